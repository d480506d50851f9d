"""era-year-mismatch: a year of an era beside a year of the common era that is another one."""

from collections.abc import Iterator

from timeline.checking.calendars import common_years, era_years
from timeline.checking.findings import make, step
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.edtf.days import year_of
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Repair, Step
from timeline.records.says import Dated, Weekday

NAME = "era-year-mismatch"


def find(view: View) -> Iterator[Finding]:
    """Convert an era's year in a claim's own words and compare it with the year in brackets and with its date."""
    for claim in view.claims.values():
        words = claim.says.text or ""
        quoted = view.quote(claim) or ""
        for text in dict.fromkeys(t for t in (words, quoted) if t):
            eras = dict.fromkeys(era_years(text))
            wrong = next(
                (
                    (era, year, other)
                    for era, year in eras
                    for other in _other_years(view, claim, text, words, len(eras))
                    if other != year
                ),
                None,
            )
            if wrong:
                yield _finding(view, claim, *wrong)
                break


def _other_years(view: View, claim: Claim, text: str, words: str, eras: int) -> tuple[int, ...]:
    """The years a text's era year must equal: those in brackets beside it, and the date read from the very words."""
    years = common_years(text)
    says = claim.says
    if text == words and eras == 1 and isinstance(says, Dated | Weekday):
        first, last = view.bounds(says.date, claim)
        if first is not None and last is not None and year_of(first) == year_of(last):
            years += (year_of(first),)
    return years


def _finding(view: View, claim: Claim, era: str, year: int, other: int) -> Finding:
    repairs = []
    says = claim.says
    if isinstance(says, Dated) and (day := view.bounds(says.date, claim)[0]) is not None and year_of(day) == other:
        to = says.date.replace(f"{other:04d}", f"{year:04d}", 1)
        repairs = (
            [Repair.model_validate({"claim": claim.id, "field": "date", "from": says.date, "to": to, "rank": 1})]
            if to != says.date
            else []
        )
    return make(
        view,
        NAME,
        "contradiction",
        f"{view.name(claim.source)} gives {era} as {other}; {era} is {year}.",
        [claim],
        steps=[step(view, claim, f"{era}, given as {other}"), Step(says=f"By the count of the era, {era} is {year}.")],
        repairs=repairs,
    )


RULE = Rule(NAME, "an era's year that is not the year given beside it", find)
