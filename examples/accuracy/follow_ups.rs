//! Does a question stay with the one before it? On made-up, annotated answers and questions.

use candor::model::exchange::{ExchangeKind, Part};
use candor::model::ids::{SessionId, sha256_hex};
use candor::model::session::{Format, Source};
use candor::transcript::exchanges::build;
use candor::transcript::talk::{Role, Spoken, Talk};

/// One case: what was said, what is asked then, and whether that stays.
pub struct Case {
    answer: &'static str,
    question: &'static str,
    stays: bool,
}

pub fn cases() -> Vec<Case> {
    let case = |line: &'static str| {
        let mut parts = line.split(" || ");
        let (answer, question) = (parts.next()?, parts.next()?);
        Some(Case { answer, question, stays: parts.next()? == "stays" })
    };
    include_str!("follow_ups.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(case)
        .collect()
}

impl Case {
    /// What the simplest rule says: whatever is short stays.
    pub fn by_length(&self) -> bool {
        (self.question.split_whitespace().count() <= 7) == self.stays
    }

    /// Whether the case is read as it was annotated.
    pub fn is_right(&self) -> bool {
        self.stays_as_read() == Some(self.stays)
    }

    pub fn describe(&self) -> String {
        format!("{} [{}]", self.question, if self.stays { "stays" } else { "opens" })
    }

    fn stays_as_read(&self) -> Option<bool> {
        let asked = "Could you tell me about your last job?";
        let said = format!(
            "I was there for five years. We were a small team of eight people. {}",
            self.answer
        );
        let turns = [
            (Role::Interviewer, asked),
            (Role::Candidate, said.as_str()),
            (Role::Interviewer, self.question),
            (Role::Candidate, "It took a while, but it was worth the work in the end."),
        ];
        let mut at = 0;
        let turns = turns.map(|(role, text)| {
            let bytes = at..at + text.len();
            at = bytes.end + 1;
            let label = if role == Role::Interviewer { "Interviewer" } else { "Candidate" };
            Spoken {
                label: Some(label.into()),
                role: Some(role),
                text: text.into(),
                bytes,
                ..Spoken::default()
            }
        });
        let sha256 = sha256_hex(self.question.as_bytes());
        let id = SessionId::of_source(&sha256)?;
        let source = Source {
            name: "case".into(),
            format: Format::Labels,
            why: String::new(),
            bytes: at as u64,
            sha256,
        };
        let session = build(Talk { turns: turns.into(), report: Vec::new() }, source, id);
        let asks =
            session.exchanges.iter().filter(|one| one.kind == ExchangeKind::Question).count();
        let follows = session.exchanges[0].turns.iter().any(|turn| turn.part == Part::FollowUp);
        (asks == 1 || asks == 2).then_some(asks == 1 && follows)
    }
}
