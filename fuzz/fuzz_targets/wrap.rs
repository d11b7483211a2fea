//! Any text at any width: rows follow each other, no grapheme is torn, nothing hidden is left in safe text.
#![no_main]

use candor::text::{Safe, graphemes, safe_block, safe_line, width, wrap};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &str)| {
    let (cells, verbatim) = input;
    let cells = cells % 300 + 1;
    let safe = Safe::new(verbatim);
    let shown = safe.as_str();
    let steers = |c: char| {
        c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!shown.contains(steers));
    assert_eq!(safe_line(&safe_line(verbatim)), safe_line(verbatim));
    assert_eq!(safe_block(&safe_block(verbatim)), safe_block(verbatim));
    let starts: std::collections::HashSet<usize> = graphemes(shown).map(|one| one.start).collect();
    let mut end = 0;
    for row in wrap(shown, cells) {
        assert!(row.start >= end && row.end >= row.start);
        assert!(shown[end..row.start].chars().all(char::is_whitespace));
        assert!(row.start == shown.len() || starts.contains(&row.start));
        assert!(row.end == shown.len() || starts.contains(&row.end));
        let wide = width(&shown[row.start..row.end]);
        // A single grapheme may be wider than the row.
        assert!(wide <= usize::from(cells) || graphemes(&shown[row.start..row.end]).count() == 1);
        end = row.end;
    }
    assert!(shown[end..].chars().all(char::is_whitespace));
});
