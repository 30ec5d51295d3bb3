//! Positions in PostgreSQL's log (LSN): what a database has written or replayed.

use std::fmt;

/// A position in PostgreSQL's write-ahead log, in bytes. A standby that has replayed the log up to here shows every
/// transaction that was committed before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lsn(pub u64);

impl Lsn {
    /// Reads a position in PostgreSQL's notation, such as `16/B374D848`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (high, low) = text.split_once('/')?;
        let half = |text: &str| {
            let digits = (1..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            digits.then(|| u32::from_str_radix(text, 16).ok()).flatten()
        };
        Some(Self((u64::from(half(high)?) << 32) | u64::from(half(low)?)))
    }
}

impl fmt::Display for Lsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:X}/{:X}", self.0 >> 32, self.0 & u64::from(u32::MAX))
    }
}

impl From<i64> for Lsn {
    /// A position as `pg_lsn - '0/0'`.
    fn from(bytes: i64) -> Self {
        Self(u64::try_from(bytes).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_written_as_postgresql_writes_them() {
        for text in ["0/0", "16/B374D848", "FFFFFFFF/FFFFFFFF"] {
            assert_eq!(Lsn::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Lsn::parse("1/2"), Some(Lsn(0x1_0000_0002)));
        for text in ["", "/", "1", "1/", "/1", "+1/2", "1/2/3", "1/123456789", "g/1", " 1/2"] {
            assert_eq!(Lsn::parse(text), None, "{text}");
        }
        assert!(Lsn(1 << 32) > Lsn(u64::from(u32::MAX)));
    }
}
