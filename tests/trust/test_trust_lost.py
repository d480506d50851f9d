"""Nothing is lost: the commands on a full disk, several at once, and by a clock that jumps."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.errors import Unwritable
from timeline.records.claim import Claim, Proposal
from timeline.records.source import Source
from timeline.store import Setting, amend, load, propose
from timeline.store.layout import New

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


WRITING = [
    *("extract", "build", "report", "browse --no-open", "schema --output s.json", "export sqlite --out facts.db"),
    "review --reject hutt-2018-operation-1992 --because no",
]
"""Every command that writes."""


@pytest.mark.parametrize("command", WRITING)
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


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_that_may_not_be_written(command: str, tmp_path: Path) -> None:
    """In a folder that is read-only a command says so in one line, and nothing in it has changed."""
    fill(tmp_path)
    before = contents(tmp_path)
    allowed = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    if allowed and not shutil.which("setpriv"):
        pytest.skip("the superuser may write anywhere, and no setpriv is here to make it less than that")
    tmp_path.chmod(0o555)
    try:
        done = subprocess.run(
            [*allowed, sys.executable, "-c", MAIN, *command.split()],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=90,
        )
    finally:
        tmp_path.chmod(0o755)
    assert done.returncode == 2, done.stdout + done.stderr
    error = next(line for line in done.stderr.splitlines() if line.startswith("error: "))
    assert "permission denied" in error
    assert " — " in error
    assert contents(tmp_path) == before


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


KILLED = (
    "import os, signal, sys\n"
    "left = [int(sys.argv.pop(1))]\n"
    "def watch(event, details):\n"
    "    if event == 'os.rename' and not left[0]:\n"
    "        os.kill(os.getpid(), signal.SIGKILL)\n"
    "    left[0] -= event == 'os.rename'\n"
    "sys.addaudithook(watch)\n"
)
"""Kill the process by itself before it puts its Nth file in place."""


@pytest.mark.parametrize("command", ["extract", "review --accept"])
def test_killed_between_two_files(command: str, tmp_path: Path) -> None:
    """Killed before any of the files that it writes, a command leaves a store of several files that loads as it was."""
    fill(tmp_path)
    (tmp_path / "seeds" / "zebra.txt").write_text("In 1899 France and Peru signed a treaty.\n" * 3, encoding="utf-8")
    before, section, claims = (ROOT / "facts.yaml").read_text(encoding="utf-8").partition("\nclaims:")
    events = before.index("\nevents:")
    texts = {"m": before[:events], "z": "version: 1" + before[events:], "b": "version: 1" + section + claims}
    known, _ = load(ROOT / "facts.yaml")
    accept = [word for claim in known.claims for word in ("--accept", claim.id)]
    for after in range(20):
        shutil.rmtree(tmp_path / "facts", ignore_errors=True)
        shutil.rmtree(tmp_path / "reports", ignore_errors=True)
        (tmp_path / "facts").mkdir()
        for name, text in texts.items():
            if "review" in command:
                text = text.replace("status: accepted", "status: proposed")
            (tmp_path / "facts" / f"{name}.yaml").write_text(text + "\n", encoding="utf-8")
        words = [*command.split()[:1], *(accept if "review" in command else ()), "--facts", "facts"]
        process = start(tmp_path, str(after), *words, code=KILLED + MAIN)
        _, said = process.communicate(timeout=90)
        now, _ = load(tmp_path / "facts")
        assert {claim.id for claim in known.claims} <= {claim.id for claim in now.claims}
        if process.returncode != -9:
            break
    assert process.returncode in (0, 1), said
    assert after >= (1 if "review" in command else 3)
    assert not list(tmp_path.rglob("*.being-written"))


@pytest.fixture
def stopping(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that has room for one file more, and then none."""
    left = iter((os.replace,))

    def replace(old: str, new: str) -> None:
        if (put := next(left, None)) is None:
            raise OSError(28, "No space left on device")
        put(old, new)

    monkeypatch.setattr(os, "replace", replace)


def test_stopped_before_the_claims_about_a_new_event(tmp_path: Path, stopping: None) -> None:
    """Where the first claim about a new event goes into a later file, the event is there before the others' claims."""
    (tmp_path / "z.yaml").write_text("version: 1\nsources:\n  z: {path: z.txt}\n", encoding="utf-8")
    told = [
        Claim.model_validate({"id": id, "source": id, "kind": "visit", "says": {"after": "conference"}})
        for id in ("z", "b")
    ]
    proposals = [Proposal(claim=claim, start=0, end=1) for claim in told]
    with pytest.raises(Unwritable, match="no space left"):
        propose(tmp_path, proposals, [Source(id="z", path="z.txt"), Source(id="b", path="b.txt")])
    facts, _ = load(tmp_path)
    assert [event.id for event in facts.events] == ["conference"]


def test_stopped_before_the_claim_that_is_linked_to_a_new_event(tmp_path: Path, stopping: None) -> None:
    """A reviewer's new event is written before the claim that is linked to it, wherever the two stand."""
    claim = "claims:\n  c: {source: s, says: {date: 1953}}\n"
    (tmp_path / "a.yaml").write_text(f"version: 1\n{claim}", encoding="utf-8")
    (tmp_path / "z.yaml").write_text("version: 1\nsources:\n  s: {}\nevents:\n  e: {}\n", encoding="utf-8")
    with pytest.raises(Unwritable, match="no space left"):
        amend(tmp_path, [Setting(("claims", "c", "event"), "new")], events=[New("new", {"kind": "visit"})])
    facts, _ = load(tmp_path)
    assert [event.id for event in facts.events] == ["e", "new"]
