//! Speakers: names in front of colons that come back often enough to be people.

use super::super::piece::{Line, Piece};
use super::labels::{Role, label, speaker};
use super::questions::is_question_line;

/// The names that speak in an interview, and whether they ask or answer.
pub(super) struct Speakers<'a> {
    roles: Vec<(&'a str, Role)>,
}

/// How often a name stands in front of a colon, and how often a question follows.
struct Heard<'a> {
    name: &'a str,
    lines: usize,
    asks: usize,
}

/// More names than this are no conversation.
const MOST: usize = 16;

impl<'a> Speakers<'a> {
    /// Listens to `lines`. `candidate` is the candidate's name, where it is known.
    pub(super) fn of(lines: &[Line<'a>], candidate: Option<Piece<'_>>) -> Self {
        let named = |role: Role| {
            lines
                .iter()
                .take(200)
                .filter_map(|line| label(line.piece.text))
                .any(|label| label.role == role && label.name.is_some())
        };
        let (asker_known, answerer_known) = (named(Role::Asks), named(Role::Answers));
        let mut heard = hear(lines);
        let is_candidate = |name: &str| is_part_of(name, candidate);
        let said: usize = heard.iter().map(|one| one.lines).sum();
        heard.retain(|one| one.lines >= 2 || is_candidate(one.name));
        let somebody_known =
            asker_known || answerer_known || heard.iter().any(|one| is_candidate(one.name));
        if said * 4 < lines.len() || (heard.len() < 2 && !somebody_known) {
            return Self { roles: Vec::new() };
        }
        let candidate_speaks = heard.iter().any(|one| is_candidate(one.name));
        let roles = heard
            .iter()
            .map(|one| {
                let answers = match () {
                    () if candidate_speaks => is_candidate(one.name),
                    () if answerer_known => false,
                    () if asker_known => true,
                    () => one.asks * 2 < one.lines,
                };
                (one.name, if answers { Role::Answers } else { Role::Asks })
            })
            .collect();
        Self { roles }
    }

    /// The role, the name and one past the label's last byte, where `text` begins with a speaker.
    pub(super) fn role(&self, text: &'a str) -> Option<(Role, &'a str, usize)> {
        if self.roles.is_empty() {
            return None;
        }
        let (name, end) = speaker(text)?;
        let (_, role) = self.roles.iter().find(|(known, _)| *known == name)?;
        Some((*role, name, end))
    }
}

fn hear<'a>(lines: &[Line<'a>]) -> Vec<Heard<'a>> {
    let mut heard: Vec<Heard<'a>> = Vec::new();
    for line in lines.iter().filter(|line| label(line.piece.text).is_none()) {
        let Some((name, end)) = speaker(line.piece.text) else { continue };
        let asks = usize::from(
            is_question_line(&line.piece.text[end..]) || line.piece.text.ends_with('?'),
        );
        if let Some(one) = heard.iter_mut().find(|one| one.name == name) {
            one.lines += 1;
            one.asks += asks;
        } else if heard.len() < MOST {
            heard.push(Heard { name, lines: 1, asks });
        }
    }
    heard
}

fn is_part_of(name: &str, candidate: Option<Piece<'_>>) -> bool {
    candidate.is_some_and(|whole| {
        name == whole.text || whole.text.split_whitespace().any(|part| part == name)
    })
}
