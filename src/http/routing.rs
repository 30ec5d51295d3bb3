//! Routing: the places that take routes, which are the server, the list of operations and the OpenAPI document.

use std::any::type_name;
use std::collections::BTreeMap;

use actix_web::dev::HttpServiceFactory;
use actix_web::web::ServiceConfig;
use utoipa::Path;
use utoipa::openapi::OpenApi;
use utoipa::openapi::path::HttpMethod;
use utoipa_actix_web::OpenApiFactory;

/// A place that takes routes. The server does not describe what it takes: the schemas of all operations together are
/// tens of megabytes, which each of its threads would keep.
pub trait Routes {
    /// Takes a handler.
    fn service<F>(&mut self, handler: F) -> &mut Self
    where
        F: HttpServiceFactory + OpenApiFactory + Path + 'static;
}

impl Routes for ServiceConfig {
    fn service<F>(&mut self, handler: F) -> &mut Self
    where
        F: HttpServiceFactory + OpenApiFactory + Path + 'static,
    {
        Self::service(self, handler)
    }
}

/// Operations of the routes, without their descriptions.
#[derive(Debug, Default)]
pub struct Operations {
    /// Beginning of the addresses of the routes that are taken.
    pub prefix: &'static str,
    /// Method and operation id of each operation, by path template.
    pub by_path: BTreeMap<String, Vec<(&'static str, &'static str)>>,
}

impl Routes for Operations {
    fn service<F>(&mut self, _: F) -> &mut Self
    where
        F: HttpServiceFactory + OpenApiFactory + Path + 'static,
    {
        // Handlers are types with the names of their functions, and so are the operation ids.
        let name = type_name::<F>().rsplit("::").next().unwrap_or_default();
        let operations = self.by_path.entry(format!("{}{}", self.prefix, F::path())).or_default();
        operations.extend(F::methods().iter().filter_map(method).map(|method| (method, name)));
        self
    }
}

const fn method(method: &HttpMethod) -> Option<&'static str> {
    match method {
        HttpMethod::Get => Some("GET"),
        HttpMethod::Post => Some("POST"),
        HttpMethod::Put => Some("PUT"),
        HttpMethod::Patch => Some("PATCH"),
        HttpMethod::Delete => Some("DELETE"),
        _ => None,
    }
}

impl Operations {
    /// Methods of the operations at a path, for `Allow`; empty for an unknown path.
    #[must_use]
    pub fn methods(&self, path: &str) -> Vec<&'static str> {
        // `/claims/bulk` also matches `/claims/{id}`; the exact path has precedence.
        let is_named = self.by_path.contains_key(path);
        let fitting = self.by_path.iter().filter(
            |(template, _)| {
                if is_named { *template == path } else { matches(template, path) }
            },
        );
        let known: Vec<&str> = fitting.flat_map(|(_, operations)| operations).map(|(method, _)| *method).collect();
        [("GET", "GET"), ("HEAD", "GET"), ("POST", "POST"), ("PUT", "PUT"), ("PATCH", "PATCH"), ("DELETE", "DELETE")]
            .into_iter()
            .filter_map(|(method, by)| known.contains(&by).then_some(method))
            .collect()
    }
}

fn matches(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some(expected), Some(given)) if fits(expected, given) => {}
            _ => return false,
        }
    }
}

fn fits(expected: &str, given: &str) -> bool {
    match (expected.find('{'), expected.find('}')) {
        (Some(start), Some(end)) => {
            let (prefix, suffix) =
                (expected.get(..start).unwrap_or_default(), expected.get(end + 1..).unwrap_or_default());
            given.len() > prefix.len() + suffix.len() && given.starts_with(prefix) && given.ends_with(suffix)
        }
        _ => expected == given,
    }
}

/// Descriptions of the routes.
pub(super) struct Described {
    /// Beginning of the addresses of the routes that are taken.
    pub(super) prefix: &'static str,
    /// The OpenAPI document.
    pub(super) document: OpenApi,
}

impl Routes for Described {
    fn service<F>(&mut self, handler: F) -> &mut Self
    where
        F: HttpServiceFactory + OpenApiFactory + Path + 'static,
    {
        let mut paths = handler.paths();
        paths.paths = paths.paths.into_iter().map(|(path, item)| (format!("{}{path}", self.prefix), item)).collect();
        self.document.paths.merge(paths);
        // At once, because the schemas of an operation are many times those of its neighbours.
        let mut schemas = Vec::new();
        handler.schemas(&mut schemas);
        self.document.components.get_or_insert_default().schemas.extend(schemas);
        self
    }
}
