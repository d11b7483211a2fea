//! Numbers that are none: Python writes `NaN` and `Infinity` into what it calls JSON, `WhisperX` among
//! its scores.

/// What is not JSON though programs write it, the longest first.
const NO_NUMBERS: &[&str] = &["-Infinity", "Infinity", "NaN"];

/// `text` with an empty string of the same length, white space included, for every number that is none,
/// so that all else keeps its place, and where the first of them stood; nothing where there are none.
pub(super) fn without_no_numbers(text: &str) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let (mut mended, mut from, mut first) = (String::new(), 0, None);
    let (mut at, mut in_string) = (0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if in_string => at += 1,
            b'"' => in_string = !in_string,
            b'-' | b'I' | b'N' if !in_string => {
                if let Some(found) = NO_NUMBERS.iter().find(|word| text[at..].starts_with(**word)) {
                    mended.push_str(&text[from..at]);
                    mended.push_str("\"\"");
                    mended.extend(std::iter::repeat_n(' ', found.len() - 2));
                    first = first.or(Some(at));
                    from = at + found.len();
                    at = from - 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    mended.push_str(&text[from..]);
    first.map(|first| (mended, first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_are_replaced_and_nothing_moves() {
        let text = r#"{"é":NaN,"b":[-Infinity,-1,Infinity],"NaN \" NaN":"NaN"}"#;
        let (mended, first) = without_no_numbers(text).unwrap();
        assert_eq!(mended, r#"{"é":"" ,"b":[""       ,-1,""      ],"NaN \" NaN":"NaN"}"#);
        assert_eq!((mended.len(), first), (text.len(), text.find("NaN").unwrap()));
        assert_eq!(without_no_numbers(r#"{"a":"NaN"}"#), None);
    }
}
