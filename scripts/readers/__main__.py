"""Publishes hostile texts on a server of scripts/readers.sh, lets independent readers read everything that comes out,
and compares what they understood with what went in. Prints a line for each reader and document; fails when one of them
is wrong.
"""

import re
import sys

import newsroom
from kit import READERS, Absent

# Each module registers its readings; they run in this order. Pages come last: they change the look of everything.
import feeds  # noqa: F401
import feed_readers
import feed_xml  # noqa: F401
import json_documents  # noqa: F401
import structured_data  # noqa: F401
import search_clients  # noqa: F401
import other_files  # noqa: F401
import pages  # noqa: F401


def main():
    verdicts = newsroom.publish()
    feed_readers.look(verdicts)
    verdicts = newsroom.correct(verdicts)
    feed_readers.look(verdicts)
    failed = absent = 0
    for name, what, function in READERS:
        wrong, read = [], None
        try:
            faults = function(verdicts)
            while True:
                wrong.append(next(faults))
        except StopIteration as end:
            read = end.value
        except Absent as error:
            absent += 1
            print(f"{name}, {what}: not read ({error})", flush=True)
            continue
        except AssertionError as error:
            wrong.append(str(error))
        except Exception as error:  # A reader that gives up has not read it.
            wrong.append(f"{type(error).__name__}: {error}")
        failed += bool(wrong)
        told = "; ".join(re.sub(r"\s+", " ", fault)[:400] for fault in wrong[:3])
        more = f"; and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        outcome = f"WRONG: {told}{more}" if wrong else f"ok ({read})"
        print(f"{name}, {what}: {outcome}", flush=True)
    read = len(READERS) - absent
    print(f"{read - failed} of {read} readings are ok{f', {absent} not made' if absent else ''}")
    sys.exit(1 if failed else 0)


main()
