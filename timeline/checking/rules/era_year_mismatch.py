"""era-year-mismatch: a year of an era beside a year of the common era that is another one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from timeline.checking.calendars import common_years, era_of, era_years, names_era
from timeline.checking.findings import make, stand, step
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.edtf.days import year_of
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Repair, Step
from timeline.records.says import Dated, Weekday

NAME = "era-year-mismatch"


def find(view: View) -> Iterator[Finding]:
    """Convert an era's year in a claim's own words and compare it with the year in brackets and with its date."""
    dating: dict[str, list[Claim]] = defaultdict(list)
    for claim in view.calendars:
        words, quoted = claim.says.text or "", view.quote(claim) or ""
        texts = [text for text in dict.fromkeys((words, quoted)) if names_era(text)]
        if words in texts and (event := view.event_of(claim)):
            dating[event].append(claim)
        for text in texts:
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
    for claims in dating.values():
        yield from _two_years_of_one_era(view, claims)


def _two_years_of_one_era(view: View, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Sources that name one era for one event name one year of it, whatever month or calendar they go on in."""
    told = [(claim, *era) for claim in claims if (era := _era_meant(view, claim))]
    for (one, words, year), (two, other_words, other_year) in combinations(told, 2):
        if one.source != two.source and year != other_year and era_of(words) == era_of(other_words):
            yield make(
                view,
                NAME,
                "contradiction",
                f"{one.source} has {words}, {two.source} {other_words}: two years of one era.",
                [two, one],
                steps=[
                    step(view, two, f"{other_words}, which is {other_year}"),
                    step(view, one, f"{words}, which is {year}"),
                ],
                support=[stand(view, other_words, [two]), stand(view, words, [one])],
            )


def _era_meant(view: View, claim: Claim) -> tuple[str, int] | None:
    """The one year of an era in a claim's own words for its date, where it may be that date's."""
    eras = tuple(dict.fromkeys(era_years(claim.says.text))) if claim.says.text else ()
    if len(eras) != 1:
        return None
    days = view.moment(claim)
    if days[0] is None or days[1] is None:
        return None
    return eras[0] if year_of(days[0]) - 1 <= eras[0][1] <= year_of(days[1]) else None


def _other_years(view: View, claim: Claim, text: str, words: str, eras: int) -> tuple[int, ...]:
    """The years a text's era year must equal: those in brackets beside it, and the date read from the very words."""
    years = common_years(text)
    says = claim.says
    if text == words and eras == 1 and isinstance(says, Dated | Weekday):
        first, last = view.bounds(says.date, claim)
        lunar_until = load("eras")["lunar_until"]
        if first is not None and last is not None and year_of(first) == year_of(last) > lunar_until:
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
        f"{claim.source} gives {era} as {other}; {era} is {year}.",
        [claim],
        steps=[step(view, claim, f"{era}, given as {other}"), Step(says=f"By the count of the era, {era} is {year}.")],
        repairs=repairs,
    )


RULE = Rule(NAME, "an era's year that is not the year given beside it", find)
