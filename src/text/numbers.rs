//! Numbers in words.

/// A number with its noun: `1 session`, `3 sessions`. The noun takes a plain `s`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Numbers in words, three and more in a row by their first and last: `1, 3–5, 9`. So a hundred of them are a line.
#[must_use]
pub fn in_ranges(numbers: &[String]) -> String {
    let is_next = |one: &String, next: &String| {
        let [one, next] = [one, next].map(|number| number.parse::<usize>().ok());
        one.is_some_and(|one| next == Some(one + 1))
    };
    let in_words = |row: &[String]| match row {
        [first, _, .., last] => format!("{first}–{last}"),
        few => few.join(", "),
    };
    numbers.chunk_by(is_next).map(in_words).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_told_by_their_ends() {
        for (numbers, words) in [
            (&[][..], ""),
            (&["3"], "3"),
            (&["3", "4", "9"], "3, 4, 9"),
            (&["1", "3", "4", "5", "9", "10"], "1, 3–5, 9, 10"),
            (&["8", "9", "10", "11", "opening"], "8–11, opening"),
            (&["3", "2", "1"], "3, 2, 1"),
        ] {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            assert_eq!(in_ranges(&numbers), words);
        }
    }
}
