//! What all formats say alike: the same numbers, nothing hostile, no name where names are masked.

use super::testing::{Case, HOSTILE, at};
use super::{Format, Manner};
use crate::model::review::{Edit, Reason, Unscorable, Verdict};

#[test]
fn every_format_says_the_same_numbers() {
    // Worked out in `testing.rs`: P 11/3, S 8/3, W 5/2, weighted 91/30, equal weights 53/18, without the answer that
    // is cut off 17/5.
    let case = Case::new();
    for (format, numbers) in [
        (
            Format::Markdown,
            [
                "| Problem | 3.67 | 3 | 3 | 4 | 0 | 2 |",
                "| Solution | 2.67 | 3 | 1 | 5 | 0 | 2 |",
                "| Own part | 2.50 | 2 | 2 | 3 | 1 | 1 |",
                "Weighted mean 3.03 · n = 8, low 1, high 5",
                "with equal weights: 2.94, 0.09 lower · n = 8",
                "without cut-off answers: 3.40, 0.37 higher · n = 5",
            ],
        ),
        (
            Format::Text,
            [
                "Problem: 3.67 · n = 3, low 3, high 4 · weight 2",
                "Solution: 2.67 · n = 3, low 1, high 5 · weight 2",
                "Own part: 2.50 · n = 2, low 2, high 3 · 1 did not come up · weight 1",
                "weighted mean: 3.03 · n = 8, low 1, high 5",
                "with equal weights: 2.94, 0.09 lower · n = 8",
                "without cut-off answers: 3.40, 0.37 higher · n = 5",
            ],
        ),
        (
            Format::Html,
            [
                ">3.67</span>",
                ">2.67</span>",
                ">2.50</span>",
                "<td>8</td><td>1</td><td>5</td>",
                "With equal weights: 2.94, 0.09 lower · n = 8",
                "Without cut-off answers: 3.40, 0.37 higher · n = 5",
            ],
        ),
        (
            Format::Json,
            [
                "\"mean\": 3.67",
                "\"mean\": 2.67",
                "\"mean\": 2.50",
                "\"mean\": 3.03",
                "\"mean\": 2.94",
                "\"mean\": 3.40",
            ],
        ),
    ] {
        let report = case.plain(format);
        for number in numbers {
            assert!(report.contains(number), "{number} in {format:?}:\n{report}");
        }
    }
    // 5 − 91/30 = 59/30, to one place 2.0.
    assert!(
        case.plain(Format::Markdown)
            .contains("- the overall is 2.0 above the reviewer's own scores")
    );
    // (91/30 − 1) / (5 − 1) = 61/120 = 50.83 %, the width of the bar.
    assert!(case.plain(Format::Html).contains("style=\"width:50.83%\""));
}

#[test]
fn no_mean_is_told_before_the_overall_recommendation() {
    let mut case = Case::new();
    case.review.overall.recommendation = None;
    for format in Format::ALL {
        let report = case.plain(format);
        for number in ["3.67", "3.03", "3.40", "2.94"] {
            assert!(!report.contains(number), "{number} in {format:?}");
        }
    }
    let early = Manner { early_means: true, ..Manner::default() };
    assert!(case.report(early).contains("3.03"), "unless nobody wants to wait for it");
}

#[test]
fn every_format_says_who_when_and_by_what() {
    let mut case = Case::new();
    case.submit(0);
    let sha = case.review.submission().unwrap().sha256.clone();
    for format in [Format::Markdown, Format::Html, Format::Text, Format::Json] {
        // In text of 80 columns words stand on two lines.
        let report = case.plain(format).split_whitespace().collect::<Vec<_>>().join(" ");
        let time =
            if format == Format::Json { "2026-11-22T13:00:00Z" } else { "2026-11-22 13:00 UTC" };
        for words in [
            "ana",
            "Mirela Kovařík",
            "3f9c0a51d2e7",
            "mirela-kovarik.txt",
            "grid",
            "2",
            time,
            &sha,
            "very score was given by a person; none was computed from the text",
        ] {
            assert!(report.contains(words), "{words} in {format:?}:\n{report}");
        }
        let lower = report.to_lowercase();
        for words in ["answer cut off", "question recovered from the answer", "unscorable, other"] {
            assert!(lower.contains(words), "{words} in {format:?}:\n{report}");
        }
    }
}

#[test]
fn verdicts_on_skills_stand_in_every_report_that_is_whole() {
    let mut case = Case::new();
    for (format, words) in [
        (Format::Markdown, "\n## Skills\n\n- Kafka: shown · named in 1 answer\n\n## 1. "),
        (Format::Text, "\nSkills\n------\nKafka: shown · named in 1 answer\n"),
        (Format::Html, "<th scope=\"row\">Kafka</th><td>shown</td><td>1</td>"),
        (
            Format::Json,
            "\"skills\": [\n    {\n      \"name\": \"Kafka\",\n      \"verdict\": \"shown\",\n      \"named_in\": 1\n",
        ),
    ] {
        let report = case.plain(format);
        assert!(report.contains(words), "{words} in {format:?}:\n{report}");
    }
    case.review.skills.clear();
    for format in [Format::Markdown, Format::Text, Format::Html] {
        assert!(!case.plain(format).contains("Skills"), "{format:?}");
    }
}

#[test]
fn what_was_amended_is_said() {
    let mut case = Case::new();
    case.submit(0);
    case.review.amend(at(1));
    let id = case.session.exchanges[1].id.clone();
    case.review.answers.get_mut(&id).unwrap().note = "another".into();
    case.review.overall.recommendation = Some("no".into());
    let report = case.plain(Format::Markdown);
    assert!(report.contains("- reviewer: ana (submitted, now being amended)"), "{report}");
    assert!(
        report.contains("- amended: overall was strong yes, is no; answer 2: note changed"),
        "{report}"
    );
    case.submit(2);
    let report = case.plain(Format::Markdown);
    assert!(report.contains("13:02 UTC, submission 2, SHA-256"), "{report}");
    case.review.note = "by hand".into();
    assert!(case.plain(Format::Markdown).contains("changed by other means"));
}

#[test]
fn a_score_under_an_earlier_version_says_so() {
    let mut case = Case::new();
    let id = case.session.exchanges[1].id.clone();
    let scores = &mut case.review.answers.get_mut(&id).unwrap().scores;
    scores.get_mut("p").unwrap().rubric_version = Some(1);
    for format in [Format::Markdown, Format::Html, Format::Text] {
        let report = case.plain(format);
        assert!(report.contains("scored under version 1"), "{report}");
        assert!(report.to_lowercase().contains("earlier version of the rubric: 2"), "{report}");
    }
    assert!(case.plain(Format::Json).contains("\"rubric_version\": 1"));
}

#[test]
fn nothing_hostile_gets_through_in_any_format() {
    let case = Case::hostile();
    for format in Format::ALL {
        for anonymous in [false, true] {
            let report =
                case.report(Manner { format, anonymous, answers: true, early_means: false });
            let is_mark = |at: usize| format == Format::Csv && at == 0;
            for (at, c) in report.char_indices().filter(|(at, _)| !is_mark(*at)) {
                let is_plain = c == '\n' || c == '\r' && format == Format::Csv;
                assert!(is_plain || !crate::text::is_hidden(c), "{c:?} at {at} in {format:?}");
            }
        }
    }
    let page = case.report(Manner { format: Format::Html, answers: true, ..Manner::default() });
    for markup in ["<script", "<img", "href=\"java", "onerror", "src="] {
        assert!(!page.contains(markup), "{markup}");
    }
    // Every link leads to a place in the page.
    assert_eq!(page.matches("href=").count(), page.matches("href=\"#answer-e").count());
    let markdown = case.report(Manner { answers: true, ..Manner::default() });
    for line in markdown.lines() {
        let signs = line.char_indices().filter(|(_, c)| matches!(c, '<' | '[' | ']' | '|'));
        for (at, _) in signs {
            let is_own = line.starts_with('|') && !line[..at].contains('\\');
            assert!(line[..at].ends_with('\\') || is_own || line.ends_with(" |"), "{line}");
        }
        let bare = line.trim_start_matches(['>', ' ']);
        assert!(!bare.starts_with("# h") && !bare.starts_with("=1"), "{line}");
    }
}

#[test]
fn every_cell_is_harmless() {
    let report =
        Case::hostile().report(Manner { format: Format::Csv, answers: true, ..Manner::default() });
    for row in cells(&report) {
        for cell in row {
            let front = cell.trim_start();
            assert!(!front.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
}

/// The cells of a file of comma-separated values, read by RFC 4180.
fn cells(file: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut chars = file.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        let cell = row.last_mut().unwrap();
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted => {
                assert_eq!(chars.next(), Some('\n'), "a row ends by CR LF");
                rows.push(vec![String::new()]);
            }
            '\n' if !is_quoted => panic!("a line feed outside of quotation marks"),
            c => cell.push(c),
        }
    }
    assert_eq!(rows.pop().unwrap(), [""], "the last row is ended too");
    rows
}

#[test]
fn there_is_a_row_for_each_score() {
    let rows = cells(&Case::new().plain(Format::Csv));
    let head: Vec<&str> = rows[0].iter().map(String::as_str).collect();
    for name in ["level (1 to 5)", "weight", "given at (UTC)"] {
        assert!(head.contains(&name), "{head:?}");
    }
    assert!(rows.iter().all(|row| row.len() == head.len()));
    let column = |name: &str| head.iter().position(|one| *one == name).unwrap();
    let pick = |row: &[String], names: &[&str]| -> String {
        names.iter().map(|name| row[column(name)].as_str()).collect::<Vec<_>>().join("|")
    };
    let names = [
        "row",
        "answer",
        "criterion",
        "state",
        "level (1 to 5)",
        "level name",
        "weight",
        "given at (UTC)",
    ];
    let found: Vec<String> = rows[1..].iter().map(|row| pick(row, &names)).collect();
    // Small talk and the four questions: three criteria each, and one row for the answer that has no score.
    assert_eq!(found.len(), 3 + 3 * 3 + 1);
    assert_eq!(found[0], "1|1|Problem|not to be scored|||2|");
    assert_eq!(found[3], "4|2|Problem|scored|4|good|2|2026-11-22 12:00:00");
    assert_eq!(found[8], "9|3|Own part|did not come up|||1|");
    assert_eq!(found[12], "13|5||unscorable||||");
    assert_eq!(rows[13][column("reason without a score")], "Mirela was called away");
    // The quote is on the second criterion, the note on the answer as a whole.
    assert_eq!(rows[4][column("quotes for")], "");
    assert_eq!(rows[5][column("quotes for")], "At Brontide");
    assert_eq!(rows[6][column("note")], "names the log\n\n• at Brontide\n• with Kafka");
}

#[test]
fn each_row_says_what_was_cut_off_or_lost_and_that_no_score_is_automatic() {
    let mut case = Case::new();
    case.session.exchanges[4].question.text = None;
    case.session.exchanges[4].question.origin = crate::model::exchange::Origin::Lost;
    case.submit(0);
    let rows = cells(&case.plain(Format::Csv));
    let column = |name: &str| rows[0].iter().position(|one| one == name).unwrap();
    let of = |row: usize, name: &str| rows[row][column(name)].as_str();
    // Rows 7 to 9 are answer 3, 10 to 12 answer 4, and 13 is answer 5.
    assert_eq!((of(7, "question"), of(7, "question is")), ("How was it run?", "recovered"));
    assert_eq!(of(7, "remarks"), "question recovered from the answer");
    assert_eq!((of(7, "answer cut off"), of(10, "answer cut off")), ("no", "at its end"));
    assert_eq!(of(10, "remarks"), "answer cut off at its end");
    assert_eq!((of(13, "question"), of(13, "question is")), ("", "lost"));
    assert!(of(13, "remarks").starts_with("question lost, the answer begins “went home"));
    let given_by = "every score was given by a person; none was computed from the text";
    assert!((1..rows.len()).all(|row| of(row, "scores given by") == given_by));
    assert_eq!(
        (of(1, "overall"), of(1, "submitted at (UTC)")),
        ("strong yes", "2026-11-22 13:00:00")
    );
    assert_eq!(of(1, "SHA-256"), case.review.submission().unwrap().sha256);
}

#[test]
fn every_format_says_that_scores_changed_behind_the_overall() {
    let mut case = Case::new();
    assert!(!case.plain(Format::Markdown).contains("given before"));
    for nth in [1, 2] {
        let id = case.session.exchanges[nth].id.clone();
        let why = Unscorable::new(Reason::NotAsked, String::new());
        case.review.apply(Edit::Score(id, Some(Verdict::Unscorable(why))), at(0));
    }
    for format in Format::ALL {
        let report = case.plain(format);
        assert!(report.contains("given before 2 scores changed"), "{report}");
    }
}

#[test]
fn the_part_of_a_merged_answer_that_is_cut_off_is_said() {
    let case = Case::merged();
    for format in Format::ALL {
        let report = case.plain(format);
        assert!(report.contains("cut off in part 1 of 2"), "{report}");
    }
    let report = case.plain(Format::Markdown);
    assert!(report.contains("- note: answer cut off: 4+5"), "{report}");
}

#[test]
fn the_csv_begins_with_the_mark_that_spreadsheets_want() {
    assert!(Case::new().plain(Format::Csv).starts_with("\u{feff}row,session,"));
}

#[test]
fn a_masked_report_names_nobody() {
    let mut case = Case::new();
    case.submit(0);
    for format in Format::ALL {
        let report =
            case.report(Manner { format, anonymous: true, answers: true, early_means: false });
        let lower = crate::text::folded(&report);
        for name in ["mirela", "kovarik", "brontide", "eastmarch", "3f9c0a51d2e7"] {
            assert!(!lower.contains(name), "{name} in {format:?}:\n{report}");
        }
        assert!(
            report.contains("[candidate]")
                || format == Format::Markdown && report.contains("\\[candidate\\]")
        );
        assert!(report.contains("employer 1") && report.contains("3f9c0a"), "{report}");
    }
    let markdown = case.report(Manner { anonymous: true, ..Manner::default() });
    assert!(
        markdown.contains("- anonymous: the candidate's name, employers and schools are masked")
    );
    assert!(markdown.contains("Kafka"), "skills are never masked");
}

#[test]
fn the_words_of_the_answers_stand_there_only_when_asked_for() {
    let case = Case::new();
    for format in [Format::Markdown, Format::Html, Format::Text, Format::Json] {
        assert!(!case.plain(format).contains("chose Kafka"));
        let with = case.report(Manner { format, answers: true, ..Manner::default() });
        assert!(with.contains("chose Kafka"), "{with}");
    }
}

#[test]
fn the_text_has_eighty_columns_at_most() {
    for case in [Case::new(), Case::hostile()] {
        let report =
            case.report(Manner { format: Format::Text, answers: true, ..Manner::default() });
        for line in report.lines() {
            assert!(crate::text::width(line) <= 80, "{line}");
        }
    }
    assert!(HOSTILE.len() > 80);
}

#[test]
fn a_critical_flag_is_told_with_the_sentence_on_it() {
    let mut case = Case::new();
    case.review.overall.despite = "it was a slip".into();
    assert!(case.plain(Format::Markdown).contains("**Critical:** 2 — it was a slip"));
    assert!(case.plain(Format::Html).contains("In spite of it: it was a slip"));
    assert!(case.plain(Format::Text).contains("despite it: it was a slip"));
}

#[test]
fn the_page_needs_nothing_from_outside() {
    let page = Case::new().plain(Format::Html);
    assert!(
        page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'")
    );
    for outside in ["http:", "https:", "url(", "@import", "<link", "<script", "<img", "<iframe"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn the_markup_is_balanced_and_its_headings_are_in_order() {
    for case in [Case::new(), Case::hostile()] {
        let page = case.report(Manner { format: Format::Html, answers: true, ..Manner::default() });
        let mut open: Vec<&str> = Vec::new();
        let mut deepest = 0;
        for part in page.split('<').skip(1) {
            let name = part.split([' ', '>', '\n']).next().unwrap();
            if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok())
            {
                assert!(level <= deepest + 1, "{name}");
                deepest = level;
            }
            match name.strip_prefix('/') {
                Some(closed) => assert_eq!(open.pop(), Some(closed)),
                None if ["!DOCTYPE", "meta", "br"].contains(&name) => {}
                None => open.push(name),
            }
        }
        assert_eq!(open, Vec::<&str>::new());
    }
}
