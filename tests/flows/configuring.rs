//! The configuration: each of its values seen on the screen, what is refused, and what `candor config` tells.

use serde_json::Value;

use super::desk::{Desk, Ran};
use super::pages::{self, FIVE};

/// A desk with a page and this configuration.
fn desk(config: &str) -> Desk {
    let desk = Desk::with(FIVE);
    desk.put("config.toml", config);
    desk
}

/// The row of a value.
#[track_caller]
fn row<'a>(ran: &'a Ran, name: &str) -> Vec<&'a str> {
    let is_it = |row: &&str| row.split_whitespace().next() == Some(name);
    let row = ran.out.lines().find(is_it).unwrap_or_else(|| panic!("no {name} in\n{}", ran.out));
    row.split_whitespace().skip(1).collect()
}

#[test]
fn without_auto_advance_a_score_stays_and_says_how_to_go_on() {
    let desk = desk("auto_advance = false");
    desk.press("4").is_at(1).says("1: 4 good · . goes on · u undo");
    desk.press("").shows("1 of 5");
    desk.press(":2<cr>xn").is_at(2).says("not asked · . goes on");
    desk.press(":2<cr>.").is_at(3);
    desk.press("?").lacks("go to the next open one");
}

#[test]
fn without_auto_advance_the_last_score_still_says_that_all_is_done() {
    desk("auto_advance = false").press("4.4.4.4.4").is_at(5).says("all 5 done");
}

#[test]
fn without_auto_advance_a_digit_still_goes_through_the_criteria() {
    let desk = desk("auto_advance = false\ndefault_rubric = \"technical\"");
    desk.press("43").is_at(1).says("Solution: 3 fair · next: Own part");
    desk.press("5").is_at(1).says("Own part: 5 strong · . goes on");
}

#[test]
fn the_second_level_of_fillers_takes_phrases_for_them() {
    let said = "Interview\nWhat is it? It is, you know, a queue.\n";
    for (level, shown) in [(1, "It is, you know, a queue"), (2, "It is a queue")] {
        let desk = desk(&format!("fillers = \"folded\"\nfiller_level = {level}"));
        desk.put("page.txt", format!("Ines Okafor\nEngineer\n\n{said}"));
        desk.press("").shows(shown);
    }
}

#[test]
fn new_reviews_are_scored_by_the_configured_rubric() {
    desk("default_rubric = \"technical\"").press("4").says("Problem: 4 good");
    desk("default_rubric = \"four-levels\"").press("5").says("this rubric has 1 to 4");
    let desk = desk("default_rubric = \"nothing\"");
    let ran = desk.run(&[&desk.page(), "--print=text"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("default_rubric of the configuration: there is no rubric"),
        "{}",
        ran.err
    );
    // The one that it names can still be written.
    assert_eq!(desk.run(&["rubric", "new", "nothing"]).code, 0);
    assert_eq!(desk.run(&[&desk.page(), "--print=text"]).code, 0);
}

#[test]
fn means_are_shown_at_any_time_where_that_is_configured() {
    desk("mean = \"always\"").press("43c").shows("3.50 · n = 2, low 3, high 4");
    desk("mean = \"after-overall\"").press("43c").lacks("n = 2");
}

#[test]
fn a_line_of_text_is_as_long_as_the_measure() {
    let widest = |measure: &str, size| {
        let desk = Desk::with(&pages::long(300)).at(size);
        desk.put("config.toml", format!("measure = {measure}"));
        let screen = desk.press("j");
        screen.rows_in_view().iter().map(|row| row.chars().count()).max().unwrap()
    };
    for (measure, least) in [(40, 33), (72, 65), (110, 103)] {
        let found = widest(&measure.to_string(), "200x40");
        let left = 50 + 3;
        assert!((least..=measure + left).contains(&found), "{measure}: {found}");
    }
    assert!(widest("50", "90x30") <= 50);
    assert!(widest("120", "90x30") > 72);
}

#[test]
fn the_note_and_the_sheets_keep_to_the_measure_too() {
    let desk = desk("measure = 40").at("160x40");
    let note = "word ".repeat(30);
    // Behind the list of answers, and behind the keys of the help.
    for (keys, left) in [(format!("i{note}<esc>"), 46), ("?".into(), 26)] {
        let screen = desk.press(&keys);
        let rows = screen.0.lines().skip(4).filter(|row| row.contains("word"));
        assert!(rows.clone().count() > 0, "{screen}");
        assert!(rows.clone().all(|row| row.trim_end().chars().count() <= left + 40), "{screen}");
    }
}

#[test]
fn fillers_start_as_configured_until_the_reviewer_chooses() {
    let page = FIVE.replace("sort it by total time", "um, sort it, uh, by total time");
    let desk = Desk::with(&page);
    desk.press("").shows("2 fillers dimmed");
    desk.put("config.toml", "fillers = \"folded\"");
    desk.press("").shows("2 fillers folded");
    // Another liking is no choice of this one.
    desk.press(":phrases<cr>");
    desk.put("config.toml", "fillers = \"verbatim\"");
    desk.press("").shows("2 fillers verbatim");
    desk.press("t").shows("2 fillers dimmed");
    desk.press("").shows("2 fillers dimmed");
}

#[test]
fn the_accent_is_the_configured_one_and_plain_has_no_colour() {
    let styled = |config: &str| desk(config).press_styled("");
    let colours = |screen: &str, name: &str| screen.to_lowercase().contains(name);
    assert!(colours(&styled(""), "cyan"));
    let magenta = styled("accent = \"magenta\"");
    assert!(colours(&magenta, "magenta") && !colours(&magenta, "cyan"), "{magenta}");
    let plain = styled("theme = \"plain\"\naccent = \"magenta\"");
    assert!(!colours(&plain, "magenta") && !colours(&plain, "cyan"), "{plain}");
}

#[test]
fn a_rebound_key_works_and_stands_in_footer_help_and_messages() {
    let desk = desk("[keys]\nflag = \"z\"\nundo = [\"U\", \"<c-z>\"]\nsuspend = []\n").at("160x40");
    desk.press("").says("z flag");
    desk.press("z").says("1 flagged").shows("F");
    desk.press("m").lacks("flagged");
    desk.press("4").says("U undo");
    desk.press("3U").says("undone");
    let help = desk.at("160x120").press("?");
    help.shows("   z    ").shows("U Ctrl-z").shows(":suspend");
}

#[test]
fn a_menu_and_an_input_show_rebound_keys() {
    let desk = desk(
        "[keys]\nbecause = [\"a\", \"b\", \"c\", \"d\", \"e\"]\nnext-match = \"J\"\n\
         cancel = \"<c-g>\"\nquote = \"V\"\n",
    );
    desk.press("x").shows("a  not asked").says("Ctrl-g cancel");
    desk.press("xa").says("1: not asked");
    desk.press("/machine<cr>").says("J next");
    desk.at("80x60").press("?<pgdn>").shows("Quote, behind V");
}

/// Messages that name a key have it from nowhere else.
#[test]
fn with_other_keys_no_message_names_the_usual_ones() {
    let chords = ["<c-x>", "<c-y>", "<c-k>", "<c-l>", "<c-b>"];
    let names = ["note", "undo", "next-open", "note-on-last", "search"];
    let lines: Vec<String> =
        names.iter().zip(chords).map(|(name, key)| format!("{name} = \"{key}\"\n")).collect();
    // Ctrl-b is a page up otherwise.
    let config = format!("[keys]\n{}page-up = \"<pgup>\"\n", lines.concat());
    let usual = ["i note", "i writes one", "u undo", ". next", "I note", "/ search"];
    for (keys, said) in [
        ("", "note  Ctrl-x writes one"),
        ("4", "1: 4 good · Ctrl-l note on it · Ctrl-y undo"),
        ("<c-x>words<esc>", "note kept · Ctrl-y undo"),
        (":5<cr>4", "4 open: Ctrl-k goes there"),
        ("4<c-y>", "undone: 1 is not scored"),
    ] {
        let screen = desk(&config).at("120x40").press(keys);
        screen.shows(said);
        for words in usual {
            screen.lacks(words);
        }
    }
}

#[test]
fn the_name_changed_in_the_program_leaves_the_rest_of_the_file() {
    let desk = Desk::with(FIVE);
    desk.put("config.toml", "# mine\nreviewer = 'bo' # me\n[keys]\nflag = 'z'\n");
    desk.press(":reviewer cleo<cr>").says("signing as cleo");
    let text = std::fs::read_to_string(desk.config()).unwrap();
    assert_eq!(text, "# mine\nreviewer = \"cleo\" # me\n[keys]\nflag = 'z'\n");
}

#[test]
fn what_is_not_text_is_refused_by_line_and_column() {
    let desk = Desk::empty();
    desk.put("config.toml", b"# caf\xc3\xa9\n# caf\xe9\n");
    let ran = desk.run(&["list"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("line 2 column 6: here it is not text in UTF-8"), "{}", ran.err);
}

#[test]
fn a_configuration_that_is_a_link_stays_one() {
    let desk = Desk::with(FIVE);
    let real = desk.put("dotfiles/candor.toml", "measure = 60\n");
    std::os::unix::fs::symlink(&real, desk.config()).unwrap();
    desk.press(":reviewer cleo<cr>");
    assert!(desk.config().is_symlink());
    assert_eq!(std::fs::read_to_string(real).unwrap(), "reviewer = \"cleo\"\nmeasure = 60\n");
}

#[test]
fn what_is_refused_is_one_sentence_with_file_line_and_column_and_nothing_starts() {
    for (config, said) in [
        ("measure = 300", "line 1 column 11: measure is a number from 40 to 120, not 300"),
        ("# mine\nreviwer = 'ana'", "line 2 column 1: there is no value 'reviwer'"),
        ("[keys]\nflag = \"x\"", "line 2 column 8: x means both 'unscorable' and 'flag'"),
        ("[keys]\nflag = \"3\"", "line 2 column 8: 3 scores and cannot mean 'flag', too"),
        ("[keys]\nquit = []", "line 2 column 8: 'quit' needs a key"),
        ("measure = ", "line 1 column 11: "),
    ] {
        let desk = desk(config);
        let path = desk.config().to_str().unwrap().to_owned();
        for arguments in
            [&["list"][..], &["--print", "--keys", "4"], &["config"], &["config", "--json"]]
        {
            let ran = desk.run(arguments);
            assert_eq!(ran.code, 1, "{config}");
            let sentence = ran.err.strip_suffix('\n').unwrap();
            let begins = format!("candor: cannot understand {path}, {said}");
            assert!(sentence.starts_with(&begins) && !sentence.contains('\n'), "{sentence}");
        }
        assert!(!desk.library().exists());
        let told = desk.run(&["config"]);
        assert!(told.out.contains(&format!("config.toml is {path}")), "{}", told.out);
    }
}

#[test]
fn everything_that_is_refused_is_told_one_sentence_a_line() {
    let desk = desk("measure = 300\nreviwer = 'ana'\n[keys]\nflag = \"x\"\nquit = []\n");
    let ran = desk.run(&["list"]);
    assert_eq!((ran.code, ran.err.lines().count()), (1, 4), "{}", ran.err);
    let path = desk.config().display().to_string();
    let places = ["line 1 column 11", "line 2 column 1", "line 4 column 8", "line 5 column 8"];
    for (line, place) in ran.err.lines().zip(places) {
        let begins = format!("candor: cannot understand {path}, {place}: ");
        assert!(line.starts_with(&begins), "{line}");
    }
}

#[test]
fn config_tells_every_value_with_its_source() {
    let config =
        "theme = \"plain\"\nmeasure = 100\n\n[keys]\nflag = [\"z\", \"<c-x>\"]\nsuspend = []\n";
    let desk = desk(config);
    let ran = desk.run(&["config"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with(&format!("config.toml is {}", desk.config().display())));
    assert_eq!(row(&ran, "reviewer"), ["ana", "option", "--reviewer"]);
    assert_eq!(row(&ran, "measure"), ["100", "config.toml", "line", "2"]);
    assert_eq!(row(&ran, "auto_advance"), ["true", "default"]);
    assert_eq!(row(&ran, "default_rubric"), ["general", "default"]);
    assert_eq!(row(&ran, "library")[1..], ["option", "--library"]);
    assert_eq!(row(&ran, "flag"), ["z", "<c-x>", "config.toml", "line", "5"]);
    assert_eq!(row(&ran, "suspend"), ["no", "key", "config.toml", "line", "6"]);
    assert!(!ran.out.contains("unscorable"));
    let all = desk.run(&["config", "--keys"]);
    assert_eq!(row(&all, "unscorable"), ["x", "default"]);
    assert_eq!(row(&all, "flag"), ["z", "<c-x>", "config.toml", "line", "5"]);
}

#[test]
fn config_works_where_there_is_no_file() {
    let desk = Desk::empty();
    let ran = desk.run(&["config"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("which is not there: the defaults hold"), "{}", ran.out);
    for setting in candor::config::SETTINGS {
        assert!(!row(&ran, setting.name).is_empty());
    }
    assert!(!desk.config().exists() && !desk.library().exists());
}

#[test]
fn config_is_json_for_programs() {
    let desk = desk("reviewer = \"bo\"\nmean = \"always\"\n[keys]\nflag = \"z\"\n");
    let told: Value = serde_json::from_str(&desk.run(&["config", "--json"]).out).unwrap();
    assert_eq!(told["exists"], true);
    let values = told["values"].as_array().unwrap();
    let of = |name: &str| values.iter().find(|one| one["name"] == name).unwrap();
    assert_eq!(
        (&of("mean")["value"], &of("mean")["from"]),
        (&"always".into(), &"config.toml".into())
    );
    assert_eq!(of("mean")["line"], 2);
    assert_eq!(of("reviewer")["from"], "option");
    assert_eq!(told["keys"][0]["name"], "flag");
}
