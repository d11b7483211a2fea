//! Where a question ends and its answer begins, inside one paragraph.
//!
//! Every place where a sentence begins is weighed by the clues of `cuts`; the heaviest wins.
//! How much heavier it is than all others together says how sure that is. A place is never inside
//! a word.

pub use super::cuts::CLUES;
use super::cuts::{Cut, cuts};
use super::weights::WEIGHTS;

/// How sure a boundary is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sureness {
    /// The clues speak for this place clearly.
    Sure,
    /// Another place is possible.
    Guess,
    /// No question in front could be told from an answer.
    Lost,
}

impl Sureness {
    /// True where a reviewer should look.
    #[must_use]
    pub fn is_guess(self) -> bool {
        self != Self::Sure
    }
}

/// Where an answer begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Boundary {
    /// One past the last byte of the question; zero where the question is lost.
    pub at: usize,
    /// How sure that is.
    pub sure: Sureness,
}

/// From this probability on a place is sure, if something is asked in front of it.
const SURE: f32 = 0.7;
/// From this probability on there is no question at all.
const LOST: f32 = 0.5;

/// Finds the boundary in `paragraph`.
#[must_use]
pub fn boundary(paragraph: &str) -> Boundary {
    let cuts = cuts(paragraph);
    let weighed: Vec<f32> = cuts.iter().map(weigh).collect();
    let most = weighed.iter().copied().fold(f32::MIN, f32::max);
    let all: f32 = weighed.iter().map(|weight| (weight - most).exp()).sum();
    let probable = |at: usize| (weighed[at] - most).exp() / all;
    let best = (1..cuts.len()).max_by(|&a, &b| weighed[a].total_cmp(&weighed[b]).then(b.cmp(&a)));
    match best {
        // The first place stands for all paragraphs that are an answer alone.
        Some(best) if probable(0) < LOST => {
            let asks = cuts[best].asks();
            let sure =
                if asks && probable(best) >= SURE { Sureness::Sure } else { Sureness::Guess };
            Boundary { at: cuts[best].at, sure }
        }
        _ => Boundary { at: 0, sure: Sureness::Lost },
    }
}

fn weigh(cut: &Cut) -> f32 {
    cut.clues.iter().zip(WEIGHTS).map(|(clue, (_, weight))| clue * weight).sum()
}

/// The places where an answer may begin, each with its clues: what the weights are fitted to.
#[must_use]
pub fn clues(paragraph: &str) -> Vec<(usize, Vec<f32>)> {
    cuts(paragraph).into_iter().map(|cut| (cut.at, cut.clues.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> (&str, &str, Sureness) {
        let found = boundary(text);
        (text[..found.at].trim(), text[found.at..].trim(), found.sure)
    }

    #[test]
    fn question_and_answer_come_apart() {
        for (question, answer) in [
            (
                "Why did you leave the shipyard?",
                "It closed. Four hundred of us went home that day.",
            ),
            ("So walk me through a night shift.", "Sure. We begin at ten with the handover."),
            (
                "You have run kitchens. I have only ever burned things. How do you keep calm?",
                "I don't, I just shout quietly.",
            ),
            ("I'd love to hear about the tunnel.", "Yeah, so the tunnel was my first real job."),
            ("What is a fuse, and why does it matter?", "A fuse is a weak spot on purpose."),
        ] {
            let text = format!("{question} {answer}");
            let (asked, answered, _) = cut(&text);
            assert_eq!((asked, answered), (question, answer));
        }
    }

    #[test]
    fn nothing_asked_is_never_sure() {
        for text in [
            "I was a cook. Then I was a baker. I liked both.",
            "Um, so I think I would first call the doctor. Then I would wait.",
            "",
            "   ",
            "?",
        ] {
            assert_ne!(cut(text).2, Sureness::Sure, "{text}");
        }
    }

    #[test]
    fn every_clue_has_its_weight() {
        let names: Vec<&str> = WEIGHTS.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, CLUES);
    }
}
