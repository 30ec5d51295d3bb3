"""Does a test fail when its defence is gone? Reads tests/mutants.toml; works in a copy of the last commit below the build
directory, so that nothing of it can stay behind. Prints a line for each, and how many were noticed. With words as
arguments, only the defences that contain one of them.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLACE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "mutants"
CARGO = os.environ.get("CARGO", "cargo")
TARGETS = {"lib": ["--lib"], "api": ["--test", "api"], "architecture": ["--test", "architecture"]}


def run(test, tree):
    target, _, name = test.partition(" ")
    command = [CARGO, "test", "--quiet", "--locked", *TARGETS[target], "--", name]
    environment = {**os.environ, "CARGO_TARGET_DIR": str(PLACE / "build"), "SQLX_OFFLINE": "true", "RUST_BACKTRACE": "0"}
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)
    if "running 0 tests" in done.stdout and "running 1" not in done.stdout:
        return "finds no test"
    if "test result: FAILED" in done.stdout:
        return "noticed"
    return "not noticed" if done.returncode == 0 else "does not compile"


def main():
    mutants = tomllib.loads((ROOT / "tests/mutants.toml").read_text())["mutant"]
    chosen = [mutant for mutant in mutants if not sys.argv[1:] or any(word in mutant["defence"] for word in sys.argv[1:])]
    tree = PLACE / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True)
    subprocess.run(["tar", "-x", "-C", tree], input=archive.stdout, check=True)
    (tree / "frontend/dist").mkdir(exist_ok=True)
    if (ROOT / "frontend/dist/index.html").exists():
        shutil.copytree(ROOT / "frontend/dist", tree / "frontend/dist", dirs_exist_ok=True)

    outcomes = []
    for mutant in chosen:
        path = tree / mutant["at"]
        whole = path.read_text()
        if whole.count(mutant["find"]) != 1:
            outcome = f"stands there {whole.count(mutant['find'])} times"
        else:
            path.write_text(whole.replace(mutant["find"], mutant["replace"]))
            outcome = run(mutant["test"], tree)
            path.write_text(whole)
        outcomes.append(outcome)
        print(f"{outcome:16} {mutant['defence']}", flush=True)
    noticed = outcomes.count("noticed")
    print(f"{noticed} of {len(outcomes)} defences are missed by their tests when they are gone")
    sys.exit(0 if noticed == len(outcomes) else 1)


main()
