"""What linking costs: CPU, peak memory and growth from a thousand claims to a hundred thousand.

    python tests/bench/linking_speed.py [--sizes 1000 10000 100000] [--given]

The claims are synthetic: events of ten kinds between pairs of sixty states, each told by one source to eight, with a
quote of about a hundred characters; some as anniversaries, some without a date, some a year off. `--given`: each claim
names its event, as in a reviewed store. Every size runs in a process of its own. Exit status 1 where a hundred thousand
claims take more than 4 s of CPU or 400 MB beyond what their records hold.
"""

import argparse
import random
import resource
import subprocess
import sys
import time

from timeline.linking import link
from timeline.records.claim import Claim, Quote
from timeline.records.facts import Facts
from timeline.records.source import Source

KINDS = ("established", "agreement", "in_force", "visit", "meeting", "severed", "resumed", "aid", "trade", "upgraded")
WORDS = ("minister", "president", "treaty", "embassy", "delegation", "capital", "border", "loan", "harbour", "railway")
SECONDS, MEGABYTES = 4.0, 400.0


def store(claims: int, given: bool) -> Facts:
    """Return a fact store of so many claims, the same for the same number."""
    dice = random.Random(1648)
    states = [a + b for a in "ABCDEFGHIJ" for b in "KLMNPR"]
    sources = tuple(Source(id=f"s{n}", published=str(1900 + n % 120)) for n in range(max(10, claims // 40)))
    found: list[Claim] = []
    event = 0
    while len(found) < claims:
        event += 1
        pair, kind, year = tuple(sorted(dice.sample(states, 2))), dice.choice(KINDS), dice.randint(1800, 2020)
        names = [f"{dice.choice(WORDS)}{dice.randint(0, 999)}" for _ in range(3)]
        for _ in range(min(dice.choice((1, 1, 2, 3, 5, 8)), claims - len(found))):
            off = dice.choice((0, 0, 0, 0, 1))
            years = dice.choice((0, 0, 0, 10, 50))
            date = f"{year + off}-{dice.randint(1, 12):02d}" if dice.random() < 0.4 else str(year + off)
            says: dict[str, object] = {"anniversary": years, "on": str(year + off + years)} if years else {"date": date}
            if not years and dice.random() < 0.05:
                says = {"value": float(dice.randint(1, 999)), "unit": "USD", "measure": kind}
            words = " ".join([*names, *(f"{dice.choice(WORDS)}{dice.randint(0, 99)}" for _ in range(9))])
            found.append(
                Claim.model_validate(
                    {
                        "id": f"c{len(found)}",
                        "source": dice.choice(sources).id,
                        "event": f"e{event}" if given else None,
                        "kind": "anniversary" if years else kind,
                        "qualifier": kind if years else None,
                        "parties": pair,
                        "says": says,
                        "quote": Quote(exact=words),
                        "status": "accepted",
                    }
                )
            )
    return Facts(sources=sources, claims=tuple(found))


def measure(claims: int, given: bool) -> tuple[float, float, int]:
    """Return the seconds of CPU, the megabytes beyond the records, and the number of events."""
    link(store(100, given))
    facts = store(claims, given)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    events = link(facts)
    spent = time.process_time() - begun
    return spent, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, len(events)


def main() -> int:
    """Measure each size in a process of its own and print them side by side."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options.add_argument("--given", action="store_true")
    options.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        print(*measure(chosen.one, chosen.given))
        return 0
    print(f"{'claims':>8}  {'events':>7}  {'CPU s':>7}  {'us a claim':>10}  {'MB':>6}")
    missed = False
    for size in chosen.sizes:
        command = [sys.executable, __file__, "--one", str(size), *(["--given"] if chosen.given else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        spent, megabytes, events = map(float, done.stdout.split())
        print(f"{size:8}  {events:7.0f}  {spent:7.2f}  {1e6 * spent / size:10.1f}  {megabytes:6.0f}")
        missed |= size <= 100_000 and (spent > SECONDS or megabytes > MEGABYTES)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
