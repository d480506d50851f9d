"""The interactive review: a card a proposal, a key a decision."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import click

from timeline.commands._card import card, preview
from timeline.commands._files import with_texts
from timeline.commands._keyboard import Keyboard
from timeline.commands._notes import near_kind
from timeline.commands._terminal import harmless, tell
from timeline.errors import BadRequest, ChangedUnderneath, Problem, TimelineError
from timeline.knowledge import kind_names
from timeline.records.claim import Claim
from timeline.records.facts import Event
from timeline.store.reviewing import Review, proposed

KEYS = """\
  a accept      r reject, with a reason     c correct: a date, {date: 1953}, or kind: visit
  n next        b back                      l link to an event: its number, its id, or +new-id Title
  u undo        q quit; go on any time      ? these keys"""

SHORT = "[a]ccept [r]eject [c]orrect [l]ink [n]ext [b]ack [u]ndo [q]uit [?]"

ARROWS = {"\x1b[C": "n", "\x1b[D": "b", " ": "n", "\x04": "q"}

CHOICES = 9
"""How many events are offered to link a claim to."""


def walk(facts: Path) -> None:
    """Show a card a proposal and do what the keys say, until the end, `q` or Ctrl-C; BadRequest without a terminal."""
    review = Review(facts)
    if not review.order:
        tell("Nothing to review: no claim is proposed.")
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadRequest(
            Problem("a review needs a terminal", mend="use --list, --accept ID, --reject ID --because TEXT")
        )
    texts = with_texts(facts, review.facts, review.marks).texts
    with suppress(KeyboardInterrupt, EOFError), Keyboard() as keyboard:
        while (claim := review.claim) is not None:
            joined = _show(review, claim, texts)
            if not _keys(review, claim, joined, keyboard):
                break
    did = [step.did for step in review.steps]
    accepted, rejected, left = did.count("accepted"), did.count("rejected"), len(proposed(review.facts))
    tell(f"{accepted} accepted, {rejected} rejected, {left} still proposed. Next: timeline check")


def _show(review: Review, claim: Claim, texts: Mapping[str, str | None]) -> str | None:
    """Print the card, and return the id of the event that the claim would join."""
    place = click.style(f"{review.at + 1} of {len(review.order)}", dim=True)
    seen = preview(review.facts, claim, texts)
    _print(f"\n{place}   {card(review.facts, claim, review.whys.get(claim.id), texts.get(claim.source), seen)}")
    return seen.event.id if seen.event else None


def _print(text: str, end: str = "\n") -> None:
    click.echo(text + end, nl=False, color=False if "NO_COLOR" in os.environ else None)


def _keys(review: Review, claim: Claim, joined: str | None, keyboard: Keyboard) -> bool:
    """Ask for keys until one has moved the review or changed the claim; False ends the walk."""
    while True:
        _print(f"\n{SHORT} ", end="")
        key = keyboard.key()
        key = ARROWS.get(key, key.lower())
        _print(key if key.isprintable() else "")
        if key == "q":
            return False
        try:
            if _done(review, claim, joined, key, keyboard):
                return True
        except ChangedUnderneath as error:
            tell(str(error))
            review.reload()
            return True
        except TimelineError as error:
            tell(str(error))


def _done(review: Review, claim: Claim, joined: str | None, key: str, keyboard: Keyboard) -> bool:
    """Do what a key says; False when there is nothing new to show."""
    if key == "a":
        review.decide("accepted")
    elif key == "r":
        return _typed(keyboard, "because", lambda text: review.decide("rejected", text))
    elif key == "c":
        return _typed(keyboard, "correct", lambda text: _correct(review, text))
    elif key == "l":
        return _link(review, claim, joined, keyboard)
    elif key == "n":
        review.skip()
    elif key == "b":
        review.back()
    elif key == "u":
        step = review.undo()
        _print(f"taken back: {step.claim} {step.did}" if step else "nothing to undo")
        return step is not None
    else:
        _print(KEYS)
        return False
    return True


def _correct(review: Review, text: str) -> None:
    review.correct(text)
    kind = review.claim.kind if review.claim else None
    if kind and kind not in kind_names():
        tell(f"not known here as a kind, so that no rule looks for it: {near_kind(kind)}")


def _typed(keyboard: Keyboard, question: str, do: Callable[[str], None]) -> bool:
    """Ask for a line and use it; an empty one, or Ctrl-C, changes nothing."""
    text = keyboard.line(f"  {question}")
    if text:
        do(text)
    else:
        _print("  nothing changed")
    return bool(text)


def _link(review: Review, claim: Claim, joined: str | None, keyboard: Keyboard) -> bool:
    events = nearest(review.facts.events, claim, joined)
    offered = events[:CHOICES]
    for n, event in enumerate(offered, 1):
        about = " · ".join(part for part in (event.kind, ", ".join(event.parties), event.date) if part)
        _print(harmless(f"  {n}  {event.id}   {event.title or ''}   {about}"))
    if len(events) > CHOICES:
        _print(f"     and {len(events) - CHOICES} more, by their ids")

    def link(text: str) -> None:
        if text.startswith("+"):
            id, _, title = text[1:].strip().partition(" ")
            review.link(id, title.strip() or id)
        elif text.isdecimal() and 0 < int(text) <= len(offered):
            review.link(offered[int(text) - 1].id)
        else:
            review.link(text)

    return _typed(keyboard, "event: a number, an id, or +new-id Title", link)


def nearest(events: tuple[Event, ...], claim: Claim, joined: str | None) -> list[Event]:
    """Return the events, the one it would join first, then those of its kind and parties, then in the file's order."""

    def distance(event: Event) -> tuple[bool, bool, bool]:
        return event.id != joined, event.kind != claim.kind, not set(event.parties) & set(claim.parties)

    return sorted(events, key=distance)
