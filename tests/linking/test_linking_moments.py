"""When the event of a claim began by the claim's own arithmetic, and what an event is called that nobody described."""

import pytest

from timeline.edtf import parse
from timeline.linking import link
from timeline.linking.features import moment
from timeline.records.claim import Claim
from timeline.records.facts import Event, Facts

PUBLISHED = {"a": "2013-05-03", "undated": None}


def claim(says: dict[str, object], source: str = "a", **fields: object) -> Claim:
    """Return a claim of a source that was published on 3 May 2013."""
    return Claim.model_validate({"id": "one", "source": source, "says": says} | fields)


@pytest.mark.parametrize(
    ("says", "begun"),
    [
        ({"date": "1953-05"}, "1953-05"),
        ({"date": "published-2w"}, "2013-04-15/2013-04-23"),
        ({"date": "1953-05/1960"}, "1953-05"),
        ({"date": "../1991"}, "1991"),
        ({"date": "published"}, "2013-05-03"),
        ({"date": "published-3y"}, "2010"),
        ({"date": "published+10d"}, "2013-05-13"),
        ({"anniversary": 60, "on": "2013"}, "1953"),
        ({"anniversary": 1, "on": "2012-02-29"}, "2011-02-28"),
        ({"nth_year": 60, "on": "2013"}, "1953/1954"),
        ({"duration": "10y", "from": "1953"}, "1953"),
        ({"duration": "10y", "to": "1963"}, "1953"),
        ({"duration": "10d", "to": "1963-05-20"}, "1963-05-10"),
    ],
)
def test_an_event_began_when_the_claim_says(says: dict[str, object], begun: str) -> None:
    """A date is itself, a period its beginning, so many years ago a year, and an anniversary of a day that day."""
    found = moment(claim(says), PUBLISHED)
    date = parse(begun)
    assert found is not None
    assert (found.first, found.last) == (date.earliest, date.latest)


@pytest.mark.parametrize(
    "says",
    [
        {"date": "event:ties+1y"},
        {"anniversary": 60, "on": "event:ties"},
        {"nth_year": 60, "on": "event:ties"},
        {"duration": "10y"},
        {"duration": {"min": "10y"}, "to": "1963"},
        {"duration": "10d", "to": "event:ties"},
        {"before": "ties"},
        {"value": 5, "unit": "USD"},
    ],
)
def test_nothing_is_reckoned_that_is_not_said(says: dict[str, object]) -> None:
    """What hangs on another event, or has no bounds, dates nothing for the linker."""
    assert moment(claim(says), PUBLISHED) is None


def test_the_publication_of_a_source_without_a_date_dates_nothing() -> None:
    """A claim that hangs on when its source was published has no moment where nobody knows that."""
    assert moment(claim({"date": "published-3y"}, source="undated"), PUBLISHED) is None


def test_events_found_of_the_same_description_have_ids_of_their_own() -> None:
    """A found event's id is readable, differs from each that the file gives, and from other found ones like it."""
    facts = Facts(
        events=(Event(id="jp-kh-visit-1953-2", title="Named by hand", kind="aid"),),
        claims=tuple(
            Claim.model_validate(
                {
                    "id": f"c{month}",
                    "source": "a",
                    "kind": "visit",
                    "parties": ["JP", "KH"],
                    "says": {"date": f"1953-{month:02}-10"},
                }
            )
            for month in (1, 5, 9)
        ),
    )
    found = [event.id for event in link(facts) if event.claims]
    assert len(set(found)) == 3
    assert all(id.startswith("jp-kh-visit-1953") for id in found)
    assert "jp-kh-visit-1953-2" not in found


def test_a_claim_of_nothing_in_particular_makes_an_event_all_the_same() -> None:
    """A claim without kind, parties or date is an event of its own, called by what little is known."""
    one = claim({"before": "ties"})
    (event,) = (event for event in link(Facts(events=(Event(id="ties"),), claims=(one,))) if event.claims)
    assert event.id
    assert event.title
