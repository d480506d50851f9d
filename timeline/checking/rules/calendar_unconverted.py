"""calendar-unconverted: a date kept in the calendar of its source although the store's is Gregorian."""

from collections.abc import Iterator

from timeline.checking.calendars import in_old_style, julian_lag, names_old_style, numbers
from timeline.checking.findings import make, step
from timeline.checking.network_findings import of_rule
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import iso
from timeline.edtf.days import to_civil
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Repair, Step
from timeline.records.says import Dated

NAME = "calendar-unconverted"


def find(view: View) -> Iterator[Finding]:
    """Compare a date with its own words where these are in another calendar, and two dates of one event that are
    apart by exactly what one calendar lags behind another."""
    for claim in view.calendars:
        says = claim.says
        if isinstance(says, Dated) and not says.negated and (right := _converted(view, claim, says)):
            words, calendar = says.text or view.quote(claim) or says.date, (says.calendar or "julian").title()
            change = {"claim": claim.id, "field": "date", "from": says.date, "to": right}
            yield make(
                view,
                NAME,
                "contradiction",
                f"{claim.source} dates by the {calendar} calendar; the facts keep {says.date} as if it were Gregorian.",
                [claim],
                steps=[
                    step(view, claim, f"“{words}”, kept as {says.date}"),
                    Step(says=f"In the Gregorian calendar that is {right}."),
                ],
                repairs=[Repair.model_validate(change)],
            )
    yield from of_rule(view, NAME)


def _converted(view: View, claim: Claim, says: Dated) -> str | None:
    """Return what a claim's date comes to when it was not converted though its words are in another calendar."""
    calendar, text = (says.calendar or "").casefold(), says.text or ""
    words = f"{text} {view.quote(claim) or ''}"
    if not calendar and not names_old_style(words):
        return None
    first, last = view.bounds(says.date, claim)
    if first is None or last is None:
        return None
    year, _, day = to_civil(first)
    lag = julian_lag(first) if first == last else 0
    if lag and in_old_style(first, words):
        return iso(first + lag)
    if lag and calendar in load("eras")["julian"]["names"]:
        unconverted = day in numbers(text) and to_civil(first - lag)[2] not in numbers(text)
        return iso(first + julian_lag(first + lag)) if unconverted else None
    more = next((c["more"] for c in load("eras")["counts"] if c["calendar"] == calendar), None)
    if more and year in numbers(text) and not numbers(text) & {year + m for m in more}:
        return f"{year - more[0]:04d}"
    return None


RULE = Rule(NAME, "a date of another calendar that was not converted", find)
