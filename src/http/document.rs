//! OpenAPI document, assembled from the routes, and the route table generated from the document.

use std::fmt::Write;
use std::sync::LazyLock;

use utoipa::openapi::OpenApi;

use crate::http::kit::access::{self, Access};
use crate::http::kit::openapi;
use crate::http::routes;
use crate::http::routing::{Described, Operations};

/// The OpenAPI document, built from the handlers.
#[must_use]
pub fn document() -> OpenApi {
    let mut described = Described { prefix: "/api/v1", document: openapi::head() };
    routes::api(&mut described);
    described.prefix = "";
    routes::public(&mut described);
    openapi::complete(&mut described.document);
    described.document
}

/// The OpenAPI document as JSON.
pub static JSON: LazyLock<String> = LazyLock::new(|| document().to_pretty_json().unwrap_or_default());

/// Operations of the server, without their descriptions.
pub static OPERATIONS: LazyLock<Operations> = LazyLock::new(|| {
    let mut operations = Operations { prefix: "/api/v1", ..Operations::default() };
    routes::api(&mut operations);
    operations.prefix = "";
    routes::public(&mut operations);
    operations
});

/// The route table with the access rules, as in docs/routes.md.
#[must_use]
pub fn page() -> String {
    let mut page = "# Routes\n\n\
        By `claimdesk routes` from the table in src/http/kit/access.rs that the server guards by; a test keeps it true. \
        Editors have all reviewer permissions; admins have all editor permissions. A token needs the scope and its owner's role. \
        With `database.replicas`, a standby may give an answer that may be a moment old ([scale.md](operate/scale.md)).\n\n\
        | method | address | operation | for | token's scope | password within ten minutes | may be a moment old |\n\
        |---|---|---|---|---|---|---|\n"
        .to_owned();
    for (path, item) in &mut document().paths.paths {
        for (method, operation) in access::operations(item) {
            let id = operation.operation_id.as_deref().unwrap_or_default();
            let Some(access) = access::of(id) else {
                continue;
            };
            let scope = access.scope(method == "GET");
            let scope = match (access, scope) {
                (Access::Anyone | Access::Subscribers, _) => "none needed".to_owned(),
                (_, None) => "no token".to_owned(),
                (_, Some(scope)) => format!("`{}`", scope.name()),
            };
            let confirmed = if access.is_confirmed() { "yes" } else { "" };
            let who = access.in_words();
            let old = if access::MOMENT_OLD.iter().any(|name| access::snake(name) == id) { "yes" } else { "" };
            _ = writeln!(page, "| {method} | `{path}` | {id} | {who} | {scope} | {confirmed} | {old} |");
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn addresses_know_their_methods() {
        assert_eq!(OPERATIONS.methods("/api/v1/session"), ["GET", "HEAD", "POST", "DELETE"]);
        assert_eq!(OPERATIONS.methods("/api/v1/claims/x/verdict/draft"), ["PUT"]);
        assert_eq!(OPERATIONS.methods("/verdicts/some-slug.json"), ["GET", "HEAD"]);
        assert!(OPERATIONS.methods("/api/v1/nothing").is_empty());
    }

    #[test]
    fn the_operations_are_those_of_the_document() {
        let mut described = BTreeSet::new();
        for (path, item) in &mut document().paths.paths {
            for (method, operation) in access::operations(item) {
                described.insert((path.clone(), method, operation.operation_id.clone().unwrap()));
            }
        }
        let mut known = BTreeSet::new();
        for (path, operations) in &OPERATIONS.by_path {
            for (method, name) in operations {
                known.insert((path.clone(), *method, (*name).to_owned()));
            }
        }
        assert_eq!(known, described);
    }

    #[test]
    fn the_document_is_openapi_3_1_and_names_every_operation_once() {
        let json: serde_json::Value = serde_json::from_str(&JSON).unwrap();
        assert_eq!(json["openapi"], "3.1.0");
        let mut ids: Vec<&str> = json["paths"]
            .as_object()
            .unwrap()
            .values()
            .flat_map(|item| item.as_object().unwrap().values())
            .map(|operation| operation["operationId"].as_str().unwrap())
            .collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn every_reference_in_the_document_leads_somewhere() {
        let json: serde_json::Value = serde_json::from_str(&JSON).unwrap();
        let mut seen = 0;
        for reference in JSON.split("\"$ref\": \"#").skip(1) {
            let pointer = reference.split('"').next().unwrap();
            assert!(json.pointer(pointer).is_some(), "{pointer} leads nowhere");
            seen += 1;
        }
        assert!(seen > 50);
    }

    #[test]
    fn the_table_and_the_document_know_the_same_operations() {
        let mut known: Vec<String> = document()
            .paths
            .paths
            .values_mut()
            .flat_map(access::operations)
            .map(|(_, operation)| operation.operation_id.clone().unwrap())
            .collect();
        let mut listed: Vec<String> = access::TABLE.iter().map(|(name, _)| access::snake(name)).collect();
        known.sort_unstable();
        listed.sort_unstable();
        assert_eq!(known, listed);
    }

    // ASVS 6.3.4, 8.1.1
    // threat B24.2
    #[test]
    fn the_page_in_the_documentation_is_the_table_that_guards() {
        let kept = include_str!("../../docs/routes.md");
        assert_eq!(page(), kept, "docs/routes.md is out of date: make generated");
    }
}
