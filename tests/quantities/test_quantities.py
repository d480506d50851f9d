"""Amounts in running text, case by case from amounts.yaml and languages.yaml, and what must hold for any text."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.claiming.quantities import find

CASES = [
    case
    for name in ("amounts", "languages")
    for case in yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_amounts(case: dict) -> None:
    """The text holds exactly the amounts of the case, with value, unit and bound."""
    found = [(amount.value, amount.unit, amount.bound) for amount in find(case["text"], case.get("language", "en"))]
    wanted = [
        (
            tuple(entry["value"]) if isinstance(entry["value"], list) else entry["value"],
            entry["unit"],
            entry.get("bound", "exact"),
        )
        for entry in case["amounts"]
    ]
    assert found == wanted


def test_places_and_bound_words() -> None:
    """An amount's place covers its bound words, its number and its unit, and the words are given."""
    text = "The debt of more than £400 million is unpaid."
    (amount,) = find(text, "en")
    assert text[amount.start : amount.end] == "more than £400 million"
    assert amount.words == "more than"


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="0123456789 ,.-–$€%abcmnor ٣០二億万年\nİ", max_size=60),
    st.sampled_from(["en", "fr", "de", "es", "pt", "ru", "ja", "zh", "ar", "vi", "th", "km", "it", "ko", "id", "xx"]),
)
def test_any_text(text: str, language: str) -> None:
    """Whatever the text, its amounts lie within it, in order, and each has a unit."""
    found = find(text, language)
    for amount in found:
        assert 0 <= amount.start < amount.end <= len(text)
        assert amount.unit
    assert all(one.start <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        *(("en", piece) for piece in ["1", " ", "the ", "one ", "1,", "about ", "$", "hundred ", "5 million ", "1-"]),
        *(("en", piece) for piece in ["between 1 and ", ": 12 ", "12 of them ", "three of the 40 "]),
        ("zh", "三分之"),
        ("zh", "12家中"),
        ("th", "หนึ่งล้าน"),
        ("ru", "5 млн "),
    ],
)
def test_growth_is_linear(language: str, piece: str) -> None:
    """Two hundred thousand characters of one piece are read in a moment: nothing is looked at again and again."""
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    find(text, language)
    assert time.process_time() - began < 20
