"""The rules of the fact file in the words of those who keep it, on real files."""

from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from timeline.errors import InvalidFacts
from timeline.records.claim import Claim, Proposal, Quote
from timeline.records.source import Source
from timeline.store import Outcome, load, propose

scenarios("store.feature")


class Ledger:
    """The fact file, its text before the last change, and what was last proposed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.before = ""
        self.last: tuple[list[Proposal], list[Source]] = ([], [])
        self.outcome: Outcome | None = None

    @property
    def text(self) -> str:
        """The file's text, with the line ends that it has."""
        return self.path.read_bytes().decode()

    def write(self, text: str) -> None:
        """Put a person's edit into the file."""
        self.path.write_bytes(text.encode())

    def propose(self, proposals: list[Proposal], sources: list[Source]) -> None:
        """Propose, and remember what."""
        self.before, self.last = self.text, (proposals, sources)
        self.outcome = propose(self.path, proposals, sources)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A folder for the fact file."""
    return Ledger(tmp_path / "facts.yaml")


def _proposal(id: str, source: str, words: str, event: str | None = None) -> Proposal:
    claim = Claim(
        id=id, source=source, event=event, kind="established", says={"date": "1953"}, quote=Quote(exact=words)
    )
    return Proposal(claim=claim, start=0, end=len(words), derivation=("the words say so",))


@given("a fact file kept by hand")
def _kept(ledger: Ledger, docstring: str) -> None:
    ledger.write(docstring + "\n")


@given("the file has Windows line ends")
def _windows(ledger: Ledger) -> None:
    ledger.write(ledger.text.replace("\n", "\r\n"))


@when(parsers.parse('the line "{old}" becomes "{new}"'))
def _edited(ledger: Ledger, old: str, new: str) -> None:
    assert old in ledger.text
    ledger.write(ledger.text.replace(old, new, 1))


@when(parsers.re(r'"(?P<id>[^"]+)" is proposed from "(?P<source>[^"]+)" with the words "(?P<words>[^"]+)"'))
def _proposed(ledger: Ledger, id: str, source: str, words: str) -> None:
    ledger.propose([_proposal(id, source, words)], [Source(id=source, path=f"seeds/{source}.md")])


@when(parsers.parse('"{id}" is proposed from a new source "{source}" with the words "{words}"'))
def _proposed_of_new(ledger: Ledger, id: str, source: str, words: str) -> None:
    ledger.propose([_proposal(id, source, words)], [Source(id=source, path=f"seeds/{source}.md")])


@when(parsers.parse('"{id}" is proposed from "{source}" about the event "{event}" with the words "{words}"'))
def _proposed_about(ledger: Ledger, id: str, source: str, event: str, words: str) -> None:
    ledger.propose([_proposal(id, source, words, event)], [Source(id=source, path=f"seeds/{source}.md")])


@when(parsers.parse('"{one}" and "{two}" are proposed from "{source}" about the event "{event}"'))
def _proposed_both(ledger: Ledger, one: str, two: str, source: str, event: str) -> None:
    both = [_proposal(one, source, "an embassy was opened", event), _proposal(two, source, "the chancery too", event)]
    ledger.propose(both, [Source(id=source)])


@when(parsers.parse('the word "{old}" becomes "{new}" where it names the event'))
def _renamed(ledger: Ledger, old: str, new: str) -> None:
    ledger.write(ledger.text.replace(f"  {old}:", f"  {new}:").replace(f"event: {old}", f"event: {new}"))


@when("the same is proposed again")
def _again(ledger: Ledger) -> None:
    ledger.propose(*ledger.last)


@then(parsers.parse('the parties of "{id}" are "{parties}"'))
def _parties(ledger: Ledger, id: str, parties: str) -> None:
    (event,) = (event for event in load(ledger.path)[0].events if event.id == id)
    assert ", ".join(event.parties) == parties


@then(parsers.parse('the date of "{id}" is "{date}"'))
def _date(ledger: Ledger, id: str, date: str) -> None:
    (event,) = (event for event in load(ledger.path)[0].events if event.id == id)
    assert event.date == date


@then("these problems are reported")
def _problems(ledger: Ledger, datatable: list[list[str]]) -> None:
    with pytest.raises(InvalidFacts) as caught:
        load(ledger.path)
    assert len(caught.value.problems) == len(datatable) - 1
    for problem, (place, what, mend) in zip(caught.value.problems, datatable[1:], strict=True):
        assert str(problem.location) == f"{ledger.path}:{place}"
        assert problem.what.startswith(what)
        assert problem.mend.startswith(mend)
        assert "^" in problem.excerpt


def _insertions(old: str, new: str) -> list[str]:
    """Return what was inserted, a stretch each; fails when a line of the old text is not there any more."""
    found: list[str] = []
    lines, was = iter(new.splitlines(keepends=True)), old.splitlines(keepends=True)
    fresh = True
    for expected in was:
        for line in lines:
            if line == expected:
                fresh = True
                break
            if fresh:
                found.append("")
            found[-1] += line
            fresh = False
        else:
            raise AssertionError(f"the line {expected!r} is gone")
    rest = "".join(lines)
    return [*found, rest] if rest else found


@then(parsers.parse('the file is as it was, but for one insertion that holds "{words}"'))
def _one_insertion(ledger: Ledger, words: str) -> None:
    (inserted,) = _insertions(ledger.before, ledger.text)
    assert words in inserted


@then(parsers.parse('the file is as it was, but for two insertions that hold "{one}" and "{two}"'))
def _two_insertions(ledger: Ledger, one: str, two: str) -> None:
    first, second = _insertions(ledger.before, ledger.text)
    assert one in first
    assert two in second


@then(parsers.parse('the last line is still "{line}"'))
def _last_line(ledger: Ledger, line: str) -> None:
    assert ledger.text.splitlines()[-1] == line


@then("every line ends as Windows ends lines")
def _windows_ends(ledger: Ledger) -> None:
    assert ledger.text.count("\n") == ledger.text.count("\r\n")


@then("nothing was written the second time")
def _nothing(ledger: Ledger) -> None:
    assert ledger.outcome is not None
    assert ledger.outcome.written == ()
    assert ledger.text == ledger.before


@then(parsers.re(r'"(?P<id>[\w-]+)" is (?P<status>proposed|rejected)'))
def _status(ledger: Ledger, id: str, status: str) -> None:
    assert {claim.id: claim.status for claim in load(ledger.path)[0].claims}[id] == status


@then(parsers.parse('"{id}" is about "{event}"'))
def _about(ledger: Ledger, id: str, event: str) -> None:
    assert {claim.id: claim.event for claim in load(ledger.path)[0].claims}[id] == event


@then(parsers.parse('the events are "{ids}"'))
def _events(ledger: Ledger, ids: str) -> None:
    assert ", ".join(event.id for event in load(ledger.path)[0].events) == ids
