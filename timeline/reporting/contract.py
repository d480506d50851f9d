"""The contract of `consistency.json` and `check --format json`, as models from which its JSON Schema is made."""

import json
from importlib.resources import files
from typing import Any, Literal

from timeline.records.base import Record
from timeline.records.finding import Finding
from timeline.records.report import Since

NAME = "consistency.schema.json"
"""The file of the package that holds the schema as it was last made; a test sees that it is up to date."""


class Place(Record):
    """A place in the fact file; line and column count from 1, and 0 means the whole file."""

    path: str
    line: int
    column: int


class PlacedFinding(Finding):
    """A finding with its place in the fact file."""

    location: Place | None


class Counts(Record):
    """How many of each thing there are; `undecided` and `decided` count contradictions and tensions."""

    sources: int
    claims: int
    events: int
    contradictions: int
    tensions: int
    notes: int
    undecided: int
    decided: int
    undecided_contradictions: int
    undecided_tensions: int
    proposed_claims: int
    rejected_claims: int


class Contract(Record):
    """The consistency report as data.

    `consistent`: no contradiction is undecided. `inferred`: variable (`published:SOURCE`, `event:EVENT`) → its first
    and last day, null where the range is open. `unmatched_decisions`: conflicts decided that are found no more.
    `since`: only where the check was asked what a change brings.
    """

    version: Literal[1]
    consistent: bool
    counts: Counts
    findings: tuple[PlacedFinding, ...]
    inferred: dict[str, tuple[str | None, str | None]]
    unmatched_decisions: tuple[str, ...]
    notes: tuple[str, ...]
    since: Since | None = None


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the contract."""
    made = Contract.model_json_schema(mode="validation", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | made | {"title": "Consistency report"}


def shipped() -> str:
    """Return the schema as the package ships it, as JSON text."""
    return files("timeline.reporting").joinpath("static", NAME).read_text("utf-8")


def written() -> str:
    """Return the schema as it would be shipped now."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
