"""Extracting twice proposes nothing new, whatever a person made of the claims in between."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import BadRequest, InvalidFacts, TimelineError
from timeline.records.claim import Claim, Proposal, Quote
from timeline.records.says import First
from timeline.records.source import Source
from timeline.store import load, loads, merge, propose, sift

SOURCES = (Source(id="a", path="seeds/a.md", sha256="0" * 64), Source(id="b", path="seeds/b.md"))


def proposal(id: str, says: dict[str, object], exact: str, source: str = "a", kind: str = "established") -> Proposal:
    """A proposal as extraction makes it."""
    quote = Quote(exact=exact, prefix="it is said that ", suffix=", and so on")
    claim = Claim(id=id, source=source, kind=kind, parties=("JP", "KH"), says=says, quote=quote)
    return Proposal(claim=claim, start=0, end=1, derivation=("the words say so",))


PROPOSALS = (
    proposal("a-1953", {"date": "1953"}, "ties were established in 1953"),
    proposal("a-75th", {"anniversary": 75, "on": "published+1y"}, "next year marks the 75th anniversary"),
    proposal("a-severed", {"date": "1975"}, "severed in 1975 and resumed in 1992", kind="severed"),
    proposal("a-resumed", {"date": "1992"}, "severed in 1975 and resumed in 1992", kind="resumed"),
    proposal("b-1953", {"date": "1953"}, "ties were established in 1953", source="b"),
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A fact file begun with the proposals."""
    path = tmp_path / "facts.yaml"
    propose(path, PROPOSALS, SOURCES)
    return path


def test_first_time(store: Path) -> None:
    """The first time all claims are written as proposed, in the order of the text, with their sources."""
    facts, _ = load(store)
    assert [claim.id for claim in facts.claims] == [one.claim.id for one in PROPOSALS]
    assert facts.sources == SOURCES
    assert {claim.status for claim in facts.claims} == {"proposed"}


def test_second_time(store: Path) -> None:
    """The second time nothing is new, and the file is not touched."""
    before, stamp = store.read_bytes(), store.stat().st_mtime_ns
    outcome = propose(store, PROPOSALS, SOURCES)
    assert (outcome.added, outcome.written) == ((), ())
    assert list(outcome.sentences()) == ["Nothing new; 5 claims known already."]
    assert (store.read_bytes(), store.stat().st_mtime_ns) == (before, stamp)


EDITS = {
    "rejected": ("    status: proposed\n", "    status: rejected\n    because: It is about another state.\n"),
    "corrected": ("    says: {date: 1953}\n", "    says: {date: 1953-01}\n"),
    "renamed": ("  a-1953:\n", "  ties-in-a:\n"),
    "linked": ("    source: a\n", "    source: a\n    event: ties\n"),
    "made another kind": ("    kind: established\n", "    kind: recognition\n"),
    "shortened": ("      exact: ties were established in 1953\n", "      exact: established in 1953\n"),
    "quote on one line": (
        "    quote:\n      exact: next year marks the 75th anniversary\n      prefix: 'it is said that '\n",
        "    quote:\n      exact: next  year marks the 75th anniversary\n      prefix: ''\n",
    ),
    "given another source id": ("  a:\n    path: seeds/a.md\n", "  hutt-2018:\n    path: seeds/a.md\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit(store: Path, edit: str) -> None:
    """A claim that a person rejected, corrected, renamed, linked or shortened is not proposed again."""
    old, new = EDITS[edit]
    text = store.read_text()
    assert old in text
    text = text.replace(old, new, 1)
    if edit == "given another source id":
        text = text.replace("source: a\n", "source: hutt-2018\n")
    if edit == "linked":
        text += "events: {ties: {}}\n"
    store.write_text(text)
    outcome = propose(store, PROPOSALS, SOURCES)
    assert [one.claim.id for one in outcome.added] == []
    assert store.read_text() == text


def test_two_edits_at_once(store: Path) -> None:
    """A claim that was renamed and corrected is still known by its words."""
    text = (
        store.read_text()
        .replace("  a-severed:", "  end-of-ties:")
        .replace("says: {date: 1975}", "says: {date: 1975-04}")
    )
    store.write_text(text)
    assert propose(store, PROPOSALS, SOURCES).added == ()


def test_new_claim_of_a_known_sentence(store: Path) -> None:
    """A sentence that now yields one claim more brings that one claim."""
    more = proposal("a-war", {"date": "1975"}, "severed in 1975 and resumed in 1992", kind="war")
    assert [one.claim.id for one in propose(store, (*PROPOSALS, more), SOURCES).added] == ["a-war"]


def test_same_words_twice_in_a_text(tmp_path: Path) -> None:
    """Words that a source says twice are two claims, with ids of their own that stay the same."""
    twice = (PROPOSALS[0], PROPOSALS[0])
    first = propose(tmp_path / "f.yaml", twice, SOURCES)
    assert [one.claim.id for one in first.added] == ["a-1953", "a-1953-2"]
    assert propose(tmp_path / "f.yaml", twice, SOURCES).added == ()


def test_same_words_of_another_source(store: Path) -> None:
    """Another source that says the same is a claim of its own."""
    facts, _ = load(store)
    assert {claim.source for claim in facts.claims if claim.says == PROPOSALS[0].claim.says} == {"a", "b"}


def test_reviewed_claims_never_change(store: Path) -> None:
    """What a person accepted stays as it is, though extraction now reads the sentence otherwise."""
    text = store.read_text().replace("status: proposed", "status: accepted")
    store.write_text(text)
    other = tuple(replace(one, claim=one.claim.model_copy(update={"parties": ("KH",)})) for one in PROPOSALS)
    assert propose(store, other, SOURCES).added == ()
    assert store.read_text() == text


def test_changed_source_is_reported(store: Path) -> None:
    """A source whose text is no longer the one of the file's digest is named, and its digest is left to a person."""
    changed = (SOURCES[0].model_copy(update={"sha256": "1" * 64}), SOURCES[1])
    outcome = propose(store, PROPOSALS, changed)
    assert outcome.changed == ("a",)
    assert "The text of a has changed since it was read" in "\n".join(outcome.sentences())
    assert load(store)[0].sources[0].sha256 == "0" * 64


def test_source_outside_of_the_project(tmp_path: Path) -> None:
    """A source whose path leads out of the project is refused before anything is written."""
    with pytest.raises(BadRequest, match="lies outside of the project"):
        propose(tmp_path / "facts.yaml", PROPOSALS, [Source(id="a", path="../a.md"), SOURCES[1]])
    assert list(tmp_path.iterdir()) == []


def test_unknown_source(tmp_path: Path) -> None:
    """A proposal whose source is neither given nor in the file is refused."""
    with pytest.raises(BadRequest, match="the source `b` of a proposal is not known"):
        propose(tmp_path / "facts.yaml", PROPOSALS, SOURCES[:1])


def test_broken_file_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into a file that does not load."""
    path = tmp_path / "facts.yaml"
    path.write_text("claims: [")
    with pytest.raises(InvalidFacts):
        propose(path, PROPOSALS, SOURCES)
    assert path.read_text() == "claims: ["


def test_folder(tmp_path: Path) -> None:
    """In a folder a new source gets a file of its own, and more claims of it go where it is."""
    propose(tmp_path, PROPOSALS[:3], SOURCES[:1])
    assert sorted(path.name for path in tmp_path.iterdir()) == [".facts.schema.json", "a.yaml"]
    (tmp_path / "a.yaml").rename(tmp_path / "renamed.yaml")
    outcome = propose(tmp_path, PROPOSALS, SOURCES)
    assert [path.name for path in outcome.written] == ["b.yaml", "renamed.yaml"]
    assert {claim.id for claim in load(tmp_path)[0].claims} == {one.claim.id for one in PROPOSALS}
    assert propose(tmp_path, PROPOSALS, SOURCES).written == ()


def test_merge_is_pure() -> None:
    """Merging returns new facts, leaves the old as they were, and says the same as writing does."""
    empty, _ = loads("version: 1\n")
    merged = merge(empty, PROPOSALS, SOURCES)
    assert empty.claims == ()
    assert merge(merged, PROPOSALS, SOURCES) == merged
    assert sift(merged, PROPOSALS, SOURCES).known == {one.claim.id: one.claim.id for one in PROPOSALS}


@given(st.lists(st.sampled_from(PROPOSALS), max_size=8), st.lists(st.sampled_from(PROPOSALS), max_size=8))
def test_merge_is_idempotent(first: list[Proposal], second: list[Proposal]) -> None:
    """Merging the same proposals again changes nothing, whatever was merged before."""
    facts = merge(loads("version: 1\n")[0], first, SOURCES)
    both = merge(facts, second, SOURCES)
    assert merge(both, second, SOURCES) == both
    assert both.claims[: len(facts.claims)] == facts.claims
    assert len({claim.id for claim in both.claims}) == len(both.claims)


def test_no_safe_place(tmp_path: Path) -> None:
    """Where an insertion would change what is there, nothing is written and the error says so."""
    path = tmp_path / "facts.yaml"
    text = "sources: {a: {}}\nclaims:\n  c:\n    source: a\n    says: {date: 1}\n    note: |\n      no line end"
    path.write_text(text.replace("{date: 1}", "{date: 1953}"))
    with pytest.raises(InvalidFacts, match="leaves no safe place to write"):
        propose(path, PROPOSALS[:1], SOURCES[:1])
    assert path.read_text().endswith("no line end")


def test_publication_of_a_renamed_source(tmp_path: Path) -> None:
    """What a proposal says of its source's publication follows the id that the file has for the source."""
    path = tmp_path / "facts.yaml"
    path.write_text("sources: {hutt: {path: seeds/a.md}}\n")
    about = Claim(id="a-p", source="a", event="published:a", says={"date": "2018"})
    other = Claim(id="a-q", source="a", says={"one_of": [{"date": "published:a-1y"}, {"after": "published:ab"}]})
    with pytest.raises(InvalidFacts, match=r"there is no source `ab`(.|\n)*date: published:hutt-1y"):
        propose(path, [Proposal(claim=other, start=0, end=1)], [SOURCES[0]])
    propose(path, [Proposal(claim=about, start=0, end=1)], [SOURCES[0]])
    claim = load(path)[0].claims[0]
    assert (claim.source, claim.event) == ("hutt", "published:hutt")


def test_sentences(tmp_path: Path) -> None:
    """What was done is told in a sentence or two."""
    told = list(propose(tmp_path / "facts.yaml", PROPOSALS, SOURCES).sentences())
    assert told == [f"5 claims proposed in {tmp_path}/facts.yaml.", "New: 2 sources (a, b)."]


def test_missing_folder(tmp_path: Path) -> None:
    """A store in a folder that is not there is refused."""
    with pytest.raises(TimelineError, match="no such file or directory"):
        propose(tmp_path / "nowhere" / "facts.yaml", PROPOSALS, SOURCES)
    with pytest.raises(InvalidFacts, match="there is no such folder"):
        propose(tmp_path / "nowhere", PROPOSALS, SOURCES)


SENTENCE = "severed in 1975 and resumed in 1992"
LIKENESSES = {
    "the same words and the same neighbours": {},
    "the same words and the same statement": {"id": "x", "kind": "war", "prefix": "elsewhere "},
    "the same words and the same id": {"says": {"date": "1993"}, "kind": "war"},
    "the same words, kind and form": {"id": "x", "says": {"date": "1993"}},
    "the same id and the same statement": {"exact": "ties began anew"},
    "shortened words and the same id": {"exact": "resumed in 1992", "says": {"date": "1993"}},
    "shortened words and the same statement": {"exact": "resumed in 1992", "id": "x", "kind": "war"},
}


@pytest.mark.parametrize("likeness", LIKENESSES)
def test_the_right_one_of_a_sentence_is_known(likeness: str) -> None:
    """Of two claims of a sentence the one that the file has is known by what a person left of it, the other is new."""
    changed = dict(LIKENESSES[likeness])
    _, _, severed, resumed, _ = PROPOSALS
    claim = resumed.claim.model_dump()
    claim["quote"] |= {key: changed.pop(key) for key in ("exact", "prefix") if key in changed}
    facts = merge(loads("version: 1\n")[0], [], SOURCES).model_copy(update={"claims": (Claim(**{**claim, **changed}),)})
    merged = sift(facts, [severed, resumed])
    assert [one.claim.id for one in merged.new] == ["a-severed"]
    assert merged.known == {"a-resumed": changed.get("id", "a-resumed")}


def test_words_alone() -> None:
    """A claim of which a person left nothing but the words is known by them."""
    claim = PROPOSALS[3].claim.model_copy(update={"id": "x", "kind": "war", "says": First(first="peace")})
    facts = merge(loads("version: 1\n")[0], [], SOURCES).model_copy(update={"claims": (claim,)})
    assert sift(facts, [PROPOSALS[3]]).new == ()


def test_the_right_one_of_equal_words_is_known() -> None:
    """Where a text says the same twice, the neighbours tell which of the two the file has."""
    first, second = PROPOSALS[0], PROPOSALS[0]
    assert second.claim.quote is not None
    other = second.claim.quote.model_copy(update={"prefix": "and once more that "})
    second = replace(second, claim=second.claim.model_copy(update={"quote": other, "id": "a-again"}))
    facts = merge(loads("version: 1\n")[0], [second], SOURCES)
    assert [one.claim.id for one in sift(facts, [first, second]).new] == ["a-1953"]


def test_words_within_another_claims_words_are_not_enough() -> None:
    """A statement of its own on words that lie within those of another claim is new."""
    facts = merge(
        loads("version: 1\n")[0], [proposal("a-long", {"date": "1953"}, "ties were established in 1953")], SOURCES
    )
    part = proposal("a-part", {"date": "1954"}, "established in 1953", kind="recognition")
    assert [one.claim.id for one in sift(facts, [part]).new] == ["a-part"]


def test_events_are_called_what_the_file_calls_them() -> None:
    """When the file has another name for a proposal's event, what is proposed later uses it, in relations too."""
    first, second = proposal("a-1", {"date": "1953"}, "one"), proposal("a-2", {"after": "ties", "by": "1y"}, "two")
    first, second = (
        replace(one, claim=one.claim.model_copy(update={"event": event}))
        for one, event in ((first, "ties"), (second, "visit"))
    )
    facts = merge(loads("version: 1\n")[0], [first], SOURCES)
    renamed = facts.claims[0].model_copy(update={"event": "jp-kh-ties"})
    facts = facts.model_copy(
        update={"claims": (renamed,), "events": (facts.events[0].model_copy(update={"id": "jp-kh-ties"}),)}
    )
    merged = sift(facts, [first, second])
    assert [event.id for event in merged.facts.events] == ["jp-kh-ties", "visit"]
    assert merged.new[0].claim.says.model_dump(exclude_defaults=True) == {"after": "jp-kh-ties", "by": "1y"}


def test_sentences_on_very_many_sources(tmp_path: Path) -> None:
    """Of very many new sources the first are named and the others counted."""
    told = list(propose(tmp_path / "facts.yaml", [], [Source(id=f"s{n:02}") for n in range(20)]).sentences())
    assert told[-1] == f"New: 20 sources ({', '.join(f's{n:02}' for n in range(12))} and 8 more)."
