"""What changed between two fact files, as history: in words, as JSON, and between revisions of git."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.commands.diff import command
from timeline.errors import BadRequest, InvalidFacts
from timeline.store import loads
from timeline.store.comparing import Change, compare

OLD = """\
version: 1
sources:
  a: {title: A, published: 1990}
  b: {title: B}
events:
  ties: {title: Ties, kind: established, parties: [JP, KH], date: 1953}
claims:
  a-1: {source: a, event: ties, says: {date: 1953}, status: accepted}
  a-2: {source: a, event: ties, says: {date: 1954}, status: proposed}
  b-1: {source: b, event: ties, says: {date: 1953}, status: accepted}
"""
NEW = (
    OLD.replace("published: 1990", "published: 1991-05")
    .replace("date: 1953}\n", "date: 1953-01}\n", 1)
    .replace("{date: 1954}, status: proposed", "{date: 1954}, status: rejected")
    .replace(
        "  b-1: {source: b, event: ties, says: {date: 1953}", "  b-2: {source: b, event: visit, says: {date: 1960}"
    )
    .replace("claims:\n", "  visit: {title: A visit, kind: visit}\nclaims:\n")
)


def test_changes_of_entries() -> None:
    """Dates that moved, claims added, withdrawn and reviewed, and events gained are changes; moved lines are none."""
    before, after = loads(OLD)[0], loads(NEW)[0]
    changes = compare(before, after)
    assert [(change.section, change.id, change.did) for change in changes] == [
        ("sources", "a", "published"),
        ("events", "ties", "date"),
        ("events", "visit", "added"),
        ("claims", "a-2", "status"),
        ("claims", "b-2", "added"),
        ("claims", "b-1", "withdrawn"),
    ]
    assert changes[0] == Change("sources", "a", "published", "1990", "1991-05")
    reordered = OLD.replace(
        "  a: {title: A, published: 1990}\n  b: {title: B}\n", "  b: {title: B}\n  a: {title: A, published: 1990}\n"
    )
    assert compare(before, loads(reordered)[0]) == ()
    assert compare(before, before) == ()


def _run(*arguments: object) -> str:
    result = CliRunner().invoke(
        command, [str(argument) for argument in arguments], standalone_mode=False, catch_exceptions=False
    )
    return result.stdout


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two fact files."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(OLD)
    new.write_text(NEW)
    return old, new


def test_in_words(files: tuple[Path, Path]) -> None:
    """The changes read as history, under a heading each section."""
    told = _run(*files)
    assert "Sources\n  ~ a: published 1990 → 1991-05\n" in told
    assert "Events\n  ~ ties: date 1953 → 1953-01\n  + visit: A visit\n" in told
    assert (
        "  ~ a-2: proposed → rejected\n  + b-2: b on visit: 1960 [accepted]\n  - b-1: b on ties: 1953 [accepted]\n"
        in told
    )
    assert _run(files[0], files[0]) == "Nothing changed.\n"


def test_conflicts_come_and_go(tmp_path: Path) -> None:
    """A contradiction that a change brings is gained, and one that it mends is resolved."""
    sound, broken = tmp_path / "sound.yaml", tmp_path / "broken.yaml"
    sound.write_text(OLD)
    broken.write_text(
        OLD.replace(
            "b-1: {source: b, event: ties, says: {date: 1953}", "b-1: {source: b, event: ties, says: {date: 1960}"
        )
    )
    assert "+ contradiction gained: " in _run(sound, broken)
    assert "- contradiction resolved: " in _run(broken, sound)
    rows = json.loads(_run(sound, broken, "--format", "json"))
    assert [row["level"] for row in rows["gained"]] == ["contradiction"]
    assert rows["resolved"] == []


def test_decided_conflicts(tmp_path: Path) -> None:
    """A decision is a change, and the conflict it settles is neither gained nor resolved but decided."""
    broken = OLD.replace(
        "b-1: {source: b, event: ties, says: {date: 1953}", "b-1: {source: b, event: ties, says: {date: 1960}"
    )
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text(OLD)
    two.write_text(broken)
    finding = json.loads(_run(one, two, "--format", "json"))["gained"][0]["id"]
    one.write_text(broken)
    two.write_text(broken + f"decisions:\n  - {{conflict: '{finding}', verdict: source-error, because: B errs.}}\n")
    told = _run(one, two)
    assert f"Decisions\n  + {finding}: source-error, because B errs.\n" in told
    assert "= contradiction decided, source-error: " in told
    assert "gained" not in told
    assert "resolved" not in told


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with one commit of a fact file, and a change that is not committed."""
    _git(tmp_path, "init", "-q")
    (tmp_path / "facts.yaml").write_text(OLD)
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "a.yaml").write_text(OLD)
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "Begin")
    (tmp_path / "facts.yaml").write_text(NEW)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_against_a_revision(project: Path) -> None:
    """Without arguments the file is compared with the last commit; REV:path names any revision, of folders too."""
    assert "~ ties: date 1953 → 1953-01" in _run()
    assert _run("HEAD:facts.yaml", "HEAD:facts.yaml") == "Nothing changed.\n"
    assert _run("HEAD:parts", "HEAD:facts.yaml") == "Nothing changed.\n"
    assert "~ ties: date 1953 → 1953-01" in _run(f"HEAD:{project}/facts.yaml", project / "facts.yaml")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("nowhere:facts.yaml", "git knows no revision `nowhere` here"),
        ("HEAD:nothing.yaml", "there is no nothing.yaml at HEAD"),
        ("--output=x:facts.yaml", "git knows no revision `--output=x` here"),
    ],
)
def test_revisions_that_are_not_there(project: Path, name: str, what: str) -> None:
    """An unknown revision, a path it does not have, and an option in disguise are refused in one line."""
    with pytest.raises(BadRequest, match=what):
        _run("--", name, "facts.yaml")


def test_broken_file_at_a_revision(project: Path) -> None:
    """A file that was broken at a revision is named with the revision."""
    (project / "facts.yaml").write_text("claims: [")
    _git(project, "commit", "-q", "-a", "-m", "Break")
    with pytest.raises(InvalidFacts, match=r"^HEAD:facts.yaml:1:9: this is not YAML"):
        _run("HEAD:facts.yaml", "HEAD:facts.yaml")


def test_decisions_change() -> None:
    """A decision that is changed or withdrawn is a change of its own."""
    one = "decisions:\n  - {conflict: a:b:c, verdict: source-error, because: B errs.}\n"
    decided, other, none = (loads(OLD + text)[0] for text in (one, one.replace("source-error", "unresolved"), ""))
    assert compare(decided, other) == (Change("decisions", "a:b:c", "verdict", "source-error", "unresolved"),)
    (withdrawn,) = compare(decided, none)
    assert (withdrawn.section, withdrawn.id, withdrawn.did) == ("decisions", "a:b:c", "withdrawn")
