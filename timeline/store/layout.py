"""Changing a fact file's text without touching a person's lines: where a thing is inserted, which token is replaced."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline.errors import BadRequest, Problem
from timeline.span import Span
from timeline.store.fault import Path
from timeline.store.places import Place, places
from timeline.store.spelling import entry, flow, scalar
from timeline.store.tree import parse

ORDER = ("version", "title", "sources", "events", "claims", "decisions")
"""The order in which sections stand in a file of ours; a missing one is put after those that come before it."""


class Change(NamedTuple):
    """New text for a stretch of the old; an empty stretch is an insertion."""

    span: Span
    text: str


class New(NamedTuple):
    """An entry to be written: its id, its fields as the file spells them, and a comment that says why it is there."""

    id: str
    fields: Mapping[str, Any]
    why: str = ""


def apply(text: str, change: Change) -> str:
    """Return the text with one stretch replaced, the new text's line ends made those of the file."""
    ending = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    return text[: change.span.start] + change.text.replace("\n", ending) + text[change.span.end :]


def add_entries(text: str, section: str, new: list[New]) -> str:
    """Return the text with entries appended to a section of entries; the section is added when there is none."""
    tree = parse(text)
    ids = [str(path[1]) for path in tree.marks if len(path) == 2 and path[0] == section]
    edges = [(section, ids[0]), (section, ids[-1])] if ids else []
    inner = [(*edge, key) for edge in edges for key in (tree.value[section][edge[1]] or {})]
    found = places(text, {(), (section,), *edges, *inner})
    root, home = found.get(()), found.get((section,))
    if root is None or home is None:
        return _add_section(text, section, _block(new), _braces(new))
    if home.flow and (ids or not _hollow(text, home)):
        return apply(text, _into_flow(text, home, _pairs(new)))
    if not ids:
        return _fill(text, home, _block(new), _braces(new), in_flow=root.flow)
    first = found[edges[0]]
    indent = _column(text, first.key.start)
    step = next((_column(text, found[key].key.start) - indent for key in inner if not first.flow), 2)
    gap = (
        "\n"
        if _blank_between(text, [path for path in tree.marks if len(path) == 2 and path[0] == section], tree.marks)
        else ""
    )
    lines = "".join(gap + "\n".join(entry(*item, indent=indent, step=max(step, 1))) + "\n" for item in new)
    return apply(text, _after(text, home.value.end, indent, lines))


def add_item(text: str, section: str, fields: Mapping[str, Any]) -> str:
    """Return the text with an item appended to a section that is a list; the section is added when there is none."""
    tree = parse(text)
    items = [path for path in tree.marks if len(path) == 2 and path[0] == section]
    found = places(text, {(), (section,), *items[:1]})
    root, home = found.get(()), found.get((section,))
    if root is None or home is None:
        return _add_section(text, section, _item(fields, 2), f"[{flow(fields)}]")
    if home.flow and (items or not _hollow(text, home)):
        return apply(text, _into_flow(text, home, flow(fields)))
    if not items:
        return _fill(text, home, _item(fields, 2), f"[{flow(fields)}]", in_flow=root.flow)
    indent = _column(text, home.value.start)
    return apply(text, _after(text, home.value.end, indent, _item(fields, indent)))


def set_value(text: str, path: Path, value: Any, after: str | None = None) -> str:
    """Return the text with one value set: its token is replaced, or its key added to the entry around it.

    `after`: the key below which a new key is put, where the entry has it. Raises BadRequest for an unknown entry.
    """
    above = path[:-1]
    tree = parse(text)
    around = tree.value
    for step in above:
        around = around[step] if isinstance(around, dict) and step in around else None
    if not isinstance(around, dict) or not around:
        raise BadRequest(Problem(f"there is no entry {'/'.join(map(str, above))}", mend="see which ids the file has"))
    keys = [(*above, key) for key in around]
    found = places(text, {above, path, *keys})
    home = found[above]
    if path in found:
        old = found[path].value
        spelled = flow(value)
        gap = " " if old.start and text[old.start - 1] == ":" else ""
        return apply(text, Change(_trimmed(text, old), gap + spelled))
    if home.flow:
        return apply(text, _into_flow(text, home, f"{path[-1]}: {flow(value)}"))
    last = found[(*above, after)] if after is not None and after in around else found[keys[-1]]
    indent = _column(text, found[keys[0]].key.start)
    return apply(text, _after(text, last.value.end, indent + 1, f"{' ' * indent}{path[-1]}: {flow(value)}\n"))


def _add_section(text: str, section: str, block: str, braces: str) -> str:
    tree = parse(text)
    found = places(text, {(), *((name,) for name in ORDER)})
    root = found.get(())
    if root is not None and root.flow:
        return apply(text, _into_flow(text, root, f"{section}: {braces}"))
    before = [name for name in ORDER[: ORDER.index(section)] if (name,) in found]
    lines = f"\n{section}:\n{block}"
    if root is None or tree.value is None:
        return apply(
            text, Change(Span(len(text), len(text)), ("\n" if text and not text.endswith("\n") else "") + lines)
        )
    end = max((found[(name,)].value.end for name in before), default=root.value.end)
    return apply(text, _after(text, end, 1, lines))


def _fill(text: str, home: Place, block: str, braces: str, in_flow: bool) -> str:
    """Put the first entries into a section that is there and empty."""
    written = text[home.value.start : home.value.end]
    if in_flow:
        gap = " " if text[home.value.start - 1] == ":" else ""
        return apply(text, Change(home.value, gap + braces))
    if written:
        start = home.key.end + 1
        text = text[:start] + text[home.value.end :]
        return apply(text, _after(text, start, 1, block))
    return apply(text, _after(text, home.key.end + 1, 1, block))


def _hollow(text: str, home: Place) -> bool:
    """Tell whether brackets hold nothing, not even a comment, so that no line of a person's is lost with them."""
    return not text[home.value.start + 1 : home.value.end - 1].strip()


def _into_flow(text: str, home: Place, pairs: str) -> Change:
    """Put more into brackets: before the closing one, with a comma where one is needed."""
    close = home.value.end - 1
    inside = re.sub(r"(^|\s)#[^\n]*", "", text[home.value.start + 1 : close]).rstrip()
    comma = ", " if inside and not inside.endswith(",") else " " if inside else ""
    start = text.rfind("\n", 0, close) + 1
    if not text[start:close].strip():
        return Change(
            Span(close, close), f"{comma.strip()} {pairs}\n"
        )  # the bracket has a line of its own, and keeps it
    at = max(start, home.value.start + 1) + len(text[max(start, home.value.start + 1) : close].rstrip())
    return Change(Span(at, at), comma + pairs)


def _after(text: str, end: int, indent: int, lines: str) -> Change:
    """Put lines below the line on which `end` lies, and below the comments that are indented to what stands there."""
    if text[:end].endswith("\n"):
        lines = lines.lstrip("\n")  # the end of a block text, to which an empty line would be added
    else:
        stop = text.find("\n", end)
        if stop < 0:
            return Change(Span(len(text), len(text)), "\n" + lines)
        end = stop + 1
    at = end
    while at < len(text):
        stop = text.find("\n", at) + 1 or len(text)
        line = text[at:stop]
        bare = line.strip()
        if bare and not (bare.startswith("#") and len(line) - len(line.lstrip(" ")) >= max(indent, 1)):
            break
        at = stop
        if bare:
            end = at
    if not text[:end].endswith("\n"):
        lines = "\n" + lines
    return Change(Span(end, end), lines)


def _block(new: list[New]) -> str:
    return "".join("\n".join(entry(*item)) + "\n" for item in new)


def _pairs(new: list[New]) -> str:
    return ", ".join(f"{scalar(item.id)}: {flow(item.fields)}" for item in new)


def _braces(new: list[New]) -> str:
    return "{" + _pairs(new) + "}"


def _item(fields: Mapping[str, Any], indent: int) -> str:
    pad = " " * indent
    lines = [f"{key}: {flow(value)}" for key, value in fields.items()]
    return f"{pad}- " + f"\n{pad}  ".join(lines) + "\n"


def _column(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1)


def _trimmed(text: str, span: Span) -> Span:
    """A block text's stretch without the line end that closes it."""
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip()))


def _blank_between(text: str, entries: list[Path], marks: Mapping[Path, tuple[int, int]]) -> bool:
    """Tell whether the last two entries have an empty line between them, so that new ones get one too."""
    if len(entries) < 2:
        return False
    last = marks[entries[-1]][0]
    line = text.rfind("\n", 0, last)
    return not text[text.rfind("\n", 0, max(line, 0)) + 1 : line + 1].strip()
