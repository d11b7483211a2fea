//! Documents built here, whole and damaged, and what is read of them.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document whose body is `body`.
fn document(body: &str) -> Vec<u8> {
    let xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:sectPr><w:pgSz/></w:sectPr></w:body></w:document>"#
    );
    archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())])
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#
    )
}

fn read(body: &str) -> Result<String, DocxTrouble> {
    paragraphs(&document(body))
}

#[test]
fn paragraphs_stand_apart_and_empty_ones_are_left_out() {
    let body = p("Ana: How so?") + &p(" ") + "<w:p/>" + &p("Bo: Tom &amp; I &lt;3 it &#233;&nbsp;");
    assert_eq!(read(&body).unwrap(), "Ana: How so?\n\nBo: Tom & I <3 it é&nbsp;");
}

#[test]
fn runs_join_and_breaks_and_tabs_stay() {
    let body = "<w:p><w:r><w:t>On</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>e</w:t><w:tab/><w:t>two</w:t>\
        <w:br/><w:t>three\nfour</w:t></w:r></w:p>";
    assert_eq!(read(body).unwrap(), "One\ttwo\nthree four");
}

#[test]
fn what_was_deleted_or_moved_away_is_gone_and_what_was_inserted_stays() {
    let body = "<w:p><w:ins w:id=\"1\"><w:r><w:t>kept </w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:t>no</w:t>\
        <w:delText>gone</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom>\
        <w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>";
    assert_eq!(read(body).unwrap(), "kept link");
}

#[test]
fn a_text_box_is_told_once() {
    let inner = p("boxed");
    let body = format!(
        "<w:p><w:r><mc:AlternateContent xmlns:mc=\"x\"><mc:Choice>{inner}</mc:Choice>\
         <mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>around</w:t></w:r></w:p>"
    );
    assert_eq!(read(&body).unwrap(), "boxed\n\naround");
}

#[test]
fn tables_are_told_row_by_row() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let nested =
        format!("<w:tc>{}<w:tbl><w:tr>{}{}</w:tr></w:tbl></w:tc>", p("Bo"), cell("a"), cell("b"));
    let body = format!(
        "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{nested}{}</w:tr><w:tr>{}</w:tr></w:tbl>{}",
        p("Before"),
        cell("Who"),
        cell("What"),
        cell("Because."),
        "<w:tc><w:p/></w:tc>",
        p("After")
    );
    assert_eq!(read(&body).unwrap(), "Before\n\nWho\tWhat\nBo a b\tBecause.\n\nAfter");
}

#[test]
fn teams_paragraphs_become_headers_above_their_text() {
    let teams = |name: &str, time: &str, text: &str| {
        format!("<w:p><w:r><w:br/><w:t>{name}   {time}</w:t><w:br/><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = teams("Ana Lima", "0:03", "How so?") + &teams("Bo Vik", "1:00:09", "It grew.");
    assert_eq!(read(&body).unwrap(), "Ana Lima  0:03\nHow so?\n\nBo Vik  1:00:09\nIt grew.");
    let apart = p("Ana Lima  0:03") + &p("How so?");
    assert_eq!(read(&apart).unwrap(), "Ana Lima  0:03\nHow so?");
}

#[test]
fn the_body_may_have_another_name() {
    let xml = format!("<document><body>{}</body></document>", p("Here."));
    let relations =
        br#"<Relationships><Relationship Type="x/thumbnail" Target="t.jpeg"/><Relationship
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        Target="/word/document2.xml"/></Relationships>"#;
    let bytes = archive(&[("_rels/.rels", relations), ("word/document2.xml", xml.as_bytes())]);
    assert_eq!(paragraphs(&bytes).unwrap(), "Here.");
}

#[test]
fn each_trouble_is_one_sentence() {
    let told = |bytes: &[u8]| paragraphs(bytes).unwrap_err().to_string();
    let bomb = format!("<w:p>{}</w:p>", " ".repeat(40 << 20));
    let cases = [
        (archive(&[("notes.txt", b"hello")]), "without word/document.xml"),
        (archive(&[("_rels/.rels", b"<a"), ("b", b"")]), "without word/document.xml"),
        (archive(&[("word/document.xml", b"<w:p><w:r>")]), "damaged (it breaks off)"),
        (archive(&[("word/document.xml", b"<w:p></w:q>")]), "damaged ("),
        (document("<w:p/>"), "without text"),
        (document(&bomb), "unpacks to more than"),
        (b"PK\x03\x04 and nothing else".to_vec(), "cannot be unpacked"),
    ];
    for (bytes, what) in cases {
        let told = told(&bytes);
        assert!(told.contains(what) && !told.contains('\n'), "{what}: {told}");
        assert!(is_zip(&bytes));
    }
}

#[test]
fn too_many_entries_are_refused() {
    let names: Vec<String> = (0..=20_000).map(|number| number.to_string()).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let trouble = paragraphs(&archive(&entries)).unwrap_err();
    assert_eq!(trouble, DocxTrouble::TooManyEntries { entries: 20_001 });
}

#[test]
fn entities_are_never_expanded() {
    let xml = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]>\
        <d><p><r><t>&a; and &b;</t></r></p></d>";
    let bytes = archive(&[("word/document.xml", xml.as_bytes())]);
    assert_eq!(paragraphs(&bytes).unwrap(), "&a; and &b;");
}

#[test]
fn damage_of_any_byte_and_any_cut_is_no_panic() {
    let bytes = document(&(p("Ana: How so?") + &p("Bo: So.")));
    for at in 0..bytes.len() {
        let _ = paragraphs(&bytes[..at]);
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        let _ = paragraphs(&damaged);
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..512)) {
        let _ = paragraphs(&bytes);
        let _ = paragraphs(&archive(&[("word/document.xml", &bytes)]));
    }

    #[test]
    fn arbitrary_elements_are_no_panic(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<p>", "</p>", "<r>", "</r>", "<t>", "</t>", "<tbl>", "</tbl>", "<tr>", "</tr>", "<tc>", "</tc>",
                "<tab/>", "<br/>", "<del>", "</del>", "a", " 0:12", "   ", "&#0;", "&", "-->", "<![CDATA[x]]>",
            ]),
            0..60,
        ),
    ) {
        let _ = body::blocks(&parts.concat());
    }
}

/// A paragraph in bold.
fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/><w:sz/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

/// A heading in the style of this name.
fn heading(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

/// Questions as `ask` sets them apart, above plain answers.
fn asked(ask: impl Fn(&str) -> String) -> String {
    [
        ("Why bees?", "They hum."),
        ("Your best year", "The last. Do you know why?"),
        ("Tell us about wasps", "No."),
    ]
    .map(|(question, answer)| ask(question) + &p(answer))
    .concat()
}

#[test]
fn bold_questions_and_headings_are_told_from_plain_answers() {
    let all_bold = asked(bold);
    assert!(read(&all_bold).unwrap().starts_with("**Why bees?**\n\nThey hum.\n\n**Your best"));
    for (style, sign) in [("Heading1", "## "), ("heading 2", "### "), ("berschrift1", "## ")] {
        let body = heading("Title", "A talk") + &asked(|question| heading(style, question));
        let expected = format!("# A talk\n\n{sign}Why bees?\n\nThey hum.\n\n{sign}Your best");
        assert!(read(&body).unwrap().starts_with(&expected), "{style}");
    }
    let session = crate::transcript::understand("talk.docx", &document(&all_bold)).unwrap();
    let asked: Vec<_> =
        session.exchanges.iter().map(|exchange| exchange.question.text.as_deref()).collect();
    assert_eq!(asked, ["Why bees?", "Your best year", "Tell us about wasps"].map(Some));
}

#[test]
fn other_dress_leaves_no_signs() {
    let half = |text: &str| {
        format!(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>So: </w:t></w:r><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let off = |text: &str| {
        format!(r#"<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let labelled =
        bold("Ana: Why bees?") + &p("Bo: They hum.") + &bold("Ana: And wasps?") + &p("Bo: No.");
    let parts = bold("Skills")
        + &p("Bees")
        + &bold("Experience")
        + &p("Keeper")
        + &bold("Hobbies")
        + &p("Wasps");
    for body in [asked(half), asked(off), asked(|text| heading("Quote2", text)), labelled, parts] {
        let text = read(&body).unwrap();
        assert!(!text.contains(['*', '#']), "{text}");
    }
}
