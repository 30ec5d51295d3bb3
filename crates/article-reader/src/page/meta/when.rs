//! When the article was published and changed.

use super::{head::Head, linked::Linked, scripts::Scripts, shown::Shown};
use crate::page::dates::{self, Moment, Order};
use chrono::{DateTime, FixedOffset, NaiveDate, Timelike};

/// Publication and last change.
#[derive(Debug, Default, Clone, Copy)]
pub struct Times {
    /// The day of publication.
    pub published_on: Option<NaiveDate>,
    /// The moment of publication.
    pub published_at: Option<DateTime<FixedOffset>>,
    /// The moment of the last change.
    pub modified_at: Option<DateTime<FixedOffset>>,
}

/// Names of `<meta>` that hold the publication, best first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "published_time",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "prism.publicationdate",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date.created",
    "dc:date.created",
    "dc.date",
    "dc:date",
    "dcterms.date",
    "date",
    "pubdate",
    "pdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "datecreated",
    "created",
    "creation_date",
    "article:created_time",
    "last-publication-date",
    "rnews:datepublished",
    "gentime",
];

/// Names of `<meta>` that hold the last change, best first.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "dc:date.modified",
    "lastmod",
    "last-modified",
    "revision_date",
    "article.updated",
];

/// Where dates come from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The page's `<meta>`.
    pub head: &'a Head,
    /// JSON-LD.
    pub linked: &'a Linked,
    /// Markup around the headline.
    pub shown: &'a Shown,
    /// Data of the page's scripts.
    pub scripts: &'a Scripts,
    /// A date printed around the headline.
    pub printed: Option<Moment>,
    /// The page's address.
    pub address: Option<&'a str>,
    /// How the page writes day and month in numbers.
    pub order: Order,
}

/// Chooses among JSON-LD, `<meta>`, the markup, the address, the scripts and the printed date.
pub fn times(from: Sources) -> Times {
    let parse = |text: &str| dates::parse(text, from.order);
    let meta = |names: &[&str]| names.iter().filter_map(|name| from.head.meta(name)).find_map(parse);
    let address = from.address.and_then(in_address);
    let said = from.linked.published.as_deref().and_then(parse);
    let published = said
        .or_else(|| meta(PUBLISHED))
        .or(from.shown.published)
        .or(from.shown.time)
        .or(address)
        .or(from.shown.day)
        .or(from.printed)
        .or_else(|| from.scripts.published.as_deref().and_then(parse));
    let modified = from.linked.modified.as_deref().and_then(parse).or_else(|| meta(MODIFIED)).or(from.shown.modified);
    let published = published.or(modified);
    let nearby = [address, from.shown.time, from.shown.day];
    let day = published.map(|moment| local_day(moment, &nearby));
    Times {
        published_on: day,
        published_at: published.and_then(|moment| moment.at),
        modified_at: modified.and_then(|moment| moment.at),
    }
}

/// A moment in UTC does not tell the source's day: the day before or after, which the page gives elsewhere, does.
fn local_day(moment: Moment, nearby: &[Option<Moment>]) -> NaiveDate {
    let utc = moment.at.filter(|at| at.offset().local_minus_utc() == 0);
    let others = || nearby.iter().flatten().filter(|other| other.at.is_none()).map(|other| other.day);
    let Some(at) = utc.filter(|_| !others().any(|day| day == moment.day)) else { return moment.day };
    let neighbour = if at.hour() < 12 { moment.day.pred_opt() } else { moment.day.succ_opt() };
    others().find(|day| Some(*day) == neighbour).unwrap_or(moment.day)
}

/// A date in the address's path: `/2021/05/03/`, `/2021-05-03-`, `/20210503`.
fn in_address(address: &str) -> Option<Moment> {
    let (_, path) = address.rsplit_once("://").unwrap_or(("", address));
    let path = path.split(['?', '#']).next()?;
    let numbers: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let split = path.match_indices(|c: char| c.is_ascii_digit()).find_map(|(at, _)| {
        let date = path.get(at..at + 10)?;
        let whole = !path.get(..at)?.ends_with(|c: char| c.is_ascii_digit());
        let date = date.replace(['/', '_'], "-");
        (whole && date.matches('-').count() == 2).then(|| dates::parse(&date, Order::Unknown)).flatten()
    });
    let whole =
        || numbers.iter().filter(|number| number.len() == 8).find_map(|number| dates::parse(number, Order::Unknown));
    split.or_else(whole)
}
