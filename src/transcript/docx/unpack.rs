//! The body of a Word document out of its zip archive, within limits: an archive of a few kilobytes can
//! unpack to gigabytes.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::result::ZipError;

use super::DocxTrouble;

/// Where Word keeps the body.
const BODY: &str = "word/document.xml";
/// Where a package says what its main part is, for writers who name the body otherwise.
const RELATIONS: &str = "_rels/.rels";

/// More entries than any document has.
const ENTRIES: usize = 20_000;
/// The longest body that is read: some ten million words.
pub(super) const LONGEST: u64 = 64 << 20;
/// How many times its packed size a body may unpack to. Word's own reach fifty.
const RATIO: u64 = 300;
/// What may be unpacked whatever the ratio.
const SMALL: u64 = 1 << 20;

/// The XML of the body.
pub(super) fn body(bytes: &[u8]) -> Result<Vec<u8>, DocxTrouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > ENTRIES {
        return Err(DocxTrouble::TooManyEntries { entries: archive.len() });
    }
    if let Some(body) = entry(&mut archive, bytes.len(), BODY)? {
        return Ok(body);
    }
    let relations = entry(&mut archive, bytes.len(), RELATIONS)?;
    let main = relations.and_then(|xml| main_part(&xml)).ok_or(DocxTrouble::NoBody)?;
    entry(&mut archive, bytes.len(), &main)?.ok_or(DocxTrouble::NoBody)
}

/// The entry `name` unpacked; nothing where there is none.
fn entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    packed: usize,
    name: &str,
) -> Result<Option<Vec<u8>>, DocxTrouble> {
    let entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(broken(&error)),
    };
    // What the archive says of its sizes may be a lie: only what comes out counts.
    let limit = LONGEST.min((packed as u64).saturating_mul(RATIO).saturating_add(SMALL));
    let mut body = Vec::new();
    entry.take(limit + 1).read_to_end(&mut body).map_err(|error| broken(&error))?;
    if body.len() as u64 > limit {
        return Err(DocxTrouble::TooLong { limit: limit >> 20 });
    }
    Ok(Some(body))
}

/// The name of the part that a package calls its document.
fn main_part(xml: &[u8]) -> Option<String> {
    let mut reader = Reader::from_str(std::str::from_utf8(xml).ok()?);
    loop {
        let (Event::Start(element) | Event::Empty(element)) = (match reader.read_event().ok()? {
            Event::Eof => return None,
            event => event,
        }) else {
            continue;
        };
        let attribute = |name: &str| -> Option<Cow<'_, str>> {
            element.try_get_attribute(name).ok()??.normalized_value(XmlVersion::Implicit1_0).ok()
        };
        if attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) {
            return attribute("Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    }
}

fn broken(error: &dyn std::fmt::Display) -> DocxTrouble {
    DocxTrouble::Broken { what: error.to_string() }
}
