//! Names in front of what is said with another mark than a colon or a time: `[Name] text`, `<Name> text`.
//!
//! A sound or a thought looks the same, so that such lines speak only where they are the whole file.

use super::head::{Head, Shape, WINDOW};
use super::names::{is_label_like, is_shaped};
use super::notices::is_sound;

/// The name that `line` begins with.
pub(super) fn marked(line: &str) -> Option<Head<'_>> {
    let close = match line.as_bytes().first()? {
        b'[' => ']',
        b'<' => '>',
        _ => return None,
    };
    let end = crate::text::head(line, WINDOW).find(close)?;
    let (name, text) = (line[1..end].trim(), line[end + 1..].trim_start());
    let is_parted = text.len() < line[end + 1..].len() && !text.is_empty();
    let is_name = is_label_like(name) && is_shaped(name) && !is_sound(&line[..=end]);
    (is_parted && is_name).then(|| Head {
        shape: Shape::Bracketed,
        name,
        time: None,
        letter: None,
        unsure: false,
        text: line.len() - text.len(),
        open: 0,
    })
}
