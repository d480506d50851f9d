"""Where the events are that a claim may speak of: by pair of parties, kind and decade, so that few are weighed."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, islice

from timeline.knowledge import load
from timeline.linking.features import Features
from timeline.linking.groups import Group
from timeline.linking.votes import recurrence, related, weights

_MOST = 64  # groups of one kind and pair that a claim is held against where no date narrows them down
_CROWD = 256  # the same, in one decade
_PARTIES = 6  # parties of a claim that are looked up by pairs

_Key = tuple[str, ...]
_Entries = dict[tuple[int, int], Group]  # by the group's number and the year of a member


class Index:
    """Groups by parties, kind and decade; those without a date are found in every decade."""

    def __init__(self) -> None:
        self._groups: dict[_Key, dict[str, dict[int | None, _Entries]]] = {}
        self.crowded: set[str] = set()  # claims for which not all events like theirs were looked at

    def add(self, group: Group, one: Features) -> None:
        """Enter a group by one of its members."""
        year = one.moment.year if one.moment else 0
        decade = year // 10 if one.moment else None
        for key in _keys(one.parties):
            kinds = self._groups.setdefault(key, {})
            kinds.setdefault(one.kind, {}).setdefault(decade, {})[group.number, year] = group

    def near(self, one: Features) -> Iterable[Group]:
        """Return the groups that a claim may belong to, each once."""
        wanted, window = related(one.kind), _window(one)
        year = one.moment.year if one.moment else None
        found: dict[int, Group] = {}
        cut = len(one.parties) > _PARTIES
        for key in _wanted(one.parties, one.kind in weights().many):
            kinds = self._groups.get(key, {})
            for kind in wanted:
                if kind in kinds:
                    found.update(_of_kind(kinds[kind], year, window))
                    cut |= _cut(kinds[kind], year, window)
        if cut:
            self.crowded.add(one.id)
        return found.values()


def _of_kind(decades: dict[int | None, _Entries], year: int | None, window: int) -> Iterable[tuple[int, Group]]:
    """Yield the groups around a year, all of them where it is not known, by their numbers."""
    if year is None:
        entries = ((number, group) for decade in decades.values() for (number, _), group in decade.items())
        yield from islice(entries, _MOST)
        return
    yield from ((number, group) for (number, _), group in islice(decades.get(None, {}).items(), _MOST))
    for decade in _decades(year, window):
        if decade in decades:
            for (number, when), group in islice(decades[decade].items(), _CROWD):
                if abs(when - year) <= window:
                    yield number, group


def _cut(decades: dict[int | None, _Entries], year: int | None, window: int) -> bool:
    """Tell whether there are more groups around a year than are looked at."""
    if year is None:
        return sum(map(len, decades.values())) > _MOST
    crowd = any(len(decades[decade]) > _CROWD for decade in _decades(year, window) if decade in decades)
    return crowd or len(decades.get(None, ())) > _MOST


def _decades(year: int, window: int) -> range:
    return range((year - window) // 10, (year + window) // 10 + 1)


def _window(one: Features) -> int:
    """How many years around a claim its event is looked for; what goes on since then may be dated far apart."""
    open_end = one.moment is not None and one.moment.open
    return int(load("linking")["window"]["once" if open_end else recurrence(one.kind)])


@lru_cache(maxsize=65536)
def _keys(parties: frozenset[str]) -> tuple[_Key, ...]:
    """Under what a group is entered: each pair of its parties, each party beside others, or its only party."""
    codes = sorted(parties)[:_PARTIES]
    if len(codes) < 2:
        return (("only", *codes),)
    return (*combinations(codes, 2), *(("among", code) for code in codes))


@lru_cache(maxsize=65536)
def _wanted(parties: frozenset[str], many: bool) -> tuple[_Key, ...]:
    """Under what a claim looks: of two parties or more their pairs and those alone, of one all groups it is in."""
    codes = sorted(parties)[:_PARTIES]
    if len(codes) < 2 or many:
        return (("only", *codes), *(("among", code) for code in codes))
    return (*combinations(codes, 2), *(("only", code) for code in codes))
