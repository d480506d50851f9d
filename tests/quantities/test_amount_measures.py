"""What figures measure, who pays whom, and which of them are parts of others, case by case from measures.yaml."""

from pathlib import Path

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

CASES = yaml.safe_load((Path(__file__).parent / "measures.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_measures(case: dict) -> None:
    """A figure is of what its clause or the head of its line names, and goods are paid for by who gets them."""
    source = Source(id="source", path="source.txt", language="en", published="2015-05", title="Peru and Zambia")
    document = read(case["text"].encode(), source)
    found = claim(document, date(document, lexicon("en")), kinds("en"))
    told = [{"kind": p.claim.kind} | p.claim.says.model_dump(by_alias=True) for p in found]
    for wanted in [*case.get("amounts", ()), *case.get("ranks", ())]:
        assert any(wanted.items() <= one.items() for one in told), (wanted, told)
