"""Laws that hold for every date: nothing lost, bounds true, relations as a count of days would give them."""

import copy
import pickle
import re
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.edtf.edtf_oracle import AFTER, BEFORE, days_of
from tests.edtf.edtf_strategies import any_date, everything, intervals, points
from timeline.edtf import EdtfError, Interval, parse, relate
from timeline.edtf.date import BEGINNING, END
from timeline.edtf.days import first_day, from_civil, is_leap, last_day, month_length, to_civil, weekday, year_of
from timeline.edtf.words import describe
from timeline.edtf.write import write_day, write_within, write_year


def refused(text: str) -> EdtfError | None:
    """Return the refusal of a text, or None if it was read, and then whole."""
    try:
        read = parse(text)
    except EdtfError as error:
        return error
    assert str(read) == text
    return None


@given(everything)
def test_writing_gives_back_what_was_read(text: str) -> None:
    """No qualifier, digit, end or member is lost or changed between reading and writing."""
    assert str(parse(text)) == text


@given(everything)
def test_dates_are_values(text: str) -> None:
    """Two readings of one text are equal, also after a copy through a file."""
    read = parse(text)
    assert read == parse(text) == copy.copy(read) == pickle.loads(pickle.dumps(read))
    assert len({read, parse(text)}) == 1


@given(any_date())
def test_a_date_covers_the_day_it_was_made_from(pair: tuple[str, date]) -> None:
    """Bounds and runs of days hold the day, however much of it was hidden."""
    text, day = pair
    read, ordinal = parse(text), day.toordinal()
    assert read.earliest is None or read.earliest <= ordinal
    assert read.latest is None or ordinal <= read.latest
    assert any(first <= ordinal <= last for first, last in read.spans())


@settings(max_examples=60, deadline=None)
@given(any_date(marks=False, near=True))
def test_runs_and_bounds_are_the_days_that_the_digits_allow(pair: tuple[str, date]) -> None:
    """Counted day by day, a date covers its runs, no day more or less, and its bounds are the first and last."""
    read, expected = parse(pair[0]), days_of(pair[0])
    covered = {day for low, high in read.spans() for day in range(max(low, BEFORE), min(high, AFTER) + 1)}
    assert covered == expected
    assert (read.earliest is None) == (min(expected) == BEFORE)
    assert (read.latest is None) == (max(expected) == AFTER)
    assert read.earliest in (None, min(expected))
    assert read.latest in (None, max(expected))


@given(any_date(near=True))
def test_runs_are_in_order_and_apart(pair: tuple[str, date]) -> None:
    """Runs never touch, and the first and last of them are the bounds."""
    read = parse(pair[0])
    spans = list(read.spans())
    assert all(last + 1 < following for (_, last), (following, _) in pairwise(spans))
    assert all(first <= last for first, last in spans)
    assert spans[0][0] == (BEGINNING if read.earliest is None else read.earliest)
    assert spans[-1][1] == (END if read.latest is None else read.latest)


@given(any_date(near=True), st.integers(690_000, 735_000), st.integers(0, 20_000))
def test_a_window_hides_no_run_that_reaches_into_it(pair: tuple[str, date], first: int, length: int) -> None:
    """Asked for a stretch of time, a date gives the same days there as when asked for all."""
    read, last = parse(pair[0]), first + length

    def inside(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(max(low, first), min(high, last)) for low, high in spans if low <= last and high >= first]

    assert inside(list(read.spans(first, last))) == inside(list(read.spans()))


@settings(max_examples=60, deadline=None)
@given(any_date(marks=False, near=True), any_date(marks=False, near=True))
def test_relations_are_those_of_the_days(left: tuple[str, date], right: tuple[str, date]) -> None:
    """Agrees, refines, overlaps and apart are what comparing the two sets of days gives."""
    ours, theirs = days_of(left[0]), days_of(right[0])
    if not ours & theirs:
        expected = "apart"
    elif ours <= theirs:
        expected = "agrees" if ours == theirs else "refines"
    else:
        expected = "overlaps"
    assert relate(parse(left[0]), parse(right[0])).kind == expected


@settings(max_examples=60, deadline=None)
@given(intervals(marks=False, near=True), any_date(marks=False, near=True))
def test_what_is_certain_holds_for_the_shortest_interval(left: tuple[str, date], right: tuple[str, date]) -> None:
    """A relation to an interval is certain only if it holds from its latest start to its earliest end as well."""
    read, other = parse(left[0]), parse(right[0])
    start, end = read.inner
    if not isinstance(read, Interval) or other.is_interval or start is None or end is None or start > end:
        return
    short, theirs = frozenset(range(start, end + 1)), days_of(right[0])
    wide = relate(read, other)
    holds = {
        "apart": wide.kind == "apart",
        "agrees": short == theirs,
        "refines": short < theirs,
        "overlaps": bool(short & theirs) and not short <= theirs,
    }
    assert wide.certain == holds[wide.kind]


@given(any_date(near=True), any_date(near=True))
def test_relations_seen_from_the_other_side(left: tuple[str, date], right: tuple[str, date]) -> None:
    """Agreement and distance are mutual, and as certain; what refines is overlapped; a mark leaves none certain."""
    a, b = parse(left[0]), parse(right[0])
    here, there = relate(a, b), relate(b, a)
    mirrored = {"agrees": {"agrees"}, "apart": {"apart"}, "refines": {"overlaps"}, "overlaps": {"refines", "overlaps"}}
    assert there.kind in mirrored[here.kind]
    if here.kind in ("agrees", "apart"):
        assert here.certain == there.certain
    if a.qualifiers or b.qualifiers:
        assert not here.certain


@given(everything)
def test_qualifiers_move_no_bound(text: str) -> None:
    """`?`, `~` and `%` are notes: without them a date has the same bounds, runs and precision."""
    marked, plain = parse(text), parse(re.sub("[?~%]", "", text))
    assert (marked.earliest, marked.latest, marked.inner) == (plain.earliest, plain.latest, plain.inner)
    assert marked.precision == plain.precision
    assert list(marked.spans(710_000, 712_000)) == list(plain.spans(710_000, 712_000))
    assert marked.uncertain == bool(set(text) & set("?%"))
    assert marked.approximate == bool(set(text) & set("~%"))


@given(intervals())
def test_the_inside_of_an_interval_lies_within_it(pair: tuple[str, date]) -> None:
    """The latest start and the earliest end are bounds of the two ends themselves."""
    read = parse(pair[0])
    start, end = read.inner
    assert (start is None) == (read.earliest is None)
    assert (end is None) == (read.latest is None)
    assert start is None or read.earliest is None or read.earliest <= start
    assert end is None or read.latest is None or end <= read.latest


@given(points())
def test_a_point_lies_on_one_day_of_its_bounds(pair: tuple[str, date]) -> None:
    """A point's start may be as late as its last day and its end as early as its first."""
    read = parse(pair[0])
    assert read.inner == (read.latest, read.earliest)


@given(everything)
def test_every_date_has_words(text: str) -> None:
    """Readers get words for every date, with its doubts and without signs of EDTF."""
    words = describe(parse(text))
    assert words == words.strip() != ""
    assert not re.search(r"[?~%/\[\]{}]|\.\.|  |None", words)
    assert ("uncertain" in words) == parse(text).uncertain


@given(st.text(alphabet="0123456789X-/.,[]{}?~%YESTZ:+ u", max_size=24))
def test_any_text_is_read_whole_or_refused_with_a_place(text: str) -> None:
    """What is no date is refused at a place within it, with a reason and a mend, and never read in part."""
    refusal = refused(text)
    if refusal:
        assert 0 <= refusal.position <= len(text)
        assert refusal.what
        assert refusal.mend
        assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal)


@given(st.text(max_size=40))
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    """Any characters at all, in any script, are read or refused."""
    assert "\n" not in str(refused(text))


@given(everything, st.data())
def test_a_slip_of_one_character_is_read_whole_or_refused(text: str, data: st.DataObject) -> None:
    """A date with one character changed, lost or added never comes back as something else."""
    place = data.draw(st.integers(0, len(text)))
    slip = data.draw(st.sampled_from([*"019X-/.,?~%TZS", ""]))
    changed = text[:place] + slip + text[place + data.draw(st.integers(0, 1)) :]
    refusal = refused(changed)
    assert refusal is None or 0 <= refusal.position <= len(changed)


@given(st.dates())
def test_days_are_those_of_datetime(day: date) -> None:
    """Ordinals, weekdays, years and lengths of months agree with the standard library over its nine thousand years."""
    ordinal = day.toordinal()
    assert from_civil(day.year, day.month, day.day) == ordinal
    assert to_civil(ordinal) == (day.year, day.month, day.day)
    assert weekday(ordinal) == day.weekday()
    assert year_of(ordinal) == day.year
    assert first_day(day.year) == date(day.year, 1, 1).toordinal()
    assert last_day(day.year) == date(day.year, 12, 31).toordinal()


@given(st.integers(-(10**17), 10**17))
def test_days_beyond_datetime_follow_the_cycle_of_400_years(ordinal: int) -> None:
    """Before year 1 and after 9999, days count on as they do 400 years, or 146,097 days, nearer."""
    year, month, day = to_civil(ordinal)
    assert from_civil(year, month, day) == ordinal
    assert to_civil(ordinal + 146_097) == (year + 400, month, day)
    assert weekday(ordinal + 146_097) == weekday(ordinal)
    assert day <= month_length(year, month) <= 31
    assert last_day(year) - first_day(year) == 364 + is_leap(year)


@given(st.integers(-10_000, 3_600_000), st.integers(0, 40_000))
def test_a_stretch_of_days_is_written_as_exactly_that(earliest: int, length: int) -> None:
    """What is written from two days has these days as its bounds, and so has each end alone."""
    read = parse(write_within(earliest, earliest + length))
    assert (read.earliest, read.latest) == (earliest, earliest + length)
    since, until = parse(write_within(earliest, None)), parse(write_within(None, earliest))
    assert (since.earliest, since.latest, until.earliest, until.latest) == (earliest, None, None, earliest)


@given(points(marks=False, masks=False))
def test_a_whole_day_month_or_year_is_written_shortest(pair: tuple[str, date]) -> None:
    """The days of a plain day, month or year are written as it."""
    read = parse(pair[0])
    if read.precision in ("day", "month", "year") and "S" not in pair[0]:
        assert write_within(read.earliest, read.latest) == pair[0]


@given(st.integers(-(10**14), 10**14))
def test_years_are_written_as_they_are_read(year: int) -> None:
    """Any year can be written, read back, and lasts from its January to its December."""
    read = parse(write_year(year))
    assert (read.year, read.earliest, read.latest) == (year, first_day(year), last_day(year))


@given(st.integers(-3_652_000, 3_652_000))
def test_days_are_written_as_they_are_read(day: int) -> None:
    """A day of a year of four digits is written so that reading gives it back."""
    read = parse(write_day(day))
    assert (read.earliest, read.latest, read.precision) == (day, day, "day")
