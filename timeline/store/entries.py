"""One fact file's text to its records, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, NamedTuple

from pydantic import ValidationError

from timeline.records.base import Record
from timeline.records.claim import Claim
from timeline.records.facts import Decision, Event
from timeline.records.source import Source
from timeline.store.fault import Fault, Path
from timeline.store.references import Reference, escaping, plain_references
from timeline.store.tree import MAX_FLAWS, Flaw, parse

VERSION = 1
"""The version of the format that this program writes, and the newest it reads."""

SECTIONS: Mapping[str, type[Record]] = {"sources": Source, "events": Event, "claims": Claim}
KEYS = ("version", "title", *SECTIONS, "decisions")


class File(NamedTuple):
    """A fact file as read: its text, its records by section, where entries stand in the text, and what is wrong."""

    path: str
    text: str
    title: str | None
    records: Mapping[str, list[Any]]
    marks: Mapping[Path, tuple[int, int]]
    flaws: tuple[Flaw, ...] = ()
    faults: tuple[Fault, ...] = ()
    broken: tuple[Reference, ...] = ()  # what entries that are no records name
    whole: bool = True  # False: reading stopped before the end


def read(text: str, path: str) -> File:
    """Return the records of one file's text; what is wrong with it is listed in the result."""
    tree = parse(text)
    value = {} if tree.value is None else tree.value
    if not isinstance(value, dict):
        flaw = Flaw(
            "this is not a fact file", 0, 1, "it begins with `version: 1`, then `sources:`, `events:`, `claims:`"
        )
        return File(path, text, None, {}, {}, (*tree.flaws, flaw), whole=False)
    if (unfit := _version(value)) is not None:
        return File(path, text, None, {}, tree.marks, faults=(unfit,), whole=False)
    wrong, broken = list(islice(_header(value), MAX_FLAWS)), list[Reference]()
    records = {
        section: _entries(section, model, value.get(section), wrong, broken) for section, model in SECTIONS.items()
    }
    records["decisions"] = _decisions(value.get("decisions"), wrong)
    title = value.get("title")
    title = title if isinstance(title, str) else None
    return File(path, text, title, records, tree.marks, tree.flaws, tuple(wrong), tuple(broken), tree.whole)


def _version(value: dict[str, Any]) -> Fault | None:
    """Say what is wrong with the version; of a newer file nothing else can be judged."""
    version = value.get("version", str(VERSION))
    if not isinstance(version, str) or not version.isdecimal() or not int(version[:9]):
        return Fault(("version",), "the version is not a number", f"write `version: {VERSION}`")
    if int(version[:9]) > VERSION:
        mend = f"this program reads version {VERSION}: install a newer one with `pip install --upgrade timeline`"
        return Fault(("version",), f"the file is of version {version}, written for a newer timeline", mend)
    return None


def _header(value: dict[str, Any]) -> Iterable[Fault]:
    for key in value:
        if key not in KEYS:
            from timeline.store.problems import suggest

            yield Fault((key,), f"unknown key `{key}`", suggest(key, KEYS, "take it out"), at_key=True)
    if not isinstance(value.get("title", ""), str | None):
        yield Fault(("title",), "`title` wants a text", "write one line")


def _entries(section: str, model: type[Record], value: Any, wrong: list[Fault], broken: list[Reference]) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, dict):
        wrong.append(
            Fault((section,), f"`{section}` wants entries by their ids", "as in `an-id:`, and its keys below", True)
        )
        return []
    found: list[Any] = []
    validate = model.model_validate
    for id, entry in value.items():
        if len(wrong) >= MAX_FLAWS:
            break
        base = (section, id)
        if entry is None:
            entry = {}
        if not isinstance(entry, dict):
            wrong.append(Fault(base, f"`{id}` wants keys and values below it", _shape(model)))
            continue
        if "id" in entry:
            wrong.append(
                Fault((*base, "id"), "unknown key `id`", "the key of the entry is its id: take this out", True)
            )
            continue
        wrong += escaping(section, id, entry)
        raw = {"id": id, **entry}
        try:
            found.append(validate(raw))
        except ValidationError as error:
            from timeline.store.problems import faults

            broken += plain_references(section, id, entry)
            for fault in faults(error.errors(include_url=False), raw, model, base):
                wrong.append(fault._replace(path=base, at_key=True) if fault.path == (*base, "id") else fault)
    return found


def _decisions(value: Any, wrong: list[Fault]) -> list[Decision]:
    if value is None:
        return []
    if not isinstance(value, list):
        wrong.append(Fault(("decisions",), "`decisions` wants a list", "let each begin with `- conflict: …`", True))
        return []
    found = []
    for n, entry in enumerate(value):
        try:
            found.append(Decision.model_validate(entry))
        except ValidationError as error:
            from timeline.store.problems import faults

            wrong += faults(error.errors(include_url=False), entry, Decision, ("decisions", n))
    return found if len(found) == len(value) else []


def _shape(model: type[Record]) -> str:
    return f"as in `{next(name for name in model.model_fields if name != 'id')}: …`"
