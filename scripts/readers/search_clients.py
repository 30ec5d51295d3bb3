"""The claim search as Google's own clients use it."""

import json
import os
import urllib.parse

import googleapiclient.discovery
import googleapiclient.errors

from kit import BASE, PUBLISHER, by_node, moment, of_node, reader, same, within


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


@reader("google-api-python-client", "/v1alpha1/claims:search by the discovery document")
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


@reader("@googleapis/factchecktools", "/v1alpha1/claims:search", of_node("@googleapis/factchecktools"))
def google_node(verdicts):
    answer = by_node("google.mjs", f"{BASE}/", "Ostrel")
    yield from hit_faults(answer["claims"], [verdict for verdict in verdicts if not verdict.retracted])
    yield from same("refusal without words", (answer["refused"] or {}).get("status"), 400)
    return f"{len(answer['claims'])} hits, {answer['pages']} pages, 400 without words"
