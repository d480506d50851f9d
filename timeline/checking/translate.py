"""From claims to groups: each statement in normal form, at both levels, with all who make it, and its premises."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

from timeline.checking import hedges
from timeline.checking.dating_links import on_days
from timeline.checking.forms import mean, mean_date
from timeline.checking.index import Index
from timeline.checking.meaning import FREE, UNREAD, Meaning, Options
from timeline.checking.network import DAY, PREMISE, Group, Link
from timeline.checking.orderings import Order
from timeline.checking.points import PUBLISHED, Points, bound, whole
from timeline.checking.support import Independence
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.report import Case
from timeline.records.says import During, Lasted
from timeline.records.when import parse_reference, read_date

PUBLICATION = "premise:published:"
RETRIEVAL = "premise:published-before-retrieved:"
LASTING = "premise:starts-before-it-ends:"
ACCEPTED = "premise:accepted-date:"


Reading = tuple[Options, Options, Sequence[int]]
"""What a statement means, as strictly meant and as widened, and the places of the claims that make it; none make a
premise."""


@dataclass(frozen=True)
class Translation:
    """A case as readings, and those that were asked for as groups.

    `readings`: of the claims that count, then of the `premises` that bear on them, which are given as groups at the two
    levels. `strict` and `wide` hold the same groups at the same positions, at the two levels. `points`: what claims
    were read with. `unread`: claims whose denial leaves too many possibilities to be held against the others.
    """

    readings: Sequence[Reading]
    premises: Sequence[tuple[Group, Group]]
    index: Index
    points: Points
    independence: Independence
    unread: Sequence[str] = ()
    strict: list[Group] = field(default_factory=list, init=False)
    wide: list[Group] = field(default_factory=list, init=False)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims that count, by id."""
        return self.index.claims

    def event(self, claim: Claim) -> str:
        """Return the event that a claim is about, of one that is about any: a person's word, else the linker's."""
        return claim.event or self.index.linked[claim.id]

    def group(self, numbers: Iterable[int]) -> Sequence[int]:
        """Make groups of readings, by number and in their order; return the positions of the groups.

        Those that mean the same are one group, with all who make them.
        """
        start, count = len(self.strict), len(self.readings) - len(self.premises)
        found: dict[Options | Meaning, tuple[Options, Options, list[int]]] = {}
        premises = []
        for n in numbers:
            if n >= count:
                premises.append(self.premises[n - count])
                continue
            strict, wide, places = self.readings[n]
            said = strict if wide is strict or wide == strict else (strict, wide)
            known = found.get(said)
            if known is None:
                found[said] = strict, wide, [*places]
            else:
                known[2].extend(places)
        for strict, wide, places in found.values():
            self._add(strict, wide, sorted(places))
        for one, two in premises:
            self.strict.append(one)
            self.wide.append(two)
        return range(start, len(self.strict))

    def _add(self, strict: Options, wide: Options, places: Sequence[int]) -> None:
        """Add the group of what the claims at some places mean."""
        ids, sources = self.index.ids, self.index.sources
        supporters = tuple([ids[n] for n in places])
        weight = 1 if len(places) == 1 else self.independence.count([sources[n] for n in places])
        group = Group(supporters[0], strict, supporters, weight)
        self.strict.append(group)
        self.wide.append(group if wide is strict else Group(supporters[0], wide, supporters, weight))


def translate(
    case: Case, index: Index, orders: Iterable[Order] = (), independence: Independence | None = None
) -> Translation:
    """Return the claims of a case that count, and the premises that bear on them, all as groups.

    A claim without an event, or that says nothing of time, gives no group. `orders`: what a premise puts in order;
    a soft one holds only as strictly meant.
    """
    translation = read(case, index, orders, independence or Independence(case.facts.sources, case.texts))
    translation.group(range(len(translation.readings)))
    return translation


def read(case: Case, index: Index, orders: Iterable[Order], independence: Independence) -> Translation:
    """Return what `translate` does, and no groups as yet."""
    points = _points(case, index)
    readings, unread = _read(index, points)
    spoken = _spoken(readings)
    premises = [(premise, premise) for premise in _premises(case, index, spoken, points)]
    for order in orders:
        first, then = points.start(order.first), points.start(order.then)
        if first in spoken and then in spoken:
            premise = _premise(order.premise, PREMISE, (first, then, 0, None, DAY))
            premises.append((premise, premise._replace(options=FREE) if order.soft else premise))
    readings += [(strict.options, wide.options, ()) for strict, wide in premises]
    return Translation(readings, premises, index, points, independence, unread)


def _read(index: Index, points: Points) -> tuple[list[Reading], Sequence[str]]:
    """Return what the claims mean that say anything of time, and those whose meaning was too wide to be read."""
    readings: list[Reading] = []
    unread, sources = [], index.sources
    for says, event, edtf, days, places in index.statements:
        if days is not None:
            meaning = on_days(points, event, days)
        elif edtf is not None:
            meaning = mean_date(points, event, edtf, says.hedge)
        else:
            meaning = mean((points, sources[places[0]], event), says)
            if meaning is UNREAD:
                unread.append(index.ids[places[0]])
        strict, wide = meaning
        if strict is not FREE and strict != FREE:
            readings.append((strict, wide, places))
    return readings, unread


def _points(case: Case, index: Index) -> Points:
    kinds = load("lasting")
    acts, stretches = kinds["acts"]["kinds"], kinds["stretches"]["kinds"]
    known_stretches = {e for e, k in index.named.kinds.items() if k in stretches}
    containing = set()
    for claim in index.by_form.get(During, ()):
        within = parse_reference(claim.says.during) if isinstance(claim.says, During) else None
        if within and within.anchor == "event" and within.of:
            containing.add(within.of)
    for claim in index.by_form.get(Lasted, ()):
        says = claim.says
        event = claim.event or index.linked.get(claim.id)
        if isinstance(says, Lasted) and says.from_ is None and says.to is None and event:
            known_stretches.add(event)
    known_acts = {e for e, k in index.named.kinds.items() if k in acts}
    published = {
        source.id: (date.earliest, date.latest)
        for source in case.facts.sources
        if source.published and (date := read_date(source.published))
    }
    states = known_stretches | known_acts
    return Points(published, frozenset(states | containing), frozenset(known_stretches), frozenset(containing - states))


def _spoken(readings: Iterable[Reading]) -> Collection[str | None]:
    """Return the variables that readings speak of, as strictly meant."""
    links = [*chain.from_iterable(chain.from_iterable(strict for strict, _, _ in readings))]
    return {*map(itemgetter(0), links), *map(itemgetter(1), links)}


def _premises(case: Case, index: Index, spoken: Collection[str | None], points: Points) -> Iterator[Group]:
    """Yield what holds of the points that the readings speak of, whatever the claims say."""
    for source in case.facts.sources:
        point = PUBLISHED + source.id
        if point not in spoken:
            continue
        low, high = points.published.get(source.id, (None, None))
        if low is not None or high is not None:
            yield _premise(PUBLICATION + source.id, PREMISE, *bound(point, low, high))
        elif source.retrieved and (latest := read_date(source.retrieved).latest) is not None:
            yield _premise(RETRIEVAL + source.id, 0, (None, point, None, latest, DAY))
    for event in sorted(event for event in points.states if points.end(event) in spoken):
        start, end = points.start(event), points.end(event)
        yield _premise(LASTING + event, PREMISE, (start, end, 0, None, DAY))
    for event, date in index.named.dates.items():
        if event not in index.by_event and points.start(event) in spoken:
            reach = whole(hedges.read(date))
            yield _premise(ACCEPTED + event, PREMISE, *bound(points.start(event), *reach.strict))


def _premise(name: str, weight: int, *links: Link) -> Group:
    return Group(name, (links,), (), weight)
