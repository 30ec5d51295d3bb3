"""Atom and RSS feeds as feedparser reads them: every field, pages, conditional requests."""

import calendar
import html

import feedparser

from kit import BASE, PUBLISHER, harmless, html_text, reader, same, within
from newsroom import MARKUP, notices


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
        reader("feedparser", feed_path)(function(feed_path))
