//! Client address of a request, with trusted proxies.

use std::net::IpAddr;

use actix_web::HttpRequest;
use actix_web::web::Data;
use ipnet::IpNet;

/// Networks of trusted proxies; `X-Forwarded-For` is trusted only from these addresses.
#[derive(Debug, Clone, Default)]
pub struct Proxies(pub Vec<IpNet>);

/// Client address: the peer or, behind trusted proxies, the rightmost address in `X-Forwarded-For` that is not a
/// proxy.
/// Addresses further left come from the client and are not trusted.
#[must_use]
pub fn address(request: &HttpRequest) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip().to_canonical();
    let Some(proxies) = request.app_data::<Data<Proxies>>() else {
        return Some(peer);
    };
    let named = request
        .headers()
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|name| name.trim().parse::<IpAddr>().map(|address| address.to_canonical()));
    let named: Vec<_> = named.collect();
    Some(behind(peer, &named, &proxies.0))
}

fn behind<E>(peer: IpAddr, named: &[Result<IpAddr, E>], proxies: &[IpNet]) -> IpAddr {
    // mutant B31.1: let trusted = |address: &IpAddr| !proxies.is_empty() || address.is_ipv4();
    let trusted = |address: &IpAddr| proxies.iter().any(|net| net.contains(address));
    let mut caller = peer;
    for name in named.iter().rev() {
        match name {
            Ok(name) if trusted(&caller) => caller = *name,
            // A value that is not an address does not come from a trusted proxy.
            _ => break,
        }
    }
    caller
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(peer: &str, named: &[&str]) -> String {
        let proxies: Vec<IpNet> = ["10.0.0.0/8", "::1/128"].map(|net| net.parse().unwrap()).into();
        let named: Vec<_> = named.iter().map(|name| name.parse::<IpAddr>()).collect();
        behind(peer.parse().unwrap(), &named, &proxies).to_string()
    }

    // ASVS 4.1.3, 15.3.4
    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_about_who_came_to_it() {
        assert_eq!(caller("203.0.113.9", &[]), "203.0.113.9");
        assert_eq!(caller("203.0.113.9", &["198.51.100.7"]), "203.0.113.9", "no proxy of ours");
        assert_eq!(caller("10.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(
            caller("::1", &["1.1.1.1", "198.51.100.7", "10.2.3.4"]),
            "198.51.100.7",
            "two proxies, a forged first"
        );
        assert_eq!(caller("10.0.0.1", &["198.51.100.7", "nonsense"]), "10.0.0.1");
        assert_eq!(caller("10.0.0.1", &["10.0.0.2"]), "10.0.0.2", "a caller within");
    }
}
