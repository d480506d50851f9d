"""Extraction measured on the development corpus of claims: predictions from its texts, judged by its own scorer.

    python tests/bench/claims_quality.py --data DIR [--out DIR] [--lang en] [--only PATTERN] [--miss N] [--show]

DIR (or TIMELINE_DATA) is the folder that holds `texts/`, `sources.json`, `gold.jsonl` and `score.py`. Printed are the
corpus
digest, the scorer's table, kinds confused with one another, and the speed on one core.
"""

import argparse
import collections
import hashlib
import importlib.util
import json
import os
import pathlib
import re
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from timeline.claiming import claim, kinds  # noqa: E402
from timeline.dating import date, lexicon  # noqa: E402
from timeline.reading import read  # noqa: E402
from timeline.records.source import Source  # noqa: E402

GENRES = {
    "encyclopaedia": "reference",
    "wire news": "news",
    "news page with furniture": "news",
    "op-ed": "commentary",
    "commentary": "commentary",
    "think-tank commentary": "commentary",
    "tribune": "commentary",
    "ministry fact sheet": "official",
    "fact sheet": "official",
    "embassy speech": "official",
    "museum caption": "reference",
    "archive note": "archive",
    "chronology": "narrative",
}
"""The corpus's genres in the store's words; a genre not listed is left open."""

UNSCORED = {"occupation": "war", "operation": "troops"} | dict.fromkeys(
    ("election", "opening", "office", "birth", "death"), "other"
)
"""Kinds of ours that the corpus has no word for, and what it calls such events."""


def predict(folder, meta):
    """Return the scorer's predictions for the texts of `meta`, and (code points read, CPU seconds)."""
    predictions, size, spent = [], 0, 0.0
    for entry in meta:
        raw = (folder / "texts" / (entry["source"] + ".txt")).read_bytes()
        source = Source(
            id=entry["source"],
            language=entry["language"],
            title=entry["title"],
            genre=GENRES.get(entry["genre"]),
            published=entry["published"],
            path=entry["source"] + ".txt",
        )
        before = time.process_time()
        document = read(raw, source)
        found = claim(document, date(document, lexicon(entry["language"])), kinds(entry["language"]))
        spent += time.process_time() - before
        size += len(raw)
        shift = max(0, raw.decode("utf-8").find(document.text))
        for proposal in found:
            if (proposal.claim.event or "").startswith("published:"):
                continue
            predictions.append(prediction(entry["source"], shift, proposal, document.text))
    return predictions, (size, spent)


def prediction(source, shift, proposal, text):
    """Return one proposal as the scorer wants it."""
    kind = UNSCORED.get(proposal.claim.kind, proposal.claim.kind)
    line = {
        "source": source,
        "start": proposal.start + shift,
        "end": proposal.end + shift,
        "date": proposal.date,
        "kind": kind,
        "parties": list(proposal.claim.parties),
        "says": proposal.claim.says.model_dump(exclude_defaults=True),
        "text": text[proposal.start : proposal.end],
        "confidence": proposal.confidence,
        "relative": proposal.relative,
    }
    if proposal.implies:
        line["implies"] = proposal.implies
    if proposal.quantity:
        value = proposal.quantity.value
        line["quantity"] = {
            "value": list(value) if isinstance(value, tuple) else value,
            "unit": proposal.quantity.unit,
            "bound": proposal.quantity.bound,
        }
    elif proposal.claim.says.__class__.__name__ == "Rank":
        line["quantity"] = {"value": proposal.claim.says.rank, "unit": "rank", "bound": "exact"}
    return line


def digest(folder):
    """Return a digest of the corpus, so that a score can be tied to what it was taken on."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".jsonl", ".json"):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def scorer(folder):
    """Return the corpus's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("claims_score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def bare(date):
    """Return a date without its qualifiers."""
    return re.sub(r"[~?%]", "", date or "")


def judge(predictions, folder, score, wanted):
    """Return what went wrong: gold claims not found and dates not in the gold, with the words they stand in."""
    gold = collections.defaultdict(list)
    for entry in score.load(folder / "gold.jsonl"):
        gold[entry["source"]].append(entry)
    missed, wrong, confused = [], [], collections.Counter()
    parties = collections.Counter()
    for source in sorted({entry["source"] for entry in wanted}):
        text = (folder / "texts" / (source + ".txt")).read_text(encoding="utf-8")
        here = [p for p in predictions if p["source"] == source]
        for g in gold[source]:
            low, high = score.sentence(text, g["start"], g["end"])
            near = [p for p in here if p["start"] < high and low < p["end"]]
            kept = g["kind"] == "anniversary" and any(p.get("implies") == g["implies"] for p in near)
            if g["date"] and not kept and not any(bare(p["date"]) == bare(g["date"]) for p in near):
                missed.append((g["id"], g["kind"], g["date"], g["anchor"], [(p["date"], p["kind"]) for p in near]))
            if g["quantity"] and not any(
                p.get("quantity") and score.value_equal(p["quantity"]["value"], g["quantity"]["value"]) for p in near
            ):
                missed.append((g["id"], "QUANTITY", g["quantity"], g["anchor"], [p.get("quantity") for p in near]))
            for p in near:
                if p["start"] < g["end"] and g["start"] < p["end"] and bare(p["date"]) == bare(g["date"]):
                    confused[g["kind"], p["kind"]] += 1
                    parties[sorted(p["parties"]) == sorted(g["parties"])] += 1
        for p in here:
            low, high = score.sentence(text, p["start"], p["end"])
            near = [g for g in gold[source] if g["start"] < high and low < g["end"]]
            dates = {bare(x) for g in near for x in (g["date"], g["implies"]) if x}
            if p["date"] and near and bare(p["date"]) not in dates:
                wrong.append((source, p["kind"], p["date"], p["text"], sorted(dates)))
            if p["date"] and not near:
                wrong.append((source, p["kind"], p["date"], p["text"], "UNANNOTATED"))
    return missed, wrong, confused, parties


def main():
    """Predict, score and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default=os.environ.get("TIMELINE_DATA"), required="TIMELINE_DATA" not in os.environ)
    options.add_argument("--out", help="keep the predictions in this folder")
    options.add_argument("--lang", help="score only this language")
    options.add_argument("--only", help="only sources whose id fits this regular expression")
    options.add_argument("--miss", type=int, default=0, help="print this many mistakes of each sort")
    given = options.parse_args()
    folder = pathlib.Path(given.data)
    score = scorer(folder)
    meta = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    meta = [m for m in meta if not given.lang or m["language"] == given.lang]
    wanted = [m for m in meta if not given.only or re.search(given.only, m["source"])]
    _, (_, first) = predict(folder, wanted)
    predictions, (size, spent) = predict(folder, wanted)
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(given.out or scratch)
        out.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(p, ensure_ascii=False) for p in predictions)
        (out / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        texts = pathlib.Path(scratch) / "texts"
        for entry in wanted:
            target = texts / (entry["source"] + ".txt")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((folder / "texts" / (entry["source"] + ".txt")).read_bytes())
        arguments = ["--pred", str(out), "--texts", str(texts), "--gold", str(folder)]
        score.main(arguments + (["--lang", given.lang] if given.lang else []))
    missed, wrong, confused, parties = judge(predictions, folder, score, wanted)
    print(f"corpus sha256 {digest(folder)}")
    print(f"parties right on matched claims: {parties[True]} of {sum(parties.values())}")
    print(f"{size} bytes in {spent:.2f} s CPU: {size / max(spent, 1e-9) / 1000:.0f} KB/s")
    languages = len({entry["language"] for entry in wanted})
    print(f"making the words of {languages} languages ready before: {first - spent:.2f} s CPU")
    if given.miss:
        print(
            "kinds confused (gold, ours):",
            [(pair, n) for pair, n in confused.most_common() if pair[0] != pair[1]][: given.miss],
        )
        for title, rows in (("missed", missed), ("wrong", wrong)):
            print(f"\n{title} ({len(rows)})")
            for row in rows[: given.miss]:
                print("  ", *row, sep=" | ")


if __name__ == "__main__":
    main()
