//! 120 columns, 40 rows: the list at the left, the anchors below the note.

use insta::assert_snapshot;

use super::{typing, worked};

#[test]
fn questions_and_answers() {
    assert_snapshot!(worked("120x40", "j"), @r#"
    | ⟨candor · ⟩dim⟨Tarek Wolde⟩bold⟨ · Senior Reliability Engineer⟩dim             ⟨Profile⟩dim  ⟨Skills⟩dim ⟨[Q&A]⟩cyan+bold ⟨Scorecard⟩dim       5 of 11     ⟨saved⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    |    ⟨1.⟩dim ⟨·⟩bold   Could you tell me a…  ⟨│⟩dim  ⟨2. How does a queue help when one service is slower than the other?⟩bold          ⟨4 good⟩cyan+bold
    | ⟨▸⟩cyan+bold  ⟨2.⟩cyan+bold ⟨4⟩bold   ⟨How does a queue hel…⟩cyan+bold ⟨│⟩dim  ⟨cut off: the answer ends in a word that leads on⟩dim
    |    ⟨3.⟩dim ⟨4⟩bold   ⟨“recommend a read r…”⟩dim ⟨│⟩dim
    |    ⟨4.⟩dim ⟨3⟩bold   ⟨“is the second door…”⟩dim ⟨│⟩dim  ⟨Uh⟩dim, ⟨it⟩dim, it keeps the work until the slow one is ready, so, ⟨um⟩dim, the fast
    |    ⟨5.⟩dim ⟨x⟩bold   ⟨“answer with a four…”⟩dim ⟨│⟩dim  one does not wait. We used Kafka for it, and the consumers read in
    |    ⟨6.⟩dim ⟨·⟩bold ⟨F⟩cyan+bold ⟨“price list we read…”⟩dim ⟨│⟩dim
    |    ⟨7.⟩dim ⟨·⟩bold   ⟨“use a cursor here.…”⟩dim ⟨│⟩dim
    |    ⟨8.⟩dim ⟨·⟩bold   ⟨“ask for the parent…”⟩dim ⟨│⟩dim
    |    ⟨9.⟩dim ⟨5⟩bold   how would you keep t… ⟨│⟩dim
    |   ⟨10.⟩dim ⟨·⟩bold   ⟨“keep points for gr…”⟩dim ⟨│⟩dim
    |   ⟨11.⟩dim ⟨·⟩bold   ⟨“Node Node JS. We b…”⟩dim ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim  ⟨───────────────────────────────────────────────────────────────────────────────────⟩dim
    |                                 ⟨│⟩dim  ⟨2 fillers dimmed (t)⟩dim
    |                                 ⟨│⟩dim  ⟨note⟩dim  names the case and
    |                                 ⟨│⟩dim        its limits
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim  5 strong   ⟨full, concrete, and says limits, trade-offs or what they would change⟩dim
    |                                 ⟨│⟩dim  ⟨4 good⟩cyan+bold     answers fully, with reasons and a concrete example of their own
    |                                 ⟨│⟩dim  3 fair     ⟨answers the main part; an example or a reason, gaps left open⟩dim
    |                                 ⟨│⟩dim  2 weak     ⟨names the topic; claims without a reason or an example⟩dim
    |                                 ⟨│⟩dim  1 none     ⟨does not answer the question, or only says it back⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨1⟩bold ⟨none⟩dim ⟨2⟩bold ⟨weak⟩dim ⟨3⟩bold ⟨fair⟩dim ⟨4⟩bold ⟨good⟩dim ⟨5⟩bold ⟨strong⟩dim  ⟨x⟩bold ⟨unscorable⟩dim  ⟨i⟩bold ⟨note⟩dim  ⟨.⟩bold ⟨next⟩dim  ⟨v⟩bold ⟨quote⟩dim  ⟨m⟩bold ⟨flag⟩dim  ⟨/⟩bold ⟨search⟩dim  ⟨Tab⟩bold ⟨tabs⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn a_note_being_typed() {
    assert_snapshot!(typing(120, 40), @r#"
    | ⟨candor · ⟩dim⟨Tarek Wolde⟩bold⟨ · Senior Reliability Engineer⟩dim             ⟨Profile⟩dim  ⟨Skills⟩dim ⟨[Q&A]⟩cyan+bold ⟨Scorecard⟩dim       0 of 11    ⟨typing⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    |    ⟨1.⟩dim ⟨·⟩bold   Could you tell me a…  ⟨│⟩dim  ⟨2. How does a queue help when one service is slower than the other?⟩bold      ⟨not scored⟩dim
    | ⟨▸⟩cyan+bold  ⟨2.⟩cyan+bold ⟨·⟩bold   ⟨How does a queue hel…⟩cyan+bold ⟨│⟩dim  ⟨cut off: the answer ends in a word that leads on⟩dim
    |    ⟨3.⟩dim ⟨·⟩bold   ⟨“recommend a read r…”⟩dim ⟨│⟩dim
    |    ⟨4.⟩dim ⟨·⟩bold   ⟨“is the second door…”⟩dim ⟨│⟩dim  ⟨Uh⟩dim, ⟨it⟩dim, it keeps the work until the slow one is ready, so, ⟨um⟩dim, the fast
    |    ⟨5.⟩dim ⟨·⟩bold   ⟨“answer with a four…”⟩dim ⟨│⟩dim  one does not wait. We used Kafka for it, and the consumers read in
    |    ⟨6.⟩dim ⟨·⟩bold   ⟨“price list we read…”⟩dim ⟨│⟩dim
    |    ⟨7.⟩dim ⟨·⟩bold   ⟨“use a cursor here.…”⟩dim ⟨│⟩dim
    |    ⟨8.⟩dim ⟨·⟩bold   ⟨“ask for the parent…”⟩dim ⟨│⟩dim
    |    ⟨9.⟩dim ⟨·⟩bold   how would you keep t… ⟨│⟩dim
    |   ⟨10.⟩dim ⟨·⟩bold   ⟨“keep points for gr…”⟩dim ⟨│⟩dim
    |   ⟨11.⟩dim ⟨·⟩bold   ⟨“Node Node JS. We b…”⟩dim ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim  ⟨───────────────────────────────────────────────────────────────────────────────────⟩dim
    |                                 ⟨│⟩dim  ⟨2 fillers dimmed (t)⟩dim
    |                                 ⟨│⟩dim  ⟨note⟩cyan+bold  why the consumers and not the queue
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim
    |                                 ⟨│⟩dim  5 strong   ⟨full, concrete, and says limits, trade-offs or what they would change⟩dim
    |                                 ⟨│⟩dim  4 good     ⟨answers fully, with reasons and a concrete example of their own⟩dim
    |                                 ⟨│⟩dim  3 fair     ⟨answers the main part; an example or a reason, gaps left open⟩dim
    |                                 ⟨│⟩dim  2 weak     ⟨names the topic; claims without a reason or an example⟩dim
    |                                 ⟨│⟩dim  1 none     ⟨does not answer the question, or only says it back⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨Esc⟩bold ⟨keep⟩dim  ⟨Ctrl-n⟩bold ⟨keep, next open⟩dim  ⟨Ctrl-u⟩bold ⟨undo typing⟩dim  ⟨PgDn⟩bold ⟨scroll answer⟩dim
    "#);
}

#[test]
fn the_scorecard() {
    assert_snapshot!(worked("120x40", "c"), @r#"
    | ⟨candor · ⟩dim⟨Tarek Wolde⟩bold⟨ · Senior Reliability Engineer⟩dim             ⟨Profile⟩dim  ⟨Skills⟩dim  ⟨Q&A⟩dim ⟨[Scorecard]⟩cyan+bold      5 of 11     ⟨saved⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    |
    |       ⟨score⟩dim                            ⟨question⟩dim                            ⟨quotes and note⟩dim
    | ⟨▸⟩cyan+bold ⟨1.⟩cyan+bold  ⟨·⟩dim                                ⟨Could you tell me a little about…⟩dim
    |   ⟨2.⟩dim  ⟨4 good⟩bold                           ⟨How does a queue help when one se…⟩dim  ⟨no quote⟩dim  names the case and its limits
    |   ⟨3.⟩dim  ⟨4 good⟩bold                           ⟨“recommend a read replica first,…”⟩dim  ⟨no quote⟩dim
    |   ⟨4.⟩dim  ⟨3 fair⟩bold                           ⟨“is the second door on the left.…”⟩dim  ⟨no quote⟩dim
    |   ⟨5.⟩dim  ⟨x garbled or not the candidat…⟩bold   ⟨“answer with a four hundred, whe…”⟩dim
    |   ⟨6.⟩dim  ⟨·⟩dim                              ⟨F⟩cyan+bold ⟨“price list we read it once and,…”⟩dim
    |   ⟨7.⟩dim  ⟨·⟩dim                                ⟨“use a cursor here. A page numbe…”⟩dim
    |   ⟨8.⟩dim  ⟨·⟩dim                                ⟨“ask for the parent first, and w…”⟩dim
    |   ⟨9.⟩dim  ⟨5 strong⟩bold                         ⟨how would you keep two containers…⟩dim  ⟨no quote⟩dim
    |  ⟨10.⟩dim  ⟨·⟩dim                                ⟨“keep points for growing an expr…”⟩dim
    |  ⟨11.⟩dim  ⟨·⟩dim                                ⟨“Node Node JS. We build it once,…”⟩dim
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
    |
    |
    |
    |
    |   4 scored · 1 unscorable · 6 open · 4 without a quote⟨   . next open⟩dim
    |   ⟨session⟩dim          ⟨S writes a note on the whole session⟩dim
    |   ⟨overall⟩dim          ⟨o gives it · the mean stays hidden until then⟩dim
    |   ⟨not counted⟩dim      garbled or not the candidate's words: 5
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨Enter⟩bold ⟨to the answer⟩dim  ⟨o⟩bold ⟨overall⟩dim  ⟨w⟩bold ⟨submit⟩dim  ⟨e⟩bold ⟨report⟩dim  ⟨.⟩bold ⟨next⟩dim  ⟨/⟩bold ⟨search⟩dim  ⟨Tab⟩bold ⟨tabs⟩dim  ⟨q⟩bold ⟨back⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn the_skills() {
    assert_snapshot!(worked("120x40", "s"), @r#"
    | ⟨candor · ⟩dim⟨Tarek Wolde⟩bold⟨ · Senior Reliability Engineer⟩dim             ⟨Profile⟩dim ⟨[Skills]⟩cyan+bold ⟨Q&A⟩dim  ⟨Scorecard⟩dim       5 of 11     ⟨saved⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    |
    |   ⟨claimed⟩dim              ⟨said in⟩dim      ⟨first words around it⟩dim                                                ⟨verdict⟩dim
    | ⟨▸⟩cyan+bold ⟨Go⟩cyan+bold                   1            ⟨“scanners in Go. Uh,”⟩dim                                                ⟨·⟩dim
    |   PostgreSQL           ⟨–⟩dim            ⟨never came up⟩dim                                                        ⟨·⟩dim
    |   Kafka                2            ⟨“wait. We used Kafka for it, and the consumers read in”⟩dim              ⟨·⟩dim
    |   Redis                6            ⟨“uh, keep it in Redis for a minute, and when it changes we drop t…”⟩dim  ⟨·⟩dim
    |   Terraform            ⟨–⟩dim            ⟨never came up⟩dim                                                        ⟨·⟩dim
    |   Docker               9            ⟨“uh, with Docker that is one line, and only the proxy stands in b…”⟩dim  ⟨·⟩dim
    |   Node.js              11           ⟨“So, uh, Node Node JS. We build it once, uh, test the same image,…”⟩dim  ⟨·⟩dim
    |   Grafana              ⟨–⟩dim            ⟨never came up⟩dim                                                        ⟨·⟩dim
    |   AWS                  10           ⟨“express app on a W S. Uh, I would look at the connections first,…”⟩dim  ⟨not claimed⟩dim
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
    |
    |
    |
    |
    |
    |
    |
    |
    |
    |   ⟨5 of 8 claimed skills named in an answer · 1 named but not claimed · Enter goes to the first mention⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨v⟩bold ⟨verdict⟩dim  ⟨Enter⟩bold ⟨first mention⟩dim  ⟨.⟩bold ⟨next⟩dim  ⟨/⟩bold ⟨search⟩dim  ⟨Tab⟩bold ⟨tabs⟩dim  ⟨q⟩bold ⟨back⟩dim  ⟨?⟩bold ⟨help⟩dim
    "#);
}

#[test]
fn help() {
    assert_snapshot!(worked("120x40", "?"), @r#"
    | ⟨candor · ⟩dim⟨Tarek Wolde⟩bold⟨ · Senior Reliability Engineer⟩dim             ⟨Profile⟩dim  ⟨Skills⟩dim ⟨[Q&A]⟩cyan+bold ⟨Scorecard⟩dim       5 of 11     ⟨saved⟩dim
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    |   ⟨Keys that work here⟩cyan+bold                                                                                     ⟨ ▼ 69 more⟩dim
    |
    |   ⟨Score⟩bold
    |   ⟨1…5⟩bold                  score the answer with that level and go to the next open one
    |   ⟨x⟩bold                    say that the answer cannot be scored, and why
    |   ⟨0⟩bold                    clear the score
    |   ⟨m⟩bold                    flag for later, or take the flag away
    |   ⟨u⟩bold                    undo the last change
    |   ⟨Ctrl-r⟩bold               redo what was undone
    |   ⟨!⟩bold                    flag something that speaks against the candidate whatever else was said
    |
    |   ⟨Write⟩bold
    |   ⟨i Enter⟩bold              note on this answer
    |   ⟨v⟩bold                    quote what was said: choose its words
    |   ⟨'⟩bold                    look at the quotes of this answer, one after the other
    |   ⟨I⟩bold                    note on the answer scored last, and back
    |   ⟨E⟩bold                    note on this answer in $EDITOR
    |   ⟨H⟩bold                    earlier versions of the note on this answer
    |   ⟨S⟩bold                    note on the whole session
    |   ⟨e⟩bold                    write or correct the question
    |   ⟨=⟩bold                    take the question that was recovered or guessed as it stands
    |   ⟨y⟩bold                    copy the answer and its note
    |
    |   ⟨Move between answers⟩bold
    |   ⟨.⟩bold                    go to the next answer without a score
    |   ⟨j⟩bold                    next answer
    |   ⟨k⟩bold                    previous answer
    |   ⟨M⟩bold                    next flagged answer
    |   ⟨Ctrl-o Backspace⟩bold     back to where I was before the last jump
    |
    |   ⟨Read⟩bold
    |   ⟨t⟩bold                    um and uh: verbatim, dimmed or folded away
    |   ⟨:phrases⟩bold             treat “you know”, “I mean” and “well” like um, or no more
    |   ⟨a⟩bold                    what each level means
    |   ⟨R⟩bold                    answers as they could have been given, from the rubric
    |   ⟨↓⟩bold                    one row down
    | ⟨──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────⟩dim
    | ⟨Esc⟩bold ⟨close⟩dim
    "#);
}
