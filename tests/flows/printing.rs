//! The subcommands that print and leave: list, show, report, import.

use serde_json::Value;

use super::desk::{Desk, files_below};
use super::interview::all;
use super::pages::{ELEVEN, FIVE, short};

/// A page with everything in it that could steer a terminal or hide from a reader.
fn hostile() -> String {
    let page = FIVE
        .replace("Ines Okafor\nDatabase", "Ines\u{202e} Okafor\nDatabase")
        .replace("Terraform", "Terra\u{200b}form")
        .replace("a backup?", "a back\u{202e}up\u{200d}?")
        .replace("deadlock?", "dead\u{1b}[31mlock?")
        .replace("Two sessions", "Two\u{7}\u{9b}2J sessions\u{feff} \u{e0041}");
    assert_ne!(page, FIVE);
    page
}

/// Every character that is not to be printed raw.
fn raw(text: &str) -> Vec<char> {
    text.chars().filter(|&c| c != '\n' && candor::text::is_hidden(c)).collect()
}

#[test]
fn list_prints_the_sessions_one_a_line() {
    let mut desk = Desk::with(FIVE);
    assert_eq!(desk.run(&["list"]).out, "");
    desk.press("44");
    desk.put("other.txt", short("Bo Lindgren", "Night Nurse"));
    desk.run(&["import", desk.path("other.txt").to_str().unwrap()]);
    desk.sleep_over_it();
    let listed = desk.run(&["list"]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""));
    assert!(listed.out.contains(" by ana "), "whose progress it is: {}", listed.out);
    let lines: Vec<&str> = listed.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", listed.out);
    for words in ["Ines Okafor", "Database Engineer", "2/5", "draft", "2126-11-22"] {
        assert!(lines[0].contains(words), "{words}: {}", lines[0]);
    }
    for words in ["Bo Lindgren", "Night Nurse", "0/2", "new"] {
        assert!(lines[1].contains(words), "{words}: {}", lines[1]);
    }
}

#[test]
fn show_works_on_a_file_that_is_in_no_library() {
    let desk = Desk::with(ELEVEN);
    let shown = desk.run(&["show", &desk.page()]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    for words in [
        "Tarek Wolde",
        "Senior Reliability Engineer, Millbrook  (a guess)",
        "Skills (8)",
        "1. Could you tell me a little about yourself and what you work on?",
        "3. question lost",
        "(recovered from the answer)",
        "[cut off: ",
        "“.png)”",
    ] {
        assert!(shown.out.contains(words), "{words}:\n{}", shown.out);
    }
    assert!(files_below(&desk.library()).is_empty(), "only looked at, and nothing written");
}

#[test]
fn show_json_is_the_session_that_the_importer_understood() {
    let desk = Desk::with(ELEVEN);
    let shown = desk.run(&["show", &desk.page(), "--json"]);
    let session: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(session["schema"], "candor/session/1");
    assert_eq!(session["profile"]["name"], "Tarek Wolde");
    let exchanges = session["exchanges"].as_array().unwrap();
    assert_eq!(exchanges.len(), 11);
    let origins: Vec<&str> =
        exchanges.iter().map(|one| one["question"]["origin"].as_str().unwrap()).collect();
    assert_eq!(origins[..3], ["given", "given", "lost"]);
    assert_eq!(origins[8], "recovered");
    let cut_off = |exchange: &&Value| {
        let marks = exchange["marks"].as_array();
        marks.into_iter().flatten().any(|mark| mark["kind"] == "cut-off")
    };
    assert_eq!(exchanges.iter().filter(cut_off).count(), 6);
}

#[test]
fn show_finds_a_session_of_the_library_by_its_id_and_its_beginning() {
    let desk = Desk::with(FIVE);
    desk.press("4");
    let by_file: Value =
        serde_json::from_str(&desk.run(&["show", &desk.page(), "--json"]).out).unwrap();
    let id = by_file["id"].as_str().unwrap();
    for name in [id, &id[..6]] {
        let shown = desk.run(&["show", name, "--json"]);
        let by_id: Value = serde_json::from_str(&shown.out).unwrap();
        assert_eq!(by_file, by_id);
    }
    assert_eq!(desk.run(&["show", "000000000000"]).code, 1);
}

#[test]
fn nothing_hidden_is_printed_raw() {
    let desk = Desk::with(&hostile());
    let page = desk.page();
    desk.press("j4iwhy<esc>");
    for arguments in [
        vec!["show", &page],
        vec!["show", &page, "--json"],
        vec!["list"],
        vec!["report", &page, "--format", "md"],
        vec!["import", &page],
    ] {
        let ran = desk.run(&arguments);
        assert_eq!(ran.code, 0, "{arguments:?} {}", ran.err);
        assert_eq!(raw(&ran.out), [], "{arguments:?}");
        assert_eq!(raw(&ran.err), [], "{arguments:?}");
    }
}

#[test]
fn json_keeps_every_character_and_writes_hidden_ones_as_escapes() {
    let desk = Desk::with(&hostile());
    let shown = desk.run(&["show", &desk.page(), "--json"]).out;
    for escape in ["\\u202e", "\\u200b", "\\u001b", "\\u009b", "\\ufeff", "\\udb40\\udc41"] {
        assert!(shown.contains(escape), "{escape}:\n{shown}");
    }
    let session: Value = serde_json::from_str(&shown).unwrap();
    let answer = session["exchanges"][1]["turns"][1]["text"].as_str().unwrap();
    assert!(answer.starts_with("Two\u{7}\u{9b}2J sessions\u{feff} \u{e0041}"), "{answer:?}");
}

#[test]
fn no_screen_shows_anything_hidden() {
    let desk = Desk::with(&hostile());
    for keys in
        ["", "j", "je", ":4<cr>", "p", "pr", "s", "c", "?", "x", "/ses<cr>", "ji", "jy", ":2"]
    {
        let screen = desk.press(keys);
        assert_eq!(raw(&screen.0), [], "{keys}\n{screen}");
    }
    assert_eq!(raw(&desk.press_in_library("").0), []);
}

#[test]
fn the_line_for_a_question_shows_nothing_hidden() {
    let screen = Desk::with(&hostile()).press(":4<cr>e");
    assert_eq!(raw(&screen.0), [], "{screen}");
}

#[test]
fn the_report_is_the_scorecard_as_markdown() {
    let desk = Desk::with(FIVE);
    desk.press("4kinames the view<esc>jxnScalm<esc>co3steady<cr>");
    let report = desk.run(&["report", &desk.page(), "--format", "md"]);
    assert_eq!((report.code, report.err.as_str()), (0, ""));
    for words in [
        "# ",
        "Ines Okafor",
        "How do you find a slow query?",
        "4 good",
        "names the view",
        "not asked",
        "calm",
        "yes",
        "steady",
    ] {
        assert!(report.out.contains(words), "{words}:\n{}", report.out);
    }
    assert_eq!(report.out, desk.run(&["report", &desk.page()]).out, "Markdown is the default");
}

#[test]
fn the_report_hides_the_mean_until_the_recommendation_is_given() {
    let desk = Desk::with(FIVE);
    desk.press("44444");
    assert!(!desk.run(&["report", &desk.page()]).out.contains("4.0"));
    desk.press("co3<cr>");
    assert!(desk.run(&["report", &desk.page()]).out.contains("4.0"));
}

#[test]
fn the_report_of_a_file_that_nobody_reviewed_has_no_scores() {
    let desk = Desk::with(FIVE);
    let report = desk.run(&["report", &desk.page()]);
    assert_eq!(report.code, 0);
    assert!(report.out.contains("Ines Okafor"));
    assert!(files_below(&desk.library()).is_empty());
}

#[test]
fn import_takes_a_file_and_says_what_was_understood() {
    let desk = Desk::with(ELEVEN);
    let imported = desk.run(&["import", &desk.page()]);
    assert_eq!((imported.code, imported.err.as_str()), (0, ""));
    let words = "Tarek Wolde: 11 exchanges (8 without a question), 8 skills; 4 guessed, 2 dropped";
    assert!(
        imported.out.starts_with("imported ") && imported.out.contains(words),
        "{}",
        imported.out
    );
    let again = desk.run(&["import", &desk.page()]);
    assert!(again.out.starts_with("known already "), "{}", again.out);
    assert!(desk.run(&["list"]).out.contains("0/11"));
}

#[test]
fn import_takes_folders_and_one_bad_file_stops_nothing() {
    let desk = Desk::empty();
    desk.put("in/a.txt", short("Ada Mbeki", "Gardener"));
    desk.put("in/deeper/b.txt", short("Bo Lindgren", "Night Nurse"));
    desk.put("in/empty.txt", "");
    desk.put("in/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let imported = desk.run(&["import", desk.path("in").to_str().unwrap()]);
    assert_eq!(imported.code, 1);
    assert!(
        imported.out.ends_with("2 imported · 0 known already · 2 not understood\n"),
        "{}",
        imported.out
    );
    let refused: Vec<&str> = imported.err.lines().collect();
    assert_eq!(refused.len(), 2, "{}", imported.err);
    assert!(refused.iter().any(|line| line.contains("empty.txt") && line.contains("is empty")));
    assert!(refused.iter().any(|line| line.contains("picture.txt") && line.contains("not text")));
    assert_eq!(desk.run(&["list"]).out.lines().count(), 2);
}

/// A folder of everything that a folder of transcripts has in it.
fn mixed_folder() -> Desk {
    let desk = Desk::empty();
    for (number, source) in all().into_iter().enumerate() {
        desk.put(&format!("in/deeper/{number}.dat"), &source.bytes);
    }
    desk.put("in/again.txt", &all()[0].bytes);
    desk.put("in/page.txt", FIVE);
    desk.put("in/cut.json", "{\"segments\":[");
    for junk in
        [".DS_Store", "Thumbs.db", "~$notes.docx", "__MACOSX/._a.txt", ".git/config", "b.txt~"]
    {
        desk.put(&format!("in/{junk}"), FIVE);
    }
    desk
}

#[test]
fn import_takes_a_folder_of_every_format_and_counts_what_it_passes_over() {
    let desk = mixed_folder();
    let imported = desk.run(&["import", desk.path("in").to_str().unwrap()]);
    assert_eq!(imported.code, 1);
    let refused: Vec<&str> = imported.err.lines().collect();
    assert_eq!(refused.len(), 1, "{}", imported.err);
    assert!(refused[0].contains("cut.json"), "{}", imported.err);
    assert!(imported.out.contains("6 hidden or junk files skipped"), "{}", imported.out);
    let count = all().len() + 1;
    let counts = format!("{count} imported · 0 known already · 1 duplicate · 1 not understood");
    assert!(imported.out.contains(&counts), "{}", imported.out);
    let rows: Vec<Vec<&str>> =
        imported.out.lines().map(|line| line.split_whitespace().collect()).collect();
    for row in ["page 1 0 0 5 0", "webvtt 2 0 1 4 0", "docx 1 0 0 2 0", "pairs-json 1 0 0 2 0"] {
        let row: Vec<&str> = row.split(' ').collect();
        assert!(rows.contains(&row), "{row:?}\n{}", imported.out);
    }
    assert_eq!(desk.run(&["list"]).out.lines().count(), count);
    let of_the_page = imported.out.lines().find(|line| line.ends_with("in/page.txt")).unwrap();
    assert!(of_the_page.starts_with("imported "), "{of_the_page}");
    let again = desk.run(&["import", desk.path("in").to_str().unwrap()]);
    let counts = format!("0 imported · {count} known already · 1 duplicate · 1 not understood");
    assert!(again.out.contains(&counts), "{}", again.out);
}

#[test]
fn import_tells_the_same_as_json() {
    let desk = mixed_folder();
    let folder = desk.path("in");
    let imported = desk.run(&["import", "--json", folder.to_str().unwrap()]);
    assert_eq!(imported.code, 1);
    let told: Value = serde_json::from_str(&imported.out).unwrap();
    assert_eq!(told["dry_run"], false);
    let counts = ["imported", "known", "duplicates", "refused", "skipped", "not_looked_at"]
        .map(|key| told[key].as_u64().unwrap());
    assert_eq!(counts, [all().len() as u64 + 1, 0, 1, 1, 6, 0]);
    let files = told["files"].as_array().unwrap();
    let named = |name: &str| files.iter().find(|one| one["path"].as_str().unwrap().ends_with(name));
    // The files are taken in the order of their names.
    let twice = named("deeper/0.dat").unwrap();
    assert_eq!((&twice["outcome"], &twice["format"]), (&"duplicate".into(), &"webvtt".into()));
    assert!(twice["same_as"].as_str().unwrap().ends_with("again.txt"));
    assert!(named("cut.json").unwrap()["message"].as_str().unwrap().contains("breaks off"));
    assert_eq!(named("page.txt").unwrap()["exchanges"], 5);
}

#[test]
fn a_junk_file_that_is_named_is_taken() {
    let desk = Desk::empty();
    let path = desk.put(".hidden.txt", FIVE);
    let imported = desk.run(&["import", path.to_str().unwrap()]);
    assert_eq!((imported.code, imported.err.as_str()), (0, ""));
    assert!(imported.out.starts_with("imported "), "{}", imported.out);
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let desk = Desk::with(FIVE);
    let tried = desk.run(&["import", "--dry-run", &desk.page()]);
    assert_eq!(tried.code, 0);
    assert!(tried.out.starts_with("would import "), "{}", tried.out);
    assert!(files_below(&desk.library()).is_empty());
    let folder = mixed_folder();
    let tried_all = folder.run(&["import", "--dry-run", folder.path("in").to_str().unwrap()]);
    assert!(tried_all.out.contains("\ndry run, nothing is written: "), "{}", tried_all.out);
    assert!(files_below(&folder.library()).is_empty());
    let imported = desk.run(&["import", &desk.page()]);
    assert_eq!(imported.out.replace("imported ", "would import "), tried.out);
}

#[test]
fn a_picture_can_be_had_as_svg() {
    let desk = Desk::with(FIVE);
    let printed = desk.run(&[&desk.page(), "--print=svg", "--keys", "4"]);
    assert_eq!(printed.code, 0);
    assert!(printed.out.starts_with("<svg") && printed.out.contains("Ines Okafor"));
}

#[test]
fn print_alone_means_no_keys() {
    let desk = Desk::with(FIVE);
    let printed = desk.run(&[&desk.page(), "--print"]);
    assert_eq!(printed.code, 0);
    assert!(printed.out.contains("0 of 5") && !printed.out.contains('\u{1b}'));
}

#[test]
fn every_durable_revision_is_acknowledged_where_asked_for() {
    let desk = Desk::with(FIVE);
    let printed = desk.run(&[&desk.page(), "--print", "--keys", "44", "--acks"]);
    let acks: Vec<&str> = printed.err.lines().collect();
    assert_eq!(acks, ["saved 1", "saved 2", "saved 3"], "the session, and two scores");
}

#[test]
fn help_and_version_are_results() {
    let desk = Desk::empty();
    let help = desk.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for words in ["list", "show", "report", "import", "--library", "--read-only", "--keys"] {
        assert!(help.out.contains(words), "{words}");
    }
    let version = desk.run(&["--version"]);
    assert_eq!(version.out, format!("candor {}\n", env!("CARGO_PKG_VERSION")));
}
