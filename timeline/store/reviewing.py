"""A reviewer's walk through the proposed claims: where it stands, what was decided, and how to take it back.

The state is the file itself: a claim that is still proposed is still to be looked at, whenever the walk goes on.
"""

import os
import re
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from timeline.errors import BadRequest, ChangedUnderneath, Problem
from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.records.says import form_of
from timeline.store.amending import Edit, Setting, amend, undo
from timeline.store.files import files_of, read_bytes
from timeline.store.held import Held, hold
from timeline.store.layout import New
from timeline.store.single import amend_one
from timeline.store.tree import parse

_WHY = re.compile(r"[ \t]*# why: (.*?)\s*$")
_FIELDS = ("event", "kind", "parties", "qualifier", "says", "note", "quote")


class Step(NamedTuple):
    """Something that was done: to which claim, in a word, and the edits by which it is undone.

    `was`: the claim before, where nothing else was changed.
    """

    claim: str
    did: str
    edits: tuple[Edit, ...]
    was: Claim | None = None


class Review:
    """The proposals of a store in the order of the file, and the one that is looked at."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._read()
        self.order = [claim.id for claim in proposed(self.facts)]
        self.at = 0
        self.steps: list[Step] = []

    @property
    def claim(self) -> Claim | None:
        """The claim that is looked at; None when the walk is over."""
        return (
            next((claim for claim in self.facts.claims if claim.id == self.order[self.at]), None) if self.left else None
        )

    @property
    def left(self) -> int:
        """How many proposals lie ahead, the one that is looked at among them."""
        return len(self.order) - self.at

    def decide(self, status: str, because: str | None = None) -> None:
        """Set the status of the claim, with the reason, and go on to the next."""
        reason = [("because", because)] if because else []
        self._set(status, [("status", status), *reason])
        self.at += 1

    def correct(self, text: str) -> None:
        """Set what the claim says, or another of its fields, from what a person types; the claim stays proposed.

        `{date: 1953}` replaces what it says, `kind: visit` a field, a bare `1953` the value that its form is named for.
        Raises BadRequest for a text that is none of these, InvalidFacts for a value that the file may not hold.
        """
        claim = self._looked_at()
        typed = parse(text).value
        if isinstance(typed, dict) and len(typed) == 1 and next(iter(typed)) in _FIELDS and not text.startswith("{"):
            self._set("corrected", list(typed.items()))
        elif isinstance(typed, dict):
            self._set("corrected", [("says", typed)])
        elif isinstance(typed, str) and (form := form_of(claim.says)) is not None:
            self._apply("corrected", [Setting(("claims", claim.id, "says", form), typed)])
        else:
            mend = "type a date, `{date: 1953}`, or a field as in `kind: visit`"
            raise BadRequest(Problem(f"`{text}` is not a correction", mend=mend))

    def link(self, event: str, title: str | None = None) -> None:
        """Say which event the claim is about; with a title the event is added to the file."""
        claim = self._looked_at()
        new = {"title": title, "kind": claim.kind, "parties": list(claim.parties), "qualifier": claim.qualifier}
        events = [New(event, {key: value for key, value in new.items() if value})] if title else []
        self._apply("linked", [Setting(("claims", claim.id, "event"), event)], events)

    def skip(self) -> None:
        """Leave the claim proposed and go on to the next."""
        self.at = min(self.at + 1, len(self.order))

    def back(self) -> None:
        """Go to the claim before."""
        self.at = max(self.at - 1, 0)

    def undo(self) -> Step | None:
        """Take back the last thing that was done and return to its claim; None when nothing was done.

        Raises ChangedUnderneath when the file was edited since.
        """
        if not self.steps:
            return None
        step = self.steps[-1]
        undo(step.edits)
        self.steps.pop()
        if step.was is None:
            self.reload()
        else:
            self._swapped(step.was, step.edits[0].file, read_bytes(step.edits[0].file))
        self.at = self.order.index(step.claim)
        return step

    def reload(self) -> None:
        """Read the file again after an edit from outside; the walk stays where it is, without claims that are gone."""
        self._read()
        known = {claim.id for claim in self.facts.claims}
        ahead = [id for id in self.order[self.at :] if id in known]
        behind = [id for id in self.order[: self.at] if id in known]
        new = [claim.id for claim in proposed(self.facts) if claim.id not in self.order]
        self.order, self.at = [*behind, *ahead, *new], len(behind)

    def _looked_at(self) -> Claim:
        if self.claim is None:
            raise BadRequest(Problem("there is no proposal left to look at"))
        return self.claim

    def _set(self, did: str, fields: list[tuple[str, object]]) -> None:
        claim = self._looked_at()
        self._apply(did, [Setting(("claims", claim.id, field), value) for field, value in fields])

    def _apply(self, did: str, settings: list[Setting], events: list[New] | None = None) -> None:
        claim = self._looked_at()
        with suppress(ChangedUnderneath):  # then the whole is read again
            single = None if events else amend_one(self.path, self.raw, self.facts, claim, settings)
            if single:
                self._swapped(single.claim, single.edit.file, single.raw)
                self.steps.append(Step(claim.id, did, (single.edit,), claim))
                return
        change = amend(self.path, settings, events=events or (), seen=[claim])
        self._read()
        self.steps.append(Step(claim.id, did, change.edits))

    def _read(self) -> None:
        files_of(self.path)  # a store that is not there is not an empty one here
        held = hold(self.path)
        self.facts: Facts = held.facts
        self.raw = {file: raw for file, raw in held.raw.items() if raw is not None}
        self.marks = held.marks
        self.whys = whys(held)

    def _swapped(self, claim: Claim, file: Path, raw: bytes) -> None:
        """Go on with another version of a claim, and the file that it now stands in."""
        claims = tuple(claim if one.id == claim.id else one for one in self.facts.claims)
        self.facts = self.facts.model_copy(update={"claims": claims})
        self.raw[file] = raw


def proposed(facts: Facts) -> tuple[Claim, ...]:
    """Return the claims that wait for review, in the order of the file."""
    return tuple(claim for claim in facts.claims if claim.status == "proposed")


def whys(held: Held) -> Mapping[str, str]:
    """Return the derivation that stands as a comment with each claim, by the claim's id."""
    found: dict[str, str] = {}
    entries: dict[str, list[tuple[int, str]]] = {}
    for name, place in held.marks.items():
        entries.setdefault(place.path, []).append((place.line, name))
    for file, text in held.texts.items():
        standing = sorted(entries.get(str(file), ()))
        for line, words in enumerate(text.split("\n"), 1):
            if "# why: " in words and (why := _WHY.match(words)):
                before = bisect_right(standing, (line, "\uffff")) - 1
                section, _, id = standing[before][1].partition("/") if before >= 0 else ("", "", "")
                if section == "claims" and id:
                    found.setdefault(id, why[1])
    return found
