//! The report as comma-separated values: a row for each criterion of each answer, also where there is no score.
//!
//! RFC 4180: cells in quotation marks where they need them, rows ended by CR LF. The file begins with the byte order
//! mark of UTF-8, without which Excel takes it for the system's old encoding; Python's `csv` reads it with
//! `encoding="utf-8-sig"`, and with plain `utf-8` only the name of the first column, the row's number, has the mark
//! in it.
//!
//! A program for spreadsheets takes a cell for a formula that begins with `=`, `+`, `-` or `@`, in their full-width
//! forms too, and behind blanks. Such a sign gets an apostrophe in front, also behind a semicolon or on a new line,
//! where another separator would begin a cell. Tabs, carriage returns and other controls are made visible before.

use jiff::Timestamp;

use crate::text::{safe_block, safe_line};

use super::prose;
use super::view::{Answered, Cited, Decided, Given, View};

/// The byte order mark, as UTF-8.
const MARK: &str = "\u{feff}";

/// The report as comma-separated values.
pub(super) fn csv(view: &View<'_>) -> String {
    let mut out = String::from(MARK);
    row(&mut out, &header(view));
    let mut number = 0;
    for answer in view.answers.iter() {
        let whole = [None];
        let rows: Vec<Option<&Given>> = match answer.scores.as_slice() {
            [] => whole.to_vec(),
            scores => scores.iter().map(Some).collect(),
        };
        for given in rows {
            number += 1;
            row(&mut out, &cells(number, view, &answer, given));
        }
    }
    out
}

fn header(view: &View<'_>) -> Vec<String> {
    let highest = view.rubric.levels.last().map_or(0, |level| level.value);
    let level = format!("level (1 to {highest})");
    let names = [
        "row",
        "session",
        "candidate",
        "reviewer",
        "review",
        "rubric",
        "rubric version",
        "answer",
        "question",
        "question is",
        "answer cut off",
        "criterion",
        "state",
        &level,
        "level name",
        "weight",
        "given at (UTC)",
        "given under version",
        "in the mean",
        "reason without a score",
        "flagged",
        "critical",
        "quotes for",
        "quotes against",
        "note",
        "remarks",
        "overall",
        "overall given at (UTC)",
        "overall remark",
        "submitted at (UTC)",
        "SHA-256",
        "scores given by",
    ];
    names.map(str::to_owned).to_vec()
}

fn cells(number: usize, view: &View<'_>, answer: &Answered, given: Option<&Given>) -> Vec<String> {
    let text = |text: &str| harmless(&safe_line(text));
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let (overall, submission) = (view.overall.as_ref(), view.submission.as_ref());
    let level = given.and_then(|one| one.level);
    let is_in_the_mean = level.is_some() && given.is_some_and(|one| !one.on_another_scale);
    let reason = answer.reason.clone().or_else(|| {
        let choices = answer.before_the_merge.join(" and ");
        (!choices.is_empty()).then(|| format!("{choices} before the merge"))
    });
    vec![
        number.to_string(),
        text(&view.session),
        text(&view.candidate),
        text(&view.reviewer),
        text(view.state()),
        text(&view.rubric.id),
        view.rubric.version.to_string(),
        text(&answer.number),
        text(answer.question.text.as_deref().unwrap_or_default()),
        answer.question.known().to_owned(),
        answer.cut_off.clone().unwrap_or_else(|| "no".into()),
        text(given.map_or("", |one| &one.name)),
        state(answer, given).to_owned(),
        level.map(|level| level.to_string()).unwrap_or_default(),
        text(given.and_then(|one| one.level_name.as_deref()).unwrap_or_default()),
        given.map(|one| one.weight.to_string()).unwrap_or_default(),
        given.and_then(|one| one.at).map(time).unwrap_or_default(),
        given.and_then(|one| one.rubric_version).map(|one| one.to_string()).unwrap_or_default(),
        level.map(|_| yes(is_in_the_mean)).unwrap_or_default(),
        text(&reason.unwrap_or_default()),
        yes(answer.flagged),
        yes(answer.critical),
        quotes(answer, given, true),
        quotes(answer, given, false),
        harmless(&safe_block(&prose::plain(&answer.note, "•"))),
        text(&remarks(answer)),
        text(overall.map_or("", |one| &one.label)),
        overall.and_then(|one| one.given_at).map(time).unwrap_or_default(),
        overall.and_then(|one| one.outdated.clone()).unwrap_or_default(),
        submission.map(|one| time(one.at)).unwrap_or_default(),
        submission.map(|one| one.sha256.clone()).unwrap_or_default(),
        view.scores_given_by.to_owned(),
    ]
}

/// What has to be said of question and answer. What a lost question is known by is said here, as there are no words of
/// it to stand in its column.
fn remarks(answer: &Answered) -> String {
    let begins = answer.question.answer_begins.as_ref();
    let lost = begins.map(|words| format!("question lost, the answer begins “{words} …”"));
    lost.into_iter().chain(answer.remarks.iter().cloned()).collect::<Vec<_>>().join("; ")
}

/// A time in UTC as spreadsheets read it.
fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn state(answer: &Answered, given: Option<&Given>) -> &'static str {
    match (answer.state, given) {
        (Decided::Unscorable, _) => "unscorable",
        (Decided::NotCounted, _) => "not to be scored",
        (_, Some(one)) if one.level.is_some() => "scored",
        (_, Some(one)) if one.did_not_come_up => "did not come up",
        _ => "open",
    }
}

/// The quotes on this criterion or on the answer as a whole, a line each.
fn quotes(answer: &Answered, given: Option<&Given>, is_for: bool) -> String {
    let is_on = |one: &&Cited| {
        let criterion = one.criterion.as_deref();
        one.is_for == is_for
            && (criterion.is_none()
                || given.is_none_or(|given| criterion == Some(&given.criterion)))
    };
    let line = |one: &Cited| {
        let remark = one.remark.map_or_else(String::new, |remark| format!(" ({remark})"));
        format!("{}{remark}", safe_line(&one.text))
    };
    let lines = answer.quotes.iter().filter(is_on).map(line);
    harmless(&lines.collect::<Vec<_>>().join("\n"))
}

/// With an apostrophe in front of each sign that would begin a formula.
fn harmless(cell: &str) -> String {
    const SIGNS: &[char] =
        &['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹢', '﹣', '﹦', '﹫'];
    let mut out = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for c in cell.chars() {
        if begins && SIGNS.contains(&c) {
            out.push('\'');
        }
        begins = matches!(c, ';' | '\n' | '\t' | '\r') || begins && c.is_whitespace();
        out.push(c);
    }
    out
}

fn row(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r', ';', '\t'])
            || cell.starts_with(' ')
            || cell.ends_with(' ')
        {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for (cell, wanted) in [
            ("=HYPERLINK(\"http://a\")", "'=HYPERLINK(\"http://a\")"),
            ("+1", "'+1"),
            ("-1+1", "'-1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "  '=1"),
            ("\u{a0}\u{3000}＝1", "\u{a0}\u{3000}'＝1"),
            ("a;=1", "a;'=1"),
            ("a\n -1", "a\n '-1"),
            ("a = b - c", "a = b - c"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), wanted);
        }
    }

    #[test]
    fn a_cell_is_quoted_where_it_has_to_be() {
        let mut out = String::new();
        row(&mut out, &["a".into(), "b, \"c\"".into(), "d\ne".into(), String::new()]);
        assert_eq!(out, "a,\"b, \"\"c\"\"\",\"d\ne\",\r\n");
    }
}
