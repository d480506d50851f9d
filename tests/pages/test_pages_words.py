"""The words for what claims say, and the arithmetic of a conflict for each form that counts years."""

from pathlib import Path

import pytest
import yaml

from tests.pages import sample
from timeline.records.claim import Claim
from timeline.records.facts import Event
from timeline.records.finding import Finding, Stand
from timeline.records.source import Source
from timeline.reporting.arithmetic import chains
from timeline.reporting.numberline import draw, words
from timeline.reporting.view import View
from timeline.reporting.wording import amount, said

CASES = yaml.load(Path(__file__).with_name("wording.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
TITLES = {"truce": "The truce is signed"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["words"]))
def test_a_claim_is_put_into_words(case: dict[str, object]) -> None:
    """Each form, hedged, negated, planned or by another calendar, reads as a person would say it."""
    claim = Claim.model_validate({"id": "c", "source": "s", "says": case["says"]})
    assert said(claim, TITLES) == case["words"]


@pytest.mark.parametrize(
    ("says", "names", "sums"),
    [
        (
            [{"date": "1953-03-14"}, {"date": "1953-07"}],
            ["14 March 1953", "July 1953"],
            ["14 March 1953 as stated", "July 1953 as stated"],
        ),
        (
            [{"date": "published-10d"}, {"date": "1953-05-02/1953-05-04"}],
            ["2–4 May 1953", "4 June 1953", "14 June 1953"],
            ["14 June 1953 − 10 days = 4 June 1953", "2–4 May 1953 as stated"],
        ),
        (
            [{"date": "published+1m"}, {"duration": "2w", "to": "1953-08-30"}],
            ["14 June 1953", "14 July 1953", "16 August 1953", "30 August 1953"],
            ["14 June 1953 + 1 month = 14 July 1953", "30 August 1953 − 2 weeks = 16 August 1953"],
        ),
    ],
)
def test_what_lies_within_one_year_is_drawn_by_days(
    says: list[dict[str, object]], names: list[str], sums: list[str]
) -> None:
    """A conflict of months or days has its drawing too: the dates in full, and steps of days, weeks or months."""
    found, finding, view = told(*[dict(one) for one in says], published="1953-06-14")
    assert found == sums
    drawing = draw(chains(finding, view))
    assert drawing is not None
    assert [place.name for place in drawing.places] == names


def test_large_amounts_are_put_into_words() -> None:
    """Millions and more are named, smaller figures are written out."""
    assert [amount(value) for value in (1.5e12, 3500, 0.5)] == ["1.5 trillion", "3,500", "0.5"]


def told(*says: dict[str, object], published: str | None = None) -> tuple[list[str], Finding, View]:
    """Return the sums for claims of one source: each about the event `e`, or about the one that `about` names."""
    claims = tuple(
        Claim.model_validate(
            {"id": f"c{n}", "source": "s", "event": one.pop("about", "e"), "says": one, "status": "accepted"}
        )
        for n, one in enumerate(says)
    )
    finding = Finding(
        id="anniversary-arithmetic:e:c0",
        rule="anniversary-arithmetic",
        level="contradiction",
        verdict="They clash.",
        events=("e",),
        claims=tuple(claim.id for claim in claims),
    )
    events = (Event(id="e", title="E"), Event(id="f", title="F"))
    view = View(sample.assemble((Source(id="s", published=published),), events, claims, (finding,)))
    return sorted(words(chain) for chain in chains(finding, view)), finding, view


@pytest.mark.parametrize(
    ("says", "published", "sums"),
    [
        ([{"date": "1953"}, {"nth_year": 70, "on": "2023"}], None, ["1953 as stated", "2023 − 69–70 = 1953–1954"]),
        ([{"date": "1953"}, {"duration": "25y", "to": "1980"}], None, ["1953 as stated", "1980 − 25 = 1955"]),
        ([{"date": "1953"}, {"anniversary": 60, "on": "published"}], "2012", ["1953 as stated", "2012 − 60 = 1952"]),
        ([{"date": "1953"}, {"duration": "25y", "to": "published"}], "2018", ["1953 as stated", "2018 − 25 = 1993"]),
        (
            [{"date": "event:f+3y"}, {"date": "1950", "about": "f"}, {"date": "1955"}],
            None,
            ["1950 + 3 = 1953", "1955 as stated"],
        ),
        ([{"date": "1953", "negated": True}, {"date": "1955"}], None, ["1955 as stated"]),
        ([{"date": "1953"}, {"duration": {"min": "3y"}, "to": "1980"}], None, ["1953 as stated"]),
        (
            [{"date": "published-10d"}, {"date": "1955"}],
            "2012",
            ["1955 as stated", "2012 − 10 days = 2011–2012"],
        ),
        ([{"date": "1991/.."}, {"date": "198X/.."}], None, ["1980–1989 as stated", "1991 as stated"]),
        (
            [{"during": "f"}, {"date": "2022", "about": "f"}, {"date": "2023"}],
            None,
            ["2022 as stated", "2023 as stated"],
        ),
        ([{"date": "../1950"}, {"date": "1955"}], None, ["1950 as stated", "1955 as stated"]),
        ([{"date": "-0043"}, {"anniversary": 100, "on": "0057"}], None, ["44 BC as stated", "57 − 100 = 44 BC"]),
    ],
)
def test_each_form_that_counts_years_has_its_sum(
    says: list[dict[str, object]], published: str | None, sums: list[str]
) -> None:
    """From a stated year to the event by the claim's own number; what fixes no year has no sum."""
    assert told(*[dict(one) for one in says], published=published)[0] == sums


def test_years_are_drawn_as_the_checks_read_them() -> None:
    """ "The late 1980s" stands on the line where the finding has it, not as a whole decade."""
    _, finding, view = told({"date": "198X", "hedge": "late"}, {"date": "1991"})
    sides = (Stand(value="1986–1989", claims=("c0",)), Stand(value="1991", claims=("c1",)))
    read = chains(finding.model_copy(update={"support": sides}), view)
    assert [words(chain) for chain in read] == ["1986–1989 as stated", "1991 as stated"]


def test_one_year_alone_is_not_drawn() -> None:
    """There is nothing to see on a line with one year."""
    _, finding, view = told({"date": "1953"}, {"date": "1953"})
    assert draw(chains(finding, view)) is None
