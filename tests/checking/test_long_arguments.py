"""Long arguments, many voices, many conflicts: what is shown, what is counted, and what is left when suspects go."""

from random import Random
from typing import Any

import pytest

from timeline.checking.analysis import Analysis, analyse, reanalyse
from timeline.checking.findings import MOST_STEPS
from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.records.report import Case

Told = tuple[str, str, dict[str, Any]]


def case_of(*told: Told, titles: dict[str, str] | None = None) -> Case:
    """Return the case of claims: source, event and what is said."""
    claims = [
        {"id": f"c{i:03}", "source": source, "event": event, "says": says, "status": "accepted"}
        for i, (source, event, says) in enumerate(told)
    ]
    events = [
        {"id": event, "title": (titles or {}).get(event), "kind": "meeting"} for event in sorted({t[1] for t in told})
    ]
    sources = [{"id": source} for source in sorted({t[0] for t in told})]
    return Case(facts=Facts.model_validate({"sources": sources, "events": events, "claims": claims}))


def chain(length: int, end: str) -> list[Told]:
    """Return events each two years after the one before, from 1900 on, and a date for the last."""
    links: list[Told] = [("a", f"e{n:02}", {"duration": "2y", "from": f"event:e{n - 1:02}"}) for n in range(1, length)]
    return [("b", "e00", {"date": "1900"}), *links, ("c", f"e{length - 1:02}", {"date": end})]


def steps(analysis: Analysis) -> list[str]:
    """Return what the one conflict of an analysis is explained by, claims by their numbers."""
    (conflict,) = analysis.conflicts
    return [step.claim[1:] if step.claim else step.says.split(" ", 2)[0] for step in conflict.explanation]


def test_a_long_argument_is_shortened_in_the_middle() -> None:
    """Of an argument of many steps the first and the last are told, and how many are left out between."""
    (conflict,) = analyse(case_of(*chain(21, "1990"))).conflicts
    told = [step.says for step in conflict.explanation]
    assert len(told) == MOST_STEPS
    assert told[:2] == ["“e00”: 1900.", "“e20”: 1990."]
    assert told[2] == "2 years lie between “e19” and “e20” (1990) → this dates “e19” to 1988."
    assert told[-2] == "2 years lie between “e00” and “e01” (1952) → this dates “e00” to 1950."
    assert told[-1] == "“e00” cannot be dated both 1900 and 1950."
    assert counted(told) == ["… 12 further steps of the same kind …"]


def counted(told: list[str]) -> list[str]:
    """Return the lines that say how many steps are left out."""
    return [says for says in told if says.startswith("…")]


@pytest.mark.parametrize("length", [11, 12, 13, 14, 22, 60])
def test_what_is_left_out_is_counted(length: int) -> None:
    """A chain has two dates and the links between them: so many as are not told are said to be left out."""
    (conflict,) = analyse(case_of(*chain(length, "1990"))).conflicts
    told = [step.says for step in conflict.explanation]
    assert len(told) == MOST_STEPS
    assert counted(told) == [f"… {length + 1 - (MOST_STEPS - 2)} further steps of the same kind …"]


def test_many_voices_of_a_long_argument_are_counted_as_they_would_be_told() -> None:
    """Of a link that five sources tell of, two are quoted and three are a line: three steps, where it is left out."""
    links = [(s, e, says) for _, e, says in chain(12, "1990")[1:-1] for s in "defgh"]
    (conflict,) = analyse(case_of(*links, ("b", "e00", {"date": "1900"}), ("c", "e11", {"date": "1990"}))).conflicts
    told = [step.says for step in conflict.explanation]
    assert len(told) == MOST_STEPS
    assert counted(told) == [f"… {2 + 11 * 3 - (MOST_STEPS - 2)} further steps of the same kind …"]


def test_both_sides_of_a_conflict_have_their_voices_counted() -> None:
    """That more say the same is told of either side, in whatever number."""
    told = [(f"{s}{n}", "x", {"date": year}) for s, year in (("a", "1953"), ("b", "1960")) for n in range(5)]
    for conflict in analyse(case_of(*told)).conflicts:
        assert [s.says for s in conflict.explanation].count("3 more claims say the same.") == 2


def test_a_long_derivation_is_counted() -> None:
    """A publication that follows from a long chain is derived in twelve lines, one of which counts those left out."""
    told = [*chain(30, "1958")[:-1], ("z", "e29", {"anniversary": 10, "on": "published"})]
    (found,) = [i for i in analyse(case_of(*told)).inferred if i.variable == "published:z"]
    says = [step.says for step in found.steps]
    assert found.edtf == "1968"
    assert len(says) == MOST_STEPS
    assert counted(says) == [f"… {31 - (MOST_STEPS - 1)} further steps of the same kind …"]


@pytest.mark.parametrize(("length", "shown"), [(9, 11), (10, 12), (11, 12)])
def test_an_argument_that_just_fits(length: int, shown: int) -> None:
    """Twelve lines are told in full; a thirteenth makes some of them a count."""
    (conflict,) = analyse(case_of(*chain(length, "1990"))).conflicts
    told = [step.says for step in conflict.explanation]
    assert len(told) == shown
    assert any(says.startswith("…") for says in told) is (length > 10)


def test_of_many_voices_two_are_heard() -> None:
    """Of three who say the same each is quoted; of more, two, and how many more there are."""
    three = [(s, "x", {"date": "1953"}) for s in "abc"]
    other = ("z", "x", {"date": "1960"})
    assert steps(analyse(case_of(*three, other))) == ["003", "000", "001", "002", "“x”"]
    four = [(s, "x", {"date": "1953"}) for s in "abcd"]
    analysis = analyse(case_of(*four, other))
    assert steps(analysis) == ["004", "000", "001", "2", "“x”"]
    (conflict,) = analysis.conflicts
    assert conflict.explanation[3].says == "2 more claims say the same."
    assert conflict.sets == tuple((f"c{n:03}", "c004") for n in range(4))


def test_a_claim_that_contradicts_itself() -> None:
    """One claim alone may be a conflict, and is explained as that."""
    (conflict,) = analyse(case_of(("a", "x", {"before": "event:x"}))).conflicts
    assert [step.says for step in conflict.explanation] == ["“x” is before “x”.", "That contradicts itself."]
    assert conflict.sets == (("c000",),)


def undisputed(case: Case) -> Case:
    """Return the case without the claims that are in any conflict."""
    out = {claim for conflict in analyse(case).conflicts for claim in conflict.claims}
    left = tuple(claim for claim in case.facts.claims if claim.id not in out)
    return case.model_copy(update={"facts": case.facts.model_copy(update={"claims": left})})


def test_what_is_in_no_conflict_holds() -> None:
    """Of years given at random for events that hang together, what is in no conflict can all be true."""
    for seed in range(30):
        random = Random(seed)
        told: list[Told] = []
        for n in range(random.randint(4, 14)):
            year = str(random.randint(1950, 1956))
            count = {"anniversary": random.randint(1, 3), "on": f"event:e{random.randint(0, 4)}"}
            told.append((f"s{n}", f"e{random.randint(0, 4)}", {"date": year} if random.random() < 0.7 else count))
        assert analyse(undisputed(case_of(*told))).conflicts == (), seed


def test_more_sets_than_are_listed() -> None:
    """Forty sources with forty years: thirty-nine are too many, and that not all sets were listed is said."""
    case = case_of(*((f"s{n}", "x", {"date": str(1900 + n)}) for n in range(40)))
    analysis = analyse(case)
    assert analysis.notes == ("Too many minimal sets in one place: not all were listed.",)
    assert all(conflict.capped for conflict in analysis.conflicts)
    assert len(analysis.conflicts) == 39


def test_two_slips_in_one_component() -> None:
    """Two claims that each clash with many are two conflicts, of which neither is explained by the other."""
    true: list[Told] = [(s, "x", {"date": "1953"}) for s in "abc"] + [(s, "y", {"date": "1963"}) for s in "abc"]
    linked: Told = ("d", "y", {"duration": "10y", "from": "event:x"})
    slips: list[Told] = [("e", "x", {"date": "1956"}), ("f", "y", {"date": "1969"})]
    found = analyse(case_of(*true, linked, *slips)).conflicts
    assert sorted(conflict.suspect for conflict in found) == ["c007", "c008"]
    assert not any({"c007", "c008"} <= set(conflict.claims) for conflict in found)


def test_gravest_first_and_a_contradiction_only_is_inconsistent() -> None:
    """Contradictions come before tensions; a case with tensions alone is consistent."""
    strained: list[Told] = [("a", "a", {"date": "1953~"}), ("b", "a", {"date": "1955"})]
    wrong: list[Told] = [("a", "x", {"date": "1953"}), ("b", "x", {"date": "1955"})]
    assert [c.level for c in analyse(case_of(*strained, *wrong)).conflicts] == ["contradiction", "tension"]
    assert not analyse(case_of(*strained, *wrong)).consistent
    assert analyse(case_of(*strained)).consistent


def edited(case: Case, number: int, **changes: Any) -> Case:
    """Return a case in which a claim reads otherwise."""
    claims = list(case.facts.claims)
    told = claims[number].model_dump(by_alias=True, exclude_none=True) | changes
    claims[number] = Claim.model_validate(told)
    return case.model_copy(update={"facts": case.facts.model_copy(update={"claims": tuple(claims)})})


def test_done_again_is_as_done_at_once() -> None:
    """After any edit, what is done again gives what doing all at once gives, and what did not change is kept."""
    told: list[Told] = [("a", "x", {"date": "1953"}), ("b", "x", {"date": "1960"})]
    told += [("a", "y", {"date": "1953"}), ("b", "y", {"date": "1960"})]
    before = case_of(*told)
    first = analyse(before)
    edits = [
        edited(before, 1, says={"date": "1961"}),
        edited(before, 1, says={"date": "1953"}),
        edited(before, 1, says={"date": "1960", "hedge": "it seems"}),
        edited(before, 1, quote={"exact": "In 1960."}),
        edited(before, 1, source="a"),
        edited(before, 1, event="y"),
    ]
    for after in edits:
        again, anew = reanalyse(first, after), analyse(after)
        assert (again.conflicts, again.inferred, again.notes) == (anew.conflicts, anew.inferred, anew.notes)
    assert reanalyse(first, before).conflicts == first.conflicts
    kept = reanalyse(first, edits[0])
    assert kept.parts["c002"] is first.parts["c002"]
    assert kept.parts["c000"] is not first.parts["c000"]


def test_a_new_title_is_told_everywhere() -> None:
    """When an event gets another title, explanations that name it are told again."""
    told: list[Told] = [("a", "x", {"date": "1953"}), ("b", "x", {"date": "1960"})]
    first = analyse(case_of(*told, titles={"x": "The talks"}))
    again = reanalyse(first, case_of(*told, titles={"x": "The summit"}))
    assert again.conflicts == analyse(case_of(*told, titles={"x": "The summit"})).conflicts
    assert "The summit" in again.conflicts[0].explanation[0].says
