"""Amounts told in roundabout ways: shares, pronouns, pairs, counts of doings, numbers in words, rows that are none."""

import pytest

from timeline.claiming.quantities import find

CASES = [
    ("en", "Three of the 40 wells were sealed.", [(3.0, "well", "Three"), (40.0, "well", "40 wells")]),
    ("en", "Of the 300 delegates, forty of them voted.", [(300.0, "person", None), (40.0, "person", "forty of them")]),
    ("en", "Forty of them returned.", []),
    ("en", "Four million of Venezuelans fled.", [(4e6, "person", "Four million of Venezuelans")]),
    ("en", "A 300-strong delegation arrived.", [(300.0, "person", "300-strong")]),
    ("en", "They signed a twelve-point plan.", [(12.0, "point", "twelve-point")]),
    ("en", "It lasted two and a half years.", [(2.5, "year", "two and a half years")]),
    ("en", "Nine-tenths of the loans were repaid.", [(90.0, "percent", "Nine-tenths")]),
    ("en", "It met 27 times; envoys were recalled twice.", [(27.0, "meeting", "27 times"), (2.0, "recall", "twice")]),
    ("en", "It lent $20 million and $30 million respectively.", [((2e7, 3e7), "USD", "$20 million and $30 million")]),
    ("en", "between 500 and 800 soldiers", [((500.0, 800.0), "person", "between 500 and 800 soldiers")]),
    ("en", "from 300 to 200 soldiers", [(200.0, "person", "200 soldiers")]),
    ("en", "the Hundred Days ended", []),
    ("en", "Resolution 242 of the council", []),
    ("en", "40 consular and diplomatic agents left", [(40.0, "person", "40 consular and diplomatic agents")]),
    ("en", "fifty-five thousand two hundred tons", [(55200.0, "tonne", None)]),
    ("en", "three point five million people", [(3.5e6, "person", None)]),
    ("en", "1,254,000.5 tons", [(1254000.5, "tonne", None)]),
    ("en", "1,2,3 tons and 12,5.3 tons", []),
    ("en", "0.500 tons", [(0.5, "tonne", None)]),
    ("en", "at 10:30 on 12/5, and on 5 May", []),
    ("en", "one hundred and one Japanese arrived", [(101.0, "person", None)]),
    ("en", "1.1 lakh people", [(110000.0, "person", None)]),
    ("en", "İ wrote of 300 soldiers", [(300.0, "person", "300 soldiers")]),
    ("de", "vierundvierzig Soldaten", [(44.0, "person", None)]),
    ("de", "von 300 auf 500 Soldaten", [(500.0, "person", "500 Soldaten")]),
    ("fr", "soixante et onze soldats", [(71.0, "person", None)]),
    ("fr", "quatre-vingt-quinze otages", [(95.0, "person", None)]),
    ("pt", "dois mil e quinhentos soldados", [(2500.0, "person", None)]),
    ("ja", "三分の一が帰国した。", [(33.3333, "percent", "三分の一")]),
    ("ja", "500人から800人の兵士", [((500.0, 800.0), "person", "500人から800人の兵士")]),
    ("zh", "3万7千家日本企业", [(37000.0, "company", "3万7千家日本企业")]),
    ("zh", "1億零200万美元", [(102000000.0, "USD", None)]),
    ("zh", "万美元", []),
    ("zh", "去年，1239亿美元", [(1.239e11, "USD", "1239亿美元")]),
    ("zh", "他们，300人", [(300.0, "person", "300人")]),
    ("zh", "去年１，２３９人", [(1239.0, "person", "１，２３９人")]),
    ("xx", "Aid came to $20 million.", [(2e7, "USD", "$20 million")]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES, ids=[text[:40] for _, text, _ in CASES])
def test_roundabout(language: str, text: str, wanted: list[tuple[float, str, str | None]]) -> None:
    """Each way of telling an amount gives its value and unit, at its own words and no others."""
    found = find(text, language)
    assert [(amount.value, amount.unit) for amount in found] == [(value, unit) for value, unit, _ in wanted]
    for amount, (_, _, words) in zip(found, wanted, strict=True):
        assert text[amount.start : amount.end] == (words or text[amount.start : amount.end])
