"""How many of a corpus's marked conflicts the check finds, and how many of its look-alikes it leaves alone.

    python tests/bench/conflicts_quality.py --data DIR [--from-text] [--show]

DIR (or TIMELINE_DATA) holds gold.jsonl, sources.json, conflicts.jsonl, texts/ and score.py, whose
DIR (or TIMELINE_DATA) holds gold.jsonl, sources.json, conflicts.jsonl, texts/ and score.py, whose figures are printed.
extraction and linking. Exit status 1 where a bar is missed: recall 0.90 and precision 0.95, from text 0.55 and 0.80.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from gold_facts import Gold

from timeline.checking import check
from timeline.records.finding import Finding
from timeline.records.report import Case

Place = Mapping[str, Any]  # {"source", "start", "end"} of a claim in its text


OWN_WORDS = ("weekday-date-mismatch", "era-year-mismatch")
"""Rules that hold one claim against its own words: both are marked at its place."""


def from_gold(folder: Path) -> tuple[Case, dict[str, list[Place]]]:
    """Return the gold claims as a case, and for each of its claims the places of the gold claims it was made from."""
    gold = Gold(folder)
    facts, origin = gold.facts()
    places = {g["id"]: {key: g[key] for key in ("source", "start", "end")} for g in gold.claims}
    return Case(facts=facts), {claim: [places[i] for i in ids] for claim, ids in origin.items()}


def from_text(folder: Path) -> tuple[Case, dict[str, list[Place]]]:
    """Return the case that extraction and linking make of the texts, and the places of its claims."""
    from text_facts import extract

    return extract(folder)


def predictions(findings: tuple[Finding, ...], places: Mapping[str, list[Place]]) -> Iterator[dict[str, Any]]:
    """Yield each minimal set of each contradiction and tension as its places; what is only a note is no conflict."""
    for finding in findings:
        for ids in finding.sets if finding.level != "note" else ():
            # an order that history knows is a premise without a place in any text
            members = [place for claim in ids for place in places.get(claim, ())]
            if finding.rule in OWN_WORDS and len(members) == 1:
                members = members * 2
            if len(members) > 1:
                yield {
                    "members": members,
                    "rule": finding.rule,
                    "level": finding.level,
                    "id": finding.id,
                    "claims": ids,
                }


def score(folder: Path, found: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the scorer's figures for predicted conflicts."""
    with tempfile.TemporaryDirectory() as out:
        (Path(out) / "conflicts.jsonl").write_text("".join(json.dumps(p) + "\n" for p in found), encoding="utf-8")
        command = [sys.executable, str(folder / "score.py"), "--pred", out, "--texts", str(folder / "texts"), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)["conflicts"]
    return figures


def show(folder: Path, found: list[dict[str, Any]], figures: Mapping[str, Any]) -> None:
    """Print the conflicts missed, and each prediction with what the corpus says of it."""
    sets = [json.loads(line) for line in (folder / "conflicts.jsonl").read_text(encoding="utf-8").splitlines()]
    for c in sets:
        if c["verdict"] == "conflict" and c["id"] not in figures["found"]:
            print("MISSED", c["id"], c["type"], c["event"], c["why"])
    for p in found:
        one = score(folder, [p])
        verdict = "right" if one["tp"] else "WRONG" if one["fp"] else "not marked"
        print(f"{verdict:10} {p['level']:13} {p['id']}  {' + '.join(p['claims'])}")


def main() -> int:
    """Make the facts, check them, score the conflicts found, and compare with the bar."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known = os.environ.get("TIMELINE_DATA")
    options.add_argument("--data", type=Path, default=known, required=known is None)
    options.add_argument("--from-text", action="store_true")
    options.add_argument("--show", action="store_true")
    chosen = options.parse_args()
    folder = Path(chosen.data)
    begun = time.process_time()
    case, places = from_text(folder) if chosen.from_text else from_gold(folder)
    findings = check(case, all_sets=not chosen.from_text)
    spent = time.process_time() - begun
    found = list(predictions(findings, places))
    figures = score(folder, found)
    recall, precision = figures["recall_sure"], figures["precision"] or 0.0
    least = (0.55, 0.80) if chosen.from_text else (0.90, 0.95)
    print(f"claims {len(case.facts.claims)}  predicted {len(found)}  CPU {spent:.2f} s")
    print(f"recall {recall:.3f}  precision {precision:.3f}  bar {least[0]:.2f} {least[1]:.2f}")
    print(f"right {figures['tp']}  wrong {figures['fp']}  not marked {figures['not_in_gold']}")
    print(f"look-alikes taken for conflicts {figures['traps_sprung']} of {figures['traps']}")
    if chosen.show:
        show(folder, found, figures)
    return 0 if recall >= least[0] and precision >= least[1] else 1


if __name__ == "__main__":
    sys.exit(main())
