"""Claiming: from a document and its dates to proposed claims, each tied to the words it came from.

Five passes, each a pure function over spans: blocks (from reading), marks, clauses, frames, resolution.
"""

from collections.abc import Sequence

from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.kinds import Kind, Kinds, kinds
from timeline.claiming.marks import lower, mark
from timeline.claiming.moments import Moment
from timeline.claiming.parties import main_pair
from timeline.claiming.proposals import own_dates, proposals
from timeline.claiming.statements import statements
from timeline.records.claim import Proposal
from timeline.records.document import Document
from timeline.records.timex import Timex
from timeline.span import Span

__all__ = ["Kind", "Kinds", "claim", "kinds"]


def claim(document: Document, timexes: Sequence[Timex], kinds: Kinds) -> tuple[Proposal, ...]:
    """Return the claims that a document proposes, in the order of its text; the source's own dates come first.

    `timexes`: the temporal expressions found in `document`. Offsets are code points of `document.text`.
    """
    lowered = lower(document.text)
    sentences = mark(document, timexes, lowered, kinds)
    title = {span for block in document.blocks if block.kind == "title" for span in [(block.start, block.end)]}
    named = [party for marks in sentences for party in marks.parties]
    heading = [p for p in named if any(start <= p.start < end for start, end in title)]
    scene = Scene(document, lowered, kinds, main_pair(named, heading), document.source.published)
    before: Moment | None = None
    drafts: list[tuple[Draft, Span]] = []
    for marks in sentences:
        told, before = statements(marks, before, scene)
        drafts += told
    return own_dates(document) + proposals(drafts, scene)
