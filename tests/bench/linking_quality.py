"""How well claims are linked to events: B-cubed on gold claims with their `event` taken away.

    python tests/bench/linking_quality.py --data DIR [--show N]

DIR holds gold.jsonl, sources.json and texts/ (own-worded development texts that are not part of this repository). Each
gold claim becomes a store claim: kind, parties, what its date and implied base year say, and the clause of its anchor
as quote. Kinds and parties are gold, so this measures the linker alone; what an anniversary is of stays hidden from it.
"""

import argparse
import json
import os
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

from timeline.linking import link
from timeline.records.claim import Claim, Quote
from timeline.records.facts import Facts
from timeline.records.source import Source

_CLAUSE = re.compile(r"[.;:!?\n。！？]\s|\n|, (?:and|but|which|who|when)\b|[。；]")


def _quote(text: str, start: int, end: int) -> Quote:
    low = max(
        (found.end() for found in _CLAUSE.finditer(text, max(0, start - 200), start)), default=max(0, start - 200)
    )
    found = _CLAUSE.search(text, end, min(len(text), end + 200))
    high = found.start() if found else min(len(text), end + 200)
    return Quote(exact=text[low:high].strip() or text[start:end])


def _year(date: str | None) -> int | None:
    found = re.search(r"\d{4}", date or "")
    return int(found[0]) if found else None


def _says(gold: dict) -> dict:
    base, kept = _year(gold["implies"]), _year(gold["date"])
    if gold["kind"] == "anniversary" and base and kept and kept >= base:
        return {"anniversary": kept - base, "on": gold["date"].split("/")[0]}
    if gold.get("quantity"):
        quantity = gold["quantity"]
        value = quantity["value"]
        over = {"over": gold["date"]} if gold["date"] else {}
        return {**quantity, "value": tuple(value) if isinstance(value, list) else value, **over}
    return {"date": gold["date"]} if gold["date"] else {"status": gold["kind"], "over": "../.."}


def facts(data: Path) -> tuple[Facts, dict[str, str | None]]:
    """Return the gold claims as a fact store without events, and each claim's true event."""
    golds = [json.loads(line) for line in (data / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line]
    metas = json.loads((data / "sources.json").read_text(encoding="utf-8"))
    texts = {meta["source"]: (data / "texts" / f"{meta['source']}.txt").read_text(encoding="utf-8") for meta in metas}
    sources = tuple(Source(id=meta["source"], language=meta["language"], published=meta["published"]) for meta in metas)
    claims, truth = [], {}
    for gold in golds:
        identifier = gold["id"]
        truth[identifier] = gold.get("event")
        claims.append(
            Claim.model_validate(
                {
                    "id": identifier,
                    "source": gold["source"],
                    "kind": gold["kind"],
                    "parties": tuple(gold["parties"]),
                    "says": {**_says(gold), "attribution": gold["attribution"]},
                    "quote": _quote(texts[gold["source"]], gold["start"], gold["end"]),
                }
            )
        )
    return Facts(sources=sources, claims=tuple(claims)), truth


def b_cubed(found: dict[str, str], truth: dict[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a grouping, averaged over claims (Bagga and Baldwin 1998)."""
    groups, classes = defaultdict(set), defaultdict(set)
    for claim, event in truth.items():
        groups[found[claim]].add(claim)
        classes[event].add(claim)
    both = {claim: len(groups[found[claim]] & classes[event]) for claim, event in truth.items()}
    precision = sum(both[c] / len(groups[found[c]]) for c in truth) / len(truth)
    recall = sum(both[c] / len(classes[e]) for c, e in truth.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print the scores, and with --show the groups that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("TIMELINE_DATA"), required="TIMELINE_DATA" not in os.environ
    )
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    store, truth = facts(Path(options.data))
    began = time.process_time()
    events = link(store)
    spent = time.process_time() - began
    found = {claim: event.id for event in events for claim in event.claims}
    with_event = {claim: event for claim, event in truth.items() if event}
    lonely = {claim: event or f"alone:{claim}" for claim, event in truth.items()}
    for name, wanted in (("claims with an event", with_event), ("all, the others alone", lonely)):
        precision, recall, f1 = b_cubed(found, wanted)
        print(f"{name:24} n={len(wanted):4}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(f"{len(store.claims)} claims in {spent:.2f} s of CPU, {len(events)} events")
    by_id = {claim.id: claim for claim in store.claims}
    split = defaultdict(set)
    for claim, event in with_event.items():
        split[event].add(found[claim])
    wrong = [event for event in split if len(split[event]) > 1]
    mixed = [event for event in events if len({with_event[c] for c in event.claims if c in with_event}) > 1]
    print(f"split events: {len(wrong)}; mixed groups: {len(mixed)}")
    for event in wrong[: options.show]:
        print("SPLIT", event, Counter(found[c] for c, e in with_event.items() if e == event))
    for event in mixed[: options.show]:
        print("MIXED", event.id)
        for claim in event.claims:
            print(
                "    ",
                claim,
                truth[claim],
                by_id[claim].kind,
                by_id[claim].says.model_dump(exclude_defaults=True),
                event.reasons[claim],
            )


if __name__ == "__main__":
    main()
