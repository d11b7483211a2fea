//! Lines above a talk that say who is who, when and where: `Interviewer: Ines Aho`, `Date: 3 May 2026`.
//!
//! The same words stand in front of what is said, so a line of them proves nothing: its value has to look like a
//! name, and another such line, a date, or the talk below has to confirm it.

use std::ops::Range;

use memchr::memchr;

use super::super::people::{Person, are_initials};
use super::super::speech::is_one_of;
use super::super::talk::Role;
use super::names::{is_label_like, is_shaped, is_somebody, without_number};
use super::roles::role;
use super::scan::{line_ending, lines};
use crate::text::head;

/// What stands above a talk.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// One past its last byte; 0 where there is none.
    pub(super) end: usize,
    /// Whom it names.
    pub(super) people: Vec<Person>,
    /// Its lines that tell something, in order. Between them may stand titles.
    pub(super) told: Vec<Range<usize>>,
}

/// No header has more lines.
const LONGEST: usize = 40;
/// So many lines of title may stand above the fields.
const TITLES: usize = 6;
/// No field is longer, in bytes.
const WIDEST: usize = 300;

/// What one line of a header tells.
enum Field<'a> {
    /// People, and the word in front of them.
    People(&'a str, Vec<Person>),
    /// Somebody with what stands in brackets or behind a dash: `Ines Aho (IA)`, `Ines Aho – interviewer`.
    Legend(Person),
    /// Something else about the interview.
    Fact,
}

/// The header of `text`, which is empty where its lines do not prove one.
pub(super) fn find(text: &str) -> Header {
    let (mut header, mut proof) = (Header::default(), Proof::default());
    let (mut titles, mut paragraph) = (0, 0);
    let mut in_yaml = false;
    for (at, range) in lines(text, 0..text.len(), line_ending(text)).take(LONGEST).enumerate() {
        let line = &text[range.clone()];
        if line.is_empty() {
            paragraph += 1;
        } else if line == "---" {
            in_yaml = at == 0;
        } else if let Some(fields) = fields(line, in_yaml) {
            if !proof.take(&fields, paragraph) {
                break;
            }
            header.end = range.end;
            header.told.push(range);
            header.people.extend(fields.into_iter().flat_map(Field::people));
        } else if !is_apart(line) {
            titles += 1;
            if header.end > 0 || titles > TITLES || line.len() > WIDEST || line.contains(": ") {
                break;
            }
        }
    }
    if proof.is_enough(&header, text) { header } else { Header::default() }
}

/// A heading of Markdown or a ruler.
fn is_apart(line: &str) -> bool {
    line.starts_with("# ") || line.starts_with("##") || !line.contains(char::is_alphanumeric)
}

impl Field<'_> {
    fn people(self) -> Vec<Person> {
        match self {
            Self::People(_, people) => people,
            Self::Legend(person) => vec![person],
            Self::Fact => Vec::new(),
        }
    }
}

/// What speaks for a header.
#[derive(Default)]
struct Proof<'a> {
    facts: usize,
    legends: usize,
    /// The words in front of people, and the paragraphs in which they stand.
    told: Vec<(&'a str, usize)>,
}

impl<'a> Proof<'a> {
    /// Counts the fields of a line in the `paragraph`; false where a word in front of people comes back further down:
    /// there the talk has begun.
    fn take(&mut self, fields: &[Field<'a>], paragraph: usize) -> bool {
        for field in fields {
            let key = match field {
                Field::People(key, _) => key,
                Field::Legend(_) => {
                    self.legends += 1;
                    continue;
                }
                Field::Fact => {
                    self.facts += 1;
                    continue;
                }
            };
            let is_other =
                |told: &&(&str, usize)| told.0.eq_ignore_ascii_case(key) && told.1 != paragraph;
            if self.told.iter().find(is_other).is_some() {
                return false;
            }
            self.told.push((key, paragraph));
        }
        true
    }

    fn is_enough(&self, header: &Header, text: &str) -> bool {
        let in_full = header.people.iter().all(|person| person.name.contains(' '));
        match self.told[..] {
            // One such line may as well stand above what that person says.
            [] => self.legends > 1,
            _ if self.facts > 0 => true,
            [(key, _)] => in_full && is_confirmed(key, header, &text[header.end..]),
            _ => in_full,
        }
    }
}

/// How far below a header the talk confirms it.
const NEAR: usize = 2000;

/// True where the talk confirms the only field `key` of the header above it: the same word speaks at once, or somebody
/// has the name of the field.
fn is_confirmed(key: &str, header: &Header, below: &str) -> bool {
    let below = head(below, NEAR);
    let labels =
        || below.lines().map(|line| label_of(line.trim())).filter(|label| !label.is_empty());
    let words = || below.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    labels().next().is_some_and(|label| label.eq_ignore_ascii_case(key))
        || header.people.iter().any(|person| {
            labels().any(|label| person.is_called(label))
                || words().any(|word| person.name.split(' ').any(|part| part == word))
        })
}

/// What stands in front of a line's colon, or its first word.
fn label_of(line: &str) -> &str {
    let bare = line.trim_start_matches(DRESS);
    let end = memchr(b':', head(bare, 64).as_bytes()).or_else(|| bare.find(' '));
    bare[..end.unwrap_or(bare.len())].trim_end_matches(DRESS)
}

/// Signs around a field.
const DRESS: &[char] = &['*', '_', '-', '•', '>', ' ', '\t', '|'];

/// The fields of a `line`; several have `|` between them. `None` where one part of it is none.
fn fields(line: &str, in_yaml: bool) -> Option<Vec<Field<'_>>> {
    if line.len() > WIDEST {
        return None;
    }
    let parts =
        line.split('|').map(|part| part.trim_matches(DRESS)).filter(|part| !part.is_empty());
    let fields: Option<Vec<_>> = parts.map(|part| field(part, in_yaml)).collect();
    fields.filter(|fields| !fields.is_empty())
}

fn field(part: &str, in_yaml: bool) -> Option<Field<'_>> {
    let parted = part.split_once(':').or_else(|| part.split_once(" = "));
    let Some((key, value)) = parted.or_else(|| dashed(part)) else { return legend(part) };
    let (key, value) = (key.trim_end_matches(DRESS), value.trim_matches(DRESS));
    let told = role(key).filter(|role| *role != Role::Nobody).or_else(|| told_by(key));
    if let Some(told) = told {
        return people(value, Some(told)).map(|people| Field::People(key, people));
    }
    if is_one_of(key, GROUPS) {
        return people(value, None).map(|people| Field::People(key, people));
    }
    if let Some(person) = person(value).filter(|person| names(key, &person.name)) {
        let person = Person { label: Some(key.to_owned()), ..person };
        return Some(Field::People(key, vec![person]));
    }
    let is_key = in_yaml && !key.is_empty() && !key.contains(' ');
    (is_key || is_one_of(key, FACTS)).then_some(Field::Fact)
}

/// `IA – Ines Aho`.
fn dashed(part: &str) -> Option<(&str, &str)> {
    let parted = [" – ", " - ", " — "].into_iter().find_map(|dash| part.split_once(dash));
    parted.filter(|(key, value)| person(value).is_some_and(|person| names(key, &person.name)))
}

/// `Ines Aho (IA)`, `Ines Aho (interviewer)`, `Ines Aho – interviewer`.
fn legend<'a>(part: &str) -> Option<Field<'a>> {
    let (name, behind) = part.split_once([',', '(', '–']).or_else(|| part.split_once(" - "))?;
    let behind = behind.trim_matches([' ', ')']);
    let told = person(name.trim_end()).filter(|person| person.name.contains(' '))?;
    let label = are_initials(behind, &told.name).then(|| behind.to_owned());
    let role = role(behind).filter(|role| *role != Role::Nobody);
    let person = Person { label, role, ..told };
    (person.role.is_some() || person.label.is_some()).then_some(Field::Legend(person))
}

/// True where `key` is a label that says `name`: initials of it, or the number of a speaker.
fn names(key: &str, name: &str) -> bool {
    are_initials(key, name) || (is_somebody(key) && without_number(key) != key)
}

/// Words in front of the name of whoever asks or answers, beside those that speak as labels.
fn told_by(key: &str) -> Option<Role> {
    match () {
        () if is_one_of(without_number(key), ASKING) => Some(Role::Interviewer),
        () if is_one_of(key, ANSWERING) => Some(Role::Candidate),
        () => None,
    }
}

#[rustfmt::skip]
const ASKING: &[&str] = &[
    "interviewers", "interviewer(s)", "interviewed by", "interview by", "conducted by", "interviewer name",
    "name of interviewer", "panel", "panel member", "panel members", "interview panel", "hiring managers", "hosts",
];
#[rustfmt::skip]
const ANSWERING: &[&str] = &[
    "candidate name", "name of candidate", "candidate's name", "interviewee name", "name of interviewee",
    "applicant name", "name of applicant", "interviewees", "name", "full name", "interview with",
];
/// Words in front of everybody who was there.
#[rustfmt::skip]
const GROUPS: &[&str] = &["participants", "attendees", "present", "speakers", "people", "in attendance", "attending"];
/// Words in front of what else is told of an interview.
#[rustfmt::skip]
const FACTS: &[&str] = &[
    "date", "interview date", "date of interview", "date and time", "date/time", "time", "start time", "end time",
    "location", "place", "venue", "room", "position", "position applied for", "role", "job", "job role", "vacancy",
    "post", "company", "employer", "organisation", "organization", "client", "department", "team", "duration",
    "length", "subject", "topic", "format", "interview type", "type", "type of interview", "stage", "round", "mode",
    "medium", "platform", "file", "file name", "filename", "recording", "audio", "transcript", "transcribed by",
    "transcriber", "transcription", "language", "project", "study", "interview", "interview no", "interview number",
    "interview id", "interview title", "id", "candidate id", "ref", "reference", "job reference", "title", "level",
    "version", "status", "day",
];

/// The people in `value`; `None` where the first of them has no name.
fn people(value: &str, told: Option<Role>) -> Option<Vec<Person>> {
    let first = |person: Person| Person { role: told, ..person };
    let one = value.replace(" and ", ",");
    let mut parts = one.split([',', ';', '/', '&', '–', '—']);
    let mut people = vec![first(person(parts.next()?)?)];
    if told != Some(Role::Candidate) {
        people.extend(parts.filter_map(person).map(first));
    }
    Some(people)
}

/// The person whom `text` names: `Ines Aho`, `Ines Aho (IA)`.
fn person(text: &str) -> Option<Person> {
    let bare = text.find(['(', '[', '<']).map_or(text, |at| &text[..at]).trim();
    let inside =
        text[text.find('(').map_or(text.len(), |at| at + 1)..].trim_end_matches([')', ' ']);
    let label = are_initials(inside, bare).then(|| inside.to_owned());
    is_persons(bare).then(|| Person { name: bare.to_owned(), label, role: None })
}

/// True where `name` is shaped as a person's name is, and is nothing that one says.
pub(super) fn is_persons(name: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-');
    let says = |word: &str| is_one_of(word.trim_matches('.'), SAID);
    let ends = name.ends_with('.') && name.rsplit(' ').next().is_none_or(|word| word.len() > 3);
    is_label_like(name)
        && is_shaped(name)
        && name.chars().all(is_letter)
        && !ends
        && !name.split(' ').any(says)
        && role(name).is_none()
}

/// Words that begin with a capital in what one says, and are no part of a name.
#[rustfmt::skip]
const SAID: &[&str] = &[
    "hello", "hi", "hey", "hiya", "howdy", "welcome", "good", "morning", "afternoon", "evening", "day", "goodbye", "bye",
    "thanks", "thank", "cheers", "please", "sorry", "yes", "yeah", "yep", "no", "nope", "okay", "ok", "sure", "right",
    "great", "fine", "nice", "well", "so", "now", "and", "but", "the", "a", "an", "i", "i'm", "i’m", "we", "you", "it",
    "it's", "it’s", "my", "your", "this", "that", "there", "here", "what", "who", "how", "why", "where", "when", "which",
    "is", "are", "was", "do", "does", "did", "can", "could", "tell", "let's", "let’s", "um", "uh", "mm", "hmm",
    "absolutely", "exactly", "perfect", "wonderful", "excellent", "unknown", "anonymous", "none", "tbc", "tbd", "redacted",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, Option<Role>)> {
        find(text).people.into_iter().map(|person| (person.name, person.role)).collect()
    }

    #[test]
    fn fields_name_people() {
        let asks = ("Ines Aho".to_owned(), Some(Role::Interviewer));
        let answers = ("Bo Lund".to_owned(), Some(Role::Candidate));
        let both = [asks.clone(), answers.clone()];
        for header in [
            "Interviewer: Ines Aho\nCandidate: Bo Lund\n",
            "# Talk 3\n\n**Interviewer:** Ines Aho\n**Interviewee**: Bo Lund\n**Date:** 3 May 2026\n",
            "Interview transcript\n\n- Interviewer: Ines Aho, head of kitchen\n- Candidate: Bo Lund (BL)\n",
            "Interviewer: Ines Aho | Candidate: Bo Lund | Role: cook\r\n",
            "---\ntitle: Talk\nconducted by: Ines Aho\ncandidate: Bo Lund\nmood: calm\n---\n",
            "Ines Aho – interviewer\nBo Lund (candidate)\n",
        ] {
            let text = format!("{header}\nInterviewer: Hello Bo.\n\nCandidate: Hello.\n");
            assert_eq!(told(&text), both, "{text}");
            assert!(text[find(&text).end..].contains("Interviewer: Hello Bo."), "{text}");
        }
        assert_eq!(told("Interviewer: Ines Aho\n\nIA: Hello.\nBL: Hello.\n"), [asks]);
        assert_eq!(told("Candidate: Bo\nDate: 3 May 2026\n\nA: Hello.\n").len(), 1);
    }

    #[test]
    fn what_is_said_is_no_field() {
        for text in [
            "Interviewer: Hello\nCandidate: Hi\nInterviewer: So, why us?\n",
            "Interviewer: Good Morning\nCandidate: Good Morning Madam\nInterviewer: So?\n",
            "Candidate: Bo Lund.\nInterviewer: Thank you.\nCandidate: It is a pleasure.\n",
            "Interviewer: Ines\nCandidate: Bo\nInterviewer: Why?\n",
            "Candidate: Machine Learning\nInterviewer: Why that?\nCandidate: It pays.\n",
            "Ines Aho (interviewer)\nWhy?\nBo Lund (candidate)\nSo.\n",
            "I went out: it rained.\nInterviewer: Ines Aho\nCandidate: Bo Lund\n",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
