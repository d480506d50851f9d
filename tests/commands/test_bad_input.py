"""Bad input through the real commands: one line, a place, a mend, exit 2, nothing changed."""

import shlex
import subprocess
import sys
from pathlib import Path

from pytest_bdd import given, parsers, scenarios, then, when

scenarios("bad_input.feature")

FACTS = """\
version: 1
sources:
  hutt-2018:
    title: Ties that bind
events:
  jp-kh-severed: {title: Relations are severed, kind: severed, parties: [JP, KH]}
claims:
  hutt-2018-severed:
    source: hutt-2018
    event: jp-kh-severed
    says: {date: 1975}
    status: accepted
"""
CONTENT = {
    "is empty": b"",
    "is not text": bytes(range(256)) * 8,
    "has broken front matter": b"---\ntitle: [unclosed\n---\n\nText.\n",
    "says it was published 1953-13": b"---\npublished: 1953-13\n---\n\nTies were established in 1953.\n",
}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@given("a project with a fact file", target_fixture="project")
def _project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "nothing").mkdir()
    (tmp_path / "note.txt").write_text("Ties were severed in 1975.\n", encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return tmp_path


@given(parsers.parse('a document "{name}" that {being}'))
def _document(project: Path, name: str, being: str) -> None:
    (project / "seeds" / name).write_bytes(CONTENT[being])


@given(parsers.parse('its line "{line}" becomes "{other}"'))
def _line(project: Path, line: str, other: str) -> None:
    assert line in FACTS
    (project / "facts.yaml").write_text(FACTS.replace(line, other, 1), encoding="utf-8")


@when(parsers.parse('I run "{command}"'), target_fixture="done")
def _run(project: Path, command: str) -> tuple[subprocess.CompletedProcess[str], dict[str, bytes]]:
    before = snapshot(project)
    call = [sys.executable, "-c", "from timeline.cli import main; main()", *shlex.split(command)[1:]]
    return subprocess.run(call, cwd=project, capture_output=True, text=True, check=False), before


@then(parsers.parse("it exits with {code:d}"))
def _exits(done: tuple[subprocess.CompletedProcess[str], dict[str, bytes]], code: int) -> None:
    assert done[0].returncode == code, done[0].stdout + done[0].stderr
    assert "Traceback" not in done[0].stderr


@then(parsers.parse('it says "{what}"'))
def _says(done: tuple[subprocess.CompletedProcess[str], dict[str, bytes]], what: str) -> None:
    assert what.lower() in done[0].stderr.lower()


@then(parsers.parse('the error names "{name}"'))
def _names(done: tuple[subprocess.CompletedProcess[str], dict[str, bytes]], name: str) -> None:
    assert name in done[0].stderr


@then("nothing in the project has changed")
def _unchanged(project: Path, done: tuple[subprocess.CompletedProcess[str], dict[str, bytes]]) -> None:
    assert snapshot(project) == done[1]


def test_no_articles_yet(tmp_path: Path) -> None:
    """In a folder without seeds/, the first thing to do is said."""
    done, _ = _run(tmp_path, "timeline build")
    assert done.returncode == 2
    assert "seeds: there is no such file or folder — put articles into it" in done.stderr


def test_a_key_out_of_line(tmp_path: Path) -> None:
    """A key that stands further in than its neighbours is told of as such."""
    project = _project(tmp_path)
    _line(project, "    event: jp-kh-severed", "     event: jp-kh-severed")
    done, _ = _run(project, "timeline check")
    assert "line up keys that stand together" in done.stderr


def test_a_link_that_leads_out(tmp_path: Path) -> None:
    """A link among the articles to a file elsewhere is refused, and the file is not read."""
    (tmp_path / "project").mkdir()
    project = _project(tmp_path / "project")
    (tmp_path / "elsewhere.txt").write_text("Ties were established in 1953.\n", encoding="utf-8")
    (project / "seeds" / "link.txt").symlink_to(tmp_path / "elsewhere.txt")
    done, before = _run(project, "timeline extract seeds")
    assert done.returncode == 2
    assert "link.txt: this link leads out of the folder" in done.stderr
    assert snapshot(project) == before
