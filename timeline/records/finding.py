"""Findings: what the checks say about history, with all that a person needs to judge it."""

from typing import Literal

from pydantic import Field

from timeline.records.base import Record
from timeline.records.facts import Decision

Level = Literal["contradiction", "tension", "note"]


class Step(Record):
    """One line of an explanation; `claim`, `source`, `quote` or `premise` name what the line rests on."""

    says: str
    claim: str | None = None
    source: str | None = None
    quote: str | None = None
    premise: str | None = None


class Stand(Record):
    """A value and who stands behind it; `independent` counts sources that do not repeat one another."""

    value: str
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    independent: int = 0


class Repair(Record):
    """A change of one value that was verified to restore consistency; `rank` 1 is best, and ties share a rank.

    `also`: the other claims that say the same, and would have to change alike.
    """

    claim: str
    field: str
    from_: str = Field(alias="from")
    to: str
    rank: int = 1
    why: str = ""
    also: tuple[str, ...] = ()


class Finding(Record):
    """A fault found; `id` is `rule:event:claim` and stays when lines move.

    `sets`: the minimal sets of claims that cannot all be true. `outlier`: the claim in the largest share of them, with
    `outlier_share` (0 to 1). `capped`: not all sets were enumerated.
    """

    id: str
    rule: str
    level: Level
    verdict: str  # one sentence a historian understands
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()
    sets: tuple[tuple[str, ...], ...] = ()
    explanation: tuple[Step, ...] = ()
    support: tuple[Stand, ...] = ()
    repairs: tuple[Repair, ...] = ()
    outlier: str | None = None
    outlier_share: float | None = None
    capped: bool = False
    decision: Decision | None = None
    related: tuple[str, ...] = ()  # ids of findings that share claims


class Inference(Record):
    """A range that was inferred, in days (proleptic Gregorian ordinals, None open), its EDTF and the steps to it."""

    variable: str  # `published:SOURCE` or `event:EVENT`
    earliest: int | None = None
    latest: int | None = None
    edtf: str | None = None
    steps: tuple[Step, ...] = ()
