//! `/feeds/{verdicts|corrections}.{json,atom,rss,csv}`: feeds, rendered once for each publication.

#![expect(missing_debug_implementations, reason = "actix declares a type for each handler of the macro")]

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use actix_web::http::header::{HeaderValue, LAST_MODIFIED, LINK};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::DateTime;
use quick_cache::Weighter;

use super::feed_query::{Encoding, FeedQuery, LONGEST, limited};
use crate::app;
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::publishing::feed::{Question, Stream};
use crate::domain::kernel::page::{Limit, Page, encode};
use crate::domain::publishing::feed::Published;
use crate::domain::publishing::publisher::Publisher;
use crate::formats::feeds::feed::{Entry, Feed};
use crate::formats::feeds::{atom, csv, json_feed, rss, titles, verdict_csv};
use crate::http::kit::access;
use crate::http::kit::answer::open_to_all;
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::query::Query;
use crate::http::kit::extract::subscriber::Subscriber;
use crate::http::kit::problem::Problem;
use crate::http::kit::ready::{Ready, header};

/// Longest delay before a publication by another instance appears here. Publications by this instance appear at once.
const TRUST: Duration = Duration::from_secs(1);
/// Cache size in bytes, for plain and compressed feeds together.
const ROOM: u64 = 32 << 20;

/// Cache of rendered feeds.
#[derive(Debug)]
pub struct Cache {
    newest: RwLock<Option<Newest>>,
    documents: quick_cache::sync::Cache<Key, Arc<Document>, Bytes>,
}

impl Default for Cache {
    fn default() -> Self {
        Self { newest: RwLock::default(), documents: quick_cache::sync::Cache::with_weighter(1000, ROOM, Bytes) }
    }
}

/// Newest publication, with the time of the last check.
#[derive(Debug, Clone, Copy)]
struct Newest {
    number: i64,
    generation: u64,
    checked: Instant,
}

/// Cache key of a document, valid until the next publication.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    question: Question,
    encoding: Encoding,
    newest: i64,
    /// Version of the settings.
    settings: i64,
}

#[derive(Debug)]
struct Document {
    ready: Ready,
    modified: HeaderValue,
    /// `Link` header (RFC 8288) with the URLs of this page, the next page and the hub; CSV has no field for them.
    links: HeaderValue,
}

#[derive(Debug, Clone)]
struct Bytes;

impl Weighter<Key, Arc<Document>> for Bytes {
    fn weight(&self, _: &Key, document: &Arc<Document>) -> u64 {
        // The cached question and links count, too; their length is limited.
        let size = document.ready.size() + 40 * LONGEST;
        u64::try_from(size).unwrap_or(u64::MAX)
    }
}

impl Cache {
    /// A number that every publication raises, and every import.
    pub(super) async fn newest(&self, app: &App) -> Result<i64, Problem> {
        let kept = *self.newest.read().unwrap_or_else(PoisonError::into_inner);
        // Read before the publications: a publication in between only causes one more check.
        let generation = app.published.load(Ordering::SeqCst);
        let fresh = |kept: &Newest| kept.generation == generation && kept.checked.elapsed() < TRUST;
        if let Some(kept) = kept.filter(fresh) {
            return Ok(kept.number);
        }
        // On the heap, like the document below: a small future is cheap to move where all is kept.
        let number = Box::pin(app::publishing::publication::edition(app)).await?;
        let newest = Newest { number, generation, checked: Instant::now() };
        *self.newest.write().unwrap_or_else(PoisonError::into_inner) = Some(newest);
        Ok(number)
    }

    async fn document(&self, app: &App, question: Question, encoding: Encoding) -> Result<Arc<Document>, Problem> {
        let key = Key { question, encoding, newest: self.newest(app).await?, settings: app.publisher().version };
        if let Some(document) = self.documents.get(&key) {
            return Ok(document);
        }
        let rendering = async {
            let page = app::publishing::feed::read(app, &key.question).await?;
            let document = render(&app.publisher(), &key.question, encoding, &page)?;
            Ok(Arc::new(document))
        };
        // Concurrent requests for a document that is being rendered wait for the result.
        Box::pin(self.documents.get_or_insert_async(&key, rendering)).await
    }
}

fn render(
    publisher: &Publisher,
    question: &Question,
    encoding: Encoding,
    page: &Page<Published>,
) -> Result<Document, Problem> {
    let feed = feed(publisher, question, encoding, page);
    let hub = feed.hub.map(str::to_owned);
    let links = [("self", Some(&feed.this)), ("next", feed.next.as_ref()), ("hub", hub.as_ref())];
    let links = links
        .into_iter()
        .filter_map(|(rel, url)| Some(format!("<{}>; rel=\"{rel}\"", url?)))
        .collect::<Vec<_>>()
        .join(", ");
    let ready = match encoding {
        Encoding::Json => {
            let json = json_feed::feed(&feed).map_err(|error| Error::Unexpected(error.into()))?;
            Ready::new(json_feed::MEDIA_TYPE, json)
        }
        Encoding::Atom => Ready::new(atom::MEDIA_TYPE, atom::feed(&feed)),
        Encoding::Rss => Ready::new(rss::MEDIA_TYPE, rss::feed(&feed)),
        Encoding::Csv => {
            let verdicts = page.items.iter().map(|one| &one.verdict);
            Ready::new(csv::MEDIA_TYPE, verdict_csv::table(verdicts, publisher))
        }
    };
    let modified = feed.updated.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    Ok(Document { ready, modified: header(&modified), links: header(&links) })
}

fn feed<'a>(publisher: &'a Publisher, question: &Question, encoding: Encoding, page: &'a Page<Published>) -> Feed<'a> {
    let verdicts = page.items.iter().map(|one| &one.verdict);
    let changed = verdicts.clone().map(|verdict| verdict.published_at).max();
    let (title, description) = match question.stream {
        Stream::Verdicts => titles::verdicts(publisher),
        Stream::Corrections => titles::corrections(publisher),
    };
    let entry = |verdict| match question.stream {
        Stream::Verdicts => Some(Entry::verdict(verdict, publisher)),
        Stream::Corrections => Entry::notice(verdict, publisher),
    };
    let address = |cursor: Option<&str>| address(publisher, question, encoding, cursor);
    let here = question.before.map(|number| encode(&number));
    let is_told =
        question.filter.is_told() && here.is_none() && question.limit == Limit::default() && encoding != Encoding::Csv;
    Feed {
        publisher,
        title,
        description,
        hub: publisher.hub.as_deref().filter(|_| is_told),
        first: address(None),
        this: address(here.as_deref()),
        next: page.next.as_deref().map(|cursor| address(Some(cursor))),
        updated: changed.unwrap_or(DateTime::UNIX_EPOCH),
        entries: verdicts.filter_map(entry).collect(),
    }
}

/// URL of a feed page; equal questions have equal URLs.
fn address(publisher: &Publisher, question: &Question, encoding: Encoding, cursor: Option<&str>) -> String {
    let name = match question.stream {
        Stream::Verdicts => "verdicts",
        Stream::Corrections => "corrections",
    };
    let path = publisher.at(&format!("/feeds/{name}.{}", encoding.ending()));
    let cursor = cursor.map(|cursor| format!("cursor={cursor}"));
    let parts = [Some(question.filter.query()), limited(question), cursor];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    match parts.collect::<Vec<_>>().join("&") {
        query if query.is_empty() => path,
        query => format!("{path}?{query}"),
    }
}

async fn answer(
    (app, cache): (&App, &Cache),
    request: &HttpRequest,
    query: Result<Query<FeedQuery>, Problem>,
    stream: Stream,
    encoding: Encoding,
) -> Result<HttpResponse, Problem> {
    let answered = async {
        let mut question = query?.0.question(stream)?;
        question.filter = question.filter.canonical();
        cache.document(app, question, encoding).await
    };
    let document = answered.await.map_err(Problem::as_bad_query)?;
    let policy = if app.publisher().rules.private_feeds {
        "private, max-age=0, must-revalidate"
    } else {
        "public, max-age=0, must-revalidate"
    };
    Ok(document.ready.answer(request, policy, |answer| {
        answer.insert_header((LAST_MODIFIED, document.modified.clone())).insert_header((LINK, document.links.clone()));
        if !app.publisher().rules.private_feeds {
            open_to_all(answer);
        }
    }))
}

/// Declares the handler of one feed.
macro_rules! feed {
    ($(#[doc = $doc:literal])* $name:ident $operation:ident $path:literal $stream:ident $encoding:ident $media:literal) => {
        $(#[doc = $doc])*
        #[utoipa::path(
            tag = "feeds",
            params(FeedQuery),
            responses(
                (status = 200, description = "One page of the feed; the `Link` header has the URL of the next page", content_type = $media),
                (status = 400, description = "An unknown parameter or an invalid value")
            )
        )]
        #[get($path)]
        pub async fn $name(
            parts: (FromReplica<access::$operation>, Data<Cache>),
            _subscriber: Subscriber<access::$operation>,
            request: HttpRequest,
            query: Result<Query<FeedQuery>, Problem>,
        ) -> Result<HttpResponse, Problem> {
            answer((&parts.0, &parts.1), &request, query, Stream::$stream, Encoding::$encoding).await
        }
    };
}

feed! {
    /// Read published verdicts as a JSON Feed 1.1, most recently changed first.
    read_json_feed ReadJsonFeed "/feeds/verdicts.json" Verdicts Json "application/feed+json"
}
feed! {
    /// Read published verdicts as an Atom feed.
    ///
    /// Each retracted verdict has a tombstone.
    read_atom_feed ReadAtomFeed "/feeds/verdicts.atom" Verdicts Atom "application/atom+xml"
}
feed! {
    /// Read published verdicts as an RSS 2.0 feed.
    read_rss_feed ReadRssFeed "/feeds/verdicts.rss" Verdicts Rss "application/rss+xml"
}
feed! {
    /// Read published verdicts as CSV.
    read_csv_feed ReadCsvFeed "/feeds/verdicts.csv" Verdicts Csv "text/csv"
}
feed! {
    /// Read public correction notices as a JSON Feed 1.1, newest first.
    read_json_corrections ReadJsonCorrections "/feeds/corrections.json" Corrections Json "application/feed+json"
}
feed! {
    /// Read public correction notices as an Atom feed, newest first.
    read_atom_corrections ReadAtomCorrections "/feeds/corrections.atom" Corrections Atom "application/atom+xml"
}
feed! {
    /// Read public correction notices as an RSS 2.0 feed, newest first.
    read_rss_corrections ReadRssCorrections "/feeds/corrections.rss" Corrections Rss "application/rss+xml"
}
