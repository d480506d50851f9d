"""Reviewing in a real pseudo-terminal, with a historian's keys, on real files."""

import io
import os
import pty
import re
import select
import shlex
import signal
import sys
import time
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from timeline.cli import main
from timeline.records.claim import Claim, Proposal, Quote
from timeline.records.source import Source
from timeline.store import Setting, amend, load, propose
from timeline.store.layout import New
from timeline.store.spelling import fields_of, flow
from timeline.store.tree import parse

PROMPT = "[?]"
scenarios("review.feature")


class Result(NamedTuple):
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


def _main(*arguments: str) -> int:
    """Run the command line, and return the exit code."""
    sys.argv = ["timeline", *arguments]
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


class Desk:
    """A project folder with an article and its fact file, and what was seen on the terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.facts = folder / "facts.yaml"
        self.article = folder / "seeds" / "a.md"
        self.seen = ""
        self.finding = ""
        self.before = b""
        self.result: Result | None = None

    def claim(self, id: str) -> Claim:
        """Return a claim as the file has it now."""
        return next(claim for claim in load(self.facts)[0].claims if claim.id == id)

    def run(self, *arguments: str) -> "Result":
        """Run the command without a terminal, in this process."""
        out, err = io.StringIO(), io.StringIO()
        stdin, sys.stdin = sys.stdin, io.StringIO()
        try:
            with chdir(self.folder), redirect_stdout(out), redirect_stderr(err):
                self.result = Result(_main(*arguments), out.getvalue(), err.getvalue())
        finally:
            sys.stdin = stdin
        return self.result

    def review(self, keys: list[tuple[str, str]], *arguments: str, meanwhile: Callable[[], Any] = lambda: None) -> None:
        """Run `timeline review` in a pseudo-terminal; each key is sent when the text before it has been shown."""
        self.before = self.before or self.facts.read_bytes()
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.folder)
            signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background inherits it ignored
            with open(0) as sys.stdin, open(1, "w") as sys.stdout, open(2, "w") as sys.stderr:
                code = _main("review", *arguments)
                signal.signal(signal.SIGHUP, signal.SIG_IGN)  # the terminal may be gone while coverage is saved
            os._exit(code)
        try:
            for n, (shown, key) in enumerate(keys):
                self._await(terminal, shown)
                if n == 0:
                    meanwhile()
                os.write(terminal, key.encode())
            self._await(terminal, None)
        finally:
            os.close(terminal)
            os.waitpid(child, 0)

    def _await(self, terminal: int, shown: str | None, seconds: float = 20) -> None:
        """Read until a text has been shown, or until the end."""
        new, until = "", time.monotonic() + seconds
        while shown is None or shown not in new:
            ready, _, _ = select.select([terminal], [], [], max(0, until - time.monotonic()))
            try:
                data = os.read(terminal, 65536) if ready else None
            except OSError:  # the other side is closed
                data = b""
            assert data is not None, f"waited {seconds} s for {shown!r}, saw {new!r}"
            if not data:
                assert shown is None, f"the review ended before {shown!r}: {new!r}"
                break
            new += data.decode(errors="replace")
            self.seen += data.decode(errors="replace")

    @property
    def plain(self) -> str:
        """What was seen, without styles, with white space as written."""
        return re.sub(r"\x1b\[[0-9;]*m", "", self.seen).replace("\r", "")


def keys_of(text: str) -> list[tuple[str, str]]:
    """Return keys separated by spaces, each to be pressed at the prompt."""
    return [(PROMPT, "\x03" if key == "^C" else key) for key in text.split()]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An empty project of a historian who has told git their name."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "gitconfig").write_text("[user]\n\tname = A Historian\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setattr(sys, "argv", [])
    return Desk(tmp_path)


@given(parsers.parse('an article says "{text}"'))
def _article(desk: Desk, text: str) -> None:
    desk.article.write_text(text)


@given("the claims proposed from it are")
def _proposed(desk: Desk, datatable: list[list[str]]) -> None:
    head, *rows = datatable
    proposals = []
    for row in (dict(zip(head, cells, strict=True)) for cells in rows):
        said = parse(row["says"]).value
        claim = Claim(
            id=row["id"], source="a", kind=row["kind"], parties=("JP", "KH"), says=said, quote=Quote(exact=row["quote"])
        )
        proposals.append(Proposal(claim=claim, start=0, end=1, derivation=(row["why"],)))
    source = Source(id="a", title="Old friends", path="seeds/a.md", published="2023-05-01")
    propose(desk.facts, proposals, [source])


@given(parsers.parse('the article now says "{text}"'))
def _rewritten(desk: Desk, text: str) -> None:
    desk.article.write_text(text)


@given(parsers.parse('the title of the source is "{title}"'))
def _titled(desk: Desk, title: str) -> None:
    amend(desk.facts, [Setting(("sources", "a", "title"), title.replace("\\e", "\x1b").replace("\\a", "\a"))])


@given(parsers.parse('"{id}" was accepted before'))
def _accepted_before(desk: Desk, id: str) -> None:
    amend(desk.facts, [Setting(("claims", id, "status"), "accepted")])


@given(parsers.parse('the fact file has the event "{id}" of kind "{kind}"'))
def _has_event(desk: Desk, id: str, kind: str) -> None:
    amend(desk.facts, events=[New(id, {"title": "Ties", "kind": kind, "parties": ["JP", "KH"]})])


@given(parsers.parse('all claims of kind "{kind}" were linked to the event "{id}"'))
def _linked_before(desk: Desk, kind: str, id: str) -> None:
    ids = [claim.id for claim in load(desk.facts)[0].claims if claim.kind == kind]
    event = New(id, {"title": "Ties", "kind": kind, "parties": ["JP", "KH"]})
    amend(desk.facts, [Setting(("claims", claim, "event"), id) for claim in ids], events=[event])


@when(parsers.re(r'I review and press "(?P<first>[^"]*)" and type "(?P<text>[^"]*)" and press "(?P<last>[^"]*)"'))
def _review_typing(desk: Desk, first: str, text: str, last: str) -> None:
    desk.review([*keys_of(first), (": ", text + "\n"), *keys_of(last)])


LATER = (
    r'I review and press "(?P<one>[^"]*)" and press "(?P<two>[^"]*)" '
    r'and type "(?P<text>[^"]*)" and press "(?P<last>[^"]*)"'
)


@when(parsers.re(LATER))
def _review_typing_later(desk: Desk, one: str, two: str, text: str, last: str) -> None:
    desk.review([*keys_of(one), *keys_of(two), (": ", text + "\n"), *keys_of(last)])


@when(parsers.re(r'I review and press "(?P<keys>[^"]*)"'))
def _review(desk: Desk, keys: str) -> None:
    desk.review(keys_of(keys))


@when(
    parsers.parse('I review, and while the first card is shown the file\'s "{old}" becomes "{new}", and press "{keys}"')
)
def _review_meanwhile(desk: Desk, old: str, new: str, keys: str) -> None:
    text = desk.facts.read_text()
    assert old in text
    desk.review(keys_of(keys), meanwhile=lambda: desk.facts.write_text(text.replace(old, new)))


@when(parsers.re(r'I run "timeline (?P<arguments>[^"]*)"'))
def _run(desk: Desk, arguments: str) -> None:
    desk.before = desk.before or desk.facts.read_bytes()
    desk.run(*shlex.split(arguments))


@when(parsers.parse('I record the verdict "{verdict}" on the contradiction because "{because}"'))
def _record(desk: Desk, verdict: str, because: str) -> None:
    checked = desk.run("check")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    found = re.search(r"timeline review (\S+)", checked.stdout)
    assert found, checked.stdout
    result = desk.run("review", found[1], "--verdict", verdict, "--because", because)
    assert result.returncode == 0, result.stderr
    desk.finding = found[1]


@when(parsers.parse('I am asked about the contradiction and answer "{verdict}" and "{because}"'))
def _answer(desk: Desk, verdict: str, because: str) -> None:
    found = re.search(r"timeline review (\S+)", desk.run("check").stdout)
    assert found
    desk.review([("verdict", verdict + "\n"), ("because: ", because + "\n")], found[1])
    desk.seen += found[1]
    desk.finding = found[1]


@when("an arrow to the right and an arrow to the left are pressed, then a and q")
def _arrows(desk: Desk) -> None:
    desk.review([(PROMPT, "\x1b[C"), (PROMPT, "\x1b[D"), (PROMPT, "a"), (PROMPT, "q")])


@when("all keys are typed at once, before the first card is answered")
def _typed_ahead(desk: Desk) -> None:
    desk.review([(PROMPT, "ananq")])


@then(parsers.parse('I have seen "{text}"'))
def _seen(desk: Desk, text: str) -> None:
    assert text in desk.plain


@then("I have not seen the escape code")
def _not_seen(desk: Desk) -> None:
    assert "\x1b]0;" not in desk.seen
    assert "\\u001b]0;owned" in desk.plain


@then("the fact file is as it was")
def _as_it_was(desk: Desk) -> None:
    assert desk.facts.read_bytes() == desk.before


@then(parsers.parse('the rest of the fact file is as it was, but for the line of "{id}"'))
def _rest_as_it_was(desk: Desk, id: str) -> None:
    pairs = list(zip(desk.before.decode().splitlines(), desk.facts.read_text().splitlines(), strict=True))
    changed = [(old, new) for old, new in pairs if old != new]
    assert changed == [("    status: proposed", "    status: accepted")]


@then(parsers.re(r'"(?P<id>[\w-]+)" is (?P<status>accepted|proposed)'))
def _status(desk: Desk, id: str, status: str) -> None:
    assert desk.claim(id).status == status


@then(parsers.parse('"{id}" is rejected because "{because}"'))
def _rejected(desk: Desk, id: str, because: str) -> None:
    assert (desk.claim(id).status, desk.claim(id).because) == ("rejected", because)


@then(parsers.parse('"{id}" says "{says}"'))
def _says(desk: Desk, id: str, says: str) -> None:
    assert flow(fields_of(desk.claim(id))["says"]) == says


@then(parsers.parse('the parties of "{id}" are "{parties}"'))
def _parties(desk: Desk, id: str, parties: str) -> None:
    assert ", ".join(desk.claim(id).parties) == parties


@then(parsers.parse('"{id}" is about "{event}"'))
def _about(desk: Desk, id: str, event: str) -> None:
    assert desk.claim(id).event == event


@then(parsers.parse('the event "{id}" is called "{title}"'))
def _called(desk: Desk, id: str, title: str) -> None:
    assert {event.id: event.title for event in load(desk.facts)[0].events}[id] == title


@then(parsers.parse('it prints a line each for "{ids}"'))
def _lines(desk: Desk, ids: str) -> None:
    assert desk.result is not None
    assert [line.split("\t")[0] for line in desk.result.stdout.splitlines()] == ids.split(", ")


@then(parsers.parse('it exits with {code:d} and says "{what}"'))
def _exits(desk: Desk, code: int, what: str) -> None:
    assert desk.result is not None
    assert desk.result.returncode == code
    assert what in desk.result.stderr
    assert "Traceback" not in desk.result.stderr


@then(parsers.parse('the fact file has that decision by "{name}"'))
def _decided(desk: Desk, name: str) -> None:
    (decision,) = load(desk.facts)[0].decisions
    assert (decision.conflict, decision.verdict, decision.by) == (desk.finding, "source-error", name)
    assert decision.on is not None


@then("the check no longer fails")
def _passes(desk: Desk) -> None:
    result = desk.run("check")
    assert result.returncode == 0, result.stdout


@then("a second decision on it is refused")
def _refused(desk: Desk) -> None:
    result = desk.run("review", desk.finding, "--verdict", "unresolved", "--because", "x")
    assert result.returncode == 2
    assert "is already decided: source-error" in result.stderr
