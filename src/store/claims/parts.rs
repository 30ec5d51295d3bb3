//! Parts of a claim file: where the claim appears, and which other parts have rows.

use crate::domain::claims::appearance::{Appearance, ArticleRef, Claimant, Span};
use crate::domain::kernel::id::{ClaimId, ClaimantId};
use crate::domain::verdicts::claimant::{ClaimantKind, ClaimantRef};
use crate::store::kit::connection::Connection;

/// Where a claim appears, and which other parts of its file have rows, so that no query asks for what is not there.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Parts {
    /// The first appearances, newest article version number first.
    pub appearances: Vec<Appearance>,
    /// Number of all appearances.
    pub appearance_count: i64,
    /// Evidence, withdrawn or not.
    pub evidence: bool,
    /// Requests for a reply.
    pub replies: bool,
    /// A second review.
    pub reading: bool,
    /// A draft of a verdict.
    pub draft: bool,
    /// Submitted verdicts.
    pub revisions: bool,
    /// Claims that were merged into this one.
    pub merged: bool,
    /// Further claimants that were imported with the claim.
    pub several: bool,
    /// The record of the claimant.
    pub claimant: Option<ClaimantRef>,
    /// Whether the newsroom publishes confirmed wordings only.
    pub confirmed_wording: bool,
}

/// Which parts of claim `$1` have rows. Arguments: further columns, the rest of the statement, and its parameters. A macro,
/// because sqlx checks only string literals.
macro_rules! parts {
    ($columns:tt, $rest:tt, $($parameter:expr),+) => {
        sqlx::query!(
            "select "
                + $columns
                + r#"exists (select from evidence where claim_id = $1) as "evidence!",
            exists (select from replies where claim_id = $1) as "replies!",
            exists (select from second_readings where claim_id = $1) as "reading!",
            exists (select from verdict_drafts where claim_id = $1) as "draft!",
            exists (select from verdict_revisions where claim_id = $1) as "revisions!",
            exists (select from claims where merged_into = $1) as "merged!",
            exists (select from claims where id = $1 and further_claimants <> '{}') as "several!",
            confirmed_wording, known.id as "known_id?: ClaimantId", known.name as "known_name?",
            known.kind as "known_kind?: ClaimantKind"
        from settings
        left join lateral (
            select o.id, o.name, o.kind
            from claims c
            join claimant_spellings s on s.spelling = spelling_of(c.claimant)
            join claimants m on m.id = s.claimant_id
            join claimants o on o.id = coalesce(m.merged_into, m.id)
            where c.id = $1
        ) known on true "#
                + $rest,
            $($parameter),+
        )
    };
}

/// The parts that a row of [`parts!`] tells.
macro_rules! of_row {
    ($row:expr, $appearances:expr, $count:expr) => {
        Parts {
            appearances: $appearances,
            appearance_count: $count,
            evidence: $row.evidence,
            replies: $row.replies,
            reading: $row.reading,
            draft: $row.draft,
            revisions: $row.revisions,
            merged: $row.merged,
            several: $row.several,
            claimant: match (&$row.known_id, &$row.known_name, &$row.known_kind) {
                (Some(id), Some(name), Some(kind)) => Some(ClaimantRef { id: *id, name: name.clone(), kind: *kind }),
                _ => None,
            },
            confirmed_wording: $row.confirmed_wording,
        }
    };
}

/// The parts of a claim's file, with at most `most` appearances. Later statements may find more, never less.
pub async fn parts(db: &mut Connection, claim: ClaimId, most: i64) -> sqlx::Result<Parts> {
    // One statement for both: each costs more to send and to prepare than to run.
    let rows = parts!(
        r#"p.count as "count!", p.id, p.number, p.span_start, p.span_end, p.quote, p.prefix, p.suffix, p.claimant, p.voice,
            p.verb, p.figures, a.id as article_id, a.title, a.outlet, a.url, a.published_at, "#,
        "cross join (
            select count(*) over () as count, *
            from appearances
            where claim_id = $1
            order by number desc, id
            limit (select $2::bigint)
        ) p
        join articles a on a.id = p.article_id
        order by p.number desc, p.id",
        claim as _,
        most
    )
    .fetch_all(&mut *db)
    .await?;
    let Some(first) = rows.first() else {
        // The appearances of a merged claim are with the other claim.
        let row = parts!("", "", claim as _).fetch_one(db).await?;
        return Ok(of_row!(row, Vec::new(), 0));
    };
    let mut parts = of_row!(first, Vec::new(), first.count);
    let appearance = rows.into_iter().map(|row| Appearance {
        id: row.id,
        article: ArticleRef {
            id: row.article_id,
            title: row.title,
            outlet: row.outlet,
            url: row.url,
            published_at: row.published_at,
            version: row.number,
        },
        span: Span { start: row.span_start, end: row.span_end },
        quote: row.quote,
        prefix: row.prefix,
        suffix: row.suffix,
        claimant: Claimant { name: row.claimant, voice: row.voice, verb: row.verb },
        values: row.figures.0,
    });
    parts.appearances = appearance.collect();
    Ok(parts)
}
