"""What the rules look at: a case with its indexes, and with what the constraint network makes of it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.checking.look import Look
from timeline.records.finding import Inference

if TYPE_CHECKING:
    from timeline.checking.analysis import Analysis
    from timeline.checking.conflict import Conflict
    from timeline.checking.orderings import Order


@dataclass(frozen=True)
class View(Look):
    """A case as the rules read it; `classify` names the rule that a conflict of the network falls under."""

    classify: Callable[["View", "Conflict"], str]
    all_sets: bool = False

    @cached_property
    def analysis(self) -> "Analysis":
        """What the constraint network makes of the case; worked out when a rule first asks."""
        from timeline.checking.analysis import analysed

        return analysed(self, self.orders, self.all_sets)

    @cached_property
    def orders(self) -> "Sequence[Order]":
        """What must come before what, by the nature of the things."""
        from timeline.checking.orderings import orders

        return tuple(orders(self))

    @cached_property
    def by_rule(self) -> "Mapping[str, tuple[Conflict, ...]]":
        """The network's conflicts, each under the name of the rule that names its fault."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.analysis.conflicts:
            found[self.classify(self, conflict)].append(conflict)
        return {rule: tuple(conflicts) for rule, conflicts in found.items()}

    @cached_property
    def inferred(self) -> Mapping[str, Inference]:
        """What the network inferred, by variable."""
        return {inference.variable: inference for inference in self.analysis.inferred}
