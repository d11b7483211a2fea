//! The question at the front of a paragraph, and lines that are a question as a whole.

use super::super::grammar::{COMMANDS, LEAD_INS, MYSELF, OWN, SCENES};
use super::super::speech::{REPLIES, Word, has_filler, is_one_of, sentences, words};
use super::asking::{
    asks, asks_for_oneself, commands, commands_somebody, inverted, is_about_the_call, is_tag,
    repeats_itself, starts_reply,
};
use crate::text::head;

/// How far into a paragraph a question is looked for.
const LOOK: usize = 2000;
/// How many sentences may lead up to a question.
const LONGEST_PREAMBLE: usize = 3;

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
    /// Has a question mark and no words that ask: "Salary expectations?"
    Marked,
    /// May lead up to a question.
    LeadsUp,
    /// Is already the answer.
    Answers,
}

/// The front of a paragraph: the question it opens with, and whether it holds nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Front {
    /// The question. `None` where the paragraph begins with the answer.
    pub(super) opening: Option<Opening>,
    /// True where the whole paragraph asks and nothing in it answers.
    pub(super) only_asks: bool,
}

/// Reads the front of `paragraph`: the run of asking sentences there, with what leads up to them.
pub(super) fn front(paragraph: &str) -> Front {
    let text = head(paragraph, LOOK);
    let mut opening: Option<Opening> = None;
    let (mut preamble, mut asked_by_form) = (0, false);
    for range in sentences(text) {
        let rest = &text[range.end..];
        let guess = match kind(&text[range.clone()]) {
            Kind::Asks if opening.is_none() && preamble > 0 => {
                match led_up_to(&text[..range.end], rest) {
                    Some(guess) => guess,
                    None => break,
                }
            }
            Kind::Asks => opening.is_some_and(|opening| opening.guess),
            Kind::AsksWithoutMark if opening.is_none() && preamble == 0 => {
                asked_by_form = rest.is_empty() && words(text).nth(1).is_some();
                if rest.is_empty() || !answer_follows(rest) {
                    break;
                }
                true
            }
            Kind::Marked if opening.is_none() && preamble == 0 => {
                if !answer_follows(rest) {
                    break;
                }
                !rest.is_empty()
            }
            Kind::LeadsUp if opening.is_none() && preamble < LONGEST_PREAMBLE => {
                preamble += 1;
                continue;
            }
            _ => break,
        };
        opening = Some(Opening { end: range.end, guess });
    }
    let whole = text.len() == paragraph.len();
    let only_asks =
        whole && (asked_by_form || opening.is_some_and(|opening| opening.end == paragraph.len()));
    Front { opening, only_asks }
}

/// Whether a question behind a preamble is a guess; `None` where it is none. `asked` is both, `rest`
/// what follows them.
fn led_up_to(asked: &str, rest: &str) -> Option<bool> {
    let addressed = addresses(asked);
    let answered = answer_follows(rest);
    let own = words(asked).any(|word| word.is_one_of(OWN));
    (addressed || (answered && !own)).then_some(!(addressed && answered))
}

/// True where the whole of `line` asks.
pub(super) fn is_question_line(line: &str) -> bool {
    front(line).only_asks
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
    if first.is_one_of(MYSELF) && !sees(&all) {
        return Kind::Answers;
    }
    if marked {
        return match () {
            () if asks(core) || sentence.starts_with('¿') => Kind::Asks,
            () if is_tag(core)
                || (all.len() < 2 && sentence.is_ascii())
                || first.is_one_of(REPLIES) =>
            {
                Kind::Answers
            }
            () => Kind::Marked,
        };
    }
    if commands_somebody(core) {
        return Kind::Asks;
    }
    if first.is_one_of(SCENES) {
        return if leads_up(&all, lead) { Kind::LeadsUp } else { Kind::Answers };
    }
    if first.is_one_of(COMMANDS) && commands(core) {
        return Kind::Asks;
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

/// A statement that may stand in front of a question: it addresses the candidate or sets a scene,
/// and nobody speaks for themselves.
fn leads_up(all: &[Word<'_>], lead: usize) -> bool {
    let first = all[0];
    if sees(all) {
        return true;
    }
    if first.is_one_of(&["thanks", "thank", "welcome"]) {
        return true;
    }
    let own = all.iter().any(|word| word.is_one_of(MYSELF));
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

/// True where what follows begins as answers do (a filler, a reply, "I", "so") or is empty.
fn answer_follows(rest: &str) -> bool {
    words(rest).next().is_none_or(|word| {
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
        front(text).opening.map(|opening| &text[..opening.end])
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
