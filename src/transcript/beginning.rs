//! The beginning of a document whose rest has not been read yet, cut where a paragraph or a line ends.

use memchr::memrchr_iter;

use super::{docx, json, understand};
use crate::model::session::Session;

/// Understands the first `bytes` of the file `name` by themselves, with the readers of whole files. `None` where
/// they make no sense without the rest: in JSON, a Word document, wide characters, one line without an end. The
/// session's id is that of the beginning, not of the file.
#[must_use]
pub fn understand_beginning(name: &str, bytes: &[u8]) -> Option<Session> {
    let whole = &bytes[..end_of_paragraph(bytes)?];
    let opens = String::from_utf8_lossy(&whole[..whole.len().min(OPENING)]);
    let opens = opens.trim_start_matches('\u{feff}');
    // One NUL in many words is text, but every second byte of wide characters is one.
    if docx::is_zip(whole) || json::looks_like_json(opens) || opens.contains('\0') {
        return None;
    }
    understand(name, whole).ok()
}

/// So much tells JSON and wide characters from plain text.
const OPENING: usize = 4096;

/// Where the last paragraph ends, or where none does in the second half, the last line.
fn end_of_paragraph(bytes: &[u8]) -> Option<usize> {
    let is_blank_before = |&at: &usize| {
        let before = &bytes[..at];
        before.strip_suffix(b"\r").unwrap_or(before).ends_with(b"\n")
    };
    let lines = || memrchr_iter(b'\n', bytes);
    let paragraph = lines().take_while(|at| at * 2 > bytes.len()).find(is_blank_before);
    paragraph.or_else(|| lines().next()).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end_of(text: &str) -> Option<&str> {
        end_of_paragraph(text.as_bytes()).map(|end| &text[..end])
    }

    #[test]
    fn a_beginning_ends_with_a_paragraph_or_a_line() {
        assert_eq!(end_of("one\n\ntwo\nthree\n\nfo"), Some("one\n\ntwo\nthree\n\n"));
        assert_eq!(end_of("one\r\n\r\ntwo three\r\n\r\nfo"), Some("one\r\n\r\ntwo three\r\n\r\n"));
        // Paragraphs that all stand at the top are not the whole of it.
        assert_eq!(
            end_of("one\n\ntwo has many words\nthree has\nfo"),
            Some("one\n\ntwo has many words\nthree has\n")
        );
        assert_eq!(end_of("one without an end"), None);
    }

    #[test]
    fn what_makes_no_sense_without_the_rest_is_not_understood() {
        let page = "Ines Okafor\nEngineer\n\nWhy? Um, because I like it, you know.\n\nAnd then? I left.\n\nA";
        assert!(understand_beginning("page.txt", page.as_bytes()).is_some());
        let wide: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(understand_beginning("page.txt", &wide).is_none());
        for text in [
            "[{\"start\": 1,\n\"text\": \"um\"},\n",
            "\u{feff}{\n\"a\": 1,\n",
            "PK\u{3}\u{4}\n\n",
            "\n\n\n",
        ] {
            assert!(understand_beginning("page.txt", text.as_bytes()).is_none(), "{text}");
        }
    }
}
