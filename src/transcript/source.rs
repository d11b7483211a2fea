//! The bytes of a source, held once: where they are text as they stand, the turns are parts of the very same text.

use std::borrow::Cow;
use std::sync::Arc;

use super::decode::{Decoded, Repair};
use super::{Refusal, text_of};

/// The bytes of a source, after they were understood.
#[derive(Debug, Clone)]
pub enum SourceBytes {
    /// They are text, and shared with all turns that are parts of it.
    Text(Arc<String>),
    /// Their text had to be decoded.
    Other(Vec<u8>),
}

impl SourceBytes {
    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Other(bytes) => bytes,
        }
    }
}

/// A source with its text.
pub(super) struct Decoding {
    pub(super) bytes: SourceBytes,
    pub(super) text: Arc<String>,
    pub(super) repair: Option<Repair>,
}

/// Decodes `bytes`, without a copy of what is text already.
pub(super) fn decoding(bytes: Vec<u8>) -> Result<Decoding, Refusal> {
    let Decoded { text, repair } = text_of(&bytes)?;
    let text = match text {
        Cow::Borrowed(text) if text.len() == bytes.len() => None,
        text => Some(text.into_owned()),
    };
    let (bytes, text) = if let Some(text) = text {
        (SourceBytes::Other(bytes), Arc::new(text))
    } else {
        let text = Arc::new(String::from_utf8(bytes).unwrap_or_default());
        (SourceBytes::Text(Arc::clone(&text)), text)
    };
    Ok(Decoding { bytes, text, repair })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_held_once_and_every_source_stays_what_it_was() {
        let wide: Vec<u8> = "Zoë said yes.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let sources: [(&[u8], bool); 4] = [
            ("Zoë said yes.".as_bytes(), true),
            ("\u{feff}Zoë said yes.".as_bytes(), false),
            (b"Zo\xeb said yes.", false),
            (&wide, false),
        ];
        for (source, is_shared) in sources {
            let Decoding { bytes, text, .. } = decoding(source.to_vec()).unwrap();
            assert_eq!((bytes.as_bytes(), text.as_str()), (source, "Zoë said yes."));
            assert_eq!(Arc::strong_count(&text) == 2, is_shared);
        }
    }
}
