//! `/exports/{sheet}.{csv,ndjson}` for the newsroom and `/feeds/claimreview.json` for everybody: complete exports,
//! streamed in pieces without a limit on their size.

use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{DateTime, Utc};
use futures_util::{Stream, StreamExt, stream};
use serde_json::{Map, Value};

use crate::app;
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::publishing::{export, feed};
use crate::domain::people::actor::Actor;
use crate::domain::publishing::export::{Key, Row, Sheet};
use crate::domain::publishing::feed::Published;
use crate::formats::feeds::csv;
use crate::formats::markup::data_feed;
use crate::http::kit::access;
use crate::http::kit::answer::open_to_all;
use crate::http::kit::etag::{etag_of, unchanged};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::subscriber::Subscriber;
use crate::http::kit::problem::{Kind, Problem};

fn sheet(name: &str) -> Result<Sheet, Problem> {
    Sheet::named(name).ok_or_else(|| {
        Problem::new(Kind::NotFound, "There is no such export: claims, evidence and verdicts are there.")
    })
}

/// All rows of a sheet, read and written in batches: the database looks for the next one while this one is written.
fn written(
    app: Data<App>,
    actor: Actor,
    sheet: Sheet,
    write: impl Fn(Row) -> String + Copy + 'static,
) -> impl Stream<Item = Result<Bytes, Error>> {
    let start = Some(Key::default());
    stream::try_unfold((app, actor, start), move |(app, actor, after)| async move {
        let Some(after) = after else {
            return Ok(None);
        };
        let rows = export::rows(&app, &actor, sheet, after).await?;
        let next = rows.last().map(|last| last.key);
        Ok::<_, Error>(Some((rows, (app, actor, next))))
    })
    .map(move |rows| async move { Ok(Bytes::from(rows?.into_iter().map(write).collect::<String>())) })
    .buffered(2)
}

fn attached(media_type: &str, name: &str, ending: &str) -> actix_web::HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(media_type)
        .insert_header(("cache-control", "private, no-store"))
        .insert_header(("content-disposition", format!("attachment; filename=\"claimdesk-{name}.{ending}\"")));
    answer
}

/// Export all claims, all evidence or all verdict revisions as CSV.
///
/// Cells are escaped so that spreadsheets do not evaluate them as formulas.
#[utoipa::path(
    tag = "exports",
    params(("sheet" = String, Path, description = "`claims`, `evidence` or `verdicts`", example = "claims")),
    responses(
        (status = 200, description = "CSV file, streamed", content_type = "text/csv"),
        (status = 404, description = "The sheet does not exist")
    )
)]
#[get("/exports/{sheet}.csv")]
pub async fn export_table(
    app: FromReplica<access::ExportTable>,
    can: Can<access::ExportTable>,
    name: Path<String>,
) -> Result<HttpResponse, Problem> {
    let sheet = sheet(&name)?;
    let head = stream::iter([Ok(Bytes::from(csv::head(sheet.columns())))]);
    let rows = written(app.0, can.actor.clone(), sheet, move |row| csv::row(row.cells(sheet).map(|(_, cell)| cell)));
    Ok(attached(csv::MEDIA_TYPE, &name, "csv").streaming(head.chain(rows)))
}

/// Export all claims, all evidence or all verdict revisions as JSON lines.
#[utoipa::path(
    tag = "exports",
    params(("sheet" = String, Path, description = "`claims`, `evidence` or `verdicts`", example = "claims")),
    responses(
        (status = 200, description = "One JSON object per line, streamed", content_type = "application/x-ndjson"),
        (status = 404, description = "The sheet does not exist")
    )
)]
#[get("/exports/{sheet}.ndjson")]
pub async fn export_lines(
    app: FromReplica<access::ExportLines>,
    can: Can<access::ExportLines>,
    name: Path<String>,
) -> Result<HttpResponse, Problem> {
    let sheet = sheet(&name)?;
    let rows = written(app.0, can.actor.clone(), sheet, move |row| {
        let object: Map<String, Value> =
            row.cells(sheet).map(|(name, cell)| (name.to_owned(), serde_json::json!(cell))).collect();
        Value::Object(object).to_string() + "\n"
    });
    Ok(attached("application/x-ndjson", &name, "ndjson").streaming(rows))
}

/// Progress of a data feed stream.
struct Dump {
    app: Data<App>,
    after: i64,
    begun: bool,
    over: bool,
}

/// Read all published reviews as a schema.org DataFeed, in order of first publication.
///
/// Retracted reviews carry `dateDeleted`.
#[utoipa::path(
    tag = "feeds",
    responses((status = 200, description = "DataFeed, streamed", content_type = "application/ld+json"))
)]
#[get("/feeds/claimreview.json")]
pub async fn read_data_feed(
    app: FromReplica<access::ReadDataFeed>,
    _subscriber: Subscriber<access::ReadDataFeed>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let number = app::publishing::publication::newest_number(&app).await?.unwrap_or(0);
    let edition = app::publishing::publication::edition(&app).await?;
    let newest = match number {
        0 => DateTime::UNIX_EPOCH,
        _ => feed::changed_at(&app, number).await?,
    };
    // Weak entity tag: a verdict published during the stream may be in the body.
    let head = data_feed::head(&app.publisher(), newest);
    let version = env!("CARGO_PKG_VERSION");
    let etag = etag_of(format!("{edition}{head}{:?}{version}", app.publisher()).as_bytes());
    let mut answer = if unchanged(&request, &etag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    let access = if app.publisher().rules.private_feeds {
        "private"
    } else {
        open_to_all(&mut answer);
        "public"
    };
    answer
        .insert_header(("etag", format!("W/{etag}")))
        .insert_header(("last-modified", http_date(newest)))
        .insert_header(("cache-control", format!("{access}, max-age=0, must-revalidate")));
    if unchanged(&request, &etag) {
        return Ok(answer.finish());
    }
    let dump = Dump { app: app.0, after: feed::EARLIEST, begun: false, over: false };
    let items = stream::try_unfold(dump, |mut dump| async move { Ok(dump.next().await?.map(|piece| (piece, dump))) });
    let head = stream::iter([Ok::<_, Error>(Bytes::from(head))]);
    Ok(answer.content_type("application/ld+json").streaming(head.chain(items)))
}

impl Dump {
    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        if self.over {
            return Ok(None);
        }
        let found = feed::all(&self.app, self.after).await?;
        let Some(last) = found.last() else {
            self.over = true;
            return Ok(Some(Bytes::from_static(data_feed::TAIL.as_bytes())));
        };
        self.after = last.first;
        Ok(Some(Bytes::from(self.written(&found)?)))
    }

    fn written(&mut self, found: &[Published]) -> Result<String, Error> {
        let mut text = String::new();
        for one in found {
            let item = data_feed::item(&one.verdict, &self.app.publisher(), !self.begun);
            text.push_str(&item.map_err(|error| Error::Unexpected(error.into()))?);
            self.begun = true;
        }
        Ok(text)
    }
}

fn http_date(at: DateTime<Utc>) -> String {
    at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
