"""What the constraint network makes of a case: which claims cannot all be true, why, and what would mend it.

    analyse(case, all_sets=False, proposed=False) -> Analysis
    reanalyse(previous, case) -> Analysis      the same, re-doing only the components that changed

A **conflict** is one claim that the rest of its component cannot hold with. It carries the minimal sets, the premises
they rest on, the steps of the arithmetic, who stands behind which value, and the repairs that were verified. What rule
it falls under is for the rules to say: `forms` tells the form of each claim in it (`date`, `anniversary`, `nth_year`,
`duration`, `before`, `after`, `during`, `between`, `first`, `member`, `one_of`, ...).

Two levels: a *contradiction* cannot hold even when every hedge is given its width; a *tension* only as strictly meant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from timeline.checking import wording
from timeline.checking.assembly import MOST_DETAILED, Part, examine
from timeline.checking.conflict import Conflict
from timeline.checking.look import Look
from timeline.checking.network.sets import MOST_GROUPS
from timeline.checking.orderings import Order, orders, untold
from timeline.checking.screening import sifted
from timeline.checking.telling import Teller
from timeline.checking.translate import Translation, read
from timeline.records.finding import Inference
from timeline.records.report import Case
from timeline.undisturbed import undisturbed

__all__ = ["Analysis", "Conflict", "analyse", "reanalyse"]


@dataclass(frozen=True)
class Analysis:
    """The conflicts of a case, gravest first, the ranges inferred, and what was skipped, capped or guessed.

    `parts`: the components that were looked at closely, each by the id of its first group.
    """

    conflicts: tuple[Conflict, ...] = ()
    inferred: tuple[Inference, ...] = ()
    notes: tuple[str, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict, repr=False)
    teller: Teller | None = field(default=None, repr=False)
    options: tuple[bool, bool] = (False, False)

    @property
    def consistent(self) -> bool:
        """Whether no contradiction was found; tensions do not count."""
        return not any(c.level == "contradiction" for c in self.conflicts)


def analyse(case: Case, all_sets: bool = False, proposed: bool = False) -> Analysis:
    """Return the conflicts and the inferred ranges of a case.

    `all_sets`: every minimal set of small components, up to the cap; else one for each conflict, with its supporters.
    `proposed`: proposed claims count as well; accepted and disputed ones always do, rejected ones never.
    """
    look = Look(case, proposed=proposed)
    return analysed(look, tuple(orders(look)), all_sets)


def analysed(look: Look, known: Sequence[Order], all_sets: bool = False) -> Analysis:
    """Return the conflicts and the inferred ranges of a case that is looked at already, and whose orders are known."""
    with undisturbed():
        return _analyse(look, known, all_sets, None)


def reanalyse(previous: Analysis, case: Case) -> Analysis:
    """Return the analysis of a case that has changed since `previous`: only components that changed are done again."""
    all_sets, proposed = previous.options
    look = Look(case, proposed=proposed)
    with undisturbed():
        return _analyse(look, tuple(orders(look)), all_sets, previous)


def _analyse(look: Look, known: Sequence[Order], all_sets: bool, previous: Analysis | None) -> Analysis:
    options = all_sets, look.proposed
    t = read(look.case, look.index, untold(look, known), look.independence)
    teller = Teller(t, look.index.named.titles)
    kept = previous.parts if previous and previous.teller and _same_names(previous.teller, teller) else {}
    parts: dict[str, Part] = {}
    detailed = MOST_DETAILED
    for numbers, plain in sifted(t.readings):
        if plain:
            continue
        positions = t.group(numbers)
        key = t.strict[positions[0]].id
        part = kept.get(key)
        if part is None or part.groups != tuple(t.strict[p] for p in positions) or not _same_claims(previous, t, part):
            part = examine(t, teller, positions, options[0], detailed)
        detailed -= len(part.conflicts) * (1 + len(positions) // MOST_GROUPS)
        parts[key] = part
    conflicts = sorted(chain.from_iterable(part.conflicts for part in parts.values()), key=lambda c: c.level)
    inferred = sorted(chain.from_iterable(part.inferred for part in parts.values()), key=lambda i: i.variable)
    notes = dict.fromkeys(chain.from_iterable(part.notes for part in parts.values()))
    if t.unread:
        notes[f"What is denied leaves too much possible, and was held against nothing: {wording.row(t.unread)}."] = None
    return Analysis(tuple(conflicts), tuple(inferred), tuple(notes), parts, teller, options)


def _same_names(one: Teller, two: Teller) -> bool:
    return one.titles == two.titles


def _same_claims(previous: Analysis | None, t: Translation, part: Part) -> bool:
    """Say whether the claims of a component's conflicts read as they did, quotes and hedges too."""
    if previous is None or previous.teller is None:
        return False
    before = previous.teller.translation.claims
    return all(before.get(c) == t.claims.get(c) for conflict in part.conflicts for c in conflict.claims)
