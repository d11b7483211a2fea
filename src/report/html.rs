//! The report as one HTML file: no script, nothing from the network, light and dark, and fit to be printed.
//!
//! Every word from outside goes through [`esc`], in text and in attributes; nothing from outside stands anywhere
//! else. The policy in the head of the file forbids scripts and requests, should a browser be told otherwise.

use std::fmt::Write as _;

use crate::model::ratio::Ratio;
use crate::text::{in_ranges, safe_block, safe_line};

use super::prose::{self, Block, Inline};
use super::view::{Answered, Decided, Row, View, when};

const STYLE: &str = include_str!("report.css");

/// The report as HTML.
pub(super) fn html(view: &View<'_>) -> String {
    let mut out = String::new();
    let title = esc(&format!("Interview review: {}", view.candidate));
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    head(view, &mut out);
    out.push_str("<main>\n");
    conclusion(view, &mut out);
    means(view, &mut out);
    overview(view, &mut out);
    caveats(view, &mut out);
    skills(view, &mut out);
    out.push_str("<section aria-labelledby=\"answers\">\n<h2 id=\"answers\">Answers</h2>\n");
    for answer in view.answers.iter() {
        answered(&answer, view, &mut out);
    }
    out.push_str("</section>\n");
    follow_ups(view, &mut out);
    let _ = write!(
        out,
        "</main>\n<footer>\n<p>{}.</p>\n</footer>\n</body>\n</html>\n",
        sentence(view.scores_given_by)
    );
    out
}

fn head(view: &View<'_>, out: &mut String) {
    let _ = write!(
        out,
        "<header>\n<p class=\"kind\">Interview review</p>\n<h1>{}</h1>\n",
        esc(&view.candidate)
    );
    if let Some(headline) = &view.headline {
        let _ = writeln!(out, "<p class=\"headline\">{}</p>", esc(headline));
    }
    out.push_str("<dl class=\"facts\">\n");
    for (label, words) in view.facts() {
        let _ = writeln!(out, "<div><dt>{label}</dt><dd>{}</dd></div>", esc(&words));
    }
    out.push_str("</dl>\n</header>\n");
}

fn conclusion(view: &View<'_>, out: &mut String) {
    out.push_str("<section aria-labelledby=\"overall\">\n<h2 id=\"overall\">Overall</h2>\n");
    if let Some(overall) = &view.overall {
        let _ = writeln!(out, "<p class=\"verdict\">{}</p>", esc(&sentence(&overall.label)));
        if !overall.reason.is_empty() {
            let _ = writeln!(out, "<p>{}</p>", esc(&overall.reason));
        }
        if let Some(at) = overall.given_at {
            let _ = writeln!(out, "<p class=\"quiet\">given {}</p>", when(at));
        }
        if let Some(outdated) = &overall.outdated {
            let _ = writeln!(out, "<p><strong>Mind:</strong> the overall was {outdated}.</p>");
        }
    }
    if let Some(words) = view.without_means() {
        let _ = writeln!(out, "<p>{}.</p>", sentence(words));
    }
    if let Some(critical) = &view.critical {
        let _ = write!(
            out,
            "<div class=\"critical\">\n<p><strong>Critical flag</strong> on {}</p>\n",
            esc(&in_ranges(&critical.answers))
        );
        if !critical.despite.is_empty() {
            let _ = writeln!(out, "<p>In spite of it: {}</p>", esc(&critical.despite));
        }
        out.push_str("</div>\n");
    }
    if !view.note.is_empty() {
        let _ = writeln!(out, "<div class=\"note\">\n{}</div>", note(&view.note));
    }
    out.push_str("</section>\n");
}

fn means(view: &View<'_>, out: &mut String) {
    let Some(sums) = &view.means else { return };
    let Some(whole) = &sums.whole else { return };
    let highest = view.rubric.levels.last().map_or(0, |level| level.value);
    let _ = write!(
        out,
        "<section aria-labelledby=\"means\">\n<h2 id=\"means\">What the scores come to</h2>\n\
         <table class=\"means\">\n<caption>Means of the levels that were given, on a scale of 1 to {highest}; \
         n is how many</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">Mean</th>\
         <th scope=\"col\">n</th><th scope=\"col\">Lowest</th><th scope=\"col\">Highest</th>",
        if sums.criteria.is_empty() { "All answers" } else { "Criterion" }
    );
    if !sums.criteria.is_empty() {
        out.push_str("<th scope=\"col\">Did not come up</th><th scope=\"col\">Weight</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in sums.criteria.iter().chain([whole]) {
        mean(row, !sums.criteria.is_empty(), out);
    }
    out.push_str("</tbody>\n</table>\n");
    let moved = sums.otherwise.iter().map(|one| format!("{}: {}", one.condition, one.words));
    let lines: Vec<String> = moved.chain(sums.parting.clone()).collect();
    if !lines.is_empty() {
        out.push_str("<ul>\n");
        for line in lines {
            let _ = writeln!(out, "<li>{}</li>", esc(&sentence(&line)));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

fn mean(row: &Row, has_weights: bool, out: &mut String) {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".into());
    let percent = row.share.map(|share| format!("{}%", share * Ratio::from(100)));
    let bar = percent.map_or_else(String::new, |percent| {
        format!("<span class=\"bar\" aria-hidden=\"true\"><span style=\"width:{percent}\"></span></span>")
    });
    let class = if row.weight.is_none() { " class=\"whole\"" } else { "" };
    let _ = write!(
        out,
        "<tr{class}><th scope=\"row\">{}</th><td class=\"mean\"><span class=\"number\">{}</span>{bar}</td>\
         <td>{}</td><td>{}</td><td>{}</td>",
        esc(&sentence(&row.name)),
        or_dash(row.mean.as_ref().map(ToString::to_string)),
        row.n,
        or_dash(row.lowest.map(|level| level.to_string())),
        or_dash(row.highest.map(|level| level.to_string()))
    );
    if has_weights {
        let (absent, weight) = match &row.weight {
            Some(weight) => (row.did_not_come_up.to_string(), weight.to_string()),
            None => ("–".into(), "–".into()),
        };
        let _ = write!(out, "<td>{absent}</td><td>{weight}</td>");
    }
    out.push_str("</tr>\n");
}

/// All answers in one table, so that they can be seen at once.
fn overview(view: &View<'_>, out: &mut String) {
    let _ = write!(
        out,
        "<section class=\"overview\" aria-labelledby=\"scores\">\n<h2 id=\"scores\">Scores</h2>\n<table class=\"scores\">\n\
         <caption>{}</caption>\n<thead><tr><th scope=\"col\">Answer</th><th scope=\"col\">Score</th></tr></thead>\n\
         <tbody>\n",
        esc(&view.progress())
    );
    for answer in view.answers.iter() {
        let number = esc(&answer.number);
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\"><a href=\"#answer-{}\"><span class=\"nth\">{number}</span> {}</a></th>\
             <td>{}</td></tr>",
            anchor(&answer),
            esc(&sentence(&answer.question.in_words())),
            esc(&answer.score())
        );
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

/// The exchange's id is made of hex digits; whatever else stands there does not become an id of the page.
fn anchor(answer: &Answered) -> String {
    answer.exchange.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn caveats(view: &View<'_>, out: &mut String) {
    let parts = [("Not counted", &view.not_counted), ("Cut off, lost or guessed", &view.caveats)];
    for (nth, (title, asides)) in parts.iter().enumerate().filter(|(_, (_, all))| !all.is_empty()) {
        let _ = write!(
            out,
            "<section aria-labelledby=\"aside-{nth}\">\n<h2 id=\"aside-{nth}\">{title}</h2>\n<ul>\n"
        );
        for one in *asides {
            let _ = writeln!(out, "<li>{}</li>", esc(&sentence(&one.in_words())));
        }
        out.push_str("</ul>\n</section>\n");
    }
}

fn skills(view: &View<'_>, out: &mut String) {
    if view.skills.is_empty() {
        return;
    }
    out.push_str(
        "<section aria-labelledby=\"skills\">\n<h2 id=\"skills\">Skills</h2>\n<table>\n\
         <thead><tr><th scope=\"col\">Claimed</th><th scope=\"col\">Verdict</th>\
         <th scope=\"col\">Answers that name it</th></tr></thead>\n<tbody>\n",
    );
    for skill in &view.skills {
        let named_in = skill.named_in.map_or_else(|| "–".into(), |count| count.to_string());
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{named_in}</td></tr>",
            esc(&skill.name),
            skill.verdict.label()
        );
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
}

fn answered(answer: &Answered, view: &View<'_>, out: &mut String) {
    let _ = write!(
        out,
        "<article id=\"answer-{}\">\n<h3><span class=\"nth\">{}</span> {}</h3>\n",
        anchor(answer),
        esc(&answer.number),
        esc(&sentence(&answer.question.in_words()))
    );
    if answer.has_one_line() {
        let class = if answer.state == Decided::Scored { "score" } else { "score open" };
        let _ = writeln!(out, "<p class=\"{class}\">{}</p>", esc(&answer.score()));
    } else {
        criteria(answer, view, out);
    }
    let asides = answer.asides();
    if !asides.is_empty() {
        let _ = writeln!(out, "<p class=\"quiet\">{}</p>", esc(&asides.join(" · ")));
    }
    for quote in &answer.quotes {
        let criterion = quote.criterion.as_deref();
        let criterion =
            criterion.and_then(|id| answer.scores.iter().find(|one| one.criterion == id));
        let on = criterion.map_or_else(String::new, |one| format!(", on {}", one.name));
        let remark = quote.remark.map_or_else(String::new, |remark| format!(" ({remark})"));
        let _ = write!(
            out,
            "<figure class=\"{side}\">\n<figcaption>{}</figcaption>\n<blockquote>{}</blockquote>\n</figure>\n",
            esc(&format!("{}{on}{remark}", sentence(quote.side()))),
            esc(&quote.text),
            side = quote.side()
        );
    }
    if !answer.note.is_empty() {
        let _ = writeln!(out, "<div class=\"note\">\n{}</div>", note(&answer.note));
    }
    if !answer.words.is_empty() {
        out.push_str("<div class=\"words\">\n");
        for said in &answer.words {
            let lines = safe_block(&said.text);
            let lines: Vec<String> = lines.lines().map(esc).collect();
            let _ = writeln!(out, "<p><b>{}</b> {}</p>", esc(&said.speaker), lines.join("<br>"));
        }
        out.push_str("</div>\n");
    }
    out.push_str("</article>\n");
}

fn criteria(answer: &Answered, view: &View<'_>, out: &mut String) {
    out.push_str("<dl class=\"criteria\">\n");
    for one in &answer.scores {
        let version = one.rubric_version.filter(|version| *version != view.rubric.version);
        let version =
            version.map_or_else(String::new, |one| format!(" · scored under version {one}"));
        let class = if one.level.is_some() { "" } else { " class=\"open\"" };
        let words = format!("{}{version}", one.in_words());
        let _ =
            writeln!(out, "<div><dt>{}</dt><dd{class}>{}</dd></div>", esc(&one.name), esc(&words));
    }
    out.push_str("</dl>\n");
}

fn follow_ups(view: &View<'_>, out: &mut String) {
    if view.follow_ups.is_empty() {
        return;
    }
    out.push_str("<section aria-labelledby=\"next\">\n<h2 id=\"next\">Next time</h2>\n<ul>\n");
    for line in &view.follow_ups {
        let _ = writeln!(out, "<li>{}</li>", esc(line));
    }
    out.push_str("</ul>\n</section>\n");
}

/// The Markdown of a note.
fn note(note: &str) -> String {
    let mut out = String::new();
    for block in prose::parse(note) {
        match block {
            Block::Paragraph(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| words(line)).collect();
                let _ = writeln!(out, "<p>{}</p>", lines.join("<br>"));
            }
            Block::List { first, items } => {
                let (open, close) = match first {
                    Some(first) => (format!("<ol start=\"{first}\">"), "</ol>"),
                    None => ("<ul>".to_owned(), "</ul>"),
                };
                let items: Vec<String> = items.iter().map(|item| words(item)).collect();
                let items = items.join("</li><li>");
                let _ = writeln!(out, "{open}<li>{items}</li>{close}");
            }
        }
    }
    out
}

fn words(inlines: &[Inline]) -> String {
    let word = |one: &Inline| match one {
        Inline::Text(text) => esc(text),
        Inline::Strong(inner) => format!("<strong>{}</strong>", words(inner)),
        Inline::Emphasis(inner) => format!("<em>{}</em>", words(inner)),
        Inline::Code(text) => format!("<code>{}</code>", esc(text)),
    };
    inlines.iter().map(word).collect()
}

/// With a capital at the front.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// One safe line, fit for text and for an attribute in quotation marks. What reads from right to left is kept to
/// itself by the style sheet.
fn esc(text: &str) -> String {
    html_escape::encode_quoted_attribute(&safe_line(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_is_markup() {
        let hostile = "<script>alert('x')</script> \" & \u{1b}[2J \u{202e} \0";
        let safe = esc(hostile);
        assert!(!safe.contains(['<', '>', '"', '\'', '\u{1b}', '\u{202e}', '\0']), "{safe}");
        assert!(safe.contains("&lt;script&gt;") && safe.contains("&lt;U+202E&gt;"), "{safe}");
    }

    #[test]
    fn a_note_becomes_paragraphs_and_lists() {
        assert_eq!(
            note("**a** <i>b</i>\nc\n\n3. d\n\n- `e`"),
            "<p><strong>a</strong> &lt;i&gt;b&lt;/i&gt;<br>c</p>\n<ol start=\"3\"><li>d</li></ol>\n\
             <ul><li><code>e</code></li></ul>\n"
        );
        assert_eq!(note("[x](javascript:alert(1))"), "<p>[x](javascript:alert(1))</p>\n");
    }
}
