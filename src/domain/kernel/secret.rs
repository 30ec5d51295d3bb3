//! Secrets: passwords and session secrets, hashed at rest and redacted in logs.

use std::fmt;

use argon2::password_hash::phc::{Output, ParamsString, Salt};
use argon2::{ARGON2ID_IDENT, Argon2, Block, Params, PasswordHash, Version};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use super::fault::FieldFault;
use super::random::Random;

/// Bytes of a hash.
const LENGTH: usize = Params::DEFAULT_OUTPUT_LEN;
/// Blocks of 1 KiB that the memory for a hash is asked for, of which only the first are used. The allocator of glibc keeps
/// freed memory for the next request; what is larger than 32 MiB goes back to the system.
const GIVEN_BACK: usize = 33 * 1024;

/// A password as typed: 8 to 1,024 bytes, compared byte by byte without normalisation.
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
    /// The length limits, when the length is outside of them.
    pub fn new(text: String) -> Result<Self, FieldFault> {
        match text.len() {
            8..=1024 => Ok(Self(text.into())),
            length => Err(FieldFault::PasswordLength { min: 8, max: 1024, length }),
        }
    }

    /// Generates a random password: 140 bits in seven groups of four unambiguous letters and digits.
    #[must_use]
    pub fn random(random: &Random) -> Self {
        const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789A";
        let symbol = |byte: u8| char::from(*ALPHABET.get(usize::from(byte % 32)).unwrap_or(&b'a'));
        let groups: Vec<String> =
            random.bytes::<28>().chunks(4).map(|group| group.iter().copied().map(symbol).collect()).collect();
        Self(groups.join("-").into())
    }

    /// The password in plain text, to be shown once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.0.expose_secret()
    }

    /// Why the password is too weak; `None` when an attacker needs more than 10⁹ guesses, as estimated by zxcvbn
    /// (Wheeler, 2016): common passwords and words, names, keyboard patterns, dates, repeats, and the words in
    /// `context`.
    #[must_use]
    pub fn weakness(&self, context: &[&str]) -> Option<String> {
        // Include the parts of each name: few people type "Rana Reviewer" in full.
        let words: Vec<&str> = context
            .iter()
            .flat_map(|words| words.split(|c: char| !c.is_alphanumeric()).chain([*words]))
            .filter(|word| word.chars().count() > 2)
            .collect();
        let typed = self.0.expose_secret().to_lowercase();
        let rest = words.iter().fold(typed.clone(), |left, word| left.replace(&word.to_lowercase(), ""));
        if rest != typed && rest.len() < 8 {
            return Some("is a name that others know, with little added.".to_owned());
        }
        let found = zxcvbn::zxcvbn(self.0.expose_secret(), &words);
        if found.guesses_log10() > 9.0 {
            return None;
        }
        let warning = found.feedback().and_then(zxcvbn::feedback::Feedback::warning);
        let why = warning.map_or_else(|| "It would be guessed soon.".to_owned(), |warning| warning.to_string());
        Some(format!("is easy to guess. {why} Four or five words that have nothing to do with each other are good."))
    }

    /// Hashes the password as an argon2id PHC string (19 MiB, 2 passes, 1 lane: RFC 9106 and OWASP's minimum).
    /// Takes about 25 ms of one core; do not call on an async thread.
    ///
    /// # Errors
    /// When the hasher rejects its parameters, which would be a bug.
    pub fn hash(&self, random: &Random) -> Result<String, argon2::password_hash::Error> {
        let (argon2, salt) = (Argon2::default(), random.bytes::<16>());
        let hash = PasswordHash {
            algorithm: ARGON2ID_IDENT,
            version: Some(Version::default().into()),
            params: ParamsString::try_from(argon2.params())?,
            salt: Some(Salt::new(&salt)?),
            hash: Some(Output::new(&self.digest(&argon2, &salt)?)?),
        };
        Ok(hash.to_string())
    }

    fn digest(&self, argon2: &Argon2<'_>, salt: &[u8]) -> Result<[u8; LENGTH], argon2::Error> {
        let count = argon2.params().block_count();
        let mut blocks = Vec::with_capacity(count.max(GIVEN_BACK));
        blocks.resize(count, Block::default());
        let mut digest = [0; LENGTH];
        let password = self.0.expose_secret().as_bytes();
        argon2.hash_password_into_with_memory(password, salt, &mut digest, blocks.as_mut_slice())?;
        Ok(digest)
    }

    /// Whether `hash` uses other parameters than [`Password::hash`] does now, or cannot be parsed.
    #[must_use]
    pub fn is_outdated(hash: &str) -> bool {
        let today = Params::default();
        let made = PasswordHash::new(hash)
            .ok()
            .filter(|hash| hash.algorithm == ARGON2ID_IDENT)
            .and_then(|hash| Params::try_from(&hash).ok());
        made.is_none_or(|made| {
            (made.m_cost(), made.t_cost(), made.p_cost()) != (today.m_cost(), today.t_cost(), today.p_cost())
        })
    }

    /// Whether `hash` is the hash of this password. As slow as [`Password::hash`].
    #[must_use]
    pub fn matches(&self, hash: &str) -> bool {
        self.verified(hash).unwrap_or(false)
    }

    fn verified(&self, hash: &str) -> Result<bool, argon2::password_hash::Error> {
        let hash = PasswordHash::new(hash)?;
        let algorithm = argon2::Algorithm::try_from(hash.algorithm.as_str())?;
        let version = hash.version.map_or(Ok(Version::default()), Version::try_from)?;
        let argon2 = Argon2::new(algorithm, version, Params::try_from(&hash)?);
        let (Some(salt), Some(known)) = (&hash.salt, &hash.hash) else {
            return Ok(false);
        };
        // Compares in constant time.
        Ok(Output::new(&self.digest(&argon2, salt)?)? == *known)
    }
}

/// The secret of a session cookie or a link: 256 random bits. The database stores only its SHA-256.
#[derive(Clone)]
pub struct BearerSecret([u8; 32]);

impl fmt::Debug for BearerSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerSecret")
    }
}

impl BearerSecret {
    /// Generates a secret.
    #[must_use]
    pub fn random(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// Parses the output of [`BearerSecret::reveal`]; `None` when the form is wrong.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The secret in plain text, for its bearer.
    #[must_use]
    pub fn reveal(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    /// SHA-256 of the secret, as stored in the database.
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
        let hash = Password::new(" pässword ".to_owned()).unwrap().hash(&random).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(Password::new(" pässword ".to_owned()).unwrap().matches(&hash));
        assert!(!Password::new("pässword".to_owned()).unwrap().matches(&hash));
        assert!(!Password::new(" pässword ".to_owned()).unwrap().matches("not a hash"));
    }

    #[test]
    fn a_hash_of_weaker_days_is_known() {
        let hash = Password::random(&Random::seeded(1)).hash(&Random::seeded(2)).unwrap();
        assert!(!Password::is_outdated(&hash));
        for other in [hash.replace("m=19456", "m=8192"), hash.replace("argon2id", "argon2i"), "gone".to_owned()] {
            assert!(Password::is_outdated(&other), "{other}");
        }
    }

    #[test]
    fn the_memory_of_a_hash_is_given_back() {
        let resident = || {
            let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
            pages.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * 4096
        };
        let random = Random::seeded(1);
        let password = Password::new("correct horse battery staple".to_owned()).unwrap();
        let hash = password.hash(&random).unwrap();
        let before = resident();
        for _ in 0..2 {
            std::thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| assert!(password.matches(&hash)));
                }
            });
        }
        let kept = resident().saturating_sub(before);
        assert!(kept < 8 * 1024 * 1024, "{kept} bytes");
    }

    #[test]
    fn nothing_secret_is_printed() {
        let password = Password::random(&Random::seeded(2));
        assert_eq!(password.reveal().len(), 34);
        assert_eq!(format!("{password:?}"), "Password");
        let secret = BearerSecret::random(&Random::seeded(3));
        assert_eq!(format!("{secret:?}"), "BearerSecret");
        assert_eq!(BearerSecret::parse(&secret.reveal()).unwrap().hash(), secret.hash());
        assert!(BearerSecret::parse("short").is_none());
    }
}
