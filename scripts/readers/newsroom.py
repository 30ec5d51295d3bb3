"""The newsroom that is read: hostile texts, who publishes them, and what went in."""

import functools
import os
import subprocess
import sys
import time
import unicodedata
import urllib.parse

import lxml.html
import requests

from kit import BASE, get

PASSWORD = "a long enough password"
MARKUP = "</script><script>alert('claim')</script> ]]> <![CDATA[x]]> &amp; &lt;b&gt; <b>bold</b> <!-- x"
BIDI = "\u202eOstrel\u202c \u2066dam\u2069 \u200f۳۷ 👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \U0001f9ff"
SCALE = {"true": 5, "mostly_true": 4, "half_true": 3, "mostly_false": 2, "false": 1}
# What a spreadsheet takes for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


# Labels of the ratings, as the server has them.
LABELS = {}
# Records of claimants, by name: schema.org's type of each, and the record.
CLAIMANTS = {
    "Karvian interior ministry": (
        "Organization",
        {
            "kind": "organisation",
            "description": f"A ministry {MARKUP}",
            "wikidata": "Q123456",
            "same_as": ["https://ministry.example/?a=1&b=%22x%22"],
        },
    ),
    "Ä & <Ö>": (
        "Person",
        {
            "kind": "person",
            "roles": [{"title": "Governor & <b>", "organisation": "]]> Ardel", "since": "2024-05-01"}],
            "same_as": ["https://people.example/o"],
        },
    ),
}


MEDIA = {
    "type": "video",
    "authenticity": "edited_or_cropped",
    "appearances": [
        {"url": "https://social.example/v?a=1&b=%3C2%3E", "archived_url": "https://archive.example/v"},
        {"url": "https://social.example/w"},
    ],
    "original_url": "https://films.example/2019",
    "original_context": f"A film of 2019 {MARKUP}",
}


class Verdict:
    """What went in, and when: the truth that readers are held to."""

    def __init__(self, statement, rating, summary, **more):
        self.statement, self.rating, self.summary = statement, rating, summary
        self.rationale = more.get(
            "rationale", f"The registry lists **every** death. {MARKUP}\n\n[x](javascript:alert(1))"
        )
        self.topics, self.claimant = sorted(more.get("topics", [])), more.get("claimant", "Karvian interior ministry")
        self.class_ = self.notice = None
        # What the claim shows.
        self.media = more.get("media")
        # Whether what follows is the same claim in another language.
        self.translated = more.get("translated", False)
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
    def shown(self):
        """The picture, video or sound that readers hear of."""
        return None if self.retracted else self.media

    @property
    def status(self):
        return {None: "published", "correction": "corrected", "retraction": "retracted"}[self.class_]

    @property
    def title(self):
        return f"{'Retracted – ' if self.retracted else ''}{self.label}: {self.statement}"

    @property
    def label(self):
        return LABELS[self.rating]

    @property
    def record(self):
        """schema.org's type of the claimant and the addresses of the record, if there is one."""
        if self.claimant not in CLAIMANTS:
            return None
        kind, record = CLAIMANTS[self.claimant]
        wikidata = [f"https://www.wikidata.org/wiki/{record['wikidata']}"] if "wikidata" in record else []
        return kind, wikidata + record["same_as"]


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
                    media=MEDIA,
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
                    media=MEDIA,
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
        (
            {"language": "ar", "outlet": "بريد & «كارفيا»", "title": "انهيار سد <Ostrel> & '37'"},
            [
                Verdict(
                    "مات 37 شخصًا في Ostrel: \"كلهم\" & 'أكثر' من 5 < 6 👩‍👩‍👧‍👦",
                    "mostly_false",
                    "29، لا 37 & <b>أقل</b>.",
                    rationale="السجل يذكر **كل** حالة وفاة في Ostrel، وعددها 29.",
                    topics=["سدود"],
                    translated=True,
                ),
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
        return answer.json() if answer.content else None

    def change(self, verdict, action, body=None, method="POST"):
        etag = self.send("GET", f"claims/{verdict.id}")["etag"]
        return self.send(method, f"claims/{verdict.id}/{action}", body or {}, **{"If-Match": etag})


class Staff:
    """Who works at the desk."""

    def __init__(self):
        self.author, self.second = Account("author", "reviewer"), Account("second", "reviewer")
        self.editor, self.other = Account("editor", "editor"), Account("other", "editor")
        self.admin = Account("admin", "admin")


@functools.cache
def staff():
    return Staff()


def publish():
    """Verdicts of two articles in English, one in German and one in Arabic, newest first."""
    LABELS.update((one["key"], one["label"]) for one in staff().author.send("GET", "ratings")["items"])
    for name, (_, record) in CLAIMANTS.items():
        staff().editor.send("POST", "claimants", {"name": name, **record})
    verdicts = []
    for number, (meta, claims) in enumerate(articles()):
        # An article is kept in NFC, and counted so.
        hostile = unicodedata.normalize("NFC", f"{MARKUP} {BIDI}")
        sentences = [f"Sentence {n}: {hostile} at Ostrel." for n in range(len(claims))]
        address = f"https://karvia-post.example/{number}?a=\"><script>&b=]]>&c='x'"
        article = {"text": "\n\n".join(sentences), "url": address, "published_at": "2026-02-03", **meta}
        article = analysed(staff().author, article)
        start = 0
        for verdict, sentence in zip(claims, sentences):
            # Some words of it: the whole sentence may have been found by the analyser.
            span = {"start": start + len("Sentence 0: "), "end": start + len(sentence) - 1}
            start += len(sentence) + 2
            verdict.article, verdict.language, verdict.outlet = article, meta["language"], meta["outlet"]
            check(verdict, span)
            verdicts.append(verdict)
    (translated,) = [verdict for verdict in verdicts if verdict.translated]
    path = f"claims/{verdicts[0].id}/matches/{translated.id}"
    staff().author.send("PUT", path, {"state": "confirmed"})
    return verdicts[::-1]


def analysed(author, article):
    article = author.send("POST", "articles", article)
    for _ in range(300):
        if author.send("GET", f"articles/{article['id']}")["analysis"]["state"] == "done":
            return article
        time.sleep(0.1)
    sys.exit("readers: the claims of an article were not found within 30 s")


def check(verdict, span):
    """A claim on the way to its published verdict."""
    author = staff().author
    claim = {"article": verdict.article["id"], "version": 1, "span": span, "statement": verdict.statement}
    claim |= {"claimant": verdict.claimant} if verdict.claimant else {}
    verdict.id = author.send("POST", "claims", claim)["id"]
    if verdict.topics:
        author.change(verdict, "review", {"topics": verdict.topics}, "PATCH")
    author.change(verdict, "review/assign")
    source = {"url": "https://registry.example/list?a=1&b=<2>", "stance": "refutes", "published_at": "2026-02-20"}
    author.change(verdict, "evidence", {**source, "title": MARKUP, "publisher": f"=1+1 {BIDI}", "excerpt": MARKUP})
    submission = {"rating": verdict.rating, "summary": verdict.summary, "rationale": verdict.rationale}
    author.change(verdict, "verdict/submission", submission | {"media": verdict.media})
    staff().second.change(verdict, "verdict/approval")
    released(staff().editor, verdict)
    verdict.first = verdict.changed


def correct(verdicts):
    """One verdict is corrected, one retracted; all of them, the last change first."""
    first = sorted(verdicts, key=lambda verdict: verdict.first)
    corrected, retracted = first[1], first[4]
    corrected.rating, corrected.summary = "mostly_true", "-2 dams <or> more & less."
    revise(corrected, "correction", f"2, not 3 {MARKUP}")
    revise(retracted, "retraction", f"Die Liste wurde zurückgezogen {MARKUP}")
    return sorted(verdicts, key=lambda verdict: verdict.changed, reverse=True)


def revise(verdict, class_, notice):
    """A correction or retraction on the way to readers."""
    editor, body = staff().editor, {"notice": notice}
    if class_ == "correction":
        editor.change(verdict, "review/assign")
        body |= {key: getattr(verdict, key) for key in ("rating", "summary", "rationale", "media")} | {"class": class_}
    editor.change(verdict, f"verdict/{class_}", body)
    staff().second.change(verdict, "verdict/approval")
    released(staff().other, verdict)
    verdict.notice, verdict.class_ = notice, class_
    verdict.revision += 1


def released(editor, verdict):
    before = time.time()
    verdict.slug = editor.change(verdict, "verdict/publication")["published"]["url"].removeprefix("/verdicts/")
    verdict.changed = (before, time.time())


def claimant_pages(verdicts):
    """Addresses of the claimants' pages, by name, as the verdicts' pages link them."""
    found = {}
    for verdict in verdicts:
        links = lxml.html.fromstring(get(verdict.url).content).xpath("//p[@class='claimant']/a/@href")
        found |= {verdict.claimant: urllib.parse.urljoin(BASE, link) for link in links if "/claimants/" in link}
    return found


def notices(verdicts):
    return [verdict for verdict in verdicts if verdict.class_]
