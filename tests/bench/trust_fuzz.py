"""Fuzzing by coverage: millions of inputs at the doors of `tests/trust/fuzz_targets.py`, with atheris.

`pip install atheris`, then `python tests/bench/trust_fuzz.py [--runs 1000000] [--seconds N] [--door edtf ...]`. Each
door runs in its own process, one after another, with at most ten seconds an input and 2 GB of memory; what gets through
is printed with the bytes that did it, and becomes a test in `tests/trust/`. Exits 1 when anything did.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def fuzz(door: str, options: list[str]) -> None:
    """Hand the door to libFuzzer; does not return."""
    import atheris

    with atheris.instrument_imports(include=["timeline"]):
        from tests.trust.fuzz_targets import knock

    atheris.Setup([sys.argv[0], *options], lambda raw: knock(door, raw))
    atheris.Fuzz()


def main() -> None:
    """Fuzz every door asked for and print a line for each."""
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:2] == ["--at"]:
        fuzz(sys.argv[2], sys.argv[3:])
    from tests.trust.fuzz_targets import DOORS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=0, help="stop a door after so long (0: never)")
    parser.add_argument("--door", nargs="*", choices=list(DOORS), default=list(DOORS))
    asked = parser.parse_args()
    broken = False
    for door in asked.door:
        with tempfile.TemporaryDirectory() as folder:
            limits = ["-timeout=10", "-rss_limit_mb=2048", "-max_len=400", f"-artifact_prefix={folder}/"]
            command = [sys.executable, __file__, "--at", door, f"-runs={asked.runs}", *limits]
            if asked.seconds:
                command.append(f"-max_total_time={asked.seconds}")
            done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
            said = done.stderr.decode(errors="replace")
            counted = re.findall(r"Done (\d+) runs in (\d+) second", said) or re.findall(
                r"^#(\d+)()", said, re.MULTILINE
            )
            runs, seconds = counted[-1] if counted else ("0", "")
            print(
                f"{door:14}{int(runs):>12,} runs  {seconds or '?'} s  {'whole' if done.returncode == 0 else 'BROKEN'}"
            )
            if done.returncode:
                broken = True
                print(said[-3000:] + (done.stdout.decode(errors="replace")[-3000:]))
                for found in Path(folder).iterdir():
                    print(f"  {found.name}: {found.read_bytes()!r}")
    sys.exit(int(broken))


if __name__ == "__main__":
    main()
