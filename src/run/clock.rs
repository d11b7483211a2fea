//! The clock: the system's, or one that stands still for pictures and tests.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::app::Zone;

/// Tells time and zone.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The system's clock and zone.
    System,
    /// A moment that never passes, in its zone.
    Fixed(Box<Zoned>),
}

impl Clock {
    /// A clock that stands still at an RFC 3339 time, in that time's offset.
    ///
    /// # Errors
    /// Where the text is no such time.
    pub fn fixed(rfc3339: &str) -> Result<Self, jiff::Error> {
        let at: Timestamp = rfc3339.parse()?;
        let pieces = jiff::fmt::temporal::Pieces::parse(rfc3339)?;
        let offset = pieces.to_numeric_offset().unwrap_or(jiff::tz::Offset::UTC);
        Ok(Self::Fixed(Box::new(at.to_zoned(TimeZone::fixed(offset)))))
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(at) => at.timestamp(),
        }
    }

    /// The zone.
    #[must_use]
    pub fn zone(&self) -> Zone {
        match self {
            Self::System => Zone::new(Box::new(TimeZone::system)),
            Self::Fixed(at) => {
                let zone = at.time_zone().clone();
                Zone::new(Box::new(|| zone))
            }
        }
    }
}
