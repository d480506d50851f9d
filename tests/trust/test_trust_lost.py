"""Nothing is lost: the commands on a full disk, several at once, and by a clock that jumps."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.store import load

ROOT = Path(__file__).parents[2]
MAIN = "from timeline.cli import main; main()"
JUMPING = (
    "import itertools, time\n"
    "hours = itertools.cycle((0, 4e9, 1e6, -1e8, 2e9))\n"
    "time.time = lambda: 1e9 + next(hours)\n"
    "time.monotonic = time.perf_counter = time.time\n"
)


def start(folder: Path, *arguments: str, code: str = MAIN) -> subprocess.Popen[str]:
    """Start a command in a folder."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def fill(folder: Path) -> None:
    """Put what a user has into a folder, with an article that the fact file does not know."""
    shutil.copytree(ROOT / "seeds", folder / "seeds", dirs_exist_ok=True)
    shutil.copy(ROOT / "facts.yaml", folder)
    (folder / "seeds" / "new.txt").write_text("In 1888 Japan and Brazil signed a treaty.\n" * 3, encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk that is full but for a page or two."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", tmp_path], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root can mount a small disk; tests/store holds the same by a limit on the size of files")
    try:
        fill(tmp_path)
        with open(tmp_path / "filler", "wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        yield tmp_path
    finally:
        subprocess.run(["umount", tmp_path], check=True)


@pytest.mark.parametrize("command", ["extract", "build", "report"])
def test_a_full_disk(command: str, small: Path) -> None:
    """On a full disk a command says so in one line, and what was there is there still."""
    before = contents(small)
    process = start(small, *command.split())
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2, said
    assert next(line for line in said.splitlines() if line.startswith("error: ")).count(" — ") == 1
    assert "no space left" in said
    after = contents(small)
    assert {name: raw for name, raw in after.items() if name in before} == before
    assert not [name for name in after if name.endswith(".being-written")]


def test_two_at_once(tmp_path: Path) -> None:
    """Two that extract and one that builds at the same time: each new claim is there once, and the file is whole."""
    fill(tmp_path)
    alone = tmp_path / "alone"
    alone.mkdir()
    fill(alone)
    first = start(alone, "extract")
    first.communicate(timeout=90)
    assert first.returncode == 0
    shutil.copytree(alone, tmp_path / "three")
    shutil.copy(ROOT / "facts.yaml", tmp_path / "three")
    running = [start(tmp_path / "three", command) for command in ("extract", "build", "extract")]
    ended = [(process.communicate(timeout=90)[1], process.returncode) for process in running]
    assert all(code in (0, 1) or (code == 2 and "run the command again" in said) for said, code in ended), ended
    assert load(tmp_path / "three" / "facts.yaml")[0] == load(alone / "facts.yaml")[0]


def test_a_clock_that_jumps(tmp_path: Path) -> None:
    """Years forward and back between two looks at the clock: the same bytes."""
    for name, code in (("steady", MAIN), ("jumping", JUMPING + MAIN)):
        (tmp_path / name).mkdir()
        fill(tmp_path / name)
        process = start(tmp_path / name, "build", code=code)
        _, said = process.communicate(timeout=90)
        assert process.returncode in (0, 1), said
    assert contents(tmp_path / "jumping") == contents(tmp_path / "steady")
