//! Page client: fetches web pages and documents as a polite guest.
//!
//! One request at a time and a pause for each host, robots.txt respected (RFC 9309), at most five redirects, 5 MiB and 15
//! seconds; the resolved address of every step is checked against private networks. Few requests wait for a host: others are
//! told when to come again, so that one busy host holds up no other.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::DateTime;
use ipnet::IpNet;
use reqwest::StatusCode;
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, DATE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED, LOCATION, RETRY_AFTER, USER_AGENT,
};
use reqwest::redirect::Policy;
use texting_robots::Robot;
use url::{Host as UrlHost, Url};

use super::host::{Host, Manners, Robots};
use super::http_client::{Resolver, choose_cryptography, may_reach};
use super::unpacking::{self, ACCEPTED, unpack};
use crate::domain::articles::exchange::{Exchange, Header, Validators};

/// Maximum size of a page, packed and unpacked.
const LARGEST: usize = 5 * 1024 * 1024;
/// How much of a robots.txt is read from its start (RFC 9309 asks for 500 KiB at least).
const LARGEST_ROBOTS: usize = 512 * 1024;
/// Time limit of one request.
const PATIENCE: Duration = Duration::from_secs(15);
/// Maximum number of redirects.
const REDIRECTS: usize = 5;
/// Pause between two requests to a host.
const PAUSE: Duration = Duration::from_secs(1);
/// Longest wait that a site may ask for in `Retry-After`.
const LONGEST_PAUSE: Duration = Duration::from_hours(1);
/// How long a robots.txt is kept (RFC 9309: at most a day).
const ROBOTS_AGE: Duration = Duration::from_hours(24);
/// Number of hosts that are remembered.
const HOSTS: usize = 2_000;
/// Name of this program in robots.txt.
const ROBOT: &str = "Claimdesk";

/// A fetched page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Address after redirects.
    pub url: Url,
    /// Unpacked bytes.
    pub bytes: Vec<u8>,
    /// `Content-Type` of the response.
    pub content_type: Option<String>,
    /// What a later request can ask with whether the page has changed.
    pub validators: Validators,
    /// All requests and responses, redirects first.
    pub exchanges: Vec<Exchange>,
}

/// Why a page could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageFault {
    /// The address is not allowed.
    Address,
    /// robots.txt asks programs to stay away.
    Robots,
    /// Any other status than success or a redirect, of the page or, for server errors, of robots.txt.
    Status(u16),
    /// Enough requests wait for this host already: come again after this time.
    Line(Duration),
    /// The host asked to be left alone: come again after this time.
    Busy(Duration),
    /// More than five redirects.
    Redirects,
    /// More than 5 MiB.
    TooLarge,
    /// Damaged data, or packed in a way that was not asked for.
    Damaged,
    /// Not in time.
    Timeout,
    /// No connection, or it broke.
    Unreachable,
}

/// Client for pages whose addresses people typed. Cheap to clone.
#[derive(Debug, Clone)]
pub struct PageClient {
    allowed: Arc<[IpNet]>,
    client: reqwest::Client,
    agent: Arc<str>,
    respects_robots: bool,
    pause: Duration,
    hosts: Arc<Mutex<HashMap<String, Arc<Host>>>>,
}

impl PageClient {
    /// A client that may also reach these private networks. `contact` is the newsroom's address in the user agent.
    ///
    /// # Errors
    /// When the system's certificates cannot be read.
    pub fn new(allowed: &[IpNet], contact: &str, respects_robots: bool) -> reqwest::Result<Self> {
        choose_cryptography();
        let allowed: Arc<[IpNet]> = allowed.into();
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .timeout(PATIENCE)
            .no_proxy()
            .dns_resolver(Arc::new(Resolver { allowed: allowed.clone(), public: true }))
            .build()?;
        let agent = format!("Mozilla/5.0 (compatible; {ROBOT}/{}; +{contact})", env!("CARGO_PKG_VERSION"));
        Ok(Self { allowed, client, agent: agent.into(), respects_robots, pause: PAUSE, hosts: Arc::default() })
    }

    /// The same client with another pause between two requests to a host: tests have hosts of their own.
    #[must_use]
    pub fn with_pause(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// Fetches a page.
    ///
    /// # Errors
    /// [`PageFault`] says why there is none.
    pub async fn fetch(&self, url: &Url) -> Result<Page, PageFault> {
        let page = self.fetch_if_changed(url, &Validators::default()).await?;
        page.ok_or(PageFault::Status(StatusCode::NOT_MODIFIED.as_u16()))
    }

    /// Fetches a page unless its site says that it is as it was. `None`: nothing has changed.
    ///
    /// # Errors
    /// [`PageFault`] says why there is none.
    pub async fn fetch_if_changed(&self, url: &Url, known: &Validators) -> Result<Option<Page>, PageFault> {
        let mut url = url.clone();
        let host = self.host(&url);
        let _place = host.queue().map_err(PageFault::Line)?;
        let (began, mut exchanges) = (Instant::now(), Vec::new());
        for _ in 0..=REDIRECTS {
            match self.step(&url, known, began, &mut exchanges).await? {
                Step::Page(page) => return Ok(Some(Page { exchanges, ..page })),
                Step::Unchanged => return Ok(None),
                Step::Redirect(next) => url = next,
            }
        }
        Err(PageFault::Redirects)
    }

    /// One request, with the manners of its host.
    async fn step(
        &self,
        url: &Url,
        known: &Validators,
        began: Instant,
        exchanges: &mut Vec<Exchange>,
    ) -> Result<Step, PageFault> {
        self.check(url)?;
        let host = self.host(url);
        let mut manners = host.manners().await;
        if self.respects_robots {
            self.ask_robots(&mut manners, url).await?;
        }
        host.turn(&mut manners, PATIENCE).await.map_err(PageFault::Busy)?;
        let after = began.elapsed();
        let response = self.get(url, known).await?;
        let mut exchange = exchange(url, after, &self.agent, &response);
        let status = response.status();
        if let Some(wait) = retry_after(response.headers()) {
            manners.leave_alone(wait.min(LONGEST_PAUSE));
        }
        if status == StatusCode::NOT_MODIFIED && *known != Validators::default() {
            return Ok(Step::Unchanged);
        }
        if status.is_redirection() {
            let next = response.headers().get(LOCATION).and_then(|to| to.to_str().ok());
            let next = next.and_then(|next| url.join(next).ok()).ok_or(PageFault::Redirects)?;
            exchanges.push(exchange);
            return Ok(Step::Redirect(next));
        }
        if !status.is_success() {
            return Err(PageFault::Status(status.as_u16()));
        }
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (content_type, encoding) = (header(CONTENT_TYPE), header(CONTENT_ENCODING));
        let validators = validators(response.headers());
        let packed = read(response, LARGEST).await?;
        let bytes = unpack(encoding.as_deref(), &packed, LARGEST)?;
        exchange.body = Some(packed);
        exchanges.push(exchange);
        Ok(Step::Page(Page { url: url.clone(), bytes, content_type, validators, exchanges: Vec::new() }))
    }

    /// Refuses addresses that may not be fetched, before anything is sent.
    fn check(&self, url: &Url) -> Result<(), PageFault> {
        let plain = url.username().is_empty() && url.password().is_none() && matches!(url.scheme(), "http" | "https");
        let literal = match url.host() {
            Some(UrlHost::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(UrlHost::Ipv6(address)) => Some(IpAddr::V6(address)),
            Some(UrlHost::Domain(_)) => None,
            None => return Err(PageFault::Address),
        };
        let reachable = literal.is_none_or(|address| may_reach(&self.allowed, true, address));
        if plain && reachable { Ok(()) } else { Err(PageFault::Address) }
    }

    async fn get(&self, url: &Url, known: &Validators) -> Result<reqwest::Response, PageFault> {
        let request = headers(&self.agent)
            .into_iter()
            .chain(conditions(known))
            .fold(self.client.get(url.clone()), |request, (name, value)| request.header(name, value));
        request.send().await.map_err(|error| fault(&error))
    }

    /// The host of this address; a forgotten host starts without history.
    fn host(&self, url: &Url) -> Arc<Host> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        if hosts.len() >= HOSTS {
            // Hosts in use are held elsewhere, too.
            hosts.retain(|_, host| Arc::strong_count(host) > 1);
        }
        Arc::clone(hosts.entry(url.origin().ascii_serialization()).or_insert_with(|| Arc::new(Host::new(self.pause))))
    }

    /// Whether the host's robots.txt lets this address be fetched.
    ///
    /// # Errors
    /// [`PageFault::Robots`] if it does not; [`PageFault::Status`] if the host fails to say, which may pass.
    async fn ask_robots(&self, manners: &mut Manners, url: &Url) -> Result<(), PageFault> {
        let fresh = manners.robots.as_ref().is_some_and(|(at, _)| at.elapsed() < ROBOTS_AGE);
        if !fresh {
            let robots = self.robots(url).await.map_err(PageFault::Status)?;
            manners.robots = Some((Instant::now(), robots));
        }
        match &manners.robots {
            Some((_, Robots::Rules(rules))) if !rules.allowed(url.as_str()) => Err(PageFault::Robots),
            _ => Ok(()),
        }
    }

    /// RFC 9309, 2.3.1: no rules on 4xx; nothing may be fetched on 5xx. A host that cannot be reached will say so itself.
    ///
    /// # Errors
    /// The status of a server error.
    async fn robots(&self, url: &Url) -> Result<Robots, u16> {
        let Ok(mut place) = url.join("/robots.txt") else {
            return Ok(Robots::None);
        };
        for _ in 0..=REDIRECTS {
            if self.check(&place).is_err() {
                return Ok(Robots::None);
            }
            let Ok(response) = self.get(&place, &Validators::default()).await else {
                return Ok(Robots::None);
            };
            let status = response.status();
            let next = response.headers().get(LOCATION).and_then(|to| to.to_str().ok());
            if status.is_redirection()
                && let Some(next) = next.and_then(|next| place.join(next).ok())
            {
                place = next;
                continue;
            }
            if status.is_server_error() {
                return Err(status.as_u16());
            }
            if !status.is_success() {
                return Ok(Robots::None);
            }
            let encoding = response.headers().get(CONTENT_ENCODING).and_then(|value| value.to_str().ok());
            let encoding = encoding.map(str::to_owned);
            let Ok(text) = start(response, LARGEST_ROBOTS).await else {
                return Ok(Robots::None);
            };
            let text = unpack(encoding.as_deref(), &text, LARGEST).unwrap_or_default();
            return Ok(Robot::new(ROBOT, &text).map_or(Robots::None, |rules| Robots::Rules(Box::new(rules))));
        }
        Ok(Robots::None)
    }
}

/// The validators of a response.
fn validators(headers: &HeaderMap) -> Validators {
    // A longer value is none that a site needs back.
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).filter(|value| value.len() <= 500);
    Validators { etag: text(ETAG).map(str::to_owned), last_modified: text(LAST_MODIFIED).map(str::to_owned) }
}

/// Headers that ask for a page only if it has changed.
fn conditions(known: &Validators) -> impl Iterator<Item = (HeaderName, &str)> {
    let etag = known.etag.as_deref().map(|etag| (IF_NONE_MATCH, etag));
    let modified = known.last_modified.as_deref().map(|time| (IF_MODIFIED_SINCE, time));
    etag.into_iter().chain(modified)
}

/// Headers of every request.
fn headers(agent: &str) -> [(HeaderName, &str); 3] {
    [
        (USER_AGENT, agent),
        (ACCEPT, "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"),
        (ACCEPT_ENCODING, ACCEPTED),
    ]
}

/// The exchange so far, without the body.
fn exchange(url: &Url, after: Duration, agent: &str, response: &reqwest::Response) -> Exchange {
    let host: Header = ("host".to_owned(), url.authority().as_bytes().to_vec());
    let sent = headers(agent).map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
    let got = response.headers().iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    Exchange {
        url: url.to_string(),
        after,
        server: response.remote_addr().map(|address| address.ip()),
        target: format!("{}{query}", url.path()),
        request: [host].into_iter().chain(sent).collect(),
        status: response.status().as_u16(),
        response: got.collect(),
        body: None,
    }
}

impl From<unpacking::Fault> for PageFault {
    fn from(fault: unpacking::Fault) -> Self {
        match fault {
            unpacking::Fault::TooLarge => Self::TooLarge,
            unpacking::Fault::Damaged => Self::Damaged,
        }
    }
}

enum Step {
    Page(Page),
    Unchanged,
    Redirect(Url),
}

/// The body, at most `largest` bytes.
async fn read(mut response: reqwest::Response, largest: usize) -> Result<Vec<u8>, PageFault> {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| fault(&error))? {
        if body.len() + piece.len() > largest {
            return Err(PageFault::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

/// The start of the body, at most `most` bytes.
async fn start(mut response: reqwest::Response, most: usize) -> Result<Vec<u8>, PageFault> {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| fault(&error))? {
        body.extend(piece.iter().take(most - body.len()));
        if body.len() == most {
            break;
        }
    }
    Ok(body)
}

/// The wait that `Retry-After` asks for, in seconds or as a date, which is compared with the site's own clock.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let asked = text(RETRY_AFTER)?;
    if let Ok(seconds) = asked.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = |text: &str| DateTime::parse_from_rfc2822(text).ok();
    (date(asked)? - date(text(DATE)?)?).to_std().ok()
}

fn fault(error: &reqwest::Error) -> PageFault {
    let refused = |error: &(dyn std::error::Error + 'static)| error.to_string().contains("private address");
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    if causes.into_iter().any(refused) {
        PageFault::Address
    } else if error.is_timeout() {
        PageFault::Timeout
    } else {
        PageFault::Unreachable
    }
}
