"""Every kind of page in three languages and looks, by html-validate and html5lib: what readers see, forms and their
answers, problems, previews, and the dashboard's page.
"""

import collections
import json
import urllib.parse

import html5lib
import lxml.html
import requests
import requests.adapters

from kit import BASE, SCRATCH, by_node, of_node, reader, same
from newsroom import MARKUP, Verdict, analysed, check, claimant_pages, notices, revise, staff

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
POLICIES = ("corrections_policy", "ethics_policy", "fact_checking_policy", "masthead", "ownership")
FULL = {name: f"https://karvia.example/{name}?a=1&b=2" for name in (*POLICIES, "license", "logo")}
LINKS = [
    {"label": "Café & <b>Tee</b>", "url": "https://karvia.example/?a=1&b=2"},
    {"label": "]]>", "url": "https://b.example/"},
]
# What admins choose: the usual look, and two that have everything.
LOOKS = {
    "en": {},
    "de": {
        **FULL,
        "zone": "Europe/Berlin",
        "look": {
            "accent": "#1f4e8c",
            "header": "#102030",
            "font": "sans",
            "header_links": LINKS,
            "footer_links": LINKS,
        },
    },
    "ar": {
        **FULL,
        "zone": "Africa/Cairo",
        "look": {"accent": "#7a1f1f", "font": "slab", "footer_links": LINKS},
    },
}
# HTML of the pages, by name and language.
PAGES = {}
# Whether all of them were opened.
PREPARED = []
# One page that is wrong on purpose proves that faults are found.
WRONG, WRONG_PAGE = "a page that is wrong", "<!DOCTYPE html><html><p id=''><div></p></html>"


class Reader(requests.Session):
    """A reader at an address of loopback, since forms are limited by address."""

    def __init__(self, number):
        super().__init__()
        self.headers.update(BROWSER)
        adapter = requests.adapters.HTTPAdapter()
        adapter.init_poolmanager(1, 1, source_address=(f"127.0.0.{number}", 0))
        self.mount("http://", adapter)


def choose(language, **more):
    settings = staff().admin.send("GET", "settings")
    publishing = {"private_feeds": False, "trusted_publishers": [], "language": language, **LOOKS[language], **more}
    body = {"review": settings["review"], "security": settings["security"], "publishing": publishing}
    staff().admin.send("PUT", "settings", body, **{"If-Match": settings["etag"]})


def older():
    """So many verdicts of one claimant that lists have a second page. Returns the last, which is corrected twice."""
    sentences = [f"The registry of Ostrel counted {20 + n} gates in 200{n % 10}." for n in range(22)]
    article = {"text": "\n\n".join(sentences), "url": "https://karvia-post.example/gates", "language": "en"}
    article = analysed(staff().author, article)
    start = 0
    for n, sentence in enumerate(sentences):
        verdict = Verdict(f"Ostrel has {20 + n} gates", "false", "It has none.", topics=["gates"])
        verdict.article = article
        check(verdict, {"start": start + 4, "end": start + len(sentence) - 1})
        start += len(sentence) + 2
    for count in ("ten", "twelve"):
        revise(verdict, "correction", f"It has {count}.")
    return verdict


def sent(verdict):
    """Secret pages of a report and of two tips, before and after the newsroom has answered."""
    somebody = Reader(2)

    def send(path, **form):
        answer = somebody.post(f"{BASE}{path}", data=form, allow_redirects=False)
        assert answer.status_code == 303, f"{path} answers {answer.status_code}"
        return answer.headers["location"]

    found = {"report received": send(f"/verdicts/{verdict.slug}/report", text=f"An open one {MARKUP}")}
    found["report answered"] = send(f"/verdicts/{verdict.slug}/report", text=f"It is wrong {MARKUP}")
    found["tip received"] = send("/ask", text=f"Zwiebelkuchen {MARKUP}", anyway="yes")
    found["tip declined"] = send("/ask", text="Is it so?", url="https://a.example/?a=1&b=2", anyway="yes")
    found["tip checked"] = send("/ask", text=f"Ostrel {MARKUP}", question="<i>?", anyway="yes")
    for report in staff().editor.send("GET", "reports")["items"]:
        if report["body"].startswith("It is wrong"):
            answer = {"outcome": "noted", "answer": f"Thanks {MARKUP}"}
            staff().editor.send("POST", f"reports/{report['id']}/decision", answer)
    for tip in staff().editor.send("GET", "tips")["items"]:
        if tip["text"] == "Is it so?":
            answer = {"reason": "other", "answer": f"No {MARKUP}"}
            staff().editor.send("POST", f"tips/{tip['id']}/decline", answer)
        elif tip["text"].startswith("Ostrel"):
            staff().editor.send("POST", f"tips/{tip['id']}/claim", {"claim_id": verdict.id})
    return found


def addresses(verdicts, secrets):
    """Pages that readers get by an address alone, with their status."""
    hostile = urllib.parse.quote(verdicts[-2].outlet)
    slug = verdicts[0].slug
    yield from (
        ("front page", "/", 200),
        ("archive", "/verdicts", 200),
        ("archive by rating", "/verdicts?rating=false", 200),
        ("archive by topic", "/verdicts?topic=dams", 200),
        (
            "archive by everything",
            f"/verdicts?rating=false,true&kind=casualties&outlet={hostile}&since=2024-01-01",
            200,
        ),
        ("search", "/verdicts?q=ostrel+37", 200),
        ("search that finds similar", "/verdicts?q=ostrel+zeppelin", 200),
        ("search that finds nothing", "/verdicts?q=zeppelin%3Cb%3E", 200),
        ("bad query", "/verdicts?rating=wrong&cursor=junk", 400),
        ("corrections", "/corrections", 200),
        ("form of reports", f"/verdicts/{slug}/report", 200),
        ("form of tips", "/ask", 200),
        ("no verdict", "/verdicts/nothing-000000000000", 404),
        ("no page", "/nothing", 404),
        ("explanation of a problem", "/problems/conflict", 200),
        ("dashboard", "/desk", 200),
    )
    for verdict in verdicts:
        yield f"verdict {verdict.status} {verdict.slug}", f"/verdicts/{verdict.slug}", 200
        yield f"embed {verdict.slug}", f"/verdicts/{verdict.slug}/embed", 200
    for verdict in notices(verdicts):
        yield f"earlier revision {verdict.slug}", f"/verdicts/{verdict.slug}/revisions/1", 200
    for article in {verdict.article["id"] for verdict in verdicts}:
        yield f"article {article}", f"/verdicts/articles/{article}", 200
    for name, url in claimant_pages(verdicts).items():
        yield f"claimant {name}", url.removeprefix(BASE), 200
    for name, path in secrets.items():
        yield name, path, 200


def keep(name, look, answer, status=200):
    assert answer.status_code == status, f"{name} ({look}) answers {answer.status_code} instead of {status}"
    PAGES[f"{name} ({look})"] = answer.text


def visit(verdicts, secrets, language, number):
    somebody = Reader(number)

    def open_(name, path, status):
        keep(name, language, somebody.get(urllib.parse.urljoin(BASE, path)), status)
        following = lxml.html.fromstring(PAGES[f"{name} ({language})"]).xpath("//a[@rel='next']/@href")
        if following and not name.endswith("older"):
            open_(f"{name}, older", following[0], status)

    for name, path, status in addresses(verdicts, secrets):
        open_(name, path, status)
    report = f"{BASE}/verdicts/{verdicts[0].slug}/report"
    keep("report refused", language, somebody.post(report, data={"text": " "}), 422)
    keep("tip refused", language, somebody.post(f"{BASE}/ask", data={"url": "no address", "question": MARKUP}), 422)
    known = verdicts[-2].statement
    keep(
        "tip that is checked already",
        language,
        somebody.post(f"{BASE}/ask", data={"text": known, "url": "https://a.example/?a&b"}),
        200,
    )
    for n in range(4):
        somebody.post(f"{BASE}/ask", data={"text": known})
    keep("tips too fast", language, somebody.post(f"{BASE}/ask", data={"text": known}), 429)
    keep("reports too fast", language, somebody.post(report, data={"text": MARKUP}), 429)


def prepare(verdicts):
    """Opens every page in every look."""
    verdicts = [*verdicts, older()]
    secrets = sent(verdicts[0])
    for number, language in enumerate(LOOKS, 3):
        choose(language)
        visit(verdicts, secrets, language, number)
        handed = {"url": "https://a.example/?a&b", "title": MARKUP, "html": MARKUP}
        keep("hand-over", language, requests.post(f"{BASE}/send", data=handed))
        preview = f"{BASE}/api/v1/claims/{verdicts[0].id}/verdict/preview"
        keep("preview of a revision", language, staff().author.session.get(preview))
        for page in ("front", "verdict"):
            preview = {"page": page, "scheme": "dark"}
            preview["publishing"] = staff().admin.send("GET", "settings")["publishing"]
            PAGES[f"preview of {page} ({language})"] = staff().admin.send("POST", "settings/preview", preview)["html"]
    choose("en", private_feeds=True)
    for name, path, status in (
        ("archive", "/verdicts", 401),
        ("no page", "/nothing", 404),
        ("corrections", "/corrections", 200),
    ):
        keep(name, "for subscribers", Reader(9).get(BASE + path), status)
    choose("en")


def opened(verdicts):
    if not PAGES:
        prepare(verdicts)
        PREPARED.append(True)
    assert PREPARED, "the pages could not be opened"
    return PAGES


@reader("html-validate", "every kind of page in each language", of_node("html-validate"))
def validate(verdicts):
    file = SCRATCH / "pages.json"
    file.write_text(json.dumps({**opened(verdicts), WRONG: WRONG_PAGE}))
    found = collections.defaultdict(list)
    for fault in by_node("validate.mjs", str(file)):
        found[fault["rule"], fault["message"], fault["page"] == WRONG].append(f"{fault['page']}: {fault['selector']}")
    yield from same("faults of a wrong page", any(is_wrong for _, _, is_wrong in found), True)
    for (rule, message, is_wrong), places in found.items():
        if not is_wrong:
            yield f"{rule}: {message} ({len(places)} times, first in {places[0]})"
    return f"{len(PAGES)} pages"


@reader("html5lib", "every kind of page in each language, parsed as browsers do, without an error")
def parse(verdicts):
    for name, page in opened(verdicts).items():
        parser = html5lib.HTMLParser()
        parser.parse(page)
        yield from same(name, [fault for _, fault, _ in parser.errors], [])
    parser.parse(WRONG_PAGE)
    yield from same("faults of a wrong page", bool(parser.errors), True)
    return f"{len(PAGES)} pages"
