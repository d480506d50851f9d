"""Groups of claims about one event: first those that a person named, which the other claims may then be joined to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from timeline.linking.telling import kind_of, parties, qualifier_of
from timeline.records.claim import Claim
from timeline.records.facts import Event, Facts

if TYPE_CHECKING:
    from timeline.linking.features import Features

_T = TypeVar("_T")
_VAGUE = {"anniversary": 2, "plan": 1, "other": 1, "superlative": 1}


@dataclass
class Group:
    """An event in the making: its claims, what the votes see of them, and for each the reason why it is here.

    `members`, in order of joining, is empty while nothing has to be weighed.
    """

    stated: Event | None = None
    given: str | None = None
    number: int = 0
    claims: list[Claim] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    members: list["Features"] = field(default_factory=list)

    @cached_property
    def kind(self) -> str | None:
        """The kind that the file states, else the one most claims name; a vague one where no other is named."""
        if self.stated and self.stated.kind:
            return self.stated.kind
        if len(self.claims) == 1:
            return kind_of(self.claims[0])
        kinds = Counter(map(kind_of, self.claims))
        return min(kinds, key=lambda kind: (_VAGUE.get(kind, 0), -kinds[kind], kind), default=None)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties that the file states, else those most claims name and any that are named beside them, sorted."""
        if self.stated and self.stated.parties:
            return self.stated.parties
        told = [tuple(sorted(parties(claim.parties))) for claim in self.claims]
        most = _most(told) or ()
        return _most(names for names in told if most and set(most) < set(names)) or most

    @cached_property
    def qualifier(self) -> str | None:
        """The qualifier that the file states, else the one most claims give."""
        if self.stated and self.stated.qualifier:
            return self.stated.qualifier
        telling = (claim for claim in self.claims if not (self.stated and claim.kind == "anniversary"))
        return _most(filter(None, map(qualifier_of, telling)))

    @property
    def year(self) -> int | None:
        """The year most members give."""
        return _most(one.moment.year for one in self.members if one.moment)


def named_groups(facts: Facts) -> tuple[list[Group], list[Claim]]:
    """Return the events of the file in its order, then events only claims name; and the claims left that name none."""
    stated = {event.id: Group(event, event.id) for event in facts.events}
    given: dict[str, Group] = {}
    loose: list[Claim] = []
    for claim in facts.claims:
        if claim.event is None:
            if claim.status != "rejected":
                loose.append(claim)
            continue
        group = stated.get(claim.event) or given.get(claim.event)
        if group is None:
            group = given[claim.event] = Group(given=claim.event)
        group.claims.append(claim)
        group.reasons[claim.id] = "the file says so"
    return [*stated.values(), *given.values()], loose


def _most(values: Iterable[_T]) -> _T | None:
    """The commonest value, of several the least."""
    told = list(values)
    if not told or told.count(told[0]) == len(told):
        return told[0] if told else None
    found = Counter(told)
    most = max(found.values())
    return min(value for value, times in found.items() if times == most)  # type: ignore[type-var]
