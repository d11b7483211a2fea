//! Bytes to text: byte order marks, UTF-8, UTF-16 and the legacy encodings; refuses what is no text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Refusal;

/// The source as text.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// Its characters, without a byte order mark.
    pub(super) text: Cow<'a, str>,
    /// What had to be mended on the way.
    pub(super) repair: Option<Repair>,
}

/// Damage that was mended while decoding.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Repair {
    /// Byte of the decoded text where the first mended character stands.
    pub(super) first: usize,
    /// What was done, in words.
    pub(super) message: String,
}

/// What a file that begins with these bytes is.
const MAGIC: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM recording"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
];

/// Decodes `bytes`.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Refusal> {
    if let Some(what) = known_binary(bytes) {
        return Err(Refusal::Binary { what });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return refuse_noise(decode_wide(encoding, &bytes[mark..]));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(encoding) = wide_without_mark(bytes) {
        return refuse_noise(decode_wide(encoding, bytes));
    }
    refuse_noise(match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), repair: None },
        Err(_) => decode_damaged(bytes),
    })
}

fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"RIFF") && bytes.len() > 12 {
        return match &bytes[8..12] {
            b"WAVE" => Some("a WAV recording"),
            b"WEBP" => Some("a WebP image"),
            b"AVI " => Some("an AVI recording"),
            _ => None,
        };
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("an MP4 recording");
    }
    // An MP3 without a tag begins with a frame's sync word; UTF-16 begins with FF FE.
    if let [0xff, 0xfb | 0xf3 | 0xf2, ..] = bytes {
        return Some("an MP3 recording");
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

/// UTF-16 without a mark shows in its zero bytes: many at one parity, next to none at the other.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    // Text that becomes wide behind its first words was put together from two files.
    let begins = |parity: usize| head.iter().take(16).skip(parity).step_by(2).any(|b| *b == 0);
    match () {
        () if pairs < 4 => None,
        () if odd * 2 > pairs && even * 50 < pairs && begins(1) => Some(UTF_16LE),
        () if even * 2 > pairs && odd * 50 < pairs && begins(0) => Some(UTF_16BE),
        () => None,
    }
}

fn decode_wide<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let repair = damaged.then(|| lost_characters(&text, encoding.name()));
    Decoded { text, repair }
}

/// What is not UTF-8 throughout: UTF-8 with damage or with strange bytes in it where its wide characters
/// say so, otherwise the encoding that the bytes look like.
fn decode_damaged(bytes: &[u8]) -> Decoded<'_> {
    let (sound, broken) = wide_characters(bytes);
    if sound > broken {
        return decode_mixed(bytes);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    if sound > 0 && (failed || encoding == WINDOWS_1252) {
        return decode_mixed(bytes);
    }
    let count = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let message =
        format!("{} not UTF-8: the source was read as {}", bytes_were(count), encoding.name());
    let first = text.find(|c: char| !c.is_ascii()).unwrap_or(0);
    Decoded { text, repair: Some(Repair { first, message }) }
}

/// UTF-8 into which somebody pasted lines of another program: bytes that are no UTF-8 are windows-1252
/// where they can be.
fn decode_mixed(bytes: &[u8]) -> Decoded<'_> {
    let mut text = String::with_capacity(bytes.len());
    let (mut first, mut pasted, mut at) = (None, 0, 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        let [strange @ .., last] = chunk.invalid() else { continue };
        first.get_or_insert(text.len());
        let is_pasted = strange.is_empty() && stands_alone(bytes, at);
        let (read, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(last));
        text.push_str(if is_pasted { &read } else { "\u{fffd}" });
        pasted += usize::from(is_pasted);
        at += chunk.invalid().len();
    }
    let message = match pasted {
        0 => lost_characters(&text, "UTF-8").message,
        count => format!("{} not UTF-8 as the others are: read as windows-1252", bytes_were(count)),
    };
    Decoded { text: text.into(), repair: Some(Repair { first: first.unwrap_or(0), message }) }
}

/// Whether the byte at `at` could be a character of windows-1252 and not the rest of a broken one.
fn stands_alone(bytes: &[u8], at: usize) -> bool {
    let Some(next) = bytes.get(at + 1) else { return bytes[at] < 0xc2 || bytes[at] > 0xf4 };
    let is_plain_before = at == 0 || bytes[at - 1].is_ascii();
    bytes[at] >= 0xc0 || (is_plain_before && next.is_ascii())
}

fn bytes_were(count: usize) -> String {
    if count == 1 { "1 byte was".into() } else { format!("{count} bytes were") }
}

/// How many wide characters of `bytes` are sound UTF-8, and how many places are not.
fn wide_characters(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(sound, broken), chunk| {
        let wide = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (sound + wide, broken + usize::from(!chunk.invalid().is_empty()))
    })
}

fn lost_characters(text: &str, encoding: &str) -> Repair {
    let count = text.matches('\u{fffd}').count();
    let message = format!(
        "{} not {encoding} and cannot be read: U+FFFD stands in their place",
        if count == 1 { "1 character was".into() } else { format!("{count} characters were") }
    );
    Repair { first: text.find('\u{fffd}').unwrap_or(0), message }
}

/// Refuses text of which more than one character in a hundred is NUL or could not be decoded. In
/// text that had to be mended other control characters count too: no encoding explains them.
fn refuse_noise(decoded: Decoded<'_>) -> Result<Decoded<'_>, Refusal> {
    let text = decoded.text.as_ref();
    let noise = if decoded.repair.is_some() {
        text.chars().filter(|&c| is_noise(c)).count()
    } else {
        memchr::memchr_iter(0, text.as_bytes()).count()
    };
    if noise > 1 && noise * 100 > text.chars().count() {
        return Err(Refusal::Binary { what: "binary data" });
    }
    Ok(decoded)
}

fn is_noise(c: char) -> bool {
    c == '\u{fffd}' || (c.is_control() && !c.is_whitespace() && c != '\u{1b}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text.into_owned()
    }

    #[test]
    fn marks_and_wide_encodings_leave_the_same_text() {
        let text = "Zoë said “yes” – twice.";
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(text_of(text.as_bytes()), text);
        assert_eq!(text_of(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), text);
        assert_eq!(text_of(&[b"\xff\xfe", little.as_slice()].concat()), text);
        assert_eq!(text_of(&[b"\xfe\xff", big.as_slice()].concat()), text);
        assert_eq!(text_of(&little), text);
        assert_eq!(text_of(&big), text);
    }

    #[test]
    fn a_legacy_encoding_is_detected_and_reported() {
        let decoded = decode(b"Zo\xeb worked in a caf\xe9 and it\x92s fine.").unwrap();
        assert_eq!(decoded.text, "Zoë worked in a café and it’s fine.");
        let repair = decoded.repair.unwrap();
        assert_eq!(repair.first, 2);
        assert!(repair.message.starts_with("3 bytes were not UTF-8"), "{}", repair.message);
    }

    #[test]
    fn damage_in_sound_utf8_costs_only_the_damaged_character() {
        let decoded = decode("Zoë, Jürgen and Søren \u{20ac}".as_bytes()).unwrap();
        assert_eq!(decoded.repair, None);
        let mut bytes = "Zoë, Jürgen and Søren €".as_bytes().to_vec();
        bytes.pop();
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.text, "Zoë, Jürgen and Søren \u{fffd}");
        assert!(decoded.repair.unwrap().message.starts_with("1 character was"));
    }

    #[test]
    fn lines_of_another_encoding_are_read_as_what_they_are() {
        let mut bytes = "Søren: Où est le café ?\n".as_bytes().to_vec();
        bytes.extend(b"Zo\xeb: In the caf\xe9, it\x92s there.\n");
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.text, "Søren: Où est le café ?\nZoë: In the café, it’s there.\n");
        let repair = decoded.repair.unwrap();
        assert_eq!(&decoded.text[repair.first..repair.first + 2], "ë");
        assert!(repair.message.starts_with("3 bytes were not UTF-8 as the others"));
    }

    #[test]
    fn two_files_in_one_are_no_text() {
        let wide = "and the second half of it is wide".encode_utf16().flat_map(u16::to_le_bytes);
        let bytes: Vec<u8> = b"The first half is plain. ".iter().copied().chain(wide).collect();
        assert!(matches!(decode(&bytes), Err(Refusal::Binary { .. })));
    }

    #[test]
    fn binary_is_refused_and_one_nul_is_text() {
        for bytes in [
            b"PK\x03\x04rest".as_slice(),
            b"%PDF-1.7",
            b"\x7fELF\x02",
            b"\x89PNG\r\n\x1a\n",
            b"RIFF\0\0\0\0WAVEfmt ",
            b"\0\0\0\x18ftypmp42",
        ] {
            assert!(matches!(decode(bytes), Err(Refusal::Binary { .. })), "{bytes:?}");
        }
        let mut noise: Vec<u8> = b"some words and then ".repeat(5);
        noise.extend([0; 40]);
        assert!(matches!(decode(&noise), Err(Refusal::Binary { .. })));
        assert_eq!(text_of(b"one\0 is text"), "one\0 is text");
    }

    #[test]
    fn random_bytes_are_refused() {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let bytes: Vec<u8> = std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        })
        .take(4096)
        .collect();
        assert!(decode(&bytes).is_err());
    }
}
