"""Killed at any moment: `extract`, `build` and `review --accept` under kill -9, and what is on the disk afterwards.

`python tests/bench/trust_kill.py [--runs 1000] [--seed 1]` copies the shipped articles and facts into a fresh folder,
starts one of the commands, kills it after a random part of the time that it takes, and looks: `facts.yaml` is whole (it
loads and holds every claim that it held), each report is whole. At the end a command is let run, which must clear what
killed ones left. Exits 1 at the first loss.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from timeline.store import load  # noqa: E402

RUN = "from timeline.cli import main; main()"
ORIGINAL = (ROOT / "facts.yaml").read_text(encoding="utf-8")


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a command in a folder, in silence."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def prepare(folder: Path, command: str, chance: random.Random) -> None:
    """Give the command something to write: an article of which no claims are known, or claims to accept."""
    if command == "review":
        (folder / "facts.yaml").write_text(ORIGINAL.replace("status: accepted", "status: proposed"), encoding="utf-8")
        return
    year = chance.randrange(1700, 2000)
    story = f"In {year} Japan and Cambodia signed an agreement. In {year + 3} France and Brazil broke off relations.\n"
    (folder / "seeds" / "new.txt").write_text(story, encoding="utf-8")
    (folder / "facts.yaml").write_text(ORIGINAL, encoding="utf-8")


def lost(folder: Path, known: set[str]) -> str:
    """Return what was lost or half written; nothing when all is well."""
    facts, _ = load(folder / "facts.yaml")
    if missing := known - {claim.id for claim in facts.claims}:
        return f"claims are gone: {sorted(missing)}"
    for path in (folder / "reports").glob("[!.]*"):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            json.loads(text)
        elif not text.rstrip("\n").endswith("</html>" if path.suffix == ".html" else ".") or not text:
            return f"{path.name} is half written"
    return ""


def main() -> None:
    """Kill, look, and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        (folder / "facts.yaml").write_text(ORIGINAL, encoding="utf-8")
        facts, _ = load(folder / "facts.yaml")
        known = {claim.id for claim in facts.claims}
        accept = [word for claim in facts.claims for word in ("--accept", claim.id)]
        commands = {"extract": ["extract"], "build": ["build"], "review": ["review", *accept]}
        takes: dict[str, float] = {}
        killed = ended = left = 0
        for run in range(asked.runs):
            command = chance.choice(list(commands))
            prepare(folder, command, chance)
            began = time.monotonic()
            process = start(folder, *commands[command])
            if command not in takes:
                process.wait()
                takes[command] = time.monotonic() - began
            else:
                time.sleep(takes[command] * (0.5 + 0.55 * chance.random()))  # before that it only reads
                process.send_signal(signal.SIGKILL)
                process.wait()
            ended += process.returncode in (0, 1)
            killed += process.returncode == -signal.SIGKILL
            if loss := lost(folder, known):
                sys.exit(f"run {run}, {command}: {loss}")
            left += sum(path.name.endswith(".being-written") for path in folder.rglob("*"))
            if run % 100 == 99:
                print(f"{run + 1} runs: {killed} killed, {ended} ended first; nothing lost", flush=True)
        for command in ("extract", "build"):
            start(folder, *commands[command]).wait()
        if remains := [path.name for path in folder.rglob("*.being-written")]:
            sys.exit(f"left behind after a whole run: {remains}")
    print(f"{asked.runs} runs: {killed} killed, {ended} ended first, {left} leftovers seen and swept; nothing lost")


if __name__ == "__main__":
    main()
