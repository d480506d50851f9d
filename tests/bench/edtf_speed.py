"""Speed of reading dates in EDTF, side by side with the package `edtf` in one run; and that no text is slow to refuse.

Run it as `python tests/bench/edtf_speed.py`. Every text is read anew, bounds included; nothing is kept in between.
It fails if a reading takes more than 20 µs on average, or a hostile text more than 200 ms.
"""

import contextlib
import io
import sys
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from timeline.edtf import parse, relate
from timeline.edtf.grammar import LONGEST

MIX = {
    "day": (40, "{y}-{m:02}-{d:02}"),
    "year": (20, "{y}"),
    "month": (14, "{y}-{m:02}"),
    "qualified": (6, "{y}~"),
    "decade": (4, "{d3}X"),
    "interval of years": (4, "{y}/{z}"),
    "open interval": (2, "{y}-{m:02}/.."),
    "alternatives": (3, "[{y}..{z}]"),
    "season": (2, "{y}-2{s}"),
    "no year": (2, "XXXX-{m:02}-{d:02}"),
    "unknown day": (1, "{y}-{m:02}-XX"),
    "partly qualified": (1, "{y}-?{m:02}-~{d:02}"),
    "far year": (1, "Y-{y}00"),
}
"""Shares of a hundred dates, as they come in a store of claims on diplomatic history."""

HOSTILE = {
    "digits": "1" * LONGEST,
    "X": "X" * LONGEST,
    "marks": "?~%" * (LONGEST // 3),
    "hyphens": "-" * LONGEST,
    "brackets": "[" * LONGEST,
    "slashes": "/" * LONGEST,
    "zeros of a far year": "Y1" + "0" * 10_000,
    "a far power of ten": "Y1E" + "9" * 10_000,
    "many members": "[" + ",".join(["1953"] * (LONGEST // 5 - 1)) + "]",
    "much over the limit": "1953" * 1_000_000,
    "a day that no year has": "XXX1-02-29",
    "days of all years": "XXXX-X1-X1",
}


def texts(count: int, forms: dict[str, tuple[int, str]] = MIX) -> list[str]:
    """Return dates of these forms in their shares, the same ones every time."""
    random = Random(7)
    found = []
    for form in random.choices([form for _, form in forms.values()], [share for share, _ in forms.values()], k=count):
        year = random.randint(1648, 2024)
        parts = {"y": year, "z": year + random.randint(1, 9), "d3": str(year)[:3], "s": random.randint(1, 4)}
        found.append(form.format(m=random.randint(1, 12), d=random.randint(1, 28), **parts))
    return found


def seconds(work: Callable[[str], object], found: list[str]) -> float:
    """Return the CPU seconds that it takes to do the work once for each text."""
    begun = time.process_time()
    for text in found:
        work(text)
    return time.process_time() - begun


def bounds(text: str) -> tuple[int | None, int | None]:
    read = parse(text)
    return read.earliest, read.latest


def refuse(text: str) -> None:
    with contextlib.suppress(ValueError):
        parse(text)


def main() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import edtf

    found = texts(100_000)
    ours = min(seconds(bounds, found) for _ in range(3)) / len(found)
    few = found[:300]
    with contextlib.redirect_stdout(io.StringIO()):
        theirs = seconds(lambda text: edtf.parse_edtf(text, fail_silently=True), few) / len(few)
    print(f"{len(found):,} dates, bounds included: {ours * 1e6:.1f} µs a date")
    print(f"edtf {version('edtf')}, {len(few)} of them, without bounds: {theirs * 1e6:,.0f} µs a date")
    print(f"ratio: {theirs / ours:,.0f} times as fast")
    for name, (share, form) in MIX.items():
        kind = texts(2_000, {name: (share, form)})
        print(f"  {name:20} {share:3} %  {seconds(bounds, kind) / len(kind) * 1e6:5.1f} µs")
    dates = [parse(text) for text in found[:20_000]]
    begun = time.process_time()
    for one, other in pairwise(dates):
        relate(one, other)
    print(f"comparing two of them: {(time.process_time() - begun) / len(dates) * 1e6:.1f} µs")
    slowest = 0.0
    for name, text in HOSTILE.items():
        took = seconds(refuse, [text])
        slowest = max(slowest, took)
        print(f"  hostile: {name:24} {len(text):9,} characters  {took * 1e3:6.2f} ms")
    return int(ours > 20e-6 or slowest > 0.2)


if __name__ == "__main__":
    sys.exit(main())
