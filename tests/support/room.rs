//! The app without its loop: messages in, cells out. For what no script of keys can do: the mouse, a paste,
//! another size, a save that takes its time or fails.

use std::sync::Arc;

use candor::app::layout::Size;
use candor::app::library::{Row, State};
use candor::app::sitting::{Access, Opened};
use candor::app::{App, Effect, Home, Msg, NoteWords, Snapshot, Start};
use candor::keys::{self, Key, Keymap};
use candor::model::corrections::Corrections;
use candor::model::habits::{Habits, Look};
use candor::model::ids::{ReviewerId, SessionId};
use candor::model::place::Place;
use candor::model::review::Review;
use candor::model::rubric::Rubric;
use candor::model::session::Session;
use candor::reading;
use candor::reading::note_check::NoteCheck;
use candor::run::clock::Clock;
use candor::transcript;
use candor::ui;
use candor::ui::theme::Theme;
use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// An app with somebody in place of the loop, who performs what it asks for.
pub(crate) struct Room {
    pub(crate) app: App,
    pub(crate) now: Timestamp,
    /// The newest revision that is to be made durable.
    pub(crate) asked: u64,
    /// The newest revision that is.
    pub(crate) durable: u64,
    /// True where every save is done at once.
    pub(crate) saves_at_once: bool,
    /// The newest review that was to be saved.
    pub(crate) snapshot: Option<Snapshot>,
    /// Where the reviewer was when it was last to be remembered.
    pub(crate) place: Option<Place>,
    /// True once the app has asked to leave.
    pub(crate) is_gone: bool,
    session: Arc<Session>,
}

impl Room {
    /// Sits down to a page at a size; `None` where nobody says anything in it.
    pub(crate) fn open(page: &[u8], size: Size, home: Home) -> Option<Self> {
        let session = transcript::understand("page.txt", page).ok()?;
        Some(Self::sit_down(Arc::new(session), size, home, |_, _| {}))
    }

    /// Sits down to a session whose review somebody has worked on before.
    pub(crate) fn sit_down(
        session: Arc<Session>,
        size: Size,
        home: Home,
        before: impl FnOnce(&mut Review, &mut Option<Place>),
    ) -> Self {
        let clock = Clock::fixed("2026-11-22T14:00:00Z").unwrap();
        let now = clock.now();
        let rubric = Rubric::general().unwrap();
        let app = App::new(Start {
            size,
            now,
            zone: clock.zone(),
            note_check: NoteWords::new(Box::new(|| (NoteCheck::built_in(), None))),
            keymap: Keymap::new().unwrap(),
            habits: Habits::default(),
            reviewer: reviewer(),
            home,
        });
        let mut room = Self {
            app,
            now,
            asked: 0,
            durable: 0,
            saves_at_once: true,
            snapshot: None,
            place: None,
            is_gone: false,
            session,
        };
        let mut review = Review::new(room.session.id.clone(), reviewer(), &rubric);
        let mut place = None;
        before(&mut review, &mut place);
        room.seat(review, place);
        room
    }

    /// Gets up without a word, as after kill -9, and sits down again to what was to be saved last.
    pub(crate) fn come_back(self) -> Self {
        let Self { session, snapshot, place, app, .. } = self;
        let snapshot = snapshot.unwrap();
        Self::sit_down(session, app.size, Home::Shell, |review, before| {
            *review = snapshot.review;
            *before = place;
        })
    }

    fn seat(&mut self, review: Review, place: Option<Place>) {
        let opened = Opened {
            session: Arc::clone(&self.session),
            rubric: Arc::new(Rubric::general().unwrap()),
            review,
            corrections: Corrections::new(self.session.id.clone(), reviewer()),
            others: Vec::new(),
            place,
            preferences: candor::model::preferences::Preferences::default(),
            access: Access::Writable,
            notices: Vec::new(),
            is_new: false,
            is_restored: false,
        };
        self.tell(Msg::Opened(Box::new(opened)));
        self.read();
    }

    /// Computes the marks of the session as it stands.
    fn read(&mut self) {
        let Some(sitting) = &self.app.sitting else { return };
        let session = Arc::clone(&sitting.session);
        let glossary = reading::repair::Glossary::built_in();
        let reading = reading::read_near(&session, &glossary, sitting.position());
        self.tell(Msg::Read(session, reading));
    }

    /// Presses keys, each a tenth of a second after the one before.
    pub(crate) fn press(&mut self, text: &str) -> &mut Self {
        for key in keys::parse(text).unwrap() {
            self.press_key(key);
        }
        self
    }

    pub(crate) fn press_key(&mut self, key: Key) {
        self.wait(100);
        self.tell(Msg::Key(key));
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.tell(Msg::Resize(Size { width, height }));
        self
    }

    /// Lets milliseconds pass without a word about it.
    pub(crate) fn wait(&mut self, milliseconds: u32) {
        self.now += SignedDuration::from_millis(milliseconds.into());
    }

    /// Everything that was asked for is durable now.
    pub(crate) fn save(&mut self) {
        self.durable = self.asked;
        self.tell(Msg::Saved(self.asked));
    }

    /// Tells the app something and performs what it asks for.
    pub(crate) fn tell(&mut self, msg: Msg) {
        let effects = self.app.update(msg, self.now);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Save(snapshot) => {
                self.asked = snapshot.revision;
                self.snapshot = Some(*snapshot);
                if self.saves_at_once {
                    self.save();
                }
            }
            Effect::Keep(revision) => {
                self.asked = revision;
                if self.saves_at_once {
                    self.save();
                }
            }
            Effect::SavePlace(place) => self.place = Some(place),
            Effect::Read => self.read(),
            Effect::Quit => self.is_gone = true,
            Effect::List => self.tell(Msg::Listed(self.rows(), Vec::new())),
            Effect::Edit(note) => self.tell(Msg::Edited(Ok(format!("{note} and more")))),
            Effect::GatherQuestions => {
                self.tell(Msg::Questions(vec![
                    "Why\u{202e} here?".into(),
                    "And\u{1b}[2J now?".into(),
                ]));
            }
            Effect::Open(_) | Effect::SignAs(_) => {
                // What is not durable by now is left behind knowingly.
                self.durable = self.asked;
                let sitting = self.app.sitting.as_ref();
                let review = sitting.map(|sitting| sitting.review.clone());
                let review = review.unwrap_or_else(|| {
                    Review::new(self.session.id.clone(), reviewer(), &Rubric::general().unwrap())
                });
                self.seat(review, None);
            }
            Effect::ScoreBy(id) => match Rubric::built_in(&id) {
                Some(text) => self.tell(Msg::Rubric(Arc::new(Rubric::parse(text).unwrap()))),
                None => self.tell(Msg::Failed("there is no such rubric".into())),
            },
            Effect::Import(_) | Effect::TakeOver | Effect::SetAside => {
                self.tell(Msg::Failed("that\u{7} did not work".into()));
            }
            Effect::SaveAs(..) => self.tell(Msg::Done("a copy is saved".into())),
            Effect::Write(path, _) => {
                self.tell(Msg::Done(format!("written to {}", path.display())));
            }
            Effect::Compose(report) => self.tell(Msg::Composed(Box::new(report.compose()))),
            Effect::Close => self.durable = self.asked,
            Effect::Copy(_) | Effect::Suspend | Effect::SavePreferences(_) => {}
        }
    }

    /// A list with this session, one with a hostile name, and one that is done.
    fn rows(&self) -> Vec<Row> {
        let row = |id: SessionId, candidate: &str, state, done| Row {
            id,
            candidate: candidate.into(),
            source: "pa\u{202e}ge.txt".into(),
            headline: "Gar\u{200b}dener".into(),
            sample: false,
            done,
            total: 4,
            state,
            touched: (done > 0).then_some(self.now),
        };
        vec![
            row(self.session.id.clone(), &self.session.candidate(), State::Draft, 1),
            row(
                SessionId::new("0123456789ab").unwrap(),
                "Bo\u{202e} \u{1b}[31mLindgren",
                State::New,
                0,
            ),
            row(SessionId::new("ba9876543210").unwrap(), "家 🏠 Ada", State::Submitted, 4),
        ]
    }

    /// The screen.
    pub(crate) fn buffer(&self) -> Buffer {
        let Size { width, height } = self.app.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        ui::view(&self.app, &Theme::new(Look::default(), false), &mut buffer);
        buffer
    }
}

fn reviewer() -> ReviewerId {
    ReviewerId::new("ana").unwrap()
}
