"""Speed, memory and growth of the consistency engine on synthetic stores.

    python tests/bench/engine_scale.py [CLAIMS ...]      each size in a process of its own; default 1000 to 1000000

A store has components of 2 to 20 claims, one of 5,000 from 100,000 claims on, and one claim in fifty is off by some
years. Printed for each size: CPU seconds of `solve` after loading, with one minimal set for each rejected claim, and
the peak memory of the process; then insertion and change of a claim in a component of 5,000.
"""

import resource
import subprocess
import sys
from random import Random
from statistics import median
from time import process_time

from timeline.checking.network import DAY, YEAR, Group, Link, Network, core, solve
from timeline.edtf.days import first_day, last_day

WRONG = 0.02


def component(random: Random, name: int, size: int) -> list[Group]:
    """Return one component: events on a chain of anniversaries, lengths and orders, some of them dated."""
    count = max(2, size * 2 // 3)
    years = [random.randint(1800, 2000) for _ in range(count)]
    points = [f"event:e{name}-{i}" for i in range(count)]
    groups: list[Group] = []
    for i in range(1, size):
        j, k = (i, random.randrange(max(0, i - 5), i)) if i < count else random.sample(range(count), 2)
        off = random.choice((-3, -1, 1, 2, 7)) if random.random() < WRONG else 0
        kind = random.random()
        if i >= count or kind < 0.15:
            year = years[j] + off
            link: Link = (None, points[j], first_day(year), last_day(year), DAY)
        elif kind < 0.75:
            n = years[j] - years[k] + off
            link = (points[k], points[j], n, n, YEAR)
        else:
            early, late = (k, j) if years[k] < years[j] else (j, k)
            link = (points[early], points[late], 0 if years[k] == years[j] else 1, None, DAY)
        groups.append(Group(f"c{name}-{i}", ((link,),), (f"c{name}-{i}",)))
    year = years[0]
    groups.append(
        Group(f"c{name}-0", (((None, points[0], first_day(year), last_day(year), DAY),),), (f"c{name}-0",), 2)
    )
    return groups


def store(claims: int) -> list[Group]:
    """Return the groups of a store of so many claims."""
    random = Random(claims)
    groups = component(random, 0, 5000) if claims >= 100_000 else []
    while len(groups) < claims:
        groups += component(random, len(groups), min(random.randint(2, 20), max(2, claims - len(groups))))
    return groups


def measure(claims: int) -> None:
    """Print one line of the table."""
    groups = store(claims)
    loaded = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = process_time()
    solution = solve(groups)
    spent = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sizes = [len(c) for c in solution.rejected.values()]
    print(
        f"{len(groups):>9,} claims  {spent:7.2f} s CPU  {spent / len(groups) * 1e6:5.1f} µs a claim  "
        f"{loaded:5.0f} MB loaded  {peak:5.0f} MB peak  {len(sizes):>6,} rejected, sets of {min(sizes, default=0)} to "
        f"{max(sizes, default=0)}",
        flush=True,
    )


def measure_changes() -> None:
    """Print what an insertion and a change cost in a component of 5,000 claims."""
    random = Random(7)
    groups = component(random, 0, 5000)
    network = Network(groups)
    inserts, changes = [], []
    for n in range(200):
        i, j = sorted(random.sample(range(3000), 2))
        link = (f"event:e0-{i}", f"event:e0-{j}", 1, None, DAY) if n % 2 else (None, f"event:e0-{i}", 0, None, DAY)
        start = process_time()
        network.add(Group(f"new{n}", ((link,),), (f"new{n}",)))
        inserts.append(process_time() - start)
    for _ in range(10):
        start = process_time()
        network.change(groups[random.randrange(len(groups))])
        changes.append(process_time() - start)
    for what, times in (("insert", inserts), ("change", changes)):
        late = sorted(times)[int(len(times) * 0.95)]
        print(
            f"{what} in a component of 5,000: median {median(times) * 1e3:.2f} ms, "
            f"95 % {late * 1e3:.2f} ms, most {max(times) * 1e3:.2f} ms"
        )
    cores = [c for c in network.rejected.values() if not any(i.startswith("new") for i in c)]
    wrong = [c for c in cores if core([g for g in groups if g.id in c]) is None]
    print(f"rejected sets that hold by themselves: {len(wrong)}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        for size in sys.argv[1:] or ["1000", "10000", "100000", "1000000"]:
            subprocess.run([sys.executable, __file__, "--one", size], check=True)
        measure_changes()
