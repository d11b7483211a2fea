//! Facts of the interview itself: how talk and time were shared, what was lost, what was never asked.
//!
//! They say how the interview went and nothing about the person, and stand on a sheet of their own: no score is
//! made of them.

use super::{Reading, evidence};
use crate::model::exchange::{Exchange, ExchangeKind, Origin, Part, Speaker, Turn};
use crate::model::ids::ExchangeId;
use crate::model::session::Session;

/// What one side of the interview said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    /// Words, as white space parts them.
    pub words: usize,
    /// Milliseconds of the turns that have both times; `None` where a turn with words lacks one.
    pub millis: Option<u64>,
}

/// Facts of one interview.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TalkFacts {
    /// Everybody who asks.
    pub interviewers: Said,
    /// The one who is interviewed.
    pub candidate: Said,
    /// Anybody else, and words that belong to nobody.
    pub others: Said,
    /// Questions that are known, in any way but a reviewer's own words: those that open an exchange, and further
    /// ones inside it.
    pub questions_asked: usize,
    /// Exchanges whose question nobody knows.
    pub lost: Vec<ExchangeId>,
    /// Exchanges whose answer stops before its sentence does.
    pub cut_off: Vec<ExchangeId>,
    /// Claimed skills that no question names, by their names. Empty where no question is known.
    pub never_asked: Vec<String>,
}

/// One line for the list of what to ask next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The exchange that it is about; `None` for a skill.
    pub exchange: Option<ExchangeId>,
    /// The line: "ask again: … (answer 8 is cut off)".
    pub line: String,
    /// The line without its reason.
    pub ask: String,
    /// The reason in as few words as can be, beside the number of the answer; empty where that says it.
    pub reason: &'static str,
}

/// The facts of `session`, with the cut-offs of its `reading`.
#[must_use]
pub fn talk_facts(session: &Session, reading: &Reading) -> TalkFacts {
    let is_question = |exchange: &&Exchange| exchange.kind == ExchangeKind::Question;
    let asked: Vec<&Exchange> = session.exchanges.iter().filter(is_question).collect();
    let ids = |wanted: &dyn Fn(&Exchange) -> bool| -> Vec<ExchangeId> {
        let found = asked.iter().filter(|exchange| wanted(exchange));
        found.map(|exchange| exchange.id.clone()).collect()
    };
    TalkFacts {
        interviewers: said(session, |turn| voice(turn) == Speaker::Interviewer),
        candidate: said(session, |turn| voice(turn) == Speaker::Candidate),
        others: said(session, |turn| voice(turn) == Speaker::Other),
        questions_asked: asked.iter().map(|exchange| questions(exchange)).sum(),
        lost: ids(&|exchange| exchange.question.origin == Origin::Lost),
        cut_off: ids(&|exchange| reading.is_cut_off(exchange)),
        never_asked: never_asked(session),
    }
}

impl TalkFacts {
    /// How much of the words was the candidate's, from 0 to 1; `None` where nobody says anything.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "no interview has 2^52 words")]
    pub fn candidates_share(&self) -> Option<f64> {
        let all = self.interviewers.words + self.candidate.words + self.others.words;
        (all > 0).then(|| self.candidate.words as f64 / all as f64)
    }

    /// A line for every lost question, every answer that is cut off and every skill that was not asked about, for
    /// the list of follow-ups. An exchange has one line, in the order of the session.
    #[must_use]
    pub fn suggestions(&self, session: &Session) -> Vec<Suggestion> {
        let of_exchange = |(at, exchange): (usize, &Exchange)| {
            let number = session.number(at);
            let (ask, why, reason) = if self.cut_off.contains(&exchange.id) {
                let what = exchange.question.text.as_ref().map(ToString::to_string);
                let what = what.unwrap_or_else(|| lost_words(exchange));
                (format!("ask again: {what}"), format!("answer {number} is cut off"), "cut off")
            } else if self.lost.contains(&exchange.id) {
                let ask = format!("write down what was asked: {}", lost_words(exchange));
                (ask, format!("answer {number}"), "")
            } else {
                return None;
            };
            let line = format!("{ask} ({why})");
            Some(Suggestion { exchange: Some(exchange.id.clone()), line, ask, reason })
        };
        let exchanges = session.exchanges.iter().enumerate().filter_map(of_exchange);
        let skills = self.never_asked.iter().map(|skill| Suggestion {
            exchange: None,
            line: format!("ask about {skill}: claimed, and in no question"),
            ask: format!("ask about {skill}"),
            reason: "in no question",
        });
        exchanges.chain(skills).collect()
    }
}

/// What stands for a question that nobody knows: how its answer begins.
fn lost_words(exchange: &Exchange) -> String {
    format!("the question before “{} …”", exchange.opening_words())
}

/// Whose words a turn counts for.
fn voice(turn: &Turn) -> Speaker {
    if turn.part == Part::Stray { Speaker::Other } else { turn.speaker }
}

fn said(session: &Session, is_theirs: impl Fn(&Turn) -> bool) -> Said {
    let turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    let mut said = Said::default();
    let mut millis = Some(0);
    for turn in turns.filter(|turn| is_theirs(turn)) {
        let words = turn.text.split_whitespace().count();
        let length = turn
            .start_ms
            .zip(turn.end_ms)
            .map(|(start, end)| end.get().saturating_sub(start.get()));
        said.words += words;
        if words > 0 {
            millis = millis.zip(length).map(|(sum, length)| sum + length);
        }
    }
    said.millis = millis.filter(|_| said.words > 0);
    said
}

/// How many questions of an exchange are known to have been asked.
fn questions(exchange: &Exchange) -> usize {
    let further = exchange
        .turns
        .iter()
        .filter(|turn| turn.part == Part::FollowUp && turn.speaker == Speaker::Interviewer);
    let opening = matches!(exchange.question.origin, Origin::Given | Origin::Recovered);
    usize::from(opening) + further.count()
}

/// The claimed skills that neither a question nor another word of an interviewer names.
fn never_asked(session: &Session) -> Vec<String> {
    let asked: Vec<Turn> = session.exchanges.iter().flat_map(asking).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let named = evidence::places(session, &asked);
    let skills = session.skills.iter().zip(named).filter(|(_, places)| places.is_empty());
    skills.map(|(skill, _)| skill.name.clone()).collect()
}

/// The turns of the interviewers, and the question as another one: it may stand in the candidate's.
fn asking(exchange: &Exchange) -> Vec<Turn> {
    let theirs = exchange.turns.iter().filter(|turn| voice(turn) == Speaker::Interviewer).cloned();
    let first = exchange.turns.first().cloned();
    let question = exchange.question.text.clone().zip(first);
    theirs.chain(question.map(|(text, turn)| Turn { text, ..turn })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::exchange::Question;
    use crate::model::ids::TurnId;
    use crate::reading::repair::Glossary;
    use crate::reading::testing::{answer, asked, session};

    fn turn(speaker: Speaker, part: Part, text: &str, times: Option<(u64, u64)>) -> Turn {
        let (start_ms, end_ms) = times.map(|(a, b)| (a.into(), b.into())).unzip();
        Turn { id: TurnId::nth(9), speaker, part, start_ms, end_ms, ..answer(text) }
    }

    /// Three exchanges: one with its question, one that is lost, one that is cut off.
    fn interview() -> Session {
        let answers =
            ["I wrote it. It works.", "We drew a map. It was fine.", "Then we had the, uh,"];
        let mut session = session(&["Docker", "Kubernetes"], &answers);
        let given = |text: &str| -> Question { asked(Origin::Given, Some(text)) };
        session.exchanges[0].question = given("What did you do with Docker?");
        session.exchanges[2].question = given("How did it end?");
        let question = turn(
            Speaker::Interviewer,
            Part::Question,
            "What did you do with Docker?",
            Some((0, 2_000)),
        );
        session.exchanges[0].turns.insert(0, question);
        let further = turn(Speaker::Interviewer, Part::FollowUp, "And then?", Some((5_000, 5_500)));
        session.exchanges[0].turns.push(further);
        session.exchanges[1].turns.push(turn(Speaker::Candidate, Part::Stray, "Not now.", None));
        session
    }

    fn facts(session: &Session) -> TalkFacts {
        talk_facts(session, &crate::reading::read(session, &Glossary::built_in()))
    }

    #[test]
    fn words_and_time_are_counted_by_side() {
        let facts = facts(&interview());
        assert_eq!(facts.interviewers, Said { words: 8, millis: Some(2_500) });
        assert_eq!(facts.candidate, Said { words: 17, millis: None });
        assert_eq!(facts.others, Said { words: 2, millis: None });
        let share = facts.candidates_share().unwrap();
        assert!((share - 17.0 / 27.0).abs() < 1e-9, "{share}");
        assert_eq!(TalkFacts::default().candidates_share(), None);
    }

    #[test]
    fn what_went_missing_is_named() {
        let session = interview();
        let facts = facts(&session);
        let id = |at: usize| session.exchanges[at].id.clone();
        assert_eq!(facts.questions_asked, 3);
        assert_eq!((facts.lost.as_slice(), facts.cut_off.as_slice()), (&[id(1)][..], &[id(2)][..]));
        assert_eq!(facts.never_asked, ["Kubernetes"]);
    }

    #[test]
    fn every_flag_is_a_line_to_follow_up() {
        let session = interview();
        let suggested = facts(&session).suggestions(&session);
        let lines: Vec<&str> = suggested.iter().map(|one| one.line.as_str()).collect();
        assert_eq!(
            lines,
            [
                "write down what was asked: the question before “drew a map. It was fine. …” (answer 2)",
                "ask again: How did it end? (answer 3 is cut off)",
                "ask about Kubernetes: claimed, and in no question",
            ]
        );
    }

    #[test]
    fn where_no_question_is_known_no_skill_is_called_unasked() {
        let session = session(&["Docker"], &["Yes, it was there."]);
        assert!(facts(&session).never_asked.is_empty());
    }

    #[test]
    fn a_small_talk_opening_is_no_question() {
        let mut session = interview();
        session.exchanges[1].kind = ExchangeKind::Opening;
        assert!(facts(&session).lost.is_empty());
    }
}
