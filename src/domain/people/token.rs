//! API tokens: credentials of programs, with scopes.

use std::fmt;
use std::num::NonZeroU32;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::account::Account;
use super::permission::Permission;
use crate::domain::kernel::id::TokenId;
use crate::domain::kernel::random::Random;

/// Prefix of every token, so that people and secret scanners recognise tokens.
const PREFIX: &str = "cd_pat_";
/// Default rate limit per token, in requests per minute.
pub const RATE: NonZeroU32 = NonZeroU32::new(600).unwrap();
/// Number of symbols of the secret: 178 bits.
const SECRET: usize = 30;
/// Number of symbols of the checksum.
const CHECKSUM: usize = 6;
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Scopes of a token. A token's rights are the intersection of its scopes and its owner's role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Scope {
    /// Read everything that the owner may read.
    Read,
    /// Read feeds and other machine-readable publications where those are private; nothing else.
    #[serde(rename = "feeds:read")]
    #[sqlx(rename = "feeds:read")]
    Feeds,
    /// Submit articles, review claims, and propose, approve and return verdicts.
    Review,
    /// Publish, correct and retract verdicts.
    Publish,
    /// Manage accounts and settings.
    Administer,
}

impl Scope {
    /// Every scope, in the order of declaration.
    pub const ALL: [Self; 5] = [Self::Read, Self::Feeds, Self::Review, Self::Publish, Self::Administer];

    /// The permission that the scope grants; none for the two scopes that only read.
    #[must_use]
    pub fn permission(self) -> Option<Permission> {
        match self {
            Self::Read | Self::Feeds => None,
            Self::Review => Some(Permission::Review),
            Self::Publish => Some(Permission::Publish),
            Self::Administer => Some(Permission::Administer),
        }
    }

    /// Whether the scope satisfies the scope `wanted`: reading everything includes reading feeds.
    #[must_use]
    pub fn covers(self, wanted: Self) -> bool {
        self == wanted || (self == Self::Read && wanted == Self::Feeds)
    }

    /// The scope that grants a permission.
    #[must_use]
    pub fn of(permission: Permission) -> Self {
        match permission {
            Permission::Review => Self::Review,
            Permission::Publish => Self::Publish,
            Permission::Administer => Self::Administer,
        }
    }

    /// The name in JSON and in the audit log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Feeds => "feeds:read",
            Self::Review => "review",
            Self::Publish => "publish",
            Self::Administer => "administer",
        }
    }
}

/// A token as its owner sees it, without the secret.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Token {
    /// The token's id.
    pub id: TokenId,
    /// The owner's name for the token.
    #[schema(example = "Nightly export")]
    pub name: String,
    /// The last four characters of the token.
    #[schema(example = "Zt-A")]
    pub ending: String,
    /// The scopes.
    pub scopes: Vec<Scope>,
    /// When the token was created.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub created_at: DateTime<Utc>,
    /// When the token expires.
    #[schema(example = "2026-05-31T09:30:00Z")]
    pub expires_at: DateTime<Utc>,
    /// When the token was last used, to the minute.
    #[schema(example = "2026-03-03T08:02:00Z")]
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A valid token with its owner.
#[derive(Debug, Clone)]
pub struct Bearer {
    /// The token's id.
    pub id: TokenId,
    /// The owner's account; always active.
    pub account: Account,
    /// The scopes.
    pub scopes: Vec<Scope>,
    /// When the token was last used, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// The token in plain text: `cd_pat_`, thirty random symbols of base 62, and the CRC-32 of the text before it in
/// six symbols. The checksum detects mistyped tokens without a database query.
#[derive(Clone)]
pub struct TokenSecret(String);

impl fmt::Debug for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSecret")
    }
}

impl TokenSecret {
    /// Generates a token.
    #[must_use]
    pub fn random(random: &Random) -> Self {
        let mut text = PREFIX.to_owned();
        while text.len() < PREFIX.len() + SECRET {
            // Rejection sampling: the remaining bytes would make the first symbols more likely than the others.
            let fair = random.bytes::<64>().into_iter().filter(|byte| *byte < 248);
            let room = PREFIX.len() + SECRET - text.len();
            text.extend(fair.map(|byte| symbol(u32::from(byte))).take(room));
        }
        let sum = checksum(&text);
        Self(text + &sum)
    }

    /// Parses the output of [`TokenSecret::reveal`]; `None` when the form or the checksum is wrong.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (body, sum) = text.split_at_checked(PREFIX.len() + SECRET)?;
        // mutant A16: let shaped = body.starts_with(PREFIX) && text.is_ascii() && sum.len() == checksum(body).len();
        let shaped = body.starts_with(PREFIX) && text.is_ascii() && sum == checksum(body);
        shaped.then(|| Self(text.to_owned()))
    }

    /// The token in plain text, to be shown once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The last four symbols.
    #[must_use]
    pub fn ending(&self) -> &str {
        self.0.split_at_checked(self.0.len().saturating_sub(4)).map_or("", |(_, ending)| ending)
    }

    /// The hash of the token, as stored in the database.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

fn symbol(number: u32) -> char {
    let at = usize::try_from(number % 62).unwrap_or_default();
    char::from(*BASE62.get(at).unwrap_or(&b'0'))
}

/// CRC-32 (ISO 3309) of `text` in base 62, most significant digit first.
fn checksum(text: &str) -> String {
    let mut left = crc32fast::hash(text.as_bytes());
    let mut digits: Vec<char> = (0..CHECKSUM)
        .map(|_| {
            let digit = symbol(left);
            left /= 62;
            digit
        })
        .collect();
    digits.reverse();
    digits.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // threat A16
    #[test]
    fn a_token_is_known_by_its_shape_and_its_checksum() {
        let random = Random::seeded(5);
        for _ in 0..200 {
            let token = TokenSecret::random(&random);
            let text = token.reveal();
            assert_eq!(text.len(), 43);
            assert_eq!(TokenSecret::parse(text).unwrap().hash(), token.hash());
            assert!(text.ends_with(token.ending()) && token.ending().len() == 4);
            // Every change of one symbol is detected: CRC-32 detects all error bursts of up to 32 bits.
            for at in 0..text.len() {
                let mut wrong: Vec<u8> = text.bytes().collect();
                let symbol = wrong.get_mut(at).unwrap();
                *symbol = if *symbol == b'x' { b'y' } else { b'x' };
                assert!(TokenSecret::parse(&String::from_utf8(wrong).unwrap()).is_none());
            }
        }
        for wrong in ["", "cd_pat_", "cd_pat_é", &"a".repeat(43), "Bearer"] {
            assert!(TokenSecret::parse(wrong).is_none(), "{wrong}");
        }
        let token = TokenSecret::random(&random);
        assert_eq!(format!("{token:?}"), "TokenSecret");
    }
}
