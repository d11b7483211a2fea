//! 80 columns, 24 rows: the list folded into a strip.

use insta::assert_snapshot;

use super::{library, typing, worked};

#[test]
fn questions_and_answers() {
    assert_snapshot!(worked("80x24", "j"), @r#"
    | ⟨Tarek Wolde⟩bold            ⟨Profile⟩dim  ⟨Skills⟩dim ⟨[Q&A]⟩cyan+bold ⟨Scorecard⟩dim       5 of 11     ⟨saved⟩dim
    |⟨ 1:·⟩dim ⟨▸2:4⟩cyan+bold  3:4  4:3  5:x ⟨ 6:·F⟩dim ⟨ 7:·⟩dim ⟨ 8:·⟩dim  9:5 ⟨ 10:·⟩dim ⟨ 11:·⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨2. How does a queue help when one service is slower than the⟩bold            ⟨4 good⟩cyan+bold
    | ⟨other?⟩bold
    | ⟨cut off: the answer ends in a word that leads on⟩dim
    |
    | ⟨Uh⟩dim, ⟨it⟩dim, it keeps the work until the slow one is ready, so, ⟨um⟩dim, the fast
    | one does not wait. We used Kafka for it, and the consumers read in
    |
    |
    |
    |
    |
    |
    |
    |
    |
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨2 fillers dimmed (t)⟩dim
    | ⟨note⟩dim  names the case and
    |       its limits
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨1⟩bold ⟨none⟩dim ⟨2⟩bold ⟨weak⟩dim ⟨3⟩bold ⟨fair⟩dim ⟨4⟩bold ⟨good⟩dim ⟨5⟩bold ⟨strong⟩dim  ⟨x⟩bold ⟨unscorable⟩dim  ⟨i⟩bold ⟨note⟩dim  ⟨.⟩bold ⟨next⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn a_note_being_typed() {
    assert_snapshot!(typing(80, 24), @r#"
    | ⟨Tarek Wolde⟩bold            ⟨Profile⟩dim  ⟨Skills⟩dim ⟨[Q&A]⟩cyan+bold ⟨Scorecard⟩dim       0 of 11    ⟨typing⟩dim
    |⟨ 1:·⟩dim ⟨▸2:·⟩cyan+bold ⟨ 3:·⟩dim ⟨ 4:·⟩dim ⟨ 5:·⟩dim ⟨ 6:·⟩dim ⟨ 7:·⟩dim ⟨ 8:·⟩dim ⟨ 9:·⟩dim ⟨ 10:·⟩dim ⟨ 11:·⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨2. How does a queue help when one service is slower than the⟩bold        ⟨not scored⟩dim
    | ⟨other?⟩bold
    | ⟨cut off: the answer ends in a word that leads on⟩dim
    |
    | ⟨Uh⟩dim, ⟨it⟩dim, it keeps the work until the slow one is ready, so, ⟨um⟩dim, the fast
    | one does not wait. We used Kafka for it, and the consumers read in
    |
    |
    |
    |
    |
    |
    |
    |
    |
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨2 fillers dimmed (t)⟩dim
    | ⟨note⟩cyan+bold  why the consumers and not the queue
    |
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨Esc⟩bold ⟨keep⟩dim  ⟨Ctrl-n⟩bold ⟨keep, next open⟩dim  ⟨Ctrl-u⟩bold ⟨undo typing⟩dim  ⟨PgDn⟩bold ⟨scroll answer⟩dim
    "#);
}

#[test]
fn the_reasons() {
    assert_snapshot!(worked("80x24", "jx"), @r#"
    | ⟨Tarek Wolde⟩bold            ⟨Profile⟩dim  ⟨Skills⟩dim ⟨[Q&A]⟩cyan+bold ⟨Scorecard⟩dim       5 of 11     ⟨saved⟩dim
    |⟨ 1:·⟩dim ⟨▸2:4⟩cyan+bold  3:4  4:3  5:x ⟨ 6:·F⟩dim ⟨ 7:·⟩dim ⟨ 8:·⟩dim  9:5 ⟨ 10:·⟩dim ⟨ 11:·⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨2. How does a queue help when one service is slower than the⟩bold            ⟨4 good⟩cyan+bold
    | ⟨other?⟩bold
    | ⟨cut off: the answer ends in a word that leads on⟩dim
    |
    | ⟨Uh⟩dim, ⟨it⟩dim, it keeps the work until the slow one is ready, so, ⟨um⟩dim, the fast
    | one does not wait. We used Kafka for it, and the consumers read in
    |
    |
    |
    |
    |
    |
    |
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨2. cannot be scored, because⟩cyan+bold
    |  ⟨x c⟩bold  cut off before the substance, as it seems
    |  ⟨  n⟩bold  not asked
    |  ⟨  q⟩bold  question unknown
    |  ⟨  g⟩bold  garbled or not the candidate's words
    |  ⟨  o⟩bold  other
    | ⟨Esc⟩bold ⟨cancel⟩dim
    "#);
}

#[test]
fn the_profile() {
    assert_snapshot!(worked("80x24", "p"), @r#"
    | ⟨Tarek Wolde⟩bold           ⟨[Profile]⟩cyan+bold ⟨Skills⟩dim  ⟨Q&A⟩dim  ⟨Scorecard⟩dim       5 of 11     ⟨saved⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    |
    |   ⟨Tarek Wolde⟩bold
    |   Senior Reliability Engineer
    |
    |   Tarek Wolde is a reliability engineer who has kept ticket machines and
    |   freight scanners running for nine years. He studied in Ghent and worked
    |   at Millbrook, Ostrava Lines and Penhallow, with a liking for small
    |   tools.
    |
    |   At Millbrook he moved thirty services to one pipeline. Previously, at
    |   Ostrava Lines, he wrote the alarm rules that nobody switched off.
    |   Skilled in Go, PostgreSQL and Kafka, Tarek writes runbooks that people
    |   read.
    |
    |   ⟨Experience⟩bold
    |   Senior Reliability Engineer, Millbrook  (a guess)
    |   Reliability Engineer, Ostrava Lines  (a guess)
    |   Systems Engineer, Penhallow  (a guess)
    |
    |                                                                      ⟨ ▼ 3 more⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨i⟩bold ⟨interview⟩dim  ⟨r⟩bold ⟨import report⟩dim  ⟨.⟩bold ⟨next⟩dim  ⟨/⟩bold ⟨search⟩dim  ⟨Tab⟩bold ⟨tabs⟩dim  ⟨q⟩bold ⟨back⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn the_skills() {
    assert_snapshot!(worked("80x24", "s"), @r#"
    | ⟨Tarek Wolde⟩bold            ⟨Profile⟩dim ⟨[Skills]⟩cyan+bold ⟨Q&A⟩dim  ⟨Scorecard⟩dim       5 of 11     ⟨saved⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    |
    |   ⟨claimed⟩dim              ⟨said in⟩dim      ⟨first words around it⟩dim        ⟨verdict⟩dim
    | ⟨▸⟩cyan+bold ⟨Go⟩cyan+bold                   1            ⟨“in Go. Uh,”⟩dim                 ⟨·⟩dim
    |   PostgreSQL           ⟨–⟩dim            ⟨never came up⟩dim                ⟨·⟩dim
    |   Kafka                2            ⟨“used Kafka for it, and t…”⟩dim  ⟨·⟩dim
    |   Redis                6            ⟨“in Redis for a minute, a…”⟩dim  ⟨·⟩dim
    |   Terraform            ⟨–⟩dim            ⟨never came up⟩dim                ⟨·⟩dim
    |   Docker               9            ⟨“with Docker that is one…”⟩dim   ⟨·⟩dim
    |   Node.js              11           ⟨“uh, Node Node JS. We bui…”⟩dim  ⟨·⟩dim
    |   Grafana              ⟨–⟩dim            ⟨never came up⟩dim                ⟨·⟩dim
    |   AWS                  10           ⟨“on a W S. Uh, I would lo…”⟩dim  ⟨not claimed⟩dim
    |
    |
    |
    |
    |
    |
    |
    |
    |   ⟨5 of 8 claimed skills named in an answer · 1 named but not claimed · Enter…⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨v⟩bold ⟨verdict⟩dim  ⟨Enter⟩bold ⟨first mention⟩dim  ⟨.⟩bold ⟨next⟩dim  ⟨/⟩bold ⟨search⟩dim  ⟨Tab⟩bold ⟨tabs⟩dim  ⟨q⟩bold ⟨back⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn the_scorecard() {
    assert_snapshot!(worked("80x24", "c"), @r#"
    | ⟨Tarek Wolde⟩bold            ⟨Profile⟩dim  ⟨Skills⟩dim  ⟨Q&A⟩dim ⟨[Scorecard]⟩cyan+bold      5 of 11     ⟨saved⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    |
    |       ⟨score⟩dim                            ⟨note, else question⟩dim
    | ⟨▸⟩cyan+bold ⟨1.⟩cyan+bold  ⟨·⟩dim                                ⟨Could you tell me a little about yours…⟩dim
    |   ⟨2.⟩dim  ⟨4 good⟩bold          ⟨no quote⟩dim         names the case and its limits
    |   ⟨3.⟩dim  ⟨4 good⟩bold          ⟨no quote⟩dim         ⟨“recommend a read replica first, beca…”⟩dim
    |   ⟨4.⟩dim  ⟨3 fair⟩bold          ⟨no quote⟩dim         ⟨“is the second door on the left. They…”⟩dim
    |   ⟨5.⟩dim  ⟨x garbled or not the candidat…⟩bold   ⟨“answer with a four hundred, when the…”⟩dim
    |   ⟨6.⟩dim  ⟨·⟩dim                              ⟨F⟩cyan+bold ⟨“price list we read it once and, keep…”⟩dim
    |   ⟨7.⟩dim  ⟨·⟩dim                                ⟨“use a cursor here. A page number mov…”⟩dim
    |   ⟨8.⟩dim  ⟨·⟩dim                                ⟨“ask for the parent first, and when t…”⟩dim
    |   ⟨9.⟩dim  ⟨5 strong⟩bold        ⟨no quote⟩dim         ⟨how would you keep two containers apar…⟩dim
    |  ⟨10.⟩dim  ⟨·⟩dim                                ⟨“keep points for growing an express a…”⟩dim
    |  ⟨11.⟩dim  ⟨·⟩dim                                ⟨“Node Node JS. We build it once, test…”⟩dim
    |
    |
    |
    |   4 scored · 1 unscorable · 6 open · 4 without a quote⟨   . next open⟩dim
    |   ⟨session⟩dim          ⟨S writes a note on the whole session⟩dim
    |   ⟨overall⟩dim          ⟨o gives it · the mean stays hidden until then⟩dim
    |   ⟨not counted⟩dim      garbled or not the candidate's words: 5
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨Enter⟩bold ⟨to the answer⟩dim  ⟨o⟩bold ⟨overall⟩dim  ⟨w⟩bold ⟨submit⟩dim  ⟨e⟩bold ⟨report⟩dim  ⟨.⟩bold ⟨next⟩dim  ⟨/⟩bold ⟨search⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn the_scorecard_with_the_mean() {
    assert_snapshot!(worked("80x24", "co3steady and exact<cr>"), @r#"
    | ⟨Tarek Wolde⟩bold            ⟨Profile⟩dim  ⟨Skills⟩dim  ⟨Q&A⟩dim ⟨[Scorecard]⟩cyan+bold      5 of 11     ⟨saved⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    |
    |       ⟨score⟩dim                            ⟨note, else question⟩dim
    | ⟨▸⟩cyan+bold ⟨1.⟩cyan+bold  ⟨·⟩dim                                ⟨Could you tell me a little about yours…⟩dim
    |   ⟨2.⟩dim  ⟨4 good⟩bold          ⟨no quote⟩dim         names the case and its limits
    |   ⟨3.⟩dim  ⟨4 good⟩bold          ⟨no quote⟩dim         ⟨“recommend a read replica first, beca…”⟩dim
    |   ⟨4.⟩dim  ⟨3 fair⟩bold          ⟨no quote⟩dim         ⟨“is the second door on the left. They…”⟩dim
    |   ⟨5.⟩dim  ⟨x garbled or not the candidat…⟩bold   ⟨“answer with a four hundred, when the…”⟩dim
    |   ⟨6.⟩dim  ⟨·⟩dim                              ⟨F⟩cyan+bold ⟨“price list we read it once and, keep…”⟩dim
    |   ⟨7.⟩dim  ⟨·⟩dim                                ⟨“use a cursor here. A page number mov…”⟩dim
    |   ⟨8.⟩dim  ⟨·⟩dim                                ⟨“ask for the parent first, and when t…”⟩dim
    |   ⟨9.⟩dim  ⟨5 strong⟩bold        ⟨no quote⟩dim         ⟨how would you keep two containers apar…⟩dim
    |  ⟨10.⟩dim  ⟨·⟩dim                                ⟨“keep points for growing an express a…”⟩dim
    |                                                                      ⟨ ▼ 1 more⟩dim
    |   4 scored · 1 unscorable · 6 open · 4 without a quote⟨   . next open⟩dim
    |   ⟨session⟩dim          ⟨S writes a note on the whole session⟩dim
    |   ⟨overall⟩dim          ⟨yes⟩cyan+bold · steady and exact
    |   ⟨mean⟩dim             ⟨━━━━━━━━━━━━┄┄┄┄⟩cyan+bold  4.00 · n = 4, low 3, high 5
    |   ⟨without cut-off⟩dim  4.00, the same · n = 2
    |   ⟨cut off⟩dim          1–3, 6, 8, 11
    |   ⟨not counted⟩dim      garbled or not the candidate's words: 5
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | overall: yes · w submits · u undo
    "#);
}

#[test]
fn the_library() {
    assert_snapshot!(library("80x24"), @r#"
    | ⟨candor⟩bold⟨ · 2 sessions⟩dim                                               ⟨reviewer ana ⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    |
    |   ⟨candidate⟩dim               ⟨role⟩dim                ⟨done⟩dim    ⟨state⟩dim       ⟨last touched⟩dim
    | ⟨▸⟩cyan+bold ⟨Bo Lindgren⟩cyan+bold             ⟨Night Nurse⟩dim         ⟨1/2⟩bold     ⟨draft⟩dim       ⟨09:30⟩dim
    |   Ines Okafor             ⟨Database Engineer⟩dim   ⟨3/5⟩bold     ⟨draft⟩dim       ⟨yesterday⟩dim
    |
    |
    |
    |
    |
    |
    |
    |
    |
    |
    |
    |
    |
    |
    |
    |   ⟨sorted by last touched⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨Enter⟩bold ⟨open⟩dim  ⟨/⟩bold ⟨filter⟩dim  ⟨o⟩bold ⟨import⟩dim  ⟨s⟩bold ⟨sort⟩dim  ⟨q⟩bold ⟨quit⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn a_search() {
    assert_snapshot!(worked("80x24", "/the ticket<cr>"), @r#"
    | ⟨Tarek Wolde⟩bold            ⟨Profile⟩dim  ⟨Skills⟩dim ⟨[Q&A]⟩cyan+bold ⟨Scorecard⟩dim       5 of 11     ⟨saved⟩dim
    |⟨▸1:·⟩cyan+bold  2:4  3:4  4:3  5:x ⟨ 6:·F⟩dim ⟨ 7:·⟩dim ⟨ 8:·⟩dim  9:5 ⟨ 10:·⟩dim ⟨ 11:·⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨1. Could you tell me a little about yourself and what you work⟩bold      ⟨not scored⟩dim
    | ⟨on?⟩bold
    | ⟨cut off: the answer ends behind a comma⟩dim
    |
    | ⟨Um⟩dim, so I'm Tarek, ⟨uh⟩dim, I look after ⟨the⟩dim, ⟨the ticket⟩cyan+bold+reversed machines, and before
    | that I wrote, ⟨uh⟩dim, scanners in Go. ⟨Uh⟩dim,
    |
    |
    |
    |
    |
    |
    |
    |
    |
    |
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨4 fillers dimmed (t)⟩dim
    | ⟨note⟩dim  ⟨i writes one⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────⟩dim
    | /the ticket · 1 match · n next · N previous · Esc clears
    "#);
}
