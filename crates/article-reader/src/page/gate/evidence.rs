//! What the decision about a page rests on, and how much text is how much.

use crate::page::body::{Kept, Segment};
use crate::page::dom::Dom;

/// What the decision needs to know of a page.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The tree.
    pub dom: &'a Dom,
    /// What was taken for the article.
    pub kept: &'a [Kept<'a>],
    /// All text of the page.
    pub segments: &'a [Segment],
    /// `<title>`.
    pub title: Option<&'a str>,
    /// Seconds after which the page leads to another address.
    pub leads_away: Option<u32>,
    /// The page's data call it an article, or give a publication date.
    pub says_article: bool,
    /// The page's data call it a list, or its address is a front page.
    pub says_listing: bool,
    /// The page's data say that reading costs.
    pub says_paid: bool,
}

/// Characters of running text that are an article, whatever else the page has.
pub const ARTICLE: f64 = 1200.0;

/// Characters of running text below which a page that asks for something is no article.
pub const SHORT: f64 = 400.0;
