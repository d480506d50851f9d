"""disputed-first: a first that another came before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from timeline.checking.findings import make, stand, step
from timeline.checking.names import in_words, subject
from timeline.checking.network_findings import of_rule
from timeline.checking.odd import before, is_hedged
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import ordinal, span
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Step
from timeline.records.says import First, Member, Rank

NAME = "disputed-first"


def find(view: View) -> Iterator[Finding]:
    """Look for members of a class dated before its first, for two firsts, and for a first that is called the second.

    A member of a higher class is a member of the lower one, by the named premises of `orderings.yaml`.
    """
    known = list(of_rule(view, NAME))
    yield from known
    proven = [({*f.claims}, f.outlier) for f in known]
    members = _members(view)
    for first in view.saying(First):
        if not isinstance(first.says, First) or first.says.negated or first.says.planned:
            continue
        for other, premise in members[first.says.first]:
            same = view.event_of(first) == view.event_of(other)
            pair = {first.id, other.id}
            if (
                other.id == first.id
                or not _alike(view, first, other)
                or any(pair <= told and (not premise or odd in pair) for told, odd in proven)
            ):
                continue
            if isinstance(other.says, Rank) and same:
                yield _second(view, first, other, other.says.rank)
            elif not isinstance(other.says, Rank) and not same and before(_when(view, other), _when(view, first)):
                yield _earlier(view, first, other, premise)


def _alike(view: View, first: Claim, other: Claim) -> bool:
    """Say whether two are of one class: one that does not name whose it is ("ambassador") is of a party of both."""
    named = "-of-" in (first.says.first if isinstance(first.says, First) else "")
    one, two = view.parties(first), view.parties(other)
    return named or not one or not two or not one.isdisjoint(two)


def _members(view: View) -> Mapping[str, list[tuple[Claim, str]]]:
    """Class → the claims that put their event in it, each with the id of the premise by which it does, or ""."""
    found: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for claim in view.saying(Rank, Member, First):
        says = claim.says
        if says.negated or says.planned:
            continue
        if isinstance(says, Rank) and says.rank > 1:
            found[says.of].append((claim, ""))
        held = says.member if isinstance(says, Member) else says.first if isinstance(says, First) else None
        for of, premise in _implied(held) if held else ():
            found[of].append((claim, premise))
    return found


def _implied(held: str) -> Iterator[tuple[str, str]]:
    """Yield a class and the lower ones that it implies, each with its premise."""
    yield held, ""
    for step_down in load("orderings")["implies"]:
        if held.startswith(step_down["higher"]):
            yield step_down["lower"] + held.removeprefix(step_down["higher"]), step_down["id"]


def _when(view: View, claim: Claim) -> tuple[int | None, int | None]:
    """When the claim's event was: as the claim says, else as all that date the event outright allow together."""
    own = view.moment(claim)
    if own != (None, None):
        return own
    known = [bounds for _, bounds in view.dated(view.event_of(claim) or "")]
    starts = [b[0] for b in known if b[0] is not None]
    ends = [b[1] for b in known if b[1] is not None]
    return min(starts, default=None), max(ends, default=None)


def _earlier(view: View, first: Claim, other: Claim, premise: str) -> Finding:
    own = view.moment(first) != (None, None)
    basis = [] if own else [c for c, _ in view.outright(view.event_of(first) or "") if c.id != first.id][:1]
    of = first.says.first if isinstance(first.says, First) else ""
    one, two = _name(view, first, of), _name(view, other, of)
    when, earlier = span(*_when(view, first)), span(*_when(view, other))
    if one != two:
        since = earlier if earlier.startswith(("from ", "until ", "some time ")) else f"from {earlier}"
        verdict = f"{first.source} calls {one} the first {in_words(of)} ({when}); {other.source} has {two} as "
        verdict += f"{_held(other)} {since}."
    else:
        verdict = (
            f"{first.source} has the first {in_words(of)} ({when}); {other.source} has an earlier one ({earlier})."
        )
    says = [p["says"] for p in load("orderings")["implies"] if p["id"] == premise]
    return make(
        view,
        NAME,
        "tension" if is_hedged(first) or is_hedged(other) else "contradiction",
        verdict,
        [first, *basis, other],
        about=first,
        steps=[
            step(view, first, f"{one}: the first {in_words(of)}"),
            *(step(view, c, f"{one}: {span(*view.moment(c))}") for c in basis),
            step(view, other, f"{two}: {_held(other)}, {earlier}"),
            *(Step(says=text, premise=premise) for text in dict.fromkeys(says)),
            Step(says=f"{earlier} is earlier than {when}."),
        ],
        support=[
            stand(view, f"the first is {one}, {when}", [first, *basis]),
            stand(view, f"{two} is earlier, {earlier}", [other]),
        ],
        premises=[premise] if premise else [],
    )


def _name(view: View, claim: Claim, of: str) -> str:
    """The one party that is of the class, else the event."""
    return subject(view.parties(claim), of) or f"“{view.title(view.event_of(claim) or claim.id)}”"


def _held(claim: Claim) -> str:
    says = claim.says
    held = says.member if isinstance(says, Member) else says.first if isinstance(says, First) else ""
    return in_words(held)


def _second(view: View, first: Claim, other: Claim, rank: int) -> Finding:
    title = view.title(view.event_of(first) or first.id)
    return make(
        view,
        NAME,
        "contradiction",
        f"{title} is the first for {first.source} and the {ordinal(rank)} for {other.source}.",
        [other, first],
        steps=[step(view, other, f"the {ordinal(rank)}"), step(view, first, "the first")],
        support=[stand(view, "the first", [first]), stand(view, f"the {ordinal(rank)}", [other])],
    )


RULE = Rule(NAME, "a first that another came before", find)
