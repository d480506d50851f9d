"""A reviewer's edits: one value set or one decision added, and the rest of the file byte for byte as it was."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from timeline.errors import BadRequest, ChangedUnderneath, InvalidFacts, Problem
from timeline.records.base import Record
from timeline.records.claim import Claim
from timeline.records.facts import Decision, Facts
from timeline.store.entries import SECTIONS
from timeline.store.files import read_bytes
from timeline.store.held import Held, foresee, hold, keep
from timeline.store.layout import New, add_entries, add_item, set_value
from timeline.store.spelling import fields_of, flow
from timeline.store.tree import parse
from timeline.store.writing import alone, replace
from timeline.undisturbed import undisturbed

_BELOW = {"event": "source", "because": "status", "status": "quote"}
"""The key below which a new one is put."""


class Setting(NamedTuple):
    """A value to be set at a path of the file, as in `("claims", ID, "status")`."""

    path: tuple[str | int, ...]
    value: Any


class Amended(NamedTuple):
    """A change as made: the facts after it, and the bytes of its files before and after, by which it is undone."""

    facts: Facts
    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]


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
            below = _BELOW.get(str(setting.path[-1]))
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
        return Amended(facts, before, {file: read_bytes(file) for file in changed})


def undo(amended: Amended) -> None:
    """Put the bytes back as they were before a change; raises ChangedUnderneath when they were edited since."""
    for file, after in amended.after.items():
        with alone(file):
            replace(file, after, amended.before[file])


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


def _with(entry: Record, path: tuple[str | int, ...], value: Any) -> Record:
    """Return an entry with one value set, read as the file's text for it would be."""
    raw = entry.model_dump(by_alias=True, exclude_defaults=True)
    around: Any = raw
    for step in path[:-1]:
        around = around[step]
    around[path[-1]] = value
    return type(entry).model_validate(raw)
