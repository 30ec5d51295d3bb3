//! Which segments belong to the article, and what they are.

use super::layers::{Layer, Layers};
use super::phrases::{self, Phrase};
use super::prose::{Prose, running};
use super::segments::Segment;
use crate::page::dates::{Order, has_date_only, written};
use crate::page::dom::{Dom, NodeId, Tag};
use crate::page::text::letters;
use std::collections::HashSet;
use std::ops::Range;

/// A segment of the article.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a> {
    /// The text and its place.
    pub segment: &'a Segment,
    /// What it is.
    pub layer: Layer,
}

/// What is known of the page when its segments are chosen.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The tree.
    pub dom: &'a Dom,
    /// Running text and boilerplate.
    pub prose: &'a Prose,
    /// Headings, items, captions.
    pub layers: &'a Layers,
    /// All text of the page.
    pub segments: &'a [Segment],
}

impl<'a> View<'a> {
    /// A segment with its layer; words of a credit make a caption of any segment.
    fn kept(self, segment: &'a Segment) -> Kept<'a> {
        let layer =
            if phrases::is_credit(&segment.text) { Layer::Caption } else { self.layers.at(segment.nodes.start) };
        Kept { segment, layer }
    }
}

/// The article's segments, in order. `part` holds the article; `title` is its headline, and `headline` the nodes where
/// that is printed, if known.
pub fn kept<'a>(view: View<'a>, part: Range<NodeId>, title: Option<&str>, headline: Range<NodeId>) -> Vec<Kept<'a>> {
    let title = title.map(letters);
    let is_title = |segment: &Segment| {
        headline.contains(&segment.nodes.start) || title.as_ref().is_some_and(|title| letters(&segment.text) == *title)
    };
    let mut out: Vec<Kept> = Vec::new();
    let inside = |segment: &&Segment| part.contains(&segment.nodes.start);
    for segment in view.segments.iter().filter(inside) {
        if is_title(segment) {
            drop_head(view, &mut out);
            continue;
        }
        if !view.prose.is_boilerplate(segment.nodes.start) {
            out.push(view.kept(segment));
        }
    }
    let mut out = lead(view, part.start, &is_title).into_iter().chain(out).collect();
    cut_tail(view, &mut out);
    out.retain(|kept| belongs(kept));
    drop_scraps_before_text(view, &mut out);
    drop_dates_of_head(&mut out);
    drop_headings_without_text(&mut out);
    out
}

/// Drops what comes before the headline, unless the article seems to have begun.
fn drop_head(view: View, out: &mut Vec<Kept>) {
    let written: f64 = out.iter().filter(|kept| is_text(view, kept)).map(|kept| running(view.dom, kept.segment)).sum();
    if written < 0.15 * view.prose.sum(0).prose {
        out.clear();
    }
}

/// Running text between the headline and the part: the standfirst.
fn lead<'a>(view: View<'a>, start: NodeId, is_title: &impl Fn(&Segment) -> bool) -> Vec<Kept<'a>> {
    let before = view.segments.partition_point(|segment| segment.nodes.start < start);
    let Some(before) = view.segments.get(..before) else { return Vec::new() };
    let headline = |segment: &Segment| is_title(segment);
    let Some(after) = before.iter().rposition(headline).and_then(|at| before.get(at + 1..)) else { return Vec::new() };
    let good = |kept: &Kept| is_text(view, kept) && !view.prose.is_boilerplate(kept.segment.nodes.start);
    let lead: Vec<Kept> = after.iter().map(|segment| view.kept(segment)).filter(good).collect();
    if lead.len() <= 3 { lead } else { Vec::new() }
}

fn is_text(view: View, kept: &Kept) -> bool {
    kept.layer != Layer::Caption && running(view.dom, kept.segment) > 0.0
}

fn belongs(kept: &Kept) -> bool {
    let text = kept.segment.text.as_str();
    let link = kept.segment.link_share();
    phrases::is_correction(text) || !matches!(phrases::phrase(text), Phrase::Drop | Phrase::Tail) && link < 0.7
}

/// Cuts the article at a heading of what follows articles, if most of the text came before.
fn cut_tail(view: View, out: &mut Vec<Kept>) {
    let sizes: Vec<f64> = out.iter().map(|kept| running(view.dom, kept.segment)).collect();
    let total: f64 = sizes.iter().sum();
    let mut before = 0.0;
    let mut end = out.len();
    for (at, (kept, size)) in out.iter().zip(&sizes).enumerate() {
        if before > 0.6 * total && phrases::phrase(&kept.segment.text) == Phrase::Tail {
            end = at;
            break;
        }
        before += size;
    }
    out.truncate(end);
}

/// Dates, names and places of the head.
fn drop_scraps_before_text(view: View, out: &mut Vec<Kept>) {
    let is_first = |kept: &Kept| is_text(view, kept) && !is_date_line(&kept.segment.text);
    let first = out.iter().position(is_first).unwrap_or(0);
    let scraps: Vec<bool> = out.iter().take(first).map(|kept| is_scrap(view, kept)).collect();
    // Items of one list are of one kind: a list with an item that stays is no list of scraps.
    let list = |kept: &Kept| view.dom.parent(kept.segment.block).filter(|_| kept.layer == Layer::Item);
    let stays: HashSet<NodeId> =
        out.iter().zip(&scraps).filter(|(_, scrap)| !**scrap).filter_map(|(kept, _)| list(kept)).collect();
    let mut scraps = scraps.into_iter();
    out.retain(|kept| {
        let scrap = scraps.next().unwrap_or(false);
        let listed = list(kept).is_some_and(|list| stays.contains(&list)) && !has_date(&kept.segment.text);
        !scrap || listed
    });
}

/// Segments at the start of an article where the line with its date may be, also after a standfirst.
const HEAD: usize = 5;

/// Lines with nothing but a date, unless there are more of them later: those of a chronicle are its headings.
fn drop_dates_of_head(out: &mut Vec<Kept>) {
    let is_date = |kept: &Kept| {
        matches!(kept.layer, Layer::Text)
            && kept.segment.chars <= SCRAP
            && has_date(&kept.segment.text)
            && has_date_only(&kept.segment.text, false)
    };
    if out.iter().skip(HEAD).any(is_date) {
        return;
    }
    let mut at = 0;
    out.retain(|kept| {
        at += 1;
        at > HEAD || !is_date(kept)
    });
}

/// Characters of a scrap.
const SCRAP: usize = 70;

/// Characters of a line with a date, a label and names.
const DATE_LINE: usize = 120;

/// A short line that is no paragraph, or a byline, or hardly more than a date or a number.
fn is_scrap(view: View, kept: &Kept) -> bool {
    let text = &kept.segment.text;
    if kept.layer == Layer::Caption {
        return false;
    }
    if kept.segment.chars > SCRAP {
        return is_date_line(text);
    }
    let heading = matches!(kept.layer, Layer::Heading);
    let words = matches!(view.dom.tag(kept.segment.block), Tag::P | Tag::Li) || heading;
    if !words || phrases::is_byline(text) {
        return true;
    }
    let dated = has_date(text);
    let timed = || text.split_whitespace().any(phrases::is_clock);
    let number = text.contains(|c: char| c.is_ascii_digit()) && !heading && !is_unspaced(text);
    (dated || number || timed()) && has_date_only(text, dated)
}

/// A line with a date and little else.
fn is_date_line(text: &str) -> bool {
    text.len() <= 4 * DATE_LINE && text.chars().count() <= DATE_LINE && has_date(text) && has_date_only(text, true)
}

fn has_date(text: &str) -> bool {
    written(text, Order::DayFirst).is_some()
}

/// Writing without blanks between words, whose number cannot be counted.
fn is_unspaced(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
}

/// Headings at the end have lost their text.
fn drop_headings_without_text(out: &mut Vec<Kept>) {
    while out.last().is_some_and(|kept| matches!(kept.layer, Layer::Heading) && kept.segment.chars <= HEADING) {
        out.pop();
    }
}

/// Characters of a heading that may still be one; longer ones are text in large letters.
pub const HEADING: usize = 150;
