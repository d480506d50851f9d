"""How fast texts are read and amounts found, and why the sentence splitter is the one it is.

    python tests/bench/reading_speed.py [FILE ...]

Without files a text of our own is used. Figures are megabytes of UTF-8 per second of CPU on one core; other splitters
are measured where they are installed.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from timeline.claiming.quantities import find
from timeline.reading import read
from timeline.records.source import Source

_PARAGRAPH = """The legation in Lisbon was opened in the spring of 1921, after Mr. Berg had presented his letters.
Trade came to $2.5 million in 1923, or about a tenth of what it had been before the war; imports of cork, wine
and salt made up most of it. In 1938 relations were broken off, and they were not resumed until 12 March 1946.

"""


def _rate(name: str, work: Callable[[], object], size: int) -> None:
    best = min(_spent(work) for _ in range(3))
    print(f"{name:24} {size / best / 1e6:9.2f} MB/s")


def _spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _splitters(text: str) -> dict[str, Callable[[], object]]:
    found: dict[str, Callable[[], object]] = {}
    try:
        from sentencex import get_sentence_boundaries

        found["sentencex"] = lambda: list(get_sentence_boundaries("en", text))
    except ImportError:
        pass
    try:
        from syntok import segmenter

        found["syntok"] = lambda: [list(paragraph) for paragraph in segmenter.process(text[:100_000])]
    except ImportError:
        pass
    try:
        import pysbd

        found["pysbd"] = lambda: pysbd.Segmenter(language="en", clean=False, char_span=True).segment(text[:20_000])
    except ImportError:
        pass
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in files) if files else _PARAGRAPH * 2000
    raw = text.encode()
    source = Source(id="bench", path="bench.txt", language="en")
    _rate("reading", lambda: read(raw, source), len(raw))
    _rate("amounts", lambda: find(text, "en"), len(raw))
    sizes = {"syntok": 100_000, "pysbd": 20_000}
    for name, work in _splitters(text).items():
        _rate(f"splitter {name}", work, min(len(raw), sizes.get(name, len(raw))))
    for size in (10_000, 100_000, 1_000_000):
        part = (raw * (size // len(raw) + 1))[:size].decode(errors="ignore").encode()
        spent = _spent(lambda part=part: read(part, source))
        print(f"reading {size:>9,} bytes  {spent:7.3f} s")


if __name__ == "__main__":
    main()
