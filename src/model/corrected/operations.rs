//! The operations on one exchange or two: split, merge, boundary, and who speaks a stretch.
//!
//! Each returns the ids of the exchanges that it changed, as they were before.

use super::draft::{Draft, Why, answers, is_silent};
use crate::model::exchange::{Change, ExchangeKind, Origin, Part, Question, Span, Speaker, Turn};
use crate::model::ids::{ExchangeId, TurnId};

/// A question that is looked for in the first words of a part is no longer, in bytes.
const LONGEST_QUESTION: usize = 400;

impl Draft {
    /// Cuts an exchange in two. The second part asks with what the interviewer says at its beginning, else
    /// with its first sentence where that ends like a question.
    pub(super) fn split(
        &mut self,
        by: &str,
        turn: &TurnId,
        byte: usize,
    ) -> Result<Vec<ExchangeId>, Why> {
        let spot = self.find(turn, byte)?;
        let turns = &self.groups[spot.group].exchange.turns;
        let before = turns[spot.turn].text[..spot.byte].trim();
        if before.is_empty() && is_silent(&turns[..spot.turn]) {
            return Err("nothing stands before it in its exchange");
        }
        if turns[spot.turn].text[spot.byte..].trim().is_empty()
            && is_silent(&turns[spot.turn + 1..])
        {
            return Err("nothing stands behind it in its exchange");
        }
        let touched = vec![self.groups[spot.group].exchange.id.clone()];
        let turn = self.cut(spot);
        let second = self.part(spot.group, turn);
        for group in [spot.group, second] {
            let turns = &mut self.groups[group].exchange.turns;
            for turn in turns.iter_mut().take_while(|turn| !answers(turn)) {
                // In front of an answer, the first part has follow-ups only where it was small talk.
                let is_asking = group == second || turn.part == Part::FollowUp;
                if turn.speaker == Speaker::Interviewer && is_asking {
                    turn.part = Part::Question;
                }
            }
        }
        for group in [spot.group, second] {
            self.groups[group].ask_anew();
            self.groups[group].shaped(by, Change::Split);
        }
        let second = &mut self.groups[second];
        if second.exchange.question.text.is_none()
            && let Some(question) = second.exchange.turns.first().and_then(asked_at_front)
        {
            second.exchange.question = question;
        }
        second.count_what_asks();
        Ok(touched)
    }

    /// Joins an exchange to the one before it. The earlier question stays; where that is lost, or small talk
    /// in front of a question, the later one. What holds a question counts.
    pub(super) fn merge(&mut self, by: &str, id: &ExchangeId) -> Result<Vec<ExchangeId>, Why> {
        let later = self.group_of(id).ok_or("there is no such exchange any more")?;
        let earlier = later.checked_sub(1).ok_or("it is the first exchange")?;
        let first = &self.groups[earlier].exchange;
        let touched = vec![first.id.clone(), id.clone()];
        let is_answered = first.turns.iter().any(|turn| turn.part != Part::Question);
        let kind = self.groups[later].exchange.kind;
        let question = self.groups[later].exchange.question.clone();
        if is_answered {
            for turn in &mut self.groups[later].exchange.turns {
                if turn.part == Part::Question {
                    turn.part = Part::FollowUp;
                }
            }
        }
        self.join(later);
        let merged = &mut self.groups[earlier];
        let is_small_talk = merged.exchange.kind != ExchangeKind::Question;
        if merged.exchange.question.text.is_none()
            || (is_small_talk && kind == ExchangeKind::Question)
        {
            merged.exchange.question = question;
            // What was said before is read in its place, not in front of the question.
            for turn in &mut merged.exchange.turns {
                if is_answered && turn.part == Part::Question {
                    turn.part = Part::FollowUp;
                }
            }
            let taken = self.written.remove(id);
            if let Some(text) = taken {
                self.written.entry(touched[0].clone()).or_insert(text);
            }
        }
        if kind != merged.exchange.kind {
            merged.exchange.kind = ExchangeKind::Question;
        }
        if !is_answered {
            merged.ask_anew();
        }
        merged.shaped(by, Change::Merge);
        self.mend(earlier);
        Ok(touched)
    }

    /// Lets the answer begin at a place: what stands before it in its exchange asks.
    pub(super) fn boundary(
        &mut self,
        by: &str,
        turn: &TurnId,
        byte: usize,
    ) -> Result<Vec<ExchangeId>, Why> {
        let spot = self.find(turn, byte)?;
        let exchange = &self.groups[spot.group].exchange;
        let touched = vec![exchange.id.clone()];
        let first = &exchange.turns[spot.turn];
        if first.text[spot.byte..].trim().is_empty() && is_silent(&exchange.turns[spot.turn + 1..])
        {
            return Err("no word of the answer would be left");
        }
        let from = self.cut(spot);
        let group = &mut self.groups[spot.group];
        let was_asked = |turn: &Turn| turn.part == Part::Question;
        let mut is_found = false;
        for (at, turn) in group.exchange.turns.iter_mut().enumerate() {
            if at < from && turn.speaker != Speaker::Other {
                is_found |= answers(turn);
                turn.part = Part::Question;
                turn.speaker = Speaker::Interviewer;
            } else if at >= from && was_asked(turn) {
                turn.part = Part::Answer;
                turn.speaker = Speaker::Candidate;
            }
        }
        group.exchange.question.at = Box::default();
        group.ask_anew();
        if is_found {
            group.exchange.question.origin = Origin::Recovered;
        }
        group.count_what_asks();
        group.shaped(by, Change::Boundary);
        self.mend(spot.group);
        Ok(touched)
    }

    /// Says who speaks a stretch of one turn. The exchange stays what it is; its parts follow.
    pub(super) fn stretch(
        &mut self,
        by: &str,
        (turn, start, end): (&TurnId, usize, usize),
        speaker: Speaker,
    ) -> Result<Vec<ExchangeId>, Why> {
        let last = end.checked_sub(1).filter(|last| start <= *last);
        let last = last.ok_or("the stretch has no words")?;
        let first = self.find(turn, start)?;
        // The end may be behind the last byte of a character, so the turn that holds it is looked for.
        let holds = |held: &Turn| held.id == *turn && held.range().contains(&last);
        let fits = |held: &Turn| held.text.is_char_boundary(end - held.offset());
        let mut ends = self.groups.iter().flat_map(|group| &group.exchange.turns);
        if !ends.find(|held| holds(held)).is_some_and(fits) {
            return Err("there is no such place in the session");
        }
        let mut touched = Vec::new();
        let mut group = first.group;
        while let Some(one) = self.groups.get(group) {
            let overlaps = |held: &Turn| {
                let held_range = held.range();
                held.id == *turn && held_range.start < end && start < held_range.end
            };
            if one.exchange.turns.iter().any(|held| overlaps(held) && held.speaker != speaker) {
                touched.push(one.exchange.id.clone());
                for byte in [start, end] {
                    if let Ok(spot) = self.find(turn, byte)
                        && spot.group == group
                    {
                        self.cut(spot);
                    }
                }
                self.give(by, group, &|held| overlaps(held), speaker);
            }
            group += 1;
        }
        if touched.is_empty() {
            Err("nothing would change, these words are spoken like that already")
        } else {
            Ok(touched)
        }
    }

    /// Gives turns of an exchange to a speaker.
    fn give(&mut self, by: &str, group: usize, is_meant: &dyn Fn(&Turn) -> bool, speaker: Speaker) {
        let one = &mut self.groups[group];
        let mut asks_otherwise = false;
        let mut is_answered = false;
        for turn in &mut one.exchange.turns {
            if is_meant(turn) && turn.speaker != speaker {
                let was = turn.part;
                turn.speaker = speaker;
                turn.part = match speaker {
                    Speaker::Candidate => Part::Answer,
                    Speaker::Interviewer if is_answered => Part::FollowUp,
                    Speaker::Interviewer => Part::Question,
                    Speaker::Other => Part::Stray,
                };
                asks_otherwise |= (was == Part::Question) != (turn.part == Part::Question);
            }
            is_answered |= answers(turn);
        }
        if asks_otherwise {
            one.ask_anew();
        }
        one.shaped(by, Change::Speaker);
        self.mend(group);
    }
}

/// The question in the first sentence of an answer, where it ends like one: a guess.
fn asked_at_front(turn: &Turn) -> Option<Question> {
    let end = turn.text.find(['.', '?', '!', '？', '。'])?;
    let mark = turn.text[end..].chars().next().filter(|mark| matches!(mark, '?' | '？'))?;
    let end = end + mark.len_utf8();
    let start = turn.text.len() - turn.text.trim_start().len();
    let is_short = end <= LONGEST_QUESTION && !turn.text[end..].trim().is_empty();
    let span = Span::of(turn, start..end).filter(|_| answers(turn) && is_short)?;
    let (text, at) = (Some(span.text.clone()), [span].into());
    Some(Question { text, origin: Origin::Recovered, at, guess: true })
}
