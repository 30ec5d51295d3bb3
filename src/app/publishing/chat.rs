//! Chat news: what a chat channel is told of an event.

use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::claims::priority::URGENT;
use crate::domain::newsroom::event::{Kind, Recorded};
use crate::domain::publishing::chat::{ChatNews, Waiting};
use crate::store;
use crate::store::kit::connection::Connection;

/// What chat channels are told of an event. `None` if the event is nothing for them. Words come from publications only: of everything
/// else the news has the kind, a number and a link.
pub(crate) async fn news(app: &App, db: &mut Connection, event: &Recorded) -> Result<Option<ChatNews>> {
    let publisher = app.publisher();
    let claim = event.claim.map(|id| format!("/claims/{id}"));
    let waiting = |what: Waiting, path: Option<String>| {
        let url = publisher.at(&path.unwrap_or_else(|| "/queue".to_owned()));
        Some(ChatNews::Waiting { what, url })
    };
    Ok(match event.kind {
        Kind::VerdictPublished | Kind::VerdictCorrected | Kind::VerdictRetracted => verdict(app, db, event).await?,
        Kind::VerdictSubmitted => waiting(Waiting::Approval, claim),
        Kind::CorrectionSubmitted => waiting(Waiting::Correction, claim),
        Kind::ReadingAsked => waiting(Waiting::SecondReview, claim),
        Kind::PublicationRefused => waiting(Waiting::NotPublished, claim),
        Kind::ErrorReported => {
            let open = store::publishing::report::count_open(db).await?;
            waiting(Waiting::Reports(open.max(1)), Some("/editor/reports".to_owned()))
        }
        Kind::TipReceived => {
            let open = store::publishing::tip::open(db).await?;
            waiting(Waiting::Tips(open.max(1)), Some("/editor/tips".to_owned()))
        }
        Kind::ArticleAnalysed => {
            let Some(article) = event.article else { return Ok(None) };
            match store::claims::review::count_found(db, article, event.at, URGENT).await? {
                0 => None,
                urgent => waiting(Waiting::UrgentClaims(urgent), Some(format!("/articles/{article}"))),
            }
        }
        _ => None,
    })
}

async fn verdict(app: &App, db: &mut Connection, event: &Recorded) -> Result<Option<ChatNews>> {
    let (Some(claim), Some(revision)) = (event.claim, event.revision()) else {
        return Ok(None);
    };
    let published = store::publishing::publication::of_claim(db, claim).await?;
    Ok(published.into_iter().find(|document| document.revision == revision).map(|document| ChatNews::Verdict {
        standing: document.standing(),
        url: app.publisher().at(&format!("/verdicts/{}", document.slug)),
        title: document.statement,
        rating: document.rating.label,
    }))
}

/// The test message.
pub(crate) fn test(app: &App) -> ChatNews {
    let publisher = app.publisher();
    ChatNews::Test { newsroom: publisher.name.clone(), url: publisher.at("/endpoints") }
}
