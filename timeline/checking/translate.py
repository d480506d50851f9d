"""From claims to groups: each statement in normal form, at both levels, with all who make it, and its premises."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from timeline.checking import hedges
from timeline.checking.forms import mean, mean_date
from timeline.checking.index import Index
from timeline.checking.meaning import FREE, UNREAD, About, Meaning, Options
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


@dataclass(frozen=True)
class Translation:
    """A case as groups: `strict` and `wide` hold the same groups at the same positions, at the two levels.

    `claims`: those that count, by id; `linked`: the event that the linker takes one to be about. `points`: what they
    were read with. `unread`: claims whose denial leaves too many possibilities to be held against the others.
    """

    strict: list[Group]
    wide: list[Group]
    claims: Mapping[str, Claim]
    linked: Mapping[str, str]
    points: Points
    independence: Independence
    unread: Sequence[str] = ()

    def event(self, claim: Claim) -> str:
        """Return the event that a claim is about, of one that is about any."""
        return claim.event or self.linked[claim.id]


def translate(
    case: Case, index: Index, orders: Iterable[Order] = (), independence: Independence | None = None
) -> Translation:
    """Return the claims of a case that count, and the premises that bear on them, as groups.

    A claim without an event, or that says nothing of time, gives no group. `orders`: what a premise puts in order;
    a soft one holds only as strictly meant.
    """
    points = _points(case, index)
    independence = independence or Independence(case.facts.sources, case.texts)
    ids, sources = index.ids, index.sources
    strict, wide = [], []
    meanings, unread = _grouped(index, points)
    for (options, loose), places in meanings:
        supporters = tuple([ids[n] for n in places])
        weight = 1 if len(places) == 1 else independence.count([sources[n] for n in places])
        group = Group(supporters[0], options, supporters, weight)
        strict.append(group)
        wide.append(group if loose is options else Group(supporters[0], loose, supporters, weight))
    spoken = _spoken(strict)
    premises = list(_premises(case, index, spoken, points))
    strict, wide = strict + premises, wide + premises
    for order in orders:
        first, then = points.start(order.first), points.start(order.then)
        if first in spoken and then in spoken:
            strict.append(_premise(order.premise, PREMISE, Link(first, then, 0, None, DAY)))
            wide.append(strict[-1]._replace(options=FREE) if order.soft else strict[-1])
    return Translation(strict, wide, index.claims, index.linked, points, independence, unread)


def _grouped(index: Index, points: Points) -> tuple[Iterable[tuple[Meaning, Sequence[int]]], Sequence[str]]:
    """Return what the claims mean, each meaning with the places of those that share it, in the order of the first.

    And the claims whose meaning was too wide to be read.
    """
    unread, sources = [], index.sources
    found: dict[Options | Meaning, tuple[Meaning, Sequence[int]]] = {}
    shared: dict[Options | Meaning, list[int]] = {}
    for says, event, date, places in index.statements:
        if date is not None:
            meaning = mean_date(points, event, *date)
        else:
            meaning = mean(About(points, sources[places[0]], event), says)
            if meaning is UNREAD:
                unread.append(index.ids[places[0]])
        strict, wide = meaning
        if strict == FREE:
            continue
        said = strict if wide is strict or wide == strict else meaning
        first, known = found.setdefault(said, (meaning, places))
        if known is not places:
            alike = shared.get(said)
            if alike is None:
                alike = shared[said] = [*known]
                found[said] = (first, alike)
            alike += places
    for alike in shared.values():
        alike.sort()
    return found.values(), unread


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


def _spoken(groups: Iterable[Group]) -> Collection[str | None]:
    """Return the variables that groups speak of."""
    links = [*chain.from_iterable(chain.from_iterable(group.options for group in groups))]
    return {*map(itemgetter(0), links), *map(itemgetter(1), links)}


def _premises(case: Case, index: Index, spoken: Collection[str | None], points: Points) -> Iterator[Group]:
    """Yield what holds of the points that the groups speak of, whatever the claims say."""
    for source in case.facts.sources:
        point = PUBLISHED + source.id
        if point not in spoken:
            continue
        low, high = points.published.get(source.id, (None, None))
        if low is not None or high is not None:
            yield _premise(PUBLICATION + source.id, PREMISE, *bound(point, low, high))
        elif source.retrieved and (latest := read_date(source.retrieved).latest) is not None:
            yield _premise(RETRIEVAL + source.id, 0, Link(None, point, None, latest, DAY))
    for event in sorted(event for event in points.states if points.end(event) in spoken):
        start, end = points.start(event), points.end(event)
        yield _premise(LASTING + event, PREMISE, Link(start, end, 0, None, DAY))
    for event, date in index.named.dates.items():
        if event not in index.by_event and points.start(event) in spoken:
            reach = whole(hedges.read(date))
            yield _premise(ACCEPTED + event, PREMISE, *bound(points.start(event), *reach.strict))


def _premise(name: str, weight: int, *links: Link) -> Group:
    return Group(name, (links,), (), weight)
