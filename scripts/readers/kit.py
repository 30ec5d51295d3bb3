"""Kit of the readings: server and publisher, the list of readings, comparisons."""

import datetime
import importlib.metadata
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import urllib.parse

import lxml.html
import requests

BASE = sys.argv[1].rstrip("/")
PUBLISHER = os.environ["CLAIMDESK_PUBLISHER__NAME"]
LICENSE = os.environ["CLAIMDESK_PUBLISHER__LICENSE"]


PYTHON = platform.python_version()
NODE = pathlib.Path(os.environ["READERS_NODE"])
SCRATCH = pathlib.Path(os.environ["READERS_SCRATCH"])
READERS = []


class Absent(Exception):
    """The reader is not installed; the text says how to install it."""


def reader(name, what, version=None):
    """Registers a function that reads `what` and yields what is wrong with it; it returns what it read, in words.
    Without a version the name is that of a Python package."""
    version = importlib.metadata.version(name) if version is None else version

    def register(function):
        READERS.append((f"{name} {version}".strip(), what, function))
        return function

    return register


def of_node(package):
    """Version of a package for Node."""
    return json.loads((NODE / "node_modules" / package / "package.json").read_text())["version"]


def by_node(program, *arguments):
    """What a program for Node in this folder prints, read as JSON; it gets the folder of the packages first."""
    command = ["node", str(pathlib.Path(__file__).with_name(program)), str(NODE), *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(done.stderr.strip())
    return json.loads(done.stdout)


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
