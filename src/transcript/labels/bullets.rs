//! Signs in front of a line that say nothing of who speaks: bullets, numbers, quotations, headings.

/// The length of a list's bullet or number, a quotation's or a heading's sign in front of a line.
pub(super) fn marker(line: &str) -> usize {
    let rest = line.trim_start_matches(['#', '>', '•', '·']);
    let rest = if rest.len() == line.len() {
        let bullet = line.starts_with("- ") || line.starts_with("* ") || line.starts_with("– ");
        if !bullet {
            return number(line);
        }
        line.trim_start_matches(['-', '*', '–'])
    } else {
        rest
    };
    line.len() - rest.trim_start_matches(' ').len()
}

/// No list has more points, in digits.
const LONGEST: usize = 4;

/// The length of `12. ` or `12) ` in front of a line.
fn number(line: &str) -> usize {
    let digits = line.bytes().take(LONGEST + 1).take_while(u8::is_ascii_digit).count();
    let behind = &line[digits..];
    let is_number =
        (1..=LONGEST).contains(&digits) && (behind.starts_with(". ") || behind.starts_with(") "));
    let bare = behind.trim_start_matches(['.', ')', ' ']);
    if is_number { line.len() - bare.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_taken_off() {
        for line in
            ["- Mara: hi", "• Mara: hi", "## Mara: hi", "> Mara: hi", "1. Mara: hi", "12) Mara: hi"]
        {
            assert_eq!(&line[marker(line)..], "Mara: hi", "{line}");
        }
        for line in ["1.5 of it", "-5 degrees", "2026: the year", "12345. Mara", "1 Mara", ""] {
            assert_eq!(marker(line), 0, "{line}");
        }
    }
}
