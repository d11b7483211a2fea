//! Identifiers: of sessions, reviewers, exchanges and turns.
//!
//! All of them are checked when made, so that an id can be part of a path without a further look.

use std::fmt;

use compact_str::{CompactString, ToCompactString};
use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// SHA-256 over `bytes`, as 64 lower-case hex digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)).collect()
}

/// SHA-256 over bytes that come in pieces.
#[derive(Debug, Clone, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Takes the next piece.
    pub fn add(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The same as [`sha256_hex`] over all pieces.
    #[must_use]
    pub fn hex(self) -> String {
        hex(&self.0.finalize()).collect()
    }
}

fn hex(bytes: &[u8]) -> impl Iterator<Item = char> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |four: u8| char::from(DIGITS[usize::from(four)]);
    bytes.iter().flat_map(move |byte| [digit(byte >> 4), digit(byte & 15)])
}

/// What is wrong with a text that was meant to be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not {expected}")]
pub struct BadId {
    text: String,
    expected: &'static str,
}

impl BadId {
    fn of(text: &str, expected: &'static str) -> Self {
        Self { text: text.escape_default().to_string(), expected }
    }
}

/// What is read and written as a text, and checked when it is read.
macro_rules! written_id {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                Self::new(text)
            }
        }
    };
}

macro_rules! checked_id {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(CompactString);

        impl $name {
            /// Takes `text` as an id.
            ///
            /// # Errors
            /// [`BadId`] where the text does not have the shape of one.
            pub fn new(text: impl Into<String>) -> Result<Self, BadId> {
                let text = text.into();
                let check: fn(&str) -> bool = $check;
                if check(&text) {
                    Ok(Self(text.into()))
                } else {
                    Err(BadId::of(&text, $expected))
                }
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        written_id!($name);
    };
}

fn is_lower_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

checked_id!(
    /// A session: the first 12 hex digits of its source's SHA-256.
    SessionId,
    "a session id (12 hex digits)",
    |text| text.len() == 12 && is_lower_hex(text)
);

checked_id!(
    /// A reviewer: 1 to 32 characters of `a-z`, `0-9`, `_` and `-`.
    ReviewerId,
    "a reviewer name (1 to 32 of a-z 0-9 _ -)",
    |text| (1..=32).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
);

/// An exchange: `e` and 8 hex digits. A long session has many of them, so it is held as the number that it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct ExchangeId(u32);

impl ExchangeId {
    /// Takes `text` as an id.
    ///
    /// # Errors
    /// [`BadId`] where the text does not have the shape of one.
    pub fn new(text: impl Into<String>) -> Result<Self, BadId> {
        let text = text.into();
        let digits = text.strip_prefix('e').filter(|it| it.len() == 8 && is_lower_hex(it));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        number.map(Self).ok_or_else(|| BadId::of(&text, "an exchange id (e and 8 hex digits)"))
    }
}

impl fmt::Display for ExchangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e{:08x}", self.0)
    }
}

/// A turn as imported: `t1`, `t2`, … A long session has many of them, so it is held as its number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct TurnId(Nth);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Nth {
    Number(u32),
    /// What this program writes in another way, or never: `t007`.
    Text(Box<str>),
}

impl TurnId {
    /// Takes `text` as an id.
    ///
    /// # Errors
    /// [`BadId`] where the text does not have the shape of one.
    pub fn new(text: impl Into<String>) -> Result<Self, BadId> {
        let text = text.into();
        let is_number = |it: &&str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
        let Some(digits) = text.strip_prefix('t').filter(is_number) else {
            return Err(BadId::of(&text, "a turn id (t and a number)"));
        };
        let is_plain = digits == "0" || !digits.starts_with('0');
        Ok(Self(match digits.parse() {
            Ok(number) if is_plain => Nth::Number(number),
            _ => Nth::Text(text.into()),
        }))
    }
}

impl fmt::Display for TurnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Nth::Number(number) => write!(f, "t{number}"),
            Nth::Text(text) => f.write_str(text),
        }
    }
}

written_id!(ExchangeId);
written_id!(TurnId);

impl SessionId {
    /// The id of the session that is made from these source bytes.
    #[must_use]
    pub fn of_source(sha256: &str) -> Option<Self> {
        Self::new(sha256.get(..12)?).ok()
    }
}

impl ReviewerId {
    /// Makes a reviewer id from any name: lower case, other characters become `-`, cut at 32.
    /// `reviewer` where nothing is left.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let kept: String = name
            .to_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' })
            .take(32)
            .collect();
        let trimmed = kept.trim_matches('-');
        Self::new(trimmed).unwrap_or_else(|_| Self(String::from("reviewer").into()))
    }
}

impl ExchangeId {
    /// The id of the exchange whose first word stands at `offset` (bytes into the decoded source).
    #[must_use]
    pub fn at(session: &SessionId, offset: u64) -> Self {
        let mut place = session.0.clone();
        place.push(' ');
        place.push_str(&offset.to_compact_string());
        let digest = Sha256::digest(place.as_bytes());
        Self(digest.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }

    /// The same, or one that is made of this place again, so that `is_free` is true of it: among many places two come
    /// to the same id.
    #[must_use]
    pub fn free_at(
        session: &SessionId,
        offset: u64,
        mut is_free: impl FnMut(&Self) -> bool,
    ) -> Self {
        let mut offset = offset;
        loop {
            let id = Self::at(session, offset);
            if is_free(&id) {
                return id;
            }
            // No source is as long as that.
            offset = offset.wrapping_add(1 << 40);
        }
    }
}

impl TurnId {
    /// The `n`-th turn of a session as imported, counted from 1.
    #[must_use]
    pub fn nth(n: usize) -> Self {
        Self(match u32::try_from(n) {
            Ok(number) => Nth::Number(number),
            Err(_) => Nth::Text(format!("t{n}").into()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_known() {
        assert_eq!(
            sha256_hex(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let mut pieces = Fingerprint::default();
        pieces.add(b"a");
        pieces.add(b"bc");
        assert_eq!(pieces.hex(), sha256_hex(b"abc"));
    }

    #[test]
    fn a_place_has_more_ids_than_one() {
        let session = SessionId::new("3f9c0a51d2e7").unwrap();
        let mut taken = vec![ExchangeId::at(&session, 7)];
        for _ in 0..3 {
            let id = ExchangeId::free_at(&session, 7, |id| !taken.contains(id));
            assert!(!taken.contains(&id));
            taken.push(id);
        }
        assert_eq!(ExchangeId::free_at(&session, 7, |_| true), taken[0]);
    }

    #[test]
    fn ids_refuse_what_could_leave_the_library() {
        for bad in ["", "../../etc", "ANA", "a b", "con.", &"x".repeat(33), "é"] {
            assert!(ReviewerId::new(bad).is_err(), "{bad:?} was taken");
        }
        assert!(SessionId::new("3F9C0A51D2E7").is_err());
        assert!(ExchangeId::new("e/../aaaa").is_err());
        assert!(TurnId::new("t").is_err());
    }

    #[test]
    fn ids_are_written_as_they_were_read() {
        for text in ["e00000000", "e0004c0de", "effffffff"] {
            assert_eq!(ExchangeId::new(text).unwrap().to_string(), text);
        }
        for text in ["e+0004c0d", "eABCDEF01", "e123", "00000000e", "e123456789"] {
            assert!(ExchangeId::new(text).is_err(), "{text:?} was taken");
        }
        for text in ["t0", "t1", "t007", "t00", "t4294967296", "t99999999999999999999999999"] {
            assert_eq!(TurnId::new(text).unwrap().to_string(), text);
        }
        assert_eq!(TurnId::new("t12").unwrap(), TurnId::nth(12));
        assert_eq!((size_of::<ExchangeId>(), size_of::<TurnId>()), (4, 16));
    }

    #[test]
    fn any_name_makes_a_reviewer() {
        assert_eq!(ReviewerId::from_name("Ana María").as_str(), "ana-mar-a");
        assert_eq!(ReviewerId::from_name("../..").as_str(), "reviewer");
        assert_eq!(ReviewerId::from_name("日本").as_str(), "reviewer");
    }

    #[test]
    fn an_exchange_id_depends_on_session_and_place() {
        let session = SessionId::new("3f9c0a51d2e7").unwrap();
        let id = ExchangeId::at(&session, 120);
        assert_eq!(id, ExchangeId::at(&session, 120));
        assert_ne!(id, ExchangeId::at(&session, 121));
        assert_eq!(ExchangeId::new(id.to_string()), Ok(id));
    }
}
