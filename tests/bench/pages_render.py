"""How long the pages of a large store take to write, in CPU seconds, and what the time goes to.

python tests/bench/pages_render.py [SIZE ...] [--profile]      sizes in events; 1000 10000 unless given
"""

import cProfile
import pstats
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from histories import history

from timeline.reporting import render

OUTPUTS = ("timeline.html", "consistency.html", "consistency.md", "consistency.json")


def main(sizes: list[int], profile: bool) -> None:
    """Print seconds and sizes, an output a line; 3 s of CPU is the bar for each at 10,000 events."""
    render(history(10), OUTPUTS[0])  # imports and templates are not what is measured
    for size in sizes:
        report = history(size)
        for name in OUTPUTS:
            watch = cProfile.Profile()
            start = time.process_time()
            text = watch.runcall(render, report, name) if profile else render(report, name)
            print(f"{size:7,}  {name:18} {time.process_time() - start:6.2f} s  {len(text) / 1e6:6.1f} MB")
            if profile:
                pstats.Stats(watch).sort_stats("cumulative").print_stats(15)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main([int(size) for size in arguments if size.isdigit()] or [1000, 10000], "--profile" in arguments)
