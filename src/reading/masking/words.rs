//! Words of a text as masking sees them, and the word lists that its rules share.

use std::ops::Range;

use crate::reading::repair::{is_function_word, is_plain_word};
use crate::text::{folded, is_accent};

/// One word: letters, digits, and accents that stand behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    /// Without case and accents.
    pub(super) key: String,
}

impl Word<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn has_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// In capitals throughout, and longer than a letter.
    pub(super) fn is_shouted(&self) -> bool {
        self.key.len() > 1 && self.text.chars().all(|c| !c.is_lowercase())
    }

    /// English that everybody knows, or too short to be told from it.
    pub(super) fn is_plain(&self) -> bool {
        self.key.len() < 3 || is_plain_word(&self.key)
    }

    pub(super) fn is_one_of(&self, list: &[&str]) -> bool {
        list.contains(&self.key.as_str())
    }

    /// Holds a sentence together.
    pub(super) fn is_function(&self) -> bool {
        is_function_word(&self.key)
    }
}

/// The words of `text`.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_in = c.is_alphanumeric() || start.is_some() && is_accent(c);
        match (start, is_in) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = &text[from..at];
                found.push(Word { text: word, start: from, key: folded(word) });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// True where two words may be parts of one name: a few signs between them and no end of a sentence.
pub(super) fn joins(between: &str) -> bool {
    matches!(
        between,
        "" | " "
            | "-"
            | "_"
            | "."
            | "'"
            | "’"
            | " & "
            | "&"
            | " + "
            | " - "
            | "/"
            | ", "
            | "·"
            | ". "
    )
}

/// Sounds and words that open a sentence and are none of it.
pub(super) const FILLERS: &[&str] =
    &["um", "uh", "er", "erm", "uhm", "hmm", "so", "yeah", "well", "okay"];

/// Words in front of a name.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof", "st"];

/// True where the capital of the word at `nth` may be that of a sentence.
pub(super) fn starts_sentence(text: &str, all: &[Word<'_>], nth: usize) -> bool {
    let start = all[nth].start;
    let before =
        text[..start].trim_end_matches([' ', '\t', '"', '“', '(', '\'', '‘', '*', '_', '-', '•']);
    let behind_filler = nth > 0 && all[nth - 1].is_one_of(FILLERS) && all[nth - 1].has_capital();
    // The full stop of `Mr.` ends no sentence.
    if nth > 0 && all[nth - 1].is_one_of(TITLES) && before.len() <= all[nth - 1].end() + 1 {
        return false;
    }
    before.is_empty() || before.ends_with(['.', '?', '!', '…', ':', '\n']) || behind_filler
}

/// Words with capitals that belong together from `nth` on, with what joins them (`of`, `de`), as a range of words.
pub(super) fn capitals(text: &str, all: &[Word<'_>], nth: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    let is_part = |at: usize| {
        all.get(at)
            .is_some_and(|word| word.has_capital() && !word.is_function() && word.key.len() > 1)
    };
    let adjoins = |at: usize| {
        let between = &text[all[at - 1].end()..all[at].start];
        matches!(between, " " | "-" | " & " | "&" | "'" | "’")
    };
    if !is_part(nth) {
        return None;
    }
    let mut end = nth + 1;
    while end < all.len() && end - nth < LONGEST && adjoins(end) {
        let is_genitive = all[end].key == "s"
            && text[..all[end].start].ends_with(['\'', '’'])
            && is_part(end + 1);
        if is_part(end) {
            end += 1;
        } else if is_genitive && text[all[end].end()..all[end + 1].start] == *" " {
            // `Saint Brigid's Hospital`
            end += 2;
        } else if all[end].is_one_of(CONNECTING)
            && end + 1 < all.len()
            && adjoins(end + 1)
            && is_part(end + 1)
        {
            end += 2;
        } else {
            break;
        }
    }
    Some(nth..end)
}

/// What stands between the words of a name.
pub(super) const CONNECTING: &[&str] =
    &["of", "de", "del", "der", "di", "du", "da", "la", "le", "for", "the", "van", "von", "den"];

/// Parts of people's names that are no name by themselves, and what stands around names.
pub(super) const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la", "le",
    "al", "el", "bin", "ibn", "ben", "ter", "ten", "zu", "af", "av", "mac", "mc", "st", "jr", "sr",
    "dr", "mr", "mrs", "ms", "prof", "phd", "msc", "bsc", "mba", "md", "y", "e", "i",
];

/// Labels of speakers that name nobody.
pub(super) const ROLES: &[&str] = &[
    "candidate",
    "speaker",
    "interviewee",
    "interviewer",
    "applicant",
    "guest",
    "host",
    "unknown",
    "participant",
    "user",
    "answer",
    "a",
    "me",
    "you",
    "voice",
    "person",
    "spk",
    "channel",
];

/// What companies are, behind what they are called.
pub(super) const KINDS: &[&str] = &[
    "ab",
    "ag",
    "as",
    "asa",
    "aps",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "llc",
    "llp",
    "limited",
    "ltd",
    "nv",
    "oy",
    "oyj",
    "plc",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "se",
    "spa",
    "srl",
    "group",
    "holding",
    "holdings",
    "technologies",
    "technology",
    "tech",
    "systems",
    "solutions",
    "labs",
    "lab",
    "software",
    "services",
    "international",
    "global",
    "consulting",
    "consultants",
    "partners",
    "studio",
    "studios",
    "agency",
    "logistics",
    "industries",
    "enterprises",
    "and",
    "sons",
];

/// What stands in the place of an employer and is none.
pub(super) const NO_EMPLOYER: &[&str] = &[
    "freelance",
    "freelancer",
    "selfemployed",
    "independent",
    "various",
    "contract",
    "contractor",
    "none",
    "remote",
    "present",
    "startup",
    "stealth",
    "confidential",
    "unemployed",
    "parentalleave",
    "sabbatical",
    "volunteer",
];

/// What schools are.
pub(super) const SCHOOLS: &[&str] = &[
    "university",
    "college",
    "school",
    "institute",
    "academy",
    "polytechnic",
    "universitat",
    "hochschule",
    "fachhochschule",
    "universidad",
    "universidade",
    "universite",
    "universita",
    "universiteit",
    "universitet",
    "universitetet",
    "hogskola",
    "hogeschool",
    "ecole",
    "politecnico",
    "politechnika",
    "gymnasium",
    "lycee",
    "instituto",
    "institut",
    "uniwersytet",
    "univerzita",
    "yliopisto",
    "seminary",
    "conservatory",
];

/// What stands beside the word for a school and names none.
pub(super) const SCHOOL_KINDS: &[&str] = &[
    "high",
    "middle",
    "primary",
    "secondary",
    "elementary",
    "business",
    "graduate",
    "technical",
    "medical",
    "law",
    "summer",
    "driving",
    "state",
    "community",
    "grammar",
    "boarding",
    "night",
    "old",
    "public",
    "private",
    "nursing",
    "art",
    "music",
    "film",
    "coding",
    "junior",
    "senior",
    "my",
    "our",
];

/// What people did at a school.
pub(super) const STUDIED: &[&str] = &[
    "studied",
    "study",
    "studying",
    "graduated",
    "degree",
    "bachelor",
    "bachelors",
    "master",
    "masters",
    "phd",
    "mba",
    "bsc",
    "msc",
    "ba",
    "ma",
    "diploma",
    "doctorate",
    "enrolled",
    "attended",
    "alumna",
    "alumnus",
    "thesis",
    "student",
    "exchange",
];

/// What an employer is.
pub(super) const EMPLOYERS: &[&str] = &[
    "company",
    "startup",
    "firm",
    "agency",
    "business",
    "employer",
    "consultancy",
    "clinic",
    "hospital",
    "bank",
    "shop",
];

/// What people did at an employer's.
pub(super) const WORKED: &[&str] = &[
    "worked",
    "work",
    "working",
    "job",
    "jobs",
    "role",
    "roles",
    "position",
    "internship",
    "interned",
    "intern",
    "employed",
    "hired",
    "time",
    "stint",
    "career",
    "tenure",
    "years",
    "year",
    "months",
    "started",
    "employee",
    "contractor",
    "consultant",
    "freelanced",
    "engineer",
    "developer",
    "manager",
    "analyst",
    "lead",
    "designer",
    "back",
];

/// What a company does, or a person, at the front of a sentence.
pub(super) const ACTS: &[&str] = &[
    "hired", "paid", "asked", "gave", "let", "bought", "acquired", "used", "had", "wanted",
    "decided", "sold", "ran", "told", "said", "made", "moved", "offered", "taught", "promoted",
    "fired", "became", "grew", "went", "called",
];

/// And what only a person does, or is.
pub(super) const PERSON_ACTS: &[&str] = &[
    "is",
    "was",
    "has",
    "did",
    "does",
    "wrote",
    "built",
    "led",
    "worked",
    "works",
    "joined",
    "left",
    "knows",
    "thinks",
    "here",
    "fixed",
    "explained",
    "answered",
    "described",
    "did",
    "started",
    "studied",
    "mentioned",
    "seems",
];

/// And what only those do who employ people.
pub(super) const EMPLOYS: &[&str] =
    &["hired", "paid", "promoted", "fired", "employed", "employs", "offered"];

/// What has a capital and is no place to work or to study.
pub(super) const TIMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "christmas",
    "easter",
    "english",
];
