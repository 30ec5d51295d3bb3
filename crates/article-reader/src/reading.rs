//! What was read: the text, its layers, and what the source says of itself.

use chrono::{DateTime, FixedOffset, NaiveDate};
use std::ops::Range;

/// An article as it was read from bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The headline as printed, without the outlet's name.
    pub title: Option<String>,
    /// Who publishes it, in the outlet's own spelling.
    pub outlet: Option<String>,
    /// People or agencies of the byline, in order, without "By".
    pub authors: Vec<String>,
    /// The day of first publication, as the source's own zone has it.
    pub published_on: Option<NaiveDate>,
    /// The moment of first publication, where the source gives a time; the offset is the source's.
    pub published_at: Option<DateTime<FixedOffset>>,
    /// The moment of the last change, where the source gives one.
    pub modified_at: Option<DateTime<FixedOffset>>,
    /// BCP 47 tag of the text's language, said by the source or detected.
    pub language: Option<String>,
    /// Address that the source calls its own (`rel=canonical`), absolute.
    pub canonical: Option<String>,
    /// The text: UTF-8, NFC, blocks separated by one blank line, list items and table rows by one line end.
    pub text: String,
    /// What each stretch of `text` is, in order, without overlaps. Blanks between blocks belong to none.
    pub blocks: Vec<Block>,
}

impl Reading {
    /// Day or time of first publication, as `YYYY-MM-DD` or RFC 3339. The day that readers see wins over a time in another zone.
    #[must_use]
    pub fn published(&self) -> Option<String> {
        let day = self.published_on.map(|day| day.to_string());
        let moment = self.published_at.filter(|at| self.published_on.is_none_or(|day| at.date_naive() == day));
        moment.map(|at| at.to_rfc3339()).or(day)
    }

    /// The text without the blocks of these kinds, separated as in [`Reading::text`], and the blocks that remain.
    #[must_use]
    pub fn without(&self, kinds: &[BlockKind]) -> (String, Vec<Block>) {
        let (mut out, mut length) = (String::new(), 0);
        let mut blocks: Vec<Block> = Vec::new();
        let mut rest = self.text.chars();
        let mut at = 0;
        for block in &self.blocks {
            let skipped = block.span.start.saturating_sub(at);
            let words = rest.by_ref().skip(skipped).take(block.span.len());
            at = block.span.end;
            if kinds.contains(&block.kind) {
                words.for_each(drop);
                continue;
            }
            if let Some(before) = blocks.last() {
                let tight =
                    before.kind == block.kind && matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow);
                let gap = if tight { "\n" } else { "\n\n" };
                out.push_str(gap);
                length += gap.len();
            }
            out.extend(words);
            let span = length..length + block.span.len();
            length = span.end;
            blocks.push(Block { span, ..block.clone() });
        }
        (out, blocks)
    }
}

/// One stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Code points of [`Reading::text`], end exclusive.
    pub span: Range<usize>,
    /// When it was written, for entries of a live blog and what stands under them.
    pub time: Option<DateTime<FixedOffset>>,
    /// Who speaks, in transcripts.
    pub speaker: Option<String>,
    /// Milliseconds from the start of the recording, in subtitles and transcripts.
    pub offset_ms: Option<u64>,
}

/// What a stretch of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's title where it stands in the text.
    Headline,
    /// A heading inside the text, or the heading of a live-blog entry.
    Subhead,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// One row of a table, cells separated by a tab.
    TableRow,
    /// A quotation set apart.
    Quotation,
    /// Words under a picture, and its credit.
    Caption,
    /// The outlet's note about a mistake of its own.
    Correction,
}

/// Why bytes are no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unreadable {
    /// Nothing but blanks, or a page whose text appears only by scripts.
    #[error("there is no text to read")]
    Empty,
    /// A page that asks to sign in or to pay before the text.
    #[error("the page asks to sign in or to pay")]
    Paywall,
    /// A page that asks for consent before the text.
    #[error("the page asks for consent first")]
    Consent,
    /// A list of links: a front page, a topic page, a search result.
    #[error("this is a list of articles, not an article")]
    Listing,
    /// A page that says that there is no page at its address, whatever its status code.
    #[error("the page says that it does not exist")]
    NotFound,
    /// A page that looks whether a person asks, or that refuses programs.
    #[error("the site checks whether a person asks for the page")]
    Blocked,
    /// A page that only leads to another address.
    #[error("the page leads to another address")]
    Moved,
    /// Pages of pictures without a text layer.
    #[error("this is a scan without text")]
    Scan,
    /// Protected by a password.
    #[error("the document is protected by a password")]
    Encrypted,
    /// Not what its type says, cut off or damaged.
    #[error("the document is damaged")]
    Damaged,
    /// More than the reader takes: unpacked size, nesting or number of parts.
    #[error("the document is too large to read")]
    TooLarge,
    /// A type that nobody here reads.
    #[error("this type of document is not supported")]
    Unsupported,
}

/// A page without an article: why, and what the page says of its article all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct UnreadablePage {
    /// Why there is no text.
    pub reason: Unreadable,
    /// Title, outlet, authors, times, language and canonical address as far as the page gives them. `text` and `blocks`
    /// are empty. A title that only names the obstacle, such as "Sign in" or "Page not found", is left out.
    pub about: Box<Reading>,
    /// The address that the page sends its readers to (`<meta http-equiv=refresh>`), absolute. Set with
    /// [`Unreadable::Moved`] alone.
    pub leads_to: Option<String>,
}

impl From<UnreadablePage> for Unreadable {
    fn from(page: UnreadablePage) -> Self {
        page.reason
    }
}
