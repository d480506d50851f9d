"""Documents for the claims: a sentence read, dated and claimed, as the pipeline does it."""

from collections.abc import Callable

import pytest

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.claim import Proposal
from timeline.records.source import Source

Claims = Callable[..., tuple[Proposal, ...]]


@pytest.fixture(scope="session")
def claims() -> Claims:
    """Return a function from a text (and what a catalogue says of it) to its proposals."""

    def propose(
        text: str,
        published: str | None = None,
        title: str | None = None,
        language: str = "en",
        genre: str = "commentary",
    ) -> tuple[Proposal, ...]:
        source = Source(
            id="source", path="source.txt", language=language, published=published, title=title, genre=genre
        )
        document = read(text.encode(), source)
        found = claim(document, date(document, lexicon(language)), kinds(language))
        return tuple(p for p in found if not (p.claim.event or "").startswith("published:"))

    return propose
