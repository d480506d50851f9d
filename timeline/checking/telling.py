"""A claim in words as a step of an argument: what it says, and what follows from it with what is known so far."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.checking import wording
from timeline.checking.hedges import UNITS, read
from timeline.checking.network.model import Bounds
from timeline.checking.points import END, EVENT, PUBLISHED, moved
from timeline.checking.translate import ACCEPTED, LASTING, PUBLICATION, RETRIEVAL, Translation
from timeline.edtf.days import first_day, last_day, year_of
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.finding import Step
from timeline.records.says import form_of
from timeline.records.when import Duration, When, parse_duration, parse_reference, parse_when, read_date

OPEN: Bounds = (None, None)
Known = Mapping[str, Bounds]
_TARGET = ""
"""Among what is known, the key of the days of the point that a step leads to."""

_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_THIS = {0: "this {}", 1: "next {}", -1: "last {}"}
_DAYS = {0: "today", 1: "tomorrow", -1: "yesterday"}


class Teller(NamedTuple):
    """What a step needs to name things: the claims as translated, and titles by id."""

    translation: Translation
    titles: Mapping[str, str]

    def name(self, point: str) -> str:
        """Return what a point is called: a source by its id, an event by its title."""
        if point.startswith(PUBLISHED):
            return point.removeprefix(PUBLISHED)
        event = point.removeprefix(EVENT).removesuffix(END)
        title = f"“{self.titles.get(event, event)}”"
        return f"the end of {title}" if point.endswith(END) else title

    def placed(self, point: str, days: Bounds) -> str:
        """Return a point with its time, as the end of a sentence."""
        if days == (None, None):
            return f"this does not date {self.name(point)}"
        return f"this dates {self.name(point)} {wording.to(span(days))}"

    def step(self, claim_id: str, point: str, known: Known) -> Step:
        """Return the step by which a claim leads to a point, given what is known of the others."""
        claim = self.translation.claims[claim_id]
        quote = claim.quote.exact if claim.quote else None
        return Step(says=self._says(claim, point, known), claim=claim.id, source=claim.source, quote=quote)

    def premise(self, group_id: str, point: str, known: Known) -> Step:
        """Return the step that rests on a premise."""
        kind, _, subject = group_id.rpartition(":")
        if not kind:
            says: str = next(entry["says"] for entry in load("orderings")["premises"] if entry["id"] == group_id)
            return Step(says=self.concluded(says.rstrip("."), point, known), premise=group_id)
        words = {
            PUBLICATION: f"{subject} has a publication date on record",
            RETRIEVAL: f"{subject} was not published after it was retrieved",
            LASTING: f"“{self.titles.get(subject, subject)}” does not end before it starts",
            ACCEPTED: f"“{self.titles.get(subject, subject)}” has a date that was accepted",
        }
        return Step(says=self.concluded(words.get(f"{kind}:", group_id), point, known), premise=group_id)

    def concluded(self, told: str, point: str, known: Known) -> str:
        """Return a sentence with what it comes to for a point, where it comes to anything."""
        days = known.get(point, (None, None))
        return f"{told}." if days == (None, None) else f"{told} → {self.placed(point, days)}."

    def _says(self, claim: Claim, point: str, known: Known) -> str:
        says: Any = claim.says
        form = form_of(says)
        tell = _TELL.get(form or "", _other)
        told = tell(self, claim, says, point, {**known, point: OPEN, _TARGET: known.get(point, OPEN)})
        return f"It denies this: {told}" if says.negated else told

    def event(self, claim: Claim, known: Known) -> str:
        """Return the event a claim is about, by name, with its date where that is known from elsewhere."""
        point = self.translation.points.start(self.translation.event(claim))
        name = f"the publication of {self.name(point)}" if point.startswith(PUBLISHED) else self.name(point)
        days = known.get(point, (None, None))
        return name if days == (None, None) else f"{name} ({span(days)})"

    def when(self, when: When, claim: Claim, known: Known) -> str:
        """Return a time that a claim names, with its date where it follows from something else."""
        if when.edtf is not None:
            return wording.when(when.edtf)
        if when.anchor == "published" and when.of in (None, claim.source):
            return "the time of writing" if when.shift is None else _relative(when.shift)
        point = PUBLISHED + when.of if when.anchor == "published" else EVENT + (when.of or "")  # type: ignore[operator]
        base = self.name(point)
        days = known.get(point, (None, None))
        base += f" ({span(days)})" if days != (None, None) else ""
        return base if when.shift is None else f"{_count(when.shift)} {_side(when.shift)} {base}"


@lru_cache(maxsize=65536)
def span(days: Bounds) -> str:
    """Return a range of days in words: "1953", "1986–1989", "between 3 and 9 May 1953", "1953 or later"."""
    low, high = days
    if low is not None and high is not None:
        return _closed(low, high)
    if low is not None:
        return f"{_edge(low, low - 1)} or later"
    return f"{_edge(high, high + 1)} or earlier" if high is not None else "at any time"


def _closed(low: int, high: int) -> str:
    if "/" not in wording.edtf_of(low, high):
        return wording.span(low, high)
    if low == first_day(year_of(low)) and high == last_day(year_of(high)):
        return wording.years(year_of(low), year_of(high))
    return f"between {wording.span(low, low)} and {wording.span(high, high)}"


def _edge(day: int, beyond: int) -> str:
    """Return the last day of an open range, or the year it is the edge of."""
    year = year_of(day)
    return wording.span(day, day) if year_of(beyond) == year else wording.span(first_day(year), last_day(year))


def _year_span(days: Bounds) -> str:
    """Return a range in the years it lies in, which is all that a count of years asks for."""
    low, high = days
    if low is None or high is None:
        return span(days)
    return span((first_day(year_of(low)), last_day(year_of(high))))


def _years(days: Bounds) -> tuple[int, int] | None:
    low, high = days
    return None if low is None or high is None else (year_of(low), year_of(high))


def _only_year(days: Bounds) -> int | None:
    years = _years(days)
    return years[0] if years and years[0] == years[1] else None


def _count(length: Duration) -> str:
    return wording.plural(abs(length.count), _UNITS[length.unit])


def _ends(by: Any) -> list[str]:
    """Return a length as stated: its least and its most, where both or either are."""
    return [by] if isinstance(by, str) else [text for text in (by.min, by.max) if text]


def _length(by: Any) -> str:
    """Return a length in words, or that it is at least or at most so long; one without either end is some time."""
    ends = [_count(parse_duration(text)) for text in _ends(by)]
    if isinstance(by, str) or len(ends) != 1:
        return " to ".join(ends) or "some time"
    return f"at least {ends[0]}" if by.min else f"at most {ends[0]}"


def _side(length: Duration) -> str:
    return "before" if length.count < 0 else "after"


def _relative(shift: Duration) -> str:
    if shift.count in _THIS:
        words = _DAYS if shift.unit == "d" else _THIS
        return f"“{words[shift.count].format(_UNITS[shift.unit])}”"
    return f"“in {_count(shift)}”" if shift.count > 0 else f"“{_count(shift)} ago”"


def _anchor(teller: Teller, on: str, claim: Claim, known: Known) -> tuple[str, int | None, str]:
    """Return an anniversary's year in words, the year where it is known, and the point it is of (empty: none)."""
    when = parse_when(on)
    if when.edtf is not None:
        date = read_date(when.edtf)
        return wording.when(when.edtf), _only_year((date.earliest, date.latest)), ""
    if when.anchor == "published":
        source = when.of or claim.source
        days = known.get(PUBLISHED + source) or teller.translation.points.published.get(source, OPEN)
        point, own = PUBLISHED + source, source == claim.source
    else:
        point, own = EVENT + (when.of or ""), False
        days = known.get(point, OPEN)
    words = "“this year”" if own and when.shift is None else teller.when(when, claim, {})
    return words, _only_year(_shifted(days, when.shift)), point


def _shifted(days: Bounds, shift: Duration | None) -> Bounds:
    """Return the days that lie so long after days."""
    low, high = days
    if shift is None or low is None or high is None:
        return days
    unit, times = UNITS[shift.unit]
    return moved(low, shift.count * times, unit)[0], moved(high, shift.count * times, unit)[1]


def _anniversary(teller: Teller, claim: Claim, says: Any, point: str, known: Known) -> str:
    nth = form_of(says) == "nth_year"
    n, on = (says.nth_year if nth else says.anniversary), says.on
    words, year, anchor = _anchor(teller, on, claim, known)
    kind = "year" if nth else "anniversary"
    if point == anchor or year is None:
        start = teller.translation.points.start(teller.translation.event(claim))
        since = _year_span(known[start]) if known.get(start, OPEN) != OPEN else ""
        told = f"{_big(words)} is the {wording.ordinal(n)} {kind} of {teller.event(claim, {})}"
        return _concluded(teller, f"{told} ({since})" if since else told, point, known)
    sums = _sum(year, -n) + (f", or {_sum(year, 1 - n)}" if nth else "")
    given = f"{words} is {_year(year)}; " if anchor else ""
    return f"The {wording.ordinal(n)} {kind} of {teller.event(claim, {})} in {_year(year)}: {given}{sums}."


def _sum(year: int, shift: int) -> str:
    return f"{_year(year)} {'−' if shift < 0 else '+'} {abs(shift)} = {_year(year + shift)}"


def _year(year: int) -> str:
    return wording.years(year, year)


def _concluded(teller: Teller, told: str, point: str, known: Known) -> str:
    return teller.concluded(told, point, {point: known[_TARGET]})


def _duration(teller: Teller, claim: Claim, says: Any, point: str, known: Known) -> str:
    ends = _ends(says.duration)
    event = teller.event(claim, known)
    early = teller.when(parse_when(says.from_), claim, known) if says.from_ else event
    late = teller.when(parse_when(says.to), claim, known) if says.to else event
    if says.from_ is None and says.to is None:
        early, late = f"the start of {event}", "its end"
    one = not ends or (len(ends) == 1 and abs(parse_duration(ends[0]).count) == 1)
    told = _big(f"{_length(says.duration)} {'lies' if one else 'lie'} between {early} and {late}")
    unit = parse_duration(says.duration) if isinstance(says.duration, str) else None
    if unit and unit.unit == "y" and says.from_ is None and says.to:
        _, year, anchor = _anchor(teller, says.to, claim, known)
        lasts = anchor.removeprefix(EVENT) in teller.translation.points.states  # its start may be meant, or its end
        if year is not None and point != anchor and not lasts:
            return f"{told}: {_sum(year, -unit.count)}."
    return _concluded(teller, told, point, known)


def _dated(teller: Teller, claim: Claim, says: Any, point: str, known: Known) -> str:
    text = getattr(says, "date", None) or getattr(says, "over", None)
    if not text:
        return _other(teller, claim, says, point, known)
    when = parse_when(text)
    if when.edtf is not None:
        return f"{_big(teller.event(claim, {}))}: {teller.when(when, claim, known)}{_hedged(when.edtf, says.hedge)}."
    told = f"{_big(teller.event(claim, known))}: {teller.when(when, claim, known)}"
    _, year, anchor = _anchor(teller, text, claim, known)
    if when.shift and when.shift.unit == "y" and year is not None and point != anchor:
        return f"{told}: {_sum(year - when.shift.count, when.shift.count) if when.shift.count else _year(year)}."
    return _concluded(teller, told, point, known)


def _hedged(edtf: str, hedge: str | None) -> str:
    """Return what a part of a period comes to by convention: "late" in the 1980s is 1986 to 1989."""
    if not hedge:
        return ""
    reach, bare = (d.start or d.end or d.spans[0] for d in (read(edtf, hedge), read(edtf)))
    return f", strictly {span(reach.strict)} for “{hedge}”" if reach.strict != bare.strict else ""


def _order(teller: Teller, claim: Claim, says: Any, point: str, known: Known) -> str:
    form = form_of(says) or ""
    if form == "between":
        other = " and ".join(teller.when(parse_reference(t), claim, known) for t in says.between)
    else:
        other = teller.when(parse_reference(getattr(says, form)), claim, known)
    by = "" if getattr(says, "by", None) is None else f"{_length(says.by)} "
    return _concluded(teller, f"{_big(teller.event(claim, known))} is {by}{form} {other}", point, known)


def _other(teller: Teller, claim: Claim, says: Any, point: str, known: Known) -> str:
    form, event = form_of(says), teller.event(claim, {})
    if form in ("first", "member"):
        place = "the first" if form == "first" else "one"
        over = f" ({teller.when(parse_when(says.over), claim, known)})" if says.over else ""
        return f"{_big(event)} is {place} of “{getattr(says, form)}”{over}: none is earlier than the first."
    told = f"Either reading of what is said of {event}" if form == "one_of" else f"It speaks of {event}"
    return _concluded(teller, told, point, known)


def _big(words: str) -> str:
    return words[0].upper() + words[1:]


_TELL = {
    "anniversary": _anniversary,
    "nth_year": _anniversary,
    "duration": _duration,
    "date": _dated,
    "weekday": _dated,
    "status": _dated,
    "before": _order,
    "after": _order,
    "during": _order,
    "between": _order,
}
