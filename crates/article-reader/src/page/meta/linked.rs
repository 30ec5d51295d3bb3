//! JSON-LD: the article object of the page, wherever it is nested.

use crate::page::dom::{Attr, Dom, Tag};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What the page's JSON-LD says of the article.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Linked {
    /// `headline`, else `name`.
    pub headline: Option<String>,
    /// Names of `author`, else of `creator`.
    pub authors: Vec<String>,
    /// `datePublished`, as written.
    pub published: Option<String>,
    /// `dateModified`, as written.
    pub modified: Option<String>,
    /// Name of `publisher`.
    pub publisher: Option<String>,
    /// `inLanguage`.
    pub language: Option<String>,
    /// `articleBody`, with its markup if the page left it in.
    pub body: Option<String>,
    /// The only person that is named, in whatever role.
    pub person: Option<String>,
    /// An object of an article's type was found.
    pub is_article: bool,
    /// `liveBlogUpdate`, in the page's order.
    pub updates: Vec<Update>,
    /// `isAccessibleForFree` is false.
    pub is_paid: bool,
    /// The article is a live blog.
    pub is_live: bool,
    /// The page says that it is a list of other pages.
    pub is_listing: bool,
}

/// One entry of a live blog.
#[derive(Debug)]
pub struct Update {
    /// `headline`.
    pub headline: Option<String>,
    /// `articleBody`.
    pub body: String,
    /// `datePublished`, as written.
    pub published: Option<String>,
}

/// Entries of a live blog that are read.
const UPDATES: usize = 1000;

/// Bytes of JSON-LD that are read.
const BYTES: usize = 2 * 1024 * 1024;

/// Objects that are looked at.
const OBJECTS: usize = 4096;

/// Types of the vocabulary that are articles, best first.
const ARTICLES: &[&str] = &[
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "TechArticle",
    "ScholarlyArticle",
    "Report",
    "AdvertiserContentArticle",
    "SocialMediaPosting",
    "Recipe",
    "Review",
    "QAPage",
    "ClaimReview",
    "WebPage",
    "ItemPage",
    "AboutPage",
];

/// Types from this place of the list on describe the page, not its article.
const PAGES: usize = 18;

type Object = Map<String, Value>;

/// Reads all JSON-LD of a page.
pub fn linked(dom: &Dom) -> Linked {
    let roots = documents(dom);
    let objects = objects(&roots);
    let is_listing =
        objects.iter().any(|object| types(object).any(|each| matches!(each, "CollectionPage" | "SearchResultsPage")));
    let mut linked = Linked { is_listing, ..Linked::default() };
    let names: HashMap<&str, &Object> = objects
        .iter()
        .filter(|object| object.len() > 1)
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    let mut articles: Vec<(usize, &Object)> =
        objects.iter().filter_map(|object| Some((rank(object)?, *object))).collect();
    articles.sort_by_key(|(rank, _)| *rank);
    for (rank, object) in articles.iter().take(4) {
        linked.is_article |= *rank < PAGES;
        linked.fill(object, &names, *rank >= PAGES);
    }
    linked.person = only_person(&objects);
    linked
}

fn only_person(objects: &[&Object]) -> Option<String> {
    let persons = objects.iter().filter(|object| types(object).any(|each| each == "Person"));
    let mut names: Vec<String> = persons.filter_map(|person| first_text(person.get("name")?)).collect();
    names.dedup();
    if names.len() == 1 { names.pop() } else { None }
}

impl Linked {
    /// Takes what is still missing from one object. The name of a whole page is no headline.
    fn fill(&mut self, object: &Object, names: &HashMap<&str, &Object>, page: bool) {
        let text = |key: &str| object.get(key).and_then(first_text);
        let name = || if page { None } else { text("name") };
        self.is_live |= types(object).any(|each| each == "LiveBlogPosting");
        if self.updates.is_empty() {
            let all = object.get("liveBlogUpdate").and_then(Value::as_array);
            self.updates = all.into_iter().flatten().take(UPDATES).filter_map(update).collect();
        }
        self.is_paid |= object.get("isAccessibleForFree").is_some_and(is_false);
        self.headline = self.headline.take().or_else(|| text("headline")).or_else(name);
        self.published = self.published.take().or_else(|| text("datePublished")).or_else(|| text("dateCreated"));
        self.modified = self.modified.take().or_else(|| text("dateModified"));
        self.language = self.language.take().or_else(|| object.get("inLanguage").and_then(language));
        self.body = self.body.take().or_else(|| text("articleBody"));
        if self.authors.is_empty() {
            let said = object.get("author").or_else(|| object.get("creator"));
            self.authors = said.map(|author| people(author, names)).unwrap_or_default();
        }
        if self.publisher.is_none() {
            let publisher = object.get("publisher").or_else(|| object.get("sourceOrganization"));
            self.publisher = publisher.and_then(|publisher| people(publisher, names).into_iter().next());
        }
    }
}

/// The parsed scripts. A script that is no JSON is skipped; nesting beyond 128 levels is no JSON to the parser.
fn documents(dom: &Dom) -> Vec<Value> {
    let mut left = BYTES;
    let mut out = Vec::new();
    for (id, element) in dom.elements(0..dom.len()) {
        let is_json = element.attr(Attr::Type).is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
        if element.tag != Tag::Script || !is_json {
            continue;
        }
        let text = dom.raw(id);
        if text.len() > left {
            continue;
        }
        left -= text.len();
        out.extend(parse(text));
    }
    out
}

/// Parses JSON with the mistakes that pages make: comments around it, line breaks inside of strings, a last semicolon.
fn parse(text: &str) -> Option<Value> {
    let text = text.replace("<![CDATA[", "").replace("]]>", "");
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let start = clean.find(['{', '['])?;
    let end = clean.rfind(['}', ']'])?;
    serde_json::from_str(clean.get(start..=end)?).ok()
}

/// All objects, in document order, without recursion.
fn objects(roots: &[Value]) -> Vec<&Object> {
    let mut out = Vec::new();
    let mut todo: Vec<&Value> = roots.iter().rev().collect();
    while let Some(value) = todo.pop() {
        match value {
            Value::Array(values) => todo.extend(values.iter().rev()),
            Value::Object(object) => {
                out.push(object);
                let nested: Vec<&Value> =
                    object.iter().filter(|(key, _)| !is_aside(key)).map(|(_, value)| value).collect();
                todo.extend(nested.into_iter().rev());
            }
            _ => {}
        }
        if out.len() >= OBJECTS {
            break;
        }
    }
    out
}

/// Objects under these keys are about other pages.
fn is_aside(key: &str) -> bool {
    matches!(
        key,
        "relatedLink"
            | "citation"
            | "itemListElement"
            | "comment"
            | "isPartOf"
            | "mentions"
            | "about"
            | "liveBlogUpdate"
    )
}

fn types(object: &Object) -> impl Iterator<Item = &str> {
    let types: Vec<&str> = match object.get("@type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    types.into_iter().map(|each| each.rsplit(['/', ':']).next().unwrap_or(each))
}

/// How much an object is the page's article; lower is better.
fn rank(object: &Object) -> Option<usize> {
    types(object).filter_map(|each| ARTICLES.iter().position(|known| *known == each)).min()
}

fn first_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Array(values) => values.first()?.as_str()?,
        Value::Object(object) => object.get("@value")?.as_str()?,
        _ => return None,
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn update(value: &Value) -> Option<Update> {
    let text = |key: &str| value.get(key).and_then(first_text);
    Some(Update { headline: text("headline"), body: text("articleBody")?, published: text("datePublished") })
}

/// `false`, as a value or as text.
fn is_false(value: &Value) -> bool {
    value.as_bool() == Some(false) || value.as_str().is_some_and(|text| text.to_ascii_lowercase().ends_with("false"))
}

/// A language is a tag, or an object with a tag or a name.
fn language(value: &Value) -> Option<String> {
    let object = || first_text(value.get("alternateName").or_else(|| value.get("name"))?);
    first_text(value).or_else(object)
}

/// Names of people or organizations: texts, objects with a name, references to objects, or lists of them.
fn people(value: &Value, names: &HashMap<&str, &Object>) -> Vec<String> {
    let one = |value: &Value| -> Vec<String> {
        let Value::Object(object) = value else { return first_text(value).into_iter().collect() };
        let of_object = |object: &Object| match object.get("name") {
            Some(Value::Array(many)) => many.iter().filter_map(first_text).collect(),
            Some(one) => first_text(one).into_iter().collect(),
            None => Vec::new(),
        };
        let found: Vec<String> = of_object(object);
        if !found.is_empty() {
            return found;
        }
        let id = object.get("@id").and_then(Value::as_str);
        id.and_then(|id| names.get(id)).map(|object| of_object(object)).unwrap_or_default()
    };
    match value {
        Value::Array(values) => values.iter().take(50).flat_map(one).collect(),
        value => one(value),
    }
}
