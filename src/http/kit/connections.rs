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

/// How many connections an address may hold open, unless it is a trusted proxy.
pub const PER_ADDRESS: usize = 512;

/// So long an answer may wait for a reader who takes nothing of it; then the system closes the connection (RFC 5482).
// mutant F103.2: const UNREAD: Duration = Duration::from_secs(2000);
const UNREAD: Duration = Duration::from_secs(20);

/// The open connections of this server, by the address at their other end.
#[derive(Debug, Clone)]
pub struct Connections {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    most: usize,
    unlimited: Arc<[IpNet]>,
}

/// One open connection; it is counted until this is dropped with it.
struct Counted {
    of: Connections,
    address: IpAddr,
}

impl Connections {
    /// At most so many from one address, and as many as they like from proxies, who speak for many people.
    #[must_use]
    pub fn new(most: usize, proxies: &[IpNet]) -> Self {
        Self {
            open: Arc::default(),
            most,
            unlimited: proxies.into(),
        }
    }

    /// Counts a connection that was accepted, and closes it at once when its address holds enough: nobody has read a
    /// byte of it, so that there is nothing to answer.
    pub fn accepted(&self, connection: &dyn Any, kept: &mut Extensions) {
        let Some(stream) = connection.downcast_ref::<TcpStream>() else {
            return;
        };
        // Where the system cannot, such a reader stays until it goes.
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
            // A connection that the other end has closed already cannot be closed again.
            _ = SockRef::from(stream).shutdown(Shutdown::Both);
        }
        kept.insert(Counted {
            of: self.clone(),
            address,
        });
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
