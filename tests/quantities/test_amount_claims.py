"""Which amounts of a text become claims, and of what time, case by case from claims.yaml."""

from pathlib import Path

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.claim import Proposal
from timeline.records.source import Source

CASES = yaml.safe_load((Path(__file__).parent / "claims.yaml").read_text(encoding="utf-8"))


def proposed(text: str, language: str, published: str | None) -> list[Proposal]:
    """Return the proposals of a text that have a quantity."""
    source = Source(id="source", path="source.txt", language=language, genre="reference", published=published)
    document = read(text.encode(), source)
    return [p for p in claim(document, date(document, lexicon(language)), kinds(language)) if p.quantity]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_amounts_become_claims(case: dict) -> None:
    """The amounts of the case are proposed with unit, bound and time, and those that tell nothing are not."""
    found = proposed(case["text"], case.get("language", "en"), case.get("published"))
    told = [(p.quantity.value, p.quantity.unit, p.quantity.bound, p.date) for p in found if p.quantity]
    for wanted in case.get("amounts", ()):
        amount = wanted["value"], wanted["unit"], wanted.get("bound", "exact")
        if "date" in wanted:
            assert (*amount, str(wanted["date"]) if wanted["date"] else None) in told
        else:
            assert amount in [one[:3] for one in told]
    assert not {value for value, *_ in told} & set(case.get("none", ()))
