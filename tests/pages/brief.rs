//! A session in a few lines, so that a test reads like the page it is about.

use std::fmt::Write as _;

use candor::model::exchange::{Exchange, Origin, Part};
use candor::model::session::{ReportKind, Session};
use candor::transcript::{account, decoded, understand_with_account};

/// The session that a page makes. Checks on the way that no character of it went nowhere.
pub(crate) fn session(page: &str) -> Session {
    let understood = understand_with_account("page.txt", page.as_bytes()).unwrap();
    let text = decoded(page.as_bytes()).unwrap();
    assert_eq!(account(&understood, &text), []);
    understood.session
}

/// What a careful reader would note about a page.
pub(crate) fn brief(page: &str) -> String {
    let session = session(page);
    let mut out = String::new();
    let profile = &session.profile;
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".into());
    writeln!(out, "{} / {}", or_dash(&profile.name), or_dash(&profile.headline)).unwrap();
    if !profile.summary.is_empty() {
        writeln!(out, "about: {}", profile.summary.len()).unwrap();
    }
    for job in &profile.experience {
        let guess = if job.guess { " (guess)" } else { "" };
        writeln!(out, "job: {} @ {}{guess}", or_dash(&job.title), or_dash(&job.employer)).unwrap();
    }
    let skills: Vec<&str> = session.skills.iter().map(|skill| skill.name.as_str()).collect();
    if !skills.is_empty() {
        writeln!(out, "skills: {}", skills.join("; ")).unwrap();
    }
    for exchange in &session.exchanges {
        writeln!(out, "{}", line_of(exchange)).unwrap();
    }
    for line in session.report.iter() {
        match line.kind {
            ReportKind::Debris => writeln!(out, "debris {}: {}", line.line, line.text).unwrap(),
            ReportKind::NotUnderstood => {
                writeln!(out, "aside {}: {}", line.line, line.text).unwrap();
            }
            ReportKind::Guess | ReportKind::Repaired => {}
        }
    }
    out
}

fn line_of(exchange: &Exchange) -> String {
    let origin = match exchange.question.origin {
        Origin::Given => "given",
        Origin::Recovered => "recovered",
        Origin::Written => "written",
        Origin::Lost => "lost",
    };
    let guess = if exchange.question.guess || exchange.guess { "?" } else { "" };
    let question =
        exchange.question.text.as_deref().map_or(String::new(), |text| format!(" {text}"));
    let answers: Vec<String> = exchange
        .turns
        .iter()
        .filter(|turn| turn.part == Part::Answer)
        .map(|turn| ends(&turn.text))
        .collect();
    format!("{origin}{guess}:{question} | {}", answers.join(" + ")).trim_end().to_owned()
}

/// The first and last words of a text.
fn ends(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 6 {
        return words.join(" ");
    }
    format!("{} … {}", words[..3].join(" "), words[words.len() - 3..].join(" "))
}
