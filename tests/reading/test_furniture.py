"""Page furniture: what is cut from a page and what stays, case by case from furniture.yaml."""

from pathlib import Path

import pytest
import yaml

from timeline.reading import read
from timeline.records.source import Source

CASES = yaml.safe_load((Path(__file__).parent / "furniture.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_furniture(case: dict) -> None:
    """Each line the case calls furniture is cut with a reason and has no sentence, and each it keeps stays."""
    document = read(case["page"].encode(), Source(id="page", path="page.txt"))
    cut = {document.text[b.start : b.end] for b in document.blocks if b.kind == "furniture"}
    kept = {document.text[b.start : b.end] for b in document.blocks if b.kind != "furniture"}
    assert [line for line in case["cut"] if line not in cut] == []
    assert [line for line in case["kept"] if line not in kept] == []
    for block in document.blocks:
        if block.kind == "furniture":
            assert block.why
            assert not any(block.start <= start < block.end for start, _ in document.sentences)
