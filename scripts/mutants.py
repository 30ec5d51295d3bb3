"""Mutants: applies each `// mutant` comment of the code in a copy of the last commit; the tests with its tag must fail.

docs/compliance/README.md describes the comments. Prints a line for each mutant. Arguments choose mutants by number or row.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLACE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "mutants"
CARGO = os.environ.get("CARGO", "cargo")
MUTANT = re.compile(r"\s*// mutant ([\w.]+)(?: \((\d+) lines\)| \((migration)\))?:(.*)")
TAGGED = re.compile(r"((?:^ *// (?:ASVS|threat) .*\n)+) *#\[(?:tokio::|actix_web::)?test\b[\s\S]*?\bfn (\w+)", re.M)


def sources(tree):
    for folder in ("src", "crates", "tests"):
        for path in sorted((tree / folder).rglob("*.rs")):
            yield path, path.read_text()


def tests(tree):
    """For each number, the tests with its tag: (arguments of cargo test, name)."""
    found = {}
    for path, text in sources(tree):
        parts = path.relative_to(tree).parts
        if parts[0] == "crates":
            target = ("--package", parts[1], *(("--test", parts[3].removesuffix(".rs")) if parts[2] == "tests" else ("--lib",)))
        elif parts[0] == "tests":
            target = ("--test", parts[1].removesuffix(".rs"))
        else:
            target = ("--lib",)
        for tags, name in TAGGED.findall(text):
            for numbers in re.findall(r"// threat (.*)", tags):
                for number in numbers.split(", "):
                    found.setdefault(number, []).append((target, name))
    return found


def mutants(tree):
    """(number, place, file, its text without the defence) for each mutant."""
    for path, text in sources(tree):
        lines = text.splitlines(keepends=True)
        for at, line in enumerate(lines):
            if not (found := MUTANT.fullmatch(line.rstrip("\n"))):
                continue
            number, count, migration, replacement = found.groups()
            place = f"{path.relative_to(tree)}:{at + 1}"
            if migration:
                yield number, place, tree / "migrations/9999_mutant.sql", replacement
                continue
            start = next(n for n in range(at, len(lines)) if not MUTANT.match(lines[n]))
            rest = lines[start + int(count or 1):]
            yield number, place, path, "".join([*lines[:start], replacement + "\n", *rest])


def run(chosen, tree):
    """What the tests say about the tree as it is."""
    passed, missing = [], [] if chosen else ["any test"]
    for target in dict.fromkeys(target for target, _ in chosen):
        names = [name for one, name in chosen if one == target]
        command = [CARGO, "test", "--locked", *target, "--", *names]
        environment = {**os.environ, "CARGO_TARGET_DIR": str(PLACE / "build"), "SQLX_OFFLINE": "true", "RUST_BACKTRACE": "0"}
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)
        if "error: could not compile" in done.stderr:
            return "does not compile"
        for name in names:
            result = re.search(rf"^test (?:\S*::)?{name}(?: - .*)? \.\.\. (\w+)", done.stdout, re.M)
            if not result:
                missing.append(name)
            elif result[1] != "FAILED":
                passed.append(name)
    if missing:
        return f"does not find {', '.join(missing)}"
    return f"not noticed by {', '.join(passed)}" if passed else "noticed"


def main():
    tree = PLACE / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True)
    subprocess.run(["tar", "-x", "-C", tree], input=archive.stdout, check=True)
    (tree / "frontend/dist").mkdir(exist_ok=True)
    if (ROOT / "frontend/dist/index.html").exists():
        shutil.copytree(ROOT / "frontend/dist", tree / "frontend/dist", dirs_exist_ok=True)

    tagged, outcomes = tests(tree), []
    for number, place, path, changed in list(mutants(tree)):
        if sys.argv[1:] and not {number, number.split(".")[0]} & set(sys.argv[1:]):
            continue
        whole = path.read_text() if path.exists() else None
        path.write_text(changed)
        outcomes.append(run(tagged.get(number, []), tree))
        if whole is None:
            path.unlink()
        else:
            path.write_text(whole)
        print(f"{number:7} {place:45} {outcomes[-1]}", flush=True)
    noticed = outcomes.count("noticed")
    print(f"{noticed} of {len(outcomes)} mutants noticed")
    sys.exit(0 if outcomes and noticed == len(outcomes) else 1)


main()
