//! Where does the answer begin in a paragraph that holds question and answer?

use std::fmt;

use candor::transcript::exchanges::boundary::{Sureness, boundary};
use candor::transcript::talk::Role;

use crate::read::Labelled;
use crate::roles::is_host;

/// A question and its answer in one paragraph.
#[derive(Debug, Clone)]
pub struct Merged {
    pub text: String,
    /// Where the question ends.
    pub at: usize,
    /// The question ends with a question mark.
    pub marked: bool,
}

impl Merged {
    pub fn new(question: &str, answer: &str) -> Self {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let question = flat(question);
        let at = question.len();
        let marked = question.ends_with('?');
        Self { text: question + " " + &flat(answer), at, marked }
    }

    /// A paragraph that begins with the answer.
    pub fn without_question(answer: &str) -> Self {
        Self { at: 0, marked: false, ..Self::new("", answer) }
    }
}

/// The pairs of a file: a host's turn, and a guest's of three words or more behind it.
pub fn pairs(file: &Labelled) -> Vec<Merged> {
    let said = |at: usize| &file.turns[at];
    (1..file.turns.len())
        .filter(|&at| {
            said(at).role != Some(Role::Nobody) && said(at - 1).role != Some(Role::Nobody)
        })
        .filter_map(|at| {
            let (host, guest) = (said(at - 1).label.as_deref()?, said(at).label.as_deref()?);
            let unknown = host.starts_with("Unknown") || guest.starts_with("Unknown");
            let pair = is_host(host) && !is_host(guest) && !unknown;
            let long = said(at).text.split_whitespace().nth(2).is_some();
            (pair && long).then(|| Merged::new(&said(at - 1).text, &said(at).text))
        })
        .collect()
}

/// Every fourth later paragraph of the guests: it has no question in front.
pub fn answers_alone(file: &Labelled) -> Vec<Merged> {
    let guests = file.turns.iter().filter(|turn| {
        turn.role != Some(Role::Nobody)
            && turn.label.as_deref().is_some_and(|label| !is_host(label))
    });
    guests
        .flat_map(|turn| turn.text.split("\n\n").skip(1))
        .step_by(4)
        .map(Merged::without_question)
        .collect()
}

/// The made-up pairs of job interviews.
pub fn made_up() -> Vec<(String, String)> {
    include_str!("pairs.txt")
        .lines()
        .filter_map(|line| line.split_once(" || "))
        .map(|(question, answer)| (question.to_owned(), answer.to_owned()))
        .collect()
}

/// How many boundaries were found, and what the simple rules find.
#[derive(Debug, Default)]
pub struct Tally {
    all: usize,
    exact: usize,
    first_mark: usize,
    last_mark: usize,
    wrong_said: usize,
    right_said: usize,
    inside_word: usize,
}

impl Tally {
    pub fn of<'a>(merged: impl IntoIterator<Item = &'a Merged>) -> Self {
        let mut tally = Self::default();
        for one in merged {
            tally.count(one);
        }
        tally
    }

    fn count(&mut self, one: &Merged) {
        let found = boundary(&one.text);
        let exact = found.at == one.at;
        let flagged = usize::from(found.sure != Sureness::Sure);
        let far = one.text.char_indices().map(|(at, _)| at).find(|at| *at > 400);
        let head = &one.text[..far.unwrap_or(one.text.len())];
        self.all += 1;
        self.exact += usize::from(exact);
        self.first_mark += usize::from(one.text.find('?').is_some_and(|at| at + 1 == one.at));
        self.last_mark += usize::from(head.rfind('?').is_some_and(|at| at + 1 == one.at));
        *if exact { &mut self.right_said } else { &mut self.wrong_said } += flagged;
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let inside = word(one.text[..found.at].chars().next_back())
            && word(one.text[found.at..].chars().next());
        self.inside_word += usize::from(inside);
    }
}

fn percent(of: usize, all: usize) -> f64 {
    100.0 * of as f64 / all.max(1) as f64
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wrong = self.all - self.exact;
        write!(
            f,
            "{:>6} {:>7.1}% {:>8.1}% {:>8.1}% {:>9.0}% {:>9.0}% {:>7}",
            self.all,
            percent(self.exact, self.all),
            percent(self.first_mark, self.all),
            percent(self.last_mark, self.all),
            percent(self.wrong_said, wrong),
            percent(self.right_said, self.exact),
            self.inside_word,
        )
    }
}
