"""What the constraint network makes of a case: which claims cannot all be true, why, and what would mend it.

    analyse(case, all_sets=False, proposed=False) -> Analysis
    reanalyse(previous, case) -> Analysis      the same, re-doing only the components that changed

A **conflict** is one claim that the rest of its component cannot hold with. It carries the minimal sets, the premises
they rest on, the steps of the arithmetic, who stands behind which value, and the repairs that were verified. What rule
it falls under is for the rules to say: `forms` tells the form of each claim in it (`date`, `anniversary`, `nth_year`,
`duration`, `before`, `after`, `during`, `between`, `first`, `member`, `one_of`, ...).

Two levels: a *contradiction* cannot hold even when every hedge is given its width; a *tension* only as strictly meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.records.finding import Inference, Level, Repair, Stand, Step
from timeline.records.report import Case


@dataclass(frozen=True)
class Conflict:
    """Claims that cannot all be true, explained.

    `suspect`: the claim whose change mends it best, else the outlier; `event`: the event (or `published:SOURCE`) it is
    about. `sets`: minimal sets as claim ids, premises among them only where no set does without (`premise_sets`: those
    that need one though others do not). `groups`: the suspect's minimal set as groups of claims that say the same.
    `values`: what each side makes of the event, as (first day, last day), in the order of `support`.
    """

    level: Level
    suspect: str
    event: str | None
    events: tuple[str, ...]
    claims: tuple[str, ...]
    forms: Mapping[str, str]
    groups: tuple[tuple[str, ...], ...]
    sets: tuple[tuple[str, ...], ...]
    premises: tuple[str, ...] = ()
    premise_sets: tuple[tuple[str, ...], ...] = ()
    explanation: tuple[Step, ...] = ()
    support: tuple[Stand, ...] = ()
    values: tuple[tuple[int | None, int | None], ...] = ()
    repairs: tuple[Repair, ...] = ()
    outlier: str | None = None
    outlier_share: float | None = None
    capped: bool = False


@dataclass(frozen=True)
class Analysis:
    """The conflicts of a case, gravest first, the ranges inferred, and what was skipped, capped or guessed."""

    conflicts: tuple[Conflict, ...] = ()
    inferred: tuple[Inference, ...] = ()
    notes: tuple[str, ...] = ()
    ranges: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)  # variable → days

    @property
    def consistent(self) -> bool:
        """Whether no contradiction was found; tensions do not count."""
        return not any(c.level == "contradiction" for c in self.conflicts)


def analyse(case: Case, all_sets: bool = False, proposed: bool = False) -> Analysis:
    """Return the conflicts and the inferred ranges of a case.

    `all_sets`: every minimal set of small components, up to the cap; else one for each supporter that is not there.
    `proposed`: proposed claims count as well; accepted and disputed ones always do, rejected ones never.
    """
    raise NotImplementedError
