//! Sources that are no transcript but a trap: each is refused in one sentence, or understood without harm.

use crate::outputs::{Desk, assert_tame};
use crate::pages::Source;

#[track_caller]
fn refused(name: &'static str, bytes: Vec<u8>) -> String {
    let desk = Desk::with(&Source { name, bytes });
    let (out, err, code) = desk.run(&["import", "SOURCE"]);
    assert_ne!(code, 0, "{}", String::from_utf8_lossy(&out));
    let said = assert_tame(&err, "an error");
    assert!(said.trim().lines().count() <= 2, "{said}");
    said
}

#[test]
fn json_that_nests_without_end_is_refused() {
    for deep in ["[".repeat(200_000), "{\"a\":".repeat(200_000)] {
        refused("deep.json", deep.into_bytes());
    }
}

#[test]
fn lone_surrogates_in_json_are_no_reason_to_fail() {
    let text = r#"[{"speaker":"Jon","message":"How about \ud800 and \udfff?"},{"speaker":"Ines","message":"I \ud83d\ude00 say \udc00\ud800."}]"#;
    let desk = Desk::with(&Source { name: "chat.json", bytes: text.into() });
    let (out, err, _) = desk.run(&["show", "SOURCE", "--json"]);
    assert_tame(&out, "show --json");
    assert_tame(&err, "an error");
}

#[test]
fn what_is_no_text_is_refused_by_its_name() {
    for (bytes, name) in [
        (&b"%PDF-1.7\n1 0 obj"[..], "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (b"PK\x03\x04\x14\0\0\0", "zip"),
    ] {
        let said = refused("file.txt", bytes.to_vec());
        println!("{name}: {said}");
    }
}

#[test]
fn half_of_a_file_of_zeros_is_refused() {
    refused("zeros.txt", [vec![0; 5000], b"Some words. What is it? That.".to_vec()].concat());
}

#[test]
fn a_line_without_end_is_read() {
    let said = "word and another ".repeat(400_000);
    let page =
        format!("Ines Okafor\nEngineer\n\nInterview\nWhat happened? {said}\nAnd then? It ended.\n");
    let desk = Desk::with(&Source { name: "page.txt", bytes: page.into_bytes() });
    let (out, err, code) = desk.run(&["SOURCE", "--print=text", "--keys", "G"]);
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
    assert_tame(&out, "a screen");
}
