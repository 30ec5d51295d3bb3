//! What must each setting be? Every parser's refusal completes the sentence "… , but it …".

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::{NonZeroU32, NonZeroUsize};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use clap::ValueEnum;
use ipnet::IpNet;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use secrecy::SecretString;
use tracing_subscriber::EnvFilter;
use url::Url;

use crate::domain::people::account::Role;
use crate::domain::people::identity::RoleWords;

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

impl fmt::Display for LogFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Json => "json",
        })
    }
}

/// The origin under which others reach us: scheme, host and port, nothing behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// The address as text, without a slash at the end: `https://desk.example`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether browsers reach us over TLS, so that cookies can be kept to it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The address of a listener, as a browser on the same machine reaches it.
    #[must_use]
    pub fn of(listening: SocketAddr) -> Self {
        let host = match listening.ip() {
            // "Every address" is no address to go to.
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        match listening.port() {
            80 if host.is_ipv4() => Self(format!("http://{host}")),
            port => Self(format!("http://{}", SocketAddr::new(host, port))),
        }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let must = "must be an http or https address with a host and nothing behind it, such as \
                    https://desk.example";
        let url = Url::parse(text).map_err(|error| format!("{must} ({error})"))?;
        let is_origin = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path() == "/"
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        if is_origin {
            Ok(Self(url.origin().ascii_serialization()))
        } else {
            Err(must.to_owned())
        }
    }
}

pub(super) fn public_url(text: &str) -> Result<PublicUrl, String> {
    text.parse()
}

pub(super) fn path(text: &str) -> Result<PathBuf, String> {
    if text.is_empty() || text.contains('\0') {
        return Err("must be the path of a directory".to_owned());
    }
    Ok(PathBuf::from(text))
}

/// The text stays a secret: the refusal does not repeat it.
pub(super) fn database_url(text: &str) -> Result<SecretString, String> {
    let must = "must be a PostgreSQL address such as postgres://user:password@host:5432/claimdesk";
    let url = Url::parse(text).map_err(|error| format!("{must} ({error})"))?;
    match url.scheme() {
        "postgres" | "postgresql" => Ok(SecretString::from(text)),
        _ => Err(must.to_owned()),
    }
}

/// Networks, each an address with the length of its prefix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Networks(pub Vec<IpNet>);

impl fmt::Display for Networks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&names.join(","))
    }
}

pub(super) fn networks(text: &str) -> Result<Networks, String> {
    let names = text
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let nets = names.map(|name| {
        let alone = || name.parse::<IpAddr>().map(IpNet::from);
        name.parse::<IpNet>().or_else(|_network| alone()).map_err(|error| {
            format!("must be addresses or networks with commas between them, such as 10.0.0.0/8,127.0.0.1 ({name}: {error})")
        })
    });
    nets.collect::<Result<_, _>>().map(Networks)
}

/// The text stays a secret: the refusal does not repeat it.
pub(super) fn smtp_url(text: &str) -> Result<SecretString, String> {
    let must = "must be a mail server's address such as smtps://user:password@mail.example.org";
    match AsyncSmtpTransport::<Tokio1Executor>::from_url(text) {
        Ok(_) => Ok(SecretString::from(text)),
        Err(_) => Err(must.to_owned()),
    }
}

pub(super) fn issuer(text: &str) -> Result<String, String> {
    let is_address = Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none()
    });
    if is_address {
        Ok(text.to_owned())
    } else {
        Err("must be the issuer's address such as https://login.example.org".to_owned())
    }
}

pub(super) fn role_words(text: &str) -> Result<RoleWords, String> {
    let words = text.split(',').map(|pair| {
        let (role, word) = pair.split_once('=')?;
        let word = word.trim();
        let role = Role::from_str(role.trim(), false).ok()?;
        (!word.is_empty()).then(|| (role, word.to_owned()))
    });
    words
        .collect::<Option<Vec<_>>>()
        .map(RoleWords)
        .ok_or_else(|| {
            "must be roles with words, such as admin=chiefs,editor=desk,reviewer=everybody"
                .to_owned()
        })
}

pub(super) fn mailbox(text: &str) -> Result<Mailbox, String> {
    text.parse().map_err(|error| {
        format!("must be a mailbox such as Claimdesk <desk@example.org> ({error})")
    })
}

pub(super) fn pool(text: &str) -> Result<u32, String> {
    number(text, 2..=100)
}

pub(super) fn workers(text: &str) -> Result<NonZeroUsize, String> {
    let range = NonZeroUsize::MIN..=NonZeroUsize::MIN.saturating_add(511);
    number(text, range)
}

pub(super) fn token_rate(text: &str) -> Result<NonZeroU32, String> {
    let range = NonZeroU32::MIN..=NonZeroU32::MIN.saturating_add(999_999);
    number(text, range)
}

pub(super) fn seal_key(text: &str) -> Result<SecretString, String> {
    seal_bytes(text).map(|_| SecretString::from(text))
}

/// The 32 bytes that base64 says.
pub(crate) fn seal_bytes(text: &str) -> Result<Vec<u8>, String> {
    let bytes = BASE64_STANDARD.decode(text).ok();
    bytes.filter(|bytes| bytes.len() == 32).ok_or_else(|| {
        "must be 32 bytes in base64, as `openssl rand -base64 32` makes them".to_owned()
    })
}

fn number<T>(text: &str, range: RangeInclusive<T>) -> Result<T, String>
where
    T: FromStr + PartialOrd + fmt::Display,
{
    text.parse()
        .ok()
        .filter(|number| range.contains(number))
        .ok_or_else(|| {
            format!(
                "must be a whole number from {} to {}",
                range.start(),
                range.end()
            )
        })
}

pub(super) fn listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|error| {
        format!("must be an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080 ({error})")
    })
}

pub(super) fn user(text: &str) -> Result<String, String> {
    let plain = !text.is_empty() && !text.contains([':', '/', '\n', '\0']);
    if plain {
        Ok(text.to_owned())
    } else {
        Err("must be the name of a system user".to_owned())
    }
}

pub(super) fn publisher_name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() || name.chars().count() > 200 || name.contains(char::is_control) {
        return Err("must be a name of 1 to 200 characters on one line".to_owned());
    }
    Ok(name.to_owned())
}

pub(super) fn web_url(text: &str) -> Result<String, String> {
    let must = "must be an http or https address, such as https://desk.example/corrections-policy";
    let url = Url::parse(text.trim()).map_err(|error| format!("{must} ({error})"))?;
    let plain = matches!(url.scheme(), "http" | "https") && url.has_host();
    if plain && url.username().is_empty() && url.password().is_none() {
        Ok(url.to_string())
    } else {
        Err(must.to_owned())
    }
}

/// Names of hosts in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts(pub Vec<String>);

impl fmt::Display for Hosts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(","))
    }
}

pub(super) fn hosts(text: &str) -> Result<Hosts, String> {
    let names = text
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let hosts: Result<Vec<String>, _> = names
        .map(|name| url::Host::parse(name).map(|host| host.to_string()))
        .collect();
    hosts.map(Hosts).map_err(|error| {
        format!(
            "must be names of hosts with commas between them, such as checks.example.org ({error})"
        )
    })
}

pub(super) fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err("must be true or false".to_owned()),
    }
}

pub(super) fn log_filter(text: &str) -> Result<String, String> {
    let must = "must be a level (error, warn, info, debug, trace) or directives such as \
                info,claimdesk::jobs=debug";
    match EnvFilter::builder().parse(text) {
        Ok(_) if !text.is_empty() => Ok(text.to_owned()),
        Ok(_) => Err(must.to_owned()),
        Err(error) => Err(format!("{must} ({error})")),
    }
}

pub(super) fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("must be text or json".to_owned()),
    }
}
