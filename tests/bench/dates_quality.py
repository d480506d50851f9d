"""Scores of the date finder on dated texts with gold, by set and type of expression.

The texts are not part of the project: give their folder with `--data DIR` (or TIMELINE_DATA), a folder of
`*.jsonl` files
with `doc`, `text`, `dct` and `gold`, and the scorer `score.py` that belongs to them.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import time
from collections import Counter
from pathlib import Path
from typing import Any

from timeline.dating import date, lexicon
from timeline.records.document import Document
from timeline.records.source import Source

SETS = {
    "wikiwars": "narrative",
    "frus": "archive",
    "hsgtimeline": "reference",
    "recognizers": "news",
    "duckling": "news",
}
"""The sets, and the genre that their texts are read as."""


def scorer(folder: Path) -> Any:
    """Load the scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("scorer", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(record: dict[str, Any], genre: str | None, language: str) -> dict[str, Any]:
    """Read one text and return it with what was found."""
    moment = record.get("dct")
    source = Source(id="bench", genre=genre, published=moment[:10] if moment else None)
    found = date(Document(source=source, text=record["text"]), lexicon(language))
    pred = [
        {"start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": t.timex3 or t.value} for t in found
    ]
    return {"doc": record["doc"], "pred": pred}


def main() -> None:
    """Print the scores of every set in the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", default=os.environ.get("TIMELINE_DATA"), help="folder with the texts and their scorer"
    )
    parser.add_argument("--set", dest="only", help="one set only")
    parser.add_argument("--genre", help="read every text as this genre; `none`: judge by signs")
    parser.add_argument("--language", default="en")
    parser.add_argument("--errors", type=int, default=0, help="how many of the mistakes to list")
    parser.add_argument("--types", action="store_true", help="scores by the type of expression")
    options = parser.parse_args()
    if not options.data:
        parser.error("give the folder of the texts with --data DIR or TIMELINE_DATA")
    folder = Path(options.data)
    score = scorer(folder)
    for path in sorted(folder.glob("*.jsonl")):
        if options.only and path.stem != options.only:
            continue
        genre = options.genre or SETS.get(path.stem, "news")
        records = [json.loads(line) for line in path.read_text("utf8").splitlines()]
        start = time.process_time()
        predicted = {
            record["doc"]: predict(record, None if genre == "none" else genre, options.language) for record in records
        }
        spent = time.process_time() - start
        report(path, records, predicted, score, spent, options)


def report(path: Path, records: list[Any], predicted: dict[str, Any], score: Any, spent: float, options: Any) -> None:
    """Print one set's scores, with the digest of its file, so that a figure belongs to a text."""
    errors: list[Any] | None = [] if options.errors else None
    gold = {record["doc"]: record for record in records}
    result = score.score(gold, predicted, errors)
    size = sum(len(record["text"].encode()) for record in records) / 1000
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    speed = size / max(spent, 1e-9)
    print(f"{path.stem}  sha256 {digest}  {len(records)} texts  {size:.0f} KB in {spent:.2f} s CPU ({speed:.0f} KB/s)")
    if "gold" in result:
        strict, relaxed = result["strict"], result["relaxed"]
        print(
            f"  value F1 {result['value_F1']:.2f}  relaxed {relaxed['F1']:.2f}  strict {strict['F1']:.2f}"
            f"  type {result['type_F1']:.2f}"
            f"  (gold {result['gold']}, found {result['pred']}, P {relaxed['P']:.1f} R {relaxed['R']:.1f})"
        )
    if "partial" in result:
        print("  " + "  ".join(f"{key} {value:.2f}" for key, value in result["partial"].items() if key != "gold"))
    if options.types and "gold" in result:
        for kind in ("DATE", "TIME", "DURATION", "SET"):
            print(f"    {kind:9}{by_type(records, predicted, score, kind)}")
    for (fault, text, want, got), count in Counter(map(tuple, errors or ())).most_common(options.errors):
        print(f"{count:4} {fault:8} {text!r:40} want {want!r} got {got!r}")


def by_type(records: list[Any], predicted: dict[str, Any], score: Any, kind: str) -> str:
    """Return the share of gold of a type that was found, found with its extent, and with its value."""
    gold = found = extent = value = 0
    for record in records:
        items = [item for item in record["gold"] if item["type"] == kind and not item.get("ignore")]
        pairs = score.match(items, predicted[record["doc"]]["pred"])
        gold += len(items)
        found += len(pairs)
        extent += sum(a["start"] == b["start"] and a["end"] == b["end"] for a, b in pairs)
        value += sum(score.same_value(a, b) for a, b in pairs)
    share = [100 * part / gold if gold else 0.0 for part in (found, extent, value)]
    return f"gold {gold:5}  found {share[0]:6.2f}  extent {share[1]:6.2f}  value {share[2]:6.2f}"


if __name__ == "__main__":
    main()
