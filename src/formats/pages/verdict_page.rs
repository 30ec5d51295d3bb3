//! Verdict page: the public page of a verdict in plain HTML, without JavaScript.

use chrono::{DateTime, Utc};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::frame::{self, STYLE_PATH, feeds, finished, footer};
use super::{markdown, share_card, sharing};
use crate::domain::claims::claim::Kind;
use crate::domain::publishing::feed::Published;
use crate::domain::publishing::publication::{ArticleChange, PublicAppearance, PublicEvidence, PublicVerdict};
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::evidence::{OfflineSource, Stance};
use crate::formats::markup::claim_review::{claim_review, for_script};
use crate::formats::verdict_text::{capitalised, title};

/// What the page of a verdict tells of other things than the verdict.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// How an article was changed after the newest revision.
    pub changed: Option<ArticleChange>,
    /// The slug of the claimant's page.
    pub claimant: Option<String>,
    /// Other verdicts that a reader may want to read.
    pub related: Vec<Published>,
}

/// Renders the page of one revision. `editions` are all published revisions under the same slug, oldest first. The
/// page of the newest revision contains exactly one ClaimReview and tells of related verdicts; the page of an older revision links to the
/// newest and is not indexed. Without editions the page is a preview.
///
/// # Errors
/// Does not occur in practice.
pub fn page(
    shown: &PublicVerdict,
    editions: &[PublicVerdict],
    around: &Surroundings,
    publisher: &Publisher,
) -> serde_json::Result<String> {
    let review = for_script(&claim_review(shown, publisher))?;
    let url = publisher.verdict(&shown.slug);
    let title = title(shown);
    let language = shown.language.as_deref().unwrap_or("en");
    let newest = editions.last().filter(|newest| newest.revision != shown.revision);
    let page = html! {
        (DOCTYPE)
        html lang=(language) dir="auto" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – " (publisher.name) }
                meta name="description" content=(shown.summary);
                meta property="og:type" content="article";
                meta property="og:title" content=(title);
                meta property="og:description" content=(shown.summary);
                meta property="og:url" content=(url);
                meta property="og:site_name" content=(publisher.name);
                meta property="og:image" content=(format!("{url}/card.png?{}", shown.revision));
                meta property="og:image:width" content=(share_card::WIDTH);
                meta property="og:image:height" content=(share_card::HEIGHT);
                meta property="og:image:alt" content=(title);
                meta property="article:published_time" content=(shown.first_published_at.to_rfc3339());
                meta property="article:modified_time" content=(shown.published_at.to_rfc3339());
                meta name="twitter:card" content="summary_large_image";
                link rel="alternate" type="application/json+oembed" href=(publisher.at(&format!("/oembed?url={url}")));
                link rel="canonical" href=(url);
                link rel="stylesheet" href=(STYLE_PATH);
                link rel="alternate" type="application/json" href=(format!("{url}.json"));
                (feeds(publisher))
                @if newest.is_some() || editions.is_empty() {
                    meta name="robots" content="noindex";
                } @else {
                    script type="application/ld+json" { (PreEscaped(review)) }
                }
            }
            body {
                (frame::header(publisher))
                main id="content" {
                    @if editions.is_empty() {
                        p.outdated role="note" { "Preview. Nobody outside the newsroom sees this." }
                    }
                    @if newest.is_some() {
                        p.outdated role="note" {
                            "This is an earlier revision, as it was published " (time(shown.published_at)) ". "
                            a href=(format!("/verdicts/{}", shown.slug)) { "Read the verdict as it stands" } "."
                        }
                    }
                    (body(shown, around.changed.filter(|_| newest.is_none()), around.claimant.as_deref()))
                    (history(shown, editions)) (related(around, newest.is_some()))
                    @if !editions.is_empty() {
                        (sharing::section(shown, publisher))
                        p { a href=(format!("/verdicts/{}/report", shown.slug)) rel="nofollow" { "Report an error" } }
                    }
                }
                (footer(publisher))
            }
        }
    };
    Ok(finished(page, publisher))
}

/// The correction notices, newest first.
fn notices(verdict: &PublicVerdict) -> Markup {
    html! {
        @for notice in verdict.corrections.iter().rev() {
            aside.notice data-class=(notice.class.words()) {
                p.kicker { strong { (capitalised(notice.class.words())) } " · " (time(notice.at)) }
                p dir="auto" { (notice.notice) }
            }
        }
    }
}

/// The published revisions, newest first, each with a link.
fn history(shown: &PublicVerdict, editions: &[PublicVerdict]) -> Markup {
    html! {
        @if editions.len() > 1 {
            section aria-labelledby="history" {
                h2 id="history" { "What was published, and when" }
                ol.history reversed {
                    @for edition in editions.iter().rev() {
                        li {
                            @if edition.revision == shown.revision {
                                strong { (edition.rating.label) }
                            } @else {
                                a href=(format!("/verdicts/{}/revisions/{}", edition.slug, edition.revision)) {
                                    (edition.rating.label)
                                }
                            }
                            ", " (time(edition.published_at))
                            @if let Some(notice) = edition.corrections.last() { ": " (notice.class.words()) }
                        }
                    }
                }
            }
        }
    }
}

/// Links to other verdicts, from the newest revision.
fn related(around: &Surroundings, is_outdated: bool) -> Markup {
    let verdicts = &around.related;
    html! {
        @if !verdicts.is_empty() && !is_outdated {
            section aria-labelledby="related" {
                h2 id="related" { "Related verdicts" }
                ul.corrections {
                    @for Published { verdict, .. } in verdicts {
                        li {
                            p.rating {
                                span.swatch data-value=(verdict.rating.value.map_or("none".to_owned(), |v| v.to_string())) {}
                                strong { (verdict.rating.label) }
                            }
                            p dir="auto" { a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) } }
                        }
                    }
                }
            }
        }
    }
}

fn body(verdict: &PublicVerdict, changed: Option<ArticleChange>, page: Option<&str>) -> Markup {
    let retracted = (verdict.standing() == Standing::Retracted).then_some("retracted");
    html! {
        article {
            p.kicker { "Fact check · " (kind(verdict.kind)) }
            h1 dir="auto" { (verdict.statement) }
            @if let Some(claimant) = &verdict.claimant {
                p.claimant {
                    "Claimed by "
                    @if let Some(slug) = page { a href=(format!("/claimants/{slug}")) { bdi { (claimant) } } } @else { bdi { (claimant) } }
                }
            }
            (notices(verdict))
            @if let Some(from) = &verdict.imported {
                p.outdated role="note" {
                    "Earlier work: first published " (time(verdict.first_published_at)) " at " bdi { (from.url) } "."
                }
            }
            section.verdict aria-label="Verdict" data-rating=(verdict.rating.key) data-standing=[retracted] {
                p.rating {
                    span.swatch data-value=(verdict.rating.value.map_or("none".to_owned(), |v| v.to_string())) {}
                    @if retracted.is_some() {
                        s { (verdict.rating.label) } strong { "Retracted" }
                    } @else {
                        strong { (verdict.rating.label) }
                    }
                    @if let Some(value) = verdict.rating.value {
                        span.scale { (value) " on a scale from 1 (false) to 5 (true)" }
                    }
                }
                @if !verdict.summary.is_empty() { p.summary dir="auto" { (verdict.summary) } }
            }
            (places(verdict, changed))
            // An earlier check may have neither text nor sources.
            @if !verdict.rationale.is_empty() {
                section.rationale aria-labelledby="why" {
                    h2 id="why" { "How we checked" }
                    div dir="auto" { (PreEscaped(markdown::to_html(&verdict.rationale))) }
                }
            }
            @if !verdict.evidence.is_empty() {
                section aria-labelledby="sources" {
                    h2 id="sources" { "Sources" }
                    ol.sources { @for source in &verdict.evidence { (evidence(source)) } }
                }
            }
            p.dates {
                "Published " (time(verdict.first_published_at))
                @if verdict.published_at != verdict.first_published_at {
                    ", revised " (time(verdict.published_at))
                }
                ". As of " (time(verdict.as_of)) "."
                @if let Some(day) = verdict.recheck_at {
                    " To be checked again on " time datetime=(day) { (day.format("%-d %B %Y")) } "."
                }
            }
        }
    }
}

/// Where the claim was made, if that is known.
fn places(verdict: &PublicVerdict, changed: Option<ArticleChange>) -> Markup {
    html! {
        @if let Some(first) = verdict.appearances.first() {
            section aria-labelledby="where" {
                h2 id="where" { "What was said" }
                @for place in &verdict.appearances {
                    (appearance(place))
                    @if let Some(change) = changed.filter(|change| change.article == place.article.id) {
                        p.outdated role="note" {
                            "The article was changed after we checked it: on " (time(change.at)) " it no longer had these words."
                        }
                    }
                }
                p.accessed { a href=(format!("/verdicts/articles/{}", first.article.id)) { "Everything we checked in this article" } }
            }
        }
    }
}

fn appearance(place: &PublicAppearance) -> Markup {
    let article = &place.article;
    html! {
        figure {
            blockquote dir="auto" cite=[article.url.as_deref()] { (place.quote) }
            figcaption {
                @if let Some(outlet) = &article.outlet { bdi { (outlet) } }
                @match (&article.title, &article.url) {
                    (Some(title), Some(url)) => { ", " a href=(url) rel="nofollow" { bdi { (title) } } }
                    (Some(title), None) => { ", " bdi { (title) } }
                    (None, Some(url)) => { ", " a href=(url) rel="nofollow" { "the article" } }
                    (None, None) => {}
                }
                @if let Some(at) = article.published_at {
                    ", " time datetime=(at) { (at.day().format("%-d %B %Y")) }
                }
            }
        }
    }
}

fn evidence(source: &PublicEvidence) -> Markup {
    let file = || source.file.as_ref().map(|file| file.name.as_str());
    let name = source
        .title
        .as_deref()
        .or(source.publisher.as_deref())
        .or_else(file)
        .or(source.offline.as_ref().map(|offline| &*offline.who))
        .unwrap_or(&source.url);
    html! {
        li {
            span.stance { (stance(source.stance)) }
            " "
            @if source.url.is_empty() {
                bdi { (name) }
            } @else {
                a href=(source.url) rel="nofollow" { bdi { (name) } }
            }
            @if let (Some(_), Some(publisher)) = (&source.title, &source.publisher) { ", " bdi { (publisher) } }
            @if let Some(at) = source.published_at {
                ", " time datetime=(at) { (at.day().format("%-d %B %Y")) }
            }
            @if let Some(offline) = &source.offline {
                p.accessed { (offline_words(offline)) }
            }
            @if let Some(excerpt) = &source.excerpt { blockquote dir="auto" { (excerpt) } }
            @if let Some(file) = &source.file {
                p.accessed {
                    a href=(file.url) rel="nofollow" { "Download " bdi { (file.name) } }
                    @if let Some(alt) = &file.alt { ": " bdi { (alt) } }
                }
            }
            p.accessed { "Read " (time(source.accessed_at)) }
        }
    }
}

/// "Interview: Lena Maroth, 2 March 2026, Ardel".
fn offline_words(source: &OfflineSource) -> Markup {
    html! {
        (capitalised(source.kind.words())) ": " bdi { (&*source.who) }
        ", " time datetime=(source.at) { (source.at.day().format("%-d %B %Y")) }
        @if let Some(place) = &source.place { ", " bdi { (&**place) } }
    }
}

/// A time, readable by people and by machines.
pub(crate) fn time(at: DateTime<Utc>) -> Markup {
    html! { time datetime=(at.to_rfc3339()) { (at.format("%-d %B %Y, %H:%M UTC")) } }
}

/// The kind as an English noun.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Casualties => "casualties",
        Kind::Quantity => "figure",
        Kind::Date => "date",
        Kind::Agreement => "agreement",
        Kind::Event => "event",
        Kind::Quote => "statement",
        Kind::Causal => "cause",
        Kind::Prediction => "prediction",
    }
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "Supports",
        Stance::Refutes => "Contradicts",
        Stance::Context => "Context",
    }
}
