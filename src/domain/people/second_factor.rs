//! Second factor: time-based one-time passwords and recovery codes.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};
use utoipa::ToSchema;

use crate::domain::kernel::random::Random;

/// Bytes of a shared secret (RFC 4226 §4 R6).
pub const SECRET: usize = 20;
/// Recovery codes that somebody gets.
pub const RECOVERY_CODES: usize = 10;

/// Whether an account has a second factor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SecondFactor {
    /// Since when it counts; null when there is none.
    pub activated_at: Option<DateTime<Utc>>,
    /// Recovery codes that still work.
    pub recovery_codes: i64,
    /// The newsroom's rules ask for it in this role.
    pub required: bool,
}

/// Codes that change every thirty seconds (RFC 6238: SHA-1, six digits), known to a device and to us.
pub struct Codes(Totp);

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codes")
    }
}

impl Codes {
    /// Of a shared secret; `issuer` and `email` are what the device shows.
    ///
    /// # Errors
    /// When the secret is too short, or a name has a colon.
    pub fn new(secret: [u8; SECRET], issuer: &str, email: &str) -> Result<Self, String> {
        let name = |text: &str| text.replace(':', " ");
        Builder::new()
            .with_secret(secret)
            .with_account_name(name(email))
            .with_issuer(Some(name(issuer)))
            .build()
            .map(Self)
            .map_err(|error| error.to_string())
    }

    /// The address that devices read from a picture, `otpauth://…`.
    ///
    /// # Errors
    /// Never in practice.
    pub fn address(&self) -> Result<String, String> {
        self.0.to_url().map_err(|error| error.to_string())
    }

    /// The secret for typing, in base 32.
    #[must_use]
    pub fn secret(&self) -> String {
        self.0.secret().to_base32()
    }

    /// The time step of a code that is right now, or was or will be half a minute off.
    #[must_use]
    pub fn step(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let time = u64::try_from(now.timestamp()).ok()?;
        let step = self.0.check(code, time)?;
        i64::try_from(step).ok()
    }
}

/// A code for who has lost the device: 130 random bits as 26 symbols that are hard to confuse, in groups.
#[must_use]
pub fn recovery_code(random: &Random) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";
    let symbol = |byte: &u8| char::from(*ALPHABET.get(usize::from(byte % 32)).unwrap_or(&b'a'));
    let groups = random.bytes::<26>();
    let groups = groups
        .chunks(7)
        .map(|group| group.iter().map(symbol).collect());
    groups.collect::<Vec<String>>().join("-")
}

/// What the database keeps of a recovery code. So many random bits need no slow hash.
#[must_use]
pub fn recovery_hash(code: &str) -> [u8; 32] {
    let plain: String = code
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    Sha256::digest(plain.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the last six digits of the SHA-1 column.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let codes = Codes::new(*b"12345678901234567890", "Claimdesk", "a@b.example").unwrap();
        for (time, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let at = DateTime::from_timestamp(time, 0).unwrap();
            assert_eq!(codes.step(code, at), Some(time / 30), "{time}");
            for off in [-30, 30] {
                let at = DateTime::from_timestamp(time + off, 0).unwrap();
                assert_eq!(codes.step(code, at), Some(time / 30));
            }
            let late = DateTime::from_timestamp(time + 90, 0).unwrap();
            assert_eq!(codes.step(code, late), None);
        }
        let now = DateTime::from_timestamp(59, 0).unwrap();
        for wrong in ["", "28708", "2870822", "abcdef", "２８７０８２"] {
            assert_eq!(codes.step(wrong, now), None, "{wrong}");
        }
        assert!(codes.address().unwrap().starts_with("otpauth://totp/"));
        assert_eq!(codes.secret(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(format!("{codes:?}"), "Codes");
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_typed() {
        let code = recovery_code(&Random::seeded(9));
        assert_eq!(code.len(), 26 + 3);
        let typed = format!(" {} ", code.to_uppercase().replace('-', " "));
        assert_eq!(recovery_hash(&typed), recovery_hash(&code));
    }
}
