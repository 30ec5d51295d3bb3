"""Structured data: ClaimReview and Open Graph of pages, the DataFeed, terms of schema.org."""

import collections
import json
import time
import urllib.parse
import warnings

import extruct
import lxml.html
import pyld.jsonld
import rdflib
import requests

from json_documents import ADDRESS, DATE, invalid
from kit import BASE, LICENSE, PUBLISHER, get, moment, reader, same, within
from newsroom import MARKUP, SCALE, claimant_pages, notices

# What Google's rules want a claimant to be.
PARTIES = ("Person", "Organization")


def structured(url):
    return extruct.extract(get(url).text, base_url=url, syntaxes=["json-ld", "microdata", "opengraph"], uniform=False)


def review_faults(review, verdict):
    """Google's rules for ClaimReview, and what went in."""
    yield from same("@type", review["@type"], "ClaimReview")
    yield from same("claimReviewed", review["claimReviewed"], verdict.statement)
    yield from same("url", review["url"], verdict.url)
    yield from within("datePublished", moment(review["datePublished"]), verdict.first)
    yield from within("dateModified", moment(review["dateModified"]), verdict.changed)
    yield from same("inLanguage", review["inLanguage"], verdict.language)
    yield from same("author", (review["author"]["name"], review["author"]["url"]), (PUBLISHER, f"{BASE}/"))
    yield from same("sdLicense", review.get("sdLicense"), LICENSE)
    rating, value = review.get("reviewRating"), SCALE.get(verdict.rating)
    if verdict.retracted:
        yield from same("reviewRating of what was retracted", rating, None)
    else:
        yield from same("alternateName", rating["alternateName"], verdict.label)
        if verdict.label.lower() in review["claimReviewed"].lower():
            yield f"claimReviewed contains {verdict.label}"
        # In a page they are numbers; consumers of the dump know them as text.
        found = [rating.get(name) and float(rating[name]) for name in ("ratingValue", "bestRating", "worstRating")]
        yield from same("ratingValue", found, [value, 5, 1] if value else [None] * 3)
    claim = review["itemReviewed"]
    author = claim.get("author", {})
    yield from same("claimant", author.get("name"), verdict.claimant)
    if verdict.record:
        yield from same("record of the claimant", (author["@type"], author["sameAs"]), verdict.record)
    elif author:
        yield from same("claimant without record", (author["@type"] in PARTIES, "sameAs" in author), (True, False))
    yield from same("date of the claim", claim["datePublished"], "2026-02-03")
    place = claim["firstAppearance"]
    found = (place["url"], place["headline"], place["publisher"]["name"])
    yield from same("firstAppearance", found, (verdict.article["url"], verdict.article["title"], verdict.outlet))
    yield from same("citation", [work["name"] for work in review["citation"]], [MARKUP])
    comments = review.get("correction", [])
    yield from same("correction", [one["text"] for one in comments], [verdict.notice] if verdict.notice else [])


def media_faults(reviews, verdict):
    """The MediaReview next to a ClaimReview, and what went in."""
    media = verdict.shown
    yield from same("media reviews", [review["@type"] for review in reviews], ["MediaReview"] if media else [])
    for review in reviews:
        yield from same("url", (review["url"], review["author"]["name"]), (verdict.url, PUBLISHER))
        yield from same("category", review["mediaAuthenticityCategory"], "EditedOrCroppedContent")
        original = (review["originalMediaLink"], review["originalMediaContextDescription"])
        yield from same("original", original, (media["original_url"], media["original_context"]))
        item = review["itemReviewed"]
        places = item["mediaItemAppearance"]
        found = [(place["@type"], place["contentUrl"], place.get("archivedAt")) for place in places]
        said = [("VideoObject", place["url"], place.get("archived_url")) for place in media["appearances"]]
        yield from same("appearances", (item["@type"], found), ("MediaReviewItem", said))
        # What the Reporters' Lab's reader takes as the medium of the review.
        yield from same("contentUrl", item["contentUrl"], media["appearances"][0]["url"])


@reader("extruct", "/verdicts/… for ClaimReview and MediaReview (JSON-LD) by Google's rules")
def extruct_pages(verdicts):
    for verdict in verdicts:
        found = structured(verdict.url)
        yield from same(f"microdata in {verdict.slug}", found["microdata"], [])
        yield from review_faults(found["json-ld"][0], verdict)
        yield from media_faults(found["json-ld"][1:], verdict)
    return f"{len(verdicts)} pages, one ClaimReview each"


@reader("extruct", "/verdicts/… for Open Graph")
def extruct_graph(verdicts):
    for verdict in verdicts:
        (graph,) = structured(verdict.url)["opengraph"]
        found = collections.Counter(name for name, _ in graph["properties"])
        yield from same("properties that stand twice", [name for name, times in found.items() if times > 1], [])
        found = dict(graph["properties"])
        image = found["og:image"].split("?")[0]
        found = (
            found["og:title"],
            found["og:url"],
            found["og:description"],
            found["og:type"],
            found["og:site_name"],
            image,
        )
        said = (verdict.title, verdict.url, verdict.summary, "article", PUBLISHER, f"{verdict.url}/card.png")
        yield from same("properties", found, said)
    return f"{len(verdicts)} pages"


@reader("extruct", "/verdicts/articles/…, frames and earlier revisions, without ClaimReview")
def extruct_overview(verdicts):
    urls = sorted({f"{BASE}/verdicts/articles/{verdict.article['id']}" for verdict in verdicts})
    urls += [f"{verdict.url}/embed" for verdict in verdicts] + [
        f"{verdict.url}/revisions/1" for verdict in notices(verdicts)
    ]
    for url in urls:
        found = structured(url)
        yield from same(f"reviews in {url}", (found["json-ld"], found["microdata"]), ([], []))
    for verdict in verdicts:
        page = lxml.html.fromstring(get(f"/verdicts/articles/{verdict.article['id']}").content)
        links = {link.get("href"): link.text_content() for link in page.xpath("//a")}
        yield from same("link of the overview", links.get(f"/verdicts/{verdict.slug}"), verdict.statement)
        yield from same("heading of the overview", page.xpath("string(//h1)"), verdict.article["title"])
    return f"{len(urls)} pages"


LISTS = {
    "/": "front page",
    "/verdicts": "archive",
    "/verdicts?topic=dams": "archive",
    "/verdicts?rating=false": "archive",
}


@reader("extruct", "front page, archive and claimants: Open Graph, each its own address; a claimant is a ProfilePage")
def extruct_lists(verdicts):
    claimants = {url: name for name, url in claimant_pages(verdicts).items()}
    # Search engines may read these; the others say that they must not.
    alone = ["/verdicts?q=ostrel", "/verdicts?topic=dams&rating=false", f"/verdicts/{verdicts[0].slug}/report"]
    for path in alone:
        robots = lxml.html.fromstring(get(path).content).xpath("string(//meta[@name='robots']/@content)")
        yield from same(f"{path} for robots", robots.startswith("noindex"), True)
    for path in [*LISTS, *claimants]:
        url = urllib.parse.urljoin(BASE, path)
        found = structured(url)
        kinds = [one["@type"] for one in found["json-ld"]]
        expected = ["ProfilePage"] if path in claimants else []
        yield from same(f"what {path} is", (kinds, found["microdata"]), (expected, []))
        (graph,) = found["opengraph"]
        twice = collections.Counter(name for name, _ in graph["properties"])
        yield from same("properties that come twice", [name for name, times in twice.items() if times > 1], [])
        graph, page = dict(graph["properties"]), lxml.html.fromstring(get(url).content)
        title = page.xpath("string(//title)")
        expected = {
            "og:type": "website",
            "og:site_name": PUBLISHER,
            "og:title": title.removesuffix(f" – {PUBLISHER}"),
            "og:description": page.xpath("string(//meta[@name='description']/@content)"),
            "og:url": url,
        }
        yield from same(f"Open Graph of {path}", graph, expected)
        yield from same(f"canonical address of {path}", page.xpath("//link[@rel='canonical']/@href"), [url])
        if path in claimants:
            name = claimants[path]
            elsewhere = page.xpath("//main/p[@class='accessed']/a[@rel='nofollow']/@href")
            (verdict, *_) = [verdict for verdict in verdicts if verdict.claimant == name]
            shown = (page.xpath("string(//h1)"), elsewhere)
            yield from same(f"name and addresses on {path}", shown, (name, verdict.record[1]))
            about = found["json-ld"][0]["mainEntity"]
            told = (about["@type"], about["name"], about["sameAs"])
            yield from same(f"subject of {path}", told, (verdict.record[0], name, verdict.record[1]))
    return f"{len(LISTS)} lists, {len(claimants)} claimants"


@reader("lxml", "/verdicts/… of one claim in two languages, linked by hreflang both ways")
def languages(verdicts):
    pair = {
        verdict.language: verdict.url
        for verdict in verdicts
        if verdict.translated or verdict is min(verdicts, key=lambda one: one.first)
    }
    yield from same("languages", sorted(pair), ["ar", "en"])
    for verdict in verdicts:
        links = lxml.html.fromstring(get(verdict.url).content).xpath("//head/link[@hreflang]")
        found = {link.get("hreflang"): link.get("href") for link in links}
        yield from same(f"languages of {verdict.slug}", found, pair if verdict.url in pair.values() else {})
    return " and ".join(pair)


def context(url, _):
    """schema.org without the network."""
    if url.rstrip("/") not in ("https://schema.org", "http://schema.org"):
        raise AssertionError(f"asks for {url}")
    document = {"@context": {"@vocab": "https://schema.org/"}}
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": "application/ld+json"}


def names(expanded):
    """The types and properties in expanded JSON-LD."""
    for node in expanded if isinstance(expanded, list) else [expanded]:
        if isinstance(node, dict):
            yield from node.get("@type", []) if "@value" not in node else []
            for name, value in node.items():
                if not name.startswith("@"):
                    yield name
                    yield from names(value)


def expand(document):
    expanded = pyld.jsonld.expand(document, {"documentLoader": context})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        strange = {name for name in names(expanded) if rdflib.URIRef(name) not in rdflib.SDO}
    return expanded, sorted(strange)


@reader("PyLD", f"JSON-LD of /verdicts/…, terms by rdflib {rdflib.__version__}")
def json_ld(verdicts):
    schema = "https://schema.org/"
    for verdict in verdicts:
        document, *media = structured(verdict.url)["json-ld"]
        for review in media:
            yield from same("terms that schema.org does not have", expand(review)[1], [])
        expanded, strange = expand(document)
        yield from same("terms that schema.org does not have", strange, [])
        (review,) = expanded
        (claim,) = review[f"{schema}itemReviewed"]
        types = (review["@type"], claim["@type"], review[f"{schema}author"][0]["@type"])
        yield from same(
            "types", types, ([f"{schema}ClaimReview"], [f"{schema}Claim"], [f"{schema}NewsMediaOrganization"])
        )
        yield from same("ids", (review["@id"], claim["@id"]), (f"{verdict.url}#review", f"{verdict.url}#claim"))
        yield from same("claimReviewed", review[f"{schema}claimReviewed"], [{"@value": verdict.statement}])
        if not verdict.retracted:
            yield from same("type of the rating", review[f"{schema}reviewRating"][0]["@type"], [f"{schema}Rating"])
    return f"{len(verdicts)} reviews"


DUMP = {
    "type": "object",
    "required": ["@context", "@type", "dateModified", "dataFeedElement"],
    "properties": {
        "@context": {"enum": ["https://schema.org", "https://schema.org/"]},
        "@type": {"const": "DataFeed"},
        "dateModified": DATE,
        "dataFeedElement": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["@type", "dateCreated", "url", "item"],
                "properties": {
                    "@type": {"const": "DataFeedItem"},
                    "dateCreated": DATE,
                    "dateModified": DATE,
                    "dateDeleted": DATE,
                    "url": ADDRESS,
                    "item": {
                        "type": "array",
                        "minItems": 1,
                        "items": {"type": "object", "required": ["@type", "url"]},
                    },
                },
            },
        },
    },
}


def dump():
    answer = requests.get(f"{BASE}/feeds/claimreview.json")
    if answer.status_code == 404:
        raise AssertionError("not there yet")
    return json.loads(get("/feeds/claimreview.json").content)


@reader("jsonschema", "/feeds/claimreview.json as a DataFeed")
def data_feed(verdicts):
    document = dump()
    yield from invalid(document, DUMP)
    elements = {element["item"][0]["url"]: element for element in document["dataFeedElement"]}
    yield from same("items", len(document["dataFeedElement"]), len(verdicts))
    yield from same("reviews", sorted(elements), sorted(verdict.url for verdict in verdicts))
    yield from within("dateModified", moment(document["dateModified"]), (verdicts[0].changed[0], time.time()))
    for verdict in verdicts:
        element = elements[verdict.url]
        yield from review_faults(element["item"][0], verdict)
        yield from media_faults(element["item"][1:], verdict)
        yield from within("dateCreated", moment(element["dateCreated"]), verdict.first)
        if verdict.retracted:
            yield from within(
                "dateDeleted", moment(element.get("dateDeleted", "1970-01-01T00:00:00Z")), verdict.changed
            )
        else:
            yield from same("dateDeleted", element.get("dateDeleted"), None)
    return f"{len(elements)} items"


@reader("PyLD", f"/feeds/claimreview.json, terms by rdflib {rdflib.__version__}")
def data_feed_expanded(verdicts):
    (feed,), strange = expand(dump())
    yield from same("terms that schema.org does not have", strange, [])
    schema = "https://schema.org/"
    yield from same("type", feed["@type"], [f"{schema}DataFeed"])
    elements = feed[f"{schema}dataFeedElement"]
    types = [(element["@type"], element[f"{schema}item"][0]["@type"]) for element in elements]
    yield from same("types", types, [([f"{schema}DataFeedItem"], [f"{schema}ClaimReview"])] * len(verdicts))
    return f"{len(elements)} items"
