"""Which events of a case are stages of one thing, so that one of them cannot come before the other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from timeline.checking.look import Look
from timeline.checking.odd import before
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.says import After, Before, Between, During

_FAR = 10**9  # later than any day


class Order(NamedTuple):
    """`then` is not before `first`, by a premise; a soft one has exceptions in history."""

    premise: str
    says: str
    first: str
    then: str
    soft: bool = False


def orders(view: Look) -> Iterator[Order]:
    """Yield the orders that the premises of `orderings.yaml` impose on the events of a case."""
    for premise in load("orderings")["premises"]:
        match = {"treaty": _same_treaty, "relations": _same_relations, "state": _same_state}[premise["of"]]
        firsts, thens = (view.by_kind.get(premise[part], ()) for part in ("first", "then"))
        found = match(view, firsts, thens) if firsts and thens else ()
        for first, then in sorted(found, key=lambda pair: view.first(pair[1])):
            if first != then:
                yield Order(premise["id"], premise["says"], first, then, _is_soft(view, premise, then))


def _is_soft(view: Look, premise: Mapping[str, Any], then: str) -> bool:
    """Say whether a premise has exceptions, or holds for sure only of what an event is not said to be."""
    if "of_rank" not in premise:
        return bool(premise.get("soft", False))
    words = f"{qualifier_of(view, then)} {view.title(then)}".casefold()
    return not any(rank in words for rank in premise["of_rank"])


def untold(view: Look, known: Iterable[Order]) -> Iterator[Order]:
    """Yield the orders of which an event is dated by no claim outright: whether they hold is for the network to say."""
    for order in known:
        dated = view.outright(order.first) and view.outright(order.then)
        if not dated and not (order.soft and stated_otherwise(view, order)):
            yield order


def parties_of(view: Look, event: str) -> frozenset[str]:
    """Return the parties of an event: its own, else all that its claims name."""
    own = view.index.named.parties.get(event)
    return own if own is not None else frozenset(p for c in view.about(event) for p in c.parties)


def qualifier_of(view: Look, event: str) -> str | None:
    """Return the qualifier of an event: its own, else the first that a claim about it gives."""
    known = view.events.get(event)
    return (known.qualifier if known else None) or next((c.qualifier for c in view.about(event) if c.qualifier), None)


def _same_treaty(view: Look, firsts: Sequence[str], thens: Sequence[str]) -> Iterator[tuple[str, str]]:
    named: dict[str, list[str]] = defaultdict(list)
    for event in firsts:
        if name := qualifier_of(view, event):
            named[name].append(event)
    by_party = _by_party(view, firsts)
    alike: dict[tuple[frozenset[str], str | None], set[str]] = {}
    for then in thens:
        if (name := qualifier_of(view, then)) and name in named:
            named_so = sorted(named[name], key=view.first)
            yield from ((first, then) for first in named_so if _may_be_stages(view, first, then))
            continue
        parties = parties_of(view, then)
        same = alike.get((parties, name))
        if same is None:
            near = {first for party in parties for first in by_party[party]}
            same = {first for first in near if not name or qualifier_of(view, first) in (None, name)}
            alike[parties, name] = same
        votes = Counter(
            n for source in {c.source for c in view.about(then)} if (n := _nearest(view, source, then, same))
        )
        likely = [first for first in votes if _likely_stages(view, first, then)] or _only_one(view, then, same)
        if likely:
            yield min(likely, key=lambda first: (-votes[first], first)), then


def _by_party(view: Look, events: Sequence[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for event in events:
        for party in parties_of(view, event):
            found[party].append(event)
    return found


def _nearest(view: Look, source: str, then: str, firsts: set[str]) -> str | None:
    """Return the event among `firsts` with a common party that is told nearest to `then`.

    What is told after counts as one farther: a text names the treaty first and its stages then. Where the nearest is
    out of order, one that is told before and is not is likelier meant.
    """
    told = view.turns(source)
    places = told[then]
    found = sorted(
        (min(abs(i - place) + (i > place) for place in places), i, event)
        for event in (firsts & told.keys())
        for i in told[event]
    )
    if not found:
        return None
    nearest = found[0][2]
    if not _reversed(view, source, nearest, then):
        return nearest
    earlier = [
        e
        for _, i, e in found
        if i < places[0] and not _reversed(view, source, e, then) and _one_generation(view, e, then)
    ]
    return earlier[0] if earlier else nearest


def _only_one(view: Look, then: str, firsts: set[str]) -> list[str]:
    """Return the one event among `firsts` of these parties around `then`, where no source tells of both."""
    parties, near = parties_of(view, then), load("policy")["treaty_window"]["untold"]
    dates = view.years(then)
    found = [
        first
        for first in sorted(firsts)
        if parties <= parties_of(view, first) and any(abs(a - b) <= near for a in view.years(first) for b in dates)
    ]
    return found if len(found) == 1 else []


def _reversed(view: Look, source: str, first: str, then: str) -> bool:
    """Say whether a source dates `then` before `first`; where it leaves one undated, what others say of it counts."""
    one, two = (
        [b for c, b in view.outright(e) if c.source == source] or [b for _, b in view.outright(e)]
        for e in (first, then)
    )
    return any(before(b, a) for a in one for b in two)


def _one_generation(view: Look, first: str, then: str) -> bool:
    """Say whether some dates of two events lie within the span in which the stages of one treaty follow each other."""
    most = load("policy")["treaty_window"]["years"]
    return any(abs(a - b) <= most for a in view.years(first) for b in view.years(then))


def _may_be_stages(view: Look, first: str, then: str) -> bool:
    """Say whether two events with the name of one treaty may be of one: two treaties of a name lie far apart, or have
    no party in common.
    """
    ones, others = parties_of(view, first), parties_of(view, then)
    if ones and others and ones.isdisjoint(others):
        return False
    return not (view.years(first) and view.years(then)) or _one_generation(view, first, then)


def _likely_stages(view: Look, first: str, then: str) -> bool:
    """Say whether two events without a name may be of one treaty; out of order only where they lie close together."""
    if not _one_generation(view, first, then):
        return False
    ones, others = view.years(first), view.years(then)
    late = min(ones) - max(others)  # 1 and more: signed in a later year than it was in force
    return late < 1 or late <= int(load("policy")["treaty_window"]["reversed"])


def _same_relations(view: Look, firsts: Sequence[str], thens: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The earliest establishment between the parties of `then`, unless their relations had a life before it."""
    words = load("orderings")["states"]["relations"]
    turns = {kind for role in ("breaks", "mends", "interrupts") for kind in words[role]}
    earliest: dict[frozenset[str], str] = {}
    for event in sorted(firsts, key=lambda e: (_first_day(view, e), e)):
        earliest.setdefault(parties_of(view, event), event)
    lived: dict[frozenset[str], int] = {}
    for event in chain.from_iterable(view.by_kind.get(kind, ()) for kind in turns):
        parties = parties_of(view, event)
        lived[parties] = min(lived.get(parties, _FAR), _first_day(view, event))
    for then in thens:
        parties = parties_of(view, then)
        first = earliest.get(parties)
        if first and not is_lesser(view, then) and _first_day(view, first) <= lived.get(parties, _FAR):
            yield first, then


def _first_day(view: Look, event: str) -> int:
    told = view.outright(event) or view.dated(event)
    return min((bounds[0] for _, bounds in told if bounds[0] is not None), default=_FAR)


def is_lesser(view: Look, event: str) -> bool:
    """Say whether an event is about a consulate, an office or trade, which need no diplomatic relations."""
    words = (qualifier_of(view, event) or "").casefold()
    return any(lesser in words for lesser in load("orderings")["states"]["relations"]["lesser"])


def _same_state(view: Look, firsts: Sequence[str], thens: Sequence[str]) -> Iterator[tuple[str, str]]:
    by_party = _by_party(view, firsts)
    for then in thens:
        for first in sorted({first for party in parties_of(view, then) for first in by_party[party]}):
            yield first, then


def stated_otherwise(view: Look, order: Order) -> bool:
    """Say whether a source puts the two events in the other order, or one in the other, in so many words."""
    return any(
        target.removeprefix("event:") == other
        for event, other in ((order.first, order.then), (order.then, order.first))
        for claim in view.about(event)
        for target in _targets(claim)
    )


def _targets(claim: Claim) -> tuple[str, ...]:
    says = claim.says
    if isinstance(says, Before):
        return (says.before,)
    if isinstance(says, After):
        return (says.after,)
    if isinstance(says, During):
        return (says.during,)
    return says.between if isinstance(says, Between) else ()
