//! Bad input: one sentence that says what, where and what to do; exit code 1; nothing half-written. Wrong
//! usage is exit code 2.

use std::fs;
use std::path::PathBuf;

use super::desk::{Desk, Ran, files_below};
use super::interview::{archive, document};
use super::pages::FIVE;

/// Failed, with one sentence that names these things, and without a control character.
#[track_caller]
fn failed(ran: &Ran, words: &[&str]) {
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
    let sentence = ran.err.strip_suffix('\n').unwrap();
    assert!(sentence.starts_with("candor: "), "{sentence}");
    assert!(!sentence.chars().any(candor::text::is_hidden), "{sentence:?}");
    for word in words {
        assert!(sentence.contains(word), "'{word}' is not in: {sentence}");
    }
}

/// What opening, looking at, reporting on and importing this file all say.
#[track_caller]
fn refused(desk: &Desk, path: &str, words: &[&str]) {
    failed(&desk.run(&[path, "--print", "--keys", "4"]), words);
    failed(&desk.run(&["show", path]), words);
    failed(&desk.run(&["show", path, "--json"]), words);
    failed(&desk.run(&["report", path]), words);
    assert!(files_below(&desk.library()).is_empty(), "nothing is half-written");
}

fn file_refused(name: &str, bytes: &[u8], words: &[&str]) {
    let desk = Desk::empty();
    let path = desk.put(name, bytes);
    refused(&desk, path.to_str().unwrap(), words);
    failed(&desk.run(&["import", path.to_str().unwrap()]), words);
    assert!(files_below(&desk.library()).is_empty(), "nothing is half-written");
}

#[test]
fn an_empty_file() {
    file_refused("nothing.txt", b"", &["nothing.txt", "is empty", "paste"]);
    file_refused("white.txt", b"\xef\xbb\xbf \n\t\r\n", &["white.txt", "is empty"]);
}

#[test]
fn a_binary() {
    let pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj";
    file_refused("cv.txt", pdf, &["cv.txt", "PDF", "save", "plain text"]);
    file_refused("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &["photo.txt", "not text"]);
    file_refused("candor.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0", &["candor.txt", "not text"]);
    file_refused("noise.txt", &[b'a', 0, 0, b'b', 0].repeat(200), &["noise.txt", "not text"]);
}

#[test]
fn json_that_breaks_off_or_is_none() {
    let cut = br#"{"segments":[{"start":0,"end":4,"text":"What is a fu"#;
    file_refused("cut.json", cut, &["cut.json", "breaks off at line 1", "once more"]);
    let wrong = br#"{"segments":[{"start":0,"end":4,"text":Fuse}]}"#;
    file_refused("wrong.json", wrong, &["wrong.json", "no JSON at line 1, column 40"]);
}

#[test]
fn json_of_an_unknown_shape_is_named_by_its_top_keys() {
    let bill = br#"{"invoice":7,"to\u001b[2J":{"name":"Bo"},"total":12.5}"#;
    file_refused("bill.json", bill, &["bill.json", "invoice", "total", "unknown shape"]);
    file_refused("list.json", b"[1, 2, 3]", &["list.json", "unknown shape", "a list"]);
}

#[test]
fn json_without_a_word() {
    let silent = br#"{"text":"","segments":[],"language":"en"}"#;
    file_refused("silent.json", silent, &["silent.json", "whisper", "without a word"]);
}

#[test]
fn json_that_is_very_deep() {
    file_refused("deep.json", "[".repeat(100_000).as_bytes(), &["deep.json", "JSON"]);
    let deep = "{\"a\":".repeat(50_000) + "1" + &"}".repeat(50_000);
    file_refused("deeper.json", deep.as_bytes(), &["deeper.json", "JSON"]);
}

#[test]
fn a_session_of_a_later_version_or_without_its_parts() {
    let later = br#"{"schema":"candor/session/2","exchanges":[]}"#;
    file_refused("later.json", later, &["later.json", "later candor", "update"]);
    let torn = br#"{"schema":"candor/session/1","id":"abc"}"#;
    file_refused("torn.json", torn, &["torn.json", "candor session", "column"]);
}

#[test]
fn captions_without_a_cue() {
    file_refused("none.vtt", b"WEBVTT\n\nNOTE empty\n", &["none.vtt", "no caption", "-->"]);
    let wordless = b"1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n\n";
    file_refused("wordless.srt", wordless, &["wordless.srt", "no caption"]);
}

#[test]
fn a_bad_cue_costs_itself_alone() {
    let desk = Desk::empty();
    let captions = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>What is a fuse?\n\n00:0x.000 --> 00:05.000\n\
        <v Bo>A thin wire.\n\n00:06.000 --> 00:09.000\n<v Bo>It melts before the house does.\n";
    let path = desk.put("one.vtt", captions);
    let shown = desk.run(&["show", path.to_str().unwrap()]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    for words in ["What is a fuse?", "A thin wire.", "It melts", "line 6: not understood"] {
        assert!(shown.out.contains(words), "{words}:\n{}", shown.out);
    }
}

#[test]
fn a_zip_archive_that_is_no_word_document() {
    let other = archive("notes/a.txt", b"Ann: What is a fuse?");
    file_refused("notes.docx", &other, &["notes.docx", "zip archive", "word/document.xml"]);
    let broken = &document()[..200];
    file_refused("broken.docx", broken, &["broken.docx", "cannot be unpacked"]);
    let empty = archive("word/document.xml", b"<w:document><w:body/></w:document>");
    file_refused("empty.docx", &empty, &["empty.docx", "without text"]);
}

#[test]
fn a_zip_bomb() {
    let bomb = archive("word/document.xml", &vec![b' '; 100 << 20]);
    assert!(bomb.len() < 200_000);
    file_refused("bomb.docx", &bomb, &["bomb.docx", "unpacks to more than"]);
}

#[test]
fn a_hundred_thousand_speakers() {
    let crowd = |line: fn(usize) -> String| (0..100_000).map(line).collect::<String>();
    let names = crowd(|n| format!("Guest {n}: Hello to all.\nGuest {n}: And goodbye.\n"));
    let cues = crowd(|n| format!("00:00:01.000 --> 00:00:02.000\n<v Guest {n}>Hello.\n\n"));
    let desk = Desk::empty();
    for (name, text) in [("names.txt", names), ("crowd.vtt", format!("WEBVTT\n\n{cues}"))] {
        let path = desk.put(name, text);
        failed(&desk.run(&["import", path.to_str().unwrap()]), &[name, "100000 speakers"]);
    }
    assert!(files_below(&desk.library()).is_empty(), "nothing is half-written");
}

#[test]
fn two_encodings_in_one_file() {
    let wide = "Bo: It melts before the house does, and that is all that it has to do.\n";
    let wide = wide.encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = b"Ann: What is a fuse?\n".iter().copied().chain(wide).collect();
    file_refused("half.txt", &bytes, &["half.txt", "not text", "save"]);

    let desk = Desk::empty();
    let mut bytes = "Zoë: Où est le café ?\n".as_bytes().to_vec();
    bytes.extend(b"Bo: \xc0 gauche de l\x92h\xf4tel, et puis tout droit.\n");
    let path = desk.put("pasted.txt", &bytes);
    let shown = desk.run(&["show", path.to_str().unwrap()]);
    assert!(shown.out.contains("À gauche de l’hôtel"), "{}{}", shown.out, shown.err);
    assert!(shown.out.contains("read as windows-1252"), "{}", shown.out);
}

#[test]
fn a_page_without_any_answer() {
    let page = b"Ines Okafor\nDatabase Engineer\n";
    file_refused("cv.txt", page, &["cv.txt", "no answer", "add the questions and answers"]);
}

#[test]
fn a_directory() {
    let desk = Desk::empty();
    fs::create_dir_all(desk.path("folder")).unwrap();
    refused(&desk, desk.path("folder").to_str().unwrap(), &["folder", "it is a folder"]);
}

#[test]
fn a_directory_is_pointed_to_import() {
    let desk = Desk::empty();
    fs::create_dir_all(desk.path("folder")).unwrap();
    refused(&desk, desk.path("folder").to_str().unwrap(), &["candor import"]);
}

#[test]
fn a_file_that_is_not_there() {
    let desk = Desk::empty();
    let path = desk.path("missing.txt");
    let path = path.to_str().unwrap();
    refused(&desk, path, &["missing.txt"]);
    failed(&desk.run(&["import", path]), &["missing.txt"]);
}

#[test]
fn a_path_that_climbs_is_only_a_path() {
    let desk = Desk::with(FIVE);
    fs::create_dir_all(desk.path("in")).unwrap();
    let path = desk.path("in/../page.txt");
    let printed = desk.run(&[path.to_str().unwrap(), "--print", "--keys", "4"]);
    assert_eq!(printed.code, 0, "{}", printed.err);
    for file in files_below(&desk.path("")) {
        let inside = file.starts_with(desk.library()) || file == desk.path("page.txt");
        assert!(inside, "{}", file.display());
    }
    refused(&Desk::empty(), "../../../nowhere/at/all.txt", &["all.txt"]);
}

#[test]
fn a_name_with_control_characters_is_shown_and_not_obeyed() {
    let desk = Desk::empty();
    let name = "bad\u{1b}[2J\u{202e}\nname.txt";
    let path = desk.put(name, "");
    refused(&desk, path.to_str().unwrap(), &["is empty", "[2J"]);
    let path = desk.put(&format!("{name}.good"), FIVE);
    let path = path.to_str().unwrap();
    for arguments in
        [vec!["show", path], vec!["import", path], vec![path, "--print", "--keys", "p"]]
    {
        let ran = desk.run(&arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let hidden = ran.out.chars().find(|&c| c != '\n' && candor::text::is_hidden(c));
        assert_eq!(hidden, None, "{arguments:?}");
    }
    for file in files_below(&desk.library()) {
        assert!(!file.to_str().unwrap().contains("bad"), "names never become paths");
    }
}

#[test]
fn a_library_on_a_path_that_is_a_file() {
    let desk = Desk::with(FIVE);
    fs::write(desk.library(), "not a folder").unwrap();
    for arguments in [
        vec![desk.page(), "--print".into(), "--keys".into(), "4".into()],
        vec!["list".into()],
        vec!["import".into(), desk.page()],
        vec!["--print".into()],
    ] {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        failed(&desk.run(&arguments), &["library"]);
    }
    assert_eq!(fs::read(desk.library()).unwrap(), b"not a folder");
}

#[test]
fn a_session_that_is_not_there() {
    let desk = Desk::with(FIVE);
    desk.press("4");
    for arguments in [["show", "ffffffffffff"], ["report", "ffffffffffff"]] {
        failed(&desk.run(&arguments), &["ffffffffffff"]);
    }
    failed(&desk.run(&["ffffffffffff", "--print"]), &["ffffffffffff"]);
}

#[test]
fn a_review_file_that_cannot_be_read_is_named_and_never_overwritten() {
    let desk = with_a_broken_review().at("200x40");
    desk.press("5").shows("read-only").says("ana.json").says("set it aside");
    desk.press_in_library("").shows("unreadable");
    let review = fs::read_to_string(review_file(&desk)).unwrap();
    assert_eq!(review, "{ broken");
}

#[test]
fn on_a_narrow_screen_too_it_says_what_to_do_about_it() {
    with_a_broken_review().press("").shows("set it aside");
}

#[test]
fn it_is_set_aside_only_when_the_reviewer_says_so() {
    let desk = with_a_broken_review();
    desk.press(":set-aside<cr>").shows("y does it").shows("n leaves it");
    for no in ["n", "<esc>", "j"] {
        desk.press(&format!(":set-aside<cr>{no}")).shows("read-only");
        assert_eq!(fs::read_to_string(review_file(&desk)).unwrap(), "{ broken");
    }
    // What was saved last is gone on with.
    desk.press(":set-aside<cr>y4").shows("2 of 5");
    assert_eq!((&desk.answer(1)["score"], &desk.answer(2)["score"]), (&4.into(), &4.into()));
    let kept = files_below(&desk.library());
    assert!(kept.iter().any(|path| fs::read(path).unwrap() == b"{ broken"), "{kept:?}");
}

fn with_a_broken_review() -> Desk {
    let desk = Desk::with(FIVE);
    desk.press("4");
    fs::write(review_file(&desk), "{ broken").unwrap();
    desk
}

fn review_file(desk: &Desk) -> PathBuf {
    let named = |path: &PathBuf| path.ends_with("reviews/ana.json");
    files_below(&desk.library()).into_iter().find(named).unwrap()
}

#[test]
fn wrong_usage_is_exit_code_two() {
    let desk = Desk::with(FIVE);
    let page = desk.page();
    for arguments in [
        vec![page.as_str(), "--keys", "4"],
        vec![page.as_str(), "--print", "--keys", "<nope>"],
        vec![page.as_str(), "--print", "--keys", "4<"],
        vec![page.as_str(), "--print", "--size", "80"],
        vec![page.as_str(), "--print", "--size", "0x70000"],
        vec![page.as_str(), "--print", "--now", "soon"],
        vec![page.as_str(), "--print=gif"],
        vec![page.as_str(), "--frobnicate"],
        vec!["show"],
        vec!["import"],
        vec!["report", page.as_str(), "--format", "exe"],
    ] {
        let ran = desk.run(&arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?} {}", ran.err);
        assert!(!ran.err.is_empty());
    }
    assert!(files_below(&desk.library()).is_empty());
}

#[test]
fn a_reviewers_name_that_could_be_a_path_is_wrong_usage() {
    let mut desk = Desk::with(FIVE);
    for name in ["../ana", "Ana", "", "a/b", "ana.json"] {
        desk.hand_to(name);
        assert_eq!(desk.run(&["list"]).code, 2, "{name}");
    }
}

#[test]
fn options_may_stand_in_front_of_the_subcommand() {
    let desk = Desk::with(FIVE);
    desk.press("4");
    let library = desk.library();
    let arguments = ["candor", "--library", library.to_str().unwrap(), "list"];
    let ran = super::desk::run(arguments.map(Into::into).to_vec());
    assert!(ran.code == 0 && ran.out.contains("Ines Okafor"), "{}", ran.err);
}
