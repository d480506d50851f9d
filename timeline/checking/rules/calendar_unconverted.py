"""calendar-unconverted: a date kept in the calendar of its source although the store's is Gregorian."""

from collections.abc import Iterator

from timeline.checking.calendars import julian_lag, numbers
from timeline.checking.findings import make, step
from timeline.checking.network_findings import of_rule
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import iso, span
from timeline.edtf.days import to_civil
from timeline.knowledge import load
from timeline.records.finding import Finding, Repair, Step
from timeline.records.says import Dated

NAME = "calendar-unconverted"


def find(view: View) -> Iterator[Finding]:
    """Compare a date with its own words where these are in another calendar, and two dates of one event that are
    apart by exactly what one calendar lags behind another."""
    for claim in view.claims.values():
        says = claim.says
        if not isinstance(says, Dated) or not says.calendar or not says.text:
            continue
        first, last = view.bounds(says.date, claim)
        if first is None or last is None:
            continue
        stated = numbers(says.text)
        year, _, day = to_civil(first)
        if says.calendar.casefold() in load("eras")["julian"]["names"]:
            lag = julian_lag(first)
            unconverted = bool(lag) and first == last and day in stated and to_civil(first - lag)[2] not in stated
            right = iso(first + julian_lag(first + lag))
        else:
            more = next((c["more"] for c in load("eras")["counts"] if c["calendar"] == says.calendar.casefold()), None)
            unconverted = more is not None and year in stated and not stated & {year + m for m in more}
            right = f"{year - more[0]:04d}" if more else ""
        if unconverted:
            change = {"claim": claim.id, "field": "date", "from": says.date, "to": right}
            yield make(
                view,
                NAME,
                "contradiction",
                f"{claim.source} has {says.text} ({says.calendar.title()} calendar); "
                "the facts keep it as if it were Gregorian.",
                [claim],
                steps=[
                    step(view, claim, f"kept as {span(first, last)}"),
                    Step(says=f"In the Gregorian calendar that is {right}."),
                ],
                repairs=[Repair.model_validate(change)],
            )
    yield from of_rule(view, NAME)


RULE = Rule(NAME, "a date of another calendar that was not converted", find)
