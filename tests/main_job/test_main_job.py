"""The main job end to end, in a historian's words, on the shipped articles, the shipped facts and the real commands."""

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from timeline.commands._files import audit_file
from timeline.pipeline import Harvest, harvest
from timeline.records.claim import Proposal
from timeline.records.report import Report
from timeline.records.says import Quantity
from timeline.records.source import Source
from timeline.reporting import render
from timeline.reporting.text import summary_text

ROOT = Path(__file__).parents[2]
scenarios("main_job.feature")


@cache
def article(name: str) -> Harvest:
    """Read one of the shipped articles."""
    path = ROOT / "seeds" / f"{name}.md"
    return harvest(path.read_bytes(), Source(id=name, path=f"seeds/{name}.md"))


@cache
def shipped() -> Report:
    """Audit the shipped facts."""
    return audit_file(ROOT / "facts.yaml", all_sets=True)


def timeline(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a person does."""
    command = [sys.executable, "-c", "from timeline.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def named(reference: str) -> frozenset[str]:
    """Return the ids of the shipped claims of a source whose quotes hold the words; some must."""
    source, words = re.fullmatch(r'\s*(\S+) "(.*)"\s*', reference).groups()  # type: ignore[union-attr]
    claims = shipped().case.facts.claims
    found = frozenset(c.id for c in claims if c.source == source and c.quote and words in c.quote.exact)
    assert found, f"{source} says nothing of {words!r}"
    return found


def speaks(proposals: tuple[Proposal, ...], words: str) -> list[Proposal]:
    """Return the proposals whose quote holds the words."""
    return [p for p in proposals if p.claim.quote and words in p.claim.quote.exact]


@when(parsers.parse('"{name}" is read'), target_fixture="proposals")
def _read(name: str) -> tuple[Proposal, ...]:
    return article(name).proposals


@then(parsers.parse('it dates "{words}" to {date}'))
def _dates(proposals: tuple[Proposal, ...], words: str, date: str) -> None:
    assert date in {re.sub(r"[~?%]", "", p.date or "") for p in speaks(proposals, words)}


@then(parsers.parse('it says of "{words}": {statement}'))
def _says(proposals: tuple[Proposal, ...], words: str, statement: str) -> None:
    wanted = dict(part.split(": ") for part in statement.split(", "))
    said = [p.claim.says.model_dump() for p in speaks(proposals, words)]
    assert any(all(str(says.get(key)) == value for key, value in wanted.items()) for says in said), said


@then(parsers.re(r'it gives (?P<value>\d+) (?P<unit>\w+) as (?P<bound>\w+) for "(?P<words>.+)" over (?P<period>\S+)'))
def _gives(proposals: tuple[Proposal, ...], value: str, unit: str, bound: str, words: str, period: str) -> None:
    said = [p.claim.says for p in speaks(proposals, words) if isinstance(p.claim.says, Quantity)]
    found = [(q.value, q.unit, q.bound, re.sub(r"[~?%]", "", q.over or "")) for q in said]
    assert (float(value), unit, bound, period) in found


@when("the fact file is checked", target_fixture="report")
def _checked() -> Report:
    return shipped()


@then(parsers.re(r'there is a (?P<level>\w+) under "(?P<rule>[a-z-]+)" that rests on (?P<claims>.+)'))
def _finds(report: Report, level: str, rule: str, claims: str) -> None:
    wanted = [named(claim) for claim in re.findall(r'\S+ "[^"]*"', claims)]
    found = [set(f.claims) for f in report.findings if f.level == level and f.rule == rule]
    assert any(all(ids & have for ids in wanted) for have in found), found


@then(parsers.parse("nothing sets {one} against {other}"))
def _peace(report: Report, one: str, other: str) -> None:
    ones, others = named(one), named(other)
    grave = [f for f in report.findings if f.level != "note"]
    against = [
        f.id for f in grave for s in f.sets if ones & set(s) and others & set(s) and len(set(s) & (ones | others)) > 1
    ]
    assert against == []


@pytest.fixture
def sets() -> set[frozenset[str]]:
    """The minimal sets of the conflict about the seventy-fifth anniversary."""
    (finding,) = (f for f in shipped().findings if f.rule == "anniversary-arithmetic")
    return {frozenset(members) for members in finding.sets}


@pytest.fixture
def stated() -> list[frozenset[str]]:
    """The sets that the scenario has named so far."""
    return []


@then(parsers.parse("the seventy-fifth cannot stand with {claims}"))
def _minimal(sets: set[frozenset[str]], stated: list[frozenset[str]], claims: str) -> None:
    named_ones = [named(claim) for claim in re.findall(r'\S+ "[^"]*"', f'yara-2022 "75th anniversary" {claims}')]
    (members,) = (s for s in sets if len(s) == len(named_ones) and all(ids & s for ids in named_ones))
    stated.append(members)


@then("there is no third such set")
def _no_more(sets: set[frozenset[str]], stated: list[frozenset[str]]) -> None:
    assert sets == set(stated)


@then("the best mend reads 70 instead of 75")
def _mend() -> None:
    (finding,) = (f for f in shipped().findings if f.rule == "anniversary-arithmetic")
    best = [(r.from_, r.to) for r in finding.repairs if r.rank == min(r.rank for r in finding.repairs)]
    assert best == [("75", "70")]


@then(parsers.parse('"{name}" was published in {year}, by its own words'))
def _inferred(report: Report, name: str, year: str) -> None:
    (found,) = (i for i in report.inferred if i.variable == f"published:{name}")
    assert found.edtf == year
    assert found.steps


@given("a copy of the project", target_fixture="copy")
@when("the main job runs on a copy of the project", target_fixture="copy")
def _copied(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "facts.yaml", tmp_path)
    done = timeline("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


@then("it writes the reports that are in the repository, byte for byte")
def _same_reports(copy: Path) -> None:
    names = ["consistency.html", "consistency.json", "consistency.md", "timeline.html"]
    assert sorted(path.name for path in (copy / "reports").iterdir()) == names
    stale = [n for n in names if (copy / "reports" / n).read_bytes() != (ROOT / "reports" / n).read_bytes()]
    assert not stale, f"out of date, run `timeline build`: {stale}"


@then("the fact file is unchanged")
def _same_facts(copy: Path) -> None:
    assert (copy / "facts.yaml").read_bytes() == (ROOT / "facts.yaml").read_bytes()


@given(parsers.parse('a new article that says "{sentence}"'))
def _new_article(copy: Path, sentence: str) -> None:
    (copy / "seeds" / "newcomer.txt").write_text(sentence + "\n", encoding="utf-8")


@when("its claims are extracted and all accepted")
def _accepted(copy: Path) -> None:
    assert timeline("extract", cwd=copy).returncode == 0
    text = (copy / "facts.yaml").read_text(encoding="utf-8")
    (copy / "facts.yaml").write_text(text.replace("status: proposed", "status: accepted"), encoding="utf-8")


@then("the check fails and names the new article")
def _fails(copy: Path) -> None:
    done = timeline("check", cwd=copy)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "newcomer" in done.stdout


@when("the main job runs again", target_fixture="said")
def _built(copy: Path) -> str:
    return timeline("build", cwd=copy).stderr


@then("it counts the conflicts that accepting its proposals would bring")
def _outlook(said: str) -> None:
    assert re.search(r"would bring 1 contradiction.*: timeline check --proposed", said), said


@then("the check passes, and names what was decided")
def _passes(copy: Path) -> None:
    done = timeline("check", cwd=copy)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 more decided" in done.stdout


def test_the_same_count_everywhere() -> None:
    """The line that ends a check counts the events as the report does: the publication of an article is none."""
    shown = render(shipped(), "consistency.md")
    counted = re.search(r"(\d+) sources make (\d+) claims about (\d+) events", str(shown))
    assert counted
    assert summary_text(shipped()).startswith("{} sources, {} claims, {} events: ".format(*counted.groups()))
