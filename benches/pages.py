"""Pages: how fast addresses become claims, and what 2,000 subscriptions cost. `python3 -m benches.pages [PAGES [FEEDS]]`.

nginx serves the pages as 250 sites on the addresses of the loopback network, because a site is asked once a second."""

import os
import pathlib
import shutil
import sys
import tempfile
import threading
import time
import xml.sax.saxutils

from . import intake
from .machine import ROOT, Nginx, Server

SITES = 250
FURNITURE = "".join(f'<li><a class="teaser teaser--{n}" href="/{n}">Further report number {n}</a></li>' for n in range(200))


def page(number):
    """A page of 35 kB, as newspapers have them: menus, data for machines, an article, teasers."""
    whole = intake.article(number, "the web")
    paragraphs = "".join(f"<p>{line}</p>" for line in whole["text"].split("\n") if line)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{whole["title"]} | Valley Post</title>
<meta property="og:site_name" content="Valley Post"><script type="application/ld+json">{{"@context":"https://schema.org",
"@type":"NewsArticle","headline":"{whole["title"]}","datePublished":"2026-03-02T08:30:00Z"}}</script></head><body>
<nav><ul>{FURNITURE}</ul></nav><article><h1>{whole["title"]}</h1>{paragraphs}</article>
<aside><ul>{FURNITURE}</ul></aside></body></html>"""


def feed(number):
    """A feed of 20 old entries, which make no articles."""
    items = "".join(
        f"<item><title>Old report {n} of {number}</title><link>http://old.example/{number}/{n}</link>"
        f"<guid>{number}-{n}</guid><pubDate>Mon, 02 Feb 2015 08:00:00 GMT</pubDate>"
        f"<description>{xml.sax.saxutils.escape('What was said & done. ' * 20)}</description></item>"
        for n in range(20)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {number}</title>{items}</channel></rss>'


def site(port, number):
    return f"http://127.1.{number // 250}.{number % 250 + 1}:{port}"


def post(server, cookie, bodies, path):
    """Posts the bodies by eight clients; a refusal ends the bench."""
    waiting, failed = list(bodies), []

    def some():
        while waiting and not failed:
            try:
                body = waiting.pop()
            except IndexError:
                return
            answer = server.ask("POST", path, body, cookie)
            if answer.status not in (201, 202):
                failed.append(answer.text)

    clients = [threading.Thread(target=some) for _ in range(8)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    if failed:
        raise SystemExit(f"bench: {path}: {failed[0]}")


def until(server, query, wanted):
    while int(server.sql(query)[0][0]) != wanted:
        time.sleep(0.1)


def addresses(server, port, count):
    """Articles a second from their addresses to their claims, and the claims."""
    begun = time.monotonic()
    bodies = [{"url": f"{site(port, n % SITES)}/page-{n}.html"} for n in range(count)]
    post(server, server.person("reviewer"), bodies, "/api/v1/articles")
    until(server, "select count(*) from analyses where state = 'done'", count)
    took = time.monotonic() - begun
    return count / took, int(server.sql("select count(*) from claims")[0][0])


def subscriptions(server, port, count):
    """Memory before, and after each of four rounds in which every subscription is due; seconds of the last round."""
    memory = [server.memory()]
    bodies = [{"url": f"{site(port, n)}/feed-{n % SITES}.xml"} for n in range(count)]
    post(server, server.person("editor"), bodies, "/api/v1/subscriptions")
    looked = "select count(*) from subscriptions where looked_at is not null and problem is null"
    until(server, looked, count)
    memory.append(server.memory())
    took = 0.0
    for _ in range(4):
        begun = time.monotonic()
        server.sql("update subscriptions set looked_at = null, next_at = now()")
        until(server, looked, count)
        took = time.monotonic() - begun
        memory.append(server.memory())
    return memory, took


def main(words):
    pages, feeds = [int(word) for word in words] + [1000, 2000][len(words):]
    binary = str(pathlib.Path(os.environ.get("BINARY") or ROOT / "target/release/claimdesk").resolve())
    place = pathlib.Path(tempfile.mkdtemp(prefix="claimdesk-bench-"))
    place.chmod(0o755)
    nginx = Nginx(place / "nginx")
    port = nginx.url.rsplit(":", 1)[1]
    configuration = place / "nginx/nginx.conf"
    configuration.write_text(configuration.read_text().replace(f"listen 127.0.0.1:{port}", f"listen 0.0.0.0:{port}"))
    for number in range(pages):
        nginx.serve(f"page-{number}.html", page(number).encode())
    for number in range(SITES):
        nginx.serve(f"feed-{number}.xml", feed(number).encode())
    nginx.start()
    os.environ["CLAIMDESK_PAGES__ALLOW"] = "127.0.0.0/8"
    server = Server(place / "server", binary)
    try:
        rate, claims = addresses(server, port, pages)
        print(f"{pages} addresses to {claims} claims: {rate:.0f} articles/s")
        memory, took = subscriptions(server, port, feeds)
        rounds = ", ".join(f"{one:.0f}" for one in memory[1:])
        print(f"{feeds} subscriptions: a round of looks in {took:.0f} s; {memory[0]:.0f} MiB before, {rounds} MiB after each round")
    finally:
        nginx.stop()
        server.stop()
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
