//! The audit key: signs checkpoints of the event log.

use std::fmt;

use ring::signature::{Ed25519KeyPair, KeyPair};

/// The Ed25519 key that signs checkpoints.
pub struct AuditKey(Ed25519KeyPair);

impl AuditKey {
    /// Creates the key from a seed of 32 bytes.
    ///
    /// # Errors
    /// When `seed` is not a valid seed.
    pub fn from_seed(seed: &[u8]) -> Result<Self, String> {
        Ed25519KeyPair::from_seed_unchecked(seed)
            .map(Self)
            .map_err(|rejected| format!("the audit key is not usable: {rejected}"))
    }

    /// Returns the Ed25519 signature of `message`.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).as_ref().to_vec()
    }

    /// Returns the public key, 32 bytes.
    #[must_use]
    pub fn public(&self) -> &[u8] {
        self.0.public_key().as_ref()
    }
}

impl fmt::Debug for AuditKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuditKey")
    }
}
