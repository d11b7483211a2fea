//! The question at the front of a paragraph, and lines that are a question as a whole.

use super::super::speech::{REPLIES, Word, has_filler, is_one_of, sentences, words};
use super::start::head;

/// How far into a paragraph a question is looked for.
const LOOK: usize = 2000;
/// How many sentences may lead up to a question.
const LONGEST_PREAMBLE: usize = 3;

const ASKERS: &[&str] = &[
    "what", "how", "why", "when", "where", "which", "who", "whom", "whose", "what's", "how's",
    "who's", "where's", "what’s", "how’s", "who’s", "what're",
];
const AUXILIARIES: &[&str] = &[
    "can",
    "could",
    "would",
    "will",
    "do",
    "does",
    "did",
    "is",
    "are",
    "was",
    "were",
    "have",
    "has",
    "had",
    "should",
    "may",
    "might",
    "shall",
    "am",
    "can't",
    "couldn't",
    "wouldn't",
    "don't",
    "doesn't",
    "didn't",
    "isn't",
    "aren't",
    "haven't",
    "shouldn't",
    "'d",
];
const COMMANDS: &[&str] = &[
    "tell",
    "describe",
    "explain",
    "walk",
    "give",
    "discuss",
    "talk",
    "share",
    "introduce",
    "compare",
    "design",
    "list",
    "name",
    "define",
    "outline",
    "summarize",
    "summarise",
    "please",
    "elaborate",
    "write",
    "state",
    "identify",
    "provide",
    "differentiate",
    "show",
    "take",
    "briefly",
    "imagine",
    "suppose",
    "consider",
    "assume",
    "demonstrate",
    "mention",
    "say",
    "recall",
    "implement",
    "rate",
    "highlight",
    "illustrate",
    "justify",
    "picture",
    "sketch",
    "help",
];
/// Commands that set a scene: a question follows.
const SCENES: &[&str] = &["imagine", "suppose", "consider", "assume", "say", "picture", "take"];
/// Commands that are as often the start of a list or an advice: somebody must be addressed.
const WEAK_COMMANDS: &[&str] = &[
    "give",
    "list",
    "name",
    "write",
    "state",
    "show",
    "take",
    "say",
    "rate",
    "provide",
    "help",
    "design",
    "share",
    "talk",
    "recall",
    "sketch",
    "mention",
    "identify",
    "implement",
];
/// Words that turn a statement into a question of form: "It was fine, right?"
const TAGS: &[&str] = &["right", "okay", "ok", "yeah", "no", "yes", "correct", "huh", "know"];
/// Words in front of a question that belong to it.
const LEAD_INS: &[&str] = &[
    "so",
    "and",
    "okay",
    "ok",
    "great",
    "alright",
    "right",
    "now",
    "well",
    "then",
    "next",
    "also",
    "finally",
    "first",
    "firstly",
    "lastly",
    "but",
    "or",
    "thanks",
    "hi",
    "hello",
    "good",
    "perfect",
    "nice",
    "interesting",
    "question",
    "secondly",
    "cool",
    "moving",
    "on",
    "again",
    "all",
];
const ADDRESSED: &[&str] = &[
    "you", "your", "yourself", "you've", "you're", "you'd", "you’ve", "you’re", "yours", "me", "us",
];
const OWN: &[&str] = &[
    "i", "i'm", "i’m", "i've", "i’ve", "i'd", "we", "my", "our", "me", "we're", "we've", "i'll",
    "we'll",
];

/// A question in front of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    /// One past its last byte in the paragraph.
    pub(super) end: usize,
    /// True where its bounds, or that it is one, are a guess.
    pub(super) guess: bool,
}

/// What a sentence at the front of a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Asks, with a question mark or as a command.
    Asks,
    /// Asks by the order of its words alone.
    AsksWithoutMark,
    /// May lead up to a question.
    LeadsUp,
    /// Is already the answer.
    Answers,
}

/// The question that `paragraph` opens with: the run of asking sentences at its front, with what
/// leads up to them. `None` where the paragraph begins with the answer.
pub(super) fn opening_question(paragraph: &str) -> Option<Opening> {
    let text = head(paragraph, LOOK);
    let mut found: Option<Opening> = None;
    let mut preamble = 0;
    for range in sentences(text) {
        let sentence = &text[range.clone()];
        match kind(sentence) {
            Kind::Asks => {
                let unaddressed = preamble > 0 && found.is_none() && !addresses(&text[..range.end]);
                let guess = unaddressed || found.is_some_and(|opening| opening.guess);
                found = Some(Opening { end: range.end, guess });
            }
            Kind::AsksWithoutMark if found.is_none() && preamble == 0 => {
                let unfinished = range.end == text.len() && paragraph.len() > text.len();
                if unfinished || !answer_follows(&text[range.end..]) {
                    return None;
                }
                found = Some(Opening { end: range.end, guess: true });
            }
            Kind::LeadsUp if found.is_none() && preamble < LONGEST_PREAMBLE => preamble += 1,
            _ => break,
        }
    }
    found
}

/// True where the whole of `line` asks and nothing in it answers.
pub(super) fn is_question_line(line: &str) -> bool {
    if line.len() > LOOK {
        return false;
    }
    if opening_question(line).is_some_and(|opening| opening.end == line.len()) {
        return true;
    }
    let mut all = sentences(line).map(|range| kind(&line[range]));
    words(line).nth(1).is_some()
        && all.next() == Some(Kind::AsksWithoutMark)
        && all.all(|kind| matches!(kind, Kind::Asks | Kind::AsksWithoutMark))
}

fn kind(sentence: &str) -> Kind {
    if has_filler(sentence) {
        return Kind::Answers;
    }
    let all: Vec<Word<'_>> = words(sentence).take(80).collect();
    let lead = all.iter().take_while(|word| word.is_one_of(LEAD_INS)).count();
    let (before, core) = all.split_at(lead);
    let marked = ends_with_question_mark(sentence);
    let Some(first) = core.first() else {
        return if before.is_empty() || marked || starts_reply(before) {
            Kind::Answers
        } else {
            Kind::LeadsUp
        };
    };
    if asks_for_oneself(core) || is_about_the_call(core) || repeats_itself(core) {
        return Kind::Answers;
    }
    if first.is_one_of(OWN) && !sees(&all) {
        return Kind::Answers;
    }
    if marked {
        return if asks(core) { Kind::Asks } else { Kind::Answers };
    }
    if first.is_one_of(COMMANDS) && commands(core) {
        return if first.is_one_of(SCENES) { Kind::LeadsUp } else { Kind::Asks };
    }
    let written = sentence.starts_with(|c: char| !c.is_lowercase());
    if written && inverted(core) && core.len() >= 3 && !sentence.ends_with(',') {
        return Kind::AsksWithoutMark;
    }
    if leads_up(&all, lead) { Kind::LeadsUp } else { Kind::Answers }
}

fn ends_with_question_mark(sentence: &str) -> bool {
    sentence
        .trim_end_matches(['"', '”', '’', '\'', ')', '*', '_', '!', '.'])
        .ends_with(['?', '？', '؟'])
}

fn starts_reply(before: &[Word<'_>]) -> bool {
    before.first().is_some_and(|word| word.is_one_of(&["so", "well", "but", "or", "and", "then"]))
}

/// A sentence with a question mark asks where it has the words for it; "Right?" does not.
fn asks(core: &[Word<'_>]) -> bool {
    let you_know = core[0].text.eq_ignore_ascii_case("you")
        && core.get(1).is_some_and(|word| word.is_one_of(&["know", "see"]));
    let opens =
        core[0].is_one_of(ASKERS) || core[0].is_one_of(AUXILIARIES) || core[0].is_one_of(COMMANDS);
    let tagged = core.last().is_some_and(|word| word.is_one_of(TAGS));
    let inside = core.windows(2).any(|pair| {
        pair[0].is_one_of(AUXILIARIES) && pair[1].is_one_of(&["you", "your", "the", "there"])
    });
    let holds = core.len() >= 3
        && !tagged
        && (inside || core.iter().any(|word| word.is_one_of(ASKERS) || word.is_one_of(ADDRESSED)));
    let asker_first = core[0].is_one_of(ASKERS) && core.len() == 1;
    !you_know && ((opens && (core.len() >= 2 || asker_first)) || holds)
}

/// A command addressed to somebody; weak ones must say to whom.
fn commands(core: &[Word<'_>]) -> bool {
    if core.len() < 2
        || core[1].is_one_of(&[
            "that", "i", "we", "is", "was", "it", "like", "out", "care", "part", "over",
        ])
    {
        return false;
    }
    let addressed = core.iter().take(4).any(|word| word.is_one_of(ADDRESSED))
        || core.iter().any(|word| word.is_one_of(&["your", "yourself", "you", "you've"]));
    let counted = core[1].text.bytes().all(|b| b.is_ascii_digit())
        || core[1].is_one_of(&["two", "three", "four", "five", "some", "an", "the", "a", "about"]);
    let own =
        core.iter().take(12).any(|word| word.is_one_of(&["i", "we", "my", "our", "i'd", "we'd"]));
    !own && (addressed || !core[0].is_one_of(WEAK_COMMANDS) || counted)
}

/// "How do you", "what is the", "can you": the verb stands in front of its subject.
fn inverted(core: &[Word<'_>]) -> bool {
    let aux = |at: usize| core.get(at).is_some_and(|word| word.is_one_of(AUXILIARIES));
    let contracted = core[0].is_one_of(&["what's", "what’s", "how's", "who's", "where's"]);
    if core[0].is_one_of(ASKERS) {
        let subject = core.get(2).is_some_and(|word| word.is_one_of(&["you", "your"]));
        let later = (2..6).any(aux)
            && core[0].is_one_of(&["what", "which", "how", "whose", "at"])
            && !aux(1)
            && core.iter().take(8).any(|word| word.is_one_of(&["you", "your"]));
        return contracted || (aux(1) && (subject || core.len() >= 4)) || later;
    }
    aux(0) && core.get(1).is_some_and(|word| word.is_one_of(&["you", "your"]))
}

/// "Should I", "what did we": asked of oneself, not of the candidate. "Can I ask you" is not.
fn asks_for_oneself(core: &[Word<'_>]) -> bool {
    let at = usize::from(core[0].is_one_of(ASKERS));
    let oneself = core.get(at).is_some_and(|word| word.is_one_of(AUXILIARIES))
        && core.get(at + 1).is_some_and(|word| word.is_one_of(&["i", "we"]));
    let asks_leave =
        core.get(at + 2).is_some_and(|word| word.is_one_of(&["ask", "start", "begin"]));
    let addressed = core.iter().skip(at + 2).any(|word| word.is_one_of(&["you", "your"]));
    oneself && !(asks_leave && addressed)
}

/// "Can you repeat that?", "can you hear me?": about the call, not about the work.
fn is_about_the_call(core: &[Word<'_>]) -> bool {
    let short = core.len() <= 9;
    let about = ["repeat", "hear", "rephrase", "clarify", "louder"];
    let polite = ["you", "please", "it", "that", "the", "again", "me", "question"];
    let call = core.iter().take(6).any(|word| word.is_one_of(&about));
    let meant = core.len() >= 3
        && core[0].is_one_of(&["do", "did", "does"])
        && core[2].is_one_of(&["mean", "want", "say", "sense"]);
    (short && call && core.iter().any(|word| word.is_one_of(&polite))) || (short && meant)
}

/// "To calm a ward, how would you calm a ward": read aloud in pieces, by the candidate.
fn repeats_itself(core: &[Word<'_>]) -> bool {
    let same = |a: &[Word<'_>], b: &[Word<'_>]| {
        a.iter().zip(b).all(|(a, b)| a.text.eq_ignore_ascii_case(b.text))
    };
    (3..core.len().saturating_sub(2))
        .any(|at| (0..=at - 3).any(|from| same(&core[from..from + 3], &core[at..at + 3])))
}

/// A statement that may stand in front of a question: it addresses the candidate or sets a scene,
/// and nobody speaks for themselves.
fn leads_up(all: &[Word<'_>], lead: usize) -> bool {
    let first = all[0];
    if sees(all) {
        return true;
    }
    let own = all.iter().any(|word| word.is_one_of(OWN));
    let replies = first.is_one_of(REPLIES) && lead == 0;
    !own && !replies && !first.is_one_of(&["yeah", "yes", "no"]) && all.len() <= 60
}

/// "I see you studied law", "I'd like to hear about your year": an interviewer's "I".
fn sees(all: &[Word<'_>]) -> bool {
    let notices = all[0].text == "I"
        && all.get(1).is_some_and(|word| {
            word.is_one_of(&["see", "saw", "noticed", "understand", "want", "read"])
        });
    let likes = all[0].is_one_of(&["i'd", "i’d"])
        && all.get(1).is_some_and(|word| word.is_one_of(&["like", "love"]));
    (notices || likes) && all.iter().any(|word| word.is_one_of(&["you", "your", "you've"]))
}

fn addresses(text: &str) -> bool {
    words(text).any(|word| word.is_one_of(&["you", "your", "yourself"]))
}

/// True where what follows begins as answers do: a filler, a reply, "I", "so".
fn answer_follows(rest: &str) -> bool {
    let mut opening = words(rest).take(3);
    opening.next().is_some_and(|word| {
        super::super::speech::is_filler(word)
            || word.is_one_of(REPLIES)
            || is_one_of(word.text, OWN)
            || word.is_one_of(&["so", "well", "sure", "thanks", "thank", "basically", "actually"])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str) -> Option<&str> {
        opening_question(text).map(|opening| &text[..opening.end])
    }

    #[test]
    fn the_question_in_front_is_found() {
        for (expected, answer) in [
            ("How does pooling in Node. Js help?", " Uh, pooling helps."),
            ("Could you tell me about your background?", " Um, I trained in Leeds."),
            ("Tell me about a time you failed.", " Sure, so last year I did."),
            ("Describe a difficult shift.", " It was a Friday."),
            ("You worked on a ward for years. What did you learn there?", " I learned to wait."),
            ("Imagine the power is out. What do you check first?", " The panel."),
            ("What is a fuse? And why does it matter to you?", " A fuse protects."),
            ("In your last role, how did you plan lessons?", " On Sundays."),
            ("What is your weakness. ", "Um, I talk too much."),
            ("Why?", " Because it works."),
            ("I see you studied law. Why did you leave it?", " I was bored."),
            ("So, what brings you here?", " The pay."),
        ] {
            let whole = format!("{expected}{answer}");
            assert_eq!(question(&whole), Some(expected.trim_end()), "{whole}");
        }
    }

    #[test]
    fn an_answer_in_front_is_no_question() {
        for text in [
            "Um, so what would you do? You wait.",
            "Yeah. I think so. Why not?",
            "Can you repeat that? Okay. So I trained.",
            "I asked them: what do you need? They said time.",
            "It was fine, right? We did it.",
            "You know what I mean? It was hard.",
            "Maybe we can use cursors here. Is it fine?",
            "What I did was wait.",
            "When I was a nurse, I learned a lot.",
            "How should I put it? It was hard.",
        ] {
            assert_eq!(question(text), None, "{text}");
        }
    }

    #[test]
    fn lines_of_their_own() {
        for text in [
            "What is a B-tree",
            "How do you wire a two-way switch?",
            "Tell me about yourself",
            "Describe your teaching style.",
            "Why nursing?",
            "Are you licensed to drive?",
            "Explain how an index works",
            "Walk me through your last case.",
        ] {
            assert!(is_question_line(text), "{text}");
        }
        for text in
            ["Triage", "When I was young", "Yes.", "How we did it", "Python, Go", "What a day"]
        {
            assert!(!is_question_line(text), "{text}");
        }
    }
}
