//! candor: an interview reviewer for the terminal.
//!
//! ```text
//!  candor · Mara Lindqvist · Senior Platform Engineer    Profile  Skills [Q&A] Scorecard    5 of 9   saved
//!  ───────────────────────────────────────────────────────────────────────────────────────────────────────
//!    1. 4   Tell me about yourself  │  4. Why did the deploy need a second rollback?            not scored
//!    2. 3   How would you shard a…  │
//!  ▸ 4. ·   Why did the deploy ne…  │  Um, so the first rollback, uh, it only moved the, the service
//!    5. · F “autoscaling by queue…” │  back, but the migration had already dropped the column …
//!                                   │                                                  ▼ 3 more rows
//!                                   │  ────────────────────────────────────────────────────────────────
//!                                   │  cut off
//!                                   │  note  finds the cause herself and prevents it
//!  ───────────────────────────────────────────────────────────────────────────────────────────────────────
//!  1 none 2 weak 3 fair 4 good 5 strong  x unscorable  i note  m flag  a anchors  . next open  ? help
//! ```
//!
//! # How a key becomes a frame
//!
//! ```text
//! terminal ─► run::source ─► keys::Keymap, by app.scopes() ─► app::App::update ─► effects ─► run performs
//!                                                                  ▲    │
//!   saver thread ─► saved, not saved ──────────────────────────────┤    └─► ui::view ─► cells ─► terminal
//!   workers      ─► opened, listed, marks ─────────────────────────┤
//!   deadline     ─► tick ──────────────────────────────────────────┘
//! ```
//!
//! # Who may use whom
//!
//! | ↓ uses → | model | text | transcript | reading | report | store | command | keys | app | ui | run |
//! | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
//! | model, text, command | | | | | | | | | | | |
//! | transcript, reading | ✓ | ✓ | | | | | | | | | |
//! | report | ✓ | ✓ | | ✓ | | | | | | | |
//! | store | ✓ | | | | | | | | | | |
//! | keys | | | | | | | ✓ | | | | |
//! | config | ✓ | | | | | | ✓ | ✓ | | | |
//! | app | ✓ | ✓ | | ✓ | ✓ | | ✓ | ✓ | | | |
//! | ui | ✓ | ✓ | | ✓ | | | ✓ | ✓ | ✓ | | |
//! | run | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | |
//! | cli, main | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |
//!
//! `tests/layers.rs` holds this table.

pub mod app;
pub mod cli;
pub mod command;
pub mod config;
pub mod keys;
pub mod model;
pub mod reading;
pub mod report;
pub mod run;
pub mod store;
pub mod text;
pub mod transcript;
pub mod ui;
