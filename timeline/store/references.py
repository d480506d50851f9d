"""What one entry says of another: ids that must exist, and files that must lie within the project."""

from collections.abc import Iterator, Mapping, Set
from pathlib import PurePosixPath, PureWindowsPath

from timeline.records.facts import Facts
from timeline.records.says import Between, OneOf, Statement
from timeline.records.when import When, parse_reference, parse_when
from timeline.store.problems import Fault, Path, suggest

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


def dangling(facts: Facts, known: Mapping[str, Set[str]]) -> Iterator[Fault]:
    """Yield a fault for every id that is not among the known ones of its section, and every path that leads out."""
    ids = _Ids(known)
    for source in facts.sources:
        base: Path = ("sources", source.id)
        for n, other in enumerate(source.derived_from):
            yield from ids.source(other, (*base, "derived_from", n))
        if source.path is not None and leads_out(source.path):
            mend = "copy the file into the project, as seeds/…, and name it from there"
            yield Fault((*base, "path"), f"the path `{source.path}` leads out of the project", mend)
    for claim in facts.claims:
        base = ("claims", claim.id)
        yield from ids.source(claim.source, (*base, "source"))
        if claim.event is not None:
            yield from ids.about(claim.event, (*base, "event"))
        for path, about in abouts(claim.says):
            yield from ids.about(about, (*base, *path))
        for path, text, when in whens(claim.says):
            yield from ids.when(when, text, (*base, *path))
    for n, decision in enumerate(facts.decisions):
        if decision.claim is not None and decision.claim not in ids.claims:
            mend = suggest(decision.claim, ids.claims, "name a claim of this store")
            yield Fault(("decisions", n, "claim"), f"there is no claim `{decision.claim}`", mend)


def leads_out(path: str) -> bool:
    """Tell whether a path, as written, is absolute or climbs with `..`, on any system."""
    posix, windows = PurePosixPath(path), PureWindowsPath(path)
    absolute = posix.is_absolute() or bool(windows.drive or windows.root) or path.startswith("~")
    return absolute or ".." in posix.parts or ".." in windows.parts or "\0" in path


class _Ids:
    """The ids of a store, asked one by one."""

    def __init__(self, known: Mapping[str, Set[str]]) -> None:
        self.sources, self.events, self.claims = known["sources"], known["events"], known["claims"]

    def source(self, id: str, path: Path, offset: int = 0) -> Iterator[Fault]:
        if id not in self.sources:
            mend = suggest(id, self.sources, "name a source of this store, or add it under `sources`")
            yield Fault(path, f"there is no source `{id}`", mend, offset=offset)

    def event(self, id: str, path: Path, offset: int = 0) -> Iterator[Fault]:
        if id not in self.events:
            mend = suggest(id, self.events, "name an event of this store, or add it under `events`")
            yield Fault(path, f"there is no event `{id}`", mend, offset=offset)

    def about(self, id: str, path: Path) -> Iterator[Fault]:
        if id.startswith("published:"):
            return self.source(id.removeprefix("published:"), path, len("published:"))
        return self.event(id, path)

    def when(self, when: When, text: str, path: Path) -> Iterator[Fault]:
        if when.of is None:
            return iter(())
        offset = text.find(when.of)
        return self.source(when.of, path, offset) if when.anchor == "published" else self.event(when.of, path, offset)
