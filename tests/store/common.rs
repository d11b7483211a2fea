//! A library in a folder of its own, with one session that needs little.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use candor::model::ids::{ExchangeId, ReviewerId, SessionId, sha256_hex};
use candor::model::review::{Edit, Review, Verdict};
use candor::model::rubric::Rubric;
use candor::model::session::Session;
use candor::store::{Access, Desk, Library, Saved, WhyReadOnly, Writer};
use jiff::Timestamp;
use serde_json::json;

/// A folder that goes when the test is over.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("store-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A library with one session.
pub(crate) struct Shelf {
    pub(crate) library: Library,
    pub(crate) id: SessionId,
    pub(crate) ana: ReviewerId,
    pub(crate) rubric: Rubric,
    pub(crate) folder: Folder,
}

pub(crate) const SOURCE: &[u8] = b"Q: Why Rust?\nA: Because.\n";

impl Shelf {
    /// A library that nothing was written to yet.
    pub(crate) fn empty() -> Self {
        let folder = Folder::new();
        Self {
            library: Library::at(folder.0.join("library"), false),
            id: session(SOURCE).id,
            ana: ReviewerId::new("ana").unwrap(),
            rubric: Rubric::general().unwrap(),
            folder,
        }
    }

    pub(crate) fn new() -> Self {
        let shelf = Self::empty();
        shelf.library.import(&session(SOURCE), SOURCE).unwrap();
        shelf
    }

    /// A library whose review was saved once, with this score.
    pub(crate) fn with_score(score: u8) -> Self {
        let shelf = Self::new();
        shelf.save(score);
        shelf
    }

    pub(crate) fn desk(&self) -> Desk {
        self.library.desk(&self.id, &self.ana, &self.rubric).unwrap()
    }

    /// A path inside the session's folder.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.library.root().join("sessions").join(self.id.as_str()).join(path)
    }

    pub(crate) fn review_file(&self) -> PathBuf {
        self.at("reviews/ana.json")
    }

    /// The names in the reviewer's own folder that begin like this.
    pub(crate) fn private(&self, prefix: &str) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = fs::read_dir(self.at(".candor/ana"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(prefix))
            .collect();
        found.sort();
        found
    }

    pub(crate) fn save(&self, score: u8) -> Saved {
        let mut desk = self.desk();
        score_it(&mut desk.review, score);
        let review = desk.review.clone();
        let writer = writer(&mut desk);
        let saved = writer.save(&review).unwrap();
        writer.tidy();
        saved
    }
}

pub(crate) fn writer(desk: &mut Desk) -> &mut Writer {
    match &mut desk.access {
        Access::Writable(writer) => writer,
        Access::ReadOnly(why) => panic!("{why}"),
    }
}

pub(crate) fn why(desk: &Desk) -> &WhyReadOnly {
    match &desk.access {
        Access::Writable(_) => panic!("the desk is writable"),
        Access::ReadOnly(why) => why,
    }
}

pub(crate) fn exchange() -> ExchangeId {
    ExchangeId::new("e1a2b3c4d").unwrap()
}

pub(crate) fn noon() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

pub(crate) fn score_it(review: &mut Review, score: u8) {
    review.apply(Edit::Score(exchange(), Some(Verdict::Level(score))), noon());
}

pub(crate) fn score_of(review: &Review) -> Option<u8> {
    review.answers.get(&exchange()).and_then(|answer| answer.score)
}

pub(crate) fn session(source: &[u8]) -> Session {
    let sha256 = sha256_hex(source);
    let turn = |id: &str, speaker: &str, part: &str, text: &str| {
        json!({ "id": id, "speaker": speaker, "name": null, "part": part, "text": text,
                "start_ms": null, "end_ms": null, "bytes": { "start": 0, "end": 0 } })
    };
    serde_json::from_value(json!({
        "schema": "candor/session/1", "id": &sha256[..12],
        "source": { "name": "talk.txt", "format": "page", "bytes": source.len(), "sha256": sha256 },
        "profile": { "name": "Rosa Díaz", "headline": "Engineer" },
        "skills": [{ "name": "Rust" }],
        "exchanges": [{
            "id": "e1a2b3c4d", "kind": "question",
            "question": { "text": "Why Rust?", "origin": "given",
                          "at": [{ "turn": "t1", "start": 0, "end": 9, "text": "Why Rust?" }] },
            "turns": [turn("t1", "interviewer", "question", "Why Rust?"),
                      turn("t2", "candidate", "answer", "Because.")]
        }],
        "report": [{ "line": 1, "kind": "debris", "text": ".png)", "message": "dropped",
                     "bytes": { "start": 0, "end": 5 } }]
    }))
    .unwrap()
}
