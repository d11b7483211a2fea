//! Captions cut a turn into cues of a few seconds: here they become turns again.

use crate::transcript::cues::Cues;
use crate::transcript::speech::ends_a_sentence;
use crate::transcript::talk::{Role, Spoken};

/// A pause of so many milliseconds ends a turn.
const PAUSE: u64 = 4000;
/// A turn of so many bytes ends with its sentence, so that a monologue keeps paragraphs.
const LONG: usize = 1000;
/// No sentence is so long: a turn without full stops ends here.
const TOO_LONG: usize = 4000;

/// Joins cues of one voice that follow one another. Only captions tell where a turn ends in time, so
/// nothing else is touched.
pub(super) fn joined(turns: Vec<Spoken>) -> Vec<Spoken> {
    if turns.iter().all(|turn| turn.end_ms.is_none()) {
        return turns;
    }
    let mut all: Vec<Spoken> = Vec::with_capacity(turns.len());
    let is_one_voice = turns.windows(2).all(|two| two[0].label == two[1].label);
    for mut turn in turns {
        // What one voice says will be cut, and so every part of it keeps its times.
        if is_one_voice && turn.cues.is_empty() {
            turn.cues = Cues::first(turn.times());
        }
        match all.last_mut() {
            Some(last) if belong_together(last, &turn) => {
                last.text.push(' ');
                last.cues.append(last.text.len(), &turn.cues);
                last.text.push_str(&turn.text);
                last.end_ms = turn.end_ms;
                last.bytes.end = last.bytes.end.max(turn.bytes.end);
            }
            _ => all.push(turn),
        }
    }
    all
}

fn belong_together(last: &Spoken, next: &Spoken) -> bool {
    let (Some(end), Some(start), Some(_)) = (last.end_ms, next.start_ms, next.end_ms) else {
        return false;
    };
    let room = last.text.len() < LONG || !ends_a_sentence(&last.text);
    (&last.label, last.role) == (&next.label, next.role)
        && last.role != Some(Role::Nobody)
        && last.bytes.end <= next.bytes.start
        && start.saturating_sub(end) < PAUSE
        && room
        && last.text.len() < TOO_LONG
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(label: &str, text: &str, start: u64) -> Spoken {
        let at = usize::try_from(start).unwrap();
        Spoken {
            label: Some(label.into()),
            text: text.into(),
            start_ms: Some(start),
            end_ms: Some(start + 900),
            bytes: at..at + 900,
            ..Spoken::default()
        }
    }

    #[test]
    fn cues_of_one_voice_become_one_turn_until_it_pauses() {
        let turns = joined(vec![
            cue("Ana", "How do you", 0),
            cue("Ana", "wire a plug?", 1000),
            cue("Bo", "Carefully.", 2000),
            cue("Bo", "Very.", 20_000),
        ]);
        let texts: Vec<&str> = turns.iter().map(|turn| turn.text.as_str()).collect();
        assert_eq!(texts, ["How do you wire a plug?", "Carefully.", "Very."]);
        assert_eq!((turns[0].start_ms, turns[0].end_ms), (Some(0), Some(1900)));
        assert_eq!(turns[0].bytes, 0..1900);
    }

    #[test]
    fn turns_without_an_end_stay_as_they_are() {
        let turn = Spoken { end_ms: None, ..cue("Ana", "Well.", 0) };
        assert_eq!(joined(vec![turn.clone(), turn]).len(), 2);
    }
}
