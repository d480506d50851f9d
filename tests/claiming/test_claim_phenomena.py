"""One phenomenon told in every language: how a language says it differs, what it says of time and number does not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.knowledge import languages
from timeline.reading import read
from timeline.records.claim import Proposal
from timeline.records.source import Source

FOLDER = Path(__file__).parent / "phenomena"
TABLE = {
    name: phenomenon
    for path in sorted(FOLDER.glob("*.yaml"))
    for name, phenomenon in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader).items()
}
CASES = [(name, language) for name, phenomenon in TABLE.items() for language in phenomenon["texts"]]


def _claims(language: str, text: str, phenomenon: dict[str, Any]) -> list[Proposal]:
    published = phenomenon.get("published", "2019-06-12")
    genre = phenomenon.get("genre", "reference")
    source = Source(id="source", path="source.txt", language=language, published=published, genre=genre)
    document = read(text.encode(), source)
    found = claim(document, date(document, lexicon(language)), kinds(language))
    return [proposal for proposal in found if not (proposal.claim.event or "").startswith("published:")]


def _amount(proposal: Proposal) -> str:
    quantity = proposal.quantity
    assert quantity is not None
    value = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    return f"{','.join(f'{number:.10g}' for number in value)} {quantity.unit.replace(' ', '_')} {quantity.bound}"


@pytest.mark.parametrize(("name", "language"), CASES, ids=[f"{name}: {language}" for name, language in CASES])
def test_a_phenomenon_is_read_alike_in_every_language(name: str, language: str) -> None:
    """The dates (with kinds), amounts and bases that a phenomenon states are all claimed, and no date beside them."""
    phenomenon = TABLE[name]
    found = _claims(language, phenomenon["texts"][language], phenomenon)
    seen = [(p.claim.kind, (p.date or "").rstrip("~?%")) for p in found]
    wanted = [tuple(words.split()) for words in phenomenon.get("says", ())]
    for kind, when in wanted:
        assert any(kind in ("any", of) and when == at for of, at in seen), f"{kind} {when} is not among {seen}"
    stray = {at for _, at in seen if at} - {when for _, when in wanted} - set(phenomenon.get("more", ()))
    assert not stray, f"{sorted(stray)} is told nowhere: {seen}"
    assert set(phenomenon.get("amounts", ())) <= {_amount(p) for p in found if p.quantity}
    assert set(phenomenon.get("bases", ())) <= {p.implies for p in found}


def test_every_language_has_its_sentence() -> None:
    """A language with a shelf of its own is asked about more than half of the phenomena."""
    for language in sorted(languages()):
        told = sum(language in phenomenon["texts"] for phenomenon in TABLE.values())
        assert told >= 0.55 * len(TABLE), f"{language}: {told} of {len(TABLE)}"
