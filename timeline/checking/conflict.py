"""A conflict: claims that cannot all be true, with all that the rules need to file and show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.records.finding import Level, Repair, Stand, Step


@dataclass(frozen=True)
class Conflict:
    """Claims that cannot all be true, explained.

    `suspect`: the claim whose change mends it best, else the outlier; `event`: the event (or `published:SOURCE`) it is
    about. `sets`: minimal sets as claim ids, premises among them only where no set does without. `shown`: those of them
    that are listed unasked, by which a fault is named. `shared_sets`: with every set asked for, those of the suspect
    that are another conflict's too.
    """

    level: Level
    suspect: str
    event: str | None
    events: tuple[str, ...]
    claims: tuple[str, ...]
    forms: Mapping[str, str]
    sets: tuple[tuple[str, ...], ...]
    premises: tuple[str, ...] = ()
    shown: tuple[tuple[str, ...], ...] = ()
    shared_sets: tuple[tuple[str, ...], ...] = ()
    explanation: tuple[Step, ...] = ()
    support: tuple[Stand, ...] = ()
    repairs: tuple[Repair, ...] = ()
    outlier: str | None = None
    outlier_share: float | None = None
    capped: bool = False
