//! Verdict page: the public page of a verdict in plain HTML, without JavaScript.

use maud::{Markup, PreEscaped, html};

use super::frame::{self, feeds};
use super::sections::{media, sharing};
use super::{markdown, share_card};
use crate::domain::kernel::moment::Moment;
use crate::domain::newsroom::byline::{approvers, authors};
use crate::domain::publishing::feed::Published;
use crate::domain::publishing::publication::{ArticleChange, PublicAppearance, PublicEvidence, PublicVerdict};
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::standing::Standing;
use crate::domain::verdicts::evidence::OfflineSource;
use crate::formats::markup::claim_review::{claim_review, for_script};
use crate::formats::markup::media_review::media_review;
use crate::formats::texts::Locale;
use crate::formats::verdict_text::{capitalised, title};

/// What the page of a verdict tells of other things than the verdict.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// How an article was changed after the newest revision.
    pub changed: Option<ArticleChange>,
    /// The slugs of the claimants' pages, for each claimant in the order of the verdict.
    pub claimants: Vec<Option<String>>,
    /// Other verdicts that a reader may want to read.
    pub related: Vec<Published>,
    /// Verdicts on the same claim in other languages, one for each.
    pub languages: Vec<Published>,
}

/// Renders the page of one revision. `editions` are all published revisions under the same slug, oldest first. The
/// page of the newest revision contains exactly one ClaimReview, next to it a MediaReview if the claim shows a picture, video or
/// sound, and tells of related verdicts; the page of an older revision links to the newest and is not indexed. Without editions the
/// page is a preview.
///
/// # Errors
/// Does not occur in practice.
pub fn page(
    shown: &PublicVerdict,
    editions: &[PublicVerdict],
    around: &Surroundings,
    publisher: &Publisher,
) -> serde_json::Result<String> {
    let t = Locale::of(publisher);
    let newest = editions.last().filter(|newest| newest.revision != shown.revision);
    let mut reviews = Vec::new();
    if newest.is_none() && !editions.is_empty() {
        reviews.push(for_script(&claim_review(shown, publisher))?);
        reviews.extend(media_review(shown, publisher).map(|review| for_script(&review)).transpose()?);
    }
    let content = html! {
        @if editions.is_empty() {
            p.outdated role="note" { (t.preview) }
        }
        @if newest.is_some() {
            @let link = html! { a href=(format!("/verdicts/{}", shown.slug)) { (t.newest_revision) } };
            p.outdated role="note" {
                (Locale::with(t.earlier_revision, &[("time", t.time(shown.published_at)), ("link", link)]))
            }
        }
        @if newest.is_none() { (other_languages(&around.languages, t)) }
        (body(shown, around.changed.filter(|_| newest.is_none()), &around.claimants, t))
        (history(shown, editions, t)) (related(around, newest.is_some(), t))
        @if !editions.is_empty() {
            (sharing::section(shown, publisher))
            p { a href=(format!("/verdicts/{}/report", shown.slug)) rel="nofollow" { (t.report_an_error) } }
        }
    };
    let head = html! {
        (head(shown, &reviews, publisher))
        @if newest.is_none() { (alternates(shown, &around.languages, publisher)) }
    };
    Ok(frame::page(&title(shown, t), &head, &content, publisher))
}

/// What other sites and programs read of the page; without `reviews`, search engines leave it out.
fn head(shown: &PublicVerdict, reviews: &[String], publisher: &Publisher) -> Markup {
    let (url, title) = (publisher.verdict(&shown.slug), title(shown, Locale::of(publisher)));
    html! {
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
        link rel="alternate" type="application/json" href=(format!("{url}.json"));
        (feeds(publisher))
        @for review in reviews {
            script type="application/ld+json" { (PreEscaped(review)) }
        }
        @if reviews.is_empty() {
            meta name="robots" content="noindex";
        }
    }
}

/// Links of a verdict and of those on the same claim in other languages, for search engines: each page names all, itself too
/// (<https://developers.google.com/search/docs/specialty/international/localized-versions>).
fn alternates(shown: &PublicVerdict, others: &[Published], publisher: &Publisher) -> Markup {
    html! {
        @if !others.is_empty() {
            @for verdict in others.iter().map(|other| &other.verdict).chain([shown]) {
                link rel="alternate" hreflang=[verdict.language.as_ref()] href=(publisher.verdict(&verdict.slug));
            }
        }
    }
}

/// Links to the verdicts on the same claim in other languages, each in the words of its language.
fn other_languages(others: &[Published], t: Locale) -> Markup {
    html! {
        @if !others.is_empty() {
            nav.languages aria-label=(t.other_languages) {
                p { (t.other_languages) }
                ul {
                    @for Published { verdict, .. } in others {
                        @let language = verdict.language.as_ref();
                        li dir="auto" {
                            a href=(format!("/verdicts/{}", verdict.slug)) lang=[language] hreflang=[language] {
                                (verdict.statement)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The correction notices, newest first.
fn notices(verdict: &PublicVerdict, t: Locale) -> Markup {
    html! {
        @for notice in verdict.corrections.iter().rev() {
            aside.notice role="note" data-class=(notice.class.words()) {
                p.kicker { strong { (capitalised(t.class(notice.class))) } " · " (t.time(notice.at)) }
                p dir="auto" lang=[verdict.language.as_ref()] { (notice.notice) }
            }
        }
    }
}

/// The published revisions, newest first, each with a link.
fn history(shown: &PublicVerdict, editions: &[PublicVerdict], t: Locale) -> Markup {
    html! {
        @if editions.len() > 1 {
            section aria-labelledby="history" {
                h2 id="history" { (t.history) }
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
                            (t.comma) (t.time(edition.published_at))
                            @if let Some(notice) = edition.corrections.last() { ": " (t.class(notice.class)) }
                        }
                    }
                }
            }
        }
    }
}

/// Links to other verdicts, from the newest revision.
fn related(around: &Surroundings, is_outdated: bool, t: Locale) -> Markup {
    let verdicts = &around.related;
    html! {
        @if !verdicts.is_empty() && !is_outdated {
            section aria-labelledby="related" {
                h2 id="related" { (t.related) }
                ul.corrections {
                    @for Published { verdict, .. } in verdicts {
                        li {
                            p.rating {
                                span.swatch data-value=(verdict.rating.value.map_or("none".to_owned(), |v| v.to_string())) {}
                                strong { (verdict.rating.label) }
                            }
                            p dir="auto" lang=[verdict.language.as_ref()] {
                                a href=(format!("/verdicts/{}", verdict.slug)) { (verdict.statement) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn body(verdict: &PublicVerdict, changed: Option<ArticleChange>, pages: &[Option<String>], t: Locale) -> Markup {
    let language = verdict.language.as_ref();
    let retracted = (verdict.standing() == Standing::Retracted).then_some("retracted");
    html! {
        article {
            p.kicker { (t.fact_check) " · " (t.kind_of(verdict.kind)) }
            h1 dir="auto" lang=[language] { (verdict.statement) }
            @if verdict.claimant.is_some() {
                p.claimant { (Locale::with(t.claimed_by, &[("name", claimants(verdict, pages, t))])) }
            }
            (byline(verdict, t))
            (notices(verdict, t))
            @if let Some(from) = &verdict.imported {
                p.outdated role="note" {
                    @let places = [("time", t.time(verdict.first_published_at)), ("address", html! { bdi { (from.url) } })];
                    (Locale::with(t.earlier_work, &places))
                }
            }
            section.verdict aria-label=(t.verdict) data-rating=(verdict.rating.key) data-standing=[retracted] {
                p.rating {
                    span.swatch data-value=(verdict.rating.value.map_or("none".to_owned(), |v| v.to_string())) {}
                    @if retracted.is_some() {
                        s { (verdict.rating.label) } strong { (t.retracted) }
                    } @else {
                        strong { (verdict.rating.label) }
                    }
                    @if let Some(value) = verdict.rating.value {
                        span.scale { (Locale::plain(t.scale, &[("value", &value.to_string())])) }
                    }
                }
                @if !verdict.summary.is_empty() { p.summary dir="auto" lang=[language] { (verdict.summary) } }
            }
            (places(verdict, changed, t)) (media::section(verdict, t))
            // An earlier check may have neither text nor sources.
            @if !verdict.rationale.is_empty() {
                section.rationale aria-labelledby="why" {
                    h2 id="why" { (t.how_we_checked) }
                    div dir="auto" lang=[language] { (PreEscaped(markdown::to_html(&verdict.rationale))) }
                }
            }
            @if !verdict.evidence.is_empty() {
                section aria-labelledby="sources" {
                    h2 id="sources" { (t.sources) }
                    ol.sources { @for source in &verdict.evidence { (evidence(source, t)) } }
                }
            }
            (dates(verdict, t))
        }
    }
}

/// The names of the claimants, each with a link to the page of the claimant, if there is one.
fn claimants(verdict: &PublicVerdict, pages: &[Option<String>], t: Locale) -> Markup {
    let pages = pages.iter().map(Option::as_deref).chain(std::iter::repeat(None));
    t.listed(verdict.claimants().zip(pages).map(|(name, page)| {
        html! { @match page {
            Some(slug) => { a href=(format!("/claimants/{slug}")) { bdi { (name) } } }
            None => { bdi { (name) } }
        } }
    }))
}

/// Who signs the verdict, and who approved it; nothing if the newsroom signs, which the frame names.
fn byline(verdict: &PublicVerdict, t: Locale) -> Markup {
    let names = |names: Vec<&str>| t.listed(names.into_iter().map(|name| html! { bdi { (name) } }));
    let (by, approved) =
        (authors(&verdict.signed_by).collect::<Vec<_>>(), approvers(&verdict.signed_by).collect::<Vec<_>>());
    html! {
        @if !by.is_empty() {
            p.byline {
                (Locale::with(t.checked_by, &[("names", names(by))]))
                @if !approved.is_empty() { " · " (Locale::with(t.approved_by, &[("names", names(approved))])) }
            }
        }
    }
}

/// When the verdict was published, for which time it holds, and when it is checked again.
fn dates(verdict: &PublicVerdict, t: Locale) -> Markup {
    let is_revised = verdict.published_at != verdict.first_published_at;
    let published = [("time", t.time(verdict.first_published_at)), ("revised", t.time(verdict.published_at))];
    html! {
        p.dates {
            (Locale::with(if is_revised { t.published_revised } else { t.published }, &published)) " "
            (Locale::with(t.as_of, &[("time", t.time(verdict.as_of))]))
            @if let Some(day) = verdict.recheck_at { " " (Locale::with(t.recheck, &[("day", t.day(day))])) }
        }
    }
}

/// Where the claim was made, if that is known.
fn places(verdict: &PublicVerdict, changed: Option<ArticleChange>, t: Locale) -> Markup {
    html! {
        @if let Some(first) = verdict.appearances.first() {
            section aria-labelledby="where" {
                h2 id="where" { (t.what_was_said) }
                @for place in &verdict.appearances {
                    (appearance(place, verdict.language.as_ref(), t))
                    @if let Some(change) = changed.filter(|change| change.article == place.article.id) {
                        p.outdated role="note" {
                            (Locale::with(t.article_changed, &[("time", t.time(change.at))]))
                        }
                    }
                }
                p.accessed { a href=(format!("/verdicts/articles/{}", first.article.id)) { (t.all_of_article) } }
            }
        }
    }
}

fn appearance(place: &PublicAppearance, language: Option<&String>, t: Locale) -> Markup {
    let article = &place.article;
    let outlet = article.outlet.as_ref().map(|outlet| html! { bdi { (outlet) } });
    let title = match (&article.title, &article.url) {
        (Some(title), Some(url)) => Some(html! { a href=(url) rel="nofollow" { bdi { (title) } } }),
        (Some(title), None) => Some(html! { bdi { (title) } }),
        (None, Some(url)) => Some(html! { a href=(url) rel="nofollow" { (t.the_article) } }),
        (None, None) => None,
    };
    let published = article.published_at.map(|at| moment(at, t));
    html! {
        figure {
            blockquote dir="auto" lang=[language] cite=[article.url.as_deref()] { (place.quote) }
            figcaption { (t.listed([outlet, title, published].into_iter().flatten())) }
        }
    }
}

/// The day of a source or an article, readable by people and by machines.
fn moment(at: Moment, t: Locale) -> Markup {
    html! { time datetime=(at) { (t.day_words(at.day())) } }
}

fn evidence(source: &PublicEvidence, t: Locale) -> Markup {
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
            span.stance { (t.stance(source.stance)) }
            " "
            @if source.url.is_empty() {
                bdi { (name) }
            } @else {
                a href=(source.url) rel="nofollow" { bdi { (name) } }
            }
            @if let (Some(_), Some(publisher)) = (&source.title, &source.publisher) { (t.comma) bdi { (publisher) } }
            @if let Some(at) = source.published_at { (t.comma) (moment(at, t)) }
            @if let Some(offline) = &source.offline {
                p.accessed { (offline_words(offline, t)) }
            }
            @if let Some(excerpt) = &source.excerpt { blockquote dir="auto" { (excerpt) } }
            @if let Some(file) = &source.file {
                p.accessed {
                    a href=(file.url) rel="nofollow" { (Locale::named(t.download, &file.name)) }
                    @if let Some(alt) = &file.alt { ": " bdi { (alt) } }
                }
            }
            p.accessed { (Locale::with(t.read, &[("time", t.time(source.accessed_at))])) }
        }
    }
}

/// "Interview: Lena Maroth, 2 March 2026, Ardel".
fn offline_words(source: &OfflineSource, t: Locale) -> Markup {
    html! {
        (capitalised(t.offline(source.kind))) ": " bdi { (&*source.who) }
        (t.comma) (moment(source.at, t))
        @if let Some(place) = &source.place { (t.comma) bdi { (&**place) } }
    }
}
