//! The audit key: signs checkpoints of the event log.

use std::fmt;

use ring::signature::{Ed25519KeyPair, KeyPair};

/// The key that signs checkpoints.
pub struct AuditKey(Ed25519KeyPair);

impl AuditKey {
    /// The key of a seed of 32 bytes.
    ///
    /// # Errors
    /// When the seed is none.
    pub fn from_seed(seed: &[u8]) -> Result<Self, String> {
        Ed25519KeyPair::from_seed_unchecked(seed)
            .map(Self)
            .map_err(|rejected| format!("the audit key is not usable: {rejected}"))
    }

    /// The Ed25519 signature of `message`.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).as_ref().to_vec()
    }

    /// Its public half.
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
