//! Settings of the newsroom: current values and changes.

use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::newsroom::byline::{BylineRule, Signs};
use crate::domain::newsroom::setting::{ReviewRules, SecurityRules, Settings};
use crate::domain::newsroom::zone::Zone;
use crate::domain::people::account::Role;
use crate::domain::publishing::look::{Look, PageLanguage};
use crate::domain::publishing::publisher::PublishingRules;
use crate::store::kit::connection::Connection;

/// The current settings with their version.
pub async fn read(db: impl PgExecutor<'_>) -> sqlx::Result<Settings> {
    let row = sqlx::query!(
        r#"select approvals, min_origins, min_origins_ratings, confirmed_wording,
                require_two_factor as "require_two_factor: Vec<Role>",
                logo, license, corrections_policy, fact_checking_policy, ethics_policy, ownership, masthead,
                private_feeds, tell_article_changes, trusted_publishers,
                page_language as "page_language: PageLanguage", page_zone, look as "look: Json<Look>",
                byline as "byline: Signs", byline_desk,
                version
            from settings"#
    )
    .fetch_one(db)
    .await?;
    // Only checked addresses were stored.
    let address = |url: Option<String>| url.and_then(|url| WebAddress::new(&url).ok());
    Ok(Settings {
        review: ReviewRules {
            approvals: row.approvals,
            min_origins: row.min_origins,
            min_origins_ratings: row.min_origins_ratings,
            confirmed_wording: row.confirmed_wording,
        },
        security: SecurityRules { require_two_factor: row.require_two_factor },
        publishing: PublishingRules {
            logo: address(row.logo),
            license: address(row.license),
            corrections_policy: address(row.corrections_policy),
            fact_checking_policy: address(row.fact_checking_policy),
            ethics_policy: address(row.ethics_policy),
            ownership: address(row.ownership),
            masthead: address(row.masthead),
            private_feeds: row.private_feeds,
            tell_article_changes: row.tell_article_changes,
            trusted_publishers: row.trusted_publishers,
            language: row.page_language,
            // Only zones of the database of this or an earlier release were stored.
            zone: Zone::new(&row.page_zone).unwrap_or_default(),
            look: row.look.0,
            byline: BylineRule { signs: row.byline, desk: row.byline_desk.and_then(|desk| Text::new(&desk).ok()) },
        },
        version: row.version,
    })
}

/// Replaces the settings if their version is `settings.version`, and increments the version. Returns false if the
/// current version is another.
pub async fn replace(db: &mut Connection, settings: &Settings) -> sqlx::Result<bool> {
    let (review, security) = (&settings.review, &settings.security);
    let done = sqlx::query!(
        "update settings
        set approvals = $2, min_origins = $3, min_origins_ratings = $4, confirmed_wording = $5,
            require_two_factor = $6, version = version + 1
        where version = $1",
        settings.version,
        review.approvals,
        review.min_origins,
        &review.min_origins_ratings,
        review.confirmed_wording,
        &security.require_two_factor as _
    )
    .execute(&mut *db)
    .await?;
    set_publishing(db, &settings.publishing).await?;
    Ok(done.rows_affected() == 1)
}

/// Stores the publishing rules of the configuration at the first start on this database.
pub async fn start_publishing(db: &mut Connection, rules: &PublishingRules) -> sqlx::Result<()> {
    let first = sqlx::query!("update settings set publishing_started = true where not publishing_started")
        .execute(&mut *db)
        .await?;
    if first.rows_affected() == 1 {
        set_publishing(db, rules).await?;
    }
    Ok(())
}

async fn set_publishing(db: &mut Connection, rules: &PublishingRules) -> sqlx::Result<()> {
    let address = |url: &Option<WebAddress>| url.as_ref().map(|url| url.as_str().to_owned());
    sqlx::query!(
        "update settings
        set logo = $1, license = $2, corrections_policy = $3, fact_checking_policy = $4, ethics_policy = $5,
            ownership = $6, masthead = $7, private_feeds = $8, trusted_publishers = $9, tell_article_changes = $10,
            page_language = $11, page_zone = $12, look = $13, byline = $14, byline_desk = $15",
        address(&rules.logo),
        address(&rules.license),
        address(&rules.corrections_policy),
        address(&rules.fact_checking_policy),
        address(&rules.ethics_policy),
        address(&rules.ownership),
        address(&rules.masthead),
        rules.private_feeds,
        &rules.trusted_publishers,
        rules.tell_article_changes,
        rules.language as _,
        rules.zone.name(),
        Json(&rules.look) as _,
        rules.byline.signs as _,
        rules.byline.desk.as_deref()
    )
    .execute(db)
    .await?;
    Ok(())
}
