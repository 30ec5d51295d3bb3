"""Arguments: which rows, and how many rounds of each."""


def rows(program, arguments, known, others=()):
    """Name and rounds of each row: `quick`, `rounds=N` for all, `ROW` or `ROW=N`; without a row all of them.

    `known` has by name a tuple that ends with the usual rounds and those of `quick`, `others` are rows without rounds."""
    is_quick = "quick" in arguments
    given = [argument.partition("=") for argument in arguments if argument != "quick"]
    common = next((int(value) for name, _, value in given if name == "rounds"), None)
    named = [(name, value) for name, _, value in given if name != "rounds"]
    if unknown := [name for name, _ in named if name not in (*known, *others)]:
        raise SystemExit(f"{program}: no row {', '.join(unknown)}; there are {', '.join((*known, *others))}")
    chosen = named or [(name, "") for name in (*known, *others)]
    return [(name, int(value) if value else common or known.get(name, (1, 1))[-1 if is_quick else -2])
            for name, value in chosen]
