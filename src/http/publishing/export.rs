//! `/exports/{sheet}.{csv,ndjson}` for the newsroom and `/feeds/claimreview.json` for everybody: complete exports,
//! streamed in pieces without a limit on their size.

use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{DateTime, Utc};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::app;
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::publishing::{export, feed};
use crate::domain::kernel::page::NotACursor;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::export::{Key, Row, Sheet};
use crate::domain::publishing::feed::Published;
use crate::formats::feeds::csv::{self, Csv};
use crate::formats::markup::data_feed;
use crate::http::kit::access;
use crate::http::kit::answer::open_to_all;
use crate::http::kit::etag::{etag_of, unchanged};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::query::Query;
use crate::http::kit::extract::subscriber::Subscriber;
use crate::http::kit::problem::{Kind, Problem};

fn sheet(name: &str) -> Result<Sheet, Problem> {
    Sheet::named(name).ok_or_else(|| {
        Problem::new(Kind::NotFound, "There is no such export: claims, evidence and verdicts are there.")
    })
}

/// Query parameters of an export: where it goes on.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RestQuery {
    /// To go on with an export that was cut: the id of the last complete row, for verdicts with `/` and the number of the revision. The
    /// response has the rows after it and no line with the names of the columns.
    #[param(example = "019cade2-11c0-70f2-b402-a6fc9b09675e")]
    after: Option<String>,
}

/// The row after which the export begins; `None`: at its start.
fn start(after: Option<&str>, sheet: Sheet) -> Result<Option<Key>, Problem> {
    let start = after.map(|after| Key::of_row(after, sheet)).transpose();
    let wrong = "must be the id of a row; for verdicts the id of the claim, a slash and the number of the revision";
    start.map_err(|NotACursor| Error::invalid("/after", wrong).into())
}

/// The character between the cells of a table.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    /// A comma.
    #[default]
    Comma,
    /// A semicolon, as Excel expects where numbers have a decimal comma.
    Semicolon,
    /// A tab.
    Tab,
}

/// Query parameters of a table: how it is written, and where it goes on.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TableQuery {
    /// Character between two cells. Default: `comma`.
    #[serde(default)]
    #[param(inline)]
    separator: Separator,
    /// Whether the file is for Excel: with a byte order mark, and with cells of at most 32,767 characters; the end of a longer cell is missing.
    /// Default: false.
    #[serde(default)]
    #[param(example = true)]
    excel: bool,
    /// To go on with an export that was cut: the id of the last complete row, for verdicts with `/` and the number of the revision. The
    /// response has the rows after it and no line with the names of the columns.
    #[param(example = "019cade2-11c0-70f2-b402-a6fc9b09675e")]
    after: Option<String>,
}

impl TableQuery {
    fn csv(&self) -> Csv {
        let separator = match self.separator {
            Separator::Comma => ',',
            Separator::Semicolon => ';',
            Separator::Tab => '\t',
        };
        Csv { separator, is_for_excel: self.excel }
    }
}

/// Pages that are read at the same time: a page takes the database longer than it takes this program to write it.
const AT_A_TIME: usize = 2;

/// All rows of a sheet after a key, read and written a page at a time.
fn written(
    app: Data<App>,
    actor: Actor,
    sheet: Sheet,
    start: Key,
    write: impl Fn(&mut String, Row) + Copy + 'static,
) -> impl Stream<Item = Result<Bytes, Error>> {
    let reader = app.clone();
    let ranges = stream::try_unfold(start, move |after| {
        let app = app.clone();
        async move {
            if after == Key::LAST {
                return Ok(None);
            }
            let ranges = export::ranges(&app, sheet, after).await?;
            let last = ranges.last().map_or(Key::LAST, |range| range.to);
            Ok::<_, Error>(Some((stream::iter(ranges).map(Ok::<_, Error>), last)))
        }
    });
    ranges
        .try_flatten()
        .map(move |range| {
            let (app, actor) = (reader.clone(), actor.clone());
            async move {
                let mut text = String::new();
                for row in export::rows(&app, &actor, sheet, range?).await? {
                    write(&mut text, row);
                }
                Ok(Bytes::from(text))
            }
        })
        .buffered(AT_A_TIME)
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
    params(("sheet" = String, Path, description = "`claims`, `evidence` or `verdicts`", example = "claims"), TableQuery),
    responses(
        (status = 200, description = "CSV file, streamed", content_type = "text/csv"),
        (status = 404, description = "The sheet does not exist"),
        (status = 422, description = "`after` is no key of a row of this sheet")
    )
)]
#[get("/exports/{sheet}.csv")]
pub async fn export_table(
    app: FromReplica<access::ExportTable>,
    can: Can<access::ExportTable>,
    name: Path<String>,
    Query(query): Query<TableQuery>,
) -> Result<HttpResponse, Problem> {
    let (sheet, csv) = (sheet(&name)?, query.csv());
    let start = start(query.after.as_deref(), sheet)?;
    let head = start.is_none().then(|| Ok(Bytes::from(csv.head(sheet.columns()))));
    let write = move |text: &mut String, row: Row| csv.push_row(text, row.cells(sheet).map(|(_, cell)| cell));
    let rows = written(app.0, can.actor.clone(), sheet, start.unwrap_or_default(), write);
    Ok(attached(csv::MEDIA_TYPE, &name, "csv").streaming(stream::iter(head).chain(rows)))
}

/// Export all claims, all evidence or all verdict revisions as JSON lines.
#[utoipa::path(
    tag = "exports",
    params(("sheet" = String, Path, description = "`claims`, `evidence` or `verdicts`", example = "claims"), RestQuery),
    responses(
        (status = 200, description = "One JSON object per line, streamed", content_type = "application/x-ndjson"),
        (status = 404, description = "The sheet does not exist"),
        (status = 422, description = "`after` is no key of a row of this sheet")
    )
)]
#[get("/exports/{sheet}.ndjson")]
pub async fn export_lines(
    app: FromReplica<access::ExportLines>,
    can: Can<access::ExportLines>,
    name: Path<String>,
    Query(query): Query<RestQuery>,
) -> Result<HttpResponse, Problem> {
    let sheet = sheet(&name)?;
    let start = start(query.after.as_deref(), sheet)?.unwrap_or_default();
    let rows = written(app.0, can.actor.clone(), sheet, start, move |text, row| {
        let object: Map<String, Value> =
            row.cells(sheet).map(|(name, cell)| (name.to_owned(), serde_json::json!(cell))).collect();
        text.push_str(&Value::Object(object).to_string());
        text.push('\n');
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
