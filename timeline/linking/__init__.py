"""Linking: claims to events across sources, each with the reason a person can check.

An event is known by its kind, its parties, its qualifier and its time as far as known. A person's `event:` always wins;
where it is missing the features vote, with the weights of `knowledge/linking.yaml`. Events are looked for only among
those of a like kind and a common pair of parties, so that the work grows with the number of claims and no faster. Where
every claim names its event nothing is weighed and no weight is read.
"""

from timeline.linking.groups import Group, named_groups
from timeline.linking.names import ids, title
from timeline.records.facts import Facts
from timeline.records.report import LinkedEvent
from timeline.undisturbed import undisturbed

__all__ = ["link"]


def link(facts: Facts) -> tuple[LinkedEvent, ...]:
    """Return the events that the claims of `facts` speak of: those of the file first, in its order, then those found.

    Every claim is in exactly one event, and `reasons` says for each why; a rejected claim that names no event is in
    none. The order of the claims in the file does not change what is one event; ids of found events are made of
    parties, kind, qualifier and year.
    """
    with undisturbed():
        return _events(facts)


def _events(facts: Facts) -> tuple[LinkedEvent, ...]:
    groups, loose = named_groups(facts)
    if loose:
        from timeline.linking.joining import joined  # and with it the weights, which a reviewed store does without

        groups += joined(loose, groups, facts.sources)
    return tuple(_event(group, identifier) for group, identifier in zip(groups, ids(groups), strict=True))


def _event(group: Group, identifier: str) -> LinkedEvent:
    stated = group.stated
    return LinkedEvent(
        id=identifier,
        title=title(group),
        kind=group.kind,
        parties=group.parties,
        qualifier=group.qualifier,
        date=stated.date if stated else None,
        claims=tuple(sorted(group.reasons)),
        reasons=dict(sorted(group.reasons.items())),
        stated=stated is not None,
    )
