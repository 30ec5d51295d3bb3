//! Readers without accounts: how often somebody may write.

use std::net::IpAddr;

use crate::app::context::App;
use crate::app::error::Result;
use crate::app::people::sign_in::network;

/// Counts what a reader sends. `from` is the reader's address; its network is kept in memory only.
///
/// # Errors
/// [`crate::app::error::Error::Throttled`] for too much from one network.
pub fn admit(app: &App, from: Option<IpAddr>) -> Result<()> {
    from.map_or(Ok(()), |address| app.readers.take(network(address)))
}
