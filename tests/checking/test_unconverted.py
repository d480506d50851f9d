"""Two dates of an event as far apart as two calendars: which was not converted, and how it is mended."""

import pytest

from tests.checking.test_findings_in_full import case_of
from timeline.checking import check
from timeline.checking.calendars import in_another_calendar
from timeline.edtf import parse
from timeline.records.finding import Finding
from timeline.records.report import Case


def found(*claims: str, parties: str = "RU", dates: dict[str, str] | None = None) -> list[Finding]:
    """Return what is found in claims of a meeting x, and of others y, beyond notes."""
    case = case_of({"events": {"x": f"meeting {parties}", "y": f"meeting {parties}"}, "claims": list(claims)})
    if dates:
        events = tuple(event.model_copy(update={"date": dates.get(event.id)}) for event in case.facts.events)
        case = Case(facts=case.facts.model_copy(update={"events": events}))
    return [one for one in check(case) if one.level != "note"]


OLD, NEW = "1917-10-25", "1917-11-07"


@pytest.mark.parametrize(
    ("dates", "mends"),
    [
        ({"a": OLD, "b": NEW}, ["1 a-x 1917-11-07 (): 1 other independent source agrees on “X”"]),
        ({"a": NEW, "b": OLD}, ["1 b-x 1917-11-07 (): 1 other independent source agrees on “X”"]),
        ({"a": OLD, "b": NEW, "c": NEW}, ["1 a-x 1917-11-07 (): 2 other independent sources agree on “X”"]),
        ({"a": OLD, "b": OLD, "c": NEW}, ["1 a-x 1917-11-07 (b-x): 2 claims would have to change alike"]),
        ({"a": NEW, "b": OLD, "c": OLD, "d": OLD}, ["1 b-x 1917-11-07 (c-x d-x): 3 claims would have to change alike"]),
    ],
)
def test_the_one_that_was_not_converted_is_moved(dates: dict[str, str], mends: list[str]) -> None:
    """It is the Old Style date that is moved, by one source or by most, and who says the same has to change with it."""
    (one,) = found(*(f"{source} x {{date: {date}}}" for source, date in dates.items()))
    assert one.rule == "calendar-unconverted"
    assert "They are 13 days apart, as far as the Julian calendar lagged: one of them was not converted." in one.verdict
    assert [f"{m.rank} {m.claim} {m.to} ({' '.join(m.also)}): {m.why}" for m in one.repairs] == mends
    assert dates[one.outlier.removesuffix("-x") if one.outlier else ""] == OLD


@pytest.mark.parametrize(
    ("one", "two", "parties", "rule"),
    [
        ("1923-05-05", "1931-05-05", "ET", "calendar-unconverted"),
        ("1923-05-05", "1931-05-05", "RU", "contradicting-dates"),  # only some count so
        ("1932-06-24", "2475-06-24", "TH", "calendar-unconverted"),
        ("1932-06-24", "2475-06-25", "TH", "contradicting-dates"),
        (OLD, "1917-11-08", "RU", "contradicting-dates"),
        ("1917-10", "1917-11", "RU", "contradicting-dates"),
        ("1935-10-25", "1935-11-07", "RU", "contradicting-dates"),  # no state dates by it any more
    ],
)
def test_when_two_calendars_explain_it(one: str, two: str, parties: str, rule: str) -> None:
    """Two days are so when a calendar that these parties use, at that time, lies just so far from the other."""
    (finding,) = found(f"a x {{date: {one}}}", f"b x {{date: {two}}}", parties=parties)
    assert finding.rule == rule
    assert ("one of them was not converted" in finding.verdict) is (rule == "calendar-unconverted")


def test_years_apart_to_the_day() -> None:
    """Another calendar's count of years is told as that, and the year is what is moved."""
    (one,) = found("a x {date: 1932-06-24}", "b x {date: 2475-06-24}", parties="TH")
    assert "They are 543 years apart to the day, as another calendar counts" in one.verdict
    assert [(m.claim, m.to) for m in one.repairs] == [("b-x", "1932-06-24")]


def test_a_date_that_rests_on_an_accepted_one_is_no_lag() -> None:
    """Where a day counts from a date that a curator accepts, or from another's claim, no calendar is thought of."""
    (one,) = found("a x {date: event:y+2d}", "b x {date: 1917-10-25}", dates={"y": "1917-11-05"})
    assert one.rule == "contradicting-dates"
    (two,) = found("a x {date: event:y}", "b x {date: 1917-10-25}", "c y {date: 1917-11-07}")
    assert two.rule == "contradicting-dates"


def test_one_day_is_in_one_calendar() -> None:
    """A day is not that of another calendar beside itself, neither while the calendars differ nor afterwards."""
    for text in (NEW, "1953-05-20", "1500-01-01"):
        day = parse(text).earliest
        assert day is not None
        assert in_another_calendar(day, day) is None


def test_three_days_of_which_two_are_so_apart() -> None:
    """A third day is told by itself, and its mends are its own."""
    told = {
        one.rule: one
        for one in found(*(f"{s} x {{date: {d}}}" for s, d in zip("abc", (OLD, NEW, "1918-03-01"), strict=True)))
    }
    assert set(told) == {"calendar-unconverted", "contradicting-dates"}
    assert {m.claim for m in told["calendar-unconverted"].repairs} == {"a-x"}
    assert "not converted" not in told["contradicting-dates"].verdict
