//! What the marks on the text cost: to find them, against a plain pass of `regex` over the same text; and to
//! have them on the screen, for an answer of a million words against one of a hundred.
//!
//! `cargo bench --bench marks` prints the times and their ratios in this one run.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a bench prints figures or nothing"
)]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;

use candor::app::layout::Size;
use candor::app::sitting::{Access, Opened};
use candor::app::{App, Home, Msg, NoteWords, Start};
use candor::keys::{self, Keymap};
use candor::model::corrections::Corrections;
use candor::model::habits::{Habits, Look};
use candor::model::ids::ReviewerId;
use candor::model::preferences::Preferences;
use candor::model::review::Review;
use candor::model::rubric::Rubric;
use candor::model::session::Session;
use candor::reading;
use candor::reading::note_check::NoteCheck;
use candor::reading::repair::Glossary;
use candor::run::clock::Clock;
use candor::transcript::{self, understand};
use candor::ui::{self, theme::Theme};
use floor::take_turns;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[path = "captions/floor.rs"]
#[allow(dead_code, reason = "the bench of captions uses the rest of it")]
mod floor;

fn main() {
    marks();
    frames();
}

/// The marks of 1 MB of speech, with the sample's profile and skills.
fn marks() {
    let (_, sample) = transcript::sample();
    let first = memchr::memmem::find(sample, b"Could you start").unwrap_or(0);
    let (head, answers) = sample.split_at(first);
    let mut page = head.to_vec();
    while page.len() < 1_000_000 {
        page.extend_from_slice(answers);
    }
    let session = understand("page.txt", &page).expect("a page");
    let spoken: String = session
        .exchanges
        .iter()
        .flat_map(|exchange| &exchange.turns)
        .map(|turn| turn.text.as_str())
        .collect::<Vec<_>>()
        .join("\n");
    let words = regex::Regex::new(r"\w+").expect("a pattern");
    let glossary = Glossary::built_in();
    let find = || drop(black_box(reading::read(black_box(&session), &glossary)));
    let pass = || {
        black_box(words.find_iter(black_box(&spoken)).count());
    };
    let [marks, plain] = take_turns(11, [&find, &pass]);
    let size = spoken.len() as f64 / 1e6;
    let ratio = marks.as_secs_f64() / plain.as_secs_f64();
    println!(
        "marks of {size:.1} MB of speech: {marks:.1?}, a pass of regex: {plain:.1?}, {ratio:.1}x"
    );
}

/// A row down and its frame, in a long answer and in a short one. On the smallest screen both fill it; on a
/// larger one the short answer leaves rows empty.
fn frames() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let size = Size { width, height };
        let long = RefCell::new(Sitting::at(1_000_000, size));
        let short = RefCell::new(Sitting::at(100, size));
        let work = |sitting: &RefCell<Sitting>| sitting.borrow_mut().step();
        let [million, hundred] = take_turns(301, [&|| work(&long), &|| work(&short)]);
        let ratio = million.as_secs_f64() / hundred.as_secs_f64();
        println!(
            "a row and its frame at {width}x{height}, 1,000,000 words: {million:.1?}, 100 words: {hundred:.1?}, {ratio:.2}x"
        );
    }
}

/// One answer on the screen.
struct Sitting {
    app: App,
    clock: Clock,
    theme: Theme,
    buffer: Buffer,
    is_down: bool,
}

impl Sitting {
    fn at(words: usize, size: Size) -> Self {
        let session = interview(words);
        let reviewer = ReviewerId::new("bench").expect("a name");
        let rubric = Rubric::general().expect("the built-in rubric");
        let clock = Clock::fixed("2026-11-22T14:00:00Z").expect("a time");
        let mut app = App::new(Start {
            size,
            now: clock.now(),
            zone: clock.zone(),
            note_check: NoteWords::new(Box::new(|| (NoteCheck::built_in(), None))),
            keymap: Keymap::new().expect("the default keys"),
            habits: Habits::default(),
            reviewer: reviewer.clone(),
            home: Home::Shell,
        });
        let opened = Opened {
            review: Review::new(session.id.clone(), reviewer.clone(), &rubric),
            rubric: Arc::new(rubric),
            corrections: Corrections::new(session.id.clone(), reviewer),
            session: Arc::new(session),
            others: Vec::new(),
            place: None,
            preferences: Preferences::default(),
            access: Access::Writable,
            notices: Vec::new(),
            is_new: false,
            is_restored: false,
        };
        app.update(Msg::Opened(Box::new(opened)), clock.now());
        let session = app.sitting.as_ref().expect("a session").session.clone();
        let reading = reading::read(&session, &Glossary::built_in());
        app.update(Msg::Read(session, reading), clock.now());
        let theme = Theme::new(Look::default(), false);
        Self {
            app,
            clock,
            theme,
            buffer: Buffer::empty(Rect::new(0, 0, size.width, size.height)),
            is_down: false,
        }
    }

    fn step(&mut self) {
        let key = if self.is_down { "<up>" } else { "<down>" };
        self.is_down = !self.is_down;
        for key in keys::parse(key).expect("a key") {
            black_box(self.app.update(Msg::Key(key), self.clock.now()));
        }
        self.buffer.reset();
        black_box(ui::view(&self.app, &self.theme, &mut self.buffer));
    }
}

/// A question and an answer of so many words, a tenth of them sounds of hesitation.
fn interview(words: usize) -> Session {
    const SAID: &[&str] = &[
        "so", "the", "the", "um,", "deploy", "took", "a", "second", "rollback", "because", "we",
        "uh,", "had", "dropped", "columns,", "before", "traffic", "moved", "over.", "And",
        "nobody", "watched", "it", "for", "an", "hour", "that", "day.",
    ];
    let mut text = String::from("Interviewer: What happened that day?\n\nCandidate:");
    for word in 0..words {
        let _ = write!(text, " {}", SAID[word % SAID.len()]);
    }
    text.push('\n');
    understand("talk.txt", text.as_bytes()).expect("an interview")
}
