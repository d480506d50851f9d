"""The fact store: `facts.yaml` to records and back, with line-exact errors and every line of a person's kept.

A name is imported when it is first asked for, so that a check, which only loads, does not pay for what writes.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.store.amending import Amended, Setting, amend, undo
    from timeline.store.anchoring import Anchor, anchor, find
    from timeline.store.loading import load, loads
    from timeline.store.merging import Merged, merge, sift
    from timeline.store.proposing import Outcome, propose, written

_HOMES = {
    "amending": ("Amended", "Setting", "amend", "undo"),
    "anchoring": ("Anchor", "anchor", "find"),
    "loading": ("load", "loads"),
    "merging": ("Merged", "merge", "sift"),
    "proposing": ("Outcome", "propose", "written"),
}

__all__ = [
    "Amended",
    "Anchor",
    "Merged",
    "Outcome",
    "Setting",
    "amend",
    "anchor",
    "find",
    "load",
    "loads",
    "merge",
    "propose",
    "sift",
    "undo",
    "written",
]


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
