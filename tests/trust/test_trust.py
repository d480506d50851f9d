"""What the tool promises whatever the machine: the same bytes, no network, nothing that steers a terminal."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAIN = "from timeline.cli import main; main()"
WATCH = (
    "import sys\n"
    "def watch(event, arguments):\n"
    "    if event.startswith('socket.') and event not in ('socket.__new__', 'socket.gethostname'):\n"
    "        sys.stderr.write(f'NETWORK {event} {arguments}\\n')\n"
    "sys.addaudithook(watch)\n"
)


def project(folder: Path) -> Path:
    """Copy what a user has: the articles and the fact file."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "facts.yaml", folder)
    return folder


def timeline(folder: Path, *arguments: str, code: str = MAIN, python: tuple[str, ...] = (), **environment: str) -> str:
    """Run a command in a folder and return what it prints; the command may find findings but must run."""
    done = subprocess.run(
        [sys.executable, *python, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def built(folder: Path, python: tuple[str, ...] = (), **environment: str) -> dict[str, bytes]:
    """Do the main job in a fresh project, from the articles alone, and return every file it leaves."""
    project(folder)
    (folder / "facts.yaml").unlink()
    timeline(folder, "build", python=python, **environment)
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the main job gives on this machine as it is."""
    return built(tmp_path_factory.mktemp("first"), PYTHONHASHSEED="0")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"TZ": "Pacific/Kiritimati"},
        {"COLUMNS": "40", "TERM": "dumb", "NO_COLOR": "1"},
    ],
    ids=["hash seed", "C locale", "Turkish locale", "time zone", "narrow terminal"],
)
def test_same_bytes(first: dict[str, bytes], environment: dict[str, str], tmp_path: Path) -> None:
    """Articles in, the same bytes out, whatever the locale, time zone, hash seed or terminal."""
    assert built(tmp_path, **environment) == first


def test_same_bytes_without_assertions(first: dict[str, bytes], tmp_path: Path) -> None:
    """Nothing rests on an `assert` statement: `python -O` gives the same bytes."""
    assert built(tmp_path, python=("-O",)) == first


def test_same_bytes_in_any_file_order(first: dict[str, bytes], tmp_path: Path) -> None:
    """The order in which the articles were put into the folder changes nothing."""
    (tmp_path / "seeds").mkdir()
    for path in sorted((ROOT / "seeds").iterdir(), reverse=True):
        shutil.copy(path, tmp_path / "seeds")
    timeline(tmp_path, "build")
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == first


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "extract --dry-run",
        "dates",
        "check",
        "check --all-sets --format sarif",
        "explain yara-2022",
        "report",
        "diff facts.yaml facts.yaml",
        "schema",
        "export timelinejs",
        "rules",
        "review --list",
    ],
)
def test_no_network(command: str, tmp_path: Path) -> None:
    """No command opens a connection or looks up a name."""
    assert "NETWORK" not in timeline(project(tmp_path), *command.split(), code=WATCH + MAIN)


def test_the_watch_sees_a_connection(tmp_path: Path) -> None:
    """The test above would see a connection if there were one."""
    call = "import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError:\n    pass\n"
    assert "NETWORK" in timeline(tmp_path, code=WATCH + call)


@pytest.mark.parametrize(
    "command", ["extract --dry-run", "dates", "check", "explain hostile", "diff facts.yaml other.yaml"]
)
def test_terminal_codes_do_nothing(command: str, tmp_path: Path) -> None:
    """Escape codes and direction overrides in an article or a title never reach the terminal."""
    (tmp_path / "seeds").mkdir()
    hostile = "\u202eIn 1953 Japan and Cambodia\u2066 established ties\u009b.\n"
    (tmp_path / "seeds" / "hostile.txt").write_text(hostile, encoding="utf-8")
    facts = (
        'version: 1\nsources:\n  hostile: {title: "\\e]0;owned\\a \\u202e", path: seeds/hostile.txt}\n'
        'events:\n  e: {title: "\\e[31mred"}\n'
        "claims:\n  c: {source: hostile, event: e, status: accepted,\n"
        '    says: {date: 1953}, quote: {exact: "\\e[2Jgone"}}\n'
    )
    (tmp_path / "facts.yaml").write_text(facts, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(facts.replace("1953", "1954"), encoding="utf-8")
    said = timeline(tmp_path, *command.split())
    assert said
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(said)
