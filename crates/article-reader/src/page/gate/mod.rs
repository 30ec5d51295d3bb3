//! Whether a page has an article at all: pages of scripts, payment, consent, lists and errors have none.

mod evidence;
mod says;

use super::body::running;
use super::dom::{Attr, Dom, NodeId, Tag};
use super::lexicon::{ACCEPT, CONSENT, List, NEEDS_SCRIPTS, PAY};
use crate::reading::Unreadable;

pub use evidence::Evidence;
use evidence::{ARTICLE, SHORT};
pub(super) use says::names_obstacle;

/// Seconds after which a page with some text leads away, so that nobody reads it.
const SOON: u32 = 15;

/// Linked headings that make a list.
const HEADINGS: usize = 8;

/// Characters of the text of one teaser.
const TEASER: f64 = 350.0;

/// Refuses pages without an article.
pub fn check(evidence: Evidence) -> Result<(), Unreadable> {
    let page = Page::of(evidence.dom);
    let text: f64 = evidence.kept.iter().map(|kept| running(evidence.dom, kept.segment)).sum();
    let any = evidence.kept.iter().any(|kept| kept.segment.text.chars().filter(|c| c.is_alphanumeric()).count() > 2);
    if !evidence.says_article {
        if says::not_found(&evidence, text, &page.visible) {
            return Err(Unreadable::NotFound);
        }
        if says::blocked(&evidence, text, &page.visible) {
            return Err(Unreadable::Blocked);
        }
        if text < SHORT && evidence.leads_away.is_some_and(|seconds| seconds <= SOON) {
            return Err(Unreadable::Moved);
        }
    }
    if text < ARTICLE && !evidence.says_article && page.consent >= 2 && page.accepts {
        return Err(Unreadable::Consent);
    }
    if text < SHORT
        && (page.pay >= 2 || (page.pay == 1 && text < SHORT / 2.0) || (evidence.says_paid && text < SHORT / 2.0))
    {
        return Err(Unreadable::Paywall);
    }
    if is_listing(&evidence, text) {
        return Err(Unreadable::Listing);
    }
    if !any || (text < 80.0 && page.needs_scripts && !evidence.says_article) {
        let moved = if evidence.leads_away.is_some() { Unreadable::Moved } else { Unreadable::Empty };
        return Err(if page.password { Unreadable::Paywall } else { moved });
    }
    Ok(())
}

/// A list has many linked headings, and hardly any text that does not follow one of them.
fn is_listing(evidence: &Evidence, text: f64) -> bool {
    let dom = evidence.dom;
    let articles = dom.elements(0..dom.len()).filter(|(_, element)| element.tag == Tag::Article).count();
    if evidence.says_article || (articles == 1 && !evidence.says_listing) {
        return false;
    }
    let headings: Vec<NodeId> = linked_headings(dom);
    let free: f64 = evidence
        .kept
        .iter()
        .filter(|kept| !follows(&headings, kept.segment.nodes.start))
        .map(|kept| running(dom, kept.segment))
        .sum();
    let most = TEASER * f64::from(u32::try_from(headings.len()).unwrap_or(u32::MAX));
    let many = headings.len() >= HEADINGS && text < most && (free < SHORT / 2.0 || free * 4.0 < text);
    let said = evidence.says_listing && headings.len() >= HEADINGS / 2 && free < ARTICLE;
    let links = text < SHORT / 2.0 && long_links(dom) >= 3 * HEADINGS;
    many || said || links
}

/// Headings of any level that are links, or inside of one.
fn linked_headings(dom: &Dom) -> Vec<NodeId> {
    let is_link =
        |id: NodeId| dom.element(id).is_some_and(|element| element.tag == Tag::A && element.attr(Attr::Href).is_some());
    let linked = |id: NodeId| dom.subtree(id).take(12).any(is_link) || dom.ancestors(id).take(4).any(is_link);
    let headings = dom.elements(0..dom.len()).filter(|(_, element)| element.tag.is_heading() && element.tag != Tag::H1);
    headings.map(|(id, _)| id).filter(|id| linked(*id)).collect()
}

/// The node comes within a few nodes after one of the headings.
fn follows(headings: &[NodeId], node: NodeId) -> bool {
    let before = headings.partition_point(|heading| *heading <= node);
    before.checked_sub(1).and_then(|at| headings.get(at)).is_some_and(|heading| node - heading < 30)
}

/// Links whose text is as long as a headline.
fn long_links(dom: &Dom) -> usize {
    let links = dom.elements(0..dom.len()).filter(|(_, element)| element.tag == Tag::A);
    links.filter(|(id, _)| dom.short_words(*id).is_some_and(|text| text.chars().count() > 30)).count()
}

/// What a page asks of its readers.
#[derive(Debug, Default)]
struct Page {
    /// Its words in lower case, as far as they are searched.
    visible: String,
    /// Kinds of words about consent.
    consent: usize,
    /// A button that accepts.
    accepts: bool,
    /// Kinds of words about paying or signing in.
    pay: usize,
    /// A field for a password.
    password: bool,
    /// Asks for scripts, or has hardly any text but scripts.
    needs_scripts: bool,
}

/// Characters of the page's visible text that are searched.
const SEARCHED: usize = 20_000;

impl Page {
    fn of(dom: &Dom) -> Page {
        let mut visible = dom.words(0);
        visible = visible.chars().take(SEARCHED).collect::<String>().to_lowercase().replace('’', "'");
        let count = |list: &List| list.iter().filter(|each| visible.contains(**each)).count();
        let input = |kind: &str| {
            dom.elements(0..dom.len())
                .any(|(_, element)| element.tag == Tag::Input && element.attr(Attr::Type) == Some(kind))
        };
        let scripts = dom.elements(0..dom.len()).any(|(_, element)| element.tag == Tag::Script);
        let root = dom
            .elements(0..dom.len())
            .any(|(id, element)| element.tag == Tag::NoScript && dom.raw(id).to_lowercase().contains("javascript"));
        let password = input("password");
        Page {
            consent: count(&CONSENT),
            accepts: count(&ACCEPT) > 0,
            pay: count(&PAY) + usize::from(password && visible.len() < 1500),
            password,
            needs_scripts: root || count(&NEEDS_SCRIPTS) > 0 || (scripts && visible.len() < 200),
            visible,
        }
    }
}
