"""The texts of a development corpus as facts, by the product's own extraction and linking; no mark is looked at."""

import json
from pathlib import Path
from typing import Any

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.linking import link
from timeline.reading import read
from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.records.report import Case
from timeline.records.source import Source

GENRES = {
    "encyclopaedia": "reference",
    "wire news": "news",
    "news page with furniture": "news",
    "op-ed": "commentary",
    "commentary": "commentary",
    "tribune": "commentary",
    "ministry fact sheet": "official",
    "fact sheet": "official",
    "embassy speech": "official",
    "museum caption": "reference",
    "archive note": "archive",
    "chronology": "narrative",
}
"""The corpus's genres in the store's words; one not listed is left open."""


def extract(folder: Path) -> tuple[Case, dict[str, list[dict[str, Any]]]]:
    """Return the case that extraction and linking make of the texts, and the place of each of its claims."""
    claims: list[Claim] = []
    sources: list[Source] = []
    places: dict[str, list[dict[str, Any]]] = {}
    texts: dict[str, str | None] = {}
    for entry in json.loads((folder / "sources.json").read_text(encoding="utf-8")):
        path = folder / "texts" / f"{entry['source']}.txt"
        raw = path.read_bytes()
        source = Source.model_validate(
            {
                "id": entry["source"],
                "title": entry["title"],
                "language": entry["language"],
                "genre": GENRES.get(entry["genre"]),
                "published": entry["published"],
                "path": path.name,
            }
        )
        document = read(raw, source)
        shift = max(0, raw.decode("utf-8").find(document.text))
        sources.append(source)
        texts[source.id] = document.text
        for proposal in claim(document, date(document, lexicon(entry["language"])), kinds(entry["language"])):
            claims.append(proposal.claim.model_copy(update={"status": "accepted"}))
            place = {"source": source.id, "start": proposal.start + shift, "end": proposal.end + shift}
            places[proposal.claim.id] = [place]
    facts = Facts(sources=tuple(sources), claims=tuple(claims))
    return Case(facts=facts, events=link(facts), texts=texts), places
