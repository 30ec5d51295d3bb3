//! When the article was published and changed.

use super::dates::{self, Moment};
use super::{head::Head, linked::Linked, shown::Shown};
use chrono::{DateTime, FixedOffset, NaiveDate};

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
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "article:published", "published_time",
    "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:publishtime", "cxenseparse:recs:publishtime", "prism.publicationdate", "citation_publication_date", "citation_online_date", "citation_date",
    "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "dc:date.created", "dc.date", "dc:date", "dcterms.date", "date", "pubdate", "pdate", "publishdate", "publish-date", "publish_date", "published",
    "article.published", "article_date_original", "originalpublicationdate", "datecreated", "created", "creation_date", "article:created_time", "last-publication-date", "rnews:datepublished", "gentime",
];

/// Names of `<meta>` that hold the last change, best first.
const MODIFIED: &[&str] = &[
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "dc:date.modified", "lastmod", "last-modified",
    "revision_date", "article.updated",
];

/// Chooses among JSON-LD, `<meta>`, the visible date and the address.
pub fn times(head: &Head, linked: &Linked, shown: &Shown, address: Option<&str>) -> Times {
    let meta = |names: &[&str]| names.iter().filter_map(|name| head.meta(name)).find_map(dates::parse);
    let said = linked.published.as_deref().and_then(dates::parse);
    let published = said
        .or_else(|| meta(PUBLISHED))
        .or(shown.published)
        .or(shown.time)
        .or_else(|| address.and_then(in_address))
        .or(shown.day);
    let modified = linked.modified.as_deref().and_then(dates::parse).or_else(|| meta(MODIFIED)).or(shown.modified);
    let published = published.or(modified);
    Times {
        published_on: published.map(|moment| moment.day),
        published_at: published.and_then(|moment| moment.at),
        modified_at: modified.and_then(|moment| moment.at),
    }
}

/// A date in the address's path: `/2021/05/03/`, `/2021-05-03-`, `/20210503`.
fn in_address(address: &str) -> Option<Moment> {
    let (_, path) = address.rsplit_once("://").unwrap_or(("", address));
    let path = path.split(['?', '#']).next()?;
    let numbers: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let split = numbers.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let joined = format!("{year}-{month}-{day}");
        (year.len() == 4 && month.len() == 2 && day.len() == 2).then(|| dates::parse(&joined)).flatten()
    });
    let whole = || numbers.iter().filter(|number| number.len() == 8).find_map(|number| dates::parse(number));
    split.or_else(whole)
}
