"""Claims that sentences of our own make in each language: from the text to kind, date and parties."""

from pathlib import Path

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

TABLE = yaml.safe_load((Path(__file__).parent / "claims.yaml").read_text("utf8"))
CASES = [
    pytest.param(language, text, wanted, id=f"{language}-{number}")
    for language, rows in TABLE.items()
    for number, (text, wanted) in enumerate(rows, 1)
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_a_sentence_gives_its_claims(language: str, text: str, wanted: list[str]) -> None:
    """Each claim asked for is proposed: kind, date, and the parties and the year a count runs from where told."""
    source = Source(id="case", language=language, genre="news", published="2020-03-10", path="case.txt")
    document = read(text.encode(), source)
    found = claim(document, date(document, lexicon(language)), kinds(language))
    for row in wanted:
        kind, when, *rest = row.split()
        base = rest[1] if rest[:1] == ["from"] else None
        parties = () if base else tuple(rest)
        assert any(
            proposal.claim.kind == kind
            and proposal.date == when
            and (not parties or proposal.claim.parties == parties)
            and (base is None or proposal.implies == base)
            for proposal in found
        ), [(proposal.claim.kind, proposal.date, proposal.implies, proposal.claim.parties) for proposal in found]


def test_every_language_has_claims() -> None:
    """No language that has a lexicon beside English is without a table."""
    assert set(TABLE) == {"fr", "ja", "de", "es", "pt", "ru", "zh", "ar", "th", "vi", "km"}
