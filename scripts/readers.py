"""Publishes hostile texts on a server of scripts/readers.sh, lets independent readers read everything that comes out,
and compares what they understood with what went in. Prints a line for each reader and document; fails when one is wrong.
"""

import calendar
import collections
import csv
import datetime
import email.utils
import html
import importlib.metadata
import io
import itertools
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import time
import unicodedata
import urllib.parse
import urllib.robotparser
import warnings

import extruct
import feedparser
import googleapiclient.discovery
import googleapiclient.errors
import jsonschema
import lxml.etree
import lxml.html
import PIL.Image
import pyld.jsonld
import rdflib
import requests

BASE = sys.argv[1].rstrip("/")
PUBLISHER = os.environ["CLAIMDESK_PUBLISHER__NAME"]
LICENSE = os.environ["CLAIMDESK_PUBLISHER__LICENSE"]
PASSWORD = "a long enough password"
MARKUP = "</script><script>alert('claim')</script> ]]> <![CDATA[x]]> &amp; &lt;b&gt; <b>bold</b> <!-- x"
BIDI = "\u202eOstrel\u202c \u2066dam\u2069 \u200f۳۷ 👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \U0001f9ff"
SCALE = {"true": 5, "mostly_true": 4, "half_true": 3, "mostly_false": 2, "false": 1}
# What a spreadsheet takes for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


# --------------------------------------------------------------------------------------------------------- the newsroom


class Verdict:
    """What went in, and when: the truth that readers are held to."""

    def __init__(self, statement, rating, summary, **more):
        self.statement, self.rating, self.summary = statement, rating, summary
        self.rationale = more.get(
            "rationale", f"The registry lists **every** death. {MARKUP}\n\n[x](javascript:alert(1))"
        )
        self.topics, self.claimant = sorted(more.get("topics", [])), more.get("claimant", "Karvian interior ministry")
        self.class_ = self.notice = None
        self.revision = 1

    @property
    def url(self):
        return f"{BASE}/verdicts/{self.slug}"

    @property
    def urn(self):
        return f"urn:uuid:{self.id}"

    @property
    def retracted(self):
        return self.class_ == "retraction"

    @property
    def status(self):
        return {None: "published", "correction": "corrected", "retraction": "retracted"}[self.class_]

    @property
    def title(self):
        return f"{'Retracted – ' if self.retracted else ''}{self.label}: {self.statement}"

    @property
    def label(self):
        return LABELS[self.rating]


def articles():
    """Articles with the claims in them; what stands in one place or another is there to break something."""
    long = "\n\n".join(f"Paragraph {n}: the *registry* counts {n} & more, {MARKUP}" for n in range(420))
    assert len(long) > 50_000
    return [
        (
            {"language": "en", "outlet": f"Karvia {MARKUP} Post", "title": f"Dam breaks above Ostrel {MARKUP}"},
            [
                Verdict(
                    f"In Ostrel 37 people died {MARKUP}",
                    "mostly_false",
                    f"29, not 37. {MARKUP}",
                    topics=["dams", "a & <b>"],
                ),
                Verdict(
                    "=1+1 is the number of dams above Ostrel",
                    "true",
                    '=HYPERLINK("https://evil.example")',
                    topics=["=2+2"],
                ),
            ],
        ),
        (
            {"language": "en", "outlet": "=cmd|' /C calc'!A0", "title": f"]]> {BIDI}"},
            [
                Verdict(
                    f"{BIDI} has 5 < 6 & 7 > 3 gates in Ostrel",
                    "half_true",
                    f"“Gates”, {BIDI}\nand a second line",
                    claimant="@SUM(1+1)",
                ),
                Verdict(
                    "+49 dams stand in Ostrel, \"all\" of them; 'old', tall",
                    "satire",
                    "@reply: meant as a joke.",
                    rationale=long,
                    topics=["satire"],
                ),
            ],
        ),
        (
            {"language": "de", "outlet": "Österfelder Bote & Söhne", "title": "<b>Talsperre</b> & Grenze"},
            [
                Verdict(
                    "-5 Meter: so tief fiel „der Stausee“ von Ostrel – <b>über Nacht</b>",
                    "missing_context",
                    "Es fehlt & <i>fehlt</i>.",
                    topics=["dams", "größe"],
                ),
                Verdict(
                    "&lt;Ostrel&gt; &#x41; &nbsp; &amp;amp; liegt in Karvien",
                    "false",
                    "Nein: 5 < 6 & 7 > 3.",
                    claimant="Ä & <Ö>",
                ),
                Verdict("Der Damm von Ostrel brach am 2. Februar", "mostly_true", "Ja.", claimant=None),
            ],
        ),
    ]


class Account:
    """Somebody at the desk, through the API alone."""

    def __init__(self, name, role):
        made = [
            os.environ["READERS_BINARY"],
            "admin",
            "create-account",
            "--email",
            f"{name}@example.org",
            "--name",
            name,
        ]
        subprocess.run(
            [*made, "--role", role, "--password-stdin"], input=PASSWORD, text=True, check=True, capture_output=True
        )
        self.session = requests.Session()
        self.send("POST", "session", {"email": f"{name}@example.org", "password": PASSWORD})

    def send(self, method, path, body=None, **headers):
        answer = self.session.request(method, f"{BASE}/api/v1/{path}", json=body, headers=headers)
        if not answer.ok:
            sys.exit(f"readers: {method} {path}: {answer.status_code} {answer.text}")
        return answer.json()

    def change(self, verdict, action, body=None, method="POST"):
        etag = self.send("GET", f"claims/{verdict.id}")["etag"]
        return self.send(method, f"claims/{verdict.id}/{action}", body or {}, **{"If-Match": etag})


def publish():
    """Verdicts of two articles in English and one in German, one of them corrected, one retracted."""
    author, second = Account("author", "reviewer"), Account("second", "reviewer")
    editor, other = Account("editor", "editor"), Account("other", "editor")
    LABELS.update((one["key"], one["label"]) for one in author.send("GET", "ratings")["items"])
    verdicts = []
    for number, (meta, claims) in enumerate(articles()):
        # An article is kept in NFC, and counted so.
        hostile = unicodedata.normalize("NFC", f"{MARKUP} {BIDI}")
        sentences = [f"Sentence {n}: {hostile} at Ostrel." for n in range(len(claims))]
        address = f"https://karvia-post.example/{number}?a=\"><script>&b=]]>&c='x'"
        article = {"text": "\n\n".join(sentences), "url": address, "published_at": "2026-02-03", **meta}
        article = author.send("POST", "articles", article)
        for _ in range(300):
            if author.send("GET", f"articles/{article['id']}")["analysis"]["state"] == "done":
                break
            time.sleep(0.1)
        else:
            sys.exit("readers: the claims of an article were not found within 30 s")
        start = 0
        for verdict, sentence in zip(claims, sentences):
            # Some words of it: the whole sentence may have been found by the analyser.
            span = {"start": start + len("Sentence 0: "), "end": start + len(sentence) - 1}
            start += len(sentence) + 2
            claim = {"article": article["id"], "version": 1, "span": span, "statement": verdict.statement}
            claim |= {"claimant": verdict.claimant} if verdict.claimant else {}
            verdict.id = author.send("POST", "claims", claim)["id"]
            verdict.article, verdict.language, verdict.outlet = article, meta["language"], meta["outlet"]
            if verdict.topics:
                author.change(verdict, "review", {"topics": verdict.topics}, "PATCH")
            author.change(verdict, "review/assign")
            source = {
                "url": "https://registry.example/list?a=1&b=<2>",
                "stance": "refutes",
                "published_at": "2026-02-20",
            }
            author.change(
                verdict, "evidence", {**source, "title": MARKUP, "publisher": f"=1+1 {BIDI}", "excerpt": MARKUP}
            )
            body = {"rating": verdict.rating, "summary": verdict.summary, "rationale": verdict.rationale}
            author.change(verdict, "verdict/submission", body)
            second.change(verdict, "verdict/approval")
            released(editor, verdict)
            verdict.first = verdict.changed
            verdicts.append(verdict)
    corrected, retracted = verdicts[1], verdicts[4]
    corrected.notice, corrected.class_, corrected.rating = f"2, not 3 {MARKUP}", "correction", "mostly_true"
    corrected.summary = "-2 dams <or> more & less."
    better = {key: getattr(corrected, key) for key in ("rating", "summary", "rationale", "notice")}
    retracted.notice, retracted.class_ = f"Die Liste wurde zurückgezogen {MARKUP}", "retraction"
    for verdict, action, body in (
        (corrected, "correction", {**better, "class": "correction"}),
        (retracted, "retraction", {"notice": retracted.notice}),
    ):
        if action == "correction":
            editor.change(verdict, "review/assign")
        editor.change(verdict, f"verdict/{action}", body)
        second.change(verdict, "verdict/approval")
        released(other, verdict)
        verdict.revision = 2
    return sorted(verdicts, key=lambda verdict: verdict.changed, reverse=True)


def released(editor, verdict):
    before = time.time()
    verdict.slug = editor.change(verdict, "verdict/publication")["published"]["url"].removeprefix("/verdicts/")
    verdict.changed = (before, time.time())


# ---------------------------------------------------------------------------------------------------------- the readers

LABELS = {}
READERS = []


def reader(name, package, what):
    """Registers a function that reads `what` and yields what is wrong with it; it returns what it read, in words.
    `package` is where the reader's version is found."""
    if package is None:
        version = platform.python_version()
    elif isinstance(package, pathlib.Path):
        version = json.loads(package.read_text())["version"]
    else:
        version = importlib.metadata.version(package)

    def register(function):
        READERS.append((f"{name} {version}", what, function))
        return function

    return register


def main():
    verdicts = publish()
    failed = 0
    for name, what, function in READERS:
        wrong, read = [], None
        try:
            faults = function(verdicts)
            while True:
                wrong.append(next(faults))
        except StopIteration as end:
            read = end.value
        except AssertionError as error:
            wrong.append(str(error))
        except Exception as error:  # A reader that gives up has not read it.
            wrong.append(f"{type(error).__name__}: {error}")
        failed += bool(wrong)
        told = "; ".join(re.sub(r"\s+", " ", fault)[:400] for fault in wrong[:3])
        more = f"; and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        outcome = f"WRONG: {told}{more}" if wrong else f"ok ({read})"
        print(f"{name}, {what}: {outcome}", flush=True)
    print(f"{len(READERS) - failed} of {len(READERS)} readings are ok")
    sys.exit(1 if failed else 0)


def same(what, found, expected):
    if found != expected:
        yield f"{what}: {found!r:.150} instead of {expected!r:.150}"


def within(what, seconds, window):
    """Whether a time of whole seconds or finer lies where something was done."""
    if seconds is None or not window[0] - 1 <= seconds <= window[1]:
        yield f"{what}: {seconds} is not between {window[0]} and {window[1]}"


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def get(url, status=200, **more):
    answer = requests.get(urllib.parse.urljoin(BASE, url), **more)
    if answer.status_code != status:
        raise AssertionError(f"{url} answers {answer.status_code} instead of {status}")
    return answer


def html_text(markup):
    """What somebody sees of a piece of HTML."""
    return lxml.html.fragment_fromstring(markup, create_parent="div").text_content()


def harmless(what, markup):
    """Nothing in it runs or fetches."""
    for element in lxml.html.fragment_fromstring(markup or "-", create_parent="div").iter():
        if element.tag in ("script", "img", "iframe", "style", "object", "form", "svg", "base", "link"):
            yield f"{what} has <{element.tag}>"
        for name, value in element.attrib.items():
            if name.startswith("on") or re.match(r"\s*(javascript|data):", value, re.I):
                yield f"{what} has {name}={value}"


def notices(verdicts):
    return [verdict for verdict in verdicts if verdict.class_]


# feedparser


def parsed(url, **more):
    return feedparser.parse(url, sanitize_html=False, resolve_relative_uris=False, **more)


def followed(path):
    """The pages of a feed, as its links name them."""
    feed = parsed(f"{BASE}{path}")
    for _ in range(100):
        yield feed
        following = [link.href for link in feed.feed.links if link.rel == "next"]
        if not following:
            return
        feed = parsed(following[0])
    raise AssertionError(f"{path} has no last page")


def feedparser_reads(path, verdicts, entries):
    """What every feed must tell feedparser, whatever its entries."""
    feed = parsed(f"{BASE}{path}")
    if feed.bozo:
        yield f"bozo: {feed.bozo_exception!r}"
    atom = path.endswith(".atom")
    yield from same("version", feed.version, "atom10" if atom else "rss20")
    word = path.split("/")[2].split(".")[0]
    yield from same("title", feed.feed.title, f"{PUBLISHER}: {word}")
    yield from same("address", [link.href for link in feed.feed.links if link.rel == "self"], [f"{BASE}{path}"])
    yield from within("updated", seconds(feed.feed.get("updated_parsed")), verdicts[0].changed)
    yield from same("ids", [entry.id for entry in feed.entries], entries)

    pages = list(followed(f"{path}?limit=1"))
    yield from same("ids on all pages", [entry.id for page in pages for entry in page.entries], entries)
    yield from same("pages", len(pages), len(entries))
    for page in pages:
        if page.bozo:
            yield f"bozo on a page: {page.bozo_exception!r}"
    # As its users have it, cleaning included.
    cleaned = feedparser.parse(f"{BASE}{path}")
    for entry in cleaned.entries:
        for part in [*entry.get("content", []), entry.summary_detail]:
            if part.type != "text/plain":
                yield from harmless(f"content of {entry.id}", part.value)
    for again, tag in (
        (parsed(f"{BASE}{path}", etag=feed.etag), feed.etag),
        (parsed(f"{BASE}{path}", etag='"x"'), None),
    ):
        expected = (304, 0) if tag else (200, len(entries))
        yield from same(f"answer to If-None-Match {tag}", (again.status, len(again.entries)), expected)
    return feed, len(pages)


def seconds(struct):
    return calendar.timegm(struct) if struct else None


def summary_of(entry, atom):
    """An Atom summary says what it is; the description of an item in RSS is HTML, as every reader takes it."""
    detail = entry.summary_detail
    return detail.value if atom and detail.type == "text/plain" else html_text(detail.value)


def feedparser_verdicts(path):
    def read(verdicts):
        atom = path.endswith(".atom")
        feed, pages = yield from feedparser_reads(path, verdicts, [verdict.urn for verdict in verdicts])
        yield from same("description", feed.feed.subtitle, f"Claims that {PUBLISHER} has checked.")
        for entry, verdict in zip(feed.entries, verdicts):
            yield from same("title", entry.title, verdict.title)
            yield from same("link", entry.link, verdict.url)
            yield from same("summary", summary_of(entry, atom), verdict.summary)
            yield from within("published", seconds(entry.get("published_parsed")), verdict.first)
            yield from within("updated", seconds(entry.get("updated_parsed")), verdict.changed)
            first = (
                (verdict.rating, f"{BASE}/ratings", verdict.label) if atom else (verdict.label, f"{BASE}/ratings", None)
            )
            tags = [first, *((topic, f"{BASE}/topics", None) for topic in verdict.topics)]
            tags += [("retracted", None, None)] if verdict.retracted else []
            yield from same("categories", [(tag.term, tag.scheme, tag.label) for tag in entry.tags], tags)
            content = entry.content[-1]
            yield from same("type of the content", content.type, "text/html")
            yield from same("language", content.language if atom else entry.get("language"), verdict.language)
            yield from harmless("content", content.value)
            # Markdown reads entities as HTML does.
            text, times = html_text(content.value), verdict.rationale.count(MARKUP)
            yield from same(f"rationale of {verdict.slug}", text.count(html.unescape(MARKUP)), times)
            yield from same(f"notice of {verdict.slug}", (verdict.notice or "") in text, True)
        german = parsed(f"{BASE}{path}?language=de")
        yield from same(
            "ids in German",
            [entry.id for entry in german.entries],
            [one.urn for one in verdicts if one.language == "de"],
        )
        return f"{len(feed.entries)} entries, the same on {pages} pages, 304"

    return read


def feedparser_corrections(path):
    def read(verdicts):
        atom = path.endswith(".atom")
        told = notices(verdicts)
        feed, pages = yield from feedparser_reads(path, verdicts, [f"{verdict.urn}#2" for verdict in told])
        for entry, verdict in zip(feed.entries, told):
            yield from same("title", entry.title, f"{verdict.class_.capitalize()}: {verdict.statement}")
            yield from same("link", entry.link, verdict.url)
            yield from same("summary", summary_of(entry, atom), verdict.notice)
            yield from within("published", seconds(entry.get("published_parsed")), verdict.changed)
        return f"{len(feed.entries)} entries, the same on {pages} pages, 304"

    return read


for ending in ("atom", "rss"):
    for word, function in (("verdicts", feedparser_verdicts), ("corrections", feedparser_corrections)):
        feed_path = f"/feeds/{word}.{ending}"
        reader("feedparser", "feedparser", feed_path)(function(feed_path))


# lxml: Atom, RSS, sitemaps, cards

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


@reader("lxml", "lxml", "/feeds/verdicts.atom and corrections.atom by RFC 4287, 5005 and 6721")
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


@reader("lxml", "lxml", "/feeds/verdicts.rss and corrections.rss by RSS 2.0")
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


@reader("lxml", "lxml", "/sitemap.xml and what it names")
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
    yield from same("pages", sorted(pages), sorted(lists + [verdict.url for verdict in verdicts]))
    for verdict in verdicts:
        if not re.fullmatch(RFC3339, pages.get(verdict.url) or ""):
            yield f"lastmod is no date: {pages.get(verdict.url)}"
        else:
            yield from within("lastmod", moment(pages[verdict.url]), verdict.changed)
    return f"{len(pages)} pages"


@reader("urllib.robotparser", None, "/robots.txt")
def robots(verdicts):
    rules = urllib.robotparser.RobotFileParser(f"{BASE}/robots.txt")
    rules.read()
    yield from same("sitemaps", rules.site_maps(), [f"{BASE}/sitemap.xml"])
    for verdict in verdicts:
        yield from same(verdict.url, rules.can_fetch("any", verdict.url), True)
    for path, may in (
        ("/corrections", True),
        ("/feeds/verdicts.atom", True),
        ("/api/v1/claims", False),
        ("/queue", False),
    ):
        yield from same(path, rules.can_fetch("any", BASE + path), may)
    return f"{len(verdicts)} pages allowed, the desk not"


# jsonschema: JSON Feed, oEmbed

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


@reader("jsonschema", "jsonschema", "/feeds/verdicts.json and corrections.json by JSON Feed 1.1")
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


@reader("jsonschema", "jsonschema", "/oembed?url=… as the pages name it")
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


# csv


@reader("csv of Python", None, "/feeds/verdicts.csv")
def table(verdicts):
    def cell(text):
        return f"'{text}" if text.startswith(FORMULA) else text

    for start in ("/feeds/verdicts.csv", "/feeds/verdicts.csv?limit=2"):
        url, rows = start, []
        while url and len(rows) < 100:
            answer = get(url)
            head, *page = csv.reader(io.StringIO(answer.content.decode(), newline=""), strict=True)
            rows += [dict(zip(head, row, strict=True)) for row in page]
            url = answer.links.get("next", {}).get("url")
        yield from same(f"rows of {start}", [row["claim_id"] for row in rows], [verdict.id for verdict in verdicts])
        for row, verdict in zip(rows, verdicts):
            yield from same("formulas", [text for text in row.values() if text.startswith(FORMULA)], [])
            said = {
                "url": verdict.url,
                "status": verdict.status,
                "rating": verdict.rating,
                "rating_label": verdict.label,
                "rating_value": str(SCALE.get(verdict.rating, "")),
                "claim": cell(verdict.statement),
                "claimant": cell(verdict.claimant or ""),
                "topics": cell("; ".join(verdict.topics)),
                "language": verdict.language,
                "outlet": cell(verdict.outlet),
                "article_url": verdict.article["url"],
                "claimed_at": "2026-02-03",
                "version": str(verdict.revision),
                "corrections": str(verdict.revision - 1),
                "sources": "1",
                "summary": cell(verdict.summary),
            }
            for name, text in said.items():
                yield from same(name, row[name], text)
            yield from within("changed_at", moment(row["changed_at"]), verdict.changed)
    return f"{len(verdicts)} rows of {len(head)} cells, no formulas"


# extruct, PyLD, rdflib: structured data


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
    yield from same("claimant", claim.get("author", {}).get("name"), verdict.claimant)
    yield from same("date of the claim", claim["datePublished"], "2026-02-03")
    place = claim["firstAppearance"]
    found = (place["url"], place["headline"], place["publisher"]["name"])
    yield from same("firstAppearance", found, (verdict.article["url"], verdict.article["title"], verdict.outlet))
    yield from same("citation", [work["name"] for work in review["citation"]], [MARKUP])
    comments = review.get("correction", [])
    yield from same("correction", [one["text"] for one in comments], [verdict.notice] if verdict.notice else [])


@reader("extruct", "extruct", "/verdicts/… for ClaimReview (JSON-LD) by Google's rules")
def extruct_pages(verdicts):
    for verdict in verdicts:
        found = structured(verdict.url)
        yield from same(f"reviews in {verdict.slug}", (len(found["json-ld"]), found["microdata"]), (1, []))
        yield from review_faults(found["json-ld"][0], verdict)
    return f"{len(verdicts)} pages, one review each"


@reader("extruct", "extruct", "/verdicts/… for Open Graph")
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


@reader("extruct", "extruct", "/verdicts/articles/…, frames and earlier revisions, without ClaimReview")
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


@reader("PyLD", "PyLD", f"JSON-LD of /verdicts/…, terms by rdflib {rdflib.__version__}")
def json_ld(verdicts):
    schema = "https://schema.org/"
    for verdict in verdicts:
        (document,) = structured(verdict.url)["json-ld"]
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
                        "items": {"type": "object", "required": ["@type", "url", "claimReviewed"]},
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


@reader("jsonschema", "jsonschema", "/feeds/claimreview.json as a DataFeed")
def data_feed(verdicts):
    document = dump()
    yield from invalid(document, DUMP)
    elements = {element["item"][0]["url"]: element for element in document["dataFeedElement"]}
    yield from same("items", len(document["dataFeedElement"]), len(verdicts))
    yield from same("reviews", sorted(elements), sorted(verdict.url for verdict in verdicts))
    yield from within("dateModified", moment(document["dateModified"]), (verdicts[0].changed[0], time.time()))
    for verdict in verdicts:
        element = elements[verdict.url]
        yield from same("reviews in an item", len(element["item"]), 1)
        yield from review_faults(element["item"][0], verdict)
        yield from within("dateCreated", moment(element["dateCreated"]), verdict.first)
        if verdict.retracted:
            yield from within(
                "dateDeleted", moment(element.get("dateDeleted", "1970-01-01T00:00:00Z")), verdict.changed
            )
        else:
            yield from same("dateDeleted", element.get("dateDeleted"), None)
    return f"{len(elements)} items"


@reader("PyLD", "PyLD", f"/feeds/claimreview.json, terms by rdflib {rdflib.__version__}")
def data_feed_expanded(verdicts):
    (feed,), strange = expand(dump())
    yield from same("terms that schema.org does not have", strange, [])
    schema = "https://schema.org/"
    yield from same("type", feed["@type"], [f"{schema}DataFeed"])
    elements = feed[f"{schema}dataFeedElement"]
    types = [(element["@type"], element[f"{schema}item"][0]["@type"]) for element in elements]
    yield from same("types", types, [([f"{schema}DataFeedItem"], [f"{schema}ClaimReview"])] * len(verdicts))
    return f"{len(elements)} items"


# Google's clients

NODE_CLIENT = pathlib.Path(os.environ["READERS_NODE"], "node_modules/@googleapis/factchecktools/package.json")


def hit_faults(claims, verdicts):
    """The hits of a search, each once."""
    hits = {claim["claimReview"][0]["url"]: claim for claim in claims}
    yield from same("hits", (len(claims), sorted(hits)), (len(verdicts), sorted(verdict.url for verdict in verdicts)))
    for verdict in verdicts:
        claim = hits[verdict.url]
        (review,) = claim["claimReview"]
        yield from same("text", claim["text"], verdict.statement)
        yield from same("claimant", claim.get("claimant"), verdict.claimant)
        yield from same("claimDate", claim["claimDate"], "2026-02-03T00:00:00Z")
        yield from same(
            "publisher", review["publisher"], {"name": PUBLISHER, "site": urllib.parse.urlsplit(BASE).hostname}
        )
        found = (review["title"], review["textualRating"], review["languageCode"])
        yield from same("review", found, (verdict.title, verdict.label, verdict.language))
        yield from within("reviewDate", moment(review["reviewDate"]), verdict.changed)


def undescribed(value, schema, schemas, where="$"):
    """What the discovery document does not know in an answer."""
    schema = schemas[schema["$ref"]] if "$ref" in schema else schema
    kinds = {"string": str, "integer": int, "array": list, "object": dict, "number": (int, float), "boolean": bool}
    if not isinstance(value, kinds[schema["type"]]):
        yield f"{where} is no {schema['type']}"
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from undescribed(item, schema["items"], schemas, f"{where}[{n}]")
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in schema["properties"]:
                yield from undescribed(item, schema["properties"][name], schemas, f"{where}.{name}")
            else:
                yield f"{where}.{name} is not described"


@reader("google-api-python-client", "google-api-python-client", "/v1alpha1/claims:search by the discovery document")
def google_python(verdicts):
    try:
        with open(os.environ["READERS_DISCOVERY"], encoding="utf-8") as file:
            document = json.load(file)
    except FileNotFoundError as error:
        raise AssertionError(
            f"discovery document absent at {error.filename} (READERS_DISCOVERY names another place)"
        ) from None
    document |= {"rootUrl": f"{BASE}/", "baseUrl": f"{BASE}/"}
    service = googleapiclient.discovery.build_from_document(document, developerKey="any")
    search = document["resources"]["claims"]["methods"]["search"]
    standing = [verdict for verdict in verdicts if not verdict.retracted]
    german = [verdict for verdict in standing if verdict.language == "de"]
    pages = 0
    for expected, question in (
        (standing, {"query": "ostrel", "pageSize": 1}),
        (german, {"query": "Ostrel", "languageCode": "de-AT", "pageSize": 1}),
        (standing, {"reviewPublisherSiteFilter": urllib.parse.urlsplit(BASE).hostname, "pageSize": 2}),
        ([], {"query": "zwiebelkuchen"}),
    ):
        claims, request = [], service.claims().search(**question)
        while request is not None and pages < 100:
            answer = request.execute()
            yield from undescribed(answer, search["response"], document["schemas"])
            claims += answer.get("claims", [])
            pages += 1
            request = service.claims().search_next(request, answer)
        yield from hit_faults(claims, expected)
    for question in ({"query": ""}, {}, {"query": "ostrel", "pageToken": "junk"}):
        try:
            service.claims().search(**question).execute()
            yield f"{question} is answered"
        except googleapiclient.errors.HttpError as error:
            if error.status_code != 400 or not error.reason:
                yield f"{question} is refused with {error.status_code} {error.reason!r}"
    return f"{len(standing)} hits, {pages} pages, 400 without words"


@reader("@googleapis/factchecktools", NODE_CLIENT, "/v1alpha1/claims:search")
def google_node(verdicts):
    command = ["node", "scripts/readers.mjs", os.environ["READERS_NODE"], f"{BASE}/", "Ostrel"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(done.stderr.strip())
    answer = json.loads(done.stdout)
    yield from hit_faults(answer["claims"], [verdict for verdict in verdicts if not verdict.retracted])
    yield from same("refusal without words", (answer["refused"] or {}).get("status"), 400)
    return f"{len(answer['claims'])} hits, {answer['pages']} pages, 400 without words"


# Pictures


@reader("Pillow", "pillow", "/verdicts/…/card.png")
def card(verdicts):
    for verdict in verdicts:
        found = dict(structured(verdict.url)["opengraph"][0]["properties"])
        for url in (f"{verdict.url}/card.png", found["og:image"]):
            answer = get(url)
            picture = PIL.Image.open(io.BytesIO(answer.content))
            picture.load()
            kind = (answer.headers["content-type"], picture.format, picture.size)
            yield from same(url, kind, ("image/png", "PNG", (1200, 630)))
            colours = picture.convert("RGB").getcolors(1 << 20)
            yield from same("an empty picture", len(colours) < 10, False)
    return f"{len(verdicts)} pictures"


@reader("lxml", "lxml", "/verdicts/…/card.svg")
def drawing(verdicts):
    for verdict in verdicts:
        svg = xml(f"{verdict.url}/card.svg", "image/svg+xml")
        kind = (svg.tag, svg.get("width"), svg.get("height"))
        yield from same("picture", kind, ("{http://www.w3.org/2000/svg}svg", "1200", "630"))
        strange = [
            element.tag for element in svg.iter() if re.search(r"script|foreignObject|image|use", str(element.tag))
        ]
        yield from same("what runs or fetches", strange, [])
    return f"{len(verdicts)} pictures"


main()
