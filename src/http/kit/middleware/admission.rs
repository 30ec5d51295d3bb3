//! Admission: the class of each operation, which decides whose database connections a request takes.

use std::collections::HashMap;
use std::rc::Rc;

use actix_web::dev::{Extensions, ServiceRequest};
use actix_web::http::Method;
use actix_web::web::Data;
use utoipa::openapi::OpenApi;

use crate::app::context::App;
use crate::domain::kernel::work_class::WorkClass;
use crate::http::kit::access;

/// Class of the operations of the document, by path template.
#[derive(Debug)]
pub struct Classes(HashMap<String, Vec<(&'static str, Admission)>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Admission {
    class: WorkClass,
    /// Whether strangers may use the operation.
    is_open: bool,
}

impl Classes {
    /// Reads the classes of all operations from the access table.
    #[must_use]
    pub fn new(document: &OpenApi) -> Self {
        let mut classes: HashMap<String, Vec<_>> = HashMap::new();
        for (path, item) in &document.paths.paths {
            for (method, operation) in access::operations(&mut item.clone()) {
                let id = operation.operation_id.as_deref().unwrap_or_default();
                let class = access::class_of(id, method == "GET");
                let is_open = access::of(id).is_some_and(access::Access::is_open);
                classes.entry(path.clone()).or_default().push((method, Admission { class, is_open }));
            }
        }
        Self(classes)
    }

    fn of(&self, method: &Method, pattern: &str) -> Option<Admission> {
        let (_, admission) = self.0.get(pattern)?.iter().find(|(one, _)| *one == method.as_str())?;
        Some(*admission)
    }
}

/// Gives the request a context of its class. Reads that strangers may make keep the context of all strangers' reads.
pub fn admit(request: &mut ServiceRequest, app: &App, pattern: &str) {
    let classes = request.app_data::<Data<Classes>>();
    let Some(Admission { class, is_open }) = classes.and_then(|classes| classes.of(request.method(), pattern)) else {
        return;
    };
    if is_open && class == WorkClass::Read {
        return;
    }
    let own = app.of_class(class);
    if is_open {
        own.set_caller(None);
    }
    let mut data = Extensions::new();
    data.insert(Data::new(own));
    request.add_data_container(Rc::new(data));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::document::DOCUMENT;

    #[test]
    fn every_operation_has_a_class() {
        let classes = Classes::new(&DOCUMENT);
        let of = |method, pattern| classes.of(&method, pattern).unwrap();
        for (method, pattern, class, is_open) in [
            (Method::GET, "/api/v1/claims", WorkClass::Read, false),
            (Method::GET, "/api/v1/claims/{id}", WorkClass::Read, false),
            (Method::POST, "/api/v1/claims/{id}/comments", WorkClass::Write, false),
            (Method::POST, "/api/v1/claims/search", WorkClass::Heavy, false),
            (Method::GET, "/api/v1/claims/{id}/related", WorkClass::Heavy, false),
            (Method::GET, "/api/v1/exports/{sheet}.csv", WorkClass::Heavy, false),
            (Method::GET, "/v1alpha1/claims:search", WorkClass::Heavy, true),
            (Method::GET, "/feeds/verdicts.json", WorkClass::Read, true),
            (Method::POST, "/api/v1/session", WorkClass::Write, true),
        ] {
            assert_eq!(of(method, pattern), Admission { class, is_open }, "{pattern}");
        }
        assert!(classes.of(&Method::GET, "/nothing").is_none());
    }
}
