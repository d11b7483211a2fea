//! The Markdown that reviewers write in notes: paragraphs, lists, bold, emphasis and code, and nothing else. HTML,
//! links, images and headings are plain words.
//!
//! A note is made safe before it is read, so what comes out of here has no controls in it; signs of HTML and of
//! Markdown are for the format to escape.

use crate::text::safe_block;

/// Markup stands within other markup so deep at most; deeper it is plain words.
const DEEPEST: usize = 3;

/// A part of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Lines that belong together.
    Paragraph(Vec<Vec<Inline>>),
    /// Points, numbered where `ordered`.
    List {
        /// The number of the first point; `None` where they are not numbered.
        first: Option<u32>,
        /// Each point.
        items: Vec<Vec<Inline>>,
    },
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inline {
    /// As they stand.
    Text(String),
    /// `**bold**`.
    Strong(Vec<Inline>),
    /// `*emphasis*`.
    Emphasis(Vec<Inline>),
    /// `` `code` ``.
    Code(String),
}

/// Reads a note.
pub(super) fn parse(note: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in safe_block(note).lines() {
        let line = line.trim();
        if line.is_empty() {
            is_open = false;
            continue;
        }
        let point = point(line);
        let words = inlines(point.map_or(line, |(_, words)| words), 0);
        match (point, blocks.last_mut()) {
            (Some((number, _)), Some(Block::List { first, items }))
                if first.is_some() == number.is_some() =>
            {
                items.push(words);
            }
            (Some((number, _)), _) => {
                blocks.push(Block::List { first: number, items: vec![words] });
            }
            (None, Some(Block::Paragraph(lines))) if is_open => lines.push(words),
            // A line right below a point goes on with it.
            (None, Some(Block::List { items, .. })) if is_open => {
                if let Some(last) = items.last_mut() {
                    last.push(Inline::Text(" ".into()));
                    last.extend(words);
                }
            }
            (None, _) => blocks.push(Block::Paragraph(vec![words])),
        }
        is_open = true;
    }
    blocks
}

/// The number of a point, where it has one, and its words: `- words`, `2. words`.
fn point(line: &str) -> Option<(Option<u32>, &str)> {
    if let Some(words) = ["- ", "* ", "+ ", "• "].iter().find_map(|mark| line.strip_prefix(mark))
    {
        return Some((None, words.trim_start()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let words = line[digits..].strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    // A year at the front of a line is no number of a list.
    let number = line[..digits].parse().ok().filter(|_| digits <= 3)?;
    Some((Some(number), words.trim_start()))
}

fn inlines(text: &str, depth: usize) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    // Marks of which no closing one follows any more.
    let mut hopeless: Vec<&str> = Vec::new();
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(sign) = rest.strip_prefix('\\').and_then(|rest| rest.chars().next())
            && sign.is_ascii_punctuation()
        {
            plain.push(sign);
            at += 1 + sign.len_utf8();
            continue;
        }
        let mark = ["**", "__", "*", "_", "`"].into_iter().find(|mark| rest.starts_with(mark));
        let mark = mark.filter(|mark| !hopeless.contains(mark) && depth < DEEPEST);
        if let Some(mark) = mark.filter(|mark| opens(text, at, mark)) {
            if let Some(end) = closing(text, at + mark.len(), mark) {
                if !plain.is_empty() {
                    found.push(Inline::Text(std::mem::take(&mut plain)));
                }
                let inside = &text[at + mark.len()..end];
                found.push(match mark {
                    "`" => Inline::Code(inside.to_owned()),
                    "*" | "_" => Inline::Emphasis(inlines(inside, depth + 1)),
                    _ => Inline::Strong(inlines(inside, depth + 1)),
                });
                at = end + mark.len();
                continue;
            }
            hopeless.push(mark);
            plain.push_str(mark);
            at += mark.len();
            continue;
        }
        plain.push(c);
        at += c.len_utf8();
    }
    if !plain.is_empty() {
        found.push(Inline::Text(plain));
    }
    found
}

/// True where the mark at byte `at` may begin something: words follow at once, and `_` stands at the front of one.
fn opens(text: &str, at: usize, mark: &str) -> bool {
    let before = text[..at].chars().next_back();
    let behind = text[at + mark.len()..].chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    behind.is_some_and(|c| !c.is_whitespace() && !mark.starts_with(c))
        && !(mark.starts_with('_') && is_word(before))
}

/// Where the mark closes again, behind words and, for `_`, at the end of one.
fn closing(text: &str, from: usize, mark: &str) -> Option<usize> {
    let mut at = from;
    loop {
        let end = at + text[at..].find(mark)?;
        let before = text[..end].chars().next_back();
        let behind = text[end + mark.len()..].chars().next();
        let is_inside = mark.starts_with('_') && behind.is_some_and(char::is_alphanumeric);
        // Of three stars the last two close what is bold.
        let is_longer = mark != "`" && behind.is_some_and(|c| mark.starts_with(c));
        let is_escaped = mark != "`" && before == Some('\\');
        if end > from
            && before.is_some_and(|c| !c.is_whitespace())
            && !is_inside
            && !is_longer
            && !is_escaped
        {
            return Some(end);
        }
        at = end + if is_longer && mark.len() == 1 { 2 } else { 1 };
        if at >= text.len() {
            return None;
        }
    }
}

/// The words alone, lists with a sign in front of each point.
pub(super) fn plain(note: &str, sign: &str) -> String {
    let words = |block: &Block| match block {
        Block::Paragraph(lines) => {
            lines.iter().map(|line| bare(line)).collect::<Vec<_>>().join("\n")
        }
        Block::List { first, items } => {
            let mark = |nth: usize| match first {
                Some(first) => format!("{}. ", u64::from(*first) + nth as u64),
                None => format!("{sign} "),
            };
            let items = items.iter().enumerate();
            items.map(|(nth, item)| mark(nth) + &bare(item)).collect::<Vec<_>>().join("\n")
        }
    };
    parse(note).iter().map(words).collect::<Vec<_>>().join("\n\n")
}

fn bare(inlines: &[Inline]) -> String {
    let words = |one: &Inline| match one {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(inner) | Inline::Emphasis(inner) => bare(inner),
    };
    inlines.iter().map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.into())
    }

    fn line(note: &str) -> Vec<Inline> {
        let Some(Block::Paragraph(mut lines)) = parse(note).pop() else { panic!("{note}") };
        lines.remove(0)
    }

    #[test]
    fn paragraphs_and_lists_are_told_apart() {
        let note = "one\ntwo\n\n- a\n- b\n  goes on\n\n2. c\n3) d\n\n2024. was a year";
        let list = |first, items: &[&str]| Block::List {
            first,
            items: items.iter().map(|item| inlines(item, 0)).collect(),
        };
        let blocks = parse(note);
        assert_eq!(blocks[0], Block::Paragraph(vec![vec![text("one")], vec![text("two")]]));
        let Block::List { items, .. } = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!(items[1], [text("b"), text(" "), text("goes on")]);
        assert_eq!(blocks[2], list(Some(2), &["c", "d"]));
        assert_eq!(blocks[3], Block::Paragraph(vec![vec![text("2024. was a year")]]));
    }

    #[test]
    fn words_are_set_off() {
        assert_eq!(
            line("a **b *c*** `d*e` _f_"),
            [
                text("a "),
                Inline::Strong(vec![text("b "), Inline::Emphasis(vec![text("c")])]),
                text(" "),
                Inline::Code("d*e".into()),
                text(" "),
                Inline::Emphasis(vec![text("f")]),
            ]
        );
    }

    #[test]
    fn signs_that_set_nothing_off_stay_words() {
        for note in
            ["2 * 3 * 4", "snake_case_name", "a ** b", "*open", "**", "* ", "__init__py", "`"]
        {
            assert_eq!(plain(note, "-"), note.trim(), "{note}");
        }
        assert_eq!(plain("\\*not so\\*", "-"), "*not so*");
    }

    #[test]
    fn html_links_and_headings_are_words() {
        for note in
            ["<b>x</b>", "[x](javascript:alert(1))", "![x](http://a/b.png)", "# x", "> x", "| a |"]
        {
            assert_eq!(parse(note), [Block::Paragraph(vec![vec![text(note)]])], "{note}");
        }
        assert_eq!(plain("a\u{1b}[31m\u{202e}b\0", "-"), "a␛[31m<U+202E>b␀");
    }

    #[test]
    fn plain_words_keep_their_points() {
        assert_eq!(plain("So:\n\n- **a**\n- b\n\n7. c", "•"), "So:\n\n• a\n• b\n\n7. c");
    }

    #[test]
    fn endless_marks_end() {
        for mark in ["*", "**", "_", "__", "`", "**a ", "*a", "_a ", "***"] {
            let note = mark.repeat(50_000);
            assert!(plain(&note, "-").len() <= note.len());
        }
    }
}
