//! HTTP clients: one for addresses that an operator configured, a guarded one for addresses that users typed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Once};
use std::time::Duration;

use ipnet::IpNet;
use reqwest::Certificate;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use url::{Host, Url};

/// Time limit for a request to a server that an operator configured.
const PATIENCE: Duration = Duration::from_secs(10);
/// Time limit for a request to an address that a user typed: a webhook receiver may process the event before it
/// responds.
pub const RECEIVER_PATIENCE: Duration = Duration::from_secs(20);

/// Installs the cryptography provider of all TLS connections of this process, once. Call it before creating a
/// client elsewhere, such as in tests.
pub fn choose_cryptography() {
    static CHOSEN: Once = Once::new();
    CHOSEN.call_once(|| {
        // Fails only if another part of the process has installed the same provider.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

/// Creates a client for addresses that an operator configured. Redirects are not followed, because a response must
/// not choose the next address.
///
/// # Errors
/// When the system's certificates cannot be read.
pub(crate) fn client() -> reqwest::Result<reqwest::Client> {
    choose_cryptography();
    reqwest::Client::builder()
        // mutant A26: .redirect(Policy::limited(5))
        .redirect(Policy::none())
        .timeout(PATIENCE)
        .user_agent("Claimdesk")
        .build()
}

/// Clients for addresses that users typed. They reach the public internet, and only those private networks that the
/// operator allows. The check applies to the resolved address of the connection, which prevents DNS rebinding.
/// Redirects are not followed, and proxies of the environment are ignored.
#[derive(Debug, Clone)]
pub struct GuardedClient {
    allowed: Arc<[IpNet]>,
    /// Client for https: reaches public and allowed addresses.
    open: reqwest::Client,
    /// Client for http: reaches allowed addresses only.
    intranet: reqwest::Client,
}

impl GuardedClient {
    /// Creates clients that may also reach these private networks, and trust these authorities in addition to those of the
    /// system.
    ///
    /// # Errors
    /// When certificates cannot be read.
    pub fn new(allowed: &[IpNet], authorities: &[Certificate]) -> reqwest::Result<Self> {
        choose_cryptography();
        let allowed: Arc<[IpNet]> = allowed.into();
        let client = |public: bool| {
            let resolver = Resolver { allowed: allowed.clone(), public };
            reqwest::Client::builder()
                .redirect(Policy::none())
                .timeout(RECEIVER_PATIENCE)
                .user_agent("Claimdesk")
                .no_proxy()
                .dns_resolver(Arc::new(resolver))
                .tls_certs_merge(authorities.iter().cloned())
                .build()
        };
        Ok(Self { open: client(true)?, intranet: client(false)?, allowed })
    }

    /// Returns the client for a URL.
    ///
    /// # Errors
    /// Why the URL is not allowed, in English.
    pub fn client_for(&self, url: &Url) -> Result<&reqwest::Client, String> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err("must not carry a name or a password".to_owned());
        }
        let (client, public) = match url.scheme() {
            "https" => (&self.open, true),
            "http" => (&self.intranet, false),
            _ => return Err("must begin with https://".to_owned()),
        };
        let literal = match url.host() {
            // IP addresses do not pass through the resolver, so they are checked here.
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
            Some(Host::Domain(_)) => None,
            None => return Err("must name a host".to_owned()),
        };
        match literal {
            // mutant G1.2: Some(address) if address.is_multicast() => Err(refusal(public)),
            Some(address) if !may_reach(&self.allowed, public, address) => Err(refusal(public)),
            _ => Ok(client),
        }
    }

    /// Fetches `url` and returns the body as text, at most `largest` bytes.
    ///
    /// # Errors
    /// Why the page could not be fetched.
    pub async fn read_text(&self, url: Url, largest: usize) -> Result<String, FetchError> {
        let client = self.client_for(&url).map_err(FetchError::Address)?;
        let mut response = client.get(url).send().await?;
        if !response.status().is_success() {
            return Err(FetchError::Status(response.status()));
        }
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await? {
            if body.len() + piece.len() > largest {
                return Err(FetchError::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        Ok(String::from_utf8_lossy(&body).into_owned())
    }
}

/// Why a page could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The URL is not allowed; the text gives the reason.
    #[error("{0}")]
    Address(String),
    /// The connection failed, or the response is incomplete.
    #[error("cannot be read: {0}")]
    Unreachable(#[from] reqwest::Error),
    /// The response has no success status.
    #[error("answered {0}")]
    Status(reqwest::StatusCode),
    /// The body is larger than the limit.
    #[error("is too large")]
    TooLarge,
}

fn refusal(public: bool) -> String {
    if public {
        "leads to a private address; an operator can allow it with webhooks.allow".to_owned()
    } else {
        "must begin with https://, but for addresses that an operator allows with webhooks.allow".to_owned()
    }
}

pub(super) fn may_reach(allowed: &[IpNet], public: bool, address: IpAddr) -> bool {
    // Compare an IPv4-mapped IPv6 address as IPv4.
    let address = address.to_canonical();
    allowed.iter().any(|network| network.contains(&address)) || (public && is_public(address))
}

/// Whether an address belongs to the public internet: not in IANA's registries of special-purpose addresses
/// (<https://www.iana.org/assignments/iana-ipv4-special-registry>, and the one for IPv6).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || a == 10
        || a == 127
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 169 && b == 254)
        || (a == 172 && (16..32).contains(&b))
        || (a == 192 && b == 168)
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Global unicast is 2000::/3. Within it, 2001::/23 is for protocols, 2002::/16 embeds IPv4, and 2001:db8::/32
    // and 3fff::/20 are for documentation. 64:ff9b::/96, which also embeds IPv4, is outside of it.
    (0x2000..0x4000).contains(&a)
        && a != 0x2002
        && !(a == 0x2001 && (b < 0x0200 || b == 0x0db8))
        && !(a == 0x3fff && b < 0x1000)
}

/// A DNS resolver that drops all addresses that may not be reached.
#[derive(Debug)]
pub(super) struct Resolver {
    pub(super) allowed: Arc<[IpNet]>,
    pub(super) public: bool,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (allowed, public) = (self.allowed.clone(), self.public);
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let fit: Vec<SocketAddr> = found
                // mutant G1.1: .filter(|_| true)
                .filter(|address| may_reach(&allowed, public, address.ip()))
                .collect();
            if fit.is_empty() {
                return Err(refusal(public).into());
            }
            Ok(Box::new(fit.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // threat G1
    #[test]
    fn private_addresses_are_refused_in_every_dress() {
        let guarded = GuardedClient::new(&["10.1.2.0/24".parse().unwrap()], &[]).unwrap();
        for refused in [
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f.0.0.1/",
            "https://0.0.0.0/",
            "https://10.1.3.1/",
            "https://100.64.0.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://172.31.255.255/",
            "https://192.168.0.1/",
            "https://224.0.0.1/",
            "https://255.255.255.255/",
            "https://[::1]/",
            "https://[::]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[2002:7f00:1::]/",
            "https://[fd00::1]/",
            "https://[fe80::1]/",
            "https://[2001:db8::1]/",
            "http://93.184.216.34/",
            "http://127.0.0.1/",
            "ftp://93.184.216.34/",
            "https://ada:secret@93.184.216.34/",
        ] {
            let url = Url::parse(refused).unwrap();
            assert!(guarded.client_for(&url).is_err(), "{refused}");
        }
        for fine in [
            "https://93.184.216.34/",
            "https://[2606:2800:220:1::1]/",
            "https://10.1.2.9/hook",
            "http://10.1.2.9:8080/hook",
            "https://[::ffff:10.1.2.9]/",
            "https://receiver.example/hook",
        ] {
            let url = Url::parse(fine).unwrap();
            assert!(guarded.client_for(&url).is_ok(), "{fine}");
        }
    }

    // threat G1.1
    #[tokio::test]
    async fn a_name_that_means_a_private_address_is_refused_when_it_is_resolved() {
        let guarded = GuardedClient::new(&[], &[]).unwrap();
        let url = Url::parse("https://localhost:1/").unwrap();
        let client = guarded.client_for(&url).unwrap();
        let error = format!("{:?}", client.get(url).send().await.unwrap_err());
        assert!(error.contains("private address"), "{error}");
    }
}
