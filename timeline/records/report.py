"""What the checks work on and what a report is made of."""

from collections.abc import Mapping

from timeline.records.base import Edtf, Record
from timeline.records.facts import Facts
from timeline.records.finding import Finding, Inference
from timeline.span import Location


class LinkedEvent(Record):
    """An event with the ids of the claims that speak of it, and why each was taken to (claim id → sentence)."""

    id: str
    title: str
    kind: str | None = None
    parties: tuple[str, ...] = ()
    qualifier: str | None = None
    date: Edtf | None = None
    claims: tuple[str, ...] = ()
    reasons: Mapping[str, str] = {}
    stated: bool = True  # False: no entry in the file, the linker made it

    @property
    def publication_of(self) -> str | None:
        """The source whose publication this is: dated by claims, but no event of the story and not counted as one."""
        return self.id.removeprefix("published:") if self.id.startswith("published:") else None


class Case(Record):
    """All that the checks may look at: the facts, the linked events, and each source's text (None: not at hand)."""

    facts: Facts
    events: tuple[LinkedEvent, ...] = ()
    texts: Mapping[str, str | None] = {}


class Since(Record):
    """What a change brings, against the fact file at an earlier revision: findings gained (ids) and resolved.

    `joined`: a contradiction that was known before, and a claim that came to its odd side; what was decided of it was
    decided without that claim.
    """

    revision: str
    gained: tuple[str, ...] = ()
    resolved: tuple[Finding, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()


class Report(Record):
    """All that an output may show."""

    case: Case
    findings: tuple[Finding, ...] = ()
    inferred: tuple[Inference, ...] = ()
    unmatched_decisions: tuple[str, ...] = ()
    marks: Mapping[str, Location] = {}  # "claims/ID", "events/ID", "sources/ID", "decisions/N" → place
    excerpts: Mapping[str, str] = {}  # the file's line at a mark
    notes: tuple[str, ...] = ()  # what was skipped, capped or guessed
    rules: Mapping[str, str] = {}  # rule → the sentence that says what it finds
    since: Since | None = None
    witnesses: Mapping[str, str] = {}  # source → the first of those it repeats or is repeated by, itself if none
