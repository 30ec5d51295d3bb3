//! Admission: the class of each operation, which decides whose database connections a request takes.

use std::collections::HashMap;
use std::rc::Rc;

use actix_web::dev::{Extensions, ServiceRequest};
use actix_web::http::Method;
use actix_web::web::Data;

use crate::app::context::App;
use crate::domain::kernel::work_class::WorkClass;
use crate::http::kit::access;
use crate::http::routing::Operations;

/// Class of the operations, by path template.
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
    pub fn new(operations: &Operations) -> Self {
        let class = |&(method, name): &(&'static str, &str)| {
            let class = access::class_of(name, method == "GET");
            (method, Admission { class, is_open: access::of(name).is_some_and(access::Access::is_open) })
        };
        let all = operations.by_path.iter();
        Self(all.map(|(path, operations)| (path.clone(), operations.iter().map(class).collect())).collect())
    }

    /// Whether an operation has this method and this very address, without parameters.
    #[must_use]
    pub fn knows(&self, method: &Method, path: &str) -> bool {
        self.of(method, path).is_some()
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
    use crate::http::document::OPERATIONS;

    #[test]
    fn every_operation_has_a_class() {
        let classes = Classes::new(&OPERATIONS);
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
        // As a read, this is the article of that name.
        assert!(classes.knows(&Method::POST, "/api/v1/articles/documents"));
        assert!(!classes.knows(&Method::GET, "/api/v1/articles/documents"));
    }
}
