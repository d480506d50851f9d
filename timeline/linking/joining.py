"""Joining claims to the events their votes are for: sharp dates first, each claim to the event it resembles most."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from timeline.linking.features import Features, features, of_event, words
from timeline.linking.groups import Group
from timeline.linking.nearness import Index
from timeline.linking.objections import objections
from timeline.linking.votes import Vote, recurrence, votes, weights
from timeline.records.claim import Claim
from timeline.records.source import Source

_SEEN = 5  # members of a group that a claim is compared with
_HEARD = 64  # members of a group that may object to a claim
_SHOWN = 0.05
_CROWDED = "; there are very many events like it, and not all were looked at"
_YEAR = 366  # days: no count of years dates an event more sharply


class _Match(NamedTuple):
    total: float
    group: Group
    votes: list[Vote]


def joined(loose: Sequence[Claim], known: Sequence[Group], sources: Sequence[Source]) -> list[Group]:
    """Put each of the loose claims into the known group it belongs to, and return new groups for the others."""
    published = {source.id: source.published for source in sources}
    told = {claim.id: _told(claim) for claim in chain(loose, *(group.claims for group in known))}
    titles = {group.stated.id: words(group.stated.title or "") for group in known if group.stated}
    rarity = _rarity([*told.values(), *titles.values()])

    def seen(claim: Claim) -> Features:
        own = told.pop(claim.id)
        return features(claim, published, own, _size(own, rarity))

    index = Index()
    for number, group in enumerate(sorted(known, key=lambda group: group.given or "")):
        group.number = number
        if group.stated:
            own = titles[group.stated.id]
            group.members.append(of_event(group.stated, own, _size(own, rarity)))
        group.members += (_completed(seen(claim), group) for claim in sorted(group.claims, key=lambda claim: claim.id))
        if not (group.given or "").startswith("published:"):
            for one in group.members:
                index.add(group, one)
    found: list[Group] = []
    for claim, one in sorted(((claim, seen(claim)) for claim in loose), key=_order):
        best = _best(one, index, rarity)
        if best:
            _join(claim, one, best, index)
            group = best.group
        else:
            group = _alone(claim, one, len(known) + len(found))
            index.add(group, one)
            found.append(group)
        if one.id in index.crowded:
            group.reasons[claim.id] += _CROWDED
    for group in found:  # what happens once and was alone when it came is one with what came after it
        if len(group.claims) == 1 and recurrence(group.members[0].kind) == "once":
            claim, one = group.claims.pop(), group.members.pop()
            best = _best(one, index, rarity)
            if best:
                _join(claim, one, best, index)
            else:
                group.claims.append(claim)
                group.members.append(one)
    return [group for group in found if group.claims]


def _alone(claim: Claim, one: Features, number: int) -> Group:
    group = Group(number=number, claims=[claim], members=[one])
    group.reasons[claim.id] = "the first found of this event"
    return group


def _join(claim: Claim, one: Features, match: _Match, index: Index) -> None:
    """Put a claim into an event; one without a date takes the event's."""
    group = match.group
    group.claims.append(claim)
    group.reasons[claim.id] = _because(match)
    when = one.moment or next((member.moment for member in group.members if member.moment), None)
    group.members.append(one if one.moment is when else one._replace(moment=when))
    index.add(group, one)


def _told(claim: Claim) -> tuple[str, ...]:
    return words(claim.quote.exact) if claim.quote else ()


def _rarity(quotes: Sequence[tuple[str, ...]]) -> Mapping[str, float]:
    """How rare each word is among all quotes: the logarithm of one over its share of them."""
    counts = Counter(chain.from_iterable(quotes))
    return {word: math.log((len(quotes) + 1) / count) for word, count in counts.items()}


def _size(told: tuple[str, ...], rarity: Mapping[str, float]) -> float:
    return sum(map(rarity.__getitem__, told)) or 1.0


def _completed(one: Features, group: Group) -> Features:
    """A claim that a person put to an event, with the event's own kind and parties where it has none."""
    if group.stated is None:
        return one
    whole = group.members[0]
    return one._replace(
        kind=whole.kind if group.stated.kind else one.kind,
        parties=whole.parties or one.parties,
        qualifier=one.qualifier or whole.qualifier,
        keeps=False,
    )


def _order(entry: tuple[Claim, Features]) -> tuple[int, int, int, str]:
    """Plain events before those that hang on them, sharp dates before wide ones."""
    _, one = entry
    late = 2 if one.kind in weights().any else 1 if one.keeps else 0
    first, last = one.moment[:2] if one.moment else (0, 10**9)
    return late, max(last - first, _YEAR if one.counts else 0), first, one.id


def _best(one: Features, index: Index, rarity: Mapping[str, float]) -> _Match | None:
    """The event that a claim's votes are most for, of several the first; None where they are not enough for any."""
    enough = weights().enough
    mine = frozenset(one.words)
    best: _Match | None = None
    for group in index.near(one):
        against = objections(one, group.members[:_HEARD]) if _objects(one) else []
        objected = sum([vote.weight for vote in against])
        for member in group.members[:_SEEN]:
            found = votes(one, member, mine, rarity, (best.total if best else enough) - objected)
            if found is None:
                continue
            total = sum([vote.weight for vote in found]) + objected
            if total < enough or (best and (total, -group.number) <= (best.total, -best.group.number)):
                continue
            best = _Match(total, group, found + against)
    return best


def _objects(one: Features) -> bool:
    """Say whether a claim has anything by which it may object to an event."""
    return bool(one.qualifier or one.measure or one.counts or one.subjects or one.instruments or one.hosts)


def _because(match: _Match) -> str:
    parts = "; ".join([vote.told() for vote in match.votes if abs(vote.weight) >= _SHOWN])
    return f"{parts}: {match.total:.1f} of {weights().enough:.1f} needed"
