"""The fact store as records: what `facts.yaml` holds."""

from typing import Literal

from pydantic import Field

from timeline.records.base import Edtf, Record, Slug
from timeline.records.claim import Claim
from timeline.records.source import Source


class Event(Record):
    """Something that happened or held; `date` is what the curator accepts."""

    id: Slug
    title: str | None = None
    kind: str | None = None
    parties: tuple[str, ...] = ()
    qualifier: str | None = None
    date: Edtf | None = None
    note: str | None = None


class Decision(Record):
    """A person's verdict on a finding, by the finding's id; after `until` it no longer holds."""

    conflict: str
    verdict: Literal["source-error", "extraction-error", "different-things", "unresolved"]
    claim: Slug | None = None
    because: str
    by: str | None = None
    on: Edtf | None = None
    until: Edtf | None = None


class Facts(Record):
    """A fact store: sources, events and claims in the order of the file, and the decisions taken."""

    version: Literal[1] = 1
    title: str | None = None
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = Field(default=())
