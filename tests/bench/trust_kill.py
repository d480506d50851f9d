"""Killed at any moment: `extract`, `build` and `review --accept` under kill -9, and what is on the disk afterwards.

`python tests/bench/trust_kill.py [--runs 1000] [--seed 1]` puts two of the shipped articles, a new one and the facts
into a folder (for one command in four, into a store of several files), forks one of the commands and kills it: every
other one at a random moment of its run, the rest at a random moment after it first opens a file to write. Then it
looks: the facts load and hold every claim that they held, each report is whole. At the end each command is let run,
which must clear what killed ones left. Exits 1 at the first loss.

A command is forked from a process that has loaded everything and run it once, so that the time to be killed in is the
time in which it works.
"""

import argparse
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from timeline.cli import main as timeline  # noqa: E402
from timeline.store import load  # noqa: E402

ORIGINAL = (ROOT / "facts.yaml").read_text(encoding="utf-8")
ARTICLES = ("hutt-2018.md", "yara-2022.md")
COMMANDS = {
    "extract": ["extract"],
    "extract into a folder": ["extract", "--facts", "facts"],
    "build": ["build"],
    "review": ["review"],
}


def fork(folder: Path, arguments: list[str]) -> tuple[int, int]:
    """Start a command in a folder, in silence; return its process and what becomes readable when it begins to write."""
    told, tell = os.pipe()
    process = os.fork()
    if process:
        os.close(tell)
        return process, told
    os.chdir(folder)
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)

    def watch(event: str, details: tuple[object, ...]) -> None:
        if event == "tempfile.mkstemp" or (event == "os.mkdir" and "reports" in str(details[0])):
            os.write(tell, b"!")

    sys.addaudithook(watch)
    sys.argv = ["timeline", *arguments]
    code = 70
    try:
        timeline()
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 70
    finally:
        os._exit(code)


def ended(process: int) -> int:
    """Wait for a process and return its exit code, negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def whole_run(folder: Path, arguments: list[str]) -> tuple[float, float]:
    """Let a command run; return how long it works, in seconds, and how long of that since it first writes."""
    began = time.monotonic()
    process, told = fork(folder, arguments)
    select.select([told], [], [])
    writes = time.monotonic()
    code = ended(process)
    os.close(told)
    if code not in (0, 1):
        sys.exit(f"{' '.join(arguments)} ends with {code}")
    return time.monotonic() - began, time.monotonic() - writes


def killed(folder: Path, arguments: list[str], takes: tuple[float, float], chance: random.Random) -> int:
    """Kill a command at a random moment, of its whole run or of its writing; return its exit code."""
    process, told = fork(folder, arguments)
    if chance.random() < 0.5:
        time.sleep(takes[0] * chance.random())
    else:
        select.select([told], [], [])
        time.sleep(takes[1] * chance.random())
    os.kill(process, signal.SIGKILL)
    os.close(told)
    return ended(process)


def prepare(folder: Path, command: str, chance: random.Random) -> None:
    """Give the command something to write: an article of which no claims are known, or claims to accept."""
    shutil.rmtree(folder / "facts", ignore_errors=True)
    facts = ORIGINAL.replace("status: accepted", "status: proposed") if command == "review" else ORIGINAL
    if "folder" in command:
        (folder / "facts").mkdir()
        before, section, claims = ORIGINAL.partition("\nclaims:")
        (folder / "facts" / "a.yaml").write_text(before, encoding="utf-8")
        (folder / "facts" / "b.yaml").write_text("version: 1" + section + claims, encoding="utf-8")
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    year = chance.randrange(1700, 2000)
    for name, parties in (("a-new", ("Japan", "Cambodia")), ("new", ("France", "Brazil"))):
        story = "".join(
            f"In {year + 3 * n} {parties[0]} and {parties[1]} signed {many} agreement.\n"
            for n, many in enumerate(("an", "another", "one more"))
        )
        (folder / "seeds" / f"{name}.txt").write_text(story, encoding="utf-8")


def lost(folder: Path, command: str, known: set[str]) -> str:
    """Return what was lost or half written; nothing when all is well."""
    facts, _ = load(folder / ("facts" if "folder" in command else "facts.yaml"))
    if missing := known - {claim.id for claim in facts.claims}:
        return f"claims are gone: {sorted(missing)}"
    for path in (folder / "reports").glob("[!.]*"):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            json.loads(text)
        elif not text.rstrip("\n").endswith("</html>" if path.suffix == ".html" else ".") or not text:
            return f"{path.name} is half written"
    return ""


def kill(folder: Path, runs: int, chance: random.Random, say: Callable[[str], None]) -> None:
    """Kill, look, and count; exits at the first loss."""
    (folder / "seeds").mkdir()
    for name in ARTICLES:
        shutil.copy(ROOT / "seeds" / name, folder / "seeds")
    (folder / "facts.yaml").write_text(ORIGINAL, encoding="utf-8")
    known = {claim.id for claim in load(folder / "facts.yaml")[0].claims}
    accept = [word for id in sorted(known) for word in ("--accept", id)]
    commands = {name: [*words, *(accept if name == "review" else ())] for name, words in COMMANDS.items()}
    takes = {}
    for name, words in commands.items():
        prepare(folder, name, chance)
        takes[name] = whole_run(folder, words)
    counts = {"killed": 0, "first": 0, "left": 0}
    for run in range(1, runs + 1):
        command = chance.choice(list(commands))
        prepare(folder, command, chance)
        code = killed(folder, commands[command], takes[command], chance)
        counts["killed" if code == -signal.SIGKILL else "first"] += 1
        if loss := lost(folder, command, known):
            sys.exit(f"run {run}, {command}: {loss}")
        counts["left"] += any(path.name.endswith(".being-written") for path in folder.rglob("*"))
        if run % 100 == 0 or run == runs:
            seen = f"{counts['killed']} killed, {counts['left']} of them while writing, {counts['first']} ended first"
            say(f"{run} runs: {seen}; nothing lost")
    prepare(folder, "extract into a folder", chance)
    for words in commands.values():
        whole_run(folder, words)
    if remains := [path.name for path in folder.rglob("*.being-written")]:
        sys.exit(f"left behind after a whole run: {remains}")


def warm() -> None:
    """Do each command once here, so that what is forked has loaded and cached all that it uses."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "seeds").mkdir()
        prepare(folder, "extract", random.Random(0))
        os.chdir(folder)
        with open(os.devnull, "w") as silence, redirect_stdout(silence), redirect_stderr(silence):
            for words in COMMANDS.values():
                sys.argv = ["timeline", *words, *(["--list"] if words == ["review"] else [])]
                with suppress(SystemExit):
                    timeline()
        os.chdir(ROOT)


def main() -> None:
    """Warm up, then kill."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    warm()
    with tempfile.TemporaryDirectory() as name:
        kill(Path(name), asked.runs, random.Random(asked.seed), lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
