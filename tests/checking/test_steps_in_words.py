"""Each form of a claim as a step of an argument: what it says, the sum it leads to, or the days it leaves.

Known beside it: the summit on 20 May 1953, the war from 1960 to 1965, the feast without a date; the claim's own source
is of 10 June 2018, and source b of 2020.
"""

from typing import Any

import pytest
import yaml

from timeline.checking.index import indexed
from timeline.checking.named import named
from timeline.checking.network import solve
from timeline.checking.telling import Teller
from timeline.checking.translate import translate
from timeline.records.facts import Facts
from timeline.records.finding import Step
from timeline.records.report import Case

EVENTS = {"y": ("Summit", "meeting"), "z": ("War", "war"), "u": ("Feast", "meeting")}
KNOWN: list[tuple[str, dict[str, Any]]] = [("y", {"date": "1953-05-20"}), ("z", {"date": "1960/1965"})]
DATED = {"a": {"published": "2018-06-10"}, "b": {"published": "2020"}}


def step(
    says: str,
    point: str = "event:x",
    kind: str = "meeting",
    about: str = "x",
    more: list[tuple[str, dict[str, Any]]] = KNOWN,
    sources: dict[str, dict[str, str]] = DATED,
) -> Step:
    """Return the step from a claim of source a to a point, with all that is known from the others."""
    told = [(about, yaml.load(says, Loader=yaml.BaseLoader)), *more]
    claims: list[dict[str, Any]] = [
        {"id": f"c{i}", "source": "b" if i else "a", "event": event, "says": said, "status": "accepted"}
        for i, (event, said) in enumerate(told)
    ]
    claims[0]["quote"] = {"exact": "As it was."}
    events = [{"id": e, "title": title, "kind": of} for e, (title, of) in (EVENTS | {"x": ("Talks", kind)}).items()]
    listed = [{"id": source} | sources.get(source, {}) for source in "ab"]
    case = Case(facts=Facts.model_validate({"sources": listed, "events": events, "claims": claims}))
    groups = translate(case, indexed(case))
    return Teller(groups, named(case).titles).step("c0", point, solve(groups.strict).bounds)


@pytest.mark.parametrize(
    ("says", "kind", "words"),
    [
        ("{date: 1953}", "meeting", "“Talks”: 1953."),
        ("{date: 1953~}", "meeting", "“Talks”: about 1953."),
        ("{date: 1953, negated: true}", "meeting", "It denies this: “Talks”: 1953."),
        ("{date: 198X, hedge: late}", "meeting", "“Talks”: the 1980s, strictly 1986–1989 for “late”."),
        ("{date: 198X/.., hedge: late}", "meeting", "“Talks”: from the 1980s onwards, strictly 1986–1989 for “late”."),
        ("{date: ../198X, hedge: late}", "meeting", "“Talks”: until the 1980s, strictly 1986–1989 for “late”."),
        ("{date: 1953, hedge: reportedly}", "meeting", "“Talks”: 1953."),
        ("{weekday: monday, date: 1953-05-18}", "meeting", "“Talks”: 18 May 1953."),
        ("{status: severed, over: 1950/1953}", "war", "“Talks”: from 1950 to 1953."),
        ("{date: published}", "meeting", "“Talks”: the time of writing → this dates “Talks” to 2018."),
        ("{date: published+1y}", "meeting", "“Talks”: “next year”: 2018 + 1 = 2019."),
        ("{date: published-1y}", "meeting", "“Talks”: “last year”: 2018 − 1 = 2017."),
        ("{date: published-1m}", "meeting", "“Talks”: “last month” → this dates “Talks” to May 2018."),
        ("{date: published+1w}", "meeting", "“Talks”: “next week” → this dates “Talks” to 17 June 2018."),
        ("{date: published-1d}", "meeting", "“Talks”: “yesterday” → this dates “Talks” to 9 June 2018."),
        ("{date: published+1d}", "meeting", "“Talks”: “tomorrow” → this dates “Talks” to 11 June 2018."),
        ("{date: published+0d}", "meeting", "“Talks”: “today” → this dates “Talks” to 10 June 2018."),
        ("{date: published-25y}", "meeting", "“Talks”: “25 years ago”: 2018 − 25 = 1993."),
        ("{date: published+3y}", "meeting", "“Talks”: “in 3 years”: 2018 + 3 = 2021."),
        ("{date: published-3m}", "meeting", "“Talks”: “3 months ago” → this dates “Talks” to March 2018."),
        ("{date: published:b}", "meeting", "“Talks”: b → this dates “Talks” to 2020."),
        (
            "{date: published:b-10d}",
            "meeting",
            "“Talks”: 10 days before b (2020) → this dates “Talks” between 22 December 2019 and 21 December 2020.",
        ),
        ("{date: published:a-2y}", "meeting", "“Talks”: “2 years ago”: 2018 − 2 = 2016."),
        ("{date: event:y}", "meeting", "“Talks”: “Summit” (20 May 1953) → this dates “Talks” to 20 May 1953."),
        ("{date: event:y+2y}", "meeting", "“Talks”: 2 years after “Summit” (20 May 1953): 1953 + 2 = 1955."),
        ("{date: event:y-1y}", "meeting", "“Talks”: 1 year before “Summit” (20 May 1953): 1953 − 1 = 1952."),
        (
            "{date: event:y+1m}",
            "meeting",
            "“Talks”: 1 month after “Summit” (20 May 1953) → this dates “Talks” to June 1953.",
        ),
        (
            "{date: event:y-10d}",
            "meeting",
            "“Talks”: 10 days before “Summit” (20 May 1953) → this dates “Talks” to 10 May 1953.",
        ),
        ("{date: event:u}", "meeting", "“Talks”: “Feast”."),
        ("{date: event:u+2y}", "meeting", "“Talks”: 2 years after “Feast”."),
        (
            "{date: event:z-2w}",
            "meeting",
            "“Talks”: 2 weeks before “War” (1960) → this dates “Talks” between 18 December 1959 and 17 December 1960.",
        ),
        ('{anniversary: 70, on: "2023"}', "meeting", "The 70th anniversary of “Talks” in 2023: 2023 − 70 = 1953."),
        ("{anniversary: 70, on: 2023-05}", "meeting", "The 70th anniversary of “Talks” in 2023: 2023 − 70 = 1953."),
        (
            "{anniversary: 70, on: 2023/2024}",
            "meeting",
            "From 2023 to 2024 is the 70th anniversary of “Talks” → this dates “Talks” to 1953–1954.",
        ),
        (
            "{anniversary: 70, on: published}",
            "meeting",
            "The 70th anniversary of “Talks” in 2018: “this year” is 2018; 2018 − 70 = 1948.",
        ),
        (
            "{anniversary: 70, on: published+1y}",
            "meeting",
            "The 70th anniversary of “Talks” in 2019: “next year” is 2019; 2019 − 70 = 1949.",
        ),
        (
            "{anniversary: 70, on: published-2y}",
            "meeting",
            "The 70th anniversary of “Talks” in 2016: “2 years ago” is 2016; 2016 − 70 = 1946.",
        ),
        (
            "{anniversary: 70, on: published:b+1y}",
            "meeting",
            "The 70th anniversary of “Talks” in 2021: 1 year after b is 2021; 2021 − 70 = 1951.",
        ),
        (
            "{anniversary: 70, on: published:b}",
            "meeting",
            "The 70th anniversary of “Talks” in 2020: b is 2020; 2020 − 70 = 1950.",
        ),
        (
            "{anniversary: 70, on: published:a}",
            "meeting",
            "The 70th anniversary of “Talks” in 2018: “this year” is 2018; 2018 − 70 = 1948.",
        ),
        (
            "{anniversary: 70, on: published+7m}",
            "meeting",
            "The 70th anniversary of “Talks” in 2019: “in 7 months” is 2019; 2019 − 70 = 1949.",
        ),
        (
            "{anniversary: 70, on: published-30w}",
            "meeting",
            "The 70th anniversary of “Talks” in 2017: “30 weeks ago” is 2017; 2017 − 70 = 1947.",
        ),
        (
            "{nth_year: 70, on: published+300d}",
            "meeting",
            "The 70th year of “Talks” in 2019: “in 300 days” is 2019; 2019 − 70 = 1949, or 2019 − 69 = 1950.",
        ),
        (
            "{anniversary: 70, on: published:b+1m}",
            "meeting",
            "1 month after b is the 70th anniversary of “Talks” → this dates “Talks” to 1950–1951.",
        ),
        (
            "{anniversary: 7, on: event:y+9m}",
            "meeting",
            "The 7th anniversary of “Talks” in 1954: 9 months after “Summit” is 1954; 1954 − 7 = 1947.",
        ),
        (
            "{anniversary: 7, on: event:y}",
            "meeting",
            "The 7th anniversary of “Talks” in 1953: “Summit” is 1953; 1953 − 7 = 1946.",
        ),
        (
            "{anniversary: 7, on: event:y+1y}",
            "meeting",
            "The 7th anniversary of “Talks” in 1954: 1 year after “Summit” is 1954; 1954 − 7 = 1947.",
        ),
        ("{anniversary: 7, on: event:u}", "meeting", "“Feast” is the 7th anniversary of “Talks”."),
        (
            '{nth_year: 70, on: "2023"}',
            "meeting",
            "The 70th year of “Talks” in 2023: 2023 − 70 = 1953, or 2023 − 69 = 1954.",
        ),
        (
            "{nth_year: 70, on: published}",
            "meeting",
            "The 70th year of “Talks” in 2018: “this year” is 2018; 2018 − 70 = 1948, or 2018 − 69 = 1949.",
        ),
        ("{nth_year: 70, on: event:u}", "meeting", "“Feast” is the 70th year of “Talks”."),
        (
            "{anniversary: 70, on: published, negated: true}",
            "meeting",
            "It denies this: The 70th anniversary of “Talks” in 2018: “this year” is 2018; 2018 − 70 = 1948.",
        ),
        ('{duration: 70y, to: "2023"}', "meeting", "70 years lie between “Talks” and 2023: 2023 − 70 = 1953."),
        (
            "{duration: 70y, to: published}",
            "meeting",
            "70 years lie between “Talks” and the time of writing: 2018 − 70 = 1948.",
        ),
        ("{duration: 70y, to: event:u}", "meeting", "70 years lie between “Talks” and “Feast”."),
        (
            "{duration: 70y, to: event:y}",
            "meeting",
            "70 years lie between “Talks” and “Summit” (20 May 1953): 1953 − 70 = 1883.",
        ),
        (
            "{duration: 10d, to: 1953-05-20}",
            "meeting",
            "10 days lie between “Talks” and 20 May 1953 → this dates “Talks” to 10 May 1953.",
        ),
        (
            "{duration: 2w, from: event:y}",
            "meeting",
            "2 weeks lie between “Summit” (20 May 1953) and “Talks” → this dates “Talks” to 3 June 1953.",
        ),
        (
            '{duration: 7y, from: "1953"}',
            "meeting",
            "7 years lie between 1953 and “Talks” → this dates “Talks” to 1960.",
        ),
        (
            '{duration: 7y, from: event:y, to: "1960"}',
            "meeting",
            "7 years lie between “Summit” (20 May 1953) and 1960.",
        ),
        (
            "{duration: 10y, to: event:y+9m}",
            "meeting",
            "10 years lie between “Talks” and 9 months after “Summit” (20 May 1953): 1954 − 10 = 1944.",
        ),
        (
            "{duration: 7y, to: event:z}",
            "meeting",
            "7 years lie between “Talks” and “War” (1960) → this dates “Talks” to 1953–1958.",
        ),
        ('{duration: 1y, to: "2023"}', "meeting", "1 year lies between “Talks” and 2023: 2023 − 1 = 2022."),
        (
            '{duration: {min: 1y}, to: "1953"}',
            "meeting",
            "At least 1 year lies between “Talks” and 1953 → this dates “Talks” to 1952 or earlier.",
        ),
        (
            "{duration: {min: 0d, max: 1d}, from: event:y}",
            "meeting",
            "0 days to 1 day lie between “Summit” (20 May 1953) and “Talks” → this dates “Talks” between 20 May 1953 "
            "and 21 May 1953.",
        ),
        ("{duration: 3y}", "war", "3 years lie between the start of “Talks” and its end."),
        ("{duration: {}}", "war", "Some time lies between the start of “Talks” and its end."),
        (
            "{duration: {min: 10d, max: 20d}, to: 1953-05-20}",
            "meeting",
            "10 days to 20 days lie between “Talks” and 20 May 1953 → this dates “Talks” between 30 "
            "April 1953 and 10 May 1953.",
        ),
        (
            "{duration: {min: 10d}, to: 1953-05-20}",
            "meeting",
            "At least 10 days lie between “Talks” and 20 May 1953 → this dates “Talks” to 10 May 1953 or earlier.",
        ),
        (
            '{duration: {min: 10y}, to: "1953"}',
            "meeting",
            "At least 10 years lie between “Talks” and 1953 → this dates “Talks” to 1943 or earlier.",
        ),
        ("{before: 1953}", "meeting", "“Talks” is before 1953 → this dates “Talks” to 1952 or earlier."),
        (
            "{before: event:y}",
            "meeting",
            "“Talks” is before “Summit” (20 May 1953) → this dates “Talks” to 19 May 1953 or earlier.",
        ),
        (
            "{after: event:y}",
            "meeting",
            "“Talks” is after “Summit” (20 May 1953) → this dates “Talks” to 21 May 1953 or later.",
        ),
        ("{after: event:u}", "meeting", "“Talks” is after “Feast”."),
        (
            "{before: event:y, by: 10d}",
            "meeting",
            "“Talks” is 10 days before “Summit” (20 May 1953) → this dates “Talks” to 10 May 1953.",
        ),
        (
            "{after: event:y, by: 1y}",
            "meeting",
            "“Talks” is 1 year after “Summit” (20 May 1953) → this dates “Talks” to 1954.",
        ),
        (
            "{after: event:y, by: {min: 10d}}",
            "meeting",
            "“Talks” is at least 10 days after “Summit” (20 May 1953) → this dates “Talks” to 30 May 1953 or later.",
        ),
        (
            "{after: event:y, by: {max: 10d}}",
            "meeting",
            "“Talks” is at most 10 days after “Summit” (20 May 1953) → this dates “Talks” between 21 May 1953 "
            "and 30 May 1953.",
        ),
        (
            "{before: event:y, by: {min: 1m, max: 2m}}",
            "meeting",
            "“Talks” is 1 month to 2 months before “Summit” (20 May 1953) → this dates “Talks” between 1 March 1953 "
            "and 30 April 1953.",
        ),
        ("{during: event:z}", "meeting", "“Talks” is during “War” (1960) → this dates “Talks” to 1960–1965."),
        ('{during: "1953"}', "meeting", "“Talks” is during 1953 → this dates “Talks” to 1953."),
        (
            '{between: [event:y, "1960"]}',
            "meeting",
            "“Talks” is between “Summit” (20 May 1953) and 1960 → this dates “Talks” between 20 May 1953 "
            "and 31 December 1960.",
        ),
        (
            "{between: [event:y, event:u]}",
            "meeting",
            "“Talks” is between “Summit” (20 May 1953) and “Feast” (20 May 1953 or later) → this dates "
            "“Talks” to 20 May 1953 or later.",
        ),
        (
            "{before: published:b}",
            "meeting",
            "“Talks” is before b (2020) → this dates “Talks” to 30 December 2020 or earlier.",
        ),
        ("{first: talks}", "meeting", "“Talks” is the first of “talks”: none is earlier than the first."),
        (
            "{first: talks, over: 1953}",
            "meeting",
            "“Talks” is the first of “talks” (1953): none is earlier than the first.",
        ),
        (
            "{member: talks, over: published-1y}",
            "meeting",
            "“Talks” is one of “talks” (“last year”): none is earlier than the first.",
        ),
        (
            "{one_of: [{date: 1953}, {date: 1960}]}",
            "meeting",
            "Either reading of what is said of “Talks” → this dates “Talks” to 1953–1960.",
        ),
        (
            "{uninterrupted: true, over: 1950/1953}",
            "meeting",
            "It speaks of “Talks” → this dates “Talks” to 1950 or earlier.",
        ),
    ],
)
def test_forms(says: str, kind: str, words: str) -> None:
    """A step says what the claim says and comes to, and carries the claim, its source and its quote."""
    assert step(says, kind=kind) == Step(says=words, claim="c0", source="a", quote="As it was.")


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (
            "{anniversary: 65, on: published}",
            "“this year” is the 65th anniversary of “Talks” (1953) → this dates a to 2018.",
        ),
        (
            "{nth_year: 65, on: published}",
            "“this year” is the 65th year of “Talks” (1953) → this dates a to 2017–2018.",
        ),
        (
            "{anniversary: 65, on: published+1y}",
            "“next year” is the 65th anniversary of “Talks” (1953) → this dates a to 2017.",
        ),
        (
            "{duration: 65y, to: published}",
            "65 years lie between “Talks” (May 1953) and the time of writing → this dates a to 2018.",
        ),
        ("{date: published-65y}", "“Talks” (May 1953): “65 years ago” → this dates a to 2018."),
        (
            "{before: published}",
            "“Talks” (May 1953) is before the time of writing → this dates a to 2 May 1953 or later.",
        ),
    ],
)
def test_to_an_undated_publication(says: str, words: str) -> None:
    """What dates the source itself says so, and names the event with the date that others give it."""
    told = step(says, "published:a", more=[("x", {"date": "1953-05"})], sources={})
    assert told.says == words


def test_sums_before_christ() -> None:
    """A sum that leads behind the year 1 is written as people write years there, which have no year 0."""
    assert (
        step("{anniversary: 2000, on: 1250}").says == "The 2000th anniversary of “Talks” in 1250: 1250 − 2000 = 751 BC."
    )


def test_about_a_publication() -> None:
    """A publication is called by its source."""
    assert step("{date: 1953}", "published:a", about="published:a").says == "The publication of a: 1953."


def test_premises() -> None:
    """A premise is told in words, with what it comes to where that is known."""
    case = Case(facts=Facts.model_validate({"events": [{"id": "x", "title": "Talks"}]}))
    teller = Teller(translate(case, indexed(case)), named(case).titles)
    year = (712954, 713318)
    assert [teller.premise(name, "event:x", {}).says for name in PREMISES] == list(PREMISES.values())
    assert teller.premise("signed-before-ratified", "event:x", {"event:x": year}) == Step(
        says="A treaty is not ratified before it is signed → this dates “Talks” to 1953.",
        premise="signed-before-ratified",
    )
    assert teller.placed("event:x:end", (None, None)) == "this does not date the end of “Talks”"
    assert teller.name("published:a") == "a"


PREMISES = {
    "premise:published:a": "a has a publication date on record.",
    "premise:published-before-retrieved:a": "a was not published after it was retrieved.",
    "premise:starts-before-it-ends:x": "“Talks” does not end before it starts.",
    "premise:accepted-date:x": "“Talks” has a date that was accepted.",
    "signed-before-ratified": "A treaty is not ratified before it is signed.",
}
