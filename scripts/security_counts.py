"""Counts the rows of docs/security.md and docs/asvs.md, and fails when a test that they name is not there."""

import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
STATUSES = ["tested", "met", "operator", "n/a", "open"]


def rows(name):
    for line in (ROOT / name).read_text().splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and re.match(r"[A-Z]?\d", cells[0]):
            yield cells


def place(module):
    """The file in which a test `module::name` stands."""
    if module.endswith(".rs") or module.endswith(".ts"):
        return ROOT / module
    for path in (f"tests/api/{module}.rs", f"tests/{module}.rs"):
        if (ROOT / path).exists():
            return ROOT / path
    return ROOT / f"tests/{module}"


def missing(text):
    """Named tests that are not where they are said to be."""
    for reference in re.findall(r"`([^`\s]+)`", text):
        module, _, name = reference.partition("::")
        if name and not module.startswith("HTTP"):
            path = place(module)
            if not path.is_file() or not re.search(rf"fn {re.escape(name)}\b", path.read_text()):
                yield reference
        elif re.fullmatch(r"(src|tests|frontend|scripts|docs|benches|migrations|crates)/[\w./-]+", reference):
            if not (ROOT / reference).exists():
                yield reference


def main():
    faults = []
    levels = collections.defaultdict(collections.Counter)
    numbers = set()
    for number, level, _, status, evidence in rows("docs/asvs.md"):
        levels[level][status] += 1
        faults += [f"asvs.md {number}: {reference} is not there" for reference in missing(evidence)]
        if status not in STATUSES or number in numbers:
            faults.append(f"asvs.md {number}: {status}")
        if status == "tested" and "`" not in evidence:
            faults.append(f"asvs.md {number}: no test is named")
        numbers.add(number)
    for level, counts in sorted(levels.items()):
        said = ", ".join(f"{counts[status]} {status}" for status in STATUSES)
        print(f"ASVS level {level}: {sum(counts.values())} requirements: {said}")

    counts = collections.Counter()
    for number, _, _, test, gone in rows("docs/security.md"):
        faults += [f"security.md {number}: {reference} is not there" for reference in missing(test)]
        counts["rows"] += 1
        counts["with a test"] += "::" in test or ".spec.ts" in test
        counts["seen to fail without the defence"] += gone in ("m", "c")
    print(f"threats: {counts['rows']} rows, {counts['with a test']} with a test, "
          f"{counts['seen to fail without the defence']} of them seen to fail without the defence")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
