"""robots.txt, CSV and share cards."""

import csv
import io
import re
import urllib.robotparser

import PIL.Image

from feed_xml import xml
from kit import BASE, PYTHON, get, moment, reader, same, within
from newsroom import FORMULA, SCALE
from structured_data import structured


@reader("urllib.robotparser", "/robots.txt", PYTHON)
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


@reader("csv of Python", "/feeds/verdicts.csv", PYTHON)
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


@reader("Pillow", "/verdicts/…/card.png")
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


@reader("lxml", "/verdicts/…/card.svg")
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
