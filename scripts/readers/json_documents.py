"""JSON Feed and oEmbed by JSON schemas of their specifications."""

import urllib.parse

import jsonschema
import lxml.html

from feed_xml import RFC3339
from kit import BASE, get, harmless, moment, reader, same, within
from newsroom import notices

TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": r"^https?://[^\s<>\"]+$"}
DATE = {"type": "string", "pattern": f"^{RFC3339}$"}


def shape(required, **optional):
    """An object with these members and, by the rules of JSON Feed, extensions."""
    known = {**required, **optional}
    return {
        "type": "object",
        "required": list(required),
        "properties": known,
        "additionalProperties": False,
        "patternProperties": {"^_[^.]+$": {"type": "object"}},
    }


AUTHOR = {**shape({}, name=TEXT, url=ADDRESS, avatar=ADDRESS), "minProperties": 1}
ITEM = shape(
    {"id": TEXT},
    url=ADDRESS,
    external_url=ADDRESS,
    title=TEXT,
    content_html=TEXT,
    content_text=TEXT,
    summary=TEXT,
    image=ADDRESS,
    banner_image=ADDRESS,
    date_published=DATE,
    date_modified=DATE,
    language={"type": "string", "pattern": "^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$"},
    authors={"type": "array", "items": AUTHOR},
    tags={"type": "array", "items": TEXT},
)
ITEM["anyOf"] = [{"required": ["content_html"]}, {"required": ["content_text"]}]
JSON_FEED = shape(
    {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "items": {"type": "array", "items": ITEM},
    },
    home_page_url=ADDRESS,
    feed_url=ADDRESS,
    next_url=ADDRESS,
    icon=ADDRESS,
    favicon=ADDRESS,
    description=TEXT,
    user_comment=TEXT,
    authors={"type": "array", "items": AUTHOR},
    language=TEXT,
    expired={"type": "boolean"},
    hubs={"type": "array", "items": shape({"type": TEXT, "url": ADDRESS})},
)


def invalid(document, schema):
    for fault in jsonschema.Draft202012Validator(schema).iter_errors(document):
        yield f"{fault.json_path}: {fault.message:.200}"


@reader("jsonschema", "/feeds/verdicts.json and corrections.json by JSON Feed 1.1")
def json_feed(verdicts):
    told = notices(verdicts)
    hostile = [verdict for verdict in verdicts if verdict.outlet == verdicts[-1].outlet]
    outlet = urllib.parse.quote(hostile[0].outlet)
    for start, expected in (
        ("/feeds/verdicts.json", [verdict.urn for verdict in verdicts]),
        ("/feeds/verdicts.json?limit=2", [verdict.urn for verdict in verdicts]),
        (f"/feeds/verdicts.json?limit=1&outlet={outlet}", [verdict.urn for verdict in hostile]),
        ("/feeds/corrections.json?limit=1", [f"{verdict.urn}#2" for verdict in told]),
    ):
        url, ids = BASE + start, []
        while url and len(ids) < 100:
            answer = get(url)
            yield from same("media type", answer.headers["content-type"], "application/feed+json")
            page = answer.json()
            yield from invalid(page, JSON_FEED)
            yield from same("next in Link", answer.links.get("next", {}).get("url"), page.get("next_url"))
            ids += [item["id"] for item in page["items"]]
            url = page.get("next_url")
        yield from same(f"ids of {start}", ids, expected)
    for item, verdict in zip(get("/feeds/verdicts.json").json()["items"], verdicts):
        yield from same("title", item["title"], verdict.title)
        yield from same("summary", item["summary"], verdict.summary)
        yield from same("tags", item["tags"], [verdict.label, *verdict.topics])
        yield from same("addresses", (item["url"], item["external_url"]), (verdict.url, verdict.article["url"]))
        yield from within("date_published", moment(item["date_published"]), verdict.first)
        yield from within("date_modified", moment(item["date_modified"]), verdict.changed)
        data = item["_factcheck"]
        found = [data[key] for key in ("claim", "claimant", "outlet", "verdict", "status", "version")]
        said = [verdict.statement, verdict.claimant, verdict.outlet, verdict.rating, verdict.status, verdict.revision]
        yield from same("_factcheck", found, said)
        yield from harmless("content_html", item["content_html"])
    for item, verdict in zip(get("/feeds/corrections.json").json()["items"], told):
        yield from same("summary", item["summary"], verdict.notice)
    return f"{len(verdicts)} and {len(told)} items, next_url to the end"


OEMBED = {
    "type": "object",
    "required": ["type", "version", "html", "width", "height"],
    "properties": {
        "type": {"const": "rich"},
        "version": {"const": "1.0"},
        "html": TEXT,
        "width": {"type": "integer", "minimum": 1},
        "height": {"type": "integer", "minimum": 1},
        "title": TEXT,
        "author_name": TEXT,
        "author_url": ADDRESS,
        "provider_name": TEXT,
        "provider_url": ADDRESS,
        "cache_age": {"type": "integer"},
        "thumbnail_url": ADDRESS,
        "thumbnail_width": {"type": "integer"},
        "thumbnail_height": {"type": "integer"},
    },
    "dependentRequired": {
        name: [f"thumbnail_{other}" for other in ("url", "width", "height")]
        for name in ("thumbnail_url", "thumbnail_width", "thumbnail_height")
    },
}


@reader("jsonschema", "/oembed?url=… as the pages name it")
def oembed(verdicts):
    for verdict in verdicts:
        page = lxml.html.fromstring(get(verdict.url).content)
        (link,) = page.xpath('//link[@type="application/json+oembed"]/@href')
        asked = f"/oembed?url={urllib.parse.quote(verdict.url, safe='')}&format=json&maxwidth=320"
        for address, widest in ((link, 10_000), (asked, 320)):
            answer = get(address).json()
            yield from invalid(answer, OEMBED)
            yield from same("title", answer["title"], verdict.title)
            yield from same("width", answer["width"] <= widest, True)
            (frame,) = lxml.html.fragments_fromstring(answer["html"])
            found = (frame.tag, frame.get("src"), frame.get("title"), frame.get("width"))
            yield from same("frame", found, ("iframe", f"{verdict.url}/embed", verdict.title, str(answer["width"])))
    get("/oembed?url=https%3A%2F%2Felsewhere.example%2F", 404)
    return f"{2 * len(verdicts)} answers"
