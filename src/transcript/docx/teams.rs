//! What Teams writes into one paragraph, set on lines as transcripts in plain text have them.
//!
//! Two ways are known: `Name   M:SS`, a break, the text; and, older, `0:0:5.100 --> 0:0:8.250`, the name
//! and the text on lines of their own. Both become `Name  M:SS` above the text.

/// The lines of one paragraph, and whether they are a speaker's header alone, whose text follows.
pub(super) fn lines(paragraph: &str) -> (String, bool) {
    let lines: Vec<&str> =
        paragraph.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if let [timing, name, text @ ..] = lines.as_slice()
        && let Some(start) = start_of(timing)
        && !text.is_empty()
    {
        return (format!("{name}  {start}\n{}", text.join("\n")), false);
    }
    let Some((first, rest)) = lines.split_first() else { return (String::new(), false) };
    match header(first) {
        Some(header) if rest.is_empty() => (header, true),
        Some(header) => (format!("{header}\n{}", rest.join("\n")), false),
        None => (lines.join("\n"), false),
    }
}

/// `line` with two spaces between name and time, where it is these and two or more spaces between.
fn header(line: &str) -> Option<String> {
    let (before, time) = line.rsplit_once(char::is_whitespace)?;
    let name = before.trim_end();
    // `rsplit_once` took one space; a sentence that ends with a time has no second one.
    let wide = before.len() > name.len() || line[name.len()..].starts_with('\t');
    (wide && !name.is_empty() && is_clock(time)).then(|| format!("{name}  {time}"))
}

/// `M:SS` or `H:MM:SS`.
fn is_clock(text: &str) -> bool {
    let fields: Vec<&str> = text.split(':').collect();
    (2..=3).contains(&fields.len())
        && fields.iter().all(|field| {
            (1..=2).contains(&field.len()) && field.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// The start of `0:0:5.100 --> 0:0:8.250`, its fraction left out, its fields of two digits.
fn start_of(line: &str) -> Option<String> {
    let (start, end) = line.split_once("-->")?;
    let whole = |time: &str| {
        let (clock, fraction) = time.trim().split_once(['.', ','])?;
        let sound = is_clock(clock) && fraction.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| clock.to_owned())
    };
    whole(end)?;
    let start = whole(start)?;
    let mut fields = start.split(':');
    let first = fields.next()?;
    Some(fields.fold(first.to_owned(), |time, field| format!("{time}:{field:0>2}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_teams_become_a_header_above_its_text() {
        let told = |paragraph: &str| lines(paragraph).0;
        assert_eq!(told("\nAna Lima   0:12\nHow so?"), "Ana Lima  0:12\nHow so?");
        assert_eq!(
            told("Ana Lima\u{a0}\u{a0}\u{a0}1:00:12\nHow\nso?"),
            "Ana Lima  1:00:12\nHow\nso?"
        );
        assert_eq!(
            told("0:0:5.100 --> 0:0:8.250\nAna Lima\nHow so?"),
            "Ana Lima  0:00:05\nHow so?"
        );
        assert_eq!(lines("Ana Lima  0:12 "), ("Ana Lima  0:12".into(), true));
    }

    #[test]
    fn what_only_resembles_a_header_stays() {
        for paragraph in ["See you at 9:30", "It was  5", "0:12", "a --> b\nc\nd", "One.\nTwo."] {
            assert_eq!(lines(paragraph), (paragraph.into(), false));
        }
    }
}
