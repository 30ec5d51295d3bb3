//! WebAuthn: Claimdesk as a relying party.

use url::Url;
use webauthn_rs::prelude::{Webauthn, WebauthnBuilder};

/// Claimdesk as passkeys know it; `None` where there can be none, because its address is no name (`http://127.0.0.1`).
#[must_use]
pub fn relying_party(public_url: &str, name: &str) -> Option<Webauthn> {
    let origin = Url::parse(public_url).ok()?;
    let host = origin.domain()?;
    let party = WebauthnBuilder::new(host, &origin).ok()?;
    party.rp_name(name).build().ok()
}
