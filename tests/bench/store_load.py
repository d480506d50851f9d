"""How long a large fact file takes to load and validate, and how much memory: 100,000 claims in 10 s of CPU and 1 GB.

    python tests/bench/store_load.py [CLAIMS ...]

The files are made here, 270 bytes a claim, with ten claims an event and fifty a source.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FORMS = (
    "{{date: {year}}}",
    "{{anniversary: 25, on: published+1y}}",
    "{{date: {year}-03}}",
    "{{before: event-5, by: {{min: 1y}}}}",
    "{{value: 2e9, unit: USD, bound: min, over: {year}/..}}",
)
BUDGET_SECONDS, BUDGET_MEGABYTES = 10.0, 1000.0


def fact_file(claims: int) -> str:
    """Return a fact file of so many claims."""
    lines = ["version: 1", "title: A synthetic store", "sources:"]
    for n in range(max(1, claims // 50)):
        lines += [f"  source-{n}:", f"    title: Source number {n}", "    genre: news", "    language: en"]
        lines += [f"    published: 19{n % 100:02d}-05-0{n % 9 + 1}", f"    path: seeds/source-{n}.md"]
    lines.append("events:")
    for n in range(max(6, claims // 10)):
        lines += [f"  event-{n}:", f"    title: Event number {n}", "    kind: established", "    parties: [JP, KH]"]
    lines.append("claims:")
    for n in range(claims):
        source, event = n % max(1, claims // 50), n % max(6, claims // 10)
        words = f"The two countries established diplomatic relations in that year, number {n}."
        lines += [f"  source-{source}-{n}:", f"    source: source-{source}", f"    event: event-{event}"]
        lines += [f"    says: {FORMS[n % 5].format(year=1000 + n % 1000)}"]
        lines += [
            f"    quote: {{exact: '{words}', prefix: 'It is known that ', suffix: ' So it was'}}",
            "    status: accepted",
        ]
    return "\n".join(lines) + "\n"


def measure(path: Path) -> None:
    """Load one file and print what it took; run in a process of its own."""
    from timeline.store import load

    before = time.process_time()
    facts, _ = load(path)
    seconds = time.process_time() - before
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(facts.claims):>9,} {path.stat().st_size / 1e6:>8.1f} {seconds:>8.2f} {megabytes:>8.0f}")


def main() -> int:
    """Measure each size, and fail when the largest up to 100,000 is over the budget."""
    if len(sys.argv) == 3 and sys.argv[1] == "--measure":
        measure(Path(sys.argv[2]))
        return 0
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000]
    print(f"{'claims':>9} {'MB':>8} {'CPU s':>8} {'MB peak':>8}", flush=True)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.yaml"
            path.write_text(fact_file(size))
            line = subprocess.run(
                [sys.executable, __file__, "--measure", str(path)], capture_output=True, text=True, check=True
            ).stdout
            print(line, end="", flush=True)
            seconds, megabytes = map(float, line.replace(",", "").split()[2:])
            failed |= size <= 100_000 and (seconds > BUDGET_SECONDS or megabytes > BUDGET_MEGABYTES)
    print(f"budget for 100,000: {BUDGET_SECONDS:.0f} s, {BUDGET_MEGABYTES:.0f} MB")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
