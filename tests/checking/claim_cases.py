"""Random small cases in the product's own forms of claims, and z3 on what the forms mean by their definition.

The oracle reads the claims themselves and shares nothing with the engine but the definitions in the design: a point has
a day and a year; anniversaries and lengths in years compare years; before is by a day; between includes its ends; no
member is earlier than the first; a choice is a choice. Only forms without a hedge are made, of which strict and widened
mean the same.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

import z3

from tests.checking.network_cases import LENGTHS, least_hits
from timeline.checking.index import indexed
from timeline.checking.network import minimal_sets
from timeline.checking.translate import translate
from timeline.edtf import parse
from timeline.edtf.days import from_civil, is_leap, to_civil
from timeline.records.facts import Facts
from timeline.records.report import Case

FIRST, LAST = 1970, 2040  # years the oracle looks into: room for twice fourteen years from any year claimed
LEAPS = [year for year in range(FIRST, LAST + 1) if is_leap(year)]
EVENTS = ("e0", "e1", "e2", "e3")


def random_case(random: Random) -> Case:
    """Return three to eight claims by three sources about up to four events, some of them off by one or two."""
    events = EVENTS[: random.randint(2, 4)]
    truth = {e: from_civil(random.randint(1996, 2004), random.randint(1, 12), random.randint(1, 28)) for e in events}
    published = {f"s{i}": random.randint(2003, 2006) for i in range(3)}
    stated = {s: str(y) if random.random() < 0.5 else None for s, y in published.items()}
    claims = []
    for n in range(random.randint(3, 8)):
        event, source = random.choice(events), random.choice(tuple(published))
        says = _says(random, event, source, truth, published)
        claims.append({"id": f"c{n}", "source": source, "event": event, "says": says, "status": "accepted"})
    return Case(
        facts=Facts.model_validate(
            {
                "sources": [{"id": s, "published": p} for s, p in stated.items()],
                "events": [{"id": e, "kind": "established"} for e in events],
                "claims": claims,
            }
        )
    )


def _says(
    random: Random, event: str, source: str, truth: dict[str, int], published: dict[str, int], deep: bool = True
) -> dict[str, Any]:
    """Return a statement that is true of the history, or off by a little."""
    off = random.choice((0, 0, 0, 0, 0, 1, -1, 2))
    other = random.choice([e for e in truth if e != event])
    year, month, day = to_civil(truth[event])
    other_year = to_civil(truth[other])[0]
    gap = truth[event] - truth[other]
    kinds = ["date", "date", "date", "anniversary", "anniversary", "nth_year", "duration", "order", "order", "relative"]
    kind = random.choice([*kinds, "between", "class", *(["one_of"] if deep else [])])
    if kind == "date":
        texts = (f"{year + off}", f"{year + off}-{month:02d}", f"{year + off}-{month:02d}-{day:02d}")
        return {"date": random.choice((*texts, f"[{year - 1 + off}..{year + off}]", f"{year + off}/{year + 2}"))}
    if kind in ("anniversary", "nth_year"):
        k = random.choice((0, 0, 1, -1))
        to = published[source] + k - year
        on, n = random.choice(
            (
                (f"published{k:+d}y", to),
                ("published", to - k),
                (str(2010 + k), 2010 + k - year),
                ("2010-05-03", 2010 - year),
            )
        )
        return {kind: max(n + off, 1 if kind == "nth_year" else 0), "on": on}
    if kind == "duration":
        if random.random() < 0.2:
            return {"duration": {"max": f"{max(other_year - year + off, 0)}y"}, "to": f"event:{other}"}
        if random.random() < 0.5:
            return {"duration": f"{other_year - year + off}y" if other_year >= year else "0y", "to": f"event:{other}"}
        low = truth[other] - truth[event] + off
        return {"duration": {"min": f"{low}d", "max": f"{low + 3}d"}, "from": f"event:{event}", "to": f"event:{other}"}
    if kind == "order":
        form = "after" if (gap > 0) == (off == 0) else "before"
        ranges = {"min": "1d", "max": "900d"}, {"min": "1y"}, {"max": "900d"}, {"max": "2y"}
        by = random.choice((None, None, *ranges, f"{abs(year - other_year)}y"))
        return {form: random.choice((other, other, str(other_year)))} | ({"by": by} if by else {})
    if kind == "relative":
        years = f"event:{other}{year - other_year + off:+d}y", f"published{year - published[source] + off:+d}y"
        return {"date": random.choice((*years, f"event:{other}{gap + off:+d}d"))}
    if kind == "between":
        return {"between": [other, random.choice(tuple(truth))]}
    if kind == "class":
        return {random.choice(("first", "member")): "class"}
    return {"one_of": [_says(random, event, source, truth, published, deep=False) for _ in range(2)]}


def claim_sets(case: Case) -> list[list[str]]:
    """Return the minimal sets of claims as the engine finds them, as strictly meant, over all components."""
    groups = translate(case, indexed(case)).strict
    found: list[set[str]] = []
    for core in minimal_sets(groups).sets:
        ways: list[tuple[str, ...]] = [()]
        for p in core:
            ways = [(*way, name) for way in ways for name in (groups[p].supporters or ("",))]
        found += [set(way) - {""} for way in ways]
    return [sorted(one) for one in found if not any(other < one for other in found)]


class ClaimOracle:
    """z3 over the claims of one case."""

    def __init__(self, case: Case) -> None:
        self._solver = z3.SolverFor("QF_LIA")
        self._published = {s.id: s.published for s in case.facts.sources}
        self._points: dict[str, tuple[Any, Any]] = {}
        self.claims = case.facts.claims
        self._flags = {c.id: z3.Bool(c.id) for c in self.claims}
        for claim in self.claims:
            self._solver.add(
                z3.Implies(self._flags[claim.id], self._means(claim.says, claim.event or "", claim.source))
            )

    def _point(self, name: str) -> tuple[Any, Any]:
        """Return (day, year) of a point, defined when first asked for."""
        if name in self._points:
            return self._points[name]
        year, month, of_month = (z3.Int(f"{name}.{part}") for part in ("year", "month", "day"))
        leap = z3.Or([year == y for y in LEAPS])
        start = z3.Sum([z3.If(month > m, n, 0) for m, n in enumerate(LENGTHS)]) + z3.If(z3.And(month > 1, leap), 1, 0)
        length = z3.Sum([z3.If(month == m, n, 0) for m, n in enumerate(LENGTHS)])
        past = z3.Sum([z3.If(year > y, 1, 0) for y in LEAPS])
        self._solver.add(year >= FIRST, year <= LAST, month >= 0, month <= 11, of_month >= 0)
        self._solver.add(of_month < length + z3.If(z3.And(month == 1, leap), 1, 0))
        day = from_civil(FIRST, 1, 1) + 365 * (year - FIRST) + past + start + of_month
        self._points[name] = day, year
        if name.startswith("published:") and (stated := self._published[name.removeprefix("published:")]):
            self._solver.add(year == int(stated))
        return day, year

    def _year(self, on: str, source: str) -> tuple[Any, Any]:
        """Return the first and last year that `on` may mean."""
        if on.startswith("published"):
            year = self._point(f"published:{source}")[1] + (int(on[9:-1]) if on[9:] else 0)
            return year, year
        return int(on[:4]), int(on[:4])

    def _means(self, says: Any, event: str, source: str) -> Any:
        form = {k: v for k, v in says.model_dump(by_alias=True).items() if v is not None and v is not False}
        day, year = self._point(event)
        if "one_of" in form:
            return z3.Or([self._means(option, event, source) for option in says.one_of])
        if "anniversary" in form or "nth_year" in form:
            kept = self._year(form["on"], source)[0]
            n = form.get("anniversary", form.get("nth_year"))
            return kept - year == n if "anniversary" in form else z3.Or(kept - year == n, kept - year == n - 1)
        if "duration" in form:
            to = self._point(form["to"].removeprefix("event:"))
            if isinstance(form["duration"], str):
                return to[1] - year == int(form["duration"][:-1])
            if form["duration"].get("min") is None:
                return z3.And(to[1] - year >= 0, to[1] - year <= int(form["duration"]["max"][:-1]))
            low, high = (int(form["duration"][end][:-1]) for end in ("min", "max"))
            return z3.And(to[0] - day >= low, to[0] - day <= high)
        if "before" in form or "after" in form:
            return z3.And(list(self._ordered(form, event)))
        if "between" in form:
            first, last = (self._point(e)[0] for e in form["between"])
            return z3.And(first <= day, day <= last)
        if "first" in form or "member" in form:
            line = z3.Int("class")
            return day <= line if "first" in form else line <= day
        return self._dated(form["date"], day, year, source)

    def _ordered(self, form: dict[str, Any], event: str) -> Iterator[Any]:
        key = "before" if "before" in form else "after"
        sign = 1 if key == "before" else -1
        day, year = self._point(event)
        by, other = form.get("by"), form[key]
        low, high = (by, by) if isinstance(by, str) else ((by or {}).get("min"), (by or {}).get("max"))
        unit = (low or high or "1d")[-1]
        if other.isdigit():
            first, last = from_civil(int(other), 1, 1), from_civil(int(other), 12, 31)
            if low is None:  # beyond all of the year
                yield day < first if key == "before" else day > last
            far = z3.FreshInt()  # any day of that year
            yield z3.And(far >= first, far <= last)
            difference = far - day if unit == "d" else int(other) - year
        else:
            there = self._point(other)
            if low is None:
                yield sign * (there[0] - day) >= 1
            difference = there[0] - day if unit == "d" else there[1] - year
        if low:
            yield sign * difference >= int(low[:-1])
        if high:
            yield sign * difference <= int(high[:-1])

    def _dated(self, text: str, day: Any, year: Any, source: str) -> Any:
        if text.startswith("published"):
            return year == self._year(text, source)[0]
        if text.startswith("event:"):
            anchor, shift, unit = text[6:8], int(text[8:-1]), text[-1]
            there = self._point(anchor)
            return year == there[1] + shift if unit == "y" else day == there[0] + shift
        date = parse(text)
        return z3.And(day >= date.earliest, day <= date.latest)

    def holds(self, ids: Sequence[str]) -> bool:
        """Say whether these claims can all be true."""
        found = self._solver.check([self._flags[i] for i in ids])
        assert found != z3.unknown
        return bool(found == z3.sat)

    def agrees(self, sets: Sequence[Sequence[str]]) -> bool:
        """Say whether these are all the minimal sets of the claims."""
        ids = [c.id for c in self.claims]
        positions = [[ids.index(i) for i in one] for one in sets]
        if any(set(a) < set(b) for a in positions for b in positions):
            return False
        return not any(self.holds(one) for one in sets) and all(
            self.holds([i for p, i in enumerate(ids) if p not in out]) for out in least_hits(len(ids), positions)
        )
