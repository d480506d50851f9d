"""What a command costs before it does anything: CPU beside that of `from pydantic import BaseModel; import yaml`.

`python tests/bench/startup.py [--runs 20]` installs the checkout into a fresh virtual environment (so that bytecode is
cached, as for a user), runs the yardstick and the commands in turn, and prints each as a ratio of the yardstick. The
bars: `check` on the shipped file at most 2, `--help` at most 1. `--venv DIR` keeps and reuses the environment;
`--profile` prints what `check` imports, the slowest first.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
YARDSTICK = ("python", "-c", "from pydantic import BaseModel; import yaml")
COMMANDS = {
    "python -c pass": ("python", "-c", "pass"),
    "pydantic + yaml": YARDSTICK,
    "timeline --help": ("timeline", "--help"),
    "timeline check": ("timeline", "check", "--as-of", "2026-01-01"),
}
BARS = {"timeline --help": 1.0, "timeline check": 2.0}


def installed(folder: Path) -> Path:
    """Install the checkout as a user would, into a fresh environment; return the folder of its programs."""
    if not (folder / "bin" / "python").exists():
        venv.create(folder, with_pip=True)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "-q"]
    subprocess.run([*pip, "hatchling", str(ROOT)], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", "--no-build-isolation", str(ROOT)], check=True)
    return folder / "bin"


def cpu(programs: Path, command: tuple[str, ...]) -> float:
    """Run a command in the checkout and return its CPU in milliseconds."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [programs / command[0], *command[1:]], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), done.stderr.decode()
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    """Measure and print; exits 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--venv", type=Path)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        programs = installed(options.venv or Path(temporary) / "venv")
        for command in COMMANDS.values():
            cpu(programs, command)
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(options.runs):
            for name, command in COMMANDS.items():
                times[name].append(cpu(programs, command))
        if options.profile:
            command = [programs / "python", "-X", "importtime", programs / "timeline", "check"]
            told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stderr
            rows = [line for line in told.splitlines() if line.startswith("import time:")][1:]
            rows.sort(key=lambda row: -int(row.split(":")[1].split("|")[0]))
            print("\n".join(rows[:60]))
    missed = False
    for name, found in times.items():
        ratios = [mine / base for mine, base in zip(found, times["pydantic + yaml"], strict=True)]
        bar = BARS.get(name)
        missed |= bar is not None and median(ratios) > bar
        print(f"{name:18} {median(found):6.0f} ms CPU   {median(ratios):5.2f}x" + (f"   bar {bar}x" if bar else ""))
    sys.exit(int(missed))


if __name__ == "__main__":
    main()
