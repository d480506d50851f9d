"""Ids and titles of events: readable, and the same from run to run."""

import re
from collections.abc import Sequence
from textwrap import shorten

from timeline.knowledge import load
from timeline.knowledge.parties import party
from timeline.linking.groups import Group
from timeline.numbered import Numbered

_SLUG = re.compile(r"[^a-z0-9]+")
_MOST = 4
_WORDS = 60  # characters of a quote in a title


def ids(groups: Sequence[Group]) -> list[str]:
    """Return an id for each group: the one given, else parties, kind, qualifier and year, told apart by a number."""
    names = Numbered(group.given for group in groups if group.given)
    return [group.given or names.free(slug(group)) for group in groups]


def slug(group: Group) -> str:
    """Return the readable id of a found event, without what tells it from others of the same description."""
    parts = [*group.parties[:_MOST], group.kind or "event", group.qualifier or "", str(group.year or "")]
    return _SLUG.sub("-", "-".join(part for part in parts if part).lower()).strip("-") or "event"


def title(group: Group) -> str:
    """Return the title of an event: the file's own, else who and what in words."""
    if group.stated is not None and group.stated.title:
        return group.stated.title
    if (group.given or "").startswith("published:"):
        return f"Publication of {(group.given or '').removeprefix('published:')}"
    shapes = load("linking")["titles"]
    named = [party(code) for code in group.parties[:_MOST]]
    who = " and ".join([*named, *([shapes["others"]] if len(group.parties) > _MOST else ())]) or shapes["nobody"]
    kind = shapes["kinds"].get(group.kind, (group.kind or "event").replace("_", " "))
    quote = group.claims[0].quote if group.claims else None
    if group.kind in shapes["told"] and quote:
        kind = shorten(quote.exact, _WORDS, placeholder=" …")
        return str(shapes["default"]).format(who=who, kind=kind)
    return str(shapes["qualified" if group.qualifier else "default"]).format(who=who, kind=kind, what=group.qualifier)
