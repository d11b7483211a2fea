//! Whether somebody is spoken to by name: "Mara, how do you …", "Welcome, Mara." Who is introduced by name
//! ("this is Mara", "my colleague Mara") is spoken of and not to.

/// Words in front of the name of somebody who is greeted, thanked or asked.
#[rustfmt::skip]
const GREETINGS: &[&str] = &[
    "hi", "hello", "hey", "welcome", "morning", "afternoon", "evening", "thanks", "you", "so", "okay", "ok", "right",
    "now", "and", "well", "great", "good", "dear",
];

/// Words in front of the name of somebody who is introduced.
#[rustfmt::skip]
const INTRODUCTIONS: &[&str] = &[
    "is", "i'm", "i’m", "am", "it's", "it’s", "name's", "name’s", "colleague", "manager", "lead", "boss", "with",
];

/// True where `text` speaks to the one with the first name `name`.
pub(super) fn addresses(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + name.len()..]);
        let whole =
            !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric);
        let ends = behind.is_empty() || behind.starts_with([',', '.', '!', '?', ':', ';', '…']);
        whole && ends && may_be_spoken_to(before)
    })
}

/// True where what stands in front of a name leaves room for a call: nothing, a mark, or a greeting.
fn may_be_spoken_to(before: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
    before.is_empty()
        || (last.ends_with([',', '.', '!', '?'])
            && !is_among(last.trim_end_matches(','), INTRODUCTIONS))
        || is_among(last, GREETINGS)
}

fn is_among(word: &str, words: &[&str]) -> bool {
    words.iter().any(|one| one.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_spoken_to_is_told_from_who_is_spoken_of() {
        for text in [
            "Mara, how do you prune roses?",
            "Hello Mara.",
            "Thank you, Mara.",
            "So, Mara, why us?",
            "Good morning Mara! Sit down.",
        ] {
            assert!(addresses(text, "Mara"), "{text}");
        }
        for text in [
            "I'm Mara, and I lead the team.",
            "This is Mara, my colleague.",
            "I asked Mara about it.",
            "Marathon, that is.",
            "My manager Mara, she left.",
        ] {
            assert!(!addresses(text, "Mara"), "{text}");
        }
    }
}
