"""What one entry says of another: ids that must exist, and files that must lie within the project."""

from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, NamedTuple

from timeline.records.facts import Facts
from timeline.records.says import Between, OneOf, Statement
from timeline.records.when import When, parse_reference, parse_when
from timeline.store.fault import Fault, Path

MAX_COMPARED = 20_000
"""How many pairs of an unknown and a known id are compared for the nearest spelling; after that none is suggested."""

_WHENS = ("date", "on", "over", "from_", "to")
_REFERENCES = ("before", "after", "during")


def whens(says: Statement, path: Path = ("says",)) -> Iterator[tuple[Path, str, When]]:
    """Yield every time that a statement names that hangs on a source or event: its path, its text, and as read."""
    if isinstance(says, OneOf):
        for n, option in enumerate(says.one_of):
            yield from whens(option, (*path, "one_of", n))
    values = vars(says)
    for name in _WHENS:
        text = values.get(name)
        if text is not None and text.startswith(("published", "event:")):
            yield (*path, name.rstrip("_")), text, parse_when(text)
    for name in _REFERENCES:
        if (text := values.get(name)) is not None:
            yield (*path, name), text, parse_reference(text)
    if isinstance(says, Between):
        for n, text in enumerate(says.between):
            yield (*path, "between", n), text, parse_reference(text)


def abouts(says: Statement, path: Path = ("says",)) -> Iterator[tuple[Path, str]]:
    """Yield the `event:` of a statement and of its options, each with its path."""
    if says.event is not None:
        yield (*path, "event"), says.event
    if isinstance(says, OneOf):
        for n, option in enumerate(says.one_of):
            yield from abouts(option, (*path, "one_of", n))


class Reference(NamedTuple):
    """What an entry says of another: at `path`, of which section, which id, how far into the value."""

    path: Path
    section: str
    id: str
    offset: int = 0


def references(facts: Facts) -> Iterator[Reference]:
    """Yield every id by which an entry of the store names another."""
    for source in facts.sources:
        for n, other in enumerate(source.derived_from):
            yield Reference(("sources", source.id, "derived_from", n), "sources", other)
    for claim in facts.claims:
        base: Path = ("claims", claim.id)
        yield Reference((*base, "source"), "sources", claim.source)
        if claim.event is not None:
            yield _about(claim.event, (*base, "event"))
        for path, about in abouts(claim.says):
            yield _about(about, (*base, *path))
        for path, text, when in whens(claim.says):
            if when.of is not None:
                section = "sources" if when.anchor == "published" else "events"
                yield Reference((*base, *path), section, when.of, text.find(when.of))
    for n, decision in enumerate(facts.decisions):
        if decision.claim is not None:
            yield Reference(("decisions", n, "claim"), "claims", decision.claim)


def plain_references(section: str, id: str, entry: Mapping[str, Any]) -> Iterator[Reference]:
    """Yield the ids that an entry names by itself, though it is no record because of something else."""
    if section == "claims":
        if isinstance(source := entry.get("source"), str):
            yield Reference((section, id, "source"), "sources", source)
        if isinstance(event := entry.get("event"), str):
            yield _about(event, (section, id, "event"))


def dangling(found: Iterable[Reference], known: Mapping[str, Set[str]]) -> Iterator[Fault]:
    """Yield a fault for every reference to an id that is not among the known ones of its section."""
    mends: dict[tuple[str, str], str] = {}
    for path, section, id, offset in found:
        if id not in known[section]:
            noun = section.removesuffix("s")
            mend = f"name one of this store, or add it under `{section}`"
            if len(mends) * len(known[section]) < MAX_COMPARED:
                from timeline.store.problems import suggest

                mend = mends.setdefault((section, id), suggest(id, known[section], mend))
            yield Fault(path, f"there is no {noun} `{id}`", mends.get((section, id), mend), offset=offset)


def escaping(section: str, id: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault for a source's path that leads out of the project."""
    path = entry.get("path")
    if section == "sources" and isinstance(path, str) and leads_out(path):
        mend = "copy the file into the project, as seeds/…, and name it from there"
        yield Fault((section, id, "path"), f"the path `{path}` leads out of the project", mend)


def leads_out(path: str) -> bool:
    """Tell whether a path, as written, is absolute or climbs with `..`, on any system."""
    posix, windows = PurePosixPath(path), PureWindowsPath(path)
    absolute = posix.is_absolute() or bool(windows.drive or windows.root) or path.startswith("~")
    return absolute or ".." in posix.parts or ".." in windows.parts or "\0" in path


def _about(id: str, path: Path) -> Reference:
    prefix = "published:"
    if id.startswith(prefix):
        return Reference(path, "sources", id.removeprefix(prefix), len(prefix))
    return Reference(path, "events", id)
