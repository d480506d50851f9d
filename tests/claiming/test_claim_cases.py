"""What sentences say: the tables of sentences, and the examples on every kind of the shelf."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.knowledge import load

CASES = [
    case
    for name in (
        "cases.yaml",
        "relative.yaml",
        "governing.yaml",
        "denials.yaml",
        "unbroken.yaml",
        "figures.yaml",
        "named.yaml",
        "unsaid.yaml",
    )
    for case in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]
ANNIVERSARIES = yaml.safe_load(Path(__file__).with_name("anniversaries.yaml").read_text(encoding="utf-8"))
KINDS = [
    (kind, text)
    for kind, texts in yaml.safe_load(Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8")).items()
    for text in texts
]
EXAMPLES = [(name, example) for name, kind in load("kinds")["kinds"].items() for example in kind["examples"]]


def plain(value: Any) -> Any:
    """Undo what YAML makes of dates and of the word "on"."""
    if isinstance(value, dict):
        return {"on" if key is True else key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def fits(proposal: Any, wanted: dict[str, Any]) -> bool:
    """Tell whether a proposal holds all that a case names."""
    says = proposal.claim.says.model_dump(exclude_defaults=True, by_alias=True, mode="json")
    quantity = proposal.quantity.model_dump(mode="json") if proposal.quantity else {}
    facts = {
        "kind": proposal.claim.kind,
        "parties": list(proposal.claim.parties),
        "qualifier": proposal.claim.qualifier,
        "event": proposal.claim.event,
        "date": proposal.date,
        "implies": proposal.implies,
        "relative": proposal.relative,
    }
    wanted = plain(wanted)
    same = all(facts[key] == value for key, value in wanted.items() if key not in ("says", "quantity"))
    said = all(says.get(key) == value for key, value in wanted.get("says", {}).items())
    return same and said and all(quantity.get(key) == value for key, value in wanted.get("quantity", {}).items())


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_sentence_says_what_its_case_states(case: dict[str, Any], claims: Any) -> None:
    """Every claim of the case is among the proposals, and a sentence that dates nothing gives no date."""
    language = case.get("language", "en")
    found = claims(case["text"], plain(case.get("published")), case.get("title"), language=language)
    seen = "\n".join(
        f"{p.claim.kind} {p.claim.parties} {p.date} {p.claim.says.model_dump(exclude_defaults=True)}" for p in found
    )
    if case.get("none"):
        assert not [p for p in found if p.date], seen
    for unwanted in case.get("none_of", ()):
        assert not any(fits(proposal, unwanted) for proposal in found), f"{unwanted} is among\n{seen}"
    assert not {p.claim.kind for p in found if p.date} & set(case.get("not", ())), seen
    for wanted in case.get("claims", ()):
        assert any(fits(proposal, wanted) for proposal in found), f"{wanted} is not among\n{seen}"


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{k}: {e['text'][:50]}" for k, e in EXAMPLES])
def test_each_example_of_a_kind_gives_its_claim(kind: str, example: dict[str, Any], claims: Any) -> None:
    """The example a historian wrote beside a kind's triggers comes out as the claim stated there."""
    found = claims(example["text"], plain(example.get("published")))
    seen = "\n".join(f"{p.claim.kind} {p.claim.parties} {p.date} {p.quantity}" for p in found)
    assert example["claim"]["kind"] == kind or "future" in load("kinds")["kinds"][kind]
    assert any(fits(proposal, example["claim"]) for proposal in found), f"{example['claim']} is not among\n{seen}"


def test_every_kind_has_an_example_and_a_title() -> None:
    """No kind stands on the shelf without a title and an example that is run."""
    for name, kind in load("kinds")["kinds"].items():
        assert kind.get("title"), name
        assert kind.get("examples"), name


@pytest.mark.parametrize("case", ANNIVERSARIES, ids=[case["text"][:60] for case in ANNIVERSARIES])
def test_a_count_of_years_gives_the_year_it_counts_from(case: dict[str, Any], claims: Any) -> None:
    """However a count of years is worded, the year that it runs from is told; a count of something else tells none."""
    found = claims(case["text"], "2023-03-04", None)
    bases = {proposal.implies for proposal in found if proposal.implies}
    assert case["base"] in bases if case["base"] else not bases


@pytest.mark.parametrize(("kind", "text"), KINDS, ids=[f"{kind}: {text[:50]}" for kind, text in KINDS])
def test_a_sentence_is_of_its_kind(kind: str, text: str, claims: Any) -> None:
    """However an event is worded, its kind is told; what a kind of its own has no name for is another event."""
    alike = {
        "occupation": "war",
        "operation": "troops",
        "opening": "other",
        "office": "other",
        "election": "other",
        "death": "other",
    }
    found = {alike.get(p.claim.kind, p.claim.kind) for p in claims(text, "2020-05-01", "Peru and Ghana") if p.date}
    assert kind in found
