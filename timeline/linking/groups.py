"""Groups of claims about one event: a person's first, then each claim to the event that its votes are for."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, islice

from timeline.knowledge import load
from timeline.linking.features import Features, Moment, features, of_event, sources
from timeline.linking.votes import Vote, objections, recurrence, related, votes, weights
from timeline.records.claim import Claim
from timeline.records.facts import Event, Facts

_SEEN = 5  # members of a group that a claim is compared with
_MOST = 64  # groups of one kind and pair that a claim without a date is held against
_SHOWN = 0.05
_PARTIES = 6  # parties of a claim that are looked up by pairs


@dataclass
class Group:
    """An event in the making: its members' features, and for each claim the reason why it is here."""

    stated: Event | None = None
    given: str | None = None
    members: list[Features] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str | None:
        """The kind most members name; an anniversary only where nothing else is named."""
        kinds = Counter(one.kind for one in self.members)
        rank = {"anniversary": 2, "plan": 1, "other": 1, "superlative": 1}
        return min(kinds, key=lambda kind: (rank.get(kind, 0), -kinds[kind], kind), default=None)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties most members name, sorted."""
        found = Counter(tuple(sorted(one.parties)) for one in self.members)
        return min(found, key=lambda codes: (-found[codes], codes), default=())

    @property
    def qualifier(self) -> str | None:
        """The qualifier most members give."""
        found = Counter(one.qualifier for one in self.members if one.qualifier)
        return min(found, key=lambda words: (-found[words], words), default=None)

    @property
    def moment(self) -> Moment | None:
        """The time of the first member that gives one; those that give none are taken to mean it."""
        return next((one.moment for one in self.members if one.moment), None)

    @property
    def year(self) -> int | None:
        """The year most members give."""
        found = Counter(one.moment.year for one in self.members if one.moment)
        return min(found, key=lambda year: (-found[year], year), default=None)


def grouped(facts: Facts) -> list[Group]:
    """Return the groups: the events of the file in its order, then events only claims name, then those found."""
    published = sources(facts.sources)
    stated = {event.id: Group(stated=event, given=event.id) for event in facts.events}
    index = _Index()
    loose: list[tuple[Claim, Features]] = []
    given: dict[str, Group] = {}
    for claim in facts.claims:
        one = features(claim, published)
        if claim.event is None:
            loose.append((claim, one))
            continue
        group = stated.get(claim.event) or given.setdefault(claim.event, Group(given=claim.event))
        group.reasons[claim.id] = "the file says so"
        group.members.append(_completed(one, group.stated))
    named = [*stated.values(), *given.values()]
    for group in named:
        if group.stated is not None:
            group.members.insert(0, of_event(group.stated))
    rarity = _rarity([*(one for _, one in loose), *(one for group in named for one in group.members)])
    for group in named:
        group.members[:] = [_weighed(one, rarity) for one in group.members]
        if not (group.given or "").startswith("published:"):
            index.add_all(group)
    found: list[Group] = []
    for _, plain in sorted(loose, key=_order):
        one = _weighed(plain, rarity)
        group_and_votes = _best(one, index, rarity)
        if group_and_votes is None:
            group = Group(members=[one], reasons={one.id: "the first found of this event"})
            found.append(group)
        else:
            group, why = group_and_votes
            group.members.append(one if one.moment else one._replace(moment=group.moment))
            group.reasons[one.id] = _told(why)
        index.add(group, one)
    return [*stated.values(), *given.values(), *found]


def _completed(one: Features, event: Event | None) -> Features:
    """A claim that a person put to an event, with the event's own kind and parties where it has none."""
    if event is None:
        return one
    whole = of_event(event)
    return one._replace(
        kind=whole.kind if event.kind else one.kind,
        parties=whole.parties or one.parties,
        qualifier=one.qualifier or whole.qualifier,
        keeps=False,
    )


def _order(entry: tuple[Claim, Features]) -> tuple[int, int, int, str]:
    """Plain events before those that hang on them, sharp dates before wide ones, rejected claims last."""
    claim, one = entry
    late = 2 if one.kind in load("linking")["any"] else 1 if one.keeps else 0
    width = one.moment.last - one.moment.first if one.moment else 10**9
    return (claim.status == "rejected") * 10 + late, width, one.moment.first if one.moment else 0, claim.id


def _rarity(members: Iterable[Features]) -> Mapping[str, float]:
    """How rare each word is among all quotes: the logarithm of one over its share of them."""
    counts: Counter[str] = Counter()
    total = 0
    for one in members:
        counts.update(one.words)
        total += 1
    return {word: math.log((total + 1) / count) for word, count in counts.items()}


def _weighed(one: Features, rarity: Mapping[str, float]) -> Features:
    return one._replace(size=sum(rarity.get(word, 1.0) for word in one.words) or 1.0)


def _best(one: Features, index: "_Index", rarity: Mapping[str, float]) -> tuple[Group, list[Vote]] | None:
    enough = weights().enough
    best: tuple[float, Group, list[Vote]] | None = None
    for group in index.near(one):
        members = group.members[:_SEEN]
        against = objections(one, members)
        for member in members:
            found = votes(one, member, rarity)
            if found is None:
                continue
            found += against
            total = sum(vote.weight for vote in found)
            if total >= enough and (best is None or total > best[0]):
                best = total, group, found
    return (best[1], best[2]) if best else None


def _told(found: list[Vote]) -> str:
    total = sum(vote.weight for vote in found)
    parts = "; ".join(vote.told() for vote in found if abs(vote.weight) >= _SHOWN)
    return f"{parts}: {total:.1f} of {weights().enough:.1f} needed"


class _Index:
    """Groups by kind, parties and decade; those without a date are found in every decade."""

    def __init__(self) -> None:
        self._all: defaultdict[_Key, dict[str, dict[int, Group]]] = defaultdict(dict)
        self._groups: defaultdict[tuple[_Key, int | None], dict[str, dict[tuple[int, int], Group]]] = defaultdict(dict)

    def add_all(self, group: Group) -> None:
        """Enter a group by all its members."""
        for one in group.members:
            self.add(group, one)

    def add(self, group: Group, one: Features) -> None:
        """Enter a group by one of its members."""
        year = one.moment.year if one.moment else 0
        decade = year // 10 if one.moment else None
        for key in _keys(one.parties):
            self._all[key].setdefault(one.kind, {})[id(group)] = group
            self._groups[key, decade].setdefault(one.kind, {})[id(group), year] = group

    def near(self, one: Features) -> list[Group]:
        """Return the groups that a claim may belong to, those of its own kind first, in the order they were entered."""
        wanted = related(one.kind)
        found: dict[str, dict[int, Group]] = {kind: {} for kind in wanted}
        if one.moment is None:
            for key in _wanted(one):
                for kind, every in self._all.get(key, {}).items():
                    if kind in found:
                        found[kind].update(islice(every.items(), _MOST))
        window, year = _window(one), (one.moment.year if one.moment else 0)
        decades: list[int | None] = [None]
        if one.moment is not None:
            decades += range((year - window) // 10, (year + window) // 10 + 1)
        for key in _wanted(one):
            for decade in decades:
                for kind, groups in self._groups.get((key, decade), {}).items():
                    if kind in found:
                        near = (
                            (at, group)
                            for (at, when), group in groups.items()
                            if decade is None or abs(when - year) <= window
                        )
                        found[kind].update(near)
        return list({at: group for kind in wanted for at, group in found[kind].items()}.values())


def _window(one: Features) -> int:
    """How many years around a claim its event is looked for; what goes on since then may be dated far apart."""
    open_end = one.moment is not None and one.moment.open
    return int(load("linking")["window"]["once" if open_end else recurrence(one.kind)])


_Key = tuple[str, ...]


def _keys(parties: frozenset[str]) -> list[_Key]:
    """Under what a group is entered: each pair of its parties, each party beside others, or its only party."""
    codes = sorted(parties)[:_PARTIES]
    if len(codes) < 2:
        return [("only", *codes)]
    return [*combinations(codes, 2), *(("among", code) for code in codes)]


def _wanted(one: Features) -> list[_Key]:
    """Under what a claim looks: of two parties or more their pairs and those alone, of one all groups it is in."""
    codes = sorted(one.parties)[:_PARTIES]
    if len(codes) < 2 or one.kind in weights().many:
        return [("only", *codes), *(("among", code) for code in codes)]
    return [*combinations(codes, 2), *(("only", code) for code in codes)]
