//! Connection limit for each client address.

use std::any::Any;
use std::collections::HashMap;
use std::net::{IpAddr, Shutdown};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use ipnet::IpNet;
use socket2::SockRef;

/// Default limit of open connections per client address. Trusted proxies have no limit.
pub const PER_ADDRESS: usize = 512;

/// Time that sent data may stay unacknowledged before the system closes the connection (RFC 5482).
// mutant F103.2: const UNREAD: Duration = Duration::from_secs(2000);
const UNREAD: Duration = Duration::from_secs(20);

/// Open connections of the server, counted by client address.
#[derive(Debug, Clone)]
pub struct Connections {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    most: usize,
    unlimited: Arc<[IpNet]>,
}

/// One counted connection; dropping the value decrements the count.
struct Counted {
    of: Connections,
    address: IpAddr,
}

impl Connections {
    /// Allows `most` connections per address, and any number from the addresses of `proxies`, which serve many people.
    #[must_use]
    pub fn new(most: usize, proxies: &[IpNet]) -> Self {
        Self { open: Arc::default(), most, unlimited: proxies.into() }
    }

    /// Counts an accepted connection. Above the limit the connection is closed at once, before any byte is read, so
    /// there is no response.
    pub fn accepted(&self, connection: &dyn Any, kept: &mut Extensions) {
        let Some(stream) = connection.downcast_ref::<TcpStream>() else {
            return;
        };
        // On systems without this option a stalled connection stays open until the client closes the connection.
        _ = SockRef::from(stream).set_tcp_user_timeout(Some(UNREAD));
        let Ok(peer) = stream.peer_addr() else { return };
        let address = peer.ip().to_canonical();
        if self.unlimited.iter().any(|net| net.contains(&address)) {
            return;
        }
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(address).or_default();
        *count += 1;
        // mutant F104.1: if *count > self.most * 1000 {
        if *count > self.most {
            // Fails only if the other end has already closed the connection.
            _ = SockRef::from(stream).shutdown(Shutdown::Both);
        }
        kept.insert(Counted { of: self.clone(), address });
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut open = self.of.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.address);
            }
        }
    }
}
