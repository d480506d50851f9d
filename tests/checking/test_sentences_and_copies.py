"""What stands in one sentence, who copies whom, what a claim by itself dates, what words say of hedges and eras."""

from typing import Any

import pytest

from timeline.checking import hedges
from timeline.checking.calendars import (
    common_years,
    era_of,
    era_years,
    in_old_style,
    names_calendar,
    names_era,
    names_old_style,
)
from timeline.checking.look import Look
from timeline.checking.support import Independence
from timeline.checking.wording import edtf_of
from timeline.edtf.days import from_civil
from timeline.records.facts import Facts
from timeline.records.report import Case
from timeline.records.source import Source


@pytest.mark.parametrize(
    ("text", "one", "two", "together"),
    [
        ("They met on 8 and 9 May. All was well.", "on 8", "9 May", True),
        ("They met on 8 and 9 May. All was well.", "9 May", "on 8", True),
        ("They met on 8 May. They met on 9 May.", "8 May", "9 May", False),
        ("They met on 8 May! They met on 9 May.", "8 May", "9 May", False),
        ("They met on 8 May.  They met on 9 May.", "8 May.", "9 May", False),
        ("Did they meet on 8 May? On 9 May they did.", "on 8 May?", "9 May", False),
        ("They met at 3.30 on 8 May and on 9 May.", "3.30", "9 May", True),
        ("On 8 May\nOn 9 May", "8 May", "9 May", False),
        ("5月8日に会った。5月9日に別れた。", "5月8日", "5月9日", False),
        ("5月8日に会い、5月9日に別れた。", "5月8日", "5月9日", True),
        ("They met on 8 and 9 May.", "on 8 and 9 May", "9 May", True),
        ("They met on 8 and 9 May.", "9 May", "on 8 and 9 May", True),
        ("They met on 8 May.", "8 May", "8 May", True),
        ("They met.", "8 May", "8 May", True),
        ("They met on 8 May.", "8 May", "9 May", False),
        ("", "8 May", "9 May", False),
        (None, "8 May", "9 May", False),
        ("They met on 8 and 9 May.", None, "9 May", False),
    ],
)
def test_one_sentence(text: str | None, one: str | None, two: str | None, together: bool) -> None:
    """Two quotes of one source are in one sentence where one holds the other, or no end of a sentence is between."""
    claims = [
        {"id": i, "source": source, "says": {"date": "1953"}, "quote": {"exact": quote} if quote else None}
        for i, source, quote in (("c1", "a", one), ("c2", "a", two), ("c3", "b", two))
    ]
    facts = Facts.model_validate({"sources": [{"id": "a"}, {"id": "b"}], "claims": claims})
    look = Look(Case(facts=facts, texts={"a": text, "b": text}), proposed=True)
    first, second, other = facts.claims
    assert look.in_one_sentence(first, second) is look.in_one_sentence(second, first) is together
    assert not look.in_one_sentence(first, other)


def words(start: int, count: int) -> str:
    """Return words that no other stretch has."""
    return " ".join(f"word{n}" for n in range(start, start + count))


@pytest.mark.parametrize(("run", "witnesses"), [(30, 1), (31, 1), (29, 2), (0, 2)])
def test_copied_words(run: int, witnesses: int) -> None:
    """Thirty words in a row are copied, wherever they stand, whatever marks and capitals are between; 29 are not."""
    shared = words(0, run)
    texts = {"a": f"{words(1000, 5)} {shared}", "b": f"{shared.upper().replace(' ', ', ')} {words(2000, 5)}", "c": None}
    sources = [Source(id=source) for source in "abc"]
    assert Independence(sources, texts).count("ab") == witnesses
    assert Independence(sources, texts).count("abc") == witnesses + 1
    assert Independence(sources, texts).leader("b") == ("a" if witnesses == 1 else "b")
    assert Independence(sources).count("abc") == 3


def test_copies_of_copies() -> None:
    """Who repeats one that repeats another is one witness with both; the first by id speaks for all of them."""
    sources = [Source(id="c", derived_from=("b",)), Source(id="b", derived_from=("a",)), Source(id="a"), Source(id="d")]
    known = Independence(sources)
    assert known.count("abc") == known.count("ac") == known.count("a") == 1
    assert known.count("abcd") == known.count("cd") == 2
    assert known.count("") == 0
    assert [known.leader(source) for source in "abcd"] == ["a", "a", "a", "d"]


@pytest.mark.parametrize(
    ("says", "begins"),
    [
        ({"date": "1953"}, "1953"),
        ({"date": "1953/1960"}, "1953/1960"),
        ({"date": "1953/.."}, "1953"),
        ({"date": "../1953"}, "../1953-12-31"),
        ({"date": "1953", "planned": True}, "../.."),
        ({"date": "1953", "negated": True}, "../.."),
        ({"weekday": "monday", "date": "1953-05-18"}, "1953-05-18"),
        ({"status": "severed", "over": "1953/.."}, "1953"),
        ({"member": "c", "over": "1953"}, "1953"),
        ({"first": "c", "over": "1953"}, "1953"),
        ({"first": "c"}, "../.."),
        ({"rank": 1, "of": "c", "over": "1953"}, "../.."),
        ({"anniversary": 70, "on": "2023"}, "1953"),
        ({"anniversary": 70, "on": "2023/2024"}, "1953/1954"),
        ({"nth_year": 70, "on": "2023"}, "1953/1954"),
        ({"anniversary": 70, "on": "2023/.."}, "../.."),
        ({"anniversary": 70, "on": "../2023"}, "../.."),
        ({"date": "published"}, "2018-06-10"),
        ({"date": "published-1y"}, "2017-06-10"),
        ({"date": "published:b"}, "2020"),
        ({"date": "published:c"}, "../.."),
        ({"date": "event:y"}, "1960"),
        ({"date": "event:y+2y"}, "1962"),
        ({"date": "event:told"}, "1953-05"),
        ({"date": "event:unsaid"}, "../.."),
        ({"date": "event:circle"}, "../.."),
        ({"date": "event:x"}, "../.."),
        ({"date": "event:nobody"}, "../.."),
        ({"duration": "5y", "to": "1960"}, "../.."),
        ({"before": "1953"}, "../.."),
    ],
)
def test_what_a_claim_dates_by_itself(says: dict[str, Any], begins: str) -> None:
    """A claim dates the beginning of its event, by a time told or counted; plans and denials date nothing."""
    told = [
        ("told", {"date": "1900", "negated": True}),
        ("told", {"date": "1901", "planned": True}),
        ("told", {"anniversary": 5, "on": "1990"}),
        ("told", {"date": "1953-05"}),
        ("unsaid", {"date": "1900", "negated": True}),
        ("circle", {"date": "event:round"}),
        ("round", {"date": "event:circle"}),
    ]
    claims: list[dict[str, Any]] = [{"id": "c", "source": "a", "event": "x", "says": says, "status": "accepted"}]
    claims += [
        {"id": f"d{n}", "source": "b", "event": e, "says": t, "status": "accepted"} for n, (e, t) in enumerate(told)
    ]
    sources = [{"id": "a", "published": "2018-06-10"}, {"id": "b", "published": "2020"}, {"id": "c"}]
    events = [{"id": "x", "kind": "meeting"}, {"id": "y", "date": "1960"}, {"id": "goal", "kind": "goal"}]
    look = Look(Case(facts=Facts.model_validate({"sources": sources, "events": events, "claims": claims})))
    claim = look.claims["c"]
    assert edtf_of(*look.moment(claim)) == begins
    for kind in ("plan", "goal"):
        foreseen = claim.model_copy(update={"kind": kind, "id": kind})
        assert look.moment(foreseen) == (None, None)


def test_what_a_claim_is_of() -> None:
    """A claim is of its own kind and parties, else of its event's; a publication is called by its source."""
    claims = [
        {"id": "own", "source": "a", "event": "x", "kind": "trade", "parties": ["VN"], "says": {"date": "1953"}},
        {"id": "of", "source": "a", "event": "x", "says": {"date": "1953"}},
        {"id": "none", "source": "a", "says": {"date": "1953"}},
        {"id": "lost", "source": "a", "event": "published:a", "says": {"date": "1953"}},
    ]
    events = [{"id": "x", "title": "Talks", "kind": "visit", "parties": ["JP"]}, {"id": "bare"}]
    facts = Facts.model_validate({"sources": [{"id": "a"}], "events": events, "claims": claims})
    look = Look(Case(facts=facts), proposed=True)
    by_id = look.claims
    assert [look.kind(by_id[c]) for c in ("own", "of", "none", "lost")] == ["trade", "visit", None, None]
    assert [set(look.parties(by_id[c])) for c in ("own", "of", "none")] == [{"VN"}, {"JP"}, set()]
    titles = [look.title(event) for event in ("x", "bare", "published:a", "unknown")]
    assert titles == ["Talks", "bare", "the publication of a", "unknown"]


def test_calendars_in_words() -> None:
    """Eras and the Old Style are known in capitals, in any script, and with the longest name first."""
    assert names_old_style("25 OCTOBER (OLD STYLE)")
    assert not names_old_style("of an older style")
    assert [names_calendar(text) for text in ("", "in 1953", "in Meiji 28", "昭和40年", "Old Style")] == [
        *(False, False, True, True, True)
    ]
    assert not names_era("Old Style")
    assert list(era_years("in Shōwa 40 , and 昭和元年")) == [("Shōwa 40", 1965), ("昭和元", 1926)]
    assert list(era_years("in 1965")) == []
    assert era_of("Shōwa 40") == era_of("昭和40年") != era_of("Meiji 40")
    assert era_of("in 1965") == 0
    assert common_years("昭和40年（1965年）と昭和41年（1966年）") == (1965, 1966)


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("25 October (7 November) 1917, Old Style", True),
        ("7 November 1917, Old Style 25 October", True),
        ("25 October 1917, Old Style", False),
        ("25 October (7 November) 1917", False),
        ("25 October (8 November) 1917, Old Style", False),
    ],
)
def test_old_style(text: str, old: bool) -> None:
    """A day is in the Old Style where the text says so and gives the New Style day beside it."""
    assert in_old_style(from_civil(1917, 10, 25), text) is old
    assert not in_old_style(from_civil(1953, 10, 25), text)


def test_words_of_hedges() -> None:
    """Hedges are known in capitals and small letters; what is no hedge of a width has none."""
    assert hedges.words_of("About, c. 1953") == ("about", "c.", "1953")
    assert hedges.words_of(None) == hedges.words_of("") == ()
    assert [hedges.is_doubted(h) for h in (None, "", "Reportedly", "in the press", "about")] == [
        *(False, False, True, True, False)
    ]
    assert [hedges.is_beginning(h) for h in (None, "Launched", "about")] == [False, True, False]
    assert [hedges.has_no_width(h) for h in (None, "about", "late", "launched", "it seems", "over the last")] == [
        *(False, False, False, False, True, False)
    ]
    assert [hedges.is_window(h) for h in (None, "over the last", "Over The LAST", "about")] == [
        False,
        True,
        True,
        False,
    ]
    assert hedges.width("about", "year") == "5y"
    assert hedges.width("it seems", "year") is None
    assert hedges.width(None, "year") is None
