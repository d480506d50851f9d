"""Files that are too large, too deep, no files at all, or hostile: one clear error each, in bounded time and memory."""

import os
import resource
import time
from pathlib import Path

import pytest

from timeline.errors import InvalidFacts
from timeline.store import load, loads, tree
from timeline.store.files import within


def _refusal(path: Path) -> str:
    with pytest.raises(InvalidFacts) as caught:
        load(path)
    assert len(caught.value.problems) == 1
    return str(caught.value)


def test_missing(tmp_path: Path) -> None:
    """A file that is not there is one problem with its path and a mend."""
    assert _refusal(tmp_path / "facts.yaml").startswith(
        f"{tmp_path}/facts.yaml: there is no such file — name a fact file"
    )


def test_too_large(tmp_path: Path) -> None:
    """A file of 100 MB is refused without being read, and the error names the cap."""
    path = tmp_path / "facts.yaml"
    path.touch()
    os.truncate(path, 100 * 2**20)
    started = time.process_time()
    assert "too large (100 MiB) — 64 MiB is the most of one file: cut it into several" in _refusal(path)
    assert time.process_time() - started < 2


def test_link_loop(tmp_path: Path) -> None:
    """Symbolic links that lead to one another are an error, not an endless walk."""
    (tmp_path / "facts.yaml").symlink_to("other.yaml")
    (tmp_path / "other.yaml").symlink_to("facts.yaml")
    assert "too many levels of symbolic links" in _refusal(tmp_path / "facts.yaml")
    assert "too many levels of symbolic links" in _refusal(tmp_path)


def test_pipe(tmp_path: Path) -> None:
    """A named pipe is refused at once, where opening it would wait for a writer."""
    os.mkfifo(tmp_path / "facts.yaml")
    assert "this is not a file" in _refusal(tmp_path / "facts.yaml")


def test_device() -> None:
    """A device without an end is refused."""
    assert "this is not a file" in _refusal(Path("/dev/zero"))


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without a fact file says so."""
    (tmp_path / "notes.txt").touch()
    assert "no *.yaml file is in this folder" in _refusal(tmp_path)


@pytest.mark.parametrize(
    ("raw", "place"), [(b"title: caf\xe9", "1:11"), (b"version: 1\nt\xff: x", "2:2"), (b"\xff\xfev\0", "1:1")]
)
def test_not_utf8(tmp_path: Path, raw: bytes, place: str) -> None:
    """A byte that is not UTF-8 is named with its line and column, and the mend."""
    path = tmp_path / "facts.yaml"
    path.write_bytes(raw)
    refusal = _refusal(path)
    assert refusal.startswith(f"{path}:{place}: byte 0x")
    assert refusal.endswith("save the file as UTF-8")


def test_alias_bomb() -> None:
    """Aliases are never followed: a file that would grow to 10^9 words is refused at once."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    started = time.process_time()
    with pytest.raises(InvalidFacts) as caught:
        loads("\n".join(lines))
    assert time.process_time() - started < 5
    assert "3:8: `*b` repeats another place" in str(caught.value)


@pytest.mark.parametrize("text", ["title: " + "[" * 100_000, "claims: " + "{a: " * 100_000, "- " * 100_000])
def test_deep_nesting(text: str) -> None:
    """A file of brackets in brackets is refused where they lie too deep, without a stack overflow."""
    started = time.process_time()
    with pytest.raises(InvalidFacts) as caught:
        loads(text)
    assert time.process_time() - started < 10
    assert "lists and mappings lie more than 32 deep in one another" in str(caught.value)


def test_nothing_but_problems() -> None:
    """Of very many problems a thousand are listed, and it is said that there may be more."""
    for text in ("claims:\n" + "".join(f"  c{n}: {{}}\n" for n in range(3000)), "a: b\n" * 100_000):
        with pytest.raises(InvalidFacts) as caught:
            loads(text)
        assert len(caught.value.problems) == 1001
        assert str(caught.value).endswith("1000 problems are listed, and there may be more — mend these first")


def test_long_line() -> None:
    """A line of a million characters is clipped around the place that is wrong."""
    with pytest.raises(InvalidFacts) as caught:
        loads("events: {" + ", ".join(f"e{n}: {{}}" for n in range(20_000)) + ", x: {dat: 1953}}")
    shown, carets = caught.value.problems[0].excerpt.split("\n")
    assert len(shown) < 140
    assert shown[carets.index("^") :].startswith("dat: 1953}}")


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("title: [" + "x, " * 3_000_000 + "]", "10,000"),
        ("decisions: [" + "{}, " * 3_000_000 + "]", "10,000"),
        ("events: {a: {" + "".join(f"e{n}: x, " for n in range(50_000)) + "}", "10,000"),
    ],
    ids=["a list", "decisions", "keys"],
)
def test_wide_file(text: str, most: str) -> None:
    """Ten megabytes of one list are refused where they become too many, in memory that is bounded by it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InvalidFacts) as caught:
        loads(text)
    assert f"more than {most} things are listed here" in str(caught.value)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 600


def test_folder(tmp_path: Path) -> None:
    """The files of a folder are one store, in the order of their names; an id is unique among all."""
    (tmp_path / "b.yaml").write_text("sources: {s: {}}\nevents:\n  t: {}\n")
    (tmp_path / "a.yaml").write_text(
        "title: Both\nsources: {r: {}}\nclaims: {c: {source: s, event: t, says: {date: 1953}}}\n"
    )
    facts, marks = load(tmp_path)
    assert [source.id for source in facts.sources] == ["r", "s"]
    assert facts.title == "Both"
    assert str(marks["events/t"]) == f"{tmp_path}/b.yaml:3:3"
    (tmp_path / "c.yaml").write_text("version: 1\nsources:\n  q: {}\n  s: {}\n")
    with pytest.raises(InvalidFacts) as caught:
        load(tmp_path)
    first = f"{tmp_path}/c.yaml:4:3: the id `s` is already at {tmp_path}/b.yaml:1:11 — give one of the two another id"
    assert str(caught.value).splitlines()[0] == first


def test_decisions_of_a_folder(tmp_path: Path) -> None:
    """Decisions are counted on from file to file, and their marks lead to the right one."""
    one = "decisions:\n  - {conflict: a, verdict: unresolved, because: x}\n"
    (tmp_path / "a.yaml").write_text(one)
    (tmp_path / "b.yaml").write_text("version: 1\n" + one)
    facts, marks = load(tmp_path)
    assert len(facts.decisions) == 2
    assert [str(marks[f"decisions/{n}"]) for n in (0, 1)] == [f"{tmp_path}/a.yaml:2:5", f"{tmp_path}/b.yaml:3:5"]


def test_one_broken_file_does_not_blame_the_others(tmp_path: Path) -> None:
    """When a file of a folder cannot be read, what it holds is not reported as missing elsewhere."""
    (tmp_path / "a.yaml").write_text("claims: {c: {source: s, says: {date: 1953}}}\n")
    (tmp_path / "b.yaml").write_text("sources: {s: {}}\n\tevents: {}\n")
    assert _refusal(tmp_path).startswith(f"{tmp_path}/b.yaml:2:1: a tab indents this line")


def test_links_that_lead_out(tmp_path: Path) -> None:
    """A source's path stays within the project, whatever symbolic links lie on it."""
    root = tmp_path / "project"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "a.md").write_text("ours")
    (tmp_path / "secret.md").write_text("theirs")
    (root / "seeds" / "out.md").symlink_to(tmp_path / "secret.md")
    (root / "seeds" / "up").symlink_to("../..")
    (root / "seeds" / "same.md").symlink_to("a.md")
    (root / "seeds" / "loop.md").symlink_to("loop.md")
    for fine in ("seeds/a.md", "seeds/same.md", "seeds/missing.md"):
        assert within(root, fine).parent == root / "seeds"
    assert not within(root, "seeds/loop.md").is_file()
    for bad in ("seeds/out.md", "seeds/up/secret.md"):
        with pytest.raises(InvalidFacts, match="leads out of the project, through a symbolic link"):
            within(root, bad)


def test_nothing_but_unknown_ids() -> None:
    """A large file whose sources were all renamed is refused in bounded time, with suggestions for the first few."""
    sources = "".join(f"  source-{n}: {{}}\n" for n in range(2000))
    claims = "".join(f"  c{n}: {{source: sourze-{n}, says: {{date: 1953}}}}\n" for n in range(2000))
    started = time.process_time()
    with pytest.raises(InvalidFacts) as caught:
        loads(f"sources:\n{sources}claims:\n{claims}")
    assert time.process_time() - started < 40
    assert caught.value.problems[0].mend == "did you mean `source-0`?"
    assert caught.value.problems[999].mend == "name one of this store, or add it under `sources`"


def test_very_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of very many small lists is refused where they become too many altogether."""
    monkeypatch.setattr(tree, "MAX_VALUES", 5000)
    with pytest.raises(InvalidFacts, match="more than 5,000 things are listed here"):
        loads("events:\n" + "".join(f"  e{n}: {{parties: [JP, KH]}}\n" for n in range(2000)))
