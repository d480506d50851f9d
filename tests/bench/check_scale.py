"""Speed, memory and growth of the whole check on synthetic stores: linking, the network, and each rule by itself.

    python tests/bench/check_scale.py [CLAIMS ...]      each size in a process of its own; default 1000 to 100000

A store has sources of some fifty claims, components of 2 to 20 claims over a few events (one of 5,000 from 100,000
claims on) in every form that bears on time, and quantities, ranks and firsts among them; each claim names its event,
one in a hundred is off by some years. Printed for each size: CPU seconds and memory after the records are made.

The bar is 2 s and 120 MB for 100,000 claims, 20 s and 1 GB for 1,000,000: CPU after loading, with one explanation for
each rejected claim. It is held here against `assess`: index, network, explanations, inferred ranges with their steps,
and every rule; reading the file and linking are not in it. `engine_scale.py` measures the network by itself.
"""

import resource
import subprocess
import sys
from random import Random
from time import process_time
from typing import Any

from timeline.edtf.days import from_civil, weekday
from timeline.records.claim import Claim
from timeline.records.facts import Event, Facts
from timeline.records.source import Source

WRONG = 0.01
STORIES = (
    ("established", "mission_opened", "severed", "resumed"),
    ("agreement", "ratified", "in_force"),
    ("independence", "established", "visit", "upgraded"),
    ("war", "ceasefire", "withdrawal"),
    ("meeting", "announcement", "visit"),
    ("trade", "investment"),
    ("election", "border", "other"),
)
PARTIES = 1000
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FORMS = {"date": 40, "month": 8, "day": 8, "circa": 4, "anniversary": 14, "nth_year": 3, "duration": 4, "before": 4}
FORMS |= {"after": 4, "weekday": 2, "status": 3, "value": 4, "first": 1, "rank": 1}


class Maker:
    """Makes the sources, events and claims of one store."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.stories = 0
        self.years: list[int] = []
        self.events: list[Event] = []
        self.claims: list[Claim] = []

    def component(self, size: int, sources: int) -> None:
        """Add so many claims about events that one chain of lengths of time joins, told in stories of two parties."""
        first, count = len(self.events), max(1, size // 4)
        while len(self.events) < first + count:
            self._story(first + count - len(self.events))
        forms = self.random.choices(list(FORMS), list(FORMS.values()), k=size)
        for n, form in enumerate(forms):
            own = first + n % count
            other = max(first, own - self.random.randint(1, 5)) if n % count else own
            self._claim(own, other, "duration" if n % count and n < count else form, sources)

    def _story(self, most: int) -> None:
        """Add events between two parties of whom no other story tells, in an order that history knows."""
        one, further = self.stories % PARTIES, self.stories // PARTIES
        parties = [f"P{one}", f"P{(one + 1 + further) % PARTIES}"]
        kinds = self.random.choice([s for s in STORIES if further == 0 or "independence" not in s])[:most]
        years = sorted(self.random.sample(range(1800, 2000), len(kinds)))
        for kind, year in zip(kinds, years, strict=True):
            name = f"event-{len(self.events)}"
            concerned = parties[:1] if kind == "independence" else parties
            event = {"id": name, "title": name, "kind": kind, "parties": concerned, "qualifier": f"of {self.stories}"}
            self.events.append(Event.model_validate(event))
            self.years.append(year)
        self.stories += 1

    def _claim(self, own: int, other: int, form: str, sources: int) -> None:
        off = self.random.choice((-3, -1, 1, 2, 7)) if self.random.random() < WRONG else 0
        source = self.random.randrange(sources)
        record = {
            "id": f"source-{source}-{len(self.claims)}",
            "source": f"source-{source}",
            "event": f"event-{own}",
            "says": self._says(form, self.years[own] + off, own, other, published(source)),
            "quote": {
                "exact": f"What source {source} says of event {own}, in its own words, number {len(self.claims)}."
            },
            "status": "accepted",
        }
        self.claims.append(Claim.model_validate(record))

    def _says(self, form: str, year: int, own: int, other: int, told: int) -> dict[str, Any]:
        month, day = own % 12 + 1, own % 28 + 1
        exact, then = f"{year}-{month:02d}-{day:02d}", self.years[other]
        before = {"before": f"event-{other}"} if year < then else {"date": str(year)}
        after = {"after": f"event-{other}"} if year > then else {"date": str(year)}
        early, late = (other, own) if then <= year else (own, other)
        lasted = {"duration": f"{abs(year - then)}y", "from": f"event:event-{early}", "to": f"event:event-{late}"}
        return {
            "date": {"date": str(year)},
            "month": {"date": f"{year}-{month:02d}"},
            "day": {"date": exact},
            "circa": {"date": f"{year}~"},
            "anniversary": {"anniversary": max(0, told - year), "on": "published"},
            "nth_year": {"nth_year": max(1, told - year + 1), "on": "published"},
            "duration": lasted if own != other else {"date": str(year)},
            "before": before,
            "after": after,
            "weekday": {"weekday": DAYS[weekday(from_civil(year, month, day))], "date": exact},
            "status": {"status": f"status-{own}", "over": f"{year}/.."},
            "value": {"value": 1e6 * (own % 90 + 10), "unit": "USD", "measure": "aid", "over": str(year)},
            "first": {"first": f"class-{own}", "over": str(year)},
            "rank": {"rank": own % 5 + 1, "of": f"class-{own}", "over": str(year)},
        }[form]


def published(source: int) -> int:
    """Return the year in which a source was published."""
    return 2001 + source % 25


def described(source: int) -> dict[str, str]:
    """Return the record of a source; when it was read is known of one in three."""
    record = {"id": f"source-{source}", "title": f"Source {source}", "published": f"{published(source)}-05-01"}
    return record | ({"retrieved": "2026-01-31"} if source % 3 == 0 else {})


def store(claims: int) -> Facts:
    """Return a store of so many claims."""
    random = Random(claims)
    maker, sources = Maker(random), max(3, claims // 50)
    if claims >= 100_000:
        maker.component(5000, sources)
    while (left := claims - len(maker.claims)) > 0:
        maker.component(min(random.randint(2, 20), left), sources)
    listed = tuple(Source.model_validate(described(n)) for n in range(sources))
    return Facts(sources=listed, events=tuple(maker.events), claims=tuple(maker.claims))


def peak() -> float:
    """Return the most memory the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(claims: int) -> None:
    """Print what each stage takes on one store: CPU seconds, and µs a claim."""
    from timeline.checking import RULES, assess
    from timeline.checking.network_findings import classify
    from timeline.checking.view import View
    from timeline.linking import link
    from timeline.records.report import Case

    facts = store(claims)
    loaded = peak()

    def line(stage: str, start: float, more: str = "") -> None:
        spent = process_time() - start
        print(f"{claims:>9,}  {stage:<30} {spent:8.3f} s  {spent / claims * 1e6:7.1f} µs a claim  {more}", flush=True)

    start = process_time()
    case = Case(facts=facts, events=link(facts))
    line("link", start, f"{len(case.events):,} events")
    linked = peak()
    start = process_time()
    report = assess(case)
    line("assess, all of it", start, f"{len(report.findings):,} findings, {peak() - linked:.0f} MB over {linked:.0f}")
    view = View(case, classify)
    start = process_time()
    conflicts = view.analysis.conflicts
    line("  analyse", start, f"{len(conflicts):,} conflicts, {loaded:.0f} MB of records")
    for rule in RULES:
        start = process_time()
        found = sum(1 for _ in rule.find(view))
        line(f"  {rule.name}", start, f"{found:,} found")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        for size in sys.argv[1:] or ["1000", "10000", "100000"]:
            subprocess.run([sys.executable, __file__, "--one", size], check=True)
