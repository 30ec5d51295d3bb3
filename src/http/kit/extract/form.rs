//! Bodies with a file, as `multipart/form-data` (RFC 7578): the parts `input` (JSON) and `file`, or fields of text and `file`.

use std::io::{Read, Seek, Write};

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::dev::Payload;
use actix_web::http::header::CONNECTION;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::{Stream, StreamExt};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tempfile::SpooledTempFile;
use tokio::time::{Instant, timeout_at};

use super::body::{Body, BodyDigest, USUAL, parse, time_for, too_large, too_slow, unencoded};
use crate::app::error::Error;
use crate::http::kit::problem::{Kind, Problem};

/// Bytes of a file that are kept in memory while it arrives; the rest is on disk.
const IN_MEMORY: usize = 256 * 1024;

/// Bytes of a field of text, at most.
const FIELD: usize = 16 * 1024;
/// Maximum number of fields of text.
const FIELDS: usize = 50;
/// Bytes of a field of a form for readers, at most: what is a little too long comes back to be shortened.
const TYPED: usize = 64 * 1024;
/// Bytes of files that are not taken and are read all the same, at most. A browser shows the answer only after it has sent the
/// whole form.
const UNTAKEN: usize = 64 * 1024 * 1024;

/// What was sent: the input, and perhaps a file.
#[derive(Debug)]
pub struct Form<T> {
    /// The parsed JSON.
    pub input: T,
    /// Name as the sender said, and bytes of the file.
    pub file: Option<(String, Vec<u8>)>,
}

impl<T: DeserializeOwned + 'static> Form<T> {
    /// Reads the body of a request, with a file of at most `largest` bytes. Call it when the caller is known to be allowed.
    ///
    /// # Errors
    /// What is wrong with the body.
    pub async fn read(request: &HttpRequest, mut payload: Payload, largest: usize) -> Result<Self, Problem> {
        if !is_form(request) {
            let Body(input) = Body::<T>::from_request(request, &mut payload).await?;
            return Ok(Self { input, file: None });
        }
        unencoded(request)?;
        let mut parts = Parts { arrived: 0, began: Instant::now() };
        let mut multipart = Multipart::new(request.headers(), payload);
        let (mut input, mut file) = (None, None);
        while let Some(mut field) = parts.next(&mut multipart).await? {
            match field.name().unwrap_or_default() {
                "input" if input.is_none() => input = Some(parts.bytes(&mut field, USUAL, false).await?),
                "file" if file.is_none() => {
                    let name = file_name(&field);
                    file = Some((name, parts.bytes(&mut field, largest, true).await?));
                }
                name => return Err(not_a_part(name)),
            }
        }
        let input = input.ok_or_else(|| Problem::invalid("/input", "is missing: send the fields as JSON"))?;
        let digest = file.iter().fold(Sha256::new().chain_update(Sha256::digest(&input)), |digest, (name, bytes)| {
            digest.chain_update(Sha256::digest(name)).chain_update(Sha256::digest(bytes))
        });
        request.extensions_mut().insert(BodyDigest(digest.finalize().into()));
        Ok(Self { input: parse(&input)?, file })
    }
}

/// A file of a form.
#[derive(Debug)]
pub struct Sent {
    /// Name, as the sender said; may be empty.
    pub name: String,
    /// Media type that the sender names.
    pub content_type: Option<String>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What was sent: fields of text, and a file.
#[derive(Debug)]
pub struct Fields<T> {
    /// The parsed fields; those that were sent empty are absent.
    pub fields: T,
    /// The file.
    pub file: Sent,
}

impl<T: DeserializeOwned> Fields<T> {
    /// Reads a form with a file of at most `largest` bytes. Call it when the caller is known to be allowed.
    ///
    /// # Errors
    /// What is wrong with the form.
    pub async fn read(request: &HttpRequest, payload: Payload, largest: usize) -> Result<Self, Problem> {
        unencoded(request)?;
        let mut parts = Parts { arrived: 0, began: Instant::now() };
        let mut multipart = Multipart::new(request.headers(), payload);
        let (mut fields, mut file) = (Map::new(), None);
        while let Some(mut field) = parts.next(&mut multipart).await? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "file" && file.is_none() {
                let (name, content_type) = (file_name(&field), field.content_type().map(ToString::to_string));
                file = Some(Sent { name, content_type, bytes: parts.bytes(&mut field, largest, true).await? });
            } else if name == "file" || fields.contains_key(&name) || fields.len() >= FIELDS {
                return Err(not_a_part(&name));
            } else {
                let text = String::from_utf8(parts.bytes(&mut field, FIELD, false).await?);
                let text = text.map_err(|_other| closing(Problem::invalid(format!("/{name}"), "must be UTF-8")))?;
                fields.insert(name, text.into());
            }
        }
        let file = file.ok_or_else(|| Problem::invalid("/file", "is missing"))?;
        fields.retain(|_, text| text != "");
        let fields = Value::from(fields).to_string();
        let digest = [fields.as_bytes(), file.name.as_bytes(), &file.bytes]
            .into_iter()
            .fold(Sha256::new(), |digest, part| digest.chain_update(Sha256::digest(part)));
        request.extensions_mut().insert(BodyDigest(digest.finalize().into()));
        Ok(Self { fields: parse(fields.as_bytes())?, file })
    }
}

/// What somebody sent from a page: what they typed, also if the file is not taken.
#[derive(Debug)]
pub struct Posted<T> {
    /// The parsed fields.
    pub fields: T,
    /// The file, or why there is none. `None` if nobody chose one.
    pub file: Option<Result<Sent, NotTaken>>,
}

/// Why the file of a form is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// It is too large.
    TooLarge,
    /// There are several.
    Several,
}

impl<T: DeserializeOwned> Posted<T> {
    /// Reads a form with at most one file of at most `largest` bytes. The bytes of other files are read and not kept.
    ///
    /// # Errors
    /// For a form that cannot be read.
    pub async fn read(request: &HttpRequest, payload: Payload, largest: usize) -> Result<Self, Problem> {
        unencoded(request)?;
        let mut parts = Parts { arrived: 0, began: Instant::now() };
        let mut multipart = Multipart::new(request.headers(), payload);
        let (mut fields, mut file) = (Map::new(), None);
        while let Some(mut field) = parts.next(&mut multipart).await? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "file" {
                let name = file_name(&field);
                let room = if file.is_none() { largest } else { 0 };
                let bytes = parts.bytes_or_none(&mut field, room).await?;
                // A browser sends a part without name and bytes if nobody chose a file.
                if !(name.is_empty() && bytes.as_ref().is_some_and(Vec::is_empty)) {
                    file = Some(match (file, bytes) {
                        (Some(_), _) => Err(NotTaken::Several),
                        (None, Some(bytes)) => Ok(Sent { name, content_type: None, bytes }),
                        (None, None) => Err(NotTaken::TooLarge),
                    });
                }
            } else if fields.contains_key(&name) || fields.len() >= FIELDS {
                return Err(not_a_part(&name));
            } else {
                let text = String::from_utf8(parts.bytes(&mut field, TYPED, false).await?);
                let text = text.map_err(|_other| closing(Problem::invalid(format!("/{name}"), "must be UTF-8")))?;
                fields.insert(name, text.into());
            }
        }
        Ok(Self { fields: parse(Value::from(fields).to_string().as_bytes())?, file })
    }
}

/// Whether the body is `multipart/form-data`.
#[must_use]
pub fn is_form(request: &HttpRequest) -> bool {
    request.content_type().eq_ignore_ascii_case("multipart/form-data")
}

/// The parts of a form as they arrive.
struct Parts {
    /// Bytes so far.
    arrived: usize,
    began: Instant,
}

impl Parts {
    /// The next thing of a stream, in time.
    async fn next<T>(
        &self,
        stream: &mut (impl Stream<Item = Result<T, MultipartError>> + Unpin),
    ) -> Result<Option<T>, Problem> {
        let next = timeout_at(self.began + time_for(self.arrived), stream.next()).await;
        next.ok().ok_or_else(too_slow)?.transpose().map_err(|error| broken(&error))
    }

    /// The bytes of a part, of which at most `largest` are taken.
    async fn bytes(&mut self, field: &mut Field, largest: usize, is_file: bool) -> Result<Vec<u8>, Problem> {
        let mut spool = Spool::new();
        while let Some(chunk) = self.next(field).await? {
            self.arrived += chunk.len();
            spool.write(&chunk)?;
            if spool.length > largest {
                return Err(if is_file { file_too_large(largest) } else { too_large() });
            }
        }
        spool.into_bytes()
    }

    /// The bytes of a part; `None` if there are more than `largest`, which are read to the end.
    async fn bytes_or_none(&mut self, field: &mut Field, largest: usize) -> Result<Option<Vec<u8>>, Problem> {
        let mut spool = Some(Spool::new());
        while let Some(chunk) = self.next(field).await? {
            self.arrived += chunk.len();
            if self.arrived > UNTAKEN {
                return Err(too_large());
            }
            spool = spool.filter(|spool| spool.length + chunk.len() <= largest);
            if let Some(spool) = &mut spool {
                spool.write(&chunk)?;
            }
        }
        spool.map(Spool::into_bytes).transpose()
    }
}

/// What has arrived of a part: a little in memory, the rest on disk.
struct Spool {
    length: usize,
    file: SpooledTempFile,
}

impl Spool {
    fn new() -> Self {
        Self { length: 0, file: SpooledTempFile::new(IN_MEMORY) }
    }

    fn write(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        self.length += chunk.len();
        Ok(self.file.write_all(chunk).map_err(|error| Error::Unexpected(error.into()))?)
    }

    fn into_bytes(mut self) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::with_capacity(self.length);
        let read = self.file.rewind().and_then(|()| self.file.read_to_end(&mut bytes));
        read.map_err(|error| Error::Unexpected(error.into()))?;
        Ok(bytes)
    }
}

fn file_name(field: &Field) -> String {
    let said = field.content_disposition();
    let plain = said.and_then(|said| said.get_filename()).map(str::to_owned);
    let full = said.and_then(|said| said.get_filename_ext());
    let full = full.and_then(|name| String::from_utf8(name.value.clone()).ok());
    full.or(plain).unwrap_or_default()
}

fn not_a_part(name: &str) -> Problem {
    let name: String = name.chars().take(40).collect();
    closing(Problem::invalid(format!("/{name}"), "is not a part of this form, or comes twice"))
}

fn file_too_large(largest: usize) -> Problem {
    let detail = format!("The file is larger than {} MiB.", largest / 1024 / 1024);
    closing(Problem::new(Kind::TooLarge, detail))
}

fn broken(error: &MultipartError) -> Problem {
    closing(Problem::new(Kind::Malformed, format!("The form cannot be read: {error}.")))
}

/// What is left of a refused body is not read.
fn closing(problem: Problem) -> Problem {
    problem.with_header(CONNECTION, "close")
}
