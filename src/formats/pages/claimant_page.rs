//! Claimant page: every public verdict on what one claimant said, with numbers by rating and year. No score: the newsroom chooses what
//! it checks. Carries no `ClaimReview` markup: each review is marked up on one page only; the claimant is
//! marked up as the subject of the page.

use maud::{Markup, PreEscaped, html};
use serde_json::{Map, Value, json};

use super::archive_page::{cards, social};
use super::frame::{self, feeds};
use crate::domain::publishing::archive::ClaimantPage;
use crate::domain::publishing::publisher::{Publisher, site_of};
use crate::domain::verdicts::claimant::{ClaimantKind, ClaimantRole};
use crate::formats::found_words::FoundWords;
use crate::formats::markup::claim_review::{for_script, type_of};
use crate::formats::texts::Locale;

/// Renders the page. `cursor` is that of this page; `None` for the first.
#[must_use]
pub fn page(claimant: &ClaimantPage, cursor: Option<&str>, publisher: &Publisher) -> String {
    let (t, details) = (Locale::of(publisher), &claimant.details);
    let path = |cursor: Option<&str>| {
        let query = cursor.map(|cursor| format!("?cursor={cursor}")).unwrap_or_default();
        format!("/claimants/{}{query}", claimant.slug)
    };
    let title = Locale::plain(t.what_was_checked, &[("name", &details.name)]);
    let described = [("claimant", details.name.as_str()), ("name", &publisher.name)];
    let description = Locale::plain(t.claimant_description, &described);
    let head = html! {
        (social(&title, &description, &path(cursor), publisher))
        (feeds(publisher))
        @if cursor.is_none() && let Ok(profile) = for_script(&profile(claimant, publisher)) {
            script type="application/ld+json" { (PreEscaped(profile)) }
        }
    };
    let verdicts: Vec<_> = claimant.verdicts.items.iter().map(|one| &one.verdict).collect();
    let content = html! {
        p.kicker { (t.claimant) @if let Some(kind) = kind(details.kind, t) { " · " (kind) } }
        h1 dir="auto" { (details.name) }
        @if let Some(text) = &details.description { p dir="auto" { (text) } }
        @if !details.roles.is_empty() {
            ul.roles aria-label=(t.roles) { @for role in &details.roles { li { (self::role(role, t)) } } }
        }
        @let addresses = details.addresses();
        @if !addresses.is_empty() {
            p.accessed {
                @let sites = addresses.iter().map(|address| html! { a href=(address) rel="nofollow" { bdi { (site_of(address)) } } });
                (Locale::with(t.elsewhere, &[("sites", t.listed(sites))]))
            }
        }
        @if cursor.is_none() { (counts(claimant, t)) }
        section aria-labelledby="list" {
            h2 id="list" { (t.every_check) }
            @if verdicts.is_empty() { p role="status" { (t.no_older) } }
            (cards(&verdicts, &FoundWords::default(), t))
        }
        @if cursor.is_some() || claimant.verdicts.next.is_some() {
            nav.pages aria-label=(t.pages) {
                @if cursor.is_some() { a href=(path(None)) { (t.newest_verdicts) } }
                @if let Some(next) = &claimant.verdicts.next { a href=(path(Some(next))) rel="next" { (t.older_verdicts) } }
            }
        }
    };
    frame::page(&title, &head, &content, publisher)
}

/// The claimant as a schema.org `ProfilePage` (<https://schema.org/ProfilePage>).
fn profile(claimant: &ClaimantPage, publisher: &Publisher) -> Value {
    let details = &claimant.details;
    let addresses = Some(details.addresses()).filter(|addresses| !addresses.is_empty());
    let facts = [
        ("@type", Some(json!(type_of(details.kind, &details.name)))),
        ("name", Some(json!(details.name))),
        ("description", details.description.as_ref().map(|text| json!(text))),
        ("sameAs", addresses.map(|addresses| json!(addresses))),
    ];
    let known: Map<String, Value> =
        facts.into_iter().filter_map(|(name, fact)| Some((name.to_owned(), fact?))).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": publisher.at(&format!("/claimants/{}", claimant.slug)),
        "mainEntity": known,
    })
}

fn kind(kind: ClaimantKind, t: Locale) -> Option<&'static str> {
    match kind {
        ClaimantKind::Person => Some(t.person),
        ClaimantKind::Organisation => Some(t.organisation),
        ClaimantKind::Unknown => None,
    }
}

/// "Governor, Province of Ardel, 1 May 2024 to 30 April 2026".
fn role(role: &ClaimantRole, t: Locale) -> Markup {
    let time = match (role.since, role.until) {
        (None, None) => None,
        (Some(since), None) => Some(Locale::with(t.since, &[("day", t.day(since))])),
        (None, Some(until)) => Some(Locale::with(t.until, &[("day", t.day(until))])),
        (Some(since), Some(until)) => {
            Some(Locale::with(t.from_to, &[("since", t.day(since)), ("until", t.day(until))]))
        }
    };
    let title = html! { bdi { (role.title) } };
    let organisation = role.organisation.as_ref().map(|organisation| html! { bdi { (organisation) } });
    t.listed([Some(title), organisation, time].into_iter().flatten())
}

/// Numbers of verdicts: a row for each rating, a column for each year.
fn counts(claimant: &ClaimantPage, t: Locale) -> Markup {
    let mut years: Vec<i32> = claimant.counts.iter().map(|count| count.year).collect();
    years.dedup();
    let number = |year: Option<i32>, rating: Option<&str>| -> i64 {
        let counted = claimant.counts.iter().filter(|count| year.is_none_or(|year| count.year == year));
        counted.filter(|count| count.rating.as_deref() == rating).map(|count| count.verdicts).sum()
    };
    let row = |label: &str, rating: Option<&str>| {
        html! {
            tr {
                th scope="row" { (label) }
                td { (t.number(number(None, rating))) }
                @for year in &years { td { (t.number(number(Some(*year), rating))) } }
            }
        }
    };
    html! {
        section {
            h2 id="counts" { (t.checks_by) }
            section.wide tabindex="0" aria-labelledby="counts" {
                table {
                    thead {
                        tr {
                            th scope="col" { (t.rating) }
                            th scope="col" { (t.all) }
                            @for year in &years { th scope="col" { (year) } }
                        }
                    }
                    tbody {
                        @for (key, label) in &claimant.ratings { (row(label, Some(key))) }
                        @if number(None, None) > 0 { (row(t.retracted, None)) }
                    }
                }
            }
            p.accessed { (t.we_choose) }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::kernel::page::Page;
    use crate::domain::publishing::archive::ClaimantCount;
    use crate::domain::verdicts::claimant::ClaimantDetails;

    #[test]
    fn numbers_are_in_rows_by_rating_and_columns_by_year() {
        let count =
            |year, rating: Option<&str>, verdicts| ClaimantCount { year, rating: rating.map(str::to_owned), verdicts };
        let claimant = ClaimantPage {
            slug: "lena-maroth-1".to_owned(),
            details: ClaimantDetails {
                kind: ClaimantKind::Person,
                name: "Lena <Maroth>".to_owned(),
                description: None,
                wikidata: Some("Q42".to_owned()),
                same_as: vec!["https://www.ardel.example/x".to_owned()],
                roles: vec![ClaimantRole {
                    title: "Governor".to_owned(),
                    organisation: Some("Ardel".to_owned()),
                    since: NaiveDate::from_ymd_opt(2024, 5, 1),
                    until: None,
                }],
            },
            ratings: vec![("false".to_owned(), "False".to_owned()), ("true".to_owned(), "True".to_owned())],
            counts: vec![
                count(2026, Some("false"), 2),
                count(2025, None, 1),
                count(2025, Some("false"), 3),
                count(2025, Some("true"), 4),
            ],
            verdicts: Page { items: vec![], next: Some("MQ".to_owned()) },
        };
        let page = page(&claimant, None, &Publisher::default());
        for part in [
            "<th scope=\"row\">False</th><td>5</td><td>2</td><td>3</td>",
            "<th scope=\"row\">True</th><td>4</td><td>0</td><td>4</td>",
            "<th scope=\"row\">Retracted</th><td>1</td><td>0</td><td>1</td>",
            "Lena &lt;Maroth&gt;",
            "<bdi>Governor</bdi>, <bdi>Ardel</bdi>, since",
            "<bdi>wikidata.org</bdi></a>, ",
            "<bdi>ardel.example</bdi></a>",
            "href=\"/claimants/lena-maroth-1?cursor=MQ\"",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }
}
