//! How do verdicts look as an Atom feed? RFC 4287.

use atom_syndication::{
    CategoryBuilder, ContentBuilder, EntryBuilder, FeedBuilder, LinkBuilder, PersonBuilder, Text,
};
use chrono::{DateTime, Utc};

use super::{Site, article_url, content, legal, stable_id, title};
use crate::domain::publication::{PublicVerdict, Standing};

/// The media type of RFC 4287 §7.
pub const MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";

/// The feed of `verdicts`, newest first. `empty_since` dates a feed that has no entries yet.
#[must_use]
pub fn feed(verdicts: &[PublicVerdict], site: &Site<'_>, empty_since: DateTime<Utc>) -> String {
    let updated = verdicts
        .iter()
        .map(|verdict| verdict.published_at)
        .max()
        .unwrap_or(empty_since);
    let feed = FeedBuilder::default()
        .id(format!("{}/feeds/verdicts.atom", site.url))
        .title(Text::plain(format!("{}: verdicts", site.name)))
        .updated(updated.fixed_offset())
        .author(PersonBuilder::default().name(legal(site.name)).build())
        .link(link(
            "self",
            &format!("{}/feeds/verdicts.atom", site.url),
            Some("application/atom+xml"),
        ))
        .link(link(
            "alternate",
            &format!("{}/", site.url),
            Some("text/html"),
        ))
        .entries(
            verdicts
                .iter()
                .map(|verdict| entry(verdict, site))
                .collect::<Vec<_>>(),
        )
        .build();
    feed.to_string()
}

fn entry(verdict: &PublicVerdict, site: &Site<'_>) -> atom_syndication::Entry {
    let url = site.verdict(&verdict.slug);
    let mut links = vec![
        link("alternate", &url, Some("text/html")),
        link(
            "describedby",
            &format!("{url}.json"),
            Some("application/json"),
        ),
    ];
    if let Some(article) = article_url(verdict) {
        links.push(link("related", article, None));
    }
    EntryBuilder::default()
        .id(stable_id(verdict))
        .title(Text::plain(legal(&title(verdict))))
        .published(verdict.first_published_at.fixed_offset())
        .updated(verdict.published_at.fixed_offset())
        .links(links)
        .summary(Text::plain(legal(&verdict.summary)))
        .content(
            ContentBuilder::default()
                .content_type("html".to_owned())
                .value(legal(&content(verdict)))
                .lang(verdict.language.clone())
                .build(),
        )
        .categories(standing(verdict))
        .category(
            CategoryBuilder::default()
                .term(verdict.rating.key.clone())
                .scheme(format!("{}/ratings", site.url))
                .label(legal(&verdict.rating.label))
                .build(),
        )
        .build()
}

/// A category for whoever filters on it: feeds have no other place to say that a verdict was taken back.
fn standing(verdict: &PublicVerdict) -> Vec<atom_syndication::Category> {
    match verdict.standing() {
        Standing::Retracted => vec![CategoryBuilder::default().term("retracted").build()],
        Standing::Published | Standing::Corrected => vec![],
    }
}

fn link(rel: &str, href: &str, mime_type: Option<&str>) -> atom_syndication::Link {
    LinkBuilder::default()
        .rel(rel.to_owned())
        .href(href.to_owned())
        .mime_type(mime_type.map(str::to_owned))
        .build()
}
