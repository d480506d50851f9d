"""A person's line is sacred: insertions leave every byte of the file as it was, in any layout a person may choose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import BadRequest
from timeline.store import loads
from timeline.store.layout import New, add_entries, add_item, set_value

COMMENT = st.sampled_from(["", "# checked", "   # by hand", "#x", "", "\t", "      # deep"])
NEW = New(
    "new-1",
    {"source": "s0", "says": {"date": "1953"}, "quote": {"exact": "in 1953: so", "prefix": "it was "}},
    "a year",
)


@st.composite
def fact_files(draw: st.DrawFn) -> str:
    """A fact file as people lay them out: any indentation, comments anywhere, block and flow, any line ends."""
    lines: list[str] = []

    def noise(indent: int) -> None:
        for comment in draw(st.lists(COMMENT, max_size=2)):
            lines.append(" " * indent + comment if draw(st.booleans()) and comment.strip() else comment.strip())

    noise(0)
    if draw(st.booleans()):
        lines.append("version: 1  # format")
    step, inner = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    for section in draw(st.permutations(["sources", "claims", "events"])):
        noise(0)
        count = draw(st.integers(0, 3)) if section != "sources" else draw(st.integers(1, 3))
        style = draw(st.sampled_from(["block", "block", "flow", "lines"]))
        entries = [
            (f"{section[0]}{n}", "{source: s0, says: {date: 1953}}" if section == "claims" else "{title: x}")
            for n in range(count)
        ]
        if not count:
            lines.append(section + ":" + draw(st.sampled_from(["", " {}", " ~", "   # none", " null # none", " { }"])))
        elif style == "flow":
            lines.append(
                section
                + ": {"
                + ", ".join(f"{id}: {entry}" for id, entry in entries)
                + draw(st.sampled_from(["}", ",}", " }  # all"]))
            )
        elif style == "lines":
            lines += [
                section + ": {",
                *(f"  {id}: {entry},  # one" for id, entry in entries),
                draw(st.sampled_from(["}", "  }"])),
            ]
        else:
            lines.append(section + ":" + draw(st.sampled_from(["", "  # all"])))
            for id, entry in entries:
                noise(step)
                if draw(st.booleans()):
                    lines.append(f"{' ' * step}{id}: {entry}")
                    continue
                pad = " " * (step + inner)
                lines.append(f"{' ' * step}{id}:")
                lines += [pad + "source: s0", pad + "says: {date: 1953}"] if section == "claims" else [pad + "title: x"]
                if draw(st.booleans()):
                    lines += [
                        pad + "note: " + draw(st.sampled_from([">-", "|", "|+"])),
                        pad + "  long",
                        pad + "  note",
                        "",
                    ]
                noise(step + inner)
    if draw(st.booleans()):
        lines += ["decisions:", "- conflict: a", "  verdict: unresolved", "  because: x"]
    noise(0)
    text = "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "\n\n", "\n...\n"]))
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def _inserted(old: str, new: str) -> str:
    """Return what was inserted at one place; fails when anything else differs."""
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    end = len(old) - start
    assert new[len(new) - end :] == old[start:], "a byte outside of the insertion has changed"
    return new[start : len(new) - end]


def _hollow(text: str, section: str) -> bool:
    return any(
        line.startswith(section + ":") and line.split("#")[0].split(":", 1)[1].strip() for line in text.splitlines()
    )


@settings(deadline=None)
@given(fact_files())
def test_claims_are_inserted(text: str) -> None:
    """A proposed claim goes in at one place, everything else stays byte for byte, and all facts are as before."""
    before, _ = loads(text)
    new = add_entries(text, "claims", [NEW])
    after, _ = loads(new)
    assert after.claims[:-1] == before.claims
    assert after.claims[-1].id == "new-1"
    assert (after.sources, after.events, after.decisions) == (before.sources, before.events, before.decisions)
    if before.claims or not _hollow(text, "claims"):
        assert "new-1" in _inserted(text, new)
    for line in text.splitlines():
        assert line.partition("#")[2] in new


@settings(deadline=None)
@given(fact_files())
def test_twice_in_a_row(text: str) -> None:
    """Sources and claims can be added again and again."""
    for n in range(3):
        text = add_entries(text, "sources", [New(f"added-{n}", {"title": "a: b"})])
        text = add_entries(text, "claims", [NEW._replace(id=f"new-{n}")])
        text = add_entries(text, "events", [New(f"event-{n}", {"title": "x"}), New(f"event-{n}b", {"title": "x"})])
        text = add_item(text, "decisions", {"conflict": f"c{n}", "verdict": "unresolved", "because": "two: sources"})
    facts, _ = loads(text)
    assert [claim.id for claim in facts.claims[-3:]] == ["new-0", "new-1", "new-2"]
    assert [decision.conflict for decision in facts.decisions[-3:]] == ["c0", "c1", "c2"]


@settings(deadline=None)
@given(fact_files(), st.sampled_from(["status", "event", "because"]), st.data())
def test_values_are_set(text: str, key: str, data: st.DataObject) -> None:
    """A status, an event or a reason is added to a claim, or its token replaced, and nothing else changes."""
    text = add_entries(text, "events", [New("e-new", {"title": "x"})])
    text = add_entries(text, "claims", [NEW])
    before, _ = loads(text)
    claim = data.draw(st.sampled_from(before.claims))
    value = {"status": "accepted", "event": "e-new", "because": "it says: so"}[key]
    new = set_value(text, ("claims", claim.id, key), value, after="source" if key == "event" else None)
    assert value.split(":")[0] in _inserted(text, new)
    wanted = claim.model_copy(update={key: value})
    assert loads(new)[0].claims == tuple(wanted if one.id == claim.id else one for one in before.claims)
    again = set_value(new, ("claims", claim.id, key), "disputed" if key == "status" else value)
    assert len(loads(again)[0].claims) == len(before.claims)


def test_comments_below_an_entry_stay_with_it() -> None:
    """A remark that is indented to an entry stays above what is added; one that opens the next part stays below."""
    text = "claims:\n  a:\n    source: s\n    says: {date: 1953}\n    # seen in the archive\n\n# the whole\ntitle: x\n"
    new = add_entries(text, "claims", [New("b", {"source": "s", "says": {"date": "1954"}})])
    assert new == text.replace("archive\n", "archive\n  b:\n    source: s\n    says: {date: 1954}\n")


def test_empty_lines_between_entries_are_kept_up() -> None:
    """Where entries stand apart by an empty line, a new one does too."""
    text = "events:\n  a:\n    title: x\n\n  b:\n    title: y\n"
    assert add_entries(text, "events", [New("c", {"title": "z"})]) == text + "\n  c:\n    title: z\n"


def test_a_new_section_stands_where_it_belongs() -> None:
    """Sources come before events and events before claims, wherever a file begins."""
    text = "version: 1\n# the claims\nclaims: {}\n"
    new = add_entries(add_entries(text, "sources", [New("s", {"title": "x"})]), "events", [New("e", {"title": "y"})])
    assert (
        new == "version: 1\n\nsources:\n  s:\n    title: x\n\nevents:\n  e:\n    title: y\n# the claims\nclaims: {}\n"
    )


def test_a_file_without_a_last_line_end() -> None:
    """A file that ends in the middle of a line is completed, not glued to."""
    assert add_entries("title: x", "events", [New("e", {"title": "y"})]) == "title: x\n\nevents:\n  e:\n    title: y\n"


def test_windows_line_ends() -> None:
    """What is added to a file with Windows line ends has them too."""
    new = add_entries("version: 1\r\nevents:\r\n  a: {}\r\n", "events", [New("b", {"title": "y"})])
    assert new == "version: 1\r\nevents:\r\n  a: {}\r\n  b:\r\n    title: y\r\n"


def test_a_file_all_in_brackets() -> None:
    """A file that is one pair of brackets is added to within them."""
    text = "{version: 1, sources: {s: {}}}\n"
    text = add_entries(text, "claims", [New("c", {"source": "s", "says": {"date": "1953"}})])
    text = add_entries(text, "events", [New("e", {"title": "x"})])
    text = add_item(text, "decisions", {"conflict": "a", "verdict": "unresolved", "because": "x"})
    text = add_item(text, "decisions", {"conflict": "b", "verdict": "unresolved", "because": "x"})
    facts, _ = loads(set_value(text, ("claims", "c", "status"), "accepted"))
    assert (len(facts.claims), facts.claims[0].status, len(facts.events), len(facts.decisions)) == (1, "accepted", 1, 2)
    empty = "{version: 1, claims: , decisions: , sources: {s: {}}}\n"
    text = add_entries(empty, "claims", [New("c", {"source": "s", "says": {"date": "1953"}})])
    text = add_item(text, "decisions", {"conflict": "a", "verdict": "unresolved", "because": "x"})
    assert text.startswith("{version: 1, claims: {c: {source: s, says: {date: 1953}}}, decisions: [{conflict: a,")


def test_brackets_with_a_remark_are_kept() -> None:
    """Brackets that hold nothing but a remark are added to, so that the remark stays; empty ones become lines."""
    remark = "decisions: [\n  # none yet\n]\n"
    item = {"conflict": "a", "verdict": "unresolved", "because": "x"}
    assert add_item(remark, "decisions", item) == remark.replace(
        "\n]", "\n {conflict: a, verdict: unresolved, because: x}\n]"
    )
    assert add_item("decisions: []\n", "decisions", item).startswith("decisions:\n  - conflict: a\n")


def test_an_entry_that_is_not_there() -> None:
    """Setting a value of an unknown entry is refused."""
    with pytest.raises(BadRequest, match="there is no entry claims/x"):
        set_value("claims: {c: {note: y}}\n", ("claims", "x", "status"), "accepted")
