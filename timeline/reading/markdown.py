"""Markdown with YAML front matter: as plain text, and underlined headings, comments and fenced code besides."""

import re

from timeline.reading.draft import Draft, Unit
from timeline.reading.text import read_text
from timeline.records.source import Source

_UNDERLINED = re.compile(r"^[ \t]*(?:=+|-{3,})[ \t]*$", re.M)
_HIDDEN = re.compile(r"<!--.*?-->|^(```|~~~).*?^\1[ \t]*$", re.S | re.M)


def read_markdown(raw: bytes, source: Source) -> Draft:
    """Read Markdown; its marks stay in the text as read, and comments and code are furniture."""
    draft = read_text(raw, source)
    hidden = [match.span() for match in _HIDDEN.finditer(draft.text)]
    found: list[Unit] = []
    for unit in draft.units:
        if any(start < unit.end and unit.start < end for start, end in hidden):
            found.append(unit._replace(kind="furniture", why="a comment or code"))
        elif _UNDERLINED.fullmatch(draft.text, unit.start, unit.end):
            if found and found[-1].chunk == unit.chunk and found[-1].kind is None:
                found[-1] = found[-1]._replace(kind="heading", level=1 if draft.text[unit.start] == "=" else 2)
            found.append(unit._replace(kind="furniture", why="a rule under or between texts"))
        else:
            found.append(unit)
    return draft._replace(units=tuple(found))
