"""Fuzzing by coverage: a million inputs at each door of `tests/trust/fuzz_targets.py`, with atheris.

`pip install atheris`, then `python tests/bench/trust_fuzz.py [--runs 1000000] [--seconds N] [--door edtf ...]`. Each
door runs in its own process, one after another, with at most ten seconds an input and 2 GB of memory; what gets through
is printed with the bytes that did it, and becomes a test in `tests/trust/`. Exits 1 when anything did.

A million inputs take one core about a minute for `edtf`, five each for `facts` and `tei`, a quarter of an hour for each
other reader of text, twenty minutes for `dates`, thirty for `claims`, fifty for `check` and forty for `html`,
where nearly all is spent in trafilatura.

An input is a row of bytes that the door's word list turns into words, about eight characters each. Its length is
capped (`LONGEST`), because a slow door learns more from many short texts than from few long ones; each input is
thrown as it is mutated from one of `SEEDS` or from one that reached new code.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

ROOT = Path(__file__).parents[2]

LONGEST = {"edtf": 64, "facts": 128, "check": 16}
"""The most bytes of an input; 16 bytes of `check` are four claims, 48 words of prose about 400 characters."""

USUAL = 48


def seeds(door: str) -> Iterator[bytes]:
    """Yield inputs to begin with: each word alone, and rows of neighbours, since like stands beside like."""
    from fuzz_targets import WORDS

    count = WORDS.get(door, 256)
    yield from (bytes([n]) for n in range(count))
    yield from (bytes((at + n) % count for n in range(12)) for at in range(0, count, 4))


def fuzz(door: str, options: list[str]) -> None:
    """Hand the door to libFuzzer; does not return."""
    import atheris
    import justext.core

    justext.core.define_stoplist = cache(justext.core.define_stoplist)  # else half of `html` lower-cases it
    with atheris.instrument_imports(include=["timeline"]):
        from fuzz_targets import knock

        for _, name, _ in walk_packages([str(ROOT / "timeline")], "timeline."):
            import_module(name)  # rooms are imported when first needed, which would be too late

    atheris.Setup([sys.argv[0], *options], lambda raw: knock(door, raw))
    atheris.Fuzz()


def thrown(said: str) -> tuple[int, str]:
    """Return how many inputs libFuzzer says that it has thrown, and in how many seconds."""
    ended = re.findall(r"Done (\d+) runs in (\d+) second", said)
    seen = ended or re.findall(r"^#(\d+)()", said, re.MULTILINE) or [("0", "")]
    return int(seen[-1][0]), seen[-1][1] or "?"


def main() -> None:
    """Fuzz every door asked for and print a line for each."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "trust")]
    if sys.argv[1:2] == ["--at"]:
        fuzz(sys.argv[2], sys.argv[3:])
    from fuzz_targets import DOORS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=0, help="stop a door after so long (0: never)")
    parser.add_argument("--corpus", type=Path, help="keep there, by door, what reached new code, and go on from it")
    parser.add_argument("--door", nargs="*", choices=list(DOORS), default=list(DOORS))
    asked = parser.parse_args()
    broken = False
    for door in asked.door:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(asked.corpus or folder, door)
            corpus.mkdir(parents=True, exist_ok=True)
            for n, seed in enumerate(seeds(door)):
                Path(corpus, str(n)).write_bytes(seed)
            longest = LONGEST.get(door, USUAL)
            options = [f"-runs={asked.runs}", f"-max_total_time={asked.seconds}", f"-max_len={longest}"]
            options += ["-timeout=10", "-rss_limit_mb=2048", "-reload=0", f"-artifact_prefix={folder}/", str(corpus)]
            command = [sys.executable, __file__, "--at", door, *options]
            done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
            said = done.stderr.decode(errors="replace")
            runs, seconds = thrown(said)
            verdict = "BROKEN" if done.returncode else "whole"
            print(f"{door:14}{runs:>12,} inputs of at most {longest:>3} bytes  {seconds:>5} s  {verdict}", flush=True)
            if done.returncode:
                broken = True
                print(said[-3000:] + (done.stdout.decode(errors="replace")[-3000:]))
                for found in Path(folder).iterdir():
                    if found.is_file():
                        print(f"  {found.name}: {found.read_bytes()!r}", flush=True)
    sys.exit(int(broken))


if __name__ == "__main__":
    main()
