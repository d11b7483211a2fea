//! Debris: what copying a page leaves behind of its pictures and buttons.

use super::super::piece::Piece;
use super::super::speech::is_one_of;

const PICTURES: &[&str] =
    &[".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp", ".tiff"];

const BUTTONS: &[&str] = &[
    "show more",
    "show less",
    "see more",
    "see less",
    "… more",
    "...more",
    "…more",
    "... more",
    "…see more",
    "...see more",
    "… see more",
    "... see more",
    "show all",
    "see all",
];

/// Why a whole line is debris, as the report says it.
pub(super) fn debris(line: Piece<'_>) -> Option<&'static str> {
    let text = line.text;
    if text.len() > 400 {
        return None;
    }
    if is_one_of(text, BUTTONS) {
        return Some("a button of the page was dropped");
    }
    if is_picture_end(text) {
        return Some("the end of a picture's name was dropped");
    }
    if is_picture(text) {
        return Some("a picture's name was dropped");
    }
    (is_markdown_picture(text)).then_some("a picture's markup was dropped")
}

/// `.png)`, `.jpg`, `.svg "Docker")`: an ending that no name stands in front of.
fn is_picture_end(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    PICTURES.iter().any(|ending| {
        lower.strip_prefix(ending).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with([')', ']', '?', '"', ' ', '\'', '>'])
        })
    })
}

/// `logo-docker.png`, `/img/a.svg)`, `](https://x.org/b.png)`: one token that ends as a picture does.
fn is_picture(text: &str) -> bool {
    if text.contains(char::is_whitespace) {
        return false;
    }
    let bare = text.trim_end_matches([')', ']', '>', '"', '\'', ',']);
    let bare = bare.split(['?', '#']).next().unwrap_or(bare).to_ascii_lowercase();
    PICTURES.iter().any(|ending| bare.ends_with(ending))
}

/// `![logo](`, `![Docker](docker.png)`, `](`, `<img src=…>`.
fn is_markdown_picture(text: &str) -> bool {
    let opened = text.strip_prefix("![").is_some_and(|rest| {
        rest.find(']').is_none_or(|end| {
            let behind = rest[end + 1..].trim_start_matches('(');
            !behind.trim_end_matches(')').contains(char::is_whitespace)
        })
    });
    opened || matches!(text, "](" | "!" | "()" | "[](" | "![" | ")" | "(") || is_image_tag(text)
}

fn is_image_tag(text: &str) -> bool {
    text.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case("<img ")) && text.ends_with('>')
}

/// A picture's markup or ending in front of or behind the words of a short line: the words that
/// stay, and what is dropped.
pub(super) fn around(line: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    if let Some(rest) = line.text.strip_prefix("![") {
        let close = 2 + rest.find("](")?;
        let end = close + line.text[close..].find(')')? + 1;
        let kept = line.from(end).trim();
        return (!kept.is_empty()).then(|| (kept, line.until(end)));
    }
    let (at, tail) = line
        .text
        .match_indices('.')
        .map(|(at, _)| (at, line.from(at)))
        .find(|(_, tail)| is_picture_end(tail.text) && tail.text.ends_with(')'))?;
    let kept = line.until(at).trim();
    (!kept.is_empty() && !line.text.contains('(')).then_some((kept, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece<'_> {
        Piece { text, start: 0 }
    }

    #[test]
    fn pictures_and_buttons_are_debris() {
        for text in [
            ".png)",
            ".jpg)",
            ".svg",
            "![logo](",
            "![Docker](img/docker.png)",
            "docker-logo.png",
            "](https://a.example/b.webp)",
            "/static/icons/redis.svg)",
            "Show more",
            "…more",
            "<img src=\"a\">",
            ".PNG)",
            "logo.png?w=24",
        ] {
            assert!(debris(piece(text)).is_some(), "{text}");
        }
    }

    #[test]
    fn words_are_not_debris() {
        for text in [
            ".NET",
            "PNG",
            "Docker",
            "I saved it as plan.png and sent it",
            "More",
            "SVG (vector)",
            "!Important",
            "Show more patience",
        ] {
            assert!(debris(piece(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn words_beside_debris_stay() {
        let (kept, dropped) = around(piece("Docker.png)")).unwrap();
        assert_eq!((kept.text, dropped.text), ("Docker", ".png)"));
        let (kept, dropped) = around(piece("![x](y.png) Triage")).unwrap();
        assert_eq!((kept.text, dropped.text), ("Triage", "![x](y.png)"));
        assert!(around(piece("Docker")).is_none());
    }
}
