//! WebAuthn: Claimdesk as a relying party.

use url::Url;
use webauthn_rs::prelude::{Webauthn, WebauthnBuilder};

use crate::domain::publishing::publisher::origin_of;

/// Claimdesk as a WebAuthn relying party; `None` when the public URL has an IP address instead of a host name
/// (`http://127.0.0.1`), where passkeys are not possible.
#[must_use]
pub fn relying_party(public_url: &str, name: &str) -> Option<Webauthn> {
    let origin = Url::parse(origin_of(public_url)).ok()?;
    let host = origin.domain()?;
    let party = WebauthnBuilder::new(host, &origin).ok()?;
    party.rp_name(name).build().ok()
}
