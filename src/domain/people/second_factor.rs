//! Second factor: time-based one-time passwords and recovery codes.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};
use utoipa::ToSchema;

use crate::domain::kernel::random::Random;

/// Length of a shared secret in bytes (RFC 4226 §4 R6).
pub const SECRET: usize = 20;
/// Number of recovery codes per account.
pub const RECOVERY_CODES: usize = 10;

/// Status of an account's second factor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SecondFactor {
    /// When the second factor was activated; null without one.
    #[schema(example = "2026-02-16T14:20:00Z")]
    pub activated_at: Option<DateTime<Utc>>,
    /// Number of unused recovery codes.
    pub recovery_codes: i64,
    /// Whether the settings require a second factor for the account's role.
    pub required: bool,
}

/// Time-based codes with six digits and a period of 30 seconds (RFC 6238 with SHA-1), shared with an authenticator.
pub struct Codes(Totp);

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codes")
    }
}

impl Codes {
    /// Creates the codes of a shared secret. The authenticator shows `issuer` and `email`.
    ///
    /// # Errors
    /// When the secret is too short, or `issuer` or `email` contains a colon.
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

    /// The `otpauth://` URL, to be shown as a QR code.
    ///
    /// # Errors
    /// Does not occur in practice.
    pub fn address(&self) -> Result<String, String> {
        self.0.to_url().map_err(|error| error.to_string())
    }

    /// The secret in base 32, to be typed.
    #[must_use]
    pub fn secret(&self) -> String {
        self.0.secret().to_base32()
    }

    /// The time step of a valid code. Accepts the codes of the current, the previous and the next step; `None` for
    /// any other.
    #[must_use]
    pub fn step(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let time = u64::try_from(now.timestamp()).ok()?;
        let step = self.0.check(code, time)?;
        i64::try_from(step).ok()
    }
}

/// Generates a recovery code: 130 random bits as 26 unambiguous symbols in groups.
#[must_use]
pub fn recovery_code(random: &Random) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";
    let symbol = |byte: &u8| char::from(*ALPHABET.get(usize::from(byte % 32)).unwrap_or(&b'a'));
    let groups = random.bytes::<26>();
    let groups = groups.chunks(7).map(|group| group.iter().map(symbol).collect());
    groups.collect::<Vec<String>>().join("-")
}

/// The hash of a recovery code, as stored in the database. A fast hash is sufficient for 130 random bits.
#[must_use]
pub fn recovery_hash(code: &str) -> [u8; 32] {
    let plain: String = code.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
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
