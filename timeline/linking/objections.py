"""Objections: what speaks against a claim's being about an event, whichever of its claims it resembles most."""

from collections.abc import Callable, Sequence
from operator import attrgetter

from timeline.linking.features import Features
from timeline.linking.votes import Vote, one_telling, weights

_APART: tuple[tuple[str, Callable[[Features], frozenset[str]]], ...] = (
    ("other_subject", attrgetter("subjects")),
    ("other_instrument", attrgetter("instruments")),
    ("other_host", attrgetter("hosts")),
)


def objections(one: Features, members: Sequence[Features]) -> list[Vote]:
    """Return what speaks against a claim's being about the event of all these members, whichever it resembles most."""
    table = weights()
    found = []
    if one.qualifier:
        others = {other.qualifier for other in members if other.qualifier}
        if others and one.qualifier not in others:
            found.append(Vote(table.votes["other_qualifier"], "{} is not {}", (one.qualifier, min(others))))
    for name, feature in _APART:
        mine = feature(one)
        if mine and all(feature(other) and mine.isdisjoint(feature(other)) for other in members):
            found.append(Vote(table.votes[name], "{}, not {}", (mine, feature(members[0]))))
    if one.measure:
        figures = [other for other in members if other.measure]
        if figures and all(other.measure != one.measure for other in figures):
            found.append(Vote(table.votes["other_measure"], "another measure"))
        elif any(other.attributed == one.attributed and one_telling(one, other) for other in figures):
            found.append(Vote(table.votes["two_figures"], "one sentence gives two figures"))
    if one.counts and one.moment is None:
        years, to = one.counts
        counts = [other.counts for other in members if other.counts and other.source == one.source]
        if any(on == to and abs(years - n) > 1 for n, on in counts):
            found.append(Vote(table.votes["other_count"], "one source counts other years to the same time"))
    return found
