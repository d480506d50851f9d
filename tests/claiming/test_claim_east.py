"""Counts of years in short texts of Japanese, Chinese, Vietnamese, Thai and Khmer, half of them without a date."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

CASES = yaml.safe_load(Path(__file__).with_name("east.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['text'][:40]}" for case in CASES])
def test_a_count_runs_from_what_the_text_tells(case: dict[str, Any]) -> None:
    """Each count is kept in its year and runs from its year, and each relative date is the one meant."""
    source = Source(id="x", path="x.txt", language=case["language"], published=case.get("published"), title="資料")
    document = read(case["text"].encode(), source)
    found = claim(document, date(document, lexicon(source.language)), kinds(source.language))
    kept = {f"{(p.date or '')[:4]}>{p.implies[:4]}" for p in found if p.implies}
    bases = {says[5:] for says in kept}
    ago = bases | {p.date[:4] for p in found if p.relative and p.date}
    for says in case.get("says", ()):
        assert (says[1:] in ago) if says.startswith("~") else says in kept, (says, kept)
    for when in case.get("dates", ()):
        assert any((p.date or "").startswith(when) for p in found), (when, [p.date for p in found])


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The treaty was signed in May 1920. Made for its centenary, the bust was moved two years later.", "2022"),
        ("The treaty was signed in May 1920. Made for its centenary in 1930, it was moved two years later.", "1932"),
    ],
)
def test_so_many_years_after_an_anniversary_run_from_when_it_was_kept(text: str, year: str) -> None:
    """What came so many years later is dated from the count before it in its sentence, unless a date stands there."""
    document = read(text.encode(), Source(id="x", path="x.txt", language="en", published=None, title="Talks"))
    found = claim(document, date(document, lexicon("en")), kinds("en"))
    assert any((p.date or "") == year for p in found if p.relative), [p.date for p in found]


def test_an_anniversary_so_many_years_before_another_runs_from_what_is_told() -> None:
    """A count kept years before the count told above is counted from when that was kept, where an event fits."""
    text = "两国1992年8月建交。建交三十周年的招待会上，两国元首交换了贺信。五年前的二十五周年各办各的。"
    document = read(text.encode(), Source(id="x", path="x.txt", language="zh", published=None, title="資料"))
    found = claim(document, date(document, lexicon("zh")), kinds("zh"))
    assert {"2022>1992", "2017>1992"} <= {f"{p.date}>{p.implies}" for p in found if p.implies and p.date}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "国交樹立：1995年7月12日\n\n今年は国交22周年である。"),
        ("zh", "建交：1995年7月12日\n\n今年是建交22周年。"),
        ("th", "สถาปนาความสัมพันธ์: 12 กรกฎาคม 2538\n\nปีนี้ครบ 22 ปีของความสัมพันธ์"),
        ("vi", "Thiết lập quan hệ: 12-7-1995\n\nNăm nay hai nước kỷ niệm 22 năm thiết lập quan hệ ngoại giao."),
        ("en", "Relations established: 12 July 1995\n\nThis year the two countries mark 22 years of relations."),
    ],
)
def test_a_line_that_names_an_event_and_its_day_is_no_title_and_no_dateline(language: str, text: str) -> None:
    """The first line of a fact sheet is a claim, and what the text counts runs from it."""
    document = read(text.encode(), Source(id="x", path="x.txt", language=language, published=None, title="Q"))
    found = claim(document, date(document, lexicon(language)), kinds(language))
    assert any(p.claim.kind == "established" and p.date == "1995-07-12" for p in found)
    assert {"2017>1995"} == {f"{p.date}>{p.implies}" for p in found if p.implies}
