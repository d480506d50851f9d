"""Which events are taken for stages of one thing: by their name, how near they are told, their dates, their parties.

A case lists the events (parties, name of the treaty or office) and what each source tells, in the order of telling.
"""

from typing import Any

import pytest
import yaml

from timeline.checking import check
from timeline.checking.look import Look
from timeline.checking.orderings import orders, untold
from timeline.records.facts import Facts
from timeline.records.report import Case

KINDS = {
    "Signed": "agreement",
    "Ratified": "ratified",
    "Force": "in_force",
    "Ended": "terminated",
    "Free": "independence",
}
KINDS |= {"Ties": "established", "Broken": "severed", "Embassy": "mission_opened", "Visit": "visit"}

CASES: dict[str, dict[str, Any]] = yaml.load(
    """
of one name, whatever is told between and by whom:
  events: {Signed: [A B, amity], Signed2: [A B, trade], Ratified: [A B, amity]}
  a: [Signed, Signed2]
  b: [Ratified]
  gives: [Signed Ratified]
of one name, though the parties are given otherwise:
  events: {Signed: [A B, amity], Ratified: [A, amity]}
  a: [Signed]
  b: [Ratified]
  gives: [Signed Ratified]
two of one name are both before it:
  events: {Signed: [A B, amity], Signed2: [A B, amity], Ratified: [A B, amity]}
  a: [Signed, Signed2, Ratified]
  gives: [Signed Ratified, Signed2 Ratified]
of another name, it is not the same treaty:
  events: {Signed: [A B, trade], Ratified: [A B, amity]}
  a: [Signed, Ratified]
  gives: []
one without a name may be the one with a name:
  events: {Signed: [A B], Ratified: [A B, amity]}
  a: [Signed, Ratified]
  gives: [Signed Ratified]
one with a name may be the one without:
  events: {Signed: [A B, amity], Ratified: [A B]}
  a: [Signed, Ratified]
  gives: [Signed Ratified]
the name may stand in a claim only:
  events: {Signed: [A B], Signed2: [A B], Ratified: [A B, trade]}
  names: {Signed: trade}
  a: [Signed, Signed2, Ratified]
  gives: [Signed Ratified]
two treaties of one name a lifetime apart:
  events: {Signed: [A B, amity], Force: [A B, amity]}
  a: [Signed 1985, Force 1922]
  gives: []
without a name and out of order by many years, they are two:
  events: {Signed: [A B], Force: [A B]}
  a: [Signed 1976, Force 1972]
  gives: []
without a name and out of order by little, one may be a slip:
  events: {Signed: [A B], Force: [A B]}
  a: [Signed 1974, Force 1972]
  gives: [Signed Force]
other parties have another treaty:
  events: {Signed: [C D], Ratified: [A B]}
  a: [Signed, Ratified]
  gives: []
one party in common is enough where it is told together:
  events: {Signed: [A C], Ratified: [A B]}
  a: [Signed, Ratified]
  gives: [Signed Ratified]
the nearest in the telling:
  events: {Signed: [A B], Signed2: [A B], Visit: [A B], Ratified: [A B]}
  a: [Signed2, Visit, Signed, Ratified]
  gives: [Signed Ratified]
what is told before is nearer than what is told after:
  events: {Signed: [A B], Signed2: [A B], Ratified: [A B]}
  a: [Signed, Ratified, Signed2]
  gives: [Signed Ratified]
what is told right after is nearer than what was told long before:
  events: {Signed: [A B], Signed2: [A B], Visit: [A B], Ratified: [A B]}
  a: [Signed, Visit, Visit, Visit, Ratified, Signed2]
  gives: [Signed2 Ratified]
the nearest of the places at which it is told:
  events: {Signed: [A B], Signed2: [A B], Visit: [A B], Ratified: [A B]}
  a: [Ratified, Signed, Visit, Visit, Signed2, Ratified]
  gives: [Signed2 Ratified]
most sources tell it with the other:
  events: {Signed: [A B], Signed2: [A B], Ratified: [A B]}
  a: [Signed, Ratified]
  b: [Signed2, Ratified]
  c: [Signed2, Ratified]
  gives: [Signed2 Ratified]
as many sources, the first by name:
  events: {Signed: [A B], Signed2: [A B], Ratified: [A B]}
  a: [Signed2, Ratified]
  b: [Signed, Ratified]
  gives: [Signed Ratified]
where the nearest is out of order, one told before that is in order:
  events: {Signed: [A B], Signed2: [A B], Ratified: [A B]}
  a: [Signed 1990, Signed2 1994, Ratified 1992]
  gives: [Signed Ratified]
one told before, but of another generation, does not take its place:
  events: {Signed: [A B], Signed2: [A B], Ratified: [A B]}
  a: [Signed 1970, Signed2 1994, Ratified 1992]
  gives: [Signed2 Ratified]
one told after does not take its place:
  events: {Signed: [A B], Signed2: [A B], Visit: [A B], Ratified: [A B]}
  a: [Signed2 1994, Ratified 1992, Visit, Signed 1990]
  gives: [Signed2 Ratified]
out of order by what others say, where this source leaves it undated:
  events: {Signed: [A B], Signed2: [A B], Ratified: [A B]}
  a: [Signed 1990, Signed2, Ratified 1992]
  b: [Signed2 1994]
  gives: [Signed Ratified]
its own date counts more than what others say:
  events: {Signed: [A B], Signed2: [A B], Ratified: [A B]}
  a: [Signed 1990, Signed2 1991, Ratified 1992]
  b: [Signed2 1994]
  gives: [Signed2 Ratified]
ten years apart are one treaty:
  events: {Signed: [A B], Ratified: [A B]}
  a: [Signed 1980, Ratified 1990]
  gives: [Signed Ratified]
more than ten years apart are two:
  events: {Signed: [A B], Ratified: [A B]}
  a: [Signed 1980, Ratified 1991]
  gives: []
some dates of it are near enough:
  events: {Signed: [A B], Ratified: [A B]}
  a: [Signed 1970, Ratified 1991]
  b: [Signed 1985]
  gives: [Signed Ratified]
told by nobody together, but the only one of that time:
  events: {Signed: [A B], Ratified: [A B]}
  a: [Signed 1990]
  b: [Ratified 1991]
  gives: [Signed Ratified]
told by nobody together, and two years apart:
  events: {Signed: [A B], Ratified: [A B]}
  a: [Signed 1989]
  b: [Ratified 1991]
  gives: []
told by nobody together, and two of that time:
  events: {Signed: [A B], Signed2: [A B], Ratified: [A B]}
  a: [Signed 1990]
  b: [Ratified 1991]
  c: [Signed2 1991]
  gives: []
told by nobody together, and not of all its parties:
  events: {Signed: [A C], Ratified: [A B]}
  a: [Signed 1990]
  b: [Ratified 1991]
  gives: []
of more parties than ratified it:
  events: {Signed: [A B C], Ratified: [A B]}
  a: [Signed 1990]
  b: [Ratified 1991]
  gives: [Signed Ratified]
all the stages of one treaty:
  events: {Signed: [A B, amity], Ratified: [A B, amity], Force: [A B, amity], Ended: [A B, amity]}
  a: [Signed, Ratified, Force, Ended]
  gives: [Signed Ratified, Signed Force, Ratified Force, Force Ended]
an embassy after the ties of the same two:
  events: {Ties: [A B], Ties2: [A C], Embassy: [A B]}
  a: [Ties 1953, Ties2 1954, Embassy 1955]
  gives: [Ties Embassy]
an embassy after the first ties, though they began again:
  events: {Ties: [A B], Ties2: [A B], Embassy: [A B]}
  a: [Ties 1980, Ties2 1953, Embassy 1955]
  gives: [Ties2 Embassy]
as early as each other, the first by name:
  events: {Ties2: [A B], Ties: [A B], Embassy: [A B]}
  a: [Ties2 1953, Ties 1953, Embassy 1955]
  gives: [Ties Embassy]
ties that were broken before they began, as far as is told, had begun before:
  events: {Ties: [A B], Broken: [A B], Embassy: [A B]}
  a: [Broken 1950, Ties 1953, Embassy 1940]
  gives: []
a break of another two says nothing of it:
  events: {Ties: [A B], Broken: [A C], Embassy: [A B]}
  a: [Broken 1950, Ties 1953, Embassy 1955]
  gives: [Ties Embassy]
a break afterwards, and another before of which no day is known:
  events: {Ties: [A B], Broken: [A B], Embassy: [A B]}
  a: [Ties 1953, Broken 1960, Embassy 1955]
  b: [Broken ../1970]
  gives: [Ties Embassy]
a consulate needs no ties:
  events: {Ties: [A B], Embassy: [A B, Consulate-General]}
  a: [Ties 1953, Embassy 1955]
  gives: []
a state is free before it has ties, each of the two:
  events: {Free: [A], Free2: [B], Ties: [A B]}
  a: [Ties 1953, Free2 1945, Free 1950]
  gives: [Free Ties, Free2 Ties]
the freedom of a third is none of theirs:
  events: {Free: [C], Ties: [A B]}
  a: [Ties 1953, Free 1950]
  gives: []
""",
    yaml.BaseLoader,
)


def look_at(case: dict[str, Any]) -> Look:
    """Return the look at a case: an event that no date is told of takes place in 1900 to 2000."""
    names = case.get("names", {})
    events, claims = [], []
    for name, (parties, *qualifier) in case["events"].items():
        about = {"kind": KINDS[name.rstrip("2")], "parties": parties.split(), "qualifier": (qualifier or [None])[0]}
        events.append({"id": name.lower(), **about})
    sources = [key for key in case if len(key) == 1]
    for source in sources:
        for place, (name, *date) in enumerate(told.split() for told in case[source]):
            says = {"date": date[0]} if date else {"attribution": "nobody", "rank": 1, "of": "things"}
            if not date and not any(other.startswith(f"{name} ") for key in sources for other in case[key]):
                says = {"date": "1900/2000"}
            claim = {"id": f"{source}-{place:02}", "source": source, "event": name.lower(), "says": says}
            claims.append(claim | {"qualifier": names.get(name), "status": "accepted"})
    facts = Facts.model_validate({"sources": [{"id": s} for s in sources], "events": events, "claims": claims})
    return Look(Case(facts=facts))


@pytest.mark.parametrize("name", CASES)
def test_stages(name: str) -> None:
    """The case's events are put in the order that it gives, and no others."""
    found = [f"{order.first} {order.then}".title() for order in orders(look_at(CASES[name]))]
    assert sorted(found) == sorted(CASES[name]["gives"])


def test_what_is_dated_outright_is_not_for_the_network() -> None:
    """The network is told an order of which an event hangs on another, a soft one not where a source denies it."""
    claims: list[dict[str, Any]] = [
        {"id": "one", "event": "free", "says": {"date": "1953"}},
        {"id": "two", "event": "ties", "says": {"after": "event:free"}},
    ]
    events = [
        {"id": "free", "kind": "independence", "parties": ["KH"]},
        {"id": "ties", "kind": "established", "parties": ["KH", "JP"]},
    ]

    def left(*more: dict[str, Any]) -> list[str]:
        told = [claim | {"source": "a", "status": "accepted"} for claim in (*claims, *more)]
        look = Look(Case(facts=Facts.model_validate({"sources": [{"id": "a"}], "events": events, "claims": told})))
        return [order.premise for order in untold(look, orders(look))]

    claims[1]["says"] = {"anniversary": 5, "on": "published"}
    assert left() == ["independence-before-relations"]
    assert left({"id": "three", "event": "ties", "says": {"date": "1953"}}) == []
    for says in ({"before": "event:free"}, {"after": "event:free"}, {"during": "event:free"}):
        assert left({"id": "three", "event": "ties", "says": says}) == []
    assert left({"id": "three", "event": "ties", "says": {"between": ["event:free", "1990"]}}) == []
    assert left({"id": "three", "event": "free", "says": {"after": "event:ties"}}) == []
    assert left({"id": "three", "event": "ties", "says": {"before": "event:else"}}) != []
    assert left({"id": "three", "event": "ties", "says": {"before": "1990"}}) != []


def test_a_soft_order_is_a_tension() -> None:
    """Ties before independence strain each other, a ratification before the signing contradicts it."""

    def levels(first: str, then: str) -> list[str]:
        events = [{"id": "x", "kind": first, "parties": ["KH"]}, {"id": "y", "kind": then, "parties": ["KH", "JP"]}]
        claims = [
            {"id": "one", "source": "a", "event": "x", "says": {"date": "1953"}, "status": "accepted"},
            {"id": "two", "source": "a", "event": "y", "says": {"date": "1952"}, "status": "accepted"},
        ]
        case = Case(facts=Facts.model_validate({"sources": [{"id": "a"}], "events": events, "claims": claims}))
        return [finding.level for finding in check(case) if finding.rule == "broken-order"]

    assert levels("independence", "established") == ["tension"]
    assert levels("agreement", "ratified") == ["contradiction"]
