//! Which turns form an exchange.
//!
//! ```text
//!  greeting · how are you · fine        opening
//!  question                             a question opens an exchange
//!    answer · mm-hmm · answer             a back-channel does not break the answer
//!    follow-up · answer                   what points back stays
//!  question …                           what does not opens the next
//!  thank you · bye                      closing
//! ```

use super::follow_up::{announces, weigh};
use super::hearing::{Heard, Hearing, word_count};
use super::phrases::{Phrase, holds};
use super::pieces::Piece;
use super::subjects::{Subject, subject};
use super::words::{Token, tokens};
use crate::model::exchange::{ExchangeKind, Origin, Part, Speaker};
use crate::text::tail;
use crate::transcript::talk::{Role, Spoken};

/// An exchange in the making: pieces from `from` up to the next group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Its first piece.
    pub(super) from: usize,
    /// What sort of exchange it is.
    pub(super) kind: ExchangeKind,
    /// How the question is known.
    pub(super) origin: Origin,
    /// True where it is a guess that an exchange begins here.
    pub(super) guess: bool,
}

/// Something that the report should tell of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decision {
    /// The piece.
    pub(super) piece: usize,
    /// What was decided.
    pub(super) outcome: &'static str,
    /// The rule that decided.
    pub(super) rule: &'static str,
}

/// The groups of a talk, and why.
#[derive(Debug, Default)]
pub(super) struct Grouped {
    pub(super) groups: Vec<Group>,
    pub(super) decisions: Vec<Decision>,
}

/// Groups `pieces` and says of each what part it has.
pub(super) fn group(hearing: &mut Hearing<'_>, pieces: &mut [Piece]) -> Grouped {
    let mut grouper = Grouper {
        turns: hearing.turns(),
        habits: Habits::of(hearing, pieces),
        hearing,
        grouped: Grouped::default(),
        answered: false,
        answer: "",
        asked: Vec::new(),
        answer_words: 0,
    };
    for at in 0..pieces.len() {
        pieces[at].part = grouper.part(at, pieces);
    }
    let mut found = grouper.grouped;
    close(hearing, pieces, &mut found);
    score_something(pieces, &mut found);
    found
}

/// Where nothing is asked, what would be small talk before the first question is all there is to score.
fn score_something(pieces: &[Piece], grouped: &mut Grouped) {
    let [only] = grouped.groups.as_mut_slice() else { return };
    if only.kind != ExchangeKind::Opening {
        return;
    }
    let Some(answer) = pieces.iter().position(|piece| piece.part == Part::Answer) else { return };
    only.kind = ExchangeKind::Question;
    only.guess = true;
    grouped.decisions.retain(|decision| decision.outcome != "opening");
    let rule = "nothing is asked in the whole talk";
    grouped.decisions.push(Decision { piece: answer, outcome: "taken for one answer", rule });
}

/// How the interviewers of a talk ask.
struct Habits {
    /// Labelled with `Q` and `A`: each `Q` is a question of its own.
    sheet: bool,
    /// Hardly any turn asks in form: the recogniser wrote no question marks.
    seldom_asks: bool,
}

/// A turn of more words than this asks in the form of a question, if it asks.
const FEW: usize = 12;
/// A turn of more words tells something and announces nothing.
const MANY: usize = 40;
/// A turn of fewer words is no question without the form of one.
const SUBSTANCE: usize = 4;

impl Habits {
    fn of(hearing: &mut Hearing<'_>, pieces: &[Piece]) -> Self {
        let is_letter = |turn: &Spoken| {
            turn.label.as_deref().is_none_or(|label| {
                let word = label.trim_end_matches(|c: char| !c.is_alphabetic());
                ["q", "a", "question", "answer"].iter().any(|one| one.eq_ignore_ascii_case(word))
            })
        };
        let sheet = hearing.turns().iter().all(|turn| turn.role.is_some() && is_letter(turn));
        let of_interviewers = pieces.iter().filter(|piece| piece.speaker == Speaker::Interviewer);
        let (mut all, mut asking) = (0, 0);
        for piece in of_interviewers {
            let heard = hearing.hear(piece.turn);
            all += usize::from(heard.words >= SUBSTANCE);
            asking += usize::from(heard.words >= SUBSTANCE && heard.asks);
        }
        Self { sheet, seldom_asks: asking * 10 < all * 3 }
    }
}

struct Grouper<'a, 'h> {
    turns: &'a [Spoken],
    hearing: &'h mut Hearing<'a>,
    habits: Habits,
    grouped: Grouped,
    /// Somebody has answered the question that is open.
    answered: bool,
    /// The end of the answer so far.
    answer: &'a str,
    /// Words of the question at hand; kept so that nothing is allocated anew.
    asked: Vec<Token>,
    answer_words: usize,
}

/// So many words before the first question are an answer whose question is lost.
const LOST: usize = 60;
/// How many bytes at the end of an answer may be taken up by the next question.
const ANSWER_END: usize = 700;
/// No question is longer, in bytes: of a speech the end alone says whether it stays.
const QUESTION_END: usize = 2000;

impl Grouper<'_, '_> {
    fn part(&mut self, at: usize, pieces: &[Piece]) -> Part {
        let piece = &pieces[at];
        let role = self.turns[piece.turn].role;
        match piece.speaker {
            Speaker::Candidate => self.answer(at, piece),
            Speaker::Interviewer => self.ask(at, pieces),
            Speaker::Other => {
                if self.grouped.groups.is_empty() {
                    self.open(at, ExchangeKind::Opening, Origin::Lost, false);
                }
                if role != Some(Role::Nobody) {
                    self.decide(at, "kept beside the answer", "somebody else speaks");
                }
                Part::Stray
            }
        }
    }

    fn kind(&self) -> Option<ExchangeKind> {
        self.grouped.groups.last().map(|group| group.kind)
    }

    fn open(&mut self, at: usize, kind: ExchangeKind, origin: Origin, guess: bool) {
        self.grouped.groups.push(Group { from: at, kind, origin, guess });
        self.answered = false;
        self.answer_words = 0;
    }

    fn decide(&mut self, piece: usize, outcome: &'static str, rule: &'static str) {
        self.grouped.decisions.push(Decision { piece, outcome, rule });
    }

    fn answer(&mut self, at: usize, piece: &Piece) -> Part {
        let words = word_count(&self.turns[piece.turn].text[piece.range.clone()]);
        match self.kind() {
            _ if self.turns[piece.turn].apart => {
                self.open(at, ExchangeKind::Question, Origin::Lost, false);
                self.decide(
                    at,
                    "question lost",
                    "the source keeps this answer apart, without a question",
                );
            }
            None if words < LOST => self.open(at, ExchangeKind::Opening, Origin::Lost, false),
            None => {
                self.open(at, ExchangeKind::Question, Origin::Lost, false);
                self.decide(at, "question lost", "an answer stands in front of the first question");
            }
            _ => {}
        }
        self.answered = true;
        self.answer_words += words;
        self.answer = tail(&self.turns[piece.turn].text[piece.range.clone()], ANSWER_END);
        Part::Answer
    }

    fn ask(&mut self, at: usize, pieces: &[Piece]) -> Part {
        let piece = &pieces[at];
        let heard = self.hearing.hear(piece.turn);
        let begun = self.kind() == Some(ExchangeKind::Question);
        if self.habits.sheet {
            return self.question(at, piece.guess);
        }
        if piece.cut {
            return match (begun, self.answered) {
                (true, true) => self.ask_on(at, piece),
                (false, _) if self.is_small_talk(piece) => self.greet(at),
                _ => self.question(at, piece.guess),
            };
        }
        if heard.cheers {
            return match self.kind() {
                Some(_) if self.answered => Part::BackChannel,
                Some(_) => Part::Question,
                None => {
                    self.open(at, ExchangeKind::Opening, Origin::Given, false);
                    Part::Question
                }
            };
        }
        if !begun {
            return self.ask_first(at, heard, pieces);
        }
        if !self.answered {
            return Part::Question;
        }
        if heard.asks {
            return self.ask_on(at, piece);
        }
        if self.habits.seldom_asks && is_answered_at_length(self.hearing, at, pieces) {
            self.decide(at, "opens a question", "what it says is answered at length");
            return self.question(at, true);
        }
        if self.announces(at, heard, pieces) {
            self.decide(at, "opens a question", "announces a new subject");
            return self.question(at, true);
        }
        match self.named(at, pieces) {
            Some(Subject::New) => {
                self.decide(at, "opens a question", "names a subject and is answered at length");
                return self.question(at, true);
            }
            Some(Subject::Known) => return self.ask_on(at, piece),
            None => {}
        }
        if heard.words >= SUBSTANCE {
            self.decide(at, "kept inside the exchange", "it asks nothing");
        }
        Part::FollowUp
    }

    /// Before the first question: small talk, or that question.
    fn ask_first(&mut self, at: usize, heard: Heard, pieces: &[Piece]) -> Part {
        let real = heard.asks && !(heard.small_talk && heard.words < LOST);
        let told = self.habits.seldom_asks && is_answered_at_length(self.hearing, at, pieces);
        if real || (told && !heard.small_talk) {
            return self.question(at, !real);
        }
        self.greet(at)
    }

    /// Small talk before the first question is an exchange of its own.
    fn greet(&mut self, at: usize) -> Part {
        if self.grouped.groups.is_empty() {
            self.open(at, ExchangeKind::Opening, Origin::Given, false);
            self.decide(at, "opening", "nothing is asked yet but small talk");
            return Part::Question;
        }
        if self.answered { Part::FollowUp } else { Part::Question }
    }

    /// "How was your journey?", and little more.
    fn is_small_talk(&mut self, piece: &Piece) -> bool {
        self.hear_asked(piece);
        self.asked.len() < LOST && holds(&self.asked, Phrase::SmallTalk)
    }

    /// A question behind an answer: it stays or opens.
    fn ask_on(&mut self, at: usize, piece: &Piece) -> Part {
        self.hear_asked(piece);
        let verdict = weigh(&self.asked, self.answer, self.answer_words);
        if verdict.stays {
            self.decide(at, "follow-up", verdict.rule);
            return Part::FollowUp;
        }
        self.decide(at, "opens a question", verdict.rule);
        self.question(at, verdict.guess || piece.guess)
    }

    /// "Okay, next one. Your greatest weakness.": words that ask by what they announce, and are answered.
    fn announces(&mut self, at: usize, heard: Heard, pieces: &[Piece]) -> bool {
        if heard.words > MANY || heard.goodbye {
            return false;
        }
        let next = pieces.get(at + 1).filter(|next| next.speaker == Speaker::Candidate);
        let is_answered = next.is_some_and(|next| self.hearing.words(next.turn) >= SUBSTANCE);
        self.hear_asked(&pieces[at]);
        // What announces a subject stands in front, whatever else is told of it.
        is_answered && announces(&self.asked[..self.asked.len().min(FEW)])
    }

    /// "A time you disagreed with a colleague.": the subject that is named, where an answer at length follows.
    fn named(&self, at: usize, pieces: &[Piece]) -> Option<Subject> {
        let piece = &pieces[at];
        let next = pieces.get(at + 1).filter(|next| next.speaker == Speaker::Candidate)?;
        let is_answered = self.hearing.words(next.turn) >= LENGTH;
        subject(&self.turns[piece.turn].text[piece.range.clone()]).filter(|_| is_answered)
    }

    fn hear_asked(&mut self, piece: &Piece) {
        let text = &self.turns[piece.turn].text[piece.range.clone()];
        self.asked.clear();
        self.asked.extend(tokens(tail(text, QUESTION_END)));
    }

    fn question(&mut self, at: usize, guess: bool) -> Part {
        self.open(at, ExchangeKind::Question, Origin::Given, guess);
        Part::Question
    }
}

/// An answer at length has so many words, and twice as many as what it answers.
const LENGTH: usize = 25;

fn is_answered_at_length(hearing: &Hearing<'_>, at: usize, pieces: &[Piece]) -> bool {
    let asked = hearing.words(pieces[at].turn);
    asked >= SUBSTANCE
        && pieces.get(at + 1).is_some_and(|next| {
            let said = hearing.words(next.turn);
            next.speaker == Speaker::Candidate && said >= LENGTH && said >= 2 * asked
        })
}

/// Goodbyes are looked for among so many turns at the end.
const LAST: usize = 16;
/// A goodbye of the candidate has fewer words.
const SHORT: usize = 60;

/// Gives the goodbyes at the end an exchange of their own.
fn close(hearing: &mut Hearing<'_>, pieces: &mut [Piece], grouped: &mut Grouped) {
    let Some(last) = grouped.groups.last() else { return };
    if last.kind != ExchangeKind::Question {
        return;
    }
    let floor = (last.from + 1).max(pieces.len().saturating_sub(LAST));
    let mut is_over = |piece: &&Piece| {
        let heard = hearing.hear(piece.turn);
        match piece.speaker {
            Speaker::Interviewer => !heard.asks || heard.small_talk,
            Speaker::Candidate => heard.words < SHORT && !heard.asks,
            Speaker::Other => true,
        }
    };
    let over = pieces[floor..].iter().rev().take_while(&mut is_over).count();
    let from = pieces.len() - over;
    let answered = |at: usize| pieces[..at].iter().rev().any(|piece| piece.part == Part::Answer);
    let mut says_goodbye = |piece: &Piece| {
        let heard = hearing.hear(piece.turn);
        match piece.speaker {
            Speaker::Interviewer => heard.goodbye || heard.last_words,
            Speaker::Candidate => heard.goodbye,
            Speaker::Other => false,
        }
    };
    let Some(at) =
        (from..pieces.len()).find(|&at| says_goodbye(&pieces[at])).filter(|&at| answered(at))
    else {
        return;
    };
    let speaks_first = pieces[at].speaker;
    grouped.groups.push(Group {
        from: at,
        kind: ExchangeKind::Closing,
        origin: if speaks_first == Speaker::Interviewer { Origin::Given } else { Origin::Lost },
        guess: false,
    });
    if speaks_first == Speaker::Interviewer {
        pieces[at].part = Part::Question;
    }
    let rule = "goodbyes, and nothing is asked any more";
    grouped.decisions.push(Decision { piece: at, outcome: "closing", rule });
}
