"""The speed of reading, dating and claiming together, on one core, and how it grows.

    python tests/bench/claims_speed.py [--largest KB]

The text is our own: the sentences of `tests/claiming/cases.yaml` among plain prose, in paragraphs. The bar is 200 KB of
text per CPU second and a time that grows no faster than the text. Hostile inputs follow: an endless sentence, digits.
"""

import argparse
import pathlib
import sys
import time

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from timeline.claiming import claim, kinds  # noqa: E402
from timeline.dating import date, lexicon  # noqa: E402
from timeline.reading import read  # noqa: E402
from timeline.records.source import Source  # noqa: E402

BAR = 200
PROSE = (
    "The road to the port was long and the clerks were in no hurry to write of it. Both delegations praised the "
    "weather, the tea and the patience of their drivers. What remains is a habit of courtesy that neither side has "
    "cared to examine."
)
HOSTILE = {
    "one sentence": "in 1953 Peru and Japan signed a treaty worth $3 million and ",
    "one word": "a",
    "digits": "1234567890",
    "years": "1953 ",
    "anniversaries": "75th anniversary ",
}


def article(size):
    """Return about `size` bytes of text, one statement to three plain sentences."""
    cases = yaml.safe_load((ROOT / "tests" / "claiming" / "cases.yaml").read_text(encoding="utf-8"))
    paragraphs = [f"{PROSE} {case['text']}" for case in cases]
    text = "\n\n".join(paragraphs)
    return (text * (size // len(text) + 1))[:size]


def measure(text):
    """Return CPU seconds of reading, dating and claiming, and the number of proposals."""
    start = time.process_time()
    document = read(text.encode(), Source(id="speed", path="speed.txt", language="en", published="2020"))
    read_at = time.process_time()
    timexes = date(document, lexicon("en"))
    dated_at = time.process_time()
    found = claim(document, timexes, kinds("en"))
    return read_at - start, dated_at - read_at, time.process_time() - dated_at, len(found)


def main():
    """Measure and print; exit status 1 below the bar."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--largest", type=int, default=1024, help="the largest text in KB")
    given = options.parse_args()
    measure(article(20_000))  # load the shelf first
    rate = 0.0
    print(f"{'KB':>8}{'read s':>9}{'date s':>9}{'claim s':>9}{'KB/s':>8}{'claims':>8}")
    size = 16
    while size <= given.largest:
        *parts, count = measure(article(size * 1000))
        rate = size / sum(parts)
        print(f"{size:>8}" + "".join(f"{part:>9.3f}" for part in parts) + f"{rate:>8.0f}{count:>8}")
        size *= 4
    for name, unit in HOSTILE.items():
        few, many = (sum(measure((unit * (length // len(unit) + 1))[:length])[:3]) for length in (20_000, 80_000))
        print(f"{name}: 20 KB {few:.3f} s, 80 KB {many:.3f} s")
    print(f"bar {BAR} KB/s: {'reached' if rate >= BAR else 'missed'}")
    return rate < BAR


if __name__ == "__main__":
    sys.exit(main())
