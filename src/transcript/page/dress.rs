//! Questions that Markdown sets apart: each a bold line or a heading, and the answer below it plain.
//!
//! Then a question needs no question mark, and a line of the answer is none, whatever it asks.

use super::super::piece::Line;
use super::super::speech::{REPLIES, is_filler, words};
use super::labels::{label, number};
use super::questions::is_question_line;

/// How a whole line is set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dress {
    /// `**Why bees?**`
    Bold,
    /// `## Why bees?`, and how many signs stand in front.
    Heading(usize),
}

/// The dress of `text`, and what it holds.
fn dressed(text: &str) -> Option<(Dress, &str)> {
    let signs = text.len() - text.trim_start_matches('#').len();
    if signs > 0 {
        let inside = text[signs..].strip_prefix(' ')?;
        return Some((Dress::Heading(signs), inside.trim()));
    }
    let mark = ["**", "__"].into_iter().find(|mark| text.starts_with(mark))?;
    let inside = text.strip_prefix(mark)?.strip_suffix(mark)?;
    (!inside.contains(mark)).then_some((Dress::Bold, inside.trim()))
}

/// How the questions of an interview are set apart from its answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Questions {
    dress: Dress,
    /// The line of the first question.
    first: usize,
}

/// What a line of such an interview is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Stands in front of the first question.
    Before,
    /// A title above the questions.
    Title,
    /// Asks.
    Question,
    /// "Mm-hmm." of whoever asks.
    BackChannel,
    /// Answers.
    Answer,
}

/// Fewer lines in one dress prove nothing.
const FEWEST: usize = 3;

impl Questions {
    /// How the questions among `lines` are set apart; `None` where dress does not tell them from answers: nearly each
    /// has to stand above a plain line, half of them have to ask by their words, and no labels may say who speaks.
    pub(super) fn of(lines: &[Line<'_>]) -> Option<Self> {
        let dress = most_frequent(lines)?;
        let is_in_it =
            |line: &&Line<'_>| dressed(line.piece.text).is_some_and(|(other, _)| other == dress);
        let all = lines.iter().filter(is_in_it).count();
        let answered = lines
            .windows(2)
            .filter(|pair| is_in_it(&&pair[0]) && dressed(pair[1].piece.text).is_none())
            .count();
        let asking = lines.iter().filter(is_in_it).filter(|line| asks(line.piece.text)).count();
        let first = lines.iter().position(|line| is_in_it(&line))?;
        let labelled = lines[first..].iter().any(|line| label(line.piece.text).is_some());
        let tells = all >= FEWEST && answered * 10 >= all * 8 && asking * 2 >= all && !labelled;
        tells.then_some(Self { dress, first })
    }

    /// What the line at the place `at` is.
    pub(super) fn part(self, at: usize, text: &str) -> Part {
        match (dressed(text), self.dress) {
            (Some((Dress::Heading(signs), _)), Dress::Heading(level)) if signs < level => {
                Part::Title
            }
            (Some((Dress::Heading(_), _)), Dress::Bold) => Part::Title,
            _ if at < self.first => Part::Before,
            (Some((_, inside)), Dress::Bold) if is_reply(inside) => Part::BackChannel,
            (Some((Dress::Heading(_), _)), Dress::Heading(_))
            | (Some((Dress::Bold, _)), Dress::Bold) => Part::Question,
            _ => Part::Answer,
        }
    }
}

/// The dress of most dressed lines.
fn most_frequent(lines: &[Line<'_>]) -> Option<Dress> {
    let mut counts: Vec<(Dress, usize)> = Vec::new();
    for (dress, _) in lines.iter().filter_map(|line| dressed(line.piece.text)) {
        match counts.iter_mut().find(|(known, _)| *known == dress) {
            Some((_, count)) => *count += 1,
            None => counts.push((dress, 1)),
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(dress, _)| dress)
}

/// True for a dressed line that asks by its words, a number in front left out.
fn asks(text: &str) -> bool {
    dressed(text).is_some_and(|(_, inside)| {
        let bare = number(inside).map_or(inside, |(_, end)| &inside[end..]);
        is_question_line(bare)
    })
}

/// True for a word or two that keep an answer going.
fn is_reply(text: &str) -> bool {
    let mut all = words(text);
    let replies = all.by_ref().take(2).all(|word| {
        is_filler(word) || word.is_one_of(REPLIES) || word.is_one_of(&["mm-hmm", "mhm", "uh-huh"])
    });
    replies && all.next().is_none() && !text.contains('?')
}

#[cfg(test)]
mod tests {
    use super::super::super::piece::lines;
    use super::*;

    fn parts(text: &str) -> Option<Vec<Part>> {
        let lines = lines(text);
        let questions = Questions::of(&lines)?;
        Some(
            lines
                .iter()
                .enumerate()
                .map(|(at, line)| questions.part(at, line.piece.text))
                .collect(),
        )
    }

    #[test]
    fn dress_tells_questions_from_answers() {
        use Part::{Answer, BackChannel, Before, Question, Title};
        let bold = "By Bo.\n\n**Why bees?**\n\nThey hum.\n\n**Mm-hmm.**\n\nAnd why not?\n\n**Your best year**\n\nThe last.\n\n\
            **Do you sell honey?**\n\nYes.\n";
        let expected =
            [Before, Question, Answer, BackChannel, Answer, Question, Answer, Question, Answer];
        assert_eq!(parts(bold).unwrap(), expected);
        let headings = "# Transcript - a talk\n\n## 1. Why bees?\n\nThey hum.\n\n## 2. Winter\n\nI read.\n\n### And then?\n\nI sleep.\n\n\
            ## 3. Tell us about wasps\n\nNo.\n";
        let expected =
            [Title, Question, Answer, Question, Answer, Question, Answer, Question, Answer];
        assert_eq!(parts(headings).unwrap(), expected);
    }

    #[test]
    fn other_dressed_lines_ask_nothing() {
        for text in [
            "**Why bees?**\n\nThey hum.\n\n**Situation**\n\nA swarm.\n\n**Task**\n\nCatch it.\n\n**Result**\n\nHoney.\n",
            "**Why bees?**\n\n**And wasps?**\n\n**And flies?**\n\nNone.\n",
            "**Why bees?**\n\nThey hum.\n\n**Why wasps?**\n\nNo.\n",
            "**Q1: Why bees?**\n\nThey hum.\n\n**Q2: Why wasps?**\n\nNo.\n\n**Q3: Why flies?**\n\nNo.\n",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
