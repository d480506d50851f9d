"""Counts of years and the years they run from: when they are kept, told by many words and in many places."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

CASES = yaml.safe_load(Path(__file__).with_name("bases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:70] for case in CASES])
def test_a_count_of_years_is_kept_and_runs_from_when_its_case_states(case: dict[str, Any]) -> None:
    """Each base is claimed with the time at which its count is kept, and no other base beside them."""
    language = case.get("language", "en")
    source = Source(id="x", path="x.txt", language=language, published=case["published"], title="Talks")
    document = read(case["text"].encode(), source)
    found = claim(document, date(document, lexicon(language)), kinds(language))
    seen = [(p.date or "", p.implies[:4]) for p in found if p.implies]
    wanted = [tuple(says.split(">")) for says in case["says"]]
    for kept, base in wanted:
        assert any(base == of and (kept == "?" or kept[:4] in when or when[:4] == of) for when, of in seen), seen
    assert {of for _, of in seen} <= {base for _, base in wanted}, seen


def test_a_sheet_full_of_years_that_speaks_of_its_own_day_looks_from_it() -> None:
    """Bare dates of a text without a genre hang on its day where it speaks of that now and then, many years or not."""
    text = (
        "Relations\nEstablished on 25 November 1975. Missions were led by chargés from 2012 until late 2020; "
        "ambassadors were exchanged in 2021.\n\n"
        "Visits\nThe president was received from 7 to 11 September 2021. The minister is due next month, the "
        "first to come since 2008; "
        "his last envoy left early last year.\n\nTrade\nWorth 164 million in 2021, 150 in 2020.\n\n"
        "Money\nPayments were suspended in January 1983 and restarted in 1988. A new fund opened in May.\n\n"
        "Travel\nThe fee was lowered last month."
    )
    source = Source(id="x", path="x.txt", language="en", published="2022-08-15", title="At a glance")
    document = read(text.encode(), source)
    found = claim(document, date(document, lexicon("en")), kinds("en"))
    assert "2022-05" in [p.date for p in found]
