//! How does Claimdesk ask other machines? The one place that makes an HTTP client.

use std::sync::Once;
use std::time::Duration;

use reqwest::redirect::Policy;

use super::error::{Error, Result};

/// Nobody else's answer is waited for longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Chooses the cryptography of every TLS connection of this process, once. Whoever makes a client elsewhere, as tests do,
/// calls it first.
pub fn choose_cryptography() {
    static CHOSEN: Once = Once::new();
    CHOSEN.call_once(|| {
        // Refused only where another part of the process was faster, with the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

/// A client for addresses that an operator chose: it follows no redirect, because an answer must not choose the next
/// address.
///
/// # Errors
/// When the system's certificates cannot be read.
pub(super) fn client() -> Result<reqwest::Client> {
    choose_cryptography();
    reqwest::Client::builder()
        .redirect(Policy::none())
        .timeout(PATIENCE)
        .user_agent("Claimdesk")
        .build()
        .map_err(|error| Error::Unexpected(error.into()))
}
