"""Drafts: claims in the making, and the scene of the document they are made in."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field
from operator import itemgetter
from typing import NamedTuple

from timeline.claiming.kinds import Cues, Kinds
from timeline.claiming.marks import LONGEST, Marks
from timeline.claiming.moments import Moment
from timeline.claiming.quantities import Amount
from timeline.claiming.tellings import Telling
from timeline.light import light
from timeline.records.document import Document
from timeline.records.says import Says


@light
class Scene:
    """What a sentence is read against: its document, the text as read and in lower case, the kinds, the main pair.

    `earliest`, `latest`: the first and the last year that the text writes out. `told`: what it tells in the words of
    others.
    """

    document: Document
    text: str
    lowered: str
    kinds: Kinds
    pair: tuple[str, ...]
    published: str | None
    titles: tuple[tuple[int, int], ...] = ()
    blocks: tuple[int, ...] = ()
    headings: frozenset[int] = frozenset()
    latest: str | None = None
    earliest: str | None = None
    told: tuple[Telling, ...] = ()

    def block(self, offset: int) -> int:
        """Return the number of the block that a place lies in."""
        return bisect_right(self.blocks, offset) - 1

    def number(self, offset: int) -> int:
        """Return the number of the last sentence that begins at a place or before it, -1 where none does."""
        return bisect_right(self.document.sentences, offset, key=itemgetter(0)) - 1

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return where the sentence of a place begins and ends, no more of it than is read as one; nothing where none
        holds it.
        """
        start, end = self.document.sentences[number] if (number := self.number(offset)) >= 0 else (offset, offset)
        return (max(start, offset - LONGEST), min(end, offset + LONGEST)) if offset < end else (offset, offset)

    def is_heading(self, offset: int) -> bool:
        """Tell whether a place lies in a heading."""
        return self.block(offset) in self.headings

    def is_title(self, offset: int) -> bool:
        """Tell whether a place lies in the document's title, which says again what its text says."""
        return any(start <= offset < end for start, end in self.titles)


@light
class Told:
    """A time told above: the sentence it stands in, its own place, and the date."""

    low: int
    high: int
    at: int
    date: str


@light
class Memory:
    """What the sentences above leave behind.

    The moment told of last, the party that acted last, the kind measured last and when, the block these stood in and
    whether the
    moment stood there too, and the dates of events by kind. `lent`: the day that was all the sentence before said.
    `told`: the times told of above and where. `headed`: the year that the heading above is. `counting`: the
    year that the anniversary told of last counts from. `acted`: the kind of event told of last. `topic`: that which the
    heading above names.
    """

    moment: Moment | None = None
    subject: str | None = None
    measured: str | None = None
    measured_at: Moment | None = None
    block: int = -1
    near: bool = False
    events: Mapping[str, str] = field(default_factory=dict)
    pact: str | None = None
    kind: str | None = None
    lent: Moment | None = None
    told: tuple[Told, ...] = ()
    headed: str | None = None
    counting: str | None = None
    acted: str | None = None
    topic: str | None = None


class Sentence(NamedTuple):
    """A sentence with its marks, what those above it leave behind, the scene of its document, and the words of its
    language that steer the reading.
    """

    marks: Marks
    memory: Memory
    scene: Scene
    cues: Cues


@light
class Draft:
    """A claim in the making; `start`, `end` are the place that its words need at least.

    `says` is set where a reading has decided what is said; without it the date or the amount says it. `refers` names
    the kind and
    parties of another event that this one hangs on. `assumed`: the text does not state the time at which a count of
    years is kept.
    """

    kind: str
    start: int
    end: int
    moment: Moment | None = None
    date: str | None = None
    when: str | None = None
    implies: str | None = None
    relative: bool = False
    amount: Amount | None = None
    says: Says | None = None
    parties: tuple[str, ...] = ()
    qualifier: str | None = None
    hedge: str | None = None
    negated: bool = False
    planned: bool = False
    confidence: float = 0.5
    trigger: str | None = None
    event: str | None = None
    derivation: tuple[str, ...] = ()
    assumed: bool = False
