"""How much of what eighty passages say is found, and how much of what is proposed they say: floors under the scores."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.claim import Proposal
from timeline.records.document import Document
from timeline.records.source import Source

FOLDER = Path(__file__).parent / "relations"
SOURCES = json.loads((FOLDER / "sources.json").read_text(encoding="utf-8"))
GOLD = [json.loads(line) for line in (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
FLOORS = yaml.safe_load((FOLDER / "floors.yaml").read_text(encoding="utf-8"))


def bare(text: str | None) -> str:
    """Return a date without its qualifiers."""
    return re.sub(r"[~?%]", "", text or "")


def harvest(entry: dict[str, str]) -> tuple[Document, int, list[Proposal]]:
    """Return a passage as read, where in its file that begins, and its claims but for those about its publication."""
    raw = (FOLDER / "texts" / f"{entry['source']}.txt").read_bytes()
    source = Source(
        id=entry["source"],
        language=entry["language"],
        title=entry["title"],
        published=entry["published"],
        path=f"{entry['source']}.txt",
    )
    document = read(raw, source)
    found = claim(document, date(document, lexicon(entry["language"])), kinds(entry["language"]))
    front = max(0, raw.decode("utf-8").find(document.text))
    return document, front, [p for p in found if not (p.claim.event or "").startswith("published:")]


def placed(claim: dict[str, Any], front: int) -> dict[str, Any]:
    """Return a marked claim with its place in the text as read."""
    return claim | {"start": claim["start"] - front, "end": claim["end"] - front}


def share(hits: list[bool]) -> float:
    """Return the share of hits."""
    return sum(hits) / len(hits)


@cache
def scores(english: bool) -> dict[str, float]:
    """Return the shares found and right of English or of the other languages' passages, sentence by sentence."""
    tally: dict[str, list[bool]] = {"recall": [], "relative": [], "precision": [], "bases": [], "quantities": []}
    for entry in SOURCES:
        if (entry["language"] == "en") is not english:
            continue
        document, front, proposals = harvest(entry)
        gold = [placed(g, front) for g in GOLD if g["source"] == entry["source"]]
        for g in gold:
            low, high = next((s for s in document.sentences if s[0] < g["end"] and g["start"] < s[1]), (0, 0))
            near = [p for p in proposals if p.start < high and low < p.end]
            told = any(bare(p.date) == bare(g["date"]) for p in near)
            if g["date"]:
                tally["recall"].append(told)
            if g["date"] and g["relative"]:
                tally["relative"].append(told)
            if g["kind"] == "anniversary" and g["implies"]:
                tally["bases"].append(any(bare(p.implies) == g["implies"] for p in near))
            if g["quantity"]:
                tally["quantities"].append(any(p.quantity and amount(p) == g["quantity"] for p in near))
        for p in proposals:
            around = [g for g in gold if g["start"] < p.end and p.start < g["end"]]
            if p.date and around:
                tally["precision"].append(bare(p.date) in {bare(g[key]) for g in around for key in ("date", "implies")})
    return {name: share(hits) for name, hits in tally.items()}


def amount(proposal: Proposal) -> dict[str, object]:
    """Return an amount as the passages' claims have it."""
    assert proposal.quantity
    value = proposal.quantity.value
    return {
        "value": list(value) if isinstance(value, tuple) else value,
        "unit": proposal.quantity.unit,
        "bound": proposal.quantity.bound,
    }


def test_the_floors_are_of_these_passages() -> None:
    """A floor speaks of one corpus; whoever changes the passages measures anew and says so."""
    total = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in (".txt", ".jsonl", ".json"):
            total.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    assert total.hexdigest() == FLOORS["digest"]


@pytest.mark.parametrize("measure", ["recall", "relative", "precision", "bases", "quantities"])
@pytest.mark.parametrize("language", ["English", "others"])
def test_no_score_sinks_below_its_floor(language: str, measure: str) -> None:
    """What is found of dates, relative dates, bases of anniversaries and amounts, and what is right of it, stays."""
    assert scores(language == "English")[measure] >= FLOORS[language][measure]
