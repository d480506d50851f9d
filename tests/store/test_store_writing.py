"""Nothing is lost: killed at any moment, out of room, without permission, two at once, edited from outside."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from timeline.errors import ChangedUnderneath, InvalidFacts
from timeline.records.claim import Claim, Proposal
from timeline.records.facts import Decision
from timeline.records.source import Source
from timeline.store import Setting, amend, load, loads, propose, undo
from timeline.store.layout import New
from timeline.store.writing import alone, replace

KILLS = int(os.environ.get("TIMELINE_KILLS", "15"))
"""How many writers are killed; 200 and more for a long run."""

ROOT = Path(__file__).parents[2]

PROPOSE_FOREVER = """
import sys
from timeline.records.claim import Claim, Proposal
from timeline.records.source import Source
from timeline.store import propose

path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
for n in range(count):
    claim = Claim(id=f"{name}-{n}", source="s", says={"date": "1953"}, quote={"exact": f"{name} says so {n} times"})
    propose(path, [Proposal(claim=claim, start=0, end=1)], [Source(id="s")])
    print(n, flush=True)
"""


def _writer(path: Path, name: str, count: int = 1000) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROPOSE_FOREVER, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """A writer that is killed leaves the file as it was before or after a write: every claim it reported is there."""
    path = tmp_path / "facts.yaml"
    path.write_text("# by hand\nversion: 1\nsources: {s: {}}  # ours\n")
    rng = random.Random(7)
    for n in range(KILLS):
        with _writer(path, f"w{n}") as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(rng.uniform(0, 0.06))
            writer.send_signal(signal.SIGKILL)
            reported = writer.stdout.read().split()
        text = path.read_text()
        assert text.startswith("# by hand\nversion: 1\nsources: {s: {}}  # ours\n")
        ids = {claim.id for claim in loads(text)[0].claims}
        assert {f"w{n}-{done}" for done in reported} <= ids
        if len(ids) > 60:  # a short file is written often
            path.write_text("# by hand\nversion: 1\nsources: {s: {}}  # ours\n")
    with alone(path):
        assert [entry.name for entry in tmp_path.iterdir()] == ["facts.yaml"], "what killed writers left is swept away"


def test_two_at_once(tmp_path: Path) -> None:
    """Two processes that propose into one file at once lose nothing of each other's."""
    path = tmp_path / "facts.yaml"
    path.write_text("version: 1\nsources: {s: {}}\n")
    writers = [_writer(path, name, 10) for name in ("one", "two", "three")]
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    ids = {claim.id for claim in load(path)[0].claims}
    assert ids == {f"{name}-{n}" for name in ("one", "two", "three") for n in range(10)}
    assert [entry.name for entry in tmp_path.iterdir()] == ["facts.yaml"]


def test_edit_from_outside(tmp_path: Path) -> None:
    """A file that was edited between read and write is not overwritten, and the error says so."""
    path = tmp_path / "facts.yaml"
    path.write_bytes(b"version: 1\n# new remark\n")
    with pytest.raises(ChangedUnderneath, match="was edited while a write was being prepared; nothing was written"):
        replace(path, b"version: 1\n", b"version: 1\nclaims: {}\n")
    assert path.read_bytes() == b"version: 1\n# new remark\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["facts.yaml"]


def test_file_made_or_removed_from_outside(tmp_path: Path) -> None:
    """A file that came into being, or went away, between read and write is an edit from outside as well."""
    path = tmp_path / "facts.yaml"
    with pytest.raises(ChangedUnderneath):
        replace(path, b"old", b"new")
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedUnderneath):
        replace(path, None, b"new")
    assert path.read_bytes() == b"theirs"


def _as_process(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    prelude = "import sys; from pathlib import Path; from timeline.errors import TimelineError\n"
    prelude += "from timeline.store.writing import replace\npath = Path(sys.argv[1])\n"
    command = [sys.executable, "-c", prelude + code, str(path)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


WRITE = """
try:
    replace(path, path.read_bytes(), b"x" * 1_000_000)
except TimelineError as error:
    print(type(error).__name__, error)
"""


def test_no_room(tmp_path: Path) -> None:
    """When there is no room for the new file, the old one stays whole and the error says what to do."""
    path = tmp_path / "facts.yaml"
    path.write_bytes(b"version: 1\n")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
    result = _as_process(limit + WRITE, path)
    assert result.stdout.startswith(
        f"Unwritable {path}: the file cannot be written: file too large — the file is as it was"
    )
    assert path.read_bytes() == b"version: 1\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["facts.yaml"]


@pytest.mark.skipif(os.geteuid() != 0, reason="another user is needed for whom the folder is read-only")
def test_read_only_folder_of_another() -> None:
    """In a folder that may not be written, nothing is written and the error says why."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        path = Path(folder) / "facts.yaml"
        path.write_bytes(b"version: 1\n")
        os.chmod(path, 0o666)
        result = _as_process("import os; os.setuid(65534)\n" + WRITE, path)
        assert "Unwritable" in result.stdout
        assert "permission denied" in result.stdout
        assert path.read_bytes() == b"version: 1\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="another user is needed for whom the file is read-only")
def test_read_only_file_of_another() -> None:
    """A file that a person made read-only is left alone, though its folder would allow to put another in its place."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.yaml"
        path.write_bytes(b"version: 1\n")
        os.chmod(path, 0o444)
        os.chmod(folder, 0o777)
        result = _as_process("import os; os.setuid(65534)\n" + WRITE, path)
        assert "Unwritable" in result.stdout
        assert "it is read-only" in result.stdout
        assert path.read_bytes() == b"version: 1\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_read_only_folder(tmp_path: Path) -> None:
    """In a folder that may not be written, nothing is written and the error says why."""
    path = tmp_path / "facts.yaml"
    path.write_bytes(b"version: 1\n")
    tmp_path.chmod(0o555)
    try:
        assert "permission denied" in _as_process(WRITE, path).stdout
    finally:
        tmp_path.chmod(0o755)


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    """The file keeps its permissions, and a symbolic link to it stays a link."""
    real, link = tmp_path / "real.yaml", tmp_path / "facts.yaml"
    real.write_text("version: 1\n")
    real.chmod(0o640)
    link.symlink_to("real.yaml")
    replace(link, b"version: 1\n", b"version: 1\nclaims: {}\n")
    assert link.is_symlink()
    assert real.read_text() == "version: 1\nclaims: {}\n"
    assert real.stat().st_mode & 0o777 == 0o640


def test_byte_order_mark_stays(tmp_path: Path) -> None:
    """A byte-order mark and Windows line ends survive a write."""
    path = tmp_path / "facts.yaml"
    old = b"\xef\xbb\xbfversion: 1\r\nsources: {s: {}}\r\nclaims:\r\n  c: {source: s, says: {date: 1953}}\r\n"
    path.write_bytes(old)
    amend(path, [Setting(("claims", "c", "status"), "accepted")])
    assert path.read_bytes() == old.replace(b"{date: 1953}}", b"{date: 1953}, status: accepted}")


REVIEWED = """\
version: 1
sources: {s: {}}
events:
  ties: {}
claims:
  c:
    source: s   # the newspaper
    says: {date: 1953}
    status: proposed
"""


def test_review_edits(tmp_path: Path) -> None:
    """A status, an event, a date, a reason and a decision are set in place, and taken back byte for byte."""
    path = tmp_path / "facts.yaml"
    path.write_text(REVIEWED)
    done = [
        amend(path, [Setting(("claims", "c", "status"), "rejected"), Setting(("claims", "c", "because"), "Not: so.")]),
        amend(path, [Setting(("claims", "c", "event"), "ties")]),
        amend(path, [Setting(("claims", "c", "says", "date"), "1953-01")]),
        amend(path, [Setting(("claims", "c", "says"), {"anniversary": 70, "on": "2023"})]),
        amend(path, decisions=[Decision(conflict="a:b:c", verdict="unresolved", because="Who knows?", claim="c")]),
        amend(path, [Setting(("claims", "c", "event"), "new")], events=[New("new", {"title": "A new one"})]),
    ]
    assert path.read_text() == (
        "version: 1\nsources: {s: {}}\nevents:\n  ties: {}\n  new:\n    title: A new one\nclaims:\n  c:\n"
        "    source: s   # the newspaper\n    event: new\n    says: {anniversary: 70, on: 2023}\n"
        "    status: rejected\n    because: 'Not: so.'\n"
        "\ndecisions:\n  - conflict: a:b:c\n    verdict: unresolved\n    claim: c\n    because: Who knows?\n"
    )
    for change in reversed(done):
        undo(change.edits)
    assert path.read_text() == REVIEWED


def test_wrong_edits_write_nothing(tmp_path: Path) -> None:
    """An unknown event, a date that is none or an unknown claim is refused with its line, and nothing is written."""
    path = tmp_path / "facts.yaml"
    path.write_text(REVIEWED)
    with pytest.raises(InvalidFacts, match=r"facts.yaml:8:12: there is no event `tie` — did you mean `ties`\?"):
        amend(path, [Setting(("claims", "c", "event"), "tie")])
    with pytest.raises(InvalidFacts, match="`1953-13` is not a date"):
        amend(path, [Setting(("claims", "c", "says", "date"), "1953-13")])
    with pytest.raises(Exception, match="there is no claims/d"):
        amend(path, [Setting(("claims", "d", "status"), "accepted")])
    assert path.read_text() == REVIEWED


def test_edit_of_the_claim_under_review(tmp_path: Path) -> None:
    """A verdict on a claim that changed since it was shown is not written; one on another claim is."""
    path = tmp_path / "facts.yaml"
    path.write_text(REVIEWED)
    seen = load(path)[0].claims[0]
    path.write_text(REVIEWED + "  d:\n    source: s\n    says: {date: 1954}\n")
    amend(path, [Setting(("claims", "c", "status"), "accepted")], seen=[seen])
    path.write_text(path.read_text().replace("{date: 1953}", "{date: 1952}"))
    with pytest.raises(ChangedUnderneath, match="the claim `c` was edited meanwhile"):
        amend(path, [Setting(("claims", "c", "status"), "rejected")], seen=[seen])
    assert load(path)[0].claims[0].status == "accepted"


def test_undo_after_an_edit_from_outside(tmp_path: Path) -> None:
    """What was edited since is not undone with what came before."""
    path = tmp_path / "facts.yaml"
    path.write_text(REVIEWED)
    change = amend(path, [Setting(("claims", "c", "status"), "accepted")])
    edited = path.read_text() + "# a remark\n"
    path.write_text(edited)
    with pytest.raises(ChangedUnderneath):
        undo(change.edits)
    assert path.read_text() == edited


def test_new_file_begins_with_the_modeline(tmp_path: Path) -> None:
    """A fact file that is begun tells editors where its schema is, and the schema is there."""
    path = tmp_path / "facts.yaml"
    propose(path, [], [])
    assert not path.exists()
    claim = Claim(id="c", source="s", says={"date": "1953"})
    propose(path, [Proposal(claim=claim, start=0, end=1)], [Source(id="s")])
    first, second = path.read_text().splitlines()[:2]
    assert second == "version: 1"
    schema = tmp_path / first.removeprefix("# yaml-language-server: $schema=")
    assert json.loads(schema.read_text())["title"] == "The fact store of timeline"


def test_no_safe_place_for_an_edit(tmp_path: Path) -> None:
    """Where an edit would change more than it names, nothing is written and the error names the entry's line."""
    path = tmp_path / "facts.yaml"
    text = "sources: {s: {}}\nclaims:\n  c:\n    source: s\n    says: {date: 1953}\n    note: |\n      no line end"
    path.write_text(text)
    with pytest.raises(InvalidFacts, match=r"facts.yaml:3:3: the layout leaves no safe place to write claims/c"):
        amend(path, [Setting(("claims", "c", "because"), "x")])
    assert path.read_text() == text
