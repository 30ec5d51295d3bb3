"""Atom, RSS and sitemaps as XML, by their specifications."""

import collections
import email.utils
import itertools
import re
import urllib.parse

import lxml.etree

from kit import BASE, PUBLISHER, get, moment, reader, same, within
from newsroom import CLAIMANTS, claimant_pages, notices

ATOM = "{http://www.w3.org/2005/Atom}"
TOMB = "{http://purl.org/atompub/tombstones/1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
RFC3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
RFC822 = (
    r"((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UT)"
)


def xml(url, media_type):
    answer = get(url)
    if not answer.headers["content-type"].startswith(media_type):
        raise AssertionError(f"{url} is {answer.headers['content-type']}")
    return lxml.etree.fromstring(answer.content, lxml.etree.XMLParser(resolve_entities=False, no_network=True))


def absolute(what, address):
    if not urllib.parse.urlsplit(address or "").scheme or re.search(r'[\s<>"{}|\\^`]', address):
        yield f"{what} is no address: {address}"


def count(element, name, least, most):
    found = len(element.findall(name))
    if not least <= found <= most:
        yield f"{found} <{lxml.etree.QName(name).localname}> in <{lxml.etree.QName(element).localname}>"


def rfc4287(feed):
    """RFC 4287 §4.1.1 and §4.1.2, and what their parts must be."""
    yield from same("root", feed.tag, f"{ATOM}feed")
    entries = feed.findall(f"{ATOM}entry")
    for element in [feed, *entries]:
        for name in ("id", "title", "updated"):
            yield from count(element, f"{ATOM}{name}", 1, 1)
        alone = (
            ("generator", "icon", "logo", "subtitle", "rights")
            if element is feed
            else ("content", "published", "rights", "source", "summary")
        )
        for name in alone:
            yield from count(element, f"{ATOM}{name}", 0, 1)
        yield from absolute("id", element.findtext(f"{ATOM}id"))
        links = element.findall(f"{ATOM}link")
        alternates = [
            (link.get("type"), link.get("hreflang")) for link in links if link.get("rel", "alternate") == "alternate"
        ]
        yield from same("alternate links of the same kind", len(alternates) - len(set(alternates)), 0)
        if not alternates:
            yield f"no alternate link in <{lxml.etree.QName(element).localname}>"
        for link in links:
            yield from absolute("link", link.get("href"))
        for name in ("updated", "published"):
            for date in element.findall(f"{ATOM}{name}"):
                if not re.fullmatch(RFC3339, date.text or ""):
                    yield f"{name} is no date: {date.text}"
        for text in ("title", "subtitle", "summary", "rights"):
            for one in element.findall(f"{ATOM}{text}"):
                if one.get("type", "text") not in ("text", "html", "xhtml") or one.get("type") != "xhtml" and len(one):
                    yield f"<{text}> has elements or a strange type"
        for category in element.findall(f"{ATOM}category"):
            if not category.get("term"):
                yield "a category without term"
        for person in element.findall(f"{ATOM}author"):
            yield from count(person, f"{ATOM}name", 1, 1)
        if element is not feed and element.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            yield "nobody is author of an entry"
    known = {
        "author",
        "category",
        "contributor",
        "generator",
        "icon",
        "id",
        "link",
        "logo",
        "rights",
        "subtitle",
        "title",
        "updated",
        "entry",
        "content",
        "published",
        "source",
        "summary",
    }
    for child in itertools.chain(feed, *entries):
        name = lxml.etree.QName(child)
        if name.namespace in (None, ATOM[1:-1]) and name.localname not in known:
            yield f"<{name.localname}> is not Atom's"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    yield from same("ids that stand twice", [one for one, times in collections.Counter(ids).items() if times > 1], [])


@reader("lxml", "/feeds/verdicts.atom and corrections.atom by RFC 4287, 5005 and 6721")
def lxml_atom(verdicts):
    for path in ("/feeds/verdicts.atom", "/feeds/corrections.atom"):
        for query in ("", "?limit=1", "?rating=outdated"):
            feed = xml(path + query, "application/atom+xml")
            yield from rfc4287(feed)
            rels = [link.get("rel") for link in feed.findall(f"{ATOM}link")]
            yield from same(f"{path}{query}: pages", ("first" in rels, "next" in rels), (True, query == "?limit=1"))
    feed = xml("/feeds/verdicts.atom", "application/atom+xml")
    stones = [(one.get("ref"), one.findtext(f"{TOMB}comment")) for one in feed.findall(f"{TOMB}deleted-entry")]
    yield from same("tombstones", stones, [(one.urn, one.notice) for one in verdicts if one.retracted])
    for one in feed.findall(f"{TOMB}deleted-entry"):
        yield from within(
            "time of the tombstone", moment(one.get("when")), next(one for one in verdicts if one.retracted).changed
        )
    for entry, verdict in zip(feed.findall(f"{ATOM}entry"), verdicts):
        links = {link.get("rel"): link.get("href") for link in entry.findall(f"{ATOM}link")}
        yield from same(
            "links", (links["describedby"], links["related"]), (f"{verdict.url}.json", verdict.article["url"])
        )
        yield from same("title", entry.findtext(f"{ATOM}title"), verdict.title)
        yield from same("summary", entry.findtext(f"{ATOM}summary"), verdict.summary)
    # A retraction deletes the verdict, not the notice that tells of it.
    stones = xml("/feeds/corrections.atom", "application/atom+xml").findall(f"{TOMB}deleted-entry")
    yield from same("tombstones in corrections.atom", [one.get("ref") for one in stones], [])
    return f"{len(verdicts)} entries, 1 tombstone"


@reader("lxml", "/feeds/verdicts.rss and corrections.rss by RSS 2.0")
def lxml_rss(verdicts):
    of_item = {
        "title",
        "link",
        "description",
        "author",
        "category",
        "comments",
        "enclosure",
        "guid",
        "pubDate",
        "source",
    }
    for path, ids in (
        ("/feeds/verdicts.rss", [verdict.urn for verdict in verdicts]),
        ("/feeds/corrections.rss", [f"{verdict.urn}#2" for verdict in notices(verdicts)]),
    ):
        root = xml(path, "application/rss+xml")
        yield from same("root", (root.tag, root.get("version"), len(root)), ("rss", "2.0", 1))
        channel = root.find("channel")
        for name in ("title", "link", "description"):
            yield from count(channel, name, 1, 1)
        yield from absolute("link of the channel", channel.findtext("link"))
        yield from same(
            "self",
            [one.get("href") for one in channel.findall(f"{ATOM}link") if one.get("rel") == "self"],
            [BASE + path],
        )
        items = channel.findall("item")
        yield from same("guids", [item.findtext("guid") for item in items], ids)
        for item in items:
            for name in of_item - {"category"}:
                yield from count(item, name, 0, 1)
            if item.find("title") is None and item.find("description") is None:
                yield "an item without title and description"
            strange = [child.tag for child in item if not child.tag.startswith("{") and child.tag not in of_item]
            yield from same("elements that RSS does not know", strange, [])
            yield from same("isPermaLink", item.find("guid").get("isPermaLink"), "false")
            yield from absolute("link", item.findtext("link"))
            yield from same("author", item.findtext(f"{DC}creator"), PUBLISHER)
        for date in [channel.find("lastBuildDate"), *(item.find("pubDate") for item in items)]:
            if (
                date is None
                or not re.fullmatch(RFC822, date.text)
                or email.utils.parsedate_to_datetime(date.text).tzinfo is None
            ):
                yield f"no date of RFC 822: {'none' if date is None else date.text}"
    return f"{len(verdicts)} and {len(notices(verdicts))} items"


@reader("lxml", "/sitemap.xml and what it names")
def lxml_sitemap(verdicts):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = xml("/sitemap.xml", "application/xml")
    yield from same("root", index.tag, f"{space}sitemapindex")
    pages = {}
    for sitemap in index.iterfind(f"{space}sitemap/{space}loc"):
        urls = xml(sitemap.text, "application/xml")
        yield from same("root", urls.tag, f"{space}urlset")
        for url in urls:
            pages[url.findtext(f"{space}loc")] = url.findtext(f"{space}lastmod")
    lists = [f"{BASE}/", f"{BASE}/verdicts"]
    claimants = claimant_pages(verdicts)
    yield from same("claimants with a page", sorted(claimants), sorted(CLAIMANTS))
    expected = [*lists, *claimants.values(), *(verdict.url for verdict in verdicts)]
    yield from same("pages", sorted(pages), sorted(expected))
    for verdict in verdicts:
        if not re.fullmatch(RFC3339, pages.get(verdict.url) or ""):
            yield f"lastmod is no date: {pages.get(verdict.url)}"
        else:
            yield from within("lastmod", moment(pages[verdict.url]), verdict.changed)
    return f"{len(pages)} pages"
