"""Linking: what holds for any store of claims."""

import random
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.linking import link
from timeline.records.claim import Claim
from timeline.records.facts import Event, Facts
from timeline.records.source import Source

_KINDS = ("established", "agreement", "in_force", "visit", "severed", "resumed", "anniversary", "aid", "other", "plan")
_PARTIES = (("JP", "KH"), ("CN", "KH"), ("KH",), ("JP", "KH", "US"), ())


def _claim(number: int, kind: str, parties: tuple[str, ...], date: str, source: str, event: str | None = None) -> Claim:
    says = {"anniversary": 10, "on": date} if kind == "anniversary" else {"date": date}
    words = f"words of {kind} {number % 5}"
    return Claim.model_validate(
        {
            "id": f"c{number}",
            "source": source,
            "kind": kind,
            "parties": parties,
            "says": says,
            "quote": {"exact": words},
            "event": event,
        }
    )


_STORES = st.lists(
    st.tuples(
        st.sampled_from(_KINDS),
        st.sampled_from(_PARTIES),
        st.sampled_from(["1953", "1953-05", "1953-05-12", "1960~", "1960/..", "../1991", "198X", "2013-12"]),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from([None, None, None, "ties"]),
    ),
    max_size=25,
)


def _groups(facts: Facts) -> set[frozenset[str]]:
    return {frozenset(event.claims) for event in link(facts) if event.claims}


@settings(max_examples=100, deadline=None)
@given(_STORES, st.randoms(use_true_random=False))
def test_every_claim_in_one_event_whatever_the_order(rows: list[tuple], order: random.Random) -> None:
    """Each claim is in exactly one event with a reason, ids are unique, and the order of the file changes no group."""
    claims = [_claim(number, *row) for number, row in enumerate(rows)]
    facts = Facts(claims=tuple(claims))
    events = link(facts)
    assert sorted(claim for event in events for claim in event.claims) == sorted(claim.id for claim in claims)
    assert all(event.reasons[claim] for event in events for claim in event.claims)
    assert len({event.id for event in events}) == len(events)
    shuffled = list(claims)
    order.shuffle(shuffled)
    assert _groups(facts) == _groups(Facts(claims=tuple(shuffled)))


def test_events_of_the_file_come_first_and_keep_what_they_state() -> None:
    """An event of the file keeps id, title, date and qualifier, also without a claim, and draws claims to it."""
    event = Event(id="jp-kh-ties", title="Ties", kind="established", parties=("JP", "KH"), date="1953")
    lonely = Event(id="untac", title="UNTAC", kind="operation", parties=("UN", "KH"))
    claims = (_claim(1, "established", ("JP", "KH"), "1953", "a"), _claim(2, "visit", ("JP", "KH"), "2022", "a"))
    first, second, found = link(Facts(events=(event, lonely), claims=claims))
    assert (first.id, first.title, first.date, first.claims, first.stated) == (
        "jp-kh-ties",
        "Ties",
        "1953",
        ("c1",),
        True,
    )
    assert (second.id, second.claims) == ("untac", ())
    assert (found.id, found.title, found.stated) == ("jp-kh-visit-2022", "Japan and Cambodia: visit", False)


def test_a_rejected_claim_is_in_no_event_unless_a_person_put_it_there() -> None:
    """What was rejected makes no event and joins none; under an event that it names it stays."""
    kept, loose, named = (
        _claim(n, "visit", ("JP", "KH"), "2022", "a", event) for n, event in enumerate((None, None, "state-visit"), 1)
    )
    rejected = tuple(claim.model_copy(update={"status": "rejected"}) for claim in (loose, named))
    events = {event.id: event.claims for event in link(Facts(claims=(kept, *rejected)))}
    assert events == {"state-visit": ("c1", "c3")}


def test_ids_of_like_events_are_told_apart() -> None:
    """Two events of one description get ids that differ by a number, the same from run to run."""
    claims = tuple(
        _claim(number, "visit", ("JP", "KH"), f"2022-0{number}-01", "abc"[number - 1]) for number in (1, 2, 3)
    )
    ids = [event.id for event in link(Facts(claims=claims))]
    assert ids == ["jp-kh-visit-2022", "jp-kh-visit-2022-2", "jp-kh-visit-2022-3"]


def test_claims_about_a_publication_keep_to_themselves() -> None:
    """A claim about a source's own date is grouped under that source and draws no other claim."""
    claims = (_claim(1, "other", (), "2016", "a", "published:a"), _claim(2, "other", (), "2016", "a"))
    events = {event.id: event.claims for event in link(Facts(claims=claims))}
    assert events["published:a"] == ("c1",)
    assert len(events) == 2


def test_growth_is_linear() -> None:
    """Ten times the claims of ten times the events take about ten times as long."""

    def spent(number: int) -> float:
        dice = random.Random(7)
        codes = [a + b for a in "ABCDEFGH" for b in "JKLMNPQR"]
        claims = []
        for place in range(number):
            pair = tuple(sorted(dice.sample(codes, 2)))
            claims.append(_claim(place, dice.choice(_KINDS), pair, str(dice.randint(1700, 2020)), f"s{place % 97}"))
        began = time.process_time()
        link(Facts(claims=tuple(claims)))
        return time.process_time() - began

    spent(100)
    assert spent(8000) < 30 * max(0.05, spent(800))


def test_floor_on_claims_of_our_own() -> None:
    """Claims of six relations are grouped as a person grouped them, to a B-cubed F1 of 0.90 at least."""
    told = (Path(__file__).parent / "told.jsonl").read_text(encoding="utf-8").splitlines()
    marked = [Claim.model_validate_json(line) for line in told]
    claims = tuple(claim.model_copy(update={"event": None}) for claim in marked)
    found = {claim: frozenset(event.claims) for event in link(Facts(claims=claims)) for claim in event.claims}
    truth: dict[str, set[str]] = {}
    for claim in marked:
        truth.setdefault(claim.event or "", set()).add(claim.id)
    classes = {claim: group for group in truth.values() for claim in group}
    precision = sum(len(found[c] & classes[c]) / len(found[c]) for c in classes) / len(classes)
    recall = sum(len(found[c] & classes[c]) / len(classes[c]) for c in classes) / len(classes)
    assert 2 * precision * recall / (precision + recall) >= 0.90


def test_places_in_one_order_in_one_year_are_one_thing() -> None:
    """Two sources that rank a state in one order in one year speak of one thing, of other years or orders not."""

    def ranked(identity: str, of: str) -> Claim:
        says = {"rank": 2, "of": of, "over": "published"}
        quote = {"exact": f"words of {identity}"}
        return Claim.model_validate(
            {
                "id": identity,
                "source": identity,
                "kind": "superlative",
                "parties": ["AR", "BR"],
                "says": says,
                "quote": quote,
            }
        )

    days = {"spring": "2023-04-02", "autumn": "2023-09-30", "goods": "2023-09-30", "later": "2026-01-05"}
    claims = tuple(ranked(name, "ports-of-BR" if name == "goods" else "partners-of-BR") for name in days)
    sources = tuple(Source(id=name, published=day) for name, day in days.items())
    events = link(Facts(sources=sources, claims=claims))
    assert sorted(event.claims for event in events) == [("autumn", "spring"), ("goods",), ("later",)]
