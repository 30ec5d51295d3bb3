//! Types and parsers of the settings' values. A parser's error completes the sentence "the setting … is …, but it …".

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::{NonZeroU32, NonZeroUsize};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::TimeDelta;
use clap::ValueEnum;
use ipnet::IpNet;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use secrecy::SecretString;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use tracing_subscriber::EnvFilter;
use url::{Position, Url};

use crate::domain::kernel::text::WebAddress;
use crate::domain::people::account::Role;
use crate::domain::people::identity::RoleWords;
use crate::domain::publishing::publisher::publisher_host;
use crate::domain::verdicts::archive::ArchiveService;

/// Format of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line, for programs.
    Json,
}

/// Where others reach Claimdesk: scheme, host, port, and the path if it shares the host with other programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// The address without a trailing slash: `https://desk.example`, `https://tools.example/claimdesk`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether browsers connect over TLS, so that cookies can be `Secure`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The address of a listener, as a browser on the same machine reaches it.
    #[must_use]
    pub fn of(listening: SocketAddr) -> Self {
        let host = match listening.ip() {
            // 0.0.0.0 and [::] are not addresses to connect to.
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

/// Networks, each an address with the length of its prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Networks(pub Vec<IpNet>);

/// Where a standby of the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standby {
    /// The address, as in the setting.
    pub address: String,
    /// Host name, IP address or directory of a Unix socket.
    pub host: String,
    /// Port; `None`: that of the primary.
    pub port: Option<u16>,
}

/// Standbys of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standbys(pub Vec<Standby>);

/// Gaps of time, at least a minute each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gaps(pub Vec<TimeDelta>);

/// Host names in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts(pub Vec<String>);

/// The text of a value: a file may give a number as such.
#[derive(Deserialize)]
#[serde(untagged, expecting = "must be a text in quotation marks or a whole number")]
enum Text {
    Text(String),
    Number(i64),
}

/// Parses the text of a value. An error says what the text `must` be, and the detail unless it is empty.
fn parsed<'de, D: Deserializer<'de>, T, E: fmt::Display>(
    from: D,
    must: &str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    let text = match Text::deserialize(from)? {
        Text::Text(text) => text,
        Text::Number(number) => number.to_string(),
    };
    parse(&text).map_err(|error| match error.to_string() {
        detail if detail.is_empty() => D::Error::custom(must),
        detail => D::Error::custom(format!("{must} ({detail})")),
    })
}

/// Takes a text that is valid as it is.
fn checked<'de, D: Deserializer<'de>, T: From<String>>(
    from: D,
    must: &str,
    valid: impl FnOnce(&str) -> bool,
) -> Result<T, D::Error> {
    let own = |text: &str| T::from(text.to_owned());
    parsed(from, must, |text| valid(text).then(|| own(text)).ok_or(""))
}

pub fn any<'de, D: Deserializer<'de>, T: From<String>>(from: D) -> Result<T, D::Error> {
    checked(from, "", |_| true)
}

pub fn secret<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SecretString>, D::Error> {
    any(from).map(Some)
}

pub fn public_url<'de, D: Deserializer<'de>>(from: D) -> Result<Option<PublicUrl>, D::Error> {
    let must = "must be an http or https address with a host and at most a path of letters, digits, - and _, such as \
                https://desk.example or https://tools.example/claimdesk";
    parsed(from, must, |text| {
        let url = Url::parse(text).map_err(|error| error.to_string())?;
        let path = url.path().trim_end_matches('/');
        let is_plain = |segment: &str| {
            !segment.is_empty()
                && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        let is_base = is_web(&url) && path.split('/').skip(1).all(is_plain) && url[Position::AfterPath..].is_empty();
        let base = || Some(PublicUrl(url.origin().ascii_serialization() + path));
        is_base.then(base).ok_or_else(String::new)
    })
}

pub fn web_url<'de, D: Deserializer<'de>>(from: D) -> Result<Option<WebAddress>, D::Error> {
    let must = "must be an http or https address, such as https://desk.example/corrections-policy";
    parsed(from, must, |text| WebAddress::new(text).map(Some))
}

pub fn archive<'de, D: Deserializer<'de>>(from: D) -> Result<Option<ArchiveService>, D::Error> {
    let must = "must be a web address with {url} where the address of the page goes, such as https://web.archive.org/save/{url}";
    parsed(from, must, |text| ArchiveService::new(text).map(Some))
}

/// An e-mail address or https address as a URI.
pub fn contact<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let must = "must be an e-mail address such as security@example.org, or an https address";
    parsed(from, must, |text| {
        if let Ok(url) = Url::parse(text)
            && url.scheme() == "https"
            && is_web(&url)
        {
            return Ok(Some(url.into()));
        }
        let address: lettre::Address = text.strip_prefix("mailto:").unwrap_or(text).parse().ok().ok_or("")?;
        Url::parse(&format!("mailto:{address}")).map(|url| Some(url.into())).ok().ok_or("")
    })
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host() && url.username().is_empty() && url.password().is_none()
}

pub fn file<'de, D: Deserializer<'de>>(from: D) -> Result<Option<PathBuf>, D::Error> {
    checked(from, "must be the path of a file", |text: &str| !text.is_empty() && !text.contains('\0'))
        .map(|text: String| Some(text.into()))
}

pub fn path<'de, D: Deserializer<'de>, T: From<PathBuf>>(from: D) -> Result<T, D::Error> {
    let valid = |text: &str| !text.is_empty() && !text.contains('\0');
    let path: PathBuf = checked(from, "must be the path of a directory", valid)?;
    Ok(path.into())
}

/// The error does not repeat the text, which is secret.
pub fn database_url<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SecretString>, D::Error> {
    let must = "must be a PostgreSQL address such as postgres://user:password@host:5432/claimdesk";
    parsed(from, must, |text| {
        let url = Url::parse(text).map_err(|error| error.to_string())?;
        let valid = matches!(url.scheme(), "postgres" | "postgresql");
        valid.then(|| Some(text.into())).ok_or_else(String::new)
    })
}

/// The error does not repeat the text, which is secret.
pub fn smtp_url<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SecretString>, D::Error> {
    let must = "must be a mail server's address such as smtps://user:password@mail.example.org";
    let valid = |text: &str| AsyncSmtpTransport::<Tokio1Executor>::from_url(text).is_ok();
    checked(from, must, valid).map(Some)
}

pub fn seal_key<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SecretString>, D::Error> {
    checked(from, SEAL_KEY, |text| seal_bytes(text).is_ok()).map(Some)
}

const SEAL_KEY: &str = "must be 32 bytes in base64; `openssl rand -base64 32` prints such a key";

/// The 32 bytes that the base64 text stands for.
pub(crate) fn seal_bytes(text: &str) -> Result<Vec<u8>, &'static str> {
    let bytes = BASE64_STANDARD.decode(text).ok();
    bytes.filter(|bytes| bytes.len() == 32).ok_or(SEAL_KEY)
}

/// Parses each part between commas; an error names the wrong part.
fn list<T, E: fmt::Display>(text: &str, parse: impl Fn(&str) -> Result<T, E>) -> Result<Vec<T>, String> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| parse(part).map_err(|error| format!("{part}: {error}"))).collect()
}

pub fn networks<'de, D: Deserializer<'de>>(from: D) -> Result<Networks, D::Error> {
    let must = "must be addresses or networks separated by commas, such as 10.0.0.0/8,127.0.0.1";
    let network = |name: &str| {
        let address = name.parse::<IpAddr>().map(IpNet::from);
        address.or_else(|_not_alone| name.parse::<IpNet>())
    };
    parsed(from, must, |text| list(text, network).map(Networks))
}

pub fn standbys<'de, D: Deserializer<'de>>(from: D) -> Result<Standbys, D::Error> {
    let must = "must be hosts with ports, separated by commas, such as db2.internal:5432,db3.internal:5432";
    let standby = |text: &str| {
        let (host, port) = match text.rsplit_once(':') {
            // An IPv6 address has brackets.
            Some((host, port)) if !port.contains(']') => (host, Some(port.parse().map_err(|_not_a_port| "")?)),
            _ => (text, None),
        };
        let is_ipv6 = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let is_valid = match is_ipv6 {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => {
                !host.is_empty()
                    && !host.contains([':', '@', ' ', '\0'])
                    && (host.starts_with('/') || !host.contains('/'))
            }
        };
        is_valid.then(|| Standby { address: text.to_owned(), host: is_ipv6.unwrap_or(host).to_owned(), port }).ok_or("")
    };
    parsed(from, must, |text| list(text, standby).map(Standbys))
}

pub fn gaps<'de, D: Deserializer<'de>>(from: D) -> Result<Gaps, D::Error> {
    let must = "must be gaps separated by commas, such as 1h,6h,1d, each from a minute to a year";
    let gap = |word: &str| {
        let unit = word.chars().last().ok_or("")?;
        let number: i64 = word.trim_end_matches(unit).parse().map_err(|_not_a_number| "")?;
        let gap = match unit {
            'm' => TimeDelta::try_minutes(number),
            'h' => TimeDelta::try_hours(number),
            'd' => TimeDelta::try_days(number),
            _ => None,
        };
        gap.filter(|gap| (TimeDelta::minutes(1)..=TimeDelta::days(366)).contains(gap)).ok_or("")
    };
    parsed(from, must, |text| list(text, gap).map(Gaps))
}

pub fn hosts<'de, D: Deserializer<'de>>(from: D) -> Result<Hosts, D::Error> {
    let must = "must be host names separated by commas, such as checks.example.org";
    let host = |name: &str| publisher_host(name).ok_or("");
    parsed(from, must, |text| list(text, host).map(Hosts))
}

pub fn issuer<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let must = "must be the issuer's address such as https://login.example.org";
    checked(from, must, |text| {
        Url::parse(text)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none())
    })
}

pub fn roles<'de, D: Deserializer<'de>>(from: D) -> Result<RoleWords, D::Error> {
    let must = "must be roles with words, such as admin=chiefs,editor=desk,reviewer=everybody";
    let pair = |pair: &str| {
        let (role, word) = pair.split_once('=')?;
        let word = word.trim();
        let role = Role::from_str(role.trim(), false).ok()?;
        (!word.is_empty()).then(|| (role, word.to_owned()))
    };
    parsed(from, must, |text| {
        let words: Option<_> = text.split(',').map(pair).collect();
        words.map(RoleWords).ok_or("")
    })
}

pub fn mailbox<'de, D: Deserializer<'de>>(from: D) -> Result<Mailbox, D::Error> {
    let must = "must be a mailbox such as Claimdesk <desk@example.org>";
    parsed(from, must, str::parse)
}

fn number<'de, D, T>(from: D, range: RangeInclusive<T>) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr + PartialOrd + fmt::Display,
{
    let (start, end) = (range.start(), range.end());
    let must = format!("must be a whole number from {start} to {end}");
    let number = |text: &str| text.parse().ok().filter(|number| range.contains(number));
    parsed(from, &must, |text| number(text).ok_or(""))
}

pub fn pool<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    number(from, 3..=100)
}

pub fn workers<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NonZeroUsize>, D::Error> {
    let most = NonZeroUsize::MIN.saturating_add(511);
    number(from, NonZeroUsize::MIN..=most).map(Some)
}

pub fn token_rate<'de, D: Deserializer<'de>>(from: D) -> Result<NonZeroU32, D::Error> {
    let most = NonZeroU32::MIN.saturating_add(999_999);
    number(from, NonZeroU32::MIN..=most)
}

pub fn listen<'de, D: Deserializer<'de>>(from: D) -> Result<SocketAddr, D::Error> {
    let must = "must be an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080";
    parsed(from, must, str::parse)
}

pub fn user<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    checked(from, "must be the name of a system user", |text| {
        !text.is_empty() && !text.contains([':', '/', '\n', '\0'])
    })
}

pub fn name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let must = "must be a name of 1 to 200 characters on one line";
    let name: String = checked(from, must, |text| {
        let name = text.trim();
        (1..=200).contains(&name.chars().count()) && !name.contains(char::is_control)
    })?;
    Ok(name.trim().to_owned())
}

pub fn boolean<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    parsed(from, "must be true or false", |text| text.parse().or(Err("")))
}

pub fn log_filter<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let must = "must be a level (error, warn, info, debug, trace) or directives such as \
                info,claimdesk::jobs=debug";
    parsed(from, must, |text| match EnvFilter::builder().parse(text) {
        Ok(_) if text.is_empty() => Err(String::new()),
        Ok(_) => Ok(text.to_owned()),
        Err(error) => Err(error.to_string()),
    })
}

pub fn log_format<'de, D: Deserializer<'de>>(from: D) -> Result<LogFormat, D::Error> {
    parsed(from, "must be text or json", |text| match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err(""),
    })
}
