"""Claiming: from a document and its dates to proposed claims, each tied to the words it came from.

Five passes, each a pure function over spans: blocks (from reading), marks, clauses, frames, resolution.
"""

import re
from collections.abc import Sequence

from timeline.claiming.celebrations import celebrated
from timeline.claiming.days import on_the_day
from timeline.claiming.dissents import dissents
from timeline.claiming.drafts import Draft, Memory, Scene
from timeline.claiming.ensuing import ensued
from timeline.claiming.kinds import Kind, Kinds, kinds
from timeline.claiming.main_pair import main_pair
from timeline.claiming.marks import Marks, lower, mark
from timeline.claiming.proposals import own_dates, proposals
from timeline.claiming.publication import publication_year, reckoned_year
from timeline.claiming.quantity_currencies import is_money
from timeline.claiming.statements import statements
from timeline.claiming.tellings import tellings
from timeline.claiming.upkeep import telling
from timeline.claiming.wars import tolls
from timeline.claiming.written_on import written_on
from timeline.light import replace
from timeline.records.claim import Proposal
from timeline.records.document import Document
from timeline.records.timex import Timex
from timeline.span import Span

__all__ = ["Kind", "Kinds", "claim", "kinds"]

_ABOVE = 100  # drafts before a sentence among which what it dissents from may be


def claim(document: Document, timexes: Sequence[Timex], kinds: Kinds) -> tuple[Proposal, ...]:
    """Return the claims that a document proposes, in the order of its text; the source's own dates come first.

    `timexes`: the temporal expressions found in `document`. Offsets are code points of `document.text`.
    """
    timexes = telling(document.text, timexes)
    lowered = lower(document.text)
    sentences = mark(document, timexes, lowered, kinds)
    titles = tuple((block.start, block.end) for block in document.blocks if block.kind == "title")
    named = [party for marks in sentences for party in marks.parties]
    words = document.source.title or ""
    heading = kinds.names.find(words, [found.span() for found in re.finditer(r"\w+", words)])
    heading += [p for start, end in titles for p in named if start <= p.start < end]
    currencies = (a.unit.partition("/")[0] for marks in sentences for a in marks.amounts if is_money(a.unit))
    years = [t.value[:4] for t in timexes if t.type == "DATE" and t.anchor is None and t.value[:4].isdigit()]
    parts = sorted(document.blocks, key=lambda block: block.start)
    scene = Scene(
        document,
        document.text,
        lowered,
        kinds,
        main_pair(named, heading, kinds.names, currencies, document.source.published or max(years, default=None)),
        document.source.published or reckoned_year(timexes),
        titles,
        tuple(block.start for block in parts),
        frozenset(number for number, block in enumerate(parts) if block.kind == "heading"),
        max(years, default=None),
        min(years, default=None),
        tellings(document.text, sentences, kinds.language),
    )
    drafts = _drafts(sentences, scene)
    if not document.source.published and (year := scene.published or publication_year(drafts, scene)):
        written = written_on(year, drafts, timexes, scene)
        if written != scene.published:
            scene = replace(scene, published=written)
            drafts = _drafts(sentences, scene)
    return own_dates(document) + proposals(tolls(on_the_day(ensued(celebrated(drafts, scene), scene), scene)), scene)


def _drafts(sentences: Sequence[Marks], scene: Scene) -> list[tuple[Draft, Span]]:
    memory = Memory()
    drafts: list[tuple[Draft, Span]] = []
    for marks in sentences:
        told, memory = statements(marks, memory, scene)
        drafts += dissents(told, drafts[-_ABOVE:], marks, scene)
    return drafts
