"""The votes: how much each feature of two claims speaks for or against their being about one event, and in what words."""

import math
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from timeline.edtf.days import to_civil
from timeline.knowledge import load
from timeline.linking.features import Features, Moment

_MONTH = 31
_YEAR = 366


class Vote(NamedTuple):
    """One feature's weight and what it says."""

    weight: float
    why: str


@cache
def _alike() -> Mapping[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for entry in load("linking")["alike"]:
        first, second = entry["kinds"]
        found[first, second] = found[second, first] = float(entry["vote"])
    return found


@cache
def related(kind: str) -> tuple[str, ...]:
    """Return the kinds that may be one event with `kind`, itself first."""
    shelf = load("linking")
    others = {second for first, second in _alike() if first == kind} | set(shelf["any"])
    if kind == "anniversary":
        others |= set(shelf["kept"])
    if kind in shelf["any"]:
        others |= set(shelf["kept"]) | {kind for pair in _alike() for kind in pair}
    elif kind in shelf["kept"]:
        others.add("anniversary")
    return (kind, *sorted(others - {kind}))


@cache
def recurrence(kind: str) -> str:
    """Return how often a kind of event happens between the same parties: once, seldom or often."""
    kinds = load("linking")["recurs"]["kinds"]
    return next((name for name in ("once", "seldom") if kind in kinds[name]), "often")


def votes(one: Features, other: Features, rarity: Mapping[str, float]) -> list[Vote] | None:
    """Return the votes on two claims being about one event; None where they cannot be, by kind or parties."""
    weights = load("linking")["votes"]
    kind = _kind(one, other)
    who = _parties(one, other)
    if kind is None or who is None:
        return None
    found = [kind, who]
    if one.qualifier and other.qualifier:
        same = one.qualifier == other.qualifier
        what = f"both {one.qualifier}" if same else f"{one.qualifier} is not {other.qualifier}"
        found.append(Vote(weights["same_qualifier" if same else "other_qualifier"], what))
    if one.measure and other.measure:
        if one.measure != other.measure:
            found.append(Vote(weights["other_measure"], "another measure"))
        elif _one_telling(one, other):
            found.append(Vote(weights["two_figures"], "one sentence gives two figures"))
    found.extend(_time(one, other))
    shared = one.words & other.words
    if shared and not _one_telling(one, other):
        found.append(_words(one, other, shared, rarity))
    return found


def _one_telling(one: Features, other: Features) -> bool:
    """Both come from one sentence, so that common words tell nothing."""
    if one.source != other.source or not one.source:
        return False
    return one.quote in other.quote or other.quote in one.quote


def _kind(one: Features, other: Features) -> Vote | None:
    shelf = load("linking")
    weights = shelf["votes"]
    if one.kind == other.kind:
        if one.kind in shelf["any"]:
            return Vote(shelf["any_vote"], f"both {one.kind}")
        return Vote(weights["same_kind"], f"same kind ({one.kind})")
    if one.keeps or other.keeps:
        base = other.kind if one.keeps else one.kind
        if base not in shelf["kept"]:
            return None
        rank = shelf["kept"].index(base)
        return Vote(weights["base_of_anniversary"] - rank * shelf["onset"], f"an anniversary, and {base}")
    alike = _alike().get((one.kind, other.kind))
    if alike is not None:
        return Vote(alike, f"{one.kind} and {other.kind} may be one")
    if one.kind in shelf["any"] or other.kind in shelf["any"]:
        return Vote(0.0, f"{one.kind} and {other.kind}")
    return None


def _parties(one: Features, other: Features) -> Vote | None:
    weights = load("linking")["votes"]
    if one.parties == other.parties:
        return Vote(weights["same_parties"], f"same parties ({', '.join(sorted(one.parties)) or 'none named'})")
    if not one.parties or not other.parties:
        return Vote(0.0, "parties not named")
    if one.parties <= other.parties or other.parties <= one.parties:
        return Vote(weights["some_parties"], f"common parties ({', '.join(sorted(one.parties & other.parties))})")
    return None


def _time(one: Features, other: Features) -> list[Vote]:
    shelf = load("linking")
    weights, recurs = shelf["votes"], shelf["recurs"]
    if one.moment is None or other.moment is None:
        return []
    a, b = one.moment, other.moment
    if a.first <= b.last and b.first <= a.last:
        width = max(a.last - a.first, b.last - b.first)
        name = (
            "same_day"
            if width < 3
            else "same_month"
            if width <= _MONTH
            else "same_year"
            if width <= _YEAR + 2
            else "dates_agree"
        )
        return [Vote(weights[name], f"dates agree ({_spoken(a if a.last - a.first <= b.last - b.first else b)})")]
    often = max((recurrence(one.kind), recurrence(other.kind)), key=("once", "seldom", "often").index)
    if one.keeps or other.keeps:
        often = "seldom"
    years = abs(a.year - b.year)
    name = "same_year" if years == 0 else "near" if years <= recurs["near"] else "far"
    found = [Vote(recurs[often][name], f"dates differ ({_spoken(a)}, {_spoken(b)}), and it happens {often}")]
    if often != "often" and _feast(a) is not None and _feast(a) == _feast(b):
        found.append(Vote(weights["same_feast"], "the same day of another year"))
    if one.source and one.source == other.source:
        found.append(Vote(weights["one_source"], "one source gives both dates"))
    return found


def _feast(moment: Moment) -> tuple[int, int] | None:
    """Month and day of a moment known to the day."""
    return to_civil(moment.first)[1:] if moment.first == moment.last else None


def _words(one: Features, other: Features, shared: frozenset[str], rarity: Mapping[str, float]) -> Vote:
    """The share of rare words in common: cosine of the two quotes' words, weighted by rarity."""
    weight = sum(rarity.get(word, 1.0) for word in shared)
    size = math.sqrt(_size(one.words, rarity) * _size(other.words, rarity))
    most = load("linking")["votes"]["words"]
    rarest = sorted(shared, key=lambda word: (-rarity.get(word, 1.0), word))[:3]
    return Vote(round(most * min(1.0, weight / size), 3), f"common words ({', '.join(rarest)})")


def _size(words: frozenset[str], rarity: Mapping[str, float]) -> float:
    return sum(rarity.get(word, 1.0) for word in words) or 1.0


def _spoken(moment: Moment) -> str:
    first, last = to_civil(moment.first), to_civil(moment.last)
    if moment.last - moment.first < 3:
        return f"{first[0]:04d}-{first[1]:02d}-{first[2]:02d}"
    if moment.last - moment.first <= _MONTH:
        return f"{first[0]:04d}-{first[1]:02d}"
    return (
        f"{moment.year}"
        if first[0] == last[0] or moment.last - moment.first <= _YEAR + 2
        else f"{first[0]} to {last[0]}"
    )
