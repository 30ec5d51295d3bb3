//! Secrets: passwords and session secrets, hashed at rest and redacted in logs.

use std::fmt;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use super::fault::FieldFault;
use super::random::Random;

/// A password as somebody typed it: 8 to 1,024 bytes, compared byte for byte.
#[derive(Clone)]
pub struct Password(SecretString);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl Password {
    /// Checks the length of a new password.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn new(text: String) -> Result<Self, FieldFault> {
        match text.len() {
            8..=1024 => Ok(Self(text.into())),
            length => Err(FieldFault::PasswordLength {
                min: 8,
                max: 1024,
                length,
            }),
        }
    }

    /// A random one: 140 bits in seven groups of four letters and digits that are hard to confuse.
    #[must_use]
    pub fn random(random: &Random) -> Self {
        const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789A";
        let symbol = |byte: u8| char::from(*ALPHABET.get(usize::from(byte % 32)).unwrap_or(&b'a'));
        let groups: Vec<String> = random
            .bytes::<28>()
            .chunks(4)
            .map(|group| group.iter().copied().map(symbol).collect())
            .collect();
        Self(groups.join("-").into())
    }

    /// The text, to be printed once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.0.expose_secret()
    }

    /// Why nobody should choose this password; nothing when a guesser needs more than 10⁹ tries, by the estimate of
    /// zxcvbn (Wheeler, 2016): common passwords and words, names, keyboard walks, dates, repeats, and `context`.
    #[must_use]
    pub fn weakness(&self, context: &[&str]) -> Option<String> {
        // Its parts too: nobody types "Rana Reviewer" whole.
        let words: Vec<&str> = context
            .iter()
            .flat_map(|words| words.split(|c: char| !c.is_alphanumeric()).chain([*words]))
            .filter(|word| word.chars().count() > 2)
            .collect();
        let typed = self.0.expose_secret().to_lowercase();
        let rest = words.iter().fold(typed.clone(), |left, word| {
            left.replace(&word.to_lowercase(), "")
        });
        if rest != typed && rest.len() < 8 {
            return Some("is a name that others know, with little added.".to_owned());
        }
        let found = zxcvbn::zxcvbn(self.0.expose_secret(), &words);
        if found.guesses_log10() > 9.0 {
            return None;
        }
        let warning = found
            .feedback()
            .and_then(zxcvbn::feedback::Feedback::warning);
        let why = warning.map_or_else(
            || "It would be guessed soon.".to_owned(),
            |warning| warning.to_string(),
        );
        Some(format!(
            "is easy to guess. {why} Four or five words that have nothing to do with each other are good."
        ))
    }

    /// An argon2id PHC string (19 MiB, 2 passes, 1 lane: RFC 9106 and OWASP's floor). Takes some 25 ms
    /// of one core: never on an async thread.
    ///
    /// # Errors
    /// When the hasher refuses its parameters, which is a fault of ours.
    pub fn hash(&self, random: &Random) -> Result<String, argon2::password_hash::Error> {
        let hash = Argon2::default()
            .hash_password_with_salt(self.0.expose_secret().as_bytes(), &random.bytes::<16>())?;
        Ok(hash.to_string())
    }

    /// Whether `hash` was made by other parameters than [`Password::hash`] takes today, or cannot be read.
    #[must_use]
    pub fn is_outdated(hash: &str) -> bool {
        let today = argon2::Params::default();
        let made = PasswordHash::new(hash)
            .ok()
            .filter(|hash| hash.algorithm == argon2::ARGON2ID_IDENT)
            .and_then(|hash| argon2::Params::try_from(&hash).ok());
        made.is_none_or(|made| {
            (made.m_cost(), made.t_cost(), made.p_cost())
                != (today.m_cost(), today.t_cost(), today.p_cost())
        })
    }

    /// Whether `hash` was made of this password. As slow as [`Password::hash`].
    #[must_use]
    pub fn matches(&self, hash: &str) -> bool {
        PasswordHash::new(hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(self.0.expose_secret().as_bytes(), &hash)
                .is_ok()
        })
    }
}

/// What a session cookie or a link carries: 256 random bits. The database keeps the SHA-256 alone.
#[derive(Clone)]
pub struct BearerSecret([u8; 32]);

impl fmt::Debug for BearerSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerSecret")
    }
}

impl BearerSecret {
    /// A new one.
    #[must_use]
    pub fn random(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// Reads what [`BearerSecret::reveal`] wrote; `None` when it cannot be one of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The text that its bearer gets.
    #[must_use]
    pub fn reveal(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database keeps.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 6.2.8, 11.4.2
    // threat A8
    #[test]
    fn a_password_is_compared_byte_for_byte() {
        let random = Random::seeded(1);
        let hash = Password::new(" pässword ".to_owned())
            .unwrap()
            .hash(&random)
            .unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(
            Password::new(" pässword ".to_owned())
                .unwrap()
                .matches(&hash)
        );
        assert!(!Password::new("pässword".to_owned()).unwrap().matches(&hash));
        assert!(
            !Password::new(" pässword ".to_owned())
                .unwrap()
                .matches("not a hash")
        );
    }

    #[test]
    fn a_hash_of_weaker_days_is_known() {
        let hash = Password::random(&Random::seeded(1))
            .hash(&Random::seeded(2))
            .unwrap();
        assert!(!Password::is_outdated(&hash));
        for other in [
            hash.replace("m=19456", "m=8192"),
            hash.replace("argon2id", "argon2i"),
            "gone".to_owned(),
        ] {
            assert!(Password::is_outdated(&other), "{other}");
        }
    }

    #[test]
    fn nothing_secret_is_printed() {
        let password = Password::random(&Random::seeded(2));
        assert_eq!(password.reveal().len(), 34);
        assert_eq!(format!("{password:?}"), "Password");
        let secret = BearerSecret::random(&Random::seeded(3));
        assert_eq!(format!("{secret:?}"), "BearerSecret");
        assert_eq!(
            BearerSecret::parse(&secret.reveal()).unwrap().hash(),
            secret.hash()
        );
        assert!(BearerSecret::parse("short").is_none());
    }
}
