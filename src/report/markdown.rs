//! The scorecard as Markdown, for a tracking system or a mail; one answer as plain text, for anything.
//!
//! Text from outside is made safe and its Markdown signs are escaped, so that nothing of a transcript can
//! become a link, an image or a heading of the report.

use std::fmt::Write as _;

use crate::model::exchange::{Exchange, MarkKind, Origin};
use crate::model::quoted::quotes;
use crate::model::review::{Reason, Status, Unscorable, Verdict, follow_up};
use crate::model::scorecard::Scorecard;
use crate::text::{safe_block, safe_line};

use super::Reviewed;

/// The scorecard as Markdown.
#[must_use]
pub fn markdown(of: &Reviewed<'_>) -> String {
    let mut out = String::new();
    head(of, &mut out);
    conclusion(of, &mut out);
    answers(of, &mut out);
    follow_ups(of, &mut out);
    out
}

/// One answer with question, score and note, as plain text.
#[must_use]
pub fn answer(of: &Reviewed<'_>, position: usize) -> String {
    let Some(exchange) = of.session.exchanges.get(position) else { return String::new() };
    let mut out = format!("{}. {}\n", of.session.number(position), question(of, exchange));
    for turn in exchange.answer() {
        let _ = write!(out, "\n{}\n", safe_block(&turn.text));
    }
    let _ = write!(out, "\nscore: {}\n", score(of, exchange));
    let note = of.review.note_for(exchange);
    if !note.is_empty() {
        let _ = writeln!(out, "note: {}", safe_block(&note));
    }
    out
}

fn head(of: &Reviewed<'_>, out: &mut String) {
    let session = of.session;
    let _ = writeln!(out, "# {}\n", escaped(&session.candidate()));
    if let Some(headline) = &session.profile.headline {
        let _ = writeln!(out, "{}\n", escaped(headline));
    }
    let state = match of.review.status {
        Status::Draft => "draft",
        Status::Submitted => "submitted",
    };
    let _ = writeln!(out, "- reviewer: {} ({state})", of.review.reviewer);
    let (id, version) = (&of.review.rubric.id, of.review.rubric.version);
    let _ = writeln!(out, "- rubric: {}, version {version}", escaped(id));
    if let Some(last) = of.review.history.last() {
        let _ = writeln!(out, "- last change: {}", last.at.strftime("%Y-%m-%d %H:%M UTC"));
    }
    let _ = writeln!(out, "- session: {} ({})", session.id, escaped(&session.source.name));
    if session.sample {
        let _ = writeln!(out, "- this is the made-up sample, not an interview");
    }
    let _ = writeln!(out, "- every score was given by a person; none was computed from the text\n");
}

fn conclusion(of: &Reviewed<'_>, out: &mut String) {
    let card = Scorecard::of(of.session, of.review, of.rubric, of.plan);
    let _ = writeln!(
        out,
        "{} scored · {} unscorable · {} open",
        card.scored,
        card.unscorable.len(),
        card.open.len()
    );
    if !of.review.note.is_empty() {
        let _ = writeln!(out, "\n{}", quoted_block(&of.review.note));
    }
    let overall = &of.review.overall;
    match &overall.recommendation {
        Some(id) => {
            let label = of.rubric.recommendation(id).map_or(id.as_str(), |one| &one.label);
            let _ = write!(out, "\n**Overall: {}**", escaped(label));
            if !overall.note.is_empty() {
                let _ = write!(out, " — {}", escaped(&overall.note));
            }
            if let (Some(mean), Some((low, high))) = (card.mean, card.range()) {
                let n = card.n();
                let _ = write!(out, "\n\nMean {mean} (n = {n}, {low} to {high})");
            }
            out.push('\n');
        }
        None => out.push_str("\nOverall: not given yet; the mean stays hidden until it is.\n"),
    }
}

fn answers(of: &Reviewed<'_>, out: &mut String) {
    let quotes = quotes(of.session, of.review);
    for (position, exchange) in of.session.exchanges.iter().enumerate() {
        let words = escaped(&question(of, exchange)).into_owned();
        let _ = writeln!(out, "\n## {}. {words}\n", of.session.number(position));
        let flag = if of.review.flags(exchange) { " · flagged" } else { "" };
        let on_it = quotes.get(&exchange.id).map_or(&[][..], Vec::as_slice);
        let is_scored = matches!(of.review.standing(exchange).verdict, Some(Verdict::Level(_)));
        let bare = if is_scored && on_it.is_empty() { " · unsupported: no quote" } else { "" };
        let _ = writeln!(
            out,
            "**{}**{flag}{bare}{}",
            escaped(&score(of, exchange)),
            remarks(of, exchange)
        );
        let note = of.review.note_for(exchange);
        if !note.is_empty() {
            let _ = writeln!(out, "\n{}", quoted_block(&note));
        }
        if !on_it.is_empty() {
            out.push('\n');
        }
        for quoted in on_it {
            let side = if quoted.quote.is_for { "for" } else { "against" };
            let remark = quoted.fate.remark();
            let remark = remark.map_or_else(String::new, |remark| format!(" ({remark})"));
            let _ = writeln!(out, "- {side}: “{}”{remark}", escaped(&quoted.words()));
        }
    }
}

/// What to ask next time.
fn follow_ups(of: &Reviewed<'_>, out: &mut String) {
    let lines = of.review.follow_ups.iter().map(follow_up).filter(|line| !line.is_empty());
    for (at, line) in lines.enumerate() {
        if at == 0 {
            out.push_str("\n## Next time\n\n");
        }
        let _ = writeln!(out, "- {}", escaped(line));
    }
}

/// The question, or how the answer begins where the question is lost.
fn question(of: &Reviewed<'_>, exchange: &Exchange) -> String {
    let written = of.written.get(&exchange.id);
    match written.or(exchange.question.text.as_ref()) {
        Some(text) => safe_line(text).into_owned(),
        None => format!("question lost: “{} …”", safe_line(&exchange.opening_words())),
    }
}

fn score(of: &Reviewed<'_>, exchange: &Exchange) -> String {
    let standing = of.review.standing(exchange);
    if standing.choices.is_empty() {
        let said = verdict(of, standing.verdict.as_ref());
        return match standing.before {
            Some(change) => format!("{said}, scored before {}", change.label()),
            None => said,
        };
    }
    let both: Vec<String> = standing.choices.iter().map(|one| verdict(of, Some(one))).collect();
    format!("not scored: {} before the merge", both.join(" and "))
}

fn verdict(of: &Reviewed<'_>, verdict: Option<&Verdict>) -> String {
    match verdict {
        Some(&Verdict::Level(value)) => match of.rubric.level(value) {
            Some(level) => format!("{value} {}", level.name),
            None => value.to_string(),
        },
        Some(Verdict::Criteria(scores)) => {
            let given = scores.iter().filter_map(|(id, one)| Some(format!("{id} {}", one.level?)));
            given.collect::<Vec<_>>().join(" · ")
        }
        Some(Verdict::Unscorable(why)) if why.text.is_empty() => {
            format!("unscorable: {}", why.reason.label())
        }
        Some(Verdict::Unscorable(why)) => format!("unscorable: {}", safe_line(&why.text)),
        None => "not scored".into(),
    }
}

/// What was lost, guessed or cut off, behind the score.
fn remarks(of: &Reviewed<'_>, exchange: &Exchange) -> String {
    let mut remarks = Vec::new();
    let written = of.written.get(&exchange.id);
    if written.is_some_and(|text| !exchange.question.is(text)) {
        remarks.push("question written by a reviewer");
    } else if written.is_some() {
        remarks.push("question found in the answer and confirmed by a reviewer");
    } else {
        match (exchange.question.origin, exchange.question.guess) {
            // The heading says that it is lost.
            (Origin::Lost, _) => {}
            (Origin::Recovered, false) => remarks.push("question recovered from the answer"),
            (_, true) => remarks.push("question guessed"),
            _ => {}
        }
    }
    let marks = of.reading.marks.get(&exchange.id).map_or(&[][..], Vec::as_slice);
    let is_said = matches!(
        of.review.standing(exchange).verdict,
        Some(Verdict::Unscorable(Unscorable { reason: Reason::CutOff, .. }))
    );
    if !is_said && marks.iter().any(|mark| mark.kind == MarkKind::CutOff) {
        remarks.push("answer cut off");
    }
    if remarks.is_empty() { String::new() } else { format!(" · {}", remarks.join(" · ")) }
}

/// A note of several lines as a quoted block.
fn quoted_block(note: &str) -> String {
    let lines: Vec<String> = safe_block(note)
        .lines()
        .map(|line| if line.is_empty() { ">".into() } else { format!("> {}", escaped(line)) })
        .collect();
    lines.join("\n")
}

/// One safe line with the signs of Markdown and HTML escaped.
fn escaped(text: &str) -> std::borrow::Cow<'_, str> {
    const SIGNS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~', '&', '!'];
    let safe = safe_line(text);
    if !safe.contains(SIGNS) {
        return safe;
    }
    let mut out = String::with_capacity(safe.len() + 8);
    for c in safe.chars() {
        if SIGNS.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_transcript_becomes_markup() {
        assert_eq!(escaped("a <b> [x](y) `c` \u{1b}[0m"), "a \\<b\\> \\[x\\](y) \\`c\\` ␛\\[0m");
    }

    #[test]
    fn a_note_of_several_lines_stays_one_block() {
        assert_eq!(quoted_block("one\n\n# two"), "> one\n>\n> \\# two");
    }
}
