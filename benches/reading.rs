//! What candor's work costs beside the least that could be done: ratios, each taken within one run.
//!
//! ```text
//! cargo bench
//! ```
//!
//! Each measurement has a *floor* beside it, which reads or writes the same bytes and understands nothing.
//! Times depend on the machine; the ratios at the end hardly do.

#![allow(clippy::expect_used, reason = "a bench that cannot begin has nothing to say")]
#![allow(clippy::print_stdout, reason = "the table of ratios is the result")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use candor::app::layout::Size;
use candor::app::{App, Home, Msg, NoteWords, Start};
use candor::keys::Keymap;
use candor::model::habits::{Habits, Look};
use candor::model::ids::ReviewerId;
use candor::model::review::{Edit, Review, Verdict};
use candor::model::session::Session;
use candor::reading::note_check::NoteCheck;
use candor::run::clock::Clock;
use candor::run::opening::Opener;
use candor::store::{Library, Settings};
use candor::text::{self, Safe};
use candor::transcript;
use candor::ui;
use candor::ui::theme::Theme;
use criterion::Criterion;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Paragraph, Widget};

const PAGE: usize = 1_000_000;
const WIDTH: u16 = 72;
const SCREEN: Rect = Rect { x: 0, y: 0, width: 120, height: 40 };

fn main() {
    let mut measured = Measured { criterion: Criterion::default(), medians: BTreeMap::new() };
    measured.criterion = measured.criterion.configure_from_args();
    understand(&mut measured);
    lay_out(&mut measured);
    let shelf = Shelf::new();
    draw(&mut measured, &shelf);
    open(&mut measured, &shelf);
    save(&mut measured, &shelf);
    measured.criterion.final_summary();
    measured.print();
}

/// Criterion, and the medians that the ratios are made of.
struct Measured {
    criterion: Criterion,
    medians: BTreeMap<&'static str, [Option<Duration>; 2]>,
}

impl Measured {
    /// Measures the work, then its floor.
    fn pair(
        &mut self,
        what: &'static str,
        mut work: impl FnMut(),
        floor: &str,
        mut least: impl FnMut(),
    ) {
        let work = self.one(what, &mut work);
        let least = self.one(&format!("{what}, floor: {floor}"), &mut least);
        self.medians.insert(what, [work, least]);
    }

    /// The median of the samples; `None` where only names are asked for.
    fn one(&mut self, name: &str, work: &mut dyn FnMut()) -> Option<Duration> {
        let mut samples = Vec::new();
        self.criterion.bench_function(name, |bencher| {
            bencher.iter_custom(|times| {
                let start = Instant::now();
                for _ in 0..times {
                    work();
                }
                let taken = start.elapsed();
                samples.push(taken.div_f64(f64::from(u32::try_from(times).unwrap_or(u32::MAX))));
                taken
            });
        });
        samples.sort_unstable();
        samples.get(samples.len() / 2).copied()
    }

    fn print(&self) {
        println!("\n{:<44}{:>12}{:>12}{:>9}", "", "candor", "floor", "ratio");
        for (what, medians) in &self.medians {
            if let [Some(work), Some(least)] = medians {
                let ratio = work.as_secs_f64() / least.as_secs_f64();
                println!("{what:<44}{work:>12.1?}{least:>12.1?}{ratio:>8.1}x");
            }
        }
    }
}

/// The sample's head and its answers again and again.
fn page() -> Vec<u8> {
    let (_, sample) = transcript::sample();
    let first = memchr::memmem::find(sample, b"Could you start").unwrap_or(0);
    let (head, answers) = sample.split_at(first);
    let mut page = head.to_vec();
    while page.len() < PAGE {
        page.extend_from_slice(answers);
    }
    page
}

fn understand(measured: &mut Measured) {
    let page = page();
    measured.pair(
        "understand a page of 1 MB",
        || drop(black_box(transcript::understand("page.txt", &page))),
        "count its lines and copy it",
        || {
            black_box(memchr::memchr_iter(b'\n', &page).count());
            drop(black_box(String::from_utf8_lossy(&page).into_owned()));
        },
    );
}

fn lay_out(measured: &mut Measured) {
    let answer = String::from_utf8_lossy(&page()).replace('\n', " ");
    measured.pair(
        "make an answer of 1 MB safe and wrap it",
        || {
            let safe = Safe::new(&answer);
            black_box(text::wrap(safe.as_str(), WIDTH));
        },
        "walk over its characters",
        || {
            black_box(answer.chars().filter(|c| c.is_whitespace()).count());
        },
    );
}

/// A library that holds one session of 1 MB.
struct Shelf {
    folder: PathBuf,
    opener: Opener,
    session: Session,
}

impl Shelf {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-reading");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder to work in");
        let library = Library::at(folder.join("library"), false);
        let opener = Opener {
            rubric: library.rubric("general").expect("the built-in rubric"),
            library,
            reviewer: ReviewerId::new("bench").expect("a name"),
            settings: Settings::default(),
        };
        let page = page();
        let session = transcript::understand("page.txt", &page).expect("a page");
        opener.library.import(&session, &page).expect("a library to write to");
        Self { folder, opener, session }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.opener.library.root().join("sessions").join(self.session.id.as_str()).join(name)
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn draw(measured: &mut Measured, shelf: &Shelf) {
    let clock = Clock::fixed("2026-11-22T14:00:00Z").expect("a time");
    let mut app = App::new(Start {
        size: Size { width: SCREEN.width, height: SCREEN.height },
        now: clock.now(),
        zone: clock.zone(),
        note_check: NoteWords::new(Box::new(|| (NoteCheck::built_in(), None))),
        keymap: Keymap::new().expect("the default keys"),
        habits: Habits::default(),
        reviewer: shelf.opener.reviewer.clone(),
        home: Home::Shell,
    });
    let opening = shelf.opener.open_session(&shelf.session.id).expect("the session");
    app.update(Msg::Opened(Box::new(opening.opened)), clock.now());
    let theme = Theme::new(Look::default(), false);
    let mut buffer = Buffer::empty(SCREEN);
    let mut bare = Buffer::empty(SCREEN);
    let words = String::from_utf8_lossy(&page()).replace(". ", ".\n");
    let paragraph = Paragraph::new(words.lines().take(40).collect::<Vec<_>>().join("\n"));
    measured.pair(
        "draw a frame of Q&A at 120x40",
        || {
            buffer.reset();
            black_box(ui::view(&app, &theme, &mut buffer));
        },
        "draw 40 lines that need no wrapping",
        || {
            bare.reset();
            (&paragraph).render(SCREEN, &mut bare);
        },
    );
}

fn open(measured: &mut Measured, shelf: &Shelf) {
    measured.pair(
        "open a session of 1 MB from the library",
        || drop(black_box(shelf.opener.open_session(&shelf.session.id))),
        "read its file",
        || drop(black_box(fs::read(shelf.file("session.json")))),
    );
}

fn save(measured: &mut Measured, shelf: &Shelf) {
    let opening = shelf.opener.open_session(&shelf.session.id).expect("the session");
    let mut writer = opening.writer.expect("the right to write");
    let mut review: Review = opening.opened.review;
    let at = Clock::System.now();
    for exchange in shelf.session.exchanges.iter().take(11) {
        review.apply(Edit::Score(exchange.id.clone(), Some(Verdict::Level(3))), at);
    }
    writer.save(&review).expect("a first save");
    let bytes = fs::read(shelf.file("reviews/bench.json")).expect("what was saved");
    let folder = File::open(&shelf.folder).expect("the folder");
    let (temp, name) = (shelf.folder.join("new"), shelf.folder.join("review"));
    measured.pair(
        "save a review of eleven scores, durably",
        || drop(black_box(writer.save(&review))),
        "write, sync, rename, sync the folder",
        || {
            let mut file = File::create(&temp).expect("a new file");
            file.write_all(&bytes).and_then(|()| file.sync_all()).expect("its bytes");
            fs::rename(&temp, &name).and_then(|()| folder.sync_all()).expect("its name");
        },
    );
}
