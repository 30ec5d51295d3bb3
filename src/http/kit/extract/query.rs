//! Query string extractor: errors that name the parameter.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::page::Limit;
use crate::http::kit::extract::body::pointer;
use crate::http::kit::problem::Problem;

/// Parameters of a query string; unknown parameters are an error.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let text = request.query_string();
        if text.contains("%00") {
            return ready(Err(Problem::invalid("", "The query string must not contain U+0000.")));
        }
        let pairs = serde_urlencoded::Deserializer::new(url::form_urlencoded::parse(text.as_bytes()));
        ready(serde_path_to_error::deserialize(pairs).map(Self).map_err(|error| {
            let (path, message) = (pointer(error.path()), error.inner().to_string());
            match FieldFault::of_message(&message) {
                FieldFault::NotAccepted { .. } => Problem::invalid(path, format!("The query string: {message}")),
                fault => Problem::invalid(path, fault),
            }
        }))
    }
}

/// Paging parameters of all lists.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    pub cursor: Option<String>,
}

impl Paging {
    /// Page size, or the default.
    ///
    /// # Errors
    /// If the value is not from 1 to 100.
    pub fn limit(&self) -> Result<Limit, Problem> {
        limit(self.limit)
    }
}

/// Checks a page size; the default applies to `None`.
///
/// # Errors
/// If the value is not from 1 to 100.
pub fn limit(limit: Option<u32>) -> Result<Limit, Problem> {
    limit.map_or(Ok(Limit::default()), |limit| limit_up_to(100, limit))
}

/// Checks a page size.
///
/// # Errors
/// If the value is not from 1 to `most`.
pub fn limit_up_to(most: u32, limit: u32) -> Result<Limit, Problem> {
    Limit::up_to(most, limit)
        .ok_or_else(|| Problem::invalid("/limit", FieldFault::OutOfRange { min: 1, max: most.into() }))
}

/// Parses a comma-separated list such as `a,b` into names.
///
/// # Errors
/// If one of the names is unknown.
pub fn names<T: DeserializeOwned>(parameter: &str, list: Option<&str>) -> Result<Option<Vec<T>>, Problem> {
    let Some(list) = list.filter(|list| !list.is_empty()) else {
        return Ok(None);
    };
    list.split(',')
        .map(|name| {
            T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name))
                .map_err(|error| Problem::invalid(format!("/{parameter}"), error.to_string()))
        })
        .collect::<Result<_, _>>()
        .map(Some)
}
