//! What a speaker's name looks like, and which words in front of a colon are never one.

use super::super::speech::is_one_of;

/// The longest label, in bytes.
pub(super) const LONGEST: usize = 64;

/// True where `text` in front of a colon could be a label at all: short, a few words, no sentence.
pub(super) fn is_label_like(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let (mut words, mut inside, mut letters, mut quotes) = (0, false, false, 0);
    for byte in text.bytes() {
        match byte {
            b'?' | b'!' | b';' | b':' | b'*' | b'=' => return false,
            b'"' => quotes += 1,
            b' ' | b'\t' => inside = false,
            _ => {
                words += usize::from(!inside);
                inside = true;
                letters |= byte.is_ascii_alphabetic() || byte >= 0x80;
            }
        }
    }
    let most = if text.ends_with(')') { 7 } else { 5 };
    letters
        && (words <= most || (words <= LONGEST_NAME && is_long_name(text, most)))
        && (quotes == 0 || (quotes == 2 && holds_nickname(text)))
        && (text.is_ascii() || text.chars().any(char::is_alphabetic))
}

/// True for `+44 7700 900123`: somebody who dials in has no other name.
pub(super) fn is_phone(text: &str) -> bool {
    let is_part =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'(' | b')' | b'*');
    let digits = || text.bytes().filter(u8::is_ascii_digit);
    text.len() <= 24
        && text.strip_prefix('+').is_some_and(|rest| rest.bytes().all(is_part))
        && digits().count() >= 4
}

/// So many words has a name with all its particles.
const LONGEST_NAME: usize = 8;

/// True for `Ann de la Cruz y Vega`: the small words inside of a name do not make it a sentence.
fn is_long_name(text: &str, most: usize) -> bool {
    let words = text.split_whitespace().filter(|word| !is_one_of(word, PARTICLES));
    words.count() < most && is_shaped(text)
}

/// True for `Kate "Kit" Lind`: one word in quotation marks between others.
fn holds_nickname(text: &str) -> bool {
    let mut words = text.split_whitespace().skip(1).peekable();
    let mut is_inside = false;
    while let Some(word) = words.next() {
        is_inside |= word.len() > 2
            && word.starts_with('"')
            && word.ends_with('"')
            && words.peek().is_some();
    }
    is_inside
}

/// Small words inside of names.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "der", "den", "la", "le", "el", "al",
    "van", "von", "vom", "zu", "zur", "ter", "ten", "bin", "ibn", "bint", "y", "e", "i", "and", "und",
    "et", "of", "af", "av", "the", "ap", "jr.", "jr", "sr", "las", "los", "dei", "degli", "dal", "dalla", "zum",
    "wa", "ole", "ua", "ben", "bat", "abu", "ould", "'t", "'s",
];

/// True where every word begins as a name does: with a capital, a digit, or a letter of a script
/// without capitals. What stands in brackets behind the name does not matter.
pub(super) fn is_shaped(name: &str) -> bool {
    let bare = name.find(['(', '[']).filter(|at| *at > 0).map_or(name, |at| &name[..at]);
    let bare = bare.trim_end();
    let (mut capital, mut behind_title) = (false, false);
    for word in bare.split_whitespace() {
        let follows_title = std::mem::replace(&mut behind_title, is_short_form(word));
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else {
            if matches!(word, "&" | "+" | "/" | "-" | "–" | "|") {
                continue;
            }
            return false;
        };
        if first.is_alphabetic() && !first.is_lowercase() {
            capital = true;
        } else if !(first.is_numeric()
            || is_one_of(word, PARTICLES)
            || has_particle(word)
            || (follows_title && behind_title))
        {
            return false;
        }
        // A full stop ends a short form alone: `Dr.`, `J.`, `J.R.`.
        if word.ends_with('.') && word.len() > 5 {
            return false;
        }
    }
    capital && !bare.ends_with(',')
}

/// Articles that a hyphen ties to the name behind them.
const ARTICLES: &[&str] =
    &["al", "el", "as", "ad", "an", "ar", "at", "az", "ash", "abu", "bin", "ibn", "ben"];

/// True for `d'Aubin`, `al-Rashid`: a small word that is tied to a name.
fn has_particle(word: &str) -> bool {
    let Some((particle, name)) = word.split_once(['\'', '’', '-']) else { return false };
    let is_tied = if word[particle.len()..].starts_with('-') {
        is_one_of(particle, ARTICLES)
    } else {
        (1..=4).contains(&particle.len())
    };
    is_tied && name.starts_with(char::is_uppercase)
}

/// True for `Dr.`, `med.`: a title in front of a name. In a row of them the later ones are written small.
fn is_short_form(word: &str) -> bool {
    word.len() <= 5 && word.ends_with('.')
}

/// Words in front of a colon that head a note, a list, a field or a thought, but nobody's speech.
#[rustfmt::skip]
const NEVER: &[&str] = &[
    "note", "notes", "nb", "n.b.", "ps", "p.s.", "update", "edit", "correction", "disclaimer", "warning",
    "caution", "important", "attention", "tip", "hint", "example", "examples", "for example", "for instance",
    "e.g.", "i.e.", "source", "sources", "link", "links", "url", "website", "http", "https", "email", "e-mail",
    "mail", "phone", "tel", "mobile", "fax", "address", "name", "full name", "date", "time", "duration",
    "length", "location", "place", "venue", "title", "job title", "subject", "topic", "topics", "agenda",
    "role", "position", "company", "employer", "department", "team", "level", "salary", "availability",
    "headline", "summary", "overview", "profile", "about", "about me", "bio", "experience", "work experience",
    "skills", "key skills", "technical skills", "education", "languages", "language", "certifications",
    "interests", "hobbies", "references", "contact", "format", "file", "filename", "version", "status",
    "keywords", "tags", "category", "description", "abstract", "introduction", "conclusion", "chapter",
    "section", "part", "page", "episode", "season", "show notes", "transcript", "interview transcript",
    "interview", "recording", "participants", "attendees", "present", "speakers", "host", "hosts", "guest",
    "guests", "hosted by", "written by", "author", "by", "from", "to", "cc", "re", "fwd", "p", "answer key",
    "first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fifth", "last", "lastly",
    "finally", "next", "then", "also", "again", "so", "well", "okay", "ok", "yes", "no", "yeah", "and", "but",
    "or", "because", "now", "look", "listen", "see", "remember", "plus", "result", "results", "outcome",
    "problem", "solution", "reason", "goal", "goals", "pro", "pros", "con", "cons", "bonus", "step", "rule",
    "lesson", "point", "fact", "quote", "last question", "next question", "first question", "final question",
    "question", "questions", "answer", "answers", "why", "how", "what", "who", "where", "when", "which",
    "one", "two", "three", "say", "like", "meaning", "translation", "score", "rating", "feedback", "comment",
    "comments", "action", "situation", "task", "todo", "to do", "fyi", "btw", "tl;dr", "tldr", "error", "info",
    "warn", "debug", "caveat", "spoiler", "today", "yesterday", "tomorrow", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday",
];

/// True where `name`, a number behind it left out, never speaks.
pub(super) fn never_speaks(name: &str) -> bool {
    let word = without_number(name);
    is_one_of(word, NEVER) || word.is_empty()
}

/// Words for people whom nobody knows by name: one line of theirs is enough.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "speaker", "unknown speaker", "unidentified speaker", "male speaker", "female speaker", "unknown", "operator",
    "audience", "audience member", "audience question", "narrator", "announcer", "man", "woman", "male", "female",
    "both", "all", "everyone", "crowd", "caller", "participant", "student", "translator", "interpreter", "panelist",
    "facilitator", "observer", "voice", "moderator", "spk", "speaker_", "spk_",
];

/// True for `Speaker 3`, `Operator`, `Audience member`.
pub(super) fn is_somebody(name: &str) -> bool {
    is_one_of(without_number(name), PEOPLE)
}

/// Labels of what no person says.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "break", "ad break", "commercial break", "sponsor break", "music", "intro music", "outro music",
    "theme music", "theme song", "theme", "jingle", "ad", "ads", "advert", "advertisement", "advertisements",
    "commercial", "commercials", "sponsor", "sponsors", "sponsor message", "promo", "intro", "outro", "applause",
    "silence", "pause", "sound", "sound effect", "sound effects", "sfx", "announcement", "interlude", "clip",
    "audio clip", "video", "end", "recording starts", "recording stops",
];

/// True for a break, music, an advertisement.
pub(super) fn is_nobody(name: &str) -> bool {
    is_one_of(without_number(name).trim_matches(['[', ']', '(', ')']), NOBODY)
}

/// `Speaker 1`, `Q12`: the word without its number.
pub(super) fn without_number(name: &str) -> &str {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.trim_end_matches([' ', '#', '_', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_sentences() {
        for name in [
            "Mara",
            "Mara Lindqvist",
            "Dr. J. Ames",
            "Ludwig van Dyke",
            "Marie d'Aubin",
            "Omar al-Rashid",
            "Njeri wa Mwangi",
            "Ann de la Cruz y Vega",
            "Kate \"Kit\" Lind",
            "Prof. Dr. med. Ada Roth",
            "SPEAKER_04",
            "Speaker 1",
            "O'Brien",
            "田中",
            "Ash (SL)",
            "Mat & Jo",
            "Smith, J.",
            "MARA",
        ] {
            assert!(is_label_like(name) && is_shaped(name), "{name}");
        }
        for text in [
            "last question",
            "say",
            "so I told him",
            "10",
            "He said that",
            "mara",
            "",
            "the Boss said",
            "He said \"no\"",
            "\"Kit\" Lind",
            "The Best Of All Good Ways To Cook",
            "it's Mara",
            "e-Learning",
            "Anna usw. Mara",
        ] {
            assert!(!is_label_like(text) || !is_shaped(text), "{text}");
        }
        assert!(!is_label_like("Why? Because"));
        assert!(never_speaks("Step 3") && never_speaks("NOTE") && !never_speaks("Mark"));
        assert!(is_nobody("Break") && is_nobody("Music 2") && is_somebody("Speaker 12"));
    }
}
