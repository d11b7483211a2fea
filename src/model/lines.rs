//! Where something stands in a file that a person writes: what a message about it names.

/// The line and the column, in characters and both from 1, of a byte of `text`; of its end where it has no such byte.
#[must_use]
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "a = 1\nö = ü";
        assert_eq!(line_and_column(text, 0), (1, 1));
        assert_eq!(line_and_column(text, text.find('ü').unwrap()), (2, 5));
        assert_eq!(line_and_column(text, 99), (2, 6));
    }
}
