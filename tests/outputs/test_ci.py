"""`timeline check` as CI uses it, through the real command and real git: exit codes, revisions and every format."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from junitparser import JUnitXml
from pytest_bdd import given, parsers, scenarios, then, when
from sarif_pydantic import Sarif

from timeline.commands.check import FORMATS

scenarios("ci.feature")

FACTS = """\
version: 1
sources:
  herald: {title: The Herald, path: seeds/herald.txt}
  gazette: {title: The Gazette}
events:
  jp-kh-treaty: {title: The treaty is signed, kind: agreement, parties: [JP, KH]}
claims:
  herald-treaty:
    source: herald
    event: jp-kh-treaty
    says: {date: 1955}
    quote: {exact: signed the treaty in 1955}
    status: accepted
  gazette-treaty:
    source: gazette
    event: jp-kh-treaty
    says: {date: 1957}
    quote: {exact: the treaty of 1957}
    status: accepted
"""
SECOND = FACTS[FACTS.index("  gazette-treaty:") :]
DECISION = """\
decisions:
  - conflict: {conflict}
    verdict: source-error
    because: The Gazette misprinted it.
    until: {until}
"""
Done = subprocess.CompletedProcess[str]


def timeline(folder: Path, *arguments: str, **environment: str) -> Done:
    """Run a command as a person or a CI server does."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    call = [sys.executable, "-c", "from timeline.cli import main; main()", *arguments]
    return subprocess.run(call, cwd=folder, env=kept | environment, capture_output=True, text=True, check=False)


def conflict(folder: Path) -> str:
    """Return the id of the one contradiction."""
    findings = json.loads(timeline(folder, "check", "--format", "json").stdout)["findings"]
    (found,) = (finding["id"] for finding in findings if finding["level"] == "contradiction")
    return str(found)


def commit(folder: Path) -> None:
    """Commit everything in a folder to a repository of its own."""
    author = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for arguments in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "as it was"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


@given("a fact file in which two sources date a treaty to different years", target_fixture="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/herald.txt").write_text("They signed the treaty in 1955.\n", encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return tmp_path


@given("the contradiction is decided")
def _decided(folder: Path) -> None:
    _decided_until(folder, "null")


@given(parsers.parse("the contradiction is decided until {until}"))
def _decided_until(folder: Path, until: str) -> None:
    decision = DECISION.format(conflict=conflict(folder), until=until)
    facts = (folder / "facts.yaml").read_text(encoding="utf-8")
    (folder / "facts.yaml").write_text(facts + decision, encoding="utf-8")


@given("a decision on a conflict that is not there")
def _orphan(folder: Path) -> None:
    decision = DECISION.format(conflict="broken-order:jp-kh-treaty:herald-treaty", until="null")
    (folder / "facts.yaml").write_text(FACTS + decision, encoding="utf-8")


@given("the fact file is committed")
def _committed(folder: Path) -> None:
    commit(folder)


@given("the fact file without its second claim is committed")
def _committed_before(folder: Path) -> None:
    (folder / "facts.yaml").write_text(FACTS.replace(SECOND, ""), encoding="utf-8")
    commit(folder)
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")


@given("two more sources bear out the first date")
def _borne_out(folder: Path) -> None:
    _add(folder, "almanac", "1955")
    _add(folder, "yearbook", "1955")


@given("another source then repeats the odd date")
def _repeated(folder: Path) -> None:
    _add(folder, "guide", "1957")


def _add(folder: Path, source: str, year: str) -> None:
    """Let one more source date the treaty."""
    claim = SECOND.replace("gazette", source).replace("1957", year)
    text = (folder / "facts.yaml").read_text(encoding="utf-8")
    text = text.replace("events:\n", f"  {source}: {{title: The {source}}}\nevents:\n").replace(SECOND, SECOND + claim)
    (folder / "facts.yaml").write_text(text, encoding="utf-8")


@given("the second claim is then withdrawn")
def _withdrawn(folder: Path) -> None:
    (folder / "facts.yaml").write_text(FACTS.replace(SECOND, ""), encoding="utf-8")


@given("a quote that tries to write annotations, markup and terminal codes")
def _hostile(folder: Path) -> None:
    hostile = '"::error::pwned\\n::set-output name=x::y <script>alert(1)</script> [x](javascript:1) \\e]0;owned\\a"'
    text = FACTS.replace("the treaty of 1957", hostile).replace(
        "The treaty is signed", "'<img src=x onerror=alert(1)>'"
    )
    (folder / "facts.yaml").write_text(text, encoding="utf-8")


@when("I check it", target_fixture="done")
def _check(folder: Path) -> Done:
    return timeline(folder, "check")


@when(parsers.parse('I check it since "{revision}"'), target_fixture="done")
def _check_since(folder: Path, revision: str) -> Done:
    return timeline(folder, "check", "--since", revision)


@when(parsers.parse('I check it as "{form}"'), target_fixture="done")
def _check_as(folder: Path, form: str) -> Done:
    return timeline(folder, "check", "--format", form)


@when("I check it under GitHub Actions", target_fixture="done")
def _check_on_github(folder: Path) -> Done:
    return timeline(folder, "check", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(folder / "summary.md"))


@when("ten lines of comment are put above and it is checked again", target_fixture="again")
def _moved(folder: Path) -> Done:
    (folder / "facts.yaml").write_text("# a comment\n" * 10 + FACTS, encoding="utf-8")
    return timeline(folder, "check", "--format", "sarif")


@when("it is checked in every format", target_fixture="outputs")
def _every(folder: Path) -> dict[str, str]:
    return {form: timeline(folder, "check", "--format", form).stdout for form in FORMATS}


@then("the check fails")
def _fails(done: Done) -> None:
    assert done.returncode == 1, done.stdout + done.stderr


@then("the check passes")
def _passes(done: Done) -> None:
    assert done.returncode == 0, done.stdout + done.stderr


@then(parsers.parse('it could not run and says "{words}"'))
def _could_not(done: Done, words: str) -> None:
    assert done.returncode == 2
    assert words in done.stderr


@then(parsers.parse('it says "{words}"'))
def _says(done: Done, words: str) -> None:
    assert words in done.stdout


@then("it shows both quotes and both years")
def _quotes(done: Done) -> None:
    for words in ("signed the treaty in 1955", "the treaty of 1957", "facts.yaml:"):
        assert words in done.stdout


def line_of(folder: Path, key: str) -> int:
    """Return the line of an entry of the fact file, from 1."""
    return (folder / "facts.yaml").read_text(encoding="utf-8").splitlines().index(f"  {key}:") + 1


@then("an annotation points at the claim's line")
def _annotation(done: Done, folder: Path) -> None:
    lines = {f"line={line_of(folder, claim)}," for claim in ("herald-treaty", "gazette-treaty")}
    (error,) = (line for line in done.stdout.splitlines() if line.startswith("::error file=facts.yaml,"))
    assert any(line in error for line in lines)


@then("the step summary holds the report")
def _summary(folder: Path) -> None:
    assert "signed the treaty in 1955" in (folder / "summary.md").read_text(encoding="utf-8")


@then("a SARIF reader accepts it")
def _reads_sarif(done: Done) -> None:
    assert Sarif.model_validate_json(done.stdout).version == "2.1.0"


def results(done: Done) -> list[dict[str, object]]:
    """Return the SARIF results that are errors."""
    return [result for result in json.loads(done.stdout)["runs"][0]["results"] if result["level"] == "error"]


@then("its result is suppressed with the reason and points at the claim's line")
def _suppressed(done: Done, folder: Path) -> None:
    (result,) = results(done)
    assert result["suppressions"][0]["justification"].endswith("misprinted it.")  # type: ignore[index]
    place = result["locations"][0]["physicalLocation"]  # type: ignore[index]
    assert place["artifactLocation"]["uri"] == "facts.yaml"
    assert place["region"]["startLine"] in {line_of(folder, claim) for claim in ("herald-treaty", "gazette-treaty")}
    uris = [r["physicalLocation"]["artifactLocation"]["uri"] for r in result["relatedLocations"]]  # type: ignore[attr-defined]
    assert uris == ["seeds/herald.txt"]


@then("the fingerprints are the same and the lines are not")
def _stable(done: Done, again: Done) -> None:
    (one,), (other,) = results(done), results(again)
    assert one["partialFingerprints"] == other["partialFingerprints"]
    assert one["locations"] != other["locations"]


@then("a JUnit reader counts 1 failure")
def _junit(done: Done, tmp_path: Path) -> None:
    (tmp_path / "junit.xml").write_text(done.stdout, encoding="utf-8")
    assert sum(suite.failures for suite in JUnitXml.fromfile(str(tmp_path / "junit.xml"))) == 1


@then("no output is steered by it")
def _unsteered(outputs: dict[str, str]) -> None:
    assert all("\x1b" not in text and "\x07" not in text for text in outputs.values())
    commands = [line for line in outputs["github"].splitlines() if line.startswith("::")]
    assert not [line for line in commands if line.startswith(("::set-output", "::error::"))]
    assert "<script>" not in outputs["markdown"]
    assert not re.search(r"(?<!\\)\]\(javascript:", outputs["markdown"])
    assert ElementTree.fromstring(outputs["junit"]).tag == "testsuites"
    assert json.loads(outputs["json"])["version"] == 1
    assert Sarif.model_validate_json(outputs["sarif"])


def test_every_format_is_tried() -> None:
    """The hostile scenario knows every format that the command offers."""
    assert set(FORMATS) == {"text", "json", "github", "sarif", "junit", "markdown"}


@pytest.mark.parametrize("form", FORMATS)
def test_same_bytes(form: str, tmp_path: Path) -> None:
    """Two runs in two processes with two hash seeds give the same bytes."""
    folder = _folder(tmp_path)
    one, other = (timeline(folder, "check", "--format", form, PYTHONHASHSEED=seed).stdout for seed in "12")
    assert one == other
    assert one
