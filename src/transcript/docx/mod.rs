//! Word documents in, text out, for the reader of labelled text to go on with.
//!
//! ```text
//! bytes ─► unpack: word/document.xml ─► body: paragraphs and rows ─► teams: name and time on a line ─► dress
//! ```
//!
//! Headers, footers, comments and footnotes stand in other parts of the document and are not read.

mod body;
mod dress;
mod teams;
mod unpack;

#[cfg(test)]
mod tests;

use body::Block;
use dress::Part;

use crate::transcript::decode::decode;

/// Why a Word document cannot be read. The caller puts the path in front.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocxTrouble {
    /// The archive is damaged or packed in a way that Word never uses.
    #[error(
        "is a Word document that cannot be unpacked ({what}): save it once more, or as plain text"
    )]
    Broken {
        /// What the archive lacks.
        what: String,
    },
    /// An archive of something else.
    #[error(
        "is a zip archive without word/document.xml, so no Word document: unpack it and open what is inside"
    )]
    NoBody,
    /// More entries than a document has.
    #[error(
        "is a zip archive of {entries} files, far more than a Word document has: save it as plain text"
    )]
    TooManyEntries {
        /// How many there are.
        entries: usize,
    },
    /// It unpacks to more than it may.
    #[error("is a Word document that unpacks to more than {limit} MiB: save it as plain text")]
    TooLong {
        /// The limit in MiB.
        limit: u64,
    },
    /// The body is no XML.
    #[error("is a Word document whose word/document.xml is damaged ({what}): save it once more")]
    Xml {
        /// What is wrong.
        what: String,
    },
    /// There is not a word in it.
    #[error("is a Word document without text: a transcript in pictures cannot be read")]
    Empty,
}

/// True where `bytes` begin as a zip archive does, and so as a Word document does.
#[must_use]
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The text of the Word document `bytes`: an empty line between paragraphs, a row of a table a line,
/// a tab between its cells; a speaker's header stands on the line above what was said.
///
/// # Errors
/// [`DocxTrouble`] where it is no Word document, damaged, too long or without text.
pub fn paragraphs(bytes: &[u8]) -> Result<String, DocxTrouble> {
    let xml = unpack::body(bytes)?;
    let decoded = decode(&xml).map_err(|_| DocxTrouble::Xml { what: "it is no text".into() })?;
    let mut parts: Vec<Part> = Vec::new();
    // What stood last: a row keeps the next row close, a header what was said under it.
    let (mut after_row, mut after_header) = (false, false);
    for block in body::blocks(&decoded.text)? {
        let ((lines, header), dress, row) = match block {
            Block::Row(row) => ((row, false), None, true),
            Block::Paragraph(paragraph, dress) => (teams::lines(&paragraph), dress, false),
        };
        let gap = match parts.is_empty() {
            true => "",
            false if after_header || (after_row && row) => "\n",
            false => "\n\n",
        };
        parts.push(Part { gap, lines, dress: dress.filter(|_| !header) });
        (after_row, after_header) = (row, header);
    }
    let text = dress::text(&parts);
    if text.is_empty() { Err(DocxTrouble::Empty) } else { Ok(text) }
}
