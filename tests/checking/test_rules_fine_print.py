"""The rules where they seldom lead: each case is a few claims, and the finding that they must give, or must not.

A row of `says` is a claim: its source, its event or kind, its parties, and what it says. Events begin with a capital.
"""

from typing import Any

import pytest
import yaml

from timeline.checking import check
from timeline.linking import link
from timeline.records.facts import Facts
from timeline.records.finding import Finding
from timeline.records.report import Case

CASES: dict[str, dict[str, Any]] = yaml.load(
    """
severed while severed:
  says:
    - [a, severed, JP KH, {date: '1965'}, breaks]
    - [b, severed, JP KH, {date: '1975'}, Again]
    - [c, resumed, JP KH, {date: '1980'}, Mended]
  finds: [state-sequence, had been severed since]
severed, resumed, and severed again:
  says:
    - [a, severed, JP KH, {date: '1965'}, breaks]
    - [b, severed, JP KH, {date: '1975'}, Again]
    - [d, resumed, JP KH, {date: '1970'}, Between]
    - [c, resumed, JP KH, {date: '1980'}, Mended]
  spares: [state-sequence, had been severed since]
severed twice within few years and nothing between:
  says:
    - [a, severed, JP KH, {date: 1975-04}, breaks]
    - [b, severed, JP KH, {date: 1976-04}, Again]
  finds: [state-sequence, nothing is told of what came between]
severed twice a long time apart:
  says:
    - [a, severed, JP KH, {date: '1875'}, breaks]
    - [b, severed, JP KH, {date: '1976'}, Again]
  spares: [state-sequence, nothing is told]
severed before they began:
  says:
    - [a, established, JP KH, {date: '1953'}, Ties]
    - [b, severed, JP KH, {date: '1950'}, Break]
  finds: [state-sequence, were established only in 1953]
resumed before they were severed:
  says:
    - [a, severed, JP KH, {date: '1975'}, Break]
    - [b, resumed, JP KH, {date: '1970'}, Mended]
  finds: [state-sequence, were severed only in 1975]
an embassy while relations are severed:
  says:
    - [a, severed, JP KH, {date: '1975'}, Break]
    - [b, resumed, JP KH, {date: 1992-01}, Mended]
    - [b, resumed, JP KH, {date: '1992'}, Mended]
    - [c, mission_opened, JP KH, {date: '1985'}, Embassy]
  finds: [state-sequence, while relations were severed from 1975 to January 1992]
an embassy before the break:
  says:
    - [a, severed, JP KH, {date: '1975'}, Break]
    - [b, resumed, JP KH, {date: '1992'}, Mended]
    - [c, mission_opened, JP KH, {date: '1965'}, Embassy]
  spares: [state-sequence, An embassy]
ties of many that two of them broke:
  says:
    - [a, established, JP KH VN, {date: '1953'}, Ties]
    - [b, severed, JP KH, {date: '1950'}, Break]
  finds: [state-sequence, were established only in 1953]
never interrupted, but severed:
  says:
    - [a, established, JP KH, {uninterrupted: true, over: 1953/2000}, Ties]
    - [b, severed, JP KH, {date: '1975'}, Break]
  finds: [state-sequence, Relations called uninterrupted were severed in 1975]
never interrupted in another time:
  says:
    - [a, established, JP KH, {uninterrupted: true, over: 1980/2000}, Ties]
    - [b, severed, JP KH, {date: '1975'}, Break]
  spares: [state-sequence, uninterrupted]
never interrupted between others:
  says:
    - [a, established, JP VN, {uninterrupted: true, over: 1953/2000}, Ties]
    - [b, severed, JP KH, {date: '1975'}, Break]
  spares: [state-sequence, uninterrupted]
years counted through a break:
  says:
    - [a, established, JP KH, {anniversary: 60, on: '2013'}, Ties]
    - [b, established, JP KH, {date: '1953'}, Ties]
    - [c, severed, JP KH, {date: '1975'}, Break]
    - [c, resumed, JP KH, {date: '1992'}, Mended]
  finds: [state-sequence, 60 years of ties are counted through the severance of 1975–1992]

a running total that shrinks:
  published: {a: '2010', b: '2015'}
  says:
    - [a, aid, JP KH, {value: 3000, unit: USD, over: 1992/.., measure: development-aid}]
    - [b, aid, JP KH, {value: 2000, unit: USD, over: 1992/.., measure: development-aid}]
  finds: [conflicting-quantities, a smaller total than a gave earlier]
a running total that grows:
  published: {a: '2010', b: '2015'}
  says:
    - [a, aid, JP KH, {value: 2000, unit: USD, over: 1992/.., measure: development-aid}]
    - [b, aid, JP KH, {value: 3000, unit: USD, over: 1992/.., measure: development-aid}]
  spares: [conflicting-quantities, '']
running totals told at times unknown:
  says:
    - [a, aid, JP KH, {value: 2000, unit: USD, over: 1992/.., measure: development-aid}]
    - [b, aid, JP KH, {value: 3000, unit: USD, over: 1992/.., measure: development-aid}]
  spares: [conflicting-quantities, '']
running totals told on one day:
  published: {a: 2010-05-01, b: 2010-05-01}
  says:
    - [a, aid, JP KH, {value: 2000, unit: USD, over: 1992/.., measure: development-aid}]
    - [b, aid, JP KH, {value: 3000, unit: USD, over: 1992/.., measure: development-aid}]
  finds: [conflicting-quantities, of the same thing]
parts of a period beyond the whole of it:
  says:
    - [a, aid, JP KH, {value: 100, unit: USD, over: 1990/1999, measure: development-aid}, Aid]
    - [b, aid, JP KH, {value: 80, unit: USD, over: 1990/1994, measure: development-aid}, Aid]
    - [b, aid, JP KH, {value: 70, unit: USD, over: 1995/1999, measure: development-aid}, Aid]
  finds: [conflicting-quantities, less than parts of that period come to]
exports and imports that do not make up the trade:
  says:
    - [a, trade, JP KH, {value: 100, unit: USD, over: '1990', measure: trade}]
    - [a, trade, JP KH, {value: 30, unit: USD, over: '1990', measure: exports}]
    - [a, trade, JP KH, {value: 40, unit: USD, over: '1990', measure: imports}]
  finds: [conflicting-quantities, which is not the sum of its parts]
exports and imports that make up the trade:
  says:
    - [a, trade, JP KH, {value: 70, unit: USD, over: '1990', measure: trade}]
    - [a, trade, JP KH, {value: 30, unit: USD, over: '1990', measure: exports}]
    - [a, trade, JP KH, {value: 40, unit: USD, over: '1990', measure: imports}]
  spares: [conflicting-quantities, '']
a figure that its source passes on as hearsay:
  says:
    - [a, casualties, JP KH, {value: 100, unit: person, over: '1990', measure: deaths}]
    - [b, casualties, JP KH, {value: 900, unit: person, over: '1990', measure: deaths, hedge: reportedly}]
  level: note
two figures that one source has from two others:
  says:
    - [a, casualties, JP KH, {value: 100, unit: person, over: '1990', measure: deaths, attribution: the ministry}]
    - [a, casualties, JP KH, {value: 900, unit: person, over: '1990', measure: deaths, attribution: the rebels}]
  level: note
a figure of another beside a source's own:
  says:
    - [a, casualties, JP KH, {value: 100, unit: person, over: '1990', measure: deaths}]
    - [a, casualties, JP KH, {value: 900, unit: person, over: '1990', measure: deaths, attribution: the rebels}]
  level: contradiction

one place and another in one ranking:
  says:
    - [a, superlative, JP KH, {rank: 1, of: donors, over: '1990'}, Donor]
    - [b, superlative, JP KH, {rank: 2, of: donors, over: '1990'}, Donor]
  finds: [disputed-rank, It cannot have both places]
two first places:
  says:
    - [a, superlative, JP, {rank: 1, of: donors, over: '1990'}, Donor]
    - [b, superlative, CN, {rank: 1, of: donors, over: '1990'}, Other]
  finds: [disputed-rank, Only one can be]
two shared first places:
  says:
    - [a, superlative, JP, {rank: 1, of: donors, shared: true, over: '1990'}, Donor]
    - [b, superlative, CN, {rank: 1, of: donors, shared: true, over: '1990'}, Other]
  spares: [disputed-rank, '']

two firsts that nothing but their dates tells apart:
  says:
    - [a, first, JP KH, {first: prime-minister, over: 1988-05}]
    - [b, first, JP KH, {first: prime-minister, over: '1979'}]
  finds: [disputed-first, a has the first prime minister (May 1988); b has an earlier one (1979).]
two years of one era:
  says:
    - [a, agreement, JP KH, {date: '1965', text: Shōwa 40}, Treaty]
    - [b, agreement, JP KH, {date: '1966', text: Shōwa 41}, Treaty]
  finds: [era-year-mismatch, two years of one era]
a year of an era for a year that it is not:
  says:
    - [a, agreement, JP KH, {date: '1970', text: Shōwa 40}, Treaty]
  finds: [era-year-mismatch, '']
a day of the old style left as it stood:
  says:
    - [a, war, RU, {date: 1917-10-25, text: 25 October, calendar: julian}, Revolution]
  finds: [calendar-unconverted, '']
a year of another count left as it stood:
  says:
    - [a, agreement, TH, {date: '2475', text: in 2475, calendar: buddhist}, Revolution]
  finds: [calendar-unconverted, '']
a day of the old style that was converted:
  says:
    - [a, war, RU, {date: 1917-11-07, text: 25 October, calendar: julian}, Revolution]
  spares: [calendar-unconverted, '']

published after it was read:
  published: {a: '2020'}
  retrieved: {a: 2019-05-01}
  says:
    - [a, visit, JP KH, {date: '1990'}, Visit]
  finds: [impossible-publication-date, '']
ratified before it was signed:
  says:
    - [a, agreement, JP KH, {date: '1992'}, Treaty, amity]
    - [b, ratified, JP KH, {date: '1991'}, Ratified, amity]
  finds: [broken-order, '']
denied in the very year another gives:
  says:
    - [a, visit, JP KH, {date: '1990', negated: true}, Visit]
    - [b, visit, JP KH, {date: '1990'}, Visit]
  finds: [contradicting-dates, '']
not until a year, and before it:
  says:
    - [a, visit, JP KH, {date: '1990', negated: true, hedge: not until}, Visit]
    - [b, visit, JP KH, {date: '1985'}, Visit]
  finds: [contradicting-dates, '']
not in one year, and in another:
  says:
    - [a, visit, JP KH, {date: '1990', negated: true}, Visit]
    - [b, visit, JP KH, {date: '1985'}, Visit]
  spares: [contradicting-dates, '']
""",
    yaml.BaseLoader,
)


def findings(case: dict[str, Any]) -> tuple[Finding, ...]:
    """Link and check the claims of a case."""
    claims, events = [], {}
    for number, (source, kind, parties, says, *rest) in enumerate(case["says"]):
        event = rest[0].lower() if rest else None
        qualifier = rest[1] if len(rest) > 1 else None
        about = {"kind": kind, "parties": parties.split(), "qualifier": qualifier}
        if event:
            events[event] = {"id": event, "title": event.capitalize(), **about}
        claim = {"id": f"{source}-{number}", "source": source, "event": event, "says": says, "status": "accepted"}
        claims.append(claim | about)
    names = sorted({claim["source"] for claim in claims})
    stated = {name: {"published": case.get("published", {}).get(name)} for name in names}
    read = {name: {"retrieved": case.get("retrieved", {}).get(name)} for name in names}
    sources = [{"id": name, **stated[name], **read[name]} for name in names]
    facts = Facts.model_validate({"sources": sources, "events": list(events.values()), "claims": claims})
    return check(Case(facts=facts, events=link(facts)))


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    """The case's finding is there with its words and level, or, where it spares, no such finding is."""
    case = CASES[name]
    found = findings(case)
    told = [(finding.rule, finding.level, finding.verdict) for finding in found]
    if "finds" in case:
        rule, words = case["finds"]
        assert [one for one in found if one.rule == rule and words in one.verdict], told
    if "spares" in case:
        rule, words = case["spares"]
        assert not [one for one in found if one.rule == rule and words in one.verdict], told
    if "level" in case:
        assert {level for rule, level, _ in told if rule == "conflicting-quantities"} == {case["level"]}, told
