"""Speed of extraction: reading, dating and claiming, each and together, in KB of UTF-8 per second of CPU on one core.

    python tests/bench/extract_speed.py [--data DIR ...] [--largest KB] [--hostile KB]

Measured on many short articles and on one long one, with the growth in number and in length, on hostile texts, and
beside dateparser's search, which finds dates alone. The texts are our own: `tests/claiming/cases.yaml` among plain
prose. `--data DIR ...` takes the *.txt files below folders as articles too, each folder and all of them together, which
the bar is held against; they are read in the language that `DIR/sources.json` or the folder above it gives, else as
English, genre unstated.
"""

import argparse
import json
import sys
import time
import warnings
from collections.abc import Iterable
from itertools import repeat
from pathlib import Path

from claims_speed import article

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

BAR, DATES_BAR = 200, 500
SHORT = 800
SOURCE = Source(id="speed", path="speed.txt", language="en", published="2020-05-01")
DENSE = (
    "Relations were established on 14 May 1953, broken off in June 1975 and resumed on 3 July 1992. A treaty of 12 "
    "March 1994 was renewed in the spring of 2004, ten years later, and again in the late 2010s.\n\n"
)
HOSTILE = {
    "digits": "1234567890",
    "spaces": "a" + " " * 999,
    "the the the": "the ",
    "one word": "a",
    "years in a chain": "1990-",
    "years in a row": "1953 ",
    "amounts": "$3 million ",
    "open brackets": "(",
    "counts of years": "75th anniversary ",
    "counts of coming years": "They met in 1950. The treaty's 75th anniversary is next. ",
    "counts in a row": "It was kept on its tenth anniversary and again two years later. ",
    "the dead of wars": "War broke out in 1950. The war killed 300 people. ",
    "the words of others": "They met in 1950, but according to Peru they met in 1951. ",
}


def stages(texts: Iterable[bytes], languages: Iterable[str] = repeat("en")) -> tuple[float, float, float]:
    """Return the CPU seconds that reading, dating and claiming of all texts take."""
    reading = dating = claiming = 0.0
    for raw, language in zip(texts, languages, strict=False):
        source, words, knowledge = SOURCE.model_copy(update={"language": language}), lexicon(language), kinds(language)
        start = time.process_time()
        document = read(raw, source)
        read_at = time.process_time()
        timexes = date(document, words)
        dated_at = time.process_time()
        claim(document, timexes, knowledge)
        reading += read_at - start
        dating += dated_at - read_at
        claiming += time.process_time() - dated_at
    return reading, dating, claiming


def line(name: str, texts: list[bytes], languages: Iterable[str] = repeat("en")) -> tuple[float, float]:
    """Print the rates of the best of some runs; return KB per second of dating, and of all three together."""
    size = sum(map(len, texts)) / 1000
    best = min((stages(texts, languages) for _ in range(3)), key=sum)
    rates = [size / max(spent, 1e-6) for spent in (*best, sum(best))]
    print(f"{name:34}{len(texts):>6}{size:>9.0f}" + "".join(f"{rate:>9.0f}" for rate in rates))
    return rates[1], rates[3]


def given(folders: list[Path]) -> float:
    """Print the rates of the articles of each folder and of all together; return that of these."""
    everything: list[bytes] = []
    spoken: list[str] = []
    for folder in folders:
        index = next(
            (path for path in (folder / "sources.json", folder.parent / "sources.json") if path.is_file()), None
        )
        told = {entry["source"]: entry["language"] for entry in json.loads(index.read_text())} if index else {}
        paths = sorted(folder.rglob("*.txt"))
        names = [path.with_suffix("").as_posix() for path in paths]
        languages = [next((told[key] for key in told if name.endswith(f"/{key}")), "en") for name in names]
        texts = [path.read_bytes() for path in paths]
        stages(texts, languages)  # loads the shelves
        line(f"given: {folder.name}", texts, languages)
        everything += texts
        spoken += languages
    return line("given, all of them", everything, spoken)[1]


def short(count: int) -> list[bytes]:
    """Return short articles, each of another stretch of the long one."""
    long = article(count * SHORT)
    return [long[at : at + SHORT].encode() for at in range(0, count * SHORT, SHORT)]


def reference(sample: str) -> None:
    """Print the rate of dateparser's search on a sample."""
    from dateparser.search import search_dates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        search_dates(sample[:500], languages=["en"])
        start = time.process_time()
        search_dates(sample, languages=["en"])
    rate = len(sample) / 1000 / (time.process_time() - start)
    print(f"{'dateparser.search, dates alone':34}{1:>6}{len(sample) / 1000:>9.0f}{'':>9}{rate:>9.1f}")


def main() -> int:
    """Print all measurements; exit status 1 below a bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", default=[], help="folders of articles to measure too")
    parser.add_argument("--largest", type=int, default=1000, help="KB of the longest article")
    parser.add_argument("--hostile", type=int, default=1000, help="KB of the longest hostile text")
    options = parser.parse_args()
    stages(short(20))  # loads the shelf
    head = f"{'texts':34}{'number':>6}{'KB':>9}{'read':>9}{'date':>9}{'claim':>9}{'all':>9}"
    print(head)
    rates = [line("short articles", short(count))[1] for count in (20, 200, 2000)]
    if options.data:
        rates.append(given(options.data))
    size = 10
    while size <= options.largest:
        rates.append(line("one article", [article(size * 1000).encode()])[1])
        size *= 10
    dense = [line("dates close together, one 1 KB each", [(DENSE * 5)[:1000].encode()] * 100)[0]]
    reference(article(20_000))
    print("hostile texts, CPU seconds of all three (ten times is linear)")
    for name, unit in HOSTILE.items():
        few, many = (
            sum(stages([(unit * (length // len(unit) + 1))[:length].encode()]))
            for length in (options.hostile * 100, options.hostile * 1000)
        )
        print(f"{name:34}{few:>9.2f}{many:>9.2f}   x{many / max(few, 1e-3):.1f}")
    missed = min(rates) < BAR or min(dense) < DATES_BAR
    print(f"bars {BAR} KB/s together, {DATES_BAR} KB/s for dates: {'missed' if missed else 'reached'}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
