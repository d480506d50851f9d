"""The fact store: `facts.yaml` to records and back, with line-exact errors and every line of a person's kept."""

from timeline.store.amending import Amended, Setting, amend, undo
from timeline.store.anchoring import Anchor, anchor, find
from timeline.store.loading import load, loads
from timeline.store.merging import Merged, merge, sift
from timeline.store.proposing import Outcome, propose, written

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
