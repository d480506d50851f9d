"""From a fact file, or a folder of them, to `Facts`, or to every problem at its line."""

import os
import pathlib
from collections.abc import Iterable, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from timeline.errors import InvalidFacts, Problem
from timeline.records.facts import Facts
from timeline.span import Location
from timeline.store.entries import SECTIONS, File, read
from timeline.store.excerpts import Excerpts
from timeline.store.fault import Fault, Path
from timeline.store.files import decode, files_of, read_bytes
from timeline.store.references import dangling, references
from timeline.store.tree import MAX_FLAWS, Flaw
from timeline.undisturbed import undisturbed

if TYPE_CHECKING:
    from timeline.store.places import Place


def load(path: str | os.PathLike[str]) -> tuple[Facts, Mapping[str, Location]]:
    """Return the facts of a file, or of the `*.yaml` files of a folder, and where each entry stands.

    The places are keyed `claims/ID`, `events/ID`, `sources/ID`, `decisions/N` (from 0), and by section name.
    Raises InvalidFacts with every problem found, up to `tree.MAX_FLAWS` a file.
    """
    with undisturbed():
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
        for fault in islice(dangling(named, known), MAX_FLAWS):
            file, path = origin[fault.path[:2]]
            found[file.path].append(fault._replace(path=(*path, *fault.path[2:])))
    return facts, marks, [problem for file in files for problem in _problems(file, found[file.path])]


def _joint(path: Path, decisions: int) -> Path:
    """The path of an entry in the joint store: decisions are counted on from file to file."""
    if path[0] == "decisions" and len(path) == 2 and isinstance(path[1], int):
        return ("decisions", path[1] + decisions)
    return path


def _problems(file: File, found: list[Fault]) -> list[Problem]:
    """Turn what is wrong with a file into problems with line, column and caret, in the order of the file."""
    if not found and not file.flaws:
        return []
    from timeline.store.places import places

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


def _flaw(fault: Fault, stands: "Mapping[Path, Place]", text: str) -> Flaw:
    """Give a fault its stretch of the text: its own, or that of the nearest entry around it."""
    path = next((fault.path[:n] for n in range(len(fault.path), 0, -1) if fault.path[:n] in stands), None)
    if path is None:
        return Flaw(fault.what, 0, 1, fault.mend)
    place = stands[path]
    if fault.at_key or path != fault.path:
        return Flaw(fault.what, place.key.start, place.key.end, fault.mend)
    start, end = place.value.start, place.value.end
    if fault.offset and "\n" not in text[start:end]:
        start += fault.offset + (text[start : start + 1] in ("'", '"'))
    return Flaw(fault.what, min(start, end - 1), end, fault.mend)
