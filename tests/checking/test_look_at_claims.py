"""What a look at a case finds by event, source, form and kind, against a reading of the claims one by one."""

from random import Random
from typing import Any

import pytest

from timeline.checking.look import Look
from timeline.checking.stretches import beginning
from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.records.report import Case
from timeline.records.says import Anniversary, Dated, Rank, Weekday
from timeline.records.when import parse_when

SAYS: list[dict[str, Any]] = [
    {"date": "1953"},
    {"date": "1953", "hedge": "about"},
    {"date": "1953-05"},
    {"date": "1953-05-20"},
    {"date": "1953/1955"},
    {"date": "1992/.."},
    {"date": "../1992"},
    {"date": "1953", "negated": True},
    {"date": "1953", "planned": True},
    {"date": "published-3y"},
    {"date": "event:e1+2y"},
    {"date": "1953-05-20", "weekday": "wednesday"},
    {"date": "1953", "calendar": "buddhist"},
    {"date": "2496", "text": "in 2496 of the Buddhist Era"},
    {"date": "1953", "attribution": "the ministry"},
    {"anniversary": 60, "on": "2013"},
    {"rank": 1, "of": "donors"},
    {"duration": "3y"},
]
QUOTES = [None, None, None, "That was long ago.", "It was the year 2496 of the Buddhist Era.", "In Reiwa 5 they met."]
CALENDARS = {QUOTES[4], QUOTES[5], SAYS[13]["text"]}


def case_of(random: Random) -> Case:
    """Return a case of up to fifteen claims of all sorts, some linked to events only by the linker."""
    claims: list[dict[str, Any]] = []
    for n in random.sample(range(10, 99), random.randint(3, 15)):
        quote = random.choice(QUOTES)
        claims.append(
            {
                "id": f"c{n}",
                "source": random.choice(("s0", "s1", "s2")),
                "event": random.choice((None, "e0", "e1", "e2", "e3")),
                "kind": random.choice((None, None, "visit", "meeting", "plan")),
                "says": random.choice(SAYS),
                "quote": {"exact": quote} if quote else None,
                "status": random.choice(("accepted", "accepted", "accepted", "disputed", "proposed", "rejected")),
            }
        )
    events: list[dict[str, Any]] = [
        {"id": "e0", "kind": "visit"},
        {"id": "e1", "kind": "plan", "title": "One"},
        {"id": "e2", "parties": ["JP"]},
    ]
    linked: list[dict[str, Any]] = [
        {"id": "e9", "title": "Nine", "kind": "goal", "claims": [c["id"] for c in claims if random.random() < 0.3]},
        {"id": "e2", "title": "Two", "kind": "war", "claims": ()},
    ]
    facts = {"sources": [{"id": f"s{n}", "published": "1960" if n else None} for n in range(3)], "events": events}
    return Case.model_validate({"facts": Facts.model_validate(facts | {"claims": claims}), "events": linked})


KINDS = {"e0": "visit", "e1": "plan", "e2": "war", "e9": "goal"}


def ids(claims: Any) -> list[str]:
    """Return the ids of claims."""
    return [claim.id for claim in claims]


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("proposed", [False, True])
def test_one_by_one(seed: int, proposed: bool) -> None:
    """Which claims count, of which event they are, and where each is found."""
    case = case_of(Random(seed))
    look = Look(case, proposed=proposed)
    counting = ("accepted", "disputed", *(["proposed"] if proposed else []))
    claims = [claim for claim in case.facts.claims if claim.status in counting]
    linked = {c: event.id for event in case.events for c in event.claims}
    events = {claim.id: claim.event or linked.get(claim.id) for claim in claims}
    assert list(look.claims) == ids(claims)
    assert {claim.id: look.event_of(claim) for claim in claims} == events
    for source in ("s0", "s1", "s2"):
        of_source = [c.id for c in claims if c.source == source]
        assert [look.index.ids[place] for place in look.index.by_source.get(source, ())] == of_source
        turns = {event: [n for n, c in enumerate(of_source) if events[c] == event] for event in {*events.values()}}
        assert look.turns(source) == {event: told for event, told in turns.items() if event and told}
    told = {event: sorted(c.id for c in claims if events[c.id] == event) for event in {*events.values()} if event}
    assert {event: ids(look.about(event)) for event in look.index.by_event} == told
    assert {event: look.first(event) for event in told} == {event: first for event, (first, *_) in told.items()}
    assert (look.about("none"), look.first("none")) == ([], "")
    for place, claim in enumerate(claims):
        column = (look.index.told, look.index.ids, look.index.sources, look.index.events)
        assert [of[place] for of in column] == [claim, claim.id, claim.source, events[claim.id]]
    for event in told:
        kinds = [c.kind for c in claims if events[c.id] == event and c.kind]
        assert list(look.kinds_told(event)) == list(dict.fromkeys(kinds))
    for form in (Dated, Weekday, Anniversary, Rank):
        of_form = [claim.id for claim in claims if type(claim.says) is form]
        assert ids(look.told(form)) == of_form
        assert ids(look.saying(form)) == sorted(of_form)
    assert ids(look.saying(Dated, Rank)) == sorted(c.id for c in claims if type(c.says) in (Dated, Rank))
    assert ids(look.attributed) == sorted(claim.id for claim in claims if claim.says.attribution)
    speaking = [
        claim.id
        for claim in claims
        if claim.says.calendar or claim.says.text in CALENDARS or (claim.quote and claim.quote.exact in CALENDARS)
    ]
    assert ids(look.calendars) == sorted(speaking)
    assert {claim.id: look.kind(claim) for claim in claims} == {
        claim.id: claim.kind or KINDS.get(events[claim.id] or "") for claim in claims
    }


@pytest.mark.parametrize("seed", range(60))
def test_days_one_by_one(seed: int) -> None:
    """Plain dates have the days of their beginning, plans and denials none; an event has those of all its claims."""
    look = Look(case_of(Random(seed)))
    days = {}
    for claim in look.claims.values():
        says: Any = claim.says
        edtf = parse_when(says.date).edtf if isinstance(says, (Dated, Weekday)) else None
        if edtf:
            none = says.negated or says.planned or look.kind(claim) in ("plan", "goal")
            days[claim.id] = (None, None) if none else beginning(edtf)
            assert look.moment(claim) == days[claim.id]
            assert look.moment(claim) == Look(look.case).moment(claim)
    for event in look.index.by_event:
        every = [(claim, look.moment(claim)) for claim in look.about(event)]
        assert look.dated(event) == [pair for pair in every if pair[1] != (None, None)]
        assert look.dated(event) == look.dated(event)


@pytest.mark.parametrize("count", [1, 199, 200, 201, 400, 405])
def test_one_name_of_a_calendar_among_very_many_words(count: int) -> None:
    """However many claims there are, those whose words name another calendar are found, and no others."""
    marked = {0, count // 2, count - 1}
    claims = [
        {
            "id": f"c{n:03}",
            "source": "s",
            "says": {"date": "1953", "text": "Buddhist Era" if n in marked and n % 2 else None},
            "quote": {"exact": "in the Buddhist Era" if n in marked and not n % 2 else "long ago"},
            "status": "accepted",
        }
        for n in range(count)
    ]
    facts = Facts.model_validate({"sources": [{"id": "s"}], "events": [], "claims": claims})
    assert ids(Look(Case(facts=facts)).calendars) == [f"c{n:03}" for n in sorted(marked)]


def test_a_person_s_word_goes_before_the_linker_s() -> None:
    """A claim that names its event is of that, whatever the linker takes it for; titles and dates of the file count."""
    claims: list[dict[str, Any]] = [
        {"id": "a", "source": "s", "event": "x", "says": {"date": "1953"}, "status": "accepted"},
        {"id": "b", "source": "s", "says": {"date": "event:x+1y"}, "status": "accepted"},
        {"id": "c", "source": "s", "says": {"date": "1953"}, "status": "accepted"},
    ]
    events = [
        {"id": "x", "kind": "visit", "date": "1960"},
        {"id": "y", "title": "Why", "note": "n"},
        {"id": "v", "date": "1980"},
    ]
    facts = Facts.model_validate({"sources": [{"id": "s"}], "events": events, "claims": claims})
    made = {"id": "y", "title": "Made", "kind": "war", "parties": ["JP"], "claims": ["a", "b"], "date": "1970"}
    bare = {"id": "v", "title": "V", "kind": "war", "claims": ()}
    look = Look(Case.model_validate({"facts": facts, "events": [made, bare]}))
    found = {name: look.event_of(claim) for name, claim in look.claims.items()}
    assert found == {"a": "x", "b": "y", "c": None}
    assert (look.title("x"), look.title("z")) == ("x", "z")
    assert look.index.named.titles == {"y": "Why", "v": "V"}
    assert look.index.named.dates == {"x": "1960", "v": "1980", "y": "1970"}
    assert look.events["x"].kind == "visit"
    (b,) = [claim for claim in look.claims.values() if claim.id == "b"]
    assert look.moment(b) == beginning("1961")
    assert (look.parties(b), look.kind(b)) == (frozenset({"JP"}), "war")


def test_a_claim_s_own_parties_go_before_its_event_s() -> None:
    """What a claim says of kind and parties goes before what is said of its event."""
    claim: dict[str, Any] = {"id": "a", "source": "s", "event": "x", "says": {"date": "1953"}, "status": "accepted"}
    events = [{"id": "x", "kind": "visit", "parties": ["JP", "KH"]}]
    for own, parties in (((), {"JP", "KH"}), (("LA",), {"LA"})):
        facts = {"sources": [{"id": "s"}], "events": events, "claims": [claim | {"parties": own}]}
        look = Look(Case(facts=Facts.model_validate(facts)))
        found: Claim = look.claims["a"]
        assert look.parties(found) == parties
        assert look.by_kind == {"visit": ["x"]}
