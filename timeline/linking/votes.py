"""The votes: how much each feature of two claims speaks for or against their being about one event, and why."""

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from timeline.edtf import parse
from timeline.edtf.days import julian_lag, last_day, to_civil
from timeline.knowledge import load
from timeline.linking.features import RANKING, Features, Moment

_MONTH = 31
_ALL = 3
_YEAR = 367
_RECURRING = ("once", "seldom", "sometimes", "often")
_COMMON = 1.5  # a word in a fifth of all quotes is not worth showing


class Vote(NamedTuple):
    """One feature's weight; `why` with its `{}` filled by `of` says it in words."""

    weight: float
    why: str
    of: tuple[object, ...] = ()

    def told(self) -> str:
        """Return what the feature says, with its weight."""
        return _told(self.why, self.of, round(self.weight, 1))


class _Shared(NamedTuple):
    """Words in common, each with its rarity."""

    words: tuple[tuple[float, str], ...]


class Weights(NamedTuple):
    """The weights of `knowledge/linking.yaml`, looked up once."""

    enough: float
    votes: Mapping[str, float]
    alike: Mapping[tuple[str, str], float]
    any: frozenset[str]
    any_vote: float
    most: float  # that words can count
    kept: Mapping[str, float]
    recurs: Mapping[str, Mapping[str, float]]
    often: Mapping[str, str]
    days: int
    old_style: tuple[int, int]  # the days in which the Julian calendar was in use beside the Gregorian
    measured: frozenset[str]
    many: frozenset[str]


@cache
def weights() -> Weights:
    """Return the weights that the shelf states."""
    shelf = load("linking")
    votes = {name: float(weight) for name, weight in shelf["votes"].items()}
    alike: dict[tuple[str, str], float] = {}
    for entry in shelf["alike"]:
        first, second = entry["kinds"]
        alike[first, second] = alike[second, first] = float(entry["vote"])
    recurs = shelf["recurs"]
    return Weights(
        float(shelf["enough"]),
        votes,
        alike,
        frozenset(shelf["any"]),
        float(shelf["any_vote"]),
        votes["words"],
        {kind: votes["base_of_anniversary"] - rank * float(shelf["onset"]) for rank, kind in enumerate(shelf["kept"])},
        {name: recurs[name] for name in _RECURRING},
        {kind: name for name in _RECURRING for kind in recurs[name].get("kinds", ())},
        int(recurs["days"]),
        _in_use(load("eras")["julian"]),
        frozenset(shelf["measured"]),
        frozenset(shelf["many"]),
    )


def _in_use(julian: Mapping[str, Any]) -> tuple[int, int]:
    return parse(str(julian["from"])).earliest or 0, last_day(julian["until"])


@cache
def related(kind: str) -> tuple[str, ...]:
    """Return the kinds that may be one event with `kind`, itself first."""
    table = weights()
    others = {second for first, second in table.alike if first == kind} | table.any
    if kind == "anniversary":
        others |= set(table.kept)
    if kind in table.any:
        others |= set(table.kept) | {first for first, _ in table.alike}
    elif kind in table.kept:
        others |= {"anniversary"}
    return (kind, *sorted(others - {kind}))


@cache
def recurrence(kind: str) -> str:
    """Return how often a kind of event happens between the same parties: once, seldom, sometimes or often."""
    return weights().often.get(kind, "often")


def votes(
    one: Features, other: Features, mine: frozenset[str], rarity: Mapping[str, float], least: float
) -> list[Vote] | None:
    """Return the votes on two claims being about one event; None where they cannot be, or cannot come to `least`.

    `mine`: the words of the first. `rarity`: how rare each word is among all quotes.
    """
    table = weights()
    kind = _kind(one.kind, other.kind, one.keeps or other.keeps)
    if kind is None:
        return None
    who = _parties(one.parties, other.parties, one.kind == other.kind and one.kind in table.many)
    if who is None:
        return None
    found = [kind, who, *_time(one, other, table)]
    if one.qualifier and one.qualifier == other.qualifier:
        found.append(Vote(table.votes["same_qualifier"], "both {}", (one.qualifier,)))
    if one.measure.startswith(RANKING) and one.measure == other.measure:
        found.append(Vote(table.votes["same_ranking"], "a place in one order"))
    if one.denied != other.denied and one.source and one.source == other.source:
        found.append(Vote(table.votes["one_denied"], "one source tells of one and denies the other"))
    if sum([vote.weight for vote in found]) + table.most < least:
        return None
    if bool(one.measure) != bool(other.measure) and not table.measured & {one.kind, other.kind}:
        found.append(Vote(table.votes["figure_and_event"], "one gives a figure"))
    if not one_telling(one, other):
        found.extend(_words(one, other, mine, rarity))
    return found


def one_telling(one: Features, other: Features) -> bool:
    """Say whether both come from one sentence, so that common words tell nothing."""
    if one.source != other.source or not one.source:
        return False
    return one.quote in other.quote or other.quote in one.quote


@cache
def _kind(one: str, other: str, keeps: bool) -> Vote | None:
    table = weights()
    if one == other:
        if one == "anniversary":
            return Vote(table.votes["two_anniversaries"], "both an anniversary")
        if one in table.any:
            return Vote(table.any_vote, "both {}", (one,))
        return Vote(table.votes["same_kind"], "same kind ({})", (one,))
    if keeps:
        base = other if one == "anniversary" else one
        return Vote(table.kept[base], "an anniversary, and {}", (base,)) if base in table.kept else None
    alike = table.alike.get((one, other))
    if alike is not None:
        return Vote(alike, "{} and {} may be one", (one, other))
    if one in table.any or other in table.any:
        return Vote(0.0, "{} and {}", (one, other))
    return None


@lru_cache(maxsize=65536)
def _parties(one: frozenset[str], other: frozenset[str], many: bool) -> Vote | None:
    weight = weights().votes
    if one and one == other:
        return Vote(weight["same_parties"], "same parties ({})", (one,))
    if not one or not other:
        return Vote(0.0, "parties not named")
    common = one & other
    if common in (one, other):
        return Vote(weight["some_parties"], "common parties ({})", (common,))
    if common and many:
        return Vote(weight["one_party"], "a common party ({})", (common,))
    return None


def _time(one: Features, other: Features, table: Weights) -> list[Vote]:
    a, b = one.moment, other.moment
    keeps = one.keeps or other.keeps
    often = "seldom" if keeps else _oftener(one.kind, other.kind)
    if a is None or b is None:
        if keeps:
            return [Vote(table.votes["undated_anniversary"], "an anniversary of no known year")]
        return [Vote(table.recurs[often]["undated"], "a date is missing, and it happens {}", (often,))]
    narrow, wide = (a, b) if a.last - a.first <= b.last - b.first else (b, a)
    if a.first <= b.last and b.first <= a.last:
        return [Vote(table.votes[_width(wide)], "dates agree ({})", (narrow,))]
    if a.open and b.open:
        return [Vote(table.votes["dates_agree"], "both go on ({}, {})", (a, b))]
    years = abs(a.year - b.year)
    if years == 0 and (one.counts or other.counts):
        return [Vote(table.votes["same_year"], "the years agree ({})", (a.year,))]
    name = "old_style" if _lags(a, b, table) else _apart(a, b, often, table)
    why = "one day by two calendars ({}, {})" if name == "old_style" else "dates differ ({}, {}), and it happens {}"
    found = [Vote(table.recurs[often][name], why, (a, b, often))]
    parts = _parts(a), _parts(b)
    differ = [one != two for one, two in zip(*parts, strict=False)]
    if len(differ) == _ALL and often != "often" and differ == [True, False, False]:
        found.append(Vote(table.votes["same_feast"], "the same day of another year"))
    elif sum(differ) > 1 and name != "days":
        found.append(Vote(table.votes["other_feast"], "another day of another month or year"))
    cites = one.attributed != other.attributed and one.kind != "statement"  # of a statement it is who made it
    if often != "once" and one.source and one.source == other.source and not cites:
        found.append(Vote(table.votes["one_source"], "one source gives both dates"))
    return found


def _apart(a: Moment, b: Moment, often: str, table: Weights) -> str:
    sharp = max(a.last - a.first, b.last - b.first) <= table.days  # of what happens often, two months are two things
    if (sharp or often != "often") and max(a.first - b.last, b.first - a.last) <= table.days:
        return "days"
    if a.year == b.year:
        return "same_year"
    return "near" if abs(a.year - b.year) <= table.recurs[often]["years"] else "far"


def _lags(a: Moment, b: Moment, table: Weights) -> bool:
    """Say whether two moments known to the day are as far apart as the Julian calendar lags behind."""
    if a.first != a.last or b.first != b.last:
        return False
    late = max(a.first, b.first)
    return table.old_style[0] <= late <= table.old_style[1] and abs(a.first - b.first) == julian_lag(late)


def _width(wide: Moment) -> str:
    days = wide.last - wide.first
    return (
        "same_day" if days < 3 else "same_month" if days <= _MONTH else "same_year" if days <= _YEAR else "dates_agree"
    )


@cache
def _oftener(one: str, other: str) -> str:
    return max((recurrence(one), recurrence(other)), key=_RECURRING.index)


def _parts(moment: Moment) -> tuple[int, ...]:
    """Year, month and day of a moment, as far as it is known."""
    known = 3 if moment.first == moment.last else 2 if moment.last - moment.first < _MONTH else 1
    return to_civil(moment.first)[:known]


def _words(one: Features, other: Features, mine: frozenset[str], rarity: Mapping[str, float]) -> list[Vote]:
    """The share of rare words in common: cosine of the two quotes' words, weighted by rarity."""
    shared = [(rarity[word], word) for word in other.words if word in mine]
    if not shared:
        return []
    share = min(1.0, sum([rare for rare, _ in shared]) / math.sqrt(one.size * other.size))
    return [Vote(weights().most * share, "common words ({})", (_Shared(tuple(shared)),))]


@lru_cache(maxsize=16384)
def _told(why: str, of: tuple[object, ...], weight: float) -> str:
    return f"{why.format(*map(_spoken, of))} {weight:+.1f}"


def _spoken(part: object) -> str:
    if isinstance(part, _Shared):
        return ", ".join(word for _, word in sorted((-rare, word) for rare, word in part.words if rare > _COMMON)[:3])
    if isinstance(part, frozenset):
        return ", ".join(sorted(part)) or "none named"
    if not isinstance(part, Moment):
        return ", ".join(part) if isinstance(part, tuple) else str(part)
    first, last = to_civil(part.first), to_civil(part.last)
    days = part.last - part.first
    if days < 3:
        return f"{first[0]:04d}-{first[1]:02d}-{first[2]:02d}"
    if days <= _MONTH:
        return f"{first[0]:04d}-{first[1]:02d}"
    return str(part.year) if days <= _YEAR else f"{first[0]} to {last[0]}"
