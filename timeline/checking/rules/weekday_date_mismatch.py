"""weekday-date-mismatch: the day of the week that a source names is not that of its date."""

from collections.abc import Iterator

from timeline.checking.findings import make, stand, step
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import iso, span
from timeline.edtf.days import weekday
from timeline.records.finding import Finding, Repair
from timeline.records.says import Weekday

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def find(view: View) -> Iterator[Finding]:
    """Compare each named day of the week with the one its date fell on, in the Gregorian calendar of the store."""
    for claim in view.saying(Weekday):
        says = claim.says
        if not isinstance(says, Weekday) or says.negated:
            continue
        first, last = view.bounds(says.date, claim)
        if first is None or first != last:
            continue
        true = DAYS[weekday(first)]
        if true == says.weekday:
            continue
        date = span(first, first)
        others = [
            c
            for c, bounds in view.dated(view.event_of(claim) or "")
            if c.source != claim.source and bounds == (first, first)
        ]
        neighbours = [first + n for n in (-1, 1) if DAYS[weekday(first + n)] == says.weekday]
        yield make(
            view,
            "weekday-date-mismatch",
            "contradiction",
            f"{claim.source} calls {date} a {says.weekday.title()}; it was a {true.title()}.",
            [claim],
            steps=[
                step(view, claim, f"{says.weekday.title()}, {date}"),
                step(view, claim, f"{date} fell on a {true.title()}."),
                *(step(view, c, f"{c.source} gives {date} as well.") for c in others[:3]),
            ],
            support=[stand(view, date, [claim, *others])],
            repairs=[
                Repair.model_validate(
                    {"claim": claim.id, "field": "weekday", "from": says.weekday, "to": true, "rank": 1}
                ),
                *(
                    Repair.model_validate(
                        {"claim": claim.id, "field": "date", "from": says.date, "to": iso(day), "rank": 2}
                    )
                    for day in neighbours
                ),
            ],
        )


RULE = Rule("weekday-date-mismatch", "a day of the week that is not that of the date", find)
