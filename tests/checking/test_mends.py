"""Which mends are found: the nearest number or date that the rest allows, who agrees with it, and what it breaks.

Each row is a set of claims (source, event, what it says) and, for each conflict, its level, its suspect and its mends
with their ranks. Source a is of 10 June 2018, source y was read on 1 January 2016; x and y are meetings, z is a war.
"""

from typing import Any

import pytest
import yaml

from timeline.checking.analysis import analyse
from timeline.records.facts import Facts
from timeline.records.report import Case

KINDS = {"x": "meeting", "y": "meeting", "z": "war"}
KNOWN = {"a": {"published": "2018-06-10"}, "y": {"retrieved": "2016-01-01"}}

ROWS: list[dict[str, Any]] = yaml.load(
    """
- claims:
    - "a x {first: summits, over: '1995'}"
    - "b y {member: summits, over: '1990'}"
  mends: |
    contradiction a-x
      1 a-x over 1995 > 1990; no other source agrees on “X”
      1 b-y over 1990 > 1995; no other source agrees on “Y”
- claims:
    - "a x {first: summits, over: '1995'}"
    - 'b y {member: summits}'
    - 'c y {date: 1990}'
    - 'd y {date: 1990}'
  mends: |
    contradiction a-x
      1 a-x over 1995 > 1990; no other source agrees on “X”
- claims:
    - "a x {first: summits, over: '1995'}"
    - "b y {member: summits, over: '1990'}"
    - 'c x {date: 1995}'
    - "d z {member: summits, over: '1996'}"
  mends: |
    contradiction b-y
      1 b-y over 1990 > 1995; no other source agrees on “Y”
- claims:
    - 'a x {first: summits}'
    - 'b x {date: 1995}'
    - "c y {member: summits, over: '1990'}"
    - 'd y {date: 1990/1992}'
  mends: |
    contradiction b-x
      1 b-x date 1995 > 1990; 1 other independent source agrees on “X”
- claims:
    - "a x {duration: 10y, from: '1953', to: '1960'}"
  mends: |
    contradiction a-x
      1 a-x duration 10y > 7y; no other source agrees on “X”
- claims:
    - 'a x {duration: 3m, from: 1953-01, to: 1953-06}'
  mends: |
    contradiction a-x
      1 a-x duration 3m > 5m; no other source agrees on “X”
- claims:
    - "a x {duration: 100y, from: '1953', to: '1960'}"
  mends: |
    contradiction a-x
- claims:
    - 'a x {date: published+1y}'
    - 'b x {date: 2020}'
  mends: |
    contradiction a-x
      1 a-x date published+1y > published+2y; 1 other independent source agrees on “X”
      2 b-x date 2020 > 2019; 1 other independent source agrees on “X”
- claims:
    - 'a x {date: published-25y}'
    - 'b x {date: 1990}'
  mends: |
    contradiction a-x
      1 a-x date published-25y > published-28y; 1 other independent source agrees on “X”
      1 b-x date 1990 > 1993; 1 other independent source agrees on “X”
- claims:
    - 'a x {date: published+2m}'
    - 'b x {date: 2019-05}'
  mends: |
    contradiction b-x
      1 b-x date 2019-05 > 2018-08; 1 other independent source agrees on “X”
      2 a-x date published+2m > published+11m; 1 other independent source agrees on “X”
- claims:
    - 'a x {date: event:y+2y}'
    - 'b x {date: 1960}'
    - 'c y {date: 1953}'
  mends: |
    contradiction a-x
      1 a-x date event:y+2y > event:y+7y; 1 other independent source agrees on “X”
      1 c-y date 1953 > 1958; 1 other independent source agrees on “Y”
      3 b-x date 1960 > 1955; 1 other independent source agrees on “X”
- claims:
    - "a x {anniversary: 70, on: '2023'}"
    - 'b x {date: 1500}'
  mends: |
    contradiction b-x
      1 b-x date 1500 > 1953; 1 other independent source agrees on “X”
- claims:
    - "a x {anniversary: 5, on: '2023'}"
    - 'b x {date: 2025}'
  mends: |
    contradiction b-x
      1 b-x date 2025 > 2018; 1 other independent source agrees on “X”
- claims:
    - "a x {anniversary: 5, on: '2023'}"
    - 'b x {date: 2022}'
  mends: |
    contradiction a-x
      1 a-x anniversary 5 > 1; 1 other independent source agrees on “X”
      2 b-x date 2022 > 2018; 1 other independent source agrees on “X”
- claims:
    - "a x {nth_year: 1, on: '2023'}"
    - 'b x {date: 2025}'
  mends: |
    contradiction b-x
      1 b-x date 2025 > 2023; 1 other independent source agrees on “X”
- claims:
    - "a x {nth_year: 5, on: '2023'}"
    - 'b x {date: 2021}'
  mends: |
    contradiction a-x
      1 a-x nth_year 5 > 3; 1 other independent source agrees on “X”
      2 b-x date 2021 > 2019; 1 other independent source agrees on “X”
- claims:
    - 'a x {duration: 5d, to: 1953-05-20}'
    - 'b x {date: 1953-05-01}'
  mends: |
    contradiction a-x
      1 a-x duration 5d > 19d; 1 other independent source agrees on “X”
      1 b-x date 1953-05-01 > 1953-05-15; 1 other independent source agrees on “X”
- claims:
    - 'a x {duration: 2w, to: 1953-05-20}'
    - 'b x {date: 1953-05-01}'
  mends: |
    contradiction b-x
      1 b-x date 1953-05-01 > 1953-05-06; 1 other independent source agrees on “X”
- claims:
    - 'a x {duration: 2m, to: 1953-05-20}'
    - 'b x {date: 1953-01-01}'
  mends: |
    contradiction b-x
      1 b-x date 1953-01-01 > 1953-03; 1 other independent source agrees on “X”
      2 a-x duration 2m > 4m; 1 other independent source agrees on “X”
- claims:
    - "a x {duration: {min: 10y}, to: '1953'}"
    - 'b x {date: 1950}'
  mends: |
    contradiction b-x
      1 b-x date 1950 > 1943; 1 other independent source agrees on “X”
- claims:
    - 'a x {date: 1953, negated: true}'
    - 'b x {date: 1953}'
  mends: |
    contradiction b-x
- claims:
    - "a x {before: '1953'}"
    - 'b x {date: 1960}'
  mends: |
    contradiction b-x
      1 b-x date 1960 > 1952; 1 other independent source agrees on “X”
      2 a-x before before 1953 > after 1953; 1 other independent source agrees on “X”
- claims:
    - "a x {after: '1953', by: 2y}"
    - 'b x {date: 1960}'
  mends: |
    contradiction b-x
      1 b-x date 1960 > 1955; 1 other independent source agrees on “X”
- claims:
    - "a x {during: '1953'}"
    - 'b x {date: 1960}'
  mends: |
    contradiction b-x
      1 b-x date 1960 > 1953; 1 other independent source agrees on “X”
- claims:
    - 'a x {weekday: monday, date: 1953-05-18}'
    - 'b x {date: 1960}'
  mends: |
    contradiction a-x
      1 a-x date 1953-05-18 > 1960; 1 other independent source agrees on “X”
      1 b-x date 1960 > 1953; 1 other independent source agrees on “X”
- claims:
    - 'a z {status: severed, over: 1950/1953}'
    - 'b z {date: 1960/1965}'
  mends: |
    contradiction b-z
- claims:
    - 'a x {date: 1953}'
    - 'b x {date: 1953}'
    - 'c x {date: 1960}'
    - 'd x {date: 1960}'
  mends: |
    contradiction a-x
      1 a-x date 1953 > 1960; 2 claims would have to change alike; 2 other independent sources agree on “X”
      1 c-x date 1960 > 1953; 2 claims would have to change alike; 2 other independent sources agree on “X”
- claims:
    - 'a x {date: 1953}'
    - 'b x {date: 1953}'
    - 'a x {date: 1960}'
    - "c x {anniversary: 70, on: '2023'}"
  mends: |
    contradiction a-x-2
      1 a-x-2 date 1960 > 1953; 2 other independent sources agree on “X”
- claims:
    - 'a x {date: 1953}'
    - 'b x {date: 1960}'
    - "c x {anniversary: 64, on: '2023'}"
  mends: |
    contradiction a-x
      1 a-x date 1953 > 1959; 1 other independent source agrees on “X”
      2 c-x anniversary 64 > 70; 1 other independent source agrees on “X”
    contradiction a-x
      1 a-x date 1953 > 1960; 1 other independent source agrees on “X”
      1 b-x date 1960 > 1953; 1 other independent source agrees on “X”
- claims:
    - 'a x {date: 1953-05-20}'
    - 'b x {date: 1953-06-20}'
  mends: |
    contradiction a-x
      1 a-x date 1953-05-20 > 1953-06-20; 1 other independent source agrees on “X”
      1 b-x date 1953-06-20 > 1953-05-20; 1 other independent source agrees on “X”
- claims:
    - 'a x {date: 1953}'
    - 'b x {date: 1963}'
    - 'c x {date: 1956}'
  mends: |
    contradiction a-x
      1 a-x date 1953 > 1956; 1 other independent source agrees on “X”
      1 c-x date 1956 > 1953; 1 other independent source agrees on “X”
    contradiction a-x
      1 a-x date 1953 > 1963; 1 other independent source agrees on “X”
      1 b-x date 1963 > 1953; 1 other independent source agrees on “X”
- claims:
    - 'y x {anniversary: 70, on: published}'
    - 'a x {date: 1960}'
  mends: |
    contradiction y-x
      1 y-x anniversary 70 > 56; 1 other independent source agrees on “X”
      2 a-x date 1960 > 1946; no other source agrees on “X”
- claims:
    - 'y x {anniversary: 70, on: published}'
    - 'a x {date: 1946}'
    - 'y x {date: 1940}'
  mends: |
    contradiction a-x
      1 a-x date 1946 > 1940; 1 other independent source agrees on “X”
      1 y-x-2 date 1940 > 1946; 1 other independent source agrees on “X”
""",
    yaml.BaseLoader,
)


def case_of(rows: list[str]) -> Case:
    """Return the case of a row's claims."""
    claims: list[dict[str, Any]] = []
    for row in rows:
        source, event, says = row.split(" ", 2)
        name = f"{source}-{event}"
        times = sum(claim["id"].startswith(name) for claim in claims)
        told = {"id": f"{name}-{times + 1}" if times else name, "source": source, "event": event, "status": "accepted"}
        claims.append(told | {"says": yaml.load(says, yaml.BaseLoader)})
    events = [{"id": event, "title": event.upper(), "kind": kind} for event, kind in KINDS.items()]
    sources = [{"id": source} | KNOWN.get(source, {}) for source in sorted({c["source"] for c in claims})]
    return Case(facts=Facts.model_validate({"sources": sources, "events": events, "claims": claims}))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "; ".join(row["claims"]))
def test_mends(row: dict[str, Any]) -> None:
    """The mends of each conflict are these, the best first, and those that nothing tells apart share a rank."""
    told = []
    for found in analyse(case_of(row["claims"])).conflicts:
        told.append(f"{found.level} {found.suspect}")
        told += [f"  {m.rank} {m.claim} {m.field} {m.from_} > {m.to}; {m.why}" for m in found.repairs]
    assert told == row["mends"].splitlines()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "; ".join(row["claims"]))
def test_each_mend_mends(row: dict[str, Any]) -> None:
    """With any one mend made, the claim it changes is in no contradiction with those it was in one with."""
    case = case_of(row["claims"])
    for found in analyse(case).conflicts:
        for mend in found.repairs:
            if "change alike" in mend.why:
                continue
            says: dict[str, Any] = {}
            for claim in case.facts.claims:
                if claim.id == mend.claim:
                    says = claim.says.model_dump(by_alias=True, exclude_none=True)
            if mend.field in ("before", "after"):
                form, target = mend.to.split(" ", 1)
                says = {form: target}
            else:
                says[mend.field] = mend.to
            left = tuple(
                type(claim).model_validate(claim.model_dump(by_alias=True) | {"says": says})
                if claim.id == mend.claim
                else claim
                for claim in case.facts.claims
                if claim.id in found.claims
            )
            mended = case.model_copy(update={"facts": case.facts.model_copy(update={"claims": left})})
            others = {conflict.suspect for conflict in analyse(case).conflicts} - {found.suspect}
            assert [c for c in analyse(mended).conflicts if mend.claim in c.claims and c.suspect not in others] == []
