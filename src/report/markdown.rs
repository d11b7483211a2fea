//! The report as Markdown, for a tracking system or a mail.
//!
//! Text from outside is made safe and its Markdown signs are escaped, so that nothing of a transcript can become a
//! link, an image or a heading of the report. Of notes, lists and words that are set off stay what they are.

use std::fmt::Write as _;

use crate::text::{in_ranges, safe_line};

use super::prose::{self, Block, Inline};
use super::view::{Answered, View};

/// The report as Markdown.
pub(super) fn markdown(view: &View<'_>) -> String {
    let mut out = String::new();
    head(view, &mut out);
    conclusion(view, &mut out);
    skills(view, &mut out);
    for answer in view.answers.iter() {
        answered(&answer, view, &mut out);
    }
    for (at, line) in view.follow_ups.iter().enumerate() {
        if at == 0 {
            out.push_str("\n## Next time\n\n");
        }
        let _ = writeln!(out, "- {}", escaped(line));
    }
    out
}

fn head(view: &View<'_>, out: &mut String) {
    let _ = writeln!(out, "# {}\n", escaped(&view.candidate));
    if let Some(headline) = &view.headline {
        let _ = writeln!(out, "{}\n", escaped(headline));
    }
    for (label, words) in view.facts() {
        let _ = writeln!(out, "- {label}: {}", escaped(&words));
    }
    let _ = writeln!(out, "- {}\n", view.scores_given_by);
}

fn conclusion(view: &View<'_>, out: &mut String) {
    let _ = writeln!(out, "{}", view.progress());
    if !view.note.is_empty() {
        let _ = writeln!(out, "\n{}", note(&view.note));
    }
    if let Some(overall) = &view.overall {
        let _ = write!(out, "\n**Overall: {}**", escaped(&overall.label));
        if !overall.reason.is_empty() {
            let _ = write!(out, " — {}", escaped(&overall.reason));
        }
        out.push('\n');
        if let Some(outdated) = &overall.outdated {
            let _ = writeln!(out, "\nThe overall was {outdated}.");
        }
    }
    if let Some(words) = view.without_means() {
        let _ = writeln!(out, "\nOverall: {words}.");
    }
    if let Some(critical) = &view.critical {
        let _ = write!(out, "\n**Critical:** {}", in_ranges(&critical.answers));
        if !critical.despite.is_empty() {
            let _ = write!(out, " — {}", escaped(&critical.despite));
        }
        out.push('\n');
    }
    means(view, out);
    let asides = view.not_counted.iter().map(|one| ("not counted", one.in_words()));
    let asides = asides.chain(view.caveats.iter().map(|one| ("note", one.in_words())));
    for (at, (label, words)) in asides.enumerate() {
        let before = if at == 0 { "\n" } else { "" };
        let _ = writeln!(out, "{before}- {label}: {}", escaped(&words));
    }
}

fn means(view: &View<'_>, out: &mut String) {
    let Some(sums) = &view.means else { return };
    if !sums.criteria.is_empty() {
        out.push_str("\n| criterion | mean | n | lowest | highest | did not come up | weight |\n");
        out.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        for row in &sums.criteria {
            let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".into());
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {} |",
                escaped(&row.name),
                or_dash(row.mean.as_ref().map(ToString::to_string)),
                row.n,
                or_dash(row.lowest.map(|level| level.to_string())),
                or_dash(row.highest.map(|level| level.to_string())),
                row.did_not_come_up,
                or_dash(row.weight.as_ref().map(ToString::to_string)),
            );
        }
    }
    if let Some(whole) = &sums.whole {
        let mut name = whole.name.chars();
        let name: String =
            name.next().into_iter().flat_map(char::to_uppercase).chain(name).collect();
        let _ = writeln!(out, "\n{name} {}", whole.words);
    }
    let parting = sums.parting.iter().cloned();
    let moved = sums.otherwise.iter().map(|one| format!("{}: {}", one.condition, one.words));
    for (at, words) in moved.chain(parting).enumerate() {
        let before = if at == 0 { "\n" } else { "" };
        let _ = writeln!(out, "{before}- {words}");
    }
}

fn skills(view: &View<'_>, out: &mut String) {
    for (at, skill) in view.skills.iter().enumerate() {
        if at == 0 {
            out.push_str("\n## Skills\n\n");
        }
        let _ = writeln!(out, "- {}: {}", escaped(&skill.name), skill.in_words());
    }
}

fn answered(answer: &Answered, view: &View<'_>, out: &mut String) {
    let question = escaped(&answer.question.in_words()).into_owned();
    let _ = writeln!(out, "\n## {}. {question}\n", escaped(&answer.number));
    let asides = answer.asides();
    let asides: Vec<_> = asides.iter().map(|words| escaped(words)).collect();
    let asides = asides.join(" · ");
    let between = if asides.is_empty() { "" } else { " · " };
    if answer.has_one_line() {
        let _ = writeln!(out, "**{}**{between}{asides}", escaped(&answer.score()));
    } else {
        let first = if asides.is_empty() { "scores by criterion" } else { &asides };
        let _ = writeln!(out, "{first}\n");
        for one in &answer.scores {
            let version = one.rubric_version.filter(|version| *version != view.rubric.version);
            let version =
                version.map_or_else(String::new, |one| format!(" · scored under version {one}"));
            let words = one.in_words();
            let _ = writeln!(out, "- {}: **{}**{version}", escaped(&one.name), escaped(&words));
        }
    }
    for said in &answer.words {
        let lines = crate::text::safe_block(&said.text);
        let lines: Vec<String> = lines.lines().map(|line| escaped(line).into_owned()).collect();
        let _ = writeln!(out, "\n{}: {}", escaped(&said.speaker), lines.join("\n"));
    }
    if !answer.note.is_empty() {
        let _ = writeln!(out, "\n{}", note(&answer.note));
    }
    for (at, quote) in answer.quotes.iter().enumerate() {
        let before = if at == 0 { "\n" } else { "" };
        let remark = quote.remark.map_or_else(String::new, |remark| format!(" ({remark})"));
        let side = quote.side();
        let _ = writeln!(out, "{before}- {side}: “{}”{remark}", escaped(&quote.text));
    }
}

/// A note as a quoted block.
fn note(note: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in prose::parse(note) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        match block {
            Block::Paragraph(all) => lines.extend(all.iter().map(|line| words(line))),
            Block::List { first, items } => {
                let sign = |nth: usize| match first {
                    Some(first) => format!("{}. ", u64::from(first) + nth as u64),
                    None => "- ".into(),
                };
                let items = items.iter().enumerate();
                lines.extend(items.map(|(nth, item)| sign(nth) + &words(item)));
            }
        }
    }
    let quoted =
        lines.iter().map(|line| if line.is_empty() { ">".into() } else { format!("> {line}") });
    quoted.collect::<Vec<String>>().join("\n")
}

fn words(inlines: &[Inline]) -> String {
    let word = |one: &Inline| match one {
        Inline::Text(text) => escaped(text).into_owned(),
        Inline::Strong(inner) => format!("**{}**", words(inner)),
        Inline::Emphasis(inner) => format!("*{}*", words(inner)),
        // Code is words as they stand; a tick in it would end it.
        Inline::Code(text) => format!("`{}`", text.replace('`', "'")),
    };
    inlines.iter().map(word).collect()
}

/// One safe line with the signs of Markdown and HTML escaped.
fn escaped(text: &str) -> std::borrow::Cow<'_, str> {
    const SIGNS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~', '&', '!'];
    let safe = safe_line(text);
    let begins_list = begins_list(&safe);
    if !safe.contains(SIGNS) && begins_list.is_none() && !safe.contains("://") {
        return safe;
    }
    let mut out = String::with_capacity(safe.len() + 8);
    for (at, c) in safe.char_indices() {
        // An address would become a link by itself.
        let is_address = c == ':' && safe[at..].starts_with("://");
        if SIGNS.contains(&c) || is_address || begins_list == Some(at) {
            out.push('\\');
        }
        out.push(c);
    }
    out.into()
}

/// Where the sign stands that would make a point of a list, a heading or a line of the text: `- `, `1. `, `===`.
fn begins_list(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start().len();
    let rest = &line[start..];
    if rest.starts_with(['-', '+', '=']) {
        return Some(start);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_point = digits > 0 && rest[digits..].starts_with(['.', ')']);
    is_point.then_some(start + digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_transcript_becomes_markup() {
        assert_eq!(escaped("a <b> [x](y) `c` \u{1b}[0m"), "a \\<b\\> \\[x\\](y) \\`c\\` ␛\\[0m");
        assert_eq!(escaped("- x"), "\\- x");
        assert_eq!(escaped("12. x"), "12\\. x");
        assert_eq!(escaped("see https://a.example"), "see https\\://a.example");
    }

    #[test]
    fn a_note_of_several_lines_stays_one_block() {
        assert_eq!(note("one\n\n# two"), "> one\n>\n> \\# two");
    }

    #[test]
    fn a_note_keeps_its_lists_and_what_it_sets_off() {
        let written = "**So** `a<b` [x](y)\n\n- one\n- _two_";
        assert_eq!(note(written), "> **So** `a<b` \\[x\\](y)\n>\n> - one\n> - *two*");
    }
}
