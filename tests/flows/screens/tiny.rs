//! 40 columns, 12 rows: the answer, one row about it, one row of keys.

use insta::assert_snapshot;

use super::{library, typing, worked};

#[test]
fn questions_and_answers() {
    assert_snapshot!(worked("40x12", "j"), @r#"
    | ⟨2 of 11: How does a queue…⟩bold  5/11 ⟨saved⟩dim
    | ⟨How does a queue help when one service⟩bold
    | ⟨is slower than the other?⟩bold
    |
    | ⟨Uh⟩dim, ⟨it⟩dim, it keeps the work until the
    | slow one is ready, so, ⟨um⟩dim, the fast
    | one does not wait. We used Kafka for
    | it, and the consumers read in
    |
    |
    | ⟨4 good⟩cyan+bold⟨ · cut off · 2 fillers dimmed (…⟩dim
    | ⟨1-5⟩bold ⟨score⟩dim  ⟨x⟩bold  ⟨i⟩bold ⟨note⟩dim  ⟨.⟩bold ⟨next⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn a_note_being_typed() {
    assert_snapshot!(typing(40, 12), @r#"
    | ⟨2 of 11: How does a queue…⟩bold 0/11 ⟨typing⟩dim
    | ⟨How does a queue help when one service⟩bold
    | ⟨is slower than the other?⟩bold
    |
    | ⟨Uh⟩dim, ⟨it⟩dim, it keeps the work until the
    | slow one is ready, so, ⟨um⟩dim, the fast
    | one does not wait. We used Kafka for
    | it, and the consumers read in
    |
    | ⟨note⟩cyan+bold  why the consumers and not the
    |       queue
    | ⟨Esc⟩bold ⟨keep⟩dim  ⟨Ctrl-n⟩bold ⟨keep, next open⟩dim
    "#);
}

#[test]
fn the_reasons() {
    assert_snapshot!(worked("40x12", "jx"), @r#"
    | ⟨2 of 11: How does a queue…⟩bold  5/11 ⟨saved⟩dim
    | ⟨How does a queue help when one service⟩bold
    | ⟨is slower than the other?⟩bold
    |
    | ⟨──────────────────────────────────────⟩dim
    | ⟨2. cannot be scored, because⟩cyan+bold
    |  ⟨x c⟩bold  cut off before the substance, a…
    |  ⟨  n⟩bold  not asked
    |  ⟨  q⟩bold  question unknown
    |  ⟨  g⟩bold  garbled or not the candidate's…
    |  ⟨  o⟩bold  other
    | ⟨Esc⟩bold ⟨cancel⟩dim
    "#);
}

#[test]
fn the_scorecard() {
    assert_snapshot!(worked("40x12", "c"), @r#"
    | ⟨Scorecard⟩cyan+bold⟨ · Tarek Wolde⟩dim     5/11 ⟨saved⟩dim
    |       ⟨score⟩dim        ⟨note, else question⟩dim
    | ⟨▸⟩cyan+bold ⟨1.⟩cyan+bold  ⟨·⟩dim            ⟨Could you tell me…⟩dim
    |   ⟨2.⟩dim  ⟨4 good⟩bold       names the case and…
    |   ⟨3.⟩dim  ⟨4 good⟩bold       ⟨“recommend a read…”⟩dim
    |   ⟨4.⟩dim  ⟨3 fair⟩bold       ⟨“is the second do…”⟩dim
    |   ⟨5.⟩dim  ⟨x garbled…⟩bold   ⟨“answer with a fo…”⟩dim
    |   4 scored · 1 x · 6 open    ⟨ ▼ 6 more⟩dim
    |   ⟨overall⟩dim ⟨o gives it · the mean stays…⟩dim
    |   ⟨not co…⟩dim garbled or not the candidat…
    |
    | ⟨Enter⟩bold ⟨to the answer⟩dim  ⟨o⟩bold ⟨overall⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn the_skills() {
    assert_snapshot!(worked("40x12", "s"), @r#"
    | ⟨Skills⟩cyan+bold⟨ · Tarek Wolde⟩dim        5/11 ⟨saved⟩dim
    |   ⟨claimed⟩dim        ⟨said in⟩dim ⟨verdict⟩dim
    | ⟨▸⟩cyan+bold ⟨Go⟩cyan+bold             1       ⟨·⟩dim
    |   PostgreSQL     ⟨–⟩dim       ⟨·⟩dim
    |   Kafka          2       ⟨·⟩dim
    |   Redis          6       ⟨·⟩dim
    |   Terraform      ⟨–⟩dim       ⟨·⟩dim
    |   Docker         9       ⟨·⟩dim
    |   Node.js        11      ⟨·⟩dim
    |                              ⟨ ▼ 2 more⟩dim
    |   ⟨5 of 8 claimed skills named in an a…⟩dim
    | ⟨v⟩bold ⟨verdict⟩dim  ⟨Enter⟩bold ⟨first mention⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn help() {
    assert_snapshot!(worked("40x12", "?"), @r#"
    | ⟨1 of 11: Could you tell me…⟩bold 5/11 ⟨saved⟩dim
    | ⟨Keys that work here⟩cyan+bold        ⟨ ▼ 152 more⟩dim
    | ⟨Score⟩bold
    | ⟨1…5⟩bold           score the answer with
    |               that level and go to the
    |               next open one
    | ⟨x⟩bold             say that the answer
    |               cannot be scored, and
    |               why
    | ⟨0⟩bold             clear the score
    | ⟨m⟩bold             flag for later, or take
    | ⟨Esc⟩bold ⟨close⟩dim
    "#);
}

#[test]
fn the_library() {
    assert_snapshot!(library("40x12"), @r#"
    | ⟨candor⟩bold⟨ · 2 sessions⟩dim       ⟨reviewer ana ⟩dim
    |   ⟨candidate⟩dim          ⟨done⟩dim   ⟨state⟩dim
    | ⟨▸⟩cyan+bold ⟨Bo Lindgren⟩cyan+bold        ⟨1/2⟩bold    ⟨draft⟩dim
    |   Ines Okafor        ⟨3/5⟩bold    ⟨draft⟩dim
    |
    |
    |
    |
    |
    |
    |   ⟨sorted by last touched⟩dim
    | ⟨Enter⟩bold ⟨open⟩dim  ⟨/⟩bold ⟨filter⟩dim  ⟨o⟩bold ⟨import⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}
