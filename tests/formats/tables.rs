//! Tables with a column for who speaks and one for what is said.

use candor::model::session::{Format, ReportKind, Session};

use crate::detected::session;

const SAID: [[&str; 2]; 4] = [
    ["Ines Aho", "Why did you take up bees, of all things?"],
    ["Bo Lund", "They hum, they \"work\", and I like honey."],
    ["Ines Aho", "What do you do in winter?"],
    ["Bo Lund", "I mend hives; then I read."],
];

/// A table with the `names` of its columns. `row` holds `NAME`, `WORDS`, `QUOTED` and `TIME`.
fn table(names: &str, row: &str) -> String {
    let rows = SAID.iter().enumerate().map(|(at, [name, words])| {
        let quoted = format!("\"{}\"", words.replace('"', "\"\""));
        let time = format!("00:{:02}", at * 10);
        row.replace("NAME", name)
            .replace("WORDS", words)
            .replace("QUOTED", &quoted)
            .replace("TIME", &time)
    });
    std::iter::once(names.to_owned()).chain(rows).collect()
}

fn turns(session: &Session) -> Vec<[&str; 2]> {
    let turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    turns.map(|turn| [turn.name.as_deref().unwrap_or_default(), turn.text.as_str()]).collect()
}

#[test]
fn rows_are_turns() {
    for source in [
        table("speaker,text\n", "NAME,QUOTED\n"),
        table("Speaker;Message\r\n", "\"NAME\";QUOTED\r\n"),
        table("who\tcontent\n", "NAME\tWORDS\n"),
        table("Name,Text\n", "NAME,WORDS\n"),
        table("id,transcript,speaker_name,sure\n", "7,QUOTED,NAME,0.9\n"),
        table("| Speaker | Text |\n|---|---|\n", "| NAME | WORDS |\n"),
        table("|Who|Said|\r\n|:--|--:|\r\n", "|**NAME**|WORDS|\r\n"),
        table("Name | Words\n--- | ---\n", "NAME | WORDS\n"),
    ] {
        let session = session(source.as_bytes());
        assert_eq!(session.source.format, Format::Labels, "{source}");
        assert_eq!(turns(&session), SAID, "{source}");
        assert_eq!(session.profile.name.as_deref(), Some("Bo Lund"), "{source}");
        assert_eq!(session.report[0].kind, ReportKind::Debris, "{source}");
        let tells = session.report[0].message.contains("left out");
        assert_eq!(tells, source.starts_with("id"), "{source}");
    }
}

#[test]
fn a_column_of_times_says_when() {
    for (names, row) in [
        ("speaker,start,text\n", "NAME,TIME,QUOTED\n"),
        ("Time\tName\tText\n", "TIME\tNAME\tWORDS\n"),
    ] {
        let session = session(table(names, row).as_bytes());
        let starts = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
        let starts: Vec<_> = starts.map(|turn| turn.start_ms.map(|ms| ms.get() / 1000)).collect();
        assert_eq!(starts, [0, 10, 20, 30].map(Some));
    }
}

#[test]
fn other_tables_are_no_talk() {
    let talk = "Speaker, text and time.\n\nInes: Why?\n\nBo: So.\n\nInes: Why?\n\nBo: So.\n";
    assert_eq!(turns(&session(talk.as_bytes())).len(), 4);
    // One line of each: signatures below a letter, and no talk.
    let names = "name,message\nInes,I wish you well.\nBo,Me too.\nMaja,Get well soon, will you?\n";
    let read = candor::transcript::understand("x.csv", names.as_bytes());
    assert!(read.is_err() || read.is_ok_and(|session| session.source.format == Format::Page));
}

#[test]
fn a_table_of_markdown_may_have_a_title_and_pipes_in_its_words() {
    let source = table(
        "# Talk with Bo\n\n| Time | Speaker | Text |\n|---|---|---|\n",
        "| TIME | NAME | Well \\| WORDS |\n",
    );
    let session = session(source.as_bytes());
    assert_eq!(turns(&session).len(), 4);
    assert!(turns(&session).iter().all(|[_, words]| words.starts_with("Well | ")));
    let told: Vec<_> =
        session.report.iter().map(|line| (line.kind, line.text.as_str())).take(2).collect();
    assert_eq!(told[0], (ReportKind::NotUnderstood, "# Talk with Bo"));
    assert_eq!(told[1], (ReportKind::Debris, "| Time | Speaker | Text |\n|---|---|---|"));
}

#[test]
fn a_table_of_skills_is_no_talk() {
    let page =
        "# Bo Lund\n\n| Name | Text |\n|---|---|\n| Loader | Five years |\n| Crane | Two years |\n";
    let read = candor::transcript::understand("x.md", page.as_bytes());
    assert!(read.is_err() || read.is_ok_and(|session| session.source.format == Format::Page));
}
