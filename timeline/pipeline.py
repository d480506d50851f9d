"""Where the stages meet: `harvest` runs down to the gate, `audit` from the gate down.

A stage is imported when it is first needed, so that a check never pays for what only extraction uses.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from timeline.records.facts import Facts
from timeline.records.report import Case, Report
from timeline.records.source import Source
from timeline.span import Location

if TYPE_CHECKING:
    from timeline.dating import Refusal
    from timeline.records.claim import Proposal
    from timeline.records.document import Document
    from timeline.records.timex import Timex


class Harvest(NamedTuple):
    """One document with what was found in it."""

    document: "Document"
    timexes: "tuple[Timex, ...]"
    proposals: "tuple[Proposal, ...]"


def seek_dates(raw: bytes, source: Source) -> "tuple[Document, tuple[Timex, ...]]":
    """Read a document and find its temporal expressions; raises UnreadableSource."""
    from timeline.dating import date, lexicon
    from timeline.reading import read

    document = read(raw, source)
    return document, date(document, lexicon(document.source.language or "en"))


def seek_refused(document: "Document") -> "tuple[Refusal, ...]":
    """Return what looks like a date in a document and is none, each with the reason."""
    from timeline.dating import lexicon, refused

    return refused(document, lexicon(document.source.language or "en"))


def harvest(raw: bytes, source: Source) -> Harvest:
    """Read a document and propose its claims; raises UnreadableSource."""
    from timeline.claiming import claim, kinds
    from timeline.knowledge import primary

    document, timexes = seek_dates(raw, source)
    return Harvest(document, timexes, claim(document, timexes, kinds(primary(document.source.language or "en"))))


def read_texts(raw: Mapping[str, bytes], facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield (source id, text as read) for every source of `facts` whose bytes are at hand; raises UnreadableSource."""
    from timeline.reading import read_body

    for source in facts.sources:
        if source.id in raw:
            yield source.id, read_body(raw[source.id], source)


def count_proposed(facts: Facts) -> Facts:
    """Return the facts with every proposed claim taken as accepted, to see what accepting them would bring."""
    claims = (c.model_copy(update={"status": "accepted"}) if c.status == "proposed" else c for c in facts.claims)
    return facts.model_copy(update={"claims": tuple(claims)})


def audit(
    facts: Facts,
    marks: Mapping[str, Location] | None = None,
    texts: Mapping[str, str | None] | None = None,
    *,
    as_of: str | None = None,
    all_sets: bool = False,
) -> Report:
    """Link and check the facts and return all that an output may show.

    `marks`: entry → its place in the file. `texts`: source id → its text as read, for the quotes. `as_of`: the day
    (EDTF) on which a decision's `until` is judged; None judges none. `all_sets`: enumerate every minimal set.
    """
    from timeline.checking import assess
    from timeline.linking import link

    case = Case(facts=facts, events=link(facts), texts=texts or {})
    return assess(case, marks, as_of=as_of, all_sets=all_sets)
