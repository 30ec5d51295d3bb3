//! Documents: the bytes of a page or file are read and become an article.

use article_reader::{Block, BlockKind, DocumentType, Reading as Read, Unreadable, UnreadablePage};
use url::Url;

use super::intake::{Incoming, Intake, ingest};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::articles::article::{Language, Source};
use crate::domain::articles::fetch::FetchProblem;
use crate::domain::articles::reading::{Description, Layer, LayerKind, Reading};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::people::actor::Actor;

/// Stack of the thread that reads a page or document: nested PDF objects need it.
const STACK: usize = 8 * 1024 * 1024;

/// The bytes of a page or file, and what is known of their type.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// File name; its ending says the type if nothing else does.
    pub name: Option<String>,
    /// Media type, such as `text/html; charset=utf-8`.
    pub content_type: Option<String>,
    /// Web address of the page; relative links are resolved with it.
    pub address: Option<String>,
}

/// Reads a document and stores its text as an article, or as the next version of a known one. What a person gave wins over
/// what the document says of itself.
///
/// # Errors
/// [`Error::Unreadable`] says why there is no text.
pub async fn take_in(app: &App, actor: &Actor, given: Source, document: Document) -> Result<Intake> {
    let read = read(document).await?.map_err(|unread| Error::Unreadable(unread.problem))?;
    let found = Found::of(&read);
    let said = found.source(None);
    let source = Source {
        title: given.title.or(said.title),
        outlet: given.outlet.or(said.outlet),
        url: given.url,
        byline: given.byline.or(said.byline),
        published_at: given.published_at.or(said.published_at),
        language: given.language.or(said.language),
    };
    let incoming = Incoming { source: &source, text: &found.text, reading: Some(&found.reading), fetched: None };
    ingest(app, actor, incoming).await
}

/// Reads a document in a thread of its own.
pub(crate) async fn read(document: Document) -> Result<Result<Read, Unread>> {
    apart(move || read_here(&document)).await
}

/// Does work on a document in a thread of its own, because hostile documents nest deeply.
pub(crate) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let (answer, done) = tokio::sync::oneshot::channel();
    std::thread::Builder::new()
        .name("article-reader".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Nobody waits for the answer when the server stops.
            let _ = answer.send(work());
        })
        .map_err(|error| Error::Unexpected(error.into()))?;
    done.await.map_err(|error| Error::Unexpected(error.into()))
}

/// Reads a document in this thread.
pub(crate) fn read_here(document: &Document) -> Result<Read, Unread> {
    let Document { bytes, name, content_type, address } = document;
    let (name, content_type) = (name.as_deref(), content_type.as_deref());
    match article_reader::document_type(bytes, name, content_type) {
        Some(DocumentType::Html) => {
            Ok(article_reader::read_page(&article_reader::decode(bytes, content_type), address.as_deref())?)
        }
        Some(_) => Ok(article_reader::read_document(bytes, name, content_type)?),
        None => Err(Unreadable::Unsupported.into()),
    }
}

/// A page or document without a text.
#[derive(Debug)]
pub(crate) struct Unread {
    /// Why there is none.
    pub(crate) problem: FetchProblem,
    /// What a page says of its article all the same.
    pub(crate) said: Option<Box<Description>>,
    /// Where a page sends its readers.
    pub(crate) leads_to: Option<Url>,
}

impl From<UnreadablePage> for Unread {
    fn from(page: UnreadablePage) -> Self {
        Self {
            problem: page.reason.into(),
            said: Some(Box::new(describe(&page.about))),
            leads_to: page.leads_to.as_deref().and_then(|url| Url::parse(url).ok()),
        }
    }
}

impl From<Unreadable> for Unread {
    fn from(reason: Unreadable) -> Self {
        Self { problem: reason.into(), said: None, leads_to: None }
    }
}

/// What was found in a document: the article's own text, and what the document says of it.
#[derive(Debug)]
pub(crate) struct Found {
    /// The text, with captions as layers.
    pub(crate) text: String,
    /// Description and layers of the text.
    pub(crate) reading: Reading,
}

impl Found {
    pub(crate) fn of(read: &Read) -> Self {
        let layers = read.blocks.iter().map(layer).collect();
        Self { text: read.text.clone(), reading: Reading { description: describe(read), layers } }
    }

    /// The description as the source of an article.
    pub(crate) fn source(&self, url: Option<WebAddress>) -> Source {
        source(&self.reading.description, url)
    }
}

/// A description as the source of an article.
pub(crate) fn source(said: &Description, url: Option<WebAddress>) -> Source {
    let Description { title, outlet, byline, language, published_at, .. } = said;
    Source {
        title: title.as_deref().and_then(|title| Text::new(title).ok()),
        outlet: outlet.as_deref().and_then(|outlet| Text::new(outlet).ok()),
        url,
        byline: byline.as_deref().and_then(|byline| Text::new(byline).ok()),
        published_at: *published_at,
        language: language.as_deref().and_then(|tag| Language::new(tag).ok()),
    }
}

/// What a document says of itself, as far as it fits the fields of an article.
fn describe(read: &Read) -> Description {
    let title = read.title.as_deref().and_then(|title| Text::<500>::new(title).ok());
    let outlet = read.outlet.as_deref().and_then(|outlet| Text::<200>::new(outlet).ok());
    let byline = Text::<300>::new(&read.authors.join(", ")).ok();
    let language = read.language.as_deref().and_then(|tag| Language::new(tag).ok());
    Description {
        title: title.map(Text::into_string),
        outlet: outlet.map(Text::into_string),
        byline: byline.map(Text::into_string),
        language: language.map(|language| language.as_str().to_owned()),
        published_at: read.published().and_then(|published| Moment::parse(&published).ok()),
        modified_at: read.modified_at.and_then(|at| Moment::parse(&at.to_rfc3339()).ok()),
    }
}

fn layer(block: &Block) -> Layer {
    let kind = match block.kind {
        BlockKind::Headline => LayerKind::Headline,
        BlockKind::Subhead => LayerKind::Subhead,
        BlockKind::Paragraph => LayerKind::Paragraph,
        BlockKind::ListItem => LayerKind::ListItem,
        BlockKind::TableRow => LayerKind::TableRow,
        BlockKind::Quotation => LayerKind::Quotation,
        BlockKind::Caption => LayerKind::Caption,
        BlockKind::Correction => LayerKind::Correction,
    };
    Layer {
        kind,
        start: block.span.start,
        end: block.span.end,
        time: block.time,
        speaker: block.speaker.clone(),
        offset_ms: block.offset_ms,
    }
}

impl From<Unreadable> for FetchProblem {
    fn from(reason: Unreadable) -> Self {
        match reason {
            Unreadable::Empty => Self::Empty,
            Unreadable::Paywall => Self::Paywall,
            Unreadable::Consent => Self::Consent,
            Unreadable::Listing => Self::Listing,
            Unreadable::NotFound => Self::NotFound,
            Unreadable::Blocked => Self::Forbidden,
            Unreadable::Moved => Self::Redirects,
            Unreadable::Scan => Self::Scan,
            Unreadable::Encrypted => Self::Encrypted,
            Unreadable::Damaged => Self::Damaged,
            Unreadable::TooLarge => Self::TooLarge,
            Unreadable::Unsupported => Self::Unsupported,
        }
    }
}
