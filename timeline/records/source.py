"""Sources: what was read, as a library catalogue would describe it."""

from typing import Literal

from pydantic import Field

from timeline.records.base import Edtf, Record, Slug

Genre = Literal["news", "commentary", "official", "reference", "narrative", "archive"]


class Source(Record):
    """A document claims come from; `published` None: not stated. `text`: whose wording the file at `path` is."""

    id: Slug
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    genre: Genre | None = None
    language: str | None = Field(default=None, pattern=r"^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$")
    published: Edtf | None = None
    retrieved: Edtf | None = None
    url: str | None = None
    path: str | None = None
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    text: Literal["original", "excerpt", "digest"] | None = None
    derived_from: tuple[Slug, ...] = ()
    note: str | None = None
