"""A claim changed alone, in a large store: the same bytes as when all is read again, or no change at all."""

import time
from pathlib import Path

import pytest

from timeline.errors import ChangedUnderneath
from timeline.store import Setting, amend, load, undo
from timeline.store.single import amend_one

CLAIM = "    source: s\n    says: {date: 1953}\n"
HEAD = "version: 1\nsources: {s: {}, c: {}}\nevents:\n  ties: {}\n  c: {}\n"
OTHER = "  z:\n    source: s\n    says: {date: 1960}\n"
LAYOUTS = {
    "plain": f"claims:\n  c:\n{CLAIM}",
    "last": f"claims:\n{OTHER}  c:\n{CLAIM}".rstrip(),
    "first": f"claims:\n  c:\n{CLAIM}    status: proposed\n\n{OTHER}",
    "comments": f"claims:\n  # one\n  c:   # two\n    # three\n{CLAIM}    # four\n  # five\n{OTHER}",
    "beside a comment": f"claims:\n  c:\n{CLAIM.replace('}', '} # one')}{OTHER}",
    "quoted": f"claims:\n  'c':\n{CLAIM}{OTHER}",
    "wide": f"claims:\n  c:\n{CLAIM}{OTHER}".replace("  ", "     "),
    "key by key": f"claims:\n  c:\n    source: s\n    says:\n      date: 1953\n{OTHER}",
    "block text": f"claims:\n  c:\n{CLAIM}    note: |\n      c: not\n\n      this\n\n{OTHER}",
    "decided": f"claims:\n  c:\n{CLAIM}decisions:\n  - {{conflict: x, verdict: unresolved, because: y}}\n",
}
HARD = {
    "one line": "claims: {c: {source: s, says: {date: 1953}}}\n",
    "entry in braces": f"claims:\n  c: {{source: s,\n says: {{date: 1953}}}}\n{OTHER}",
    "loose quotes": f"claims:\n  c:\n    source: s\n    says: {{date: 1953}}\n    note: 'one\n two'\n{OTHER}",
}
SETTINGS = {
    "status": [("status", "accepted")],
    "reason": [("status", "rejected"), ("because", "No: it is not so.\nNot at all.")],
    "event": [("event", "ties")],
    "date": [("says", {"date": "1954-01"})],
    "kind": [("kind", "visit")],
}


def both(text: str, fields: list[tuple[str, object]], folder: Path) -> tuple[bytes | None, bytes]:
    """Return the file after a change alone (None: it was left to the other way), and after one that reads all."""
    settings = [Setting(("claims", "c", field), value) for field, value in fields]
    alone, whole = folder / "alone.yaml", folder / "whole.yaml"
    for path in (alone, whole):
        path.write_bytes(text.encode())
    facts, _ = load(alone)
    claim = next(claim for claim in facts.claims if claim.id == "c")
    single = amend_one(alone, {alone: alone.read_bytes()}, facts, claim, settings)
    amended = amend(whole, settings)
    if single is None:
        assert alone.read_bytes() == text.encode()
        return None, whole.read_bytes()
    assert single.raw == alone.read_bytes()
    assert single.claim == next(claim for claim in amended.facts.claims if claim.id == "c")
    after = alone.read_bytes()
    undo([single.edit])
    assert alone.read_bytes() == text.encode()
    return after, whole.read_bytes()


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("fields", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_bytes(layout: str, fields: list[tuple[str, object]], ending: str, tmp_path: Path) -> None:
    """However the claim is laid out, its lines become what they become when the whole file is read."""
    text = (HEAD + LAYOUTS[layout]).replace("\n", ending)
    alone, whole = both(text, fields, tmp_path)
    assert alone == whole


@pytest.mark.parametrize("fields", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("layout", HARD)
def test_what_is_left_to_the_whole(layout: str, fields: list[tuple[str, object]], tmp_path: Path) -> None:
    """Where lines do not hold the claim alone, nothing is written by itself, or what the whole would be."""
    alone, whole = both(HEAD + HARD[layout], fields, tmp_path)
    assert alone in (None, whole)


@pytest.mark.parametrize(
    "fields",
    [[("event", "unheard-of")], [("says", {"before": "unheard-of"})], [("says", {"date": "soon"})], [("source", "x")]],
)
def test_what_would_not_load_is_left_to_the_whole(fields: list[tuple[str, object]], tmp_path: Path) -> None:
    """An id that the store does not have, and a value that is none, are refused by the way that knows their place."""
    path = tmp_path / "facts.yaml"
    path.write_text(HEAD + LAYOUTS["plain"])
    facts, _ = load(path)
    settings = [Setting(("claims", "c", field), value) for field, value in fields]
    assert amend_one(path, {path: path.read_bytes()}, facts, facts.claims[0], settings) is None
    assert path.read_text() == HEAD + LAYOUTS["plain"]


def test_an_edit_from_outside_is_not_overwritten(tmp_path: Path) -> None:
    """A file that was edited since it was read is not written."""
    path = tmp_path / "facts.yaml"
    path.write_text(HEAD + LAYOUTS["plain"])
    facts, raw = load(path)[0], {path: path.read_bytes()}
    path.write_text(HEAD + LAYOUTS["plain"] + OTHER)
    with pytest.raises(ChangedUnderneath):
        amend_one(path, raw, facts, facts.claims[0], [Setting(("claims", "c", "status"), "accepted")])
    assert path.read_text().endswith(OTHER)


def test_it_takes_no_wait(tmp_path: Path) -> None:
    """Among ten thousand claims one is changed in a small part of the time that reading them takes."""
    path = tmp_path / "facts.yaml"
    more = "".join(f"  n{n}:\n    source: s\n    says: {{date: 1953}}\n" for n in range(10_000))
    path.write_text(HEAD + LAYOUTS["plain"] + more)
    began = time.process_time()
    facts, _ = load(path)
    read = time.process_time()
    claim = next(claim for claim in facts.claims if claim.id == "n5000")
    settings = [Setting(("claims", "n5000", "status"), "accepted")]
    assert amend_one(path, {path: path.read_bytes()}, facts, claim, settings) is not None
    assert time.process_time() - read < (read - began) / 2
