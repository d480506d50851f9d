"""What a reviewer sees and presses where the usual review does not lead: odd keys, odd claims, very large stores."""

import os
import pty
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import click
import pytest

from timeline.commands import _card, _keyboard, _walk
from timeline.commands._card import Preview, card, in_context, preview
from timeline.commands._keyboard import Keyboard
from timeline.commands._terminal import show
from timeline.records.claim import Claim, Quote
from timeline.records.facts import Decision, Event, Facts
from timeline.records.source import Source


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal as wide as these cards need, whatever the tests run in."""
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal whose other side is typed on: what is written to the descriptor arrives as keys."""
    typing, terminal = pty.openpty()
    monkeypatch.setattr(sys, "stdin", os.fdopen(terminal, "r", closefd=False))
    yield typing
    os.close(typing)
    os.close(terminal)


def test_keys_of_every_length(desk: int) -> None:
    """A letter of any script is one key, an arrow is one key, and an escape by itself is one too."""
    with Keyboard() as keyboard:
        os.write(desk, "aé中𝄞".encode())
        assert [keyboard.key() for _ in range(4)] == ["a", "é", "中", "𝄞"]
        os.write(desk, b"\x1b[C")
        assert keyboard.key() == "\x1b[C"
        os.write(desk, b"\x1b")
        assert keyboard.key() == "\x1b"


def test_no_keys_come_any_more(desk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the terminal has nothing more to give, the review is told so."""
    monkeypatch.setattr("timeline.commands._keyboard.os.read", lambda descriptor, size: b"")
    with Keyboard() as keyboard, pytest.raises(EOFError):
        keyboard.key()


def test_a_line_that_is_given_up(desk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C or Ctrl-D where a line is asked for gives an empty line, and keys are read one by one again."""

    def given_up(*arguments: object, **options: object) -> str:
        raise click.Abort

    monkeypatch.setattr(click, "prompt", given_up)
    with Keyboard() as keyboard:
        assert keyboard.line("because") == ""
        os.write(desk, b"q")
        assert keyboard.key() == "q"


def test_keys_without_terminal_modes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system has no terminal modes to set, keys are read the way that system has."""
    monkeypatch.setattr(_keyboard, "termios", None)
    monkeypatch.setattr(click, "getchar", lambda: "n")
    with Keyboard() as keyboard:
        assert keyboard.key() == "n"


def claim(id: str, **fields: object) -> Claim:
    """Return a proposed claim of a source of its own name."""
    return Claim.model_validate({"id": id, "source": "a", "says": {"date": "1953"}} | fields)


def test_a_claim_without_words_of_a_source_without_a_date() -> None:
    """A claim without a quote is shown as such, its source by its id and undated, and that no event takes it."""
    facts = Facts(sources=(Source(id="a"),), claims=(claim("one", note="from the caption"),))
    text = card(facts, facts.claims[0], None, None, Preview(None, "", (), (), 1, 1))
    assert "a (a; not dated)" in text
    assert "(no quote)" in text
    assert "note      from the caption" in text
    assert "joins     no event" in text
    assert "because" not in text


def test_words_whose_text_is_not_at_hand() -> None:
    """A quote is shown with its own surroundings, and that its text is not at hand, when it cannot be looked up."""
    lines = in_context(Quote(exact="in 1953", prefix="signed ", suffix=", they"), None)
    assert lines[-1] == "  (the source's text is not at hand)"
    assert "in 1953" in lines[0]


def test_paragraphs_of_the_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between paragraphs a pilcrow stands, so that a heading does not run into the words; a narrow terminal is kept."""
    text = "Old friends\n\nBy Ana Ruiz\n\nTies were established in 1953.\n\nMore of it, at some length.\n"
    quote = Quote(exact="Ties were established in 1953.")
    [line] = in_context(quote, text)
    plain = click.unstyle(line)
    assert plain == "  Old friends ¶ By Ana Ruiz ¶ Ties were established in 1953. ¶ More of it, at some length."
    monkeypatch.setenv("COLUMNS", "60")
    assert [len(click.unstyle(line)) < 60 for line in in_context(quote, text)] == [True, True]
    monkeypatch.setenv("COLUMNS", "10")
    assert max(len(click.unstyle(line)) for line in in_context(quote, text)) in range(30, 41)


def test_a_very_large_store_is_seen_by_its_nearest_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a store too large for a preview only the claims near the one are audited, which the card says."""
    monkeypatch.setattr(_card, "LARGE", 3)
    near = [claim(f"near-{n}", source="b", event="ties") for n in range(2)]
    kin = claim("kin", source="b", kind="visit", parties=("JP", "KH"))
    far = [claim(f"far-{n}", source="b", kind="aid", parties=("US",)) for n in range(5)]
    one = claim("one", event="ties", kind="visit", parties=("JP",))
    decisions = (
        Decision(conflict="x", verdict="unresolved", because="Open.", claim="far-1"),
        Decision(conflict="y", verdict="unresolved", because="Open."),
    )
    facts = Facts(
        sources=(Source(id="a"), Source(id="b")),
        events=(Event(id="ties", title="Ties"),),
        claims=(*far, *near, one),
        decisions=decisions,
    )
    seen = preview(facts, one, {})
    assert (seen.audited, seen.of) == (3, 8)
    assert seen.event is not None
    assert set(seen.event.claims) == {"near-0", "near-1", "one"}
    assert "(seen with the 3 nearest of 8 claims)" in card(facts, one, None, None, seen)
    assert preview(facts.model_copy(update={"claims": (*far, kin, one)}), one, {}).audited == 2


def test_an_event_is_described_before_it_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a claim is to be linked, the event it would join comes first, then those of its kind and its parties."""
    events = (
        Event(id="far", title="Far", kind="aid", parties=("US",)),
        Event(id="kin", title="Kin", kind="visit"),
        Event(id="same", title="Same", kind="visit", parties=("JP",), date="1953"),
        Event(id="joined"),
    )
    one = claim("one", kind="visit", parties=("JP",))
    assert [event.id for event in _walk.nearest(events, one, "joined")] == ["joined", "same", "kin", "far"]
    review = SimpleNamespace(facts=Facts(events=events))
    assert not _walk._link(review, one, "joined", SimpleNamespace(line=lambda question: ""))  # type: ignore[arg-type]
    printed = capsys.readouterr().out.splitlines()
    assert printed[1] == "  2  same   Same   visit · JP · 1953"
    assert printed[-1] == "  nothing changed"


def test_levels_are_coloured_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The level of a finding is coloured where a person looks at it, and not where they asked for no colour."""
    line = "facts.yaml:3:1  contradiction  broken-order\n"
    show(line)
    assert capsys.readouterr().out == line
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(click, "echo", lambda text, stream, nl: stream.write(text))
    show(line)
    assert "\x1b[31m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    show(line)
    assert capsys.readouterr().out == line
