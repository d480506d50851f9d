"""What the tool promises whatever the machine: the same bytes, no network, nothing that steers a terminal."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.cli import COMMANDS
from timeline.reporting import EXPORTERS

ROOT = Path(__file__).parents[2]
MAIN = "from timeline.cli import main; main()"
WATCH = (
    "import sys\n"
    "def watch(event, arguments):\n"
    "    own = event == 'socket.bind' and arguments[1] == ('::1', 0)\n"  # a library asks whether there is IPv6
    "    if event.startswith('socket.') and event not in ('socket.__new__', 'socket.gethostname') and not own:\n"
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


ALL = (
    "import hashlib\n"
    "from pathlib import Path\n"
    "from timeline.commands._files import audit_file\n"
    "from timeline.reporting import EXPORTERS, files\n"
    "report = audit_file(Path('facts.yaml'), all_sets=True)\n"
    "for name in EXPORTERS:\n"
    "    for file, content in files(report, name).items():\n"
    "        raw = content if isinstance(content, bytes) else content.encode()\n"
    "        print(file, hashlib.sha256(raw).hexdigest())\n"
)
"""Print a digest of every output of the shipped facts."""


def test_same_bytes_of_every_output(tmp_path: Path) -> None:
    """Every output that there is, not the pages alone, is the same under another locale, time zone and hash seed."""
    project(tmp_path)
    here = timeline(tmp_path, code=ALL, PYTHONHASHSEED="0")
    there = {
        "PYTHONHASHSEED": "7",
        "LC_ALL": "tr_TR.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "COLUMNS": "40",
        "NO_COLOR": "1",
    }
    assert len(here.splitlines()) >= len(EXPORTERS)
    assert timeline(tmp_path, code=ALL, python=("-O",), **there) == here


ONLINE = [
    *("build", "extract", "extract --dry-run", "dates --refused", "check", "check --all-sets --format sarif"),
    *("explain yara-2022", "report", "diff facts.yaml facts.yaml", "schema", "schema report", "rules"),
    *("browse --no-open", "review --list", "review --accept hutt-2018-operation-1992", "--help", "--version"),
    *(f"export {form}" for form in ("claimreview", "edtf-csv", "icalendar", "quickstatements", "timelinejs")),
    *("export web-annotation", "export sqlite --out facts.db"),
]


@pytest.mark.parametrize("command", ONLINE)
def test_no_network(command: str, tmp_path: Path) -> None:
    """No command opens a connection or looks up a name."""
    project(tmp_path)
    page = (
        "<html><head><link rel=stylesheet href=http://127.0.0.1:9/x.css><script src=http://127.0.0.1:9/x.js></script>"
    )
    page += "<meta property=og:url content=http://127.0.0.1:9/><img src=http://127.0.0.1:9/x.png></head><body><article>"
    page += "<p>In 1953 Japan and Cambodia established diplomatic relations.</p>" * 9
    (tmp_path / "seeds" / "page.html").write_text(page, encoding="utf-8")
    assert "NETWORK" not in timeline(tmp_path, *command.split(), code=WATCH + MAIN)


def test_every_command_is_watched() -> None:
    """The test above knows every command."""
    assert {command.split()[0] for command in ONLINE} >= {*COMMANDS}


def test_no_network_at_all(tmp_path: Path) -> None:
    """Cut off from every network, its own included, the main job is done as always."""
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody but root cut a process off; the watch above holds the same")
    project(tmp_path)
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, "-c", MAIN, "build"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert len(list((tmp_path / "reports").iterdir())) == 4


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
