//! Sealed secrets: encryption of secrets that the server must read again.

use std::fmt;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::random::Random;

/// A key that encrypts secrets: ChaCha20-Poly1305 (RFC 8439) with a random 96-bit nonce, stored before the
/// ciphertext.
pub struct SealKey(LessSafeKey);

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey")
    }
}

impl SealKey {
    /// Creates the key from 32 bytes.
    ///
    /// # Errors
    /// When `bytes` does not have 32 bytes.
    pub fn new(bytes: &[u8]) -> Result<Self, String> {
        UnboundKey::new(&CHACHA20_POLY1305, bytes)
            .map(|key| Self(LessSafeKey::new(key)))
            .map_err(|_unspecified| "a key that seals secrets has 32 bytes".to_owned())
    }

    /// Encrypts `secret` for `owner`. The owner is authenticated: the ciphertext cannot be decrypted for another
    /// owner.
    ///
    /// # Errors
    /// When `secret` exceeds the length limit of the cipher, 256 GiB.
    pub fn seal(&self, random: &Random, owner: &str, secret: &[u8]) -> Result<Vec<u8>, String> {
        let nonce: [u8; NONCE_LEN] = random.bytes();
        let mut sealed = secret.to_vec();
        self.0
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(owner.as_bytes()), &mut sealed)
            .map_err(|_unspecified| "cannot seal a secret".to_owned())?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Decrypts a secret of `owner`; `None` when the key, the owner or the bytes do not match.
    #[must_use]
    pub fn open(&self, owner: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut secret = sealed.to_vec();
        let opened = self.0.open_in_place(nonce, Aad::from(owner.as_bytes()), &mut secret);
        opened.ok().map(|secret| secret.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 9.1.1, 11.3.3
    #[test]
    fn a_secret_opens_for_its_owner_with_its_key_unchanged_and_for_nobody_else() {
        let random = Random::seeded(3);
        let key = SealKey::new(&[1; 32]).unwrap();
        let sealed = key.seal(&random, "ada", b"secret").unwrap();
        assert!(!sealed.windows(6).any(|bytes| bytes == b"secret"));
        assert_eq!(key.open("ada", &sealed).unwrap(), b"secret");
        assert_ne!(sealed, key.seal(&random, "ada", b"secret").unwrap());
        assert!(key.open("bob", &sealed).is_none());
        assert!(SealKey::new(&[2; 32]).unwrap().open("ada", &sealed).is_none());
        for at in 0..sealed.len() {
            let mut wrong = sealed.clone();
            *wrong.get_mut(at).unwrap() ^= 1;
            assert!(key.open("ada", &wrong).is_none());
        }
        assert!(key.open("ada", b"short").is_none());
        assert!(SealKey::new(&[1; 31]).is_err());
        assert_eq!(format!("{key:?}"), "SealKey");
    }
}
