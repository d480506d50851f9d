"""A reviewer's edits: one value set or one decision added, and the rest of the file byte for byte as it was."""

import os
from bisect import bisect_left
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from timeline.errors import BadRequest, ChangedUnderneath, InvalidFacts, Problem
from timeline.records.base import Record
from timeline.records.claim import Claim
from timeline.records.facts import Decision, Facts
from timeline.span import Location
from timeline.store.entries import SECTIONS
from timeline.store.files import read_bytes
from timeline.store.held import Held, foresee, hold, keep
from timeline.store.layout import New, add_entries, add_item, set_value
from timeline.store.spelling import fields_of, flow
from timeline.store.tree import parse
from timeline.store.writing import alone, replace
from timeline.undisturbed import undisturbed

BELOW = {"event": "source", "because": "status", "status": "quote"}
"""The key below which a new one is put."""


Entry = TypeVar("Entry", bound=Record)


class Setting(NamedTuple):
    """A value to be set at a path of the file, as in `("claims", ID, "status")`."""

    path: tuple[str | int, ...]
    value: Any


class Edit(NamedTuple):
    """A stretch of a file that was replaced, from a byte on, and the digest of the file after it."""

    file: Path
    at: int
    old: bytes
    new: bytes
    digest: bytes

    @classmethod
    def of(cls, file: Path, before: bytes, after: bytes) -> "Edit":
        """Return the edit that makes one the other, with nothing that both have at their ends."""
        most = min(len(before), len(after))
        head = _alike(most, lambda n: before[:n] == after[:n])
        tail = _alike(most - head, lambda n: before[len(before) - n :] == after[len(after) - n :])
        stretch = before[head : len(before) - tail], after[head : len(after) - tail]
        return cls(file, head, *stretch, sha256(after).digest())


def _alike(most: int, same: Callable[[int], bool]) -> int:
    """Return the largest number up to `most` for which it is the same, as it is for all below."""
    return bisect_left(range(1, most + 1), True, key=lambda n: not same(n))


class Amended(NamedTuple):
    """A change as made: the facts after it, and the edits by which it is undone."""

    facts: Facts
    edits: tuple[Edit, ...]


def amend(
    path: str | os.PathLike[str],
    settings: Iterable[Setting] = (),
    decisions: Iterable[Decision] = (),
    events: Iterable[New] = (),
    seen: Iterable[Claim] = (),
) -> Amended:
    """Set values, add decisions and events, and return how to undo it.

    `seen`: the claims as the reviewer saw them; one that is no longer so raises ChangedUnderneath. BadRequest: there is
    no such entry. InvalidFacts: the file would not load with the new values. Then nothing is written.
    """
    path, settings = Path(path), tuple(settings)
    with alone(path), undisturbed():
        held = hold(path)
        _as_seen(held, seen)
        texts = dict(held.texts)
        for event in events:
            home = held.home("events") or next(iter(texts))
            texts[home] = add_entries(texts[home], "events", [event])
        for setting in settings:
            home = _home(held, setting)
            below = BELOW.get(str(setting.path[-1]))
            texts[home] = set_value(texts[home], setting.path, setting.value, after=below)
        for decision in decisions:
            home = held.home("decisions") or held.home(f"claims/{decision.claim}") or next(iter(texts))
            texts[home] = add_item(texts[home], "decisions", fields_of(decision))
        first = held.home("events")  # so that no claim is ever about an event that is not there
        changed = {f: texts[f] for f in sorted(texts, key=lambda f: f != first) if texts[f] != held.texts[f]}
        facts = foresee(held, changed)
        _see(settings, held, facts)
        keep(held, changed)
        before = {file: raw for file in changed if (raw := held.raw[file]) is not None}
        return Amended(facts, tuple(Edit.of(file, raw, read_bytes(file)) for file, raw in before.items()))


def undo(edits: Iterable[Edit]) -> None:
    """Put the bytes back as they were before a change; raises ChangedUnderneath when the files were edited since."""
    for edit in edits:
        with alone(edit.file):
            now = read_bytes(edit.file)
            if sha256(now).digest() != edit.digest:
                what = "the file was edited since; nothing was taken back"
                raise ChangedUnderneath(Problem(what, Location(str(edit.file)), "take it back by hand"))
            replace(edit.file, now, now[: edit.at] + edit.old + now[edit.at + len(edit.new) :])


def changed_by(claim: Claim, settings: Iterable[Setting]) -> Claim | None:
    """Return the claim with values of its own set; None where one is no value that it may have, or another's."""
    for path, value in settings:
        if path[:2] != ("claims", claim.id):
            return None
        try:
            claim = _with(claim, path[2:], parse(flow(value)).value)
        except (ValueError, KeyError, TypeError):
            return None
    return claim


def _as_seen(held: Held, seen: Iterable[Claim]) -> None:
    now = {claim.id: claim for claim in held.facts.claims}
    for claim in seen:
        if now.get(claim.id) != claim:
            place = held.marks.get(f"claims/{claim.id}")
            what = f"the claim `{claim.id}` was edited meanwhile; nothing was written"
            raise ChangedUnderneath(Problem(what, place, "look at it again"))


def _home(held: Held, setting: Setting) -> Path:
    name = "/".join(map(str, setting.path[:2]))
    home = held.home(name)
    if home is None:
        raise BadRequest(Problem(f"there is no {name}", mend="`timeline review --list` shows the proposals"))
    return home


def _see(settings: Iterable[Setting], held: Held, facts: Facts) -> None:
    """See that the settings changed what they name, and nothing else."""
    wanted = {(section, entry.id): entry for section in SECTIONS for entry in getattr(held.facts, section)}
    for path, value in settings:
        key = (str(path[0]), str(path[1]))
        wanted[key] = _with(wanted[key], path[2:], parse(flow(value)).value)
    now = {(section, entry.id): entry for section in SECTIONS for entry in getattr(facts, section)}
    for key, entry in wanted.items():
        if now.get(key) != entry:
            mend = "edit the line by hand; nothing was written"
            what = f"the layout leaves no safe place to write {'/'.join(key)}"
            raise InvalidFacts(Problem(what, held.marks.get("/".join(key)), mend))


def _with(entry: Entry, path: tuple[str | int, ...], value: Any) -> Entry:
    """Return an entry with one value set, read as the file's text for it would be."""
    raw = entry.model_dump(by_alias=True, exclude_defaults=True)
    around: Any = raw
    for step in path[:-1]:
        around = around[step]
    around[path[-1]] = value
    return type(entry).model_validate(raw)
