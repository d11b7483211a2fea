//! The report as plain text of at most 80 columns, for a terminal or a mail; and one answer, for the clipboard.

use std::fmt::Write as _;

use crate::text::{in_ranges, safe_block, safe_line, width, wrap};

use super::view::{Answered, View};
use super::{Reviewed, gather, prose};

/// No line has more columns.
const COLUMNS: u16 = 80;

/// The report as plain text.
pub(super) fn text(view: &View<'_>) -> String {
    let mut page = Page::default();
    page.line(0, &safe_line(&view.candidate));
    page.rule(&safe_line(&view.candidate), '=');
    if let Some(headline) = &view.headline {
        page.line(0, &safe_line(headline));
    }
    page.blank();
    for (label, words) in view.facts() {
        page.labelled(0, label, &safe_line(&words));
    }
    page.labelled(0, "scores", view.scores_given_by);
    conclusion(view, &mut page);
    means(view, &mut page);
    if !view.skills.is_empty() {
        page.heading("Skills");
    }
    for skill in &view.skills {
        page.labelled(0, &safe_line(&skill.name), &skill.in_words());
    }
    for answer in view.answers.iter() {
        answered(&answer, view, &mut page);
    }
    if !view.follow_ups.is_empty() {
        page.heading("Next time");
    }
    for line in &view.follow_ups {
        page.point(0, "-", &safe_line(line));
    }
    page.0
}

fn conclusion(view: &View<'_>, page: &mut Page) {
    page.heading("Overall");
    page.line(0, &view.progress());
    if let Some(overall) = &view.overall {
        page.labelled(0, "overall", &safe_line(&overall.label));
        if !overall.reason.is_empty() {
            page.labelled(0, "because", &safe_line(&overall.reason));
        }
        if let Some(outdated) = &overall.outdated {
            page.labelled(0, "mind", &format!("the overall was {outdated}"));
        }
    }
    if let Some(words) = view.without_means() {
        page.labelled(0, "overall", words);
    }
    if let Some(critical) = &view.critical {
        page.labelled(0, "critical", &in_ranges(&critical.answers));
        if !critical.despite.is_empty() {
            page.labelled(0, "despite it", &safe_line(&critical.despite));
        }
    }
    if !view.note.is_empty() {
        page.labelled(0, "note", &prose::plain(&view.note, "-"));
    }
    for one in &view.not_counted {
        page.labelled(0, "not counted", &safe_line(&one.in_words()));
    }
    for one in &view.caveats {
        page.labelled(0, "mind", &safe_line(&one.in_words()));
    }
}

fn means(view: &View<'_>, page: &mut Page) {
    let Some(sums) = &view.means else { return };
    if sums.whole.is_none() {
        return;
    }
    page.heading("What the scores come to");
    for row in sums.criteria.iter().chain(&sums.whole) {
        let weight = row.weight.as_ref().map(|weight| format!(" · weight {weight}"));
        let words = format!("{}{}", row.words, weight.unwrap_or_default());
        page.labelled(0, &safe_line(&row.name), &words);
    }
    for one in &sums.otherwise {
        page.labelled(0, one.condition, &one.words);
    }
    if let Some(parting) = &sums.parting {
        page.line(0, parting);
    }
}

fn answered(answer: &Answered, view: &View<'_>, page: &mut Page) {
    const INDENT: u16 = 3;
    let question = answer.question.in_words();
    page.heading(&format!("{}. {}", safe_line(&answer.number), safe_line(&question)));
    if answer.has_one_line() {
        page.labelled(INDENT, "score", &safe_line(&answer.score()));
    } else {
        for one in &answer.scores {
            let version = one.rubric_version.filter(|version| *version != view.rubric.version);
            let version =
                version.map_or_else(String::new, |one| format!(" · scored under version {one}"));
            let words = format!("{}{version}", one.in_words());
            page.labelled(INDENT, &safe_line(&one.name), &safe_line(&words));
        }
    }
    let asides = answer.asides();
    if !asides.is_empty() {
        page.labelled(INDENT, "mind", &safe_line(&asides.join(" · ")));
    }
    for quote in &answer.quotes {
        let remark = quote.remark.map_or_else(String::new, |remark| format!(" ({remark})"));
        let words = format!("“{}”{remark}", safe_line(&quote.text));
        page.labelled(INDENT, quote.side(), &words);
    }
    if !answer.note.is_empty() {
        page.labelled(INDENT, "note", &prose::plain(&answer.note, "-"));
    }
    for said in &answer.words {
        page.labelled(INDENT, &safe_line(&said.speaker), &safe_block(&said.text));
    }
}

/// Lines of text, wrapped.
#[derive(Default)]
struct Page(String);

impl Page {
    fn blank(&mut self) {
        self.0.push('\n');
    }

    fn heading(&mut self, words: &str) {
        self.blank();
        self.line(0, words);
        self.rule(words, '-');
    }

    /// A line below a heading, as long as its first row.
    fn rule(&mut self, words: &str, sign: char) {
        let first = wrap(words, COLUMNS).into_iter().next();
        let columns = first.map_or(0, |row| width(&words[row.start..row.end]));
        self.0.extend(std::iter::repeat_n(sign, columns.max(1)));
        self.blank();
    }

    fn line(&mut self, indent: u16, words: &str) {
        self.hanging(indent, "", words);
    }

    fn point(&mut self, indent: u16, sign: &str, words: &str) {
        self.hanging(indent, &format!("{sign} "), words);
    }

    /// `label: words`, wrapped below the words.
    fn labelled(&mut self, indent: u16, label: &str, words: &str) {
        const WIDEST: usize = 24;
        if width(label) > WIDEST {
            self.line(indent, &format!("{label}:"));
            return self.line(indent + 2, words);
        }
        self.hanging(indent, &format!("{label}: "), words);
    }

    fn hanging(&mut self, indent: u16, first: &str, words: &str) {
        let lead = u16::try_from(width(first)).unwrap_or(0);
        let room = COLUMNS.saturating_sub(indent + lead);
        for (nth, row) in wrap(words, room).iter().enumerate() {
            let words = words[row.start..row.end].trim_end();
            let lead = if nth == 0 { first.to_owned() } else { " ".repeat(usize::from(lead)) };
            let line = format!("{}{lead}{words}", " ".repeat(usize::from(indent)));
            let _ = writeln!(self.0, "{}", line.trim_end());
        }
    }
}

/// One answer with question, score and note, as plain text.
#[must_use]
pub fn answer(of: &Reviewed<'_>, position: usize) -> String {
    let gathered = gather::gather_one(of, position);
    let (Some(exchange), Some(one)) = (of.session.exchanges.get(position), gathered) else {
        return String::new();
    };
    let mut out = format!("{}. {}\n", safe_line(&one.number), safe_line(&one.question.in_words()));
    for turn in exchange.answer() {
        let _ = write!(out, "\n{}\n", safe_block(&turn.text));
    }
    let _ = write!(out, "\nscore: {}\n", safe_line(&one.score()));
    if !one.note.is_empty() {
        let _ = writeln!(out, "note: {}", safe_block(&one.note));
    }
    out
}
