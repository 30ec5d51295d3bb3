//! Front page and archive: published verdicts as lists of cards, in plain HTML without JavaScript.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::frame::{self, feeds, shortened};
use crate::domain::claims::claim::Kind;
use crate::domain::publishing::archive::{ArchiveFilter, Choices};
use crate::domain::publishing::feed::FeedFilter;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::formats::found_words::FoundWords;
use crate::formats::texts::Locale;
use crate::formats::verdict_text::{capitalised, outlet};

/// Longest statement on a card, in characters.
const STATEMENT: usize = 300;
/// Longest summary of a verdict that a search found, in characters.
const SUMMARY: usize = 240;
/// Longest name or topic on a card, in characters.
const NAME: usize = 80;
/// Maximum number of topics on a card.
const TOPICS: usize = 3;

/// One page of the archive.
#[derive(Debug)]
pub struct Archive<'a> {
    /// Conditions of the list.
    pub wanted: &'a ArchiveFilter,
    /// Cursor of this page; `None` for the first.
    pub cursor: Option<&'a str>,
    /// The verdicts.
    pub verdicts: Vec<&'a PublicVerdict>,
    /// Whether no verdict has all the words, and these were found by meaning or by some of the words.
    pub similar: bool,
    /// Cursor of the page with older verdicts.
    pub next: Option<&'a str>,
    /// What the form offers.
    pub choices: &'a Choices,
    /// Slug of the page of the claimant that the list is about.
    pub claimant: Option<&'a str>,
}

/// Renders a page of the archive.
#[must_use]
pub fn archive(page: &Archive<'_>, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let (wanted, conditions) = (page.wanted, conditions(page.wanted, page.choices, t));
    let title = match conditions.as_slice() {
        [] => t.all_verdicts.to_owned(),
        all => {
            let named = all.iter().map(|one| Locale::plain(t.condition, &[("name", one.name), ("value", &one.value)]));
            let named = named.collect::<Vec<_>>().join(t.comma);
            Locale::plain(t.verdicts_with, &[("conditions", &shortened(&named, 150))])
        }
    };
    let description = Locale::plain(t.archive_description, &[("name", &publisher.name)]);
    let head = html! {
        (social(&title, &description, &wanted.page(page.cursor), publisher))
        // Search engines read the list itself and lists by one condition, not every combination.
        @if wanted.words.is_some() || conditions.len() > 1 { meta name="robots" content="noindex, follow"; }
        (feeds_of(wanted, publisher, t))
    };
    let content = html! {
        h1 { (if wanted.is_all() { t.all_verdicts } else { t.verdicts }) }
        (form(page, t))
        (frame::ask(t))
        @if !conditions.is_empty() {
            ul.conditions aria-label=(t.conditions) {
                @for condition in &conditions {
                    li {
                        (condition.name) ": " bdi { (shortened(&condition.value, NAME)) } " "
                        a href=(condition.without.address()) rel="nofollow" aria-label=(Locale::plain(t.remove_condition, &[("name", condition.name)])) { (t.remove) }
                    }
                }
            }
        }
        @if let Some(slug) = page.claimant {
            p { a href=(format!("/claimants/{slug}")) { (t.all_of_claimant) } }
        }
        section aria-labelledby="list" {
            h2 id="list" { (if page.similar { t.similar_verdicts } else { t.newest_first }) }
            @if page.similar { p role="status" { (t.not_all_words) } }
            @if page.verdicts.is_empty() { (nothing(page, t)) }
            (cards(&page.verdicts, &FoundWords::of(wanted.words.as_deref()), t))
        }
        @if page.cursor.is_some() || page.next.is_some() {
            nav.pages aria-label=(t.pages) {
                @if page.cursor.is_some() { a href=(wanted.address()) { (t.newest_verdicts) } }
                @if let Some(next) = page.next { a href=(wanted.page(Some(next))) rel="next" { (t.older_verdicts) } }
            }
        }
        (topics(page.choices, t))
    };
    frame::page(&title, &head, &content, publisher)
}

/// Renders the front page with the newest verdicts.
#[must_use]
pub fn front(verdicts: &[&PublicVerdict], choices: &Choices, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let description = Locale::plain(t.front_description, &[("name", &publisher.name)]);
    let head = html! {
        (social(t.fact_checks, &description, "/", publisher))
        (feeds(publisher))
    };
    let content = html! {
        h1 { (Locale::named(t.fact_checks_by, &publisher.name)) }
        (frame::search(t))
        (frame::ask(t))
        section aria-labelledby="newest" {
            h2 id="newest" { (t.newest_verdicts) }
            @if verdicts.is_empty() { p { (t.nothing_published) } }
            (cards(verdicts, &FoundWords::default(), t))
            @if !verdicts.is_empty() { nav.pages aria-label=(t.pages) { a href="/verdicts" { (t.all_verdicts) } } }
        }
        (topics(choices, t))
    };
    frame::page(t.fact_checks, &head, &content, publisher)
}

/// Canonical address and Open Graph data.
pub(super) fn social(title: &str, description: &str, path: &str, publisher: &Publisher) -> Markup {
    let url = publisher.at(path);
    html! {
        meta name="description" content=(description);
        meta property="og:type" content="website";
        meta property="og:title" content=(title);
        meta property="og:description" content=(description);
        meta property="og:url" content=(url);
        meta property="og:site_name" content=(publisher.name);
        @if let Some(logo) = &publisher.rules.logo { meta property="og:image" content=(logo.as_str()); }
        link rel="canonical" href=(url);
    }
}

/// Links to the feeds with the same conditions. Feeds know no words, and a feed of a past time has nothing new.
fn feeds_of(wanted: &ArchiveFilter, publisher: &Publisher, t: Locale) -> Markup {
    let query = FeedFilter { since: None, until: None, ..wanted.filter.clone() }.query();
    let kinds = [("application/feed+json", "json"), ("application/atom+xml", "atom"), ("application/rss+xml", "rss")];
    html! {
        @if query.is_empty() { (feeds(publisher)) } @else if !publisher.rules.private_feeds {
            @for (kind, ending) in kinds {
                link rel="alternate" type=(kind) title=(t.feed_with_conditions) href=(format!("/feeds/verdicts.{ending}?{query}"));
            }
        }
    }
}

/// A condition of the list, and the list without it.
struct Condition {
    name: &'static str,
    value: String,
    without: ArchiveFilter,
}

fn conditions(wanted: &ArchiveFilter, choices: &Choices, t: Locale) -> Vec<Condition> {
    let filter = &wanted.filter;
    let label = |key: &String| {
        let known = choices.ratings.iter().find(|(known, _)| known == key);
        known.map_or_else(|| key.clone(), |(_, label)| label.clone())
    };
    let ratings = filter.ratings.iter().map(label).collect::<Vec<_>>().join(t.comma);
    let kinds = filter.kinds.iter().map(|one| t.kind_of(*one)).collect::<Vec<_>>().join(t.comma);
    let without = |change: fn(&mut ArchiveFilter)| {
        let mut rest = wanted.clone();
        change(&mut rest);
        rest
    };
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    [
        (t.words, wanted.words.clone(), without(|rest| rest.words = None)),
        (t.rating, given(ratings), without(|rest| rest.filter.ratings.clear())),
        (t.kind, given(kinds), without(|rest| rest.filter.kinds.clear())),
        (t.topic, filter.topic.clone(), without(|rest| rest.filter.topic = None)),
        (t.claimant, filter.claimant.clone(), without(|rest| rest.filter.claimant = None)),
        (t.outlet, filter.outlet.clone(), without(|rest| rest.filter.outlet = None)),
        (t.language, filter.language.clone(), without(|rest| rest.filter.language = None)),
        (
            t.published_from,
            filter.since.map(|at| t.day_words(at.date_naive())),
            without(|rest| rest.filter.since = None),
        ),
        (
            t.published_before,
            filter.until.map(|at| t.day_words(at.date_naive())),
            without(|rest| rest.filter.until = None),
        ),
    ]
    .into_iter()
    .filter_map(|(name, value, without)| Some(Condition { name, value: value?, without }))
    .collect()
}

fn day(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%d").to_string()
}

/// The search form with all filters. A form without JavaScript sends empty fields, too; they have no effect.
fn form(page: &Archive<'_>, t: Locale) -> Markup {
    let (words, filter) = (&page.wanted.words, &page.wanted.filter);
    let kinds = Kind::ALL.map(|one| (one.name().to_owned(), capitalised(t.kind_of(one))));
    let languages: Vec<_> = page.choices.languages.iter().map(|tag| (tag.clone(), tag.clone())).collect();
    let text = |name: &str, label: &str, value: Option<&String>| {
        html! { p { label for=(name) { (label) } input id=(name) name=(name) value=[value] maxlength="200" dir="auto"; } }
    };
    let date = |name: &str, label: &str, value: Option<DateTime<Utc>>| {
        html! { p { label for=(name) { (label) } input id=(name) name=(name) type="date" value=[value.map(day)]; } }
    };
    html! {
        form.search role="search" action="/verdicts" method="get" {
            label for="q" { (t.search_verdicts) }
            input id="q" type="search" name="q" value=[words.as_ref()] maxlength="1000" dir="auto";
            button { (t.search) }
            details open[*filter != FeedFilter::default()] {
                summary { (t.more_conditions) }
                div.fields {
                    (select(("rating", t.rating), &page.choices.ratings, &filter.ratings.join(","), t))
                    (select(("kind", t.kind_of_claim), &kinds, &filter.kinds.iter().map(|one| one.name()).collect::<Vec<_>>().join(","), t))
                    (text("topic", t.topic, filter.topic.as_ref()))
                    (text("claimant", t.claimant, filter.claimant.as_ref()))
                    (text("outlet", t.outlet, filter.outlet.as_ref()))
                    (select(("language", t.language), &languages, filter.language.as_deref().unwrap_or_default(), t))
                    (date("since", t.published_from, filter.since))
                    (date("until", t.published_before, filter.until))
                }
                button { (t.apply) }
            }
        }
    }
}

/// A list to choose from. A chosen value that the list does not have, such as two ratings, is offered as it is.
fn select((name, label): (&str, &str), offered: &[(String, String)], chosen: &str, t: Locale) -> Markup {
    let is_other = !chosen.is_empty() && offered.iter().all(|(key, _)| key != chosen);
    html! {
        p {
            label for=(name) { (label) }
            select id=(name) name=(name) {
                option value="" { (t.all) }
                @if is_other { option value=(chosen) selected { (chosen) } }
                @for (key, label) in offered { option value=(key) selected[key == chosen] { (label) } }
            }
        }
    }
}

/// What to do when the list is empty.
fn nothing(page: &Archive<'_>, t: Locale) -> Markup {
    let all = html! { a href="/verdicts" { (t.read_all_verdicts) } };
    let ask = html! { a href="/ask" { (t.ask_for_a_check) } };
    html! {
        p role="status" {
            @if page.cursor.is_some() {
                (t.no_older)
            } @else if page.wanted.is_all() {
                (t.nothing_published)
            } @else {
                (Locale::with(t.no_match, &[("all", all), ("ask", ask)]))
            }
        }
    }
}

fn topics(choices: &Choices, t: Locale) -> Markup {
    html! {
        @if !choices.topics.is_empty() {
            nav.topics aria-labelledby="topics" {
                h2 id="topics" { (t.topics) }
                ul {
                    @for topic in &choices.topics {
                        li { (link(&topic.name, |filter| filter.topic = Some(topic.name.clone()))) " (" (t.number(topic.verdicts)) ")" }
                    }
                }
            }
        }
    }
}

/// Address of the list with one condition.
fn by(set: impl FnOnce(&mut FeedFilter)) -> String {
    let mut list = ArchiveFilter::default();
    set(&mut list.filter);
    list.address()
}

/// A list of verdicts. The words of a search are marked, and each verdict has its summary then.
pub(super) fn cards(verdicts: &[&PublicVerdict], found: &FoundWords, t: Locale) -> Markup {
    html! {
        @if !verdicts.is_empty() { ol.verdicts { @for verdict in verdicts { li { (card(verdict, found, t)) } } } }
    }
}

fn card(verdict: &PublicVerdict, found: &FoundWords, t: Locale) -> Markup {
    let (rating, outlet) = (&verdict.rating, outlet(verdict));
    let standing = verdict.standing();
    html! {
        article {
            h3 dir="auto" lang=[verdict.language.as_ref()] {
                a href=(format!("/verdicts/{}", verdict.slug)) { (found.marked(&shortened(&verdict.statement, STATEMENT))) }
            }
            @if !found.is_empty() {
                p.summary dir="auto" lang=[verdict.language.as_ref()] { (found.marked(&shortened(&verdict.summary, SUMMARY))) }
            }
            p.rating {
                span.swatch data-value=(rating.value.map_or("none".to_owned(), |v| v.to_string())) {}
                a href=(by(|filter| filter.ratings = vec![rating.key.clone()])) {
                    @if standing == Standing::Retracted { s { (rating.label) } } @else { (rating.label) }
                }
                @match standing {
                    Standing::Retracted => { strong { (t.retracted) } }
                    Standing::Corrected => { span.scale { (t.corrected) } }
                    Standing::Published => {}
                }
            }
            p.claimant {
                @if verdict.claimant.is_some() {
                    @let names = t.listed(verdict.claimants().map(|name| link(name, |filter| filter.claimant = Some(name.to_owned()))));
                    (Locale::with(t.claimed_by, &[("name", names)])) " · "
                }
                @if let Some(outlet) = outlet {
                    (link(outlet, |filter| filter.outlet = Some(outlet.to_owned()))) " · "
                }
                (t.date(verdict.first_published_at))
                @if verdict.published_at != verdict.first_published_at { (t.comma) (Locale::with(t.revised, &[("date", t.date(verdict.published_at))])) }
                @for topic in verdict.topics.iter().take(TOPICS) {
                    " · " (link(topic, |filter| filter.topic = Some(topic.to_lowercase())))
                }
            }
        }
    }
}

/// A name with a link to the list by this name; a very long name is cut and has no link.
fn link(name: &str, set: impl FnOnce(&mut FeedFilter)) -> Markup {
    let short = shortened(name, NAME);
    html! {
        @if short == name { a href=(by(set)) { bdi { (name) } } } @else { bdi { (short) } }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::publishing::archive::Topic;

    #[test]
    fn a_page_of_long_texts_is_small() {
        let long = |letter: &str, count| letter.repeat(count);
        let verdict: PublicVerdict = serde_json::from_value(json!({
            "slug": long("s", 120), "claim_id": uuid::Uuid::nil(), "revision": 1, "statement": long("word & ", 2000),
            "kind": "casualties", "topics": vec![long("t", 70); 10], "claimant": long("c", 70),
            "appearances": [{
                "article": {"id": uuid::Uuid::nil(), "title": null, "outlet": long("o", 200), "url": null, "published_at": null, "version": 1},
                "quote": "", "span": {"start": 0, "end": 1},
            }],
            "rating": {"key": "mostly_false", "label": long("r", 60), "value": 2, "color": "#b4531a"},
            "summary": "", "rationale": "", "evidence": [], "as_of": "2026-03-04T09:00:00Z", "recheck_at": null, "language": "en",
            "first_published_at": "2026-03-04T09:00:00Z", "published_at": "2026-03-05T09:00:00Z",
        }))
        .unwrap();
        let choices = Choices { topics: vec![Topic { name: long("t", 70), verdicts: 1000 }; 30], ..Choices::default() };
        let wanted = ArchiveFilter { words: Some(long("q", 1000)), ..ArchiveFilter::default() };
        let page = Archive {
            wanted: &wanted,
            cursor: None,
            verdicts: vec![&verdict; 20],
            similar: false,
            next: Some("MQ"),
            choices: &choices,
            claimant: None,
        };
        let page = archive(&page, &Publisher::default());
        assert!(page.matches("<article>").count() == 20 && page.len() < 60_000, "{}", page.len());
    }
}
