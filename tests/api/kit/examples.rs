//! Examples of the OpenAPI document: every request body has one that the server reads; ids, times and parameters too.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use claimdesk::http::{
    articles::archiving::TwinSearch,
    articles::article_body::{ArticleCorrection, NewArticle},
    articles::subscription_body,
    claims::{claim, comment, matching, merge, occurrence, presence, queue, review, view},
    kit::extract::body::Empty,
    newsroom::{byline, mailing, notification, setting},
    people::{absence, account, invitation, me, passkey, reset, second_factor, session, token},
    publishing::readers::{report, tip, tip_decision},
    publishing::{delivery, endpoint, schedule},
    verdicts::{
        checks::{external_check, publisher_rating},
        claimant, claimant_merge, claimant_name, correction, evidence, guide, rating, reading, reply, verdict,
    },
};

use crate::kit::problem::document;

/// Whether the server reads the example of a body type; the error says why not.
type Reads = fn(Value) -> Result<(), String>;

/// The schema that `schema` is or refers to.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => resolved(document, document.pointer(reference.strip_prefix('#').unwrap()).unwrap()),
        None => schema,
    }
}

/// The first example of a schema, a parameter or a media type.
fn own_example(holder: &Value) -> Option<&Value> {
    let first = holder["examples"].as_array().and_then(|all| all.first());
    holder.get("example").or(first)
}

/// The example of a schema or of a schema that it refers to, also as one of several.
fn example<'a>(document: &'a Value, schema: &'a Value) -> Option<&'a Value> {
    let target = resolved(document, schema);
    let mut options = target["oneOf"].as_array().into_iter().flatten();
    own_example(schema).or_else(|| own_example(target)).or_else(|| options.find_map(|one| example(document, one)))
}

fn operations(document: &Value) -> impl Iterator<Item = (String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, operation)| (format!("{method} {path}"), operation))
    })
}

/// Names of the schemas of all request bodies in JSON; files and forms have none.
fn body_names(document: &Value) -> BTreeSet<String> {
    operations(document)
        .filter_map(|(_, operation)| operation.get("requestBody"))
        .filter_map(|body| body["content"].get("application/json"))
        .map(|content| content["schema"]["$ref"].as_str().unwrap())
        .map(|reference| reference.rsplit('/').next().unwrap().to_owned())
        .collect()
}

fn body<T: ToSchema + DeserializeOwned>() -> (String, Reads) {
    let reads: Reads = |example| match serde_json::from_value::<T>(example) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.to_string()),
    };
    (T::name().into_owned(), reads)
}

/// Every type of a request body, by the name of its schema.
fn bodies() -> Vec<(String, Reads)> {
    vec![
        body::<NewArticle>(),
        body::<ArticleCorrection>(),
        body::<TwinSearch>(),
        body::<subscription_body::NewSubscription>(),
        body::<subscription_body::RulesBody>(),
        body::<claim::ByHand>(),
        body::<claim::Rewording>(),
        body::<comment::NewComment>(),
        body::<comment::CommentEdit>(),
        body::<comment::Resolving>(),
        body::<matching::MatchDeciding>(),
        body::<matching::MatchSearch>(),
        body::<matching::VerdictReuse>(),
        body::<merge::Merging>(),
        body::<merge::Splitting>(),
        body::<occurrence::OccurrenceDeciding>(),
        body::<presence::Staying>(),
        body::<queue::BulkChange>(),
        body::<queue::Wanted>(),
        body::<review::Assignment>(),
        body::<review::Confirmation>(),
        body::<review::Dismissing>(),
        body::<review::Plan>(),
        body::<view::NewView>(),
        body::<Empty>(),
        body::<notification::SeenNotifications>(),
        body::<byline::OwnByline>(),
        body::<mailing::MailingChoice>(),
        body::<setting::NewSettings>(),
        body::<setting::LookPreview>(),
        body::<account::AccountChange>(),
        body::<absence::Absence>(),
        body::<account::Deactivation>(),
        body::<invitation::NewInvitation>(),
        body::<me::Confirmation>(),
        body::<me::PasswordChange>(),
        body::<passkey::NewPasskey>(),
        body::<passkey::PasskeyAnswer>(),
        body::<reset::Forgotten>(),
        body::<reset::LinkSecret>(),
        body::<reset::LinkUse>(),
        body::<second_factor::DeviceCode>(),
        body::<session::Credentials>(),
        body::<token::NewToken>(),
        body::<delivery::ReplayBody>(),
        body::<endpoint::EndpointDisabling>(),
        body::<endpoint::NewEndpoint>(),
        body::<report::ReportBody>(),
        body::<report::ReportDecision>(),
        body::<tip::TipBody>(),
        body::<tip_decision::TipArticle>(),
        body::<tip_decision::TipClaim>(),
        body::<tip_decision::TipDeclining>(),
        body::<schedule::Lifting>(),
        body::<schedule::PublicationBody>(),
        body::<claimant::ClaimantChange>(),
        body::<claimant::NewClaimant>(),
        body::<claimant_merge::ClaimantMerging>(),
        body::<claimant_merge::ClaimantSplitting>(),
        body::<claimant_name::ClaimantImport>(),
        body::<claimant_name::NewSpelling>(),
        body::<correction::CorrectionBody>(),
        body::<correction::RetractionBody>(),
        body::<evidence::EvidenceRevision>(),
        body::<evidence::NewEvidence>(),
        body::<evidence::Withdrawing>(),
        body::<external_check::CheckImport>(),
        body::<publisher_rating::Meaning>(),
        body::<guide::NewGuide>(),
        body::<rating::NewRatings>(),
        body::<reading::Adjudicating>(),
        body::<reading::Asking>(),
        body::<reading::ReadingAnswer>(),
        body::<reply::NewReply>(),
        body::<reply::ReplyAnswer>(),
        body::<verdict::DraftBody>(),
        body::<verdict::Returning>(),
        body::<verdict::SubmissionBody>(),
    ]
}

#[test]
fn every_request_body_has_an_example() {
    let document = document();
    let missing: Vec<String> = operations(&document)
        .filter(|(_, operation)| operation.get("requestBody").is_some())
        .filter(|(_, operation)| {
            let mut contents = operation["requestBody"]["content"].as_object().unwrap().values();
            contents.any(|content| own_example(content).or_else(|| example(&document, &content["schema"])).is_none())
        })
        .map(|(name, _)| name)
        .collect();
    assert_eq!(missing, [""; 0]);
}

/// Two types with one schema name are found, too: the example cannot fit both.
#[test]
fn the_server_reads_the_example_of_every_request_body() {
    let document = document();
    let bodies = bodies();
    let known: BTreeSet<String> = bodies.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(known, body_names(&document), "`bodies` names them all");
    for (name, reads) in bodies {
        let schema = &document["components"]["schemas"][&name];
        let example = own_example(schema).unwrap().clone();
        for required in schema["required"].as_array().into_iter().flatten() {
            assert!(example.get(required.as_str().unwrap()).is_some(), "{name}: {required}");
        }
        if let Some(properties) = schema["properties"].as_object() {
            for field in example.as_object().unwrap().keys() {
                assert!(properties.contains_key(field), "{name}: {field}");
            }
        }
        assert_eq!(reads(example), Ok(()), "{name}");
    }
}

#[test]
fn every_parameter_that_is_text_has_an_example() {
    let document = document();
    let mut missing = Vec::new();
    for (name, operation) in operations(&document) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let schema = resolved(&document, &parameter["schema"]);
            let is_open = schema["type"] == "string" && schema.get("enum").is_none();
            let example = own_example(parameter).or_else(|| example(&document, schema));
            if is_open && example.is_none() {
                missing.push(format!("{name}: {}", parameter["name"]));
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_field_with_a_format_has_an_example() {
    let document = document();
    let mut missing = Vec::new();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        let parts = schema["allOf"].as_array().into_iter().flatten();
        for part in parts.chain([schema]) {
            for (field, property) in part["properties"].as_object().into_iter().flatten() {
                let format = resolved(&document, property)["format"].as_str();
                let is_odd = matches!(format, Some("date" | "date-time" | "uri" | "uuid"));
                if is_odd && example(&document, property).is_none() {
                    missing.push(format!("{name}.{field}"));
                }
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_operation_has_one_tag_and_every_tag_a_description() {
    let document = document();
    let mut sizes = BTreeMap::new();
    for (name, operation) in operations(&document) {
        let tags = operation["tags"].as_array().unwrap();
        assert_eq!(tags.len(), 1, "{name}");
        *sizes.entry(tags[0].as_str().unwrap()).or_insert(0) += 1;
    }
    let described: Vec<&str> = document["tags"]
        .as_array()
        .unwrap()
        .iter()
        .inspect(|tag| assert!(!tag["description"].as_str().unwrap().is_empty(), "{tag}"))
        .map(|tag| tag["name"].as_str().unwrap())
        .collect();
    let used: BTreeSet<&str> = sizes.keys().copied().collect();
    assert_eq!(described.iter().copied().collect::<BTreeSet<_>>(), used);
    assert_eq!(described.len(), used.len(), "a tag is described twice");
    sizes.retain(|_, size| *size > 12);
    assert!(sizes.is_empty(), "too many operations: {sizes:?}");
}
