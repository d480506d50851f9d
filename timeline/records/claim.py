"""Claims: what one source says about one event, with the words it says it in."""

from typing import Literal

from timeline.light import light
from timeline.records.base import EventRef, Record, Slug
from timeline.records.says import Quantity, Says

Status = Literal["proposed", "accepted", "rejected", "disputed"]


class Quote(Record):
    """The source's words, and what stands before and after them, to find them again when the text moves."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Claim(Record):
    """One statement of one source; `kind`, `parties`, `qualifier` describe what it is about.

    `event`: a person's or the linker's word. `because`: a reviewer's reason for the status.
    """

    id: Slug
    source: Slug
    event: EventRef | None = None
    kind: str | None = None
    parties: tuple[str, ...] = ()
    qualifier: str | None = None
    says: Says
    quote: Quote | None = None
    status: Status = "proposed"
    because: str | None = None
    note: str | None = None


@light
class Proposal:
    """A claim as found in a document, with its place and derivation, on its way to the gate.

    `start`, `end`: code points of the text as read. `date`: what the text says, resolved, EDTF. `implies`: the year an
    anniversary or duration counts from, by the text's own arithmetic. `relative`: the words alone do not fix the date.
    `confidence` (0 to 1) orders the review and decides nothing. `derivation`: which pass gave what, a sentence each.
    """

    claim: Claim
    start: int
    end: int
    date: str | None = None
    implies: str | None = None
    relative: bool = False
    quantity: Quantity | None = None
    confidence: float = 1.0
    derivation: tuple[str, ...] = ()
