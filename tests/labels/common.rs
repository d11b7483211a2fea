//! A talk as a few lines of text, and the account of every word.

use std::fmt::Write;

use candor::model::session::ReportKind;
use candor::transcript::labels::{Labelled, read};
use candor::transcript::talk::Role;

/// `format`, then a turn a line, then what the report holds: what a test expects.
pub(crate) fn brief(source: &str) -> String {
    let Some(labelled) = read(source) else { return "no talk\n".into() };
    assert_eq!(losses(source, &labelled), Vec::<String>::new());
    let mut out = format!("{}\n", labelled.format.label());
    for turn in &labelled.talk.turns {
        let role = match turn.role {
            Some(Role::Interviewer) => " asks",
            Some(Role::Candidate) => " answers",
            Some(Role::Nobody) => " nobody",
            None => "",
        };
        let time = turn.start_ms.map_or(String::new(), |ms| format!(" @{}", Seconds(ms)));
        let label = turn.label.as_deref().unwrap_or("–");
        let text = turn.text.replace('\n', "/");
        writeln!(out, "{label}{role}{time} | {text}").unwrap();
    }
    for line in &labelled.talk.report {
        let text = line.text.replace('\n', "/");
        writeln!(out, "{} {}: {text}", line.kind.label(), line.line).unwrap();
    }
    out
}

struct Seconds(u64);

impl std::fmt::Display for Seconds {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", self.0 / 1000)?;
        match self.0 % 1000 {
            0 => Ok(()),
            rest => write!(out, ".{rest:03}"),
        }
    }
}

/// The words of `text`: runs of letters and digits.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What of `source` stands neither once in a turn, nor in its label or time, nor in the report.
pub(crate) fn losses(source: &str, labelled: &Labelled) -> Vec<String> {
    let mut losses = Vec::new();
    let apart: Vec<_> = labelled
        .talk
        .report
        .iter()
        .filter(|line| matches!(line.kind, ReportKind::Debris | ReportKind::NotUnderstood))
        .map(|line| {
            usize::try_from(line.bytes.start).unwrap()..usize::try_from(line.bytes.end).unwrap()
        })
        .collect();
    let mut covered: Vec<_> = labelled.talk.turns.iter().map(|turn| turn.bytes.clone()).collect();
    for pair in covered.windows(2) {
        if pair[0].end > pair[1].start {
            losses.push(format!("turns overlap at byte {}", pair[1].start));
        }
    }
    covered.extend(apart.iter().cloned());
    covered.sort_by_key(|range| (range.start, range.end));
    let mut end = 0;
    for range in covered.into_iter().chain(std::iter::once(source.len()..source.len())) {
        let gap = source.get(end..range.start).unwrap_or("").trim();
        if !gap.is_empty() {
            losses.push(format!("nowhere: {gap:?}"));
        }
        end = end.max(range.end);
    }
    for turn in &labelled.talk.turns {
        let mut own = String::new();
        let mut from = turn.bytes.start;
        let inside = |range: &&std::ops::Range<usize>| {
            range.start >= turn.bytes.start && range.end <= turn.bytes.end
        };
        for range in apart.iter().filter(inside) {
            own.push_str(&source[from..range.start]);
            own.push(' ');
            from = range.end;
        }
        own.push_str(&source[from..turn.bytes.end]);
        if turn.end_ms.is_some() && own.ends_with(['#', ']', ')']) {
            // Behind the words stands the time at which they end, unless it stands with the one at which they begin.
            own.truncate(own.trim_end_matches(['#', ']', ')']).rfind(['#', '[', '(']).unwrap());
        }
        let own = unescaped(&own);
        let mut source_words = words(&own).rev();
        for word in words(&turn.text).rev() {
            if source_words.next() != Some(word) {
                losses.push(format!("{word:?} of {:?} is not where the source has it", turn.text));
                break;
            }
        }
        let label = turn.label.as_deref().unwrap_or("");
        let head = source_words.filter(|word| {
            let sign = ["From", "to", "Everyone", "AM", "PM", "b", "u", "strong"].contains(word);
            let number = word
                .trim_start_matches(|c: char| c.is_alphabetic())
                .bytes()
                .all(|b| b.is_ascii_digit());
            !(sign
                || words(label).any(|own| own.to_lowercase() == word.to_lowercase())
                || (number && word.len() < 12 && word.bytes().any(|b| b.is_ascii_digit())))
        });
        losses.extend(head.map(|word| format!("{word:?} is lost in front of {:?}", turn.text)));
    }
    losses
}

/// Entities that stand for no letters, and backslashes.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for (entity, sign) in [
        ("&#39;", "'"),
        ("&quot;", "\""),
        ("&gt;", ">"),
        ("&lt;", "<"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, sign);
    }
    text
}
