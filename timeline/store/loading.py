"""From a fact file, or a folder of them, to `Facts`, or to every problem at its line."""

import os
import pathlib
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from pydantic import ValidationError

from timeline.errors import InvalidFacts, Problem
from timeline.records.base import Record
from timeline.records.claim import Claim
from timeline.records.facts import Decision, Event, Facts
from timeline.records.source import Source
from timeline.span import Location
from timeline.store.excerpts import Excerpts
from timeline.store.files import decode, files_of, read_bytes
from timeline.store.places import Place, places
from timeline.store.problems import Fault, Path, faults, suggest
from timeline.store.references import Reference, dangling, escaping, plain_references, references
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


def load(path: str | os.PathLike[str]) -> tuple[Facts, Mapping[str, Location]]:
    """Return the facts of a file, or of the `*.yaml` files of a folder, and where each entry stands.

    The places are keyed `claims/ID`, `events/ID`, `sources/ID`, `decisions/N` (from 0), and by section name.
    Raises InvalidFacts with every problem found, up to `tree.MAX_FLAWS` a file.
    """
    files = [read(decode(read_bytes(file), file), str(file)) for file in files_of(pathlib.Path(path))]
    facts, marks, problems = join(files)
    if problems:
        raise InvalidFacts(problems)
    return facts, marks


def loads(text: str, path: str = "facts.yaml") -> tuple[Facts, Mapping[str, Location]]:
    """Return the facts of a text, as `load` does of a file; `path` is what problems name."""
    facts, marks, problems = join([read(text.removeprefix("\ufeff"), path)])
    if problems:
        raise InvalidFacts(problems)
    return facts, marks


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
    wrong, broken = list(_header(value)), list[Reference]()
    records = {
        section: _entries(section, model, value.get(section), wrong, broken) for section, model in SECTIONS.items()
    }
    records["decisions"] = _decisions(value.get("decisions"), wrong)
    title = value.get("title")
    title = title if isinstance(title, str) else None
    return File(path, text, title, records, tree.marks, tree.flaws, tuple(wrong), tuple(broken), tree.whole)


def join(files: Iterable[File]) -> tuple[Facts, Mapping[str, Location], list[Problem]]:
    """Return the facts of some files together, where each entry stands, and the problems of all, in order."""
    files = list(files)
    records: dict[str, list[Any]] = {section: [] for section in (*SECTIONS, "decisions")}
    marks: dict[str, Location] = {}
    origin: dict[Path, tuple[File, Path]] = {}
    found: dict[str, list[Fault]] = {file.path: list(file.faults) for file in files}
    for file in files:
        excerpts = Excerpts(file.text, file.path)
        for path, (start, _) in file.marks.items():
            joint = _joint(path, len(records["decisions"]))
            name = "/".join(map(str, joint))
            first, _ = origin.setdefault(joint, (file, path))
            if first is file:
                marks[name] = excerpts.locate(start)
            elif len(path) == 2:
                what = f"the id `{path[1]}` is already at {marks[name]}"
                found[file.path].append(Fault(path, what, "give one of the two another id", at_key=True))
        for section, entries in file.records.items():
            records[section] += entries
    title = next((file.title for file in files if file.title is not None), None)
    facts = Facts(title=title, **{section: tuple(entries) for section, entries in records.items()})
    if all(file.whole for file in files):
        known = {
            section: {str(path[1]) for path in origin if len(path) == 2 and path[0] == section} for section in SECTIONS
        }
        named = chain(references(facts), (reference for file in files for reference in file.broken))
        for fault in dangling(named, known):
            file, path = origin[fault.path[:2]]
            found[file.path].append(fault._replace(path=(*path, *fault.path[2:])))
    return facts, marks, [problem for file in files for problem in _problems(file, found[file.path])]


def _joint(path: Path, decisions: int) -> Path:
    """The path of an entry in the joint store: decisions are counted on from file to file."""
    if path[0] == "decisions" and len(path) == 2 and isinstance(path[1], int):
        return ("decisions", path[1] + decisions)
    return path


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
            wrong += faults(error.errors(include_url=False), entry, Decision, ("decisions", n))
    return found if len(found) == len(value) else []


def _shape(model: type[Record]) -> str:
    return f"as in `{next(name for name in model.model_fields if name != 'id')}: …`"


def _problems(file: File, found: list[Fault]) -> list[Problem]:
    """Turn what is wrong with a file into problems with line, column and caret, in the order of the file."""
    if not found and not file.flaws:
        return []
    wanted = {fault.path[:n] for fault in found for n in range(1, len(fault.path) + 1)}
    stands = places(file.text, wanted) if found else {}
    flaws = [*file.flaws, *(_flaw(fault, stands, file.text) for fault in found)]
    flaws.sort(key=lambda flaw: (flaw.start, flaw.what))
    excerpts = Excerpts(file.text, file.path)
    problems = [excerpts.problem(flaw) for flaw in flaws[:MAX_FLAWS]]
    if len(flaws) >= MAX_FLAWS:
        place = Location(file.path)
        problems.append(Problem(f"{MAX_FLAWS} problems are listed, and there may be more", place, "mend these first"))
    return problems


def _flaw(fault: Fault, stands: Mapping[Path, Place], text: str) -> Flaw:
    """Give a fault its stretch of the text: its own, or that of the nearest entry around it."""
    path = next((fault.path[:n] for n in range(len(fault.path), 0, -1) if fault.path[:n] in stands), None)
    if path is None:
        return Flaw(fault.what, 0, 1, fault.mend)
    place = stands[path]
    if fault.at_key or path != fault.path:
        return Flaw(fault.what, *place.key, fault.mend)
    start, end = place.value
    if fault.offset and "\n" not in text[start:end]:
        start += fault.offset + (text[start : start + 1] in ("'", '"'))
    return Flaw(fault.what, min(start, end - 1), end, fault.mend)
