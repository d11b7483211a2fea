//! Is the interviewer found when names are only A and B?

use std::collections::BTreeMap;

use candor::model::exchange::Speaker;
use candor::transcript::exchanges::{Choice, roles_with};
use candor::transcript::talk::{Role, Spoken, Talk};

use crate::read::Labelled;

/// Who asks in the files of the corpus, by name: hosts of the shows, and labels that say so.
const HOSTS: &[&str] = &[
    "Adam Stacoviak",
    "Jerod Santo",
    "Kelly",
    "Ali",
    "Emma",
    "Sidney",
    "Lindsey",
    "Interviewer",
    "Amit Varma",
];

pub fn is_host(label: &str) -> bool {
    HOSTS.contains(&label.trim())
}

/// One session with the letter of its interviewer.
pub struct Session {
    pub name: String,
    pub talk: Talk,
    pub asks: &'static str,
}

#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    pub sessions: usize,
    pub right: usize,
    true_marks: usize,
    marks: usize,
    asking: usize,
}

impl Tally {
    /// How well "?" alone tells the interviewer's turns.
    pub fn f(&self) -> f64 {
        2.0 * self.true_marks as f64 / (self.marks + self.asking).max(1) as f64
    }
}

/// Cuts `file` into `parts` sessions of its two main speakers, each beginning where the host asks.
pub fn sessions(file: &Labelled, parts: usize) -> Vec<Session> {
    let Some((host, guest)) = main_speakers(file) else { return Vec::new() };
    let turns: Vec<&Spoken> = file
        .turns
        .iter()
        .filter(|turn| turn.label.as_deref().is_some_and(|label| label == host || label == guest))
        .collect();
    let length = turns.len().div_ceil(parts);
    let asks = |turn: &Spoken| turn.label.as_deref() == Some(host) && turn.text.contains('?');
    let mut starts: Vec<usize> = (0..parts)
        .map(|part| {
            let from = part * length;
            let found = turns.iter().skip(from).position(|turn| asks(turn)).unwrap_or(0);
            if part == 0 { 0 } else { from + found }
        })
        .collect();
    starts.push(turns.len());
    let mut found = Vec::new();
    for (part, pair) in starts.windows(2).enumerate() {
        if pair[1].saturating_sub(pair[0]) < 8 {
            continue;
        }
        // The letters change places, so that a rule which always says A is right half the time.
        let (a, b) =
            if (part + file.name.len()).is_multiple_of(2) { (host, guest) } else { (guest, host) };
        let renamed: Vec<Spoken> =
            turns[pair[0]..pair[1]].iter().map(|turn| rename(turn, a, b)).collect();
        found.push(Session {
            name: format!("{} {}/{parts}", file.name, part + 1),
            talk: Talk { turns: renamed, report: Vec::new() },
            asks: if a == host { "A" } else { "B" },
        });
    }
    found
}

/// A session of made-up pairs; with `at` the letters change places.
pub fn put_together(pairs: &[(String, String)], at: usize) -> Session {
    let (asks, answers) = if at.is_multiple_of(2) { ("A", "B") } else { ("B", "A") };
    let turn = |label: &str, text: &str| Spoken {
        label: Some(label.into()),
        text: text.into(),
        ..Spoken::default()
    };
    let turns = pairs
        .iter()
        .flat_map(|(question, answer)| [turn(asks, question), turn(answers, answer)])
        .collect();
    Session { name: format!("made up {at}"), talk: Talk { turns, report: Vec::new() }, asks }
}

/// The host and the guest with most turns, where the file has both.
fn main_speakers(file: &Labelled) -> Option<(&str, &str)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for turn in file.turns.iter().filter(|turn| turn.role != Some(Role::Nobody)) {
        *counts.entry(turn.label.as_deref()?).or_default() += 1;
    }
    let most = |host: bool| {
        let fitting = counts
            .iter()
            .filter(|(label, _)| is_host(label) == host && !label.starts_with("Unknown"));
        fitting.max_by_key(|(_, count)| **count).map(|(label, _)| *label)
    };
    let (host, guest) = (most(true)?, most(false)?);
    (counts[guest] >= 10).then_some((host, guest))
}

fn rename(turn: &Spoken, a: &str, b: &str) -> Spoken {
    let mut text = turn.text.clone();
    for (name, letter) in [(a, "A"), (b, "B")] {
        text = text.replace(name, letter);
        for word in name.split(' ').filter(|word| word.len() > 3) {
            text = text.replace(word, letter);
        }
    }
    let label = if turn.label.as_deref() == Some(a) { "A" } else { "B" };
    Spoken { label: Some(label.into()), text, ..turn.clone() }
}

/// Counts `session` in, and says which one is wrong.
pub fn count(session: &Session, tally: &mut Tally) -> Option<String> {
    let roles = roles_with(&session.talk, &Choice::default());
    let asking: Vec<&str> = roles
        .voices
        .iter()
        .filter(|voice| voice.speaker == Speaker::Interviewer)
        .filter_map(|voice| voice.label.as_deref())
        .collect();
    let right = asking == [session.asks];
    tally.sessions += 1;
    tally.right += usize::from(right);
    for turn in &session.talk.turns {
        let host = turn.label.as_deref() == Some(session.asks);
        let mark = turn.text.trim_end().ends_with('?');
        tally.true_marks += usize::from(host && mark);
        tally.marks += usize::from(mark);
        tally.asking += usize::from(host);
    }
    let why = roles.voices.iter().map(|voice| {
        format!("{:?} {:?} {}: {}", voice.label, voice.speaker, voice.certainty.words(), voice.rule)
    });
    (!right).then(|| format!("{}: {}", session.name, why.collect::<Vec<_>>().join("; ")))
}
