//! The body of a Word document: its paragraphs and the rows of its tables, in order.
//!
//! Part 1 of ECMA-376 names the elements. Kept are runs of text, breaks, tabs and what was inserted;
//! what was deleted or moved away is not in the document any more. Entities of a document type are
//! never expanded.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::DocxTrouble;

/// A paragraph or a table's row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph, line breaks as `\n`, and how all of it is set apart.
    Paragraph(String, Option<Dress>),
    /// A row, a tab between its cells.
    Row(String),
}

/// How a whole paragraph is set apart from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dress {
    /// Each of its words is bold.
    Bold,
    /// It is a heading; a title is of the first level, the highest heading of the second.
    Heading(usize),
}

/// Elements whose content is no text of the document: properties, deletions, the copy that older
/// programs are given, the reading above a word.
const SKIPPED: &[&str] =
    &["pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "del", "moveFrom", "Fallback", "rt"];

/// The blocks of the body `xml`.
pub(super) fn blocks(xml: &str) -> Result<Vec<Block>, DocxTrouble> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().allow_dangling_amp = true;
    let mut body = Body::default();
    // How many elements are open, and how many from the skipped one on.
    let (mut depth, mut skipped) = (0_usize, 0_usize);
    loop {
        let event = reader.read_event().map_err(|error| damaged(&error))?;
        match &event {
            Event::Eof if depth > 0 => return Err(damaged(&"it breaks off")),
            Event::Eof => return Ok(body.finish()),
            Event::Start(element) => {
                let name = element.local_name();
                depth += 1;
                if skipped == 1 {
                    body.property(element);
                }
                if skipped > 0 || SKIPPED.contains(&name.as_ref()) {
                    skipped += 1;
                } else {
                    body.open(name.as_ref());
                }
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                if skipped > 0 {
                    skipped -= 1;
                } else {
                    body.close(element.local_name().as_ref());
                }
            }
            Event::Empty(element) if skipped == 1 => body.property(element),
            _ if skipped > 0 => {}
            Event::Empty(element) => {
                let name = element.local_name();
                body.open(name.as_ref());
                body.close(name.as_ref());
            }
            Event::Text(text) => body.say(&text.xml10_content()),
            Event::CData(text) => body.say(&text.xml10_content()),
            Event::GeneralRef(reference) => body.say(&character(reference)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn damaged(what: &dyn std::fmt::Display) -> DocxTrouble {
    DocxTrouble::Xml { what: what.to_string() }
}

/// What a reference stands for; one to an entity that XML does not know stays as written.
fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.into();
    }
    let name: &str = reference;
    resolve_predefined_entity(name).map_or_else(|| format!("&{name};"), str::to_owned)
}

/// What was read so far.
#[derive(Default)]
struct Body {
    blocks: Vec<Block>,
    /// The paragraph that is read. One inside another, as in a text box, cuts it in two.
    paragraph: String,
    /// True inside an element of text.
    in_text: bool,
    /// True inside a bold run.
    is_bold: bool,
    /// Whether the words of the paragraph are bold, as far as there are any.
    all_bold: Option<bool>,
    /// The level of the heading that the paragraph is.
    heading: Option<usize>,
    /// How many runs are open: tabs among the properties of a paragraph are stops, not characters.
    runs: usize,
    /// How many tables are open. A table inside another is told in the cell it stands in.
    tables: usize,
    row: Vec<String>,
    cell: String,
}

impl Body {
    fn open(&mut self, name: &str) {
        match name {
            "t" => self.in_text = true,
            "r" => {
                self.runs += 1;
                self.is_bold = false;
            }
            "tab" | "ptab" if self.runs > 0 => self.paragraph.push('\t'),
            "br" | "cr" if self.runs > 0 => self.paragraph.push('\n'),
            "noBreakHyphen" => self.paragraph.push('\u{2011}'),
            "p" => self.end_paragraph(),
            "tbl" => {
                self.end_paragraph();
                self.tables += 1;
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.runs = self.runs.saturating_sub(1),
            "p" => self.end_paragraph(),
            "tc" if self.tables == 1 => {
                self.end_paragraph();
                self.row.push(std::mem::take(&mut self.cell));
            }
            "tr" if self.tables == 1 => self.end_row(),
            "tbl" => {
                self.end_paragraph();
                self.tables = self.tables.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Takes what a property of a paragraph or of a run tells of its dress.
    fn property(&mut self, element: &BytesStart<'_>) {
        let value = || {
            let mut all = element.attributes().flatten();
            let found = all.find(|attribute| attribute.key.local_name().as_ref() == "val")?;
            Some(found.value.into_owned())
        };
        match element.local_name().as_ref() {
            "b" => self.is_bold = !value().is_some_and(|value| OFF.contains(&value.as_str())),
            "pStyle" => self.heading = value().and_then(|style| heading(&style)),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.in_text {
            if !text.trim().is_empty() {
                self.all_bold = Some(self.is_bold && self.all_bold != Some(false));
            }
            // A line end among the characters is white space to Word; its breaks are elements.
            self.paragraph
                .extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let bold = self.all_bold.take().filter(|all| *all).map(|_| Dress::Bold);
        let dress = self.heading.take().map(Dress::Heading).or(bold);
        if paragraph.trim().is_empty() {
            return;
        }
        if self.tables == 0 {
            self.blocks.push(Block::Paragraph(paragraph, dress));
            return;
        }
        if !self.cell.is_empty() {
            self.cell.push(' ');
        }
        self.cell.extend(paragraph.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.iter().any(|cell| !cell.is_empty()) {
            self.blocks.push(Block::Row(row.join("\t")));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.tables = 0;
        self.end_paragraph();
        self.blocks
    }
}

/// What switches a property off.
const OFF: &[&str] = &["0", "false", "off", "none"];

/// Names of the styles for headings, without the level, as programs of several languages write them.
const HEADINGS: &[&str] = &[
    "heading",
    "berschrift",
    "überschrift",
    "titre",
    "ttulo",
    "título",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
];

/// The level of the heading whose style is called `style`.
fn heading(style: &str) -> Option<usize> {
    let style = style.to_lowercase();
    if style == "title" {
        return Some(1);
    }
    let level = style.chars().next_back()?.to_digit(10).filter(|level| (1..=5).contains(level))?;
    let name = style[..style.len() - 1].trim_end();
    HEADINGS.contains(&name).then_some(level as usize + 1)
}
