"""Feed readers that share no parser, before and after a correction: feedparser (expat), newsboat (libxml2), sfeed (its
own), rss-parser (sax), feedsmith (fast-xml-parser) and htmlparser2. newsboat and sfeed are Debian packages: where one
is absent, the line says how to install it.
"""

import email.utils
import os
import shlex
import shutil
import sqlite3
import subprocess

from feeds import parsed
from kit import BASE, SCRATCH, Absent, by_node, get, harmless, html_text, moment, of_node, reader, same, within
from newsroom import notices

HOME = SCRATCH / "readers"
FEEDS = [f"/feeds/{name}.{ending}" for ending in ("atom", "rss", "json") for name in ("verdicts", "corrections")]
XML_FEEDS = [path for path in FEEDS if not path.endswith(".json")]
# What each reader had of each feed before the correction and after it.
LOOKS = []
# What there was to read, at the same times.
TRUTHS = []
# The first page of a reader who pages while something is corrected.
PAGED = []


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "HOME": str(HOME)}, cwd=HOME)
    if done.returncode:
        raise AssertionError(f"{command[0]} ends with {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


def feedparser(path):
    return [
        {
            "id": entry.id,
            "title": entry.title,
            "link": entry.link,
            "published": entry.published,
            "updated": entry.updated,
            "content": entry.content[-1].value if "content" in entry else None,
        }
        for entry in parsed(BASE + path).entries
    ]


def newsboat(path):
    """Reloads a feed and reads the cache, which newsboat keeps from one reload to the next."""
    folder = HOME / "newsboat" / path.rsplit("/", 1)[1]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "urls").write_text(f"{BASE}{path}\n")
    (folder / "config").touch()
    files = [option for pair in zip("ucC", ("urls", "cache", "config")) for option in (f"-{pair[0]}", folder / pair[1])]
    run(["newsboat", *files, "-x", "reload"])
    with sqlite3.connect(folder / "cache") as cache:
        rows = cache.execute("SELECT guid, title, url, pubDate, content FROM rss_item WHERE deleted = 0").fetchall()
    cache.close()
    return [dict(zip(("id", "title", "link", "published", "content"), row)) for row in rows]


def sfeed(path):
    """Updates a feed and reads its file, to which sfeed adds what is new."""
    name, folder = path.rsplit("/", 1)[1], HOME / "sfeed"
    folder.mkdir(exist_ok=True)
    rules = HOME / "sfeedrc"
    rules.write_text(f"sfeedpath={shlex.quote(str(folder))}\nfeeds() {{ feed {name} {shlex.quote(BASE + path)}; }}\n")
    run(["sfeed_update", str(rules)])
    items = []
    for line in (folder / name).read_text().splitlines():
        time, title, link, content, _, id_, *_ = line.split("\t")
        content = content.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
        items.append({"id": id_, "title": title, "link": link, "published": int(time), "content": content})
    return items


def node():
    read = by_node("feeds.mjs", *(BASE + path for path in FEEDS))
    return {name: {url.removeprefix(BASE): items for url, items in found.items()} for name, found in read.items()}


def look(verdicts):
    """Lets every reader read, and keeps what it understood next to the truth."""
    HOME.mkdir(exist_ok=True)
    told = notices(verdicts)
    of_verdicts = [{"id": one.urn, "title": one.title, "link": one.url, "verdict": one} for one in verdicts]
    of_corrections = [
        {
            "id": f"{one.urn}#2",
            "title": f"{one.class_.capitalize()}: {one.statement}",
            "link": one.url,
            "verdict": one,
        }
        for one in told
    ]
    TRUTHS.append({"verdicts": of_verdicts, "corrections": of_corrections})
    found = node() | {"feedparser": {path: feedparser(path) for path in XML_FEEDS}}
    for name, needed, function in (("newsboat", "newsboat", newsboat), ("sfeed", "sfeed_update", sfeed)):
        found[name] = {path: function(path) for path in XML_FEEDS} if shutil.which(needed) else None
    LOOKS.append(found)
    if not PAGED:
        PAGED.append(get("/feeds/verdicts.json?limit=3").json())


def seconds(time):
    if isinstance(time, int | None):
        return time
    if time[0].isdigit():
        return moment(time)
    return email.utils.parsedate_to_datetime(time).timestamp()


def key(item):
    return item["id"], item["title"], item["link"]


def faults(path, items, name):
    """What is wrong with what a reader has of a feed after the correction."""
    feed = path.split("/")[2].split(".")[0]
    before, after = (truth[feed] for truth in TRUTHS)
    expected = {key(item) for item in after}
    if name == "sfeed":
        # Its file keeps what a title was, under the same id.
        expected |= {key(item) for item in before}
    yield from same(f"{path}: items", len(items), len(expected))
    yield from same(f"{path}: ids, titles, links", sorted(map(key, items)), sorted(expected))
    verdicts = {item["id"]: item["verdict"] for item in after}
    titles = {item["id"]: item["title"] for item in after}
    for item in items:
        verdict = verdicts[item["id"]]
        if item["title"] != titles[item["id"]]:
            continue
        if "published" in item:
            window = verdict.first if feed == "verdicts" else verdict.changed
            yield from within(f"{path}: published", seconds(item["published"]), window)
        if "updated" in item:
            yield from within(f"{path}: updated", seconds(item["updated"]), verdict.changed)
        if feed == "verdicts" and name != "htmlparser2" and not item.get("content"):
            yield f"{path}: {item['id']} has no content"
        if item.get("content"):
            yield from harmless(f"{path}: content", item["content"])
            seen = (verdict.notice or "") in html_text(item["content"])
            yield from same(f"{path}: notice in the content", seen, True)


def readings(name, paths, kind, version=None):
    kinds = ", ".join(dict.fromkeys(path.rsplit(".", 1)[1] for path in paths))

    @reader(name, f"/feeds/verdicts and corrections ({kinds}) before and after a correction", version)
    def read(_):
        before, after = (found[name] for found in LOOKS)
        if after is None:
            raise Absent(f"apt-get install {name}")
        for path in paths:
            earlier = TRUTHS[0][path.split("/")[2].split(".")[0]]
            yield from same(f"{path}: at first", sorted(map(key, before[path])), sorted(map(key, earlier)))
            yield from faults(path, after[path], name)
        return f"{len(paths)} feeds, ids stay; {kind}"


def of_debian(package):
    """Version of a Debian package; empty where it is not known."""
    if not shutil.which("dpkg-query"):
        return ""
    return subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True).stdout


readings("feedparser", XML_FEEDS, "the entry has the new title and time")
readings("newsboat", XML_FEEDS, "the items that it has are changed", of_debian("newsboat"))
readings("sfeed", XML_FEEDS, "the correction is one more line of the same id", of_debian("sfeed"))
readings("rss-parser", XML_FEEDS, "the item has the new title", of_node("rss-parser"))
readings("feedsmith", FEEDS, "the item has the new title and time", of_node("feedsmith"))
readings("htmlparser2", XML_FEEDS, "the item has the new title and, in Atom, time", of_node("htmlparser2"))


@reader("requests", "/feeds/verdicts.json, paged while a verdict is corrected and another retracted")
def paged(verdicts):
    (page,) = PAGED
    read = {item["id"]: item["date_modified"] for item in page["items"]}
    pages = 1
    while "next_url" in page and pages < 100:
        page = get(page["next_url"]).json()
        pages += 1
        yield from same("items that come twice", [item["id"] for item in page["items"] if item["id"] in read], [])
        read |= {item["id"]: item["date_modified"] for item in page["items"]}
    # The reader comes again, and reads until it meets what it has.
    page = get("/feeds/verdicts.json?limit=1").json()
    while (item := page["items"][0])["id"] not in read or read[item["id"]] != item["date_modified"]:
        read[item["id"]] = item["date_modified"]
        page = get(page["next_url"]).json()
    yield from same("ids", sorted(read), sorted(verdict.urn for verdict in verdicts))
    for verdict in verdicts:
        yield from within("date_modified", moment(read[verdict.urn]), verdict.changed)
    return f"{len(read)} verdicts on {pages} pages, nothing missed"
