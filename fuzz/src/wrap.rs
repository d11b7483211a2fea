//! Any text at any width.

use std::collections::HashSet;

use candor::text::{Safe, graphemes, safe_block, safe_line, width, wrap};

/// Rows follow each other, no grapheme is torn, nothing hidden is left in safe text. The first byte is the width.
pub fn check(bytes: &[u8]) {
    let Some((cells, verbatim)) = bytes.split_first() else { return };
    let Ok(verbatim) = std::str::from_utf8(verbatim) else { return };
    let safe = Safe::new(verbatim);
    assert!(!safe.as_str().contains(steers));
    assert_eq!(safe_line(&safe_line(verbatim)), safe_line(verbatim));
    assert_eq!(safe_block(&safe_block(verbatim)), safe_block(verbatim));
    check_rows(safe.as_str(), u16::from(*cells) + 1);
}

/// True for what changes how the characters around it are shown.
fn steers(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn check_rows(shown: &str, cells: u16) {
    let starts: HashSet<usize> = graphemes(shown).map(|one| one.start).collect();
    let is_whole = |at: usize| at == shown.len() || starts.contains(&at);
    let mut end = 0;
    for row in wrap(shown, cells) {
        assert!(row.start >= end && row.end >= row.start);
        assert!(shown[end..row.start].chars().all(char::is_whitespace));
        assert!(is_whole(row.start) && is_whole(row.end));
        let words = &shown[row.start..row.end];
        // A single grapheme may be wider than the row.
        assert!(width(words) <= usize::from(cells) || graphemes(words).count() == 1);
        end = row.end;
    }
    assert!(shown[end..].chars().all(char::is_whitespace));
}
