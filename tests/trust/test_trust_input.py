"""Bad input ends in one clear line and exit status 2, within bounded time and memory; nothing is written."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = (
    "import resource; resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30,) * 2); "
    "resource.setrlimit(resource.RLIMIT_CPU, (20, 20)); from timeline.cli import main; main()"
)
ROOT = Path(__file__).parents[2]
FINDING = "contradicting-dates:jp-peace-role:chanborey-2016-other-1991"
SAYS = "In 1953 Japan and Cambodia established diplomatic relations.\n"
BOMB = "".join(f"{name}: &{name} [{f'*{last}, ' * 9}]\n" for last, name in zip("abcdefgh", "bcdefghi", strict=True))


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder with two gigabytes of memory and twenty seconds of CPU."""
    return subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def refused(done: subprocess.CompletedProcess[str], why: str) -> None:
    """The command said why in one line, with an excerpt at most, and ended with 2."""
    assert done.returncode == 2, done.stderr[-2000:]
    first, *excerpt = done.stderr.rstrip("\n").split("\n")
    assert first.startswith("error: ")
    assert why in first
    assert " — " in first  # the mend
    assert len(excerpt) in (0, 2)
    assert len(done.stderr) < 1000


ARTICLES = {
    "large.txt": (SAYS.encode() * 900_000, "more than 20,000,000"),
    "bytes.txt": (bytes(range(256)) * 100, "NUL bytes"),
    "empty.txt": (b"\n\n", "the file is empty"),
    "open.md": (b"---\ntitle: x\n" + SAYS.encode(), "is not closed"),
    "broken.md": (b"---\ntitle: 'x\n---\n" + SAYS.encode(), "broken front matter"),
    "bomb.md": (f"---\na: &a [x]\n{BOMB}title: *i\n---\n{SAYS}".encode(), "repeats a value"),
    "deep.md": (b"---\ntitle: " + b"[" * 100_000 + b"\n---\n" + SAYS.encode(), "lists in lists"),
    "entities.xml": (
        b'<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><TEI><text>&b;</text></TEI>',
        "the entity 'a'",
    ),
    "outside.xml": (b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hosts">]><TEI>&a;</TEI>', "the entity 'a'"),
    "remote.xml": (b'<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd"><TEI>&a;</TEI>', "remote.xml"),
    "deep.xml": (b"<TEI>" * 100_000, "not well-formed"),
    "deep.html": (b"<div>" * 200_000 + SAYS.encode(), "no article"),
    "outside.html": (b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hosts">]><html><p>&a;', "no article"),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    """Too large, no text, broken, or made to burst: refused with the place and the mend, nothing written."""
    content, why = ARTICLES[name]
    (tmp_path / name).write_bytes(content)
    refused(run(tmp_path, "extract", name), why)
    assert os.listdir(tmp_path) == [name]


def test_what_is_no_file(tmp_path: Path) -> None:
    """A link to itself, a pipe nobody writes to and a device are refused; none is waited for."""
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    refused(run(tmp_path, "extract", "loop.txt"), "symbolic links")
    refused(run(tmp_path, "extract", "pipe.txt"), "this is not a file")
    refused(run(tmp_path, "dates", "/dev/zero"), "this is not a file")
    refused(run(tmp_path, "check", "pipe.txt"), "this is not a file")


def test_a_name_that_no_text_can_hold(tmp_path: Path) -> None:
    """On most systems a file's name may be any bytes; one that is not UTF-8 is refused before anything is written."""
    (tmp_path / "seeds").mkdir()
    try:
        (tmp_path / "seeds" / os.fsdecode(b"caf\xe9.txt")).write_text(SAYS, encoding="utf-8")
    except OSError:
        pytest.skip("this file system keeps no such names")
    refused(run(tmp_path, "extract"), "the name of this file is not UTF-8")
    assert os.listdir(tmp_path) == ["seeds"]


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    """The id of a source is its name no further than an id may reach, and the ids of its claims are ids as well."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / f"{'long-' * 49}name.txt").write_text(SAYS * 3, encoding="utf-8")
    assert run(tmp_path, "build").returncode == 0
    assert run(tmp_path, "check").returncode == 0


def test_an_empty_folder_begins_a_store(tmp_path: Path) -> None:
    """A store of several files begins as an empty folder."""
    (tmp_path / "facts").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(SAYS, encoding="utf-8")
    done = run(tmp_path, "build", "--facts", "facts")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "facts" / "a.yaml").is_file()
    assert "1 claim known already" in run(tmp_path, "extract", "--facts", "facts").stderr


def test_what_is_no_file_among_the_articles(tmp_path: Path) -> None:
    """One that cannot be read among many stops the command with its name; none is passed over without a word."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(SAYS, encoding="utf-8")
    os.mkfifo(tmp_path / "seeds" / "b.txt")
    done = run(tmp_path, "extract")
    refused(done, "this is not a file")
    assert "seeds/b.txt" in done.stderr
    assert os.listdir(tmp_path) == ["seeds"]


def test_a_folder_that_links_back_into_itself(tmp_path: Path) -> None:
    """A link to the folder it lies in is not followed round and round."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(SAYS, encoding="utf-8")
    (tmp_path / "seeds" / "again").symlink_to(".")
    done = run(tmp_path, "extract")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "facts.yaml").read_text(encoding="utf-8").count("path: seeds/a.txt") == 1
    assert "seeds: not followed, being links to folders: seeds/again." in done.stderr


@pytest.mark.parametrize("language", ["../parties", "../../../../etc/passwd", '"en\\0"', "en/../kinds", "x" * 5000])
def test_a_language_that_is_none(language: str, tmp_path: Path) -> None:
    """What an article calls its language never becomes the path of a file; the tool says that it took another."""
    (tmp_path / "a.md").write_text(f"---\nlanguage: {language}\n---\n{SAYS}", encoding="utf-8")
    done = run(tmp_path, "extract", "--dry-run", "a.md")
    assert done.returncode == 0, done.stderr
    assert "does not fit and was left out" in done.stdout + done.stderr
    assert "JP, KH" in done.stdout or "JP" in done.stdout


def test_a_language_without_words_is_said(tmp_path: Path) -> None:
    """In a language that the shelf has no words of, the tool says how little it finds."""
    (tmp_path / "a.md").write_text(f"---\nlanguage: sv\n---\n{SAYS}", encoding="utf-8")
    done = run(tmp_path, "extract", "--dry-run", "a.md")
    assert "words of the language sv are not known here" in done.stdout + done.stderr


def test_hidden_text_of_a_page_claims_nothing(tmp_path: Path) -> None:
    """Scripts and comments of a page are no part of the article."""
    story = " ".join([SAYS.strip()] + ["The two governments have since worked together on many things."] * 8)
    page = f"<html><body><script>'In 1777 France recognised it.'</script><!-- In 1778 --><p>{story}</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    done = run(tmp_path, "extract", "--dry-run", "a.html")
    assert done.returncode == 0, done.stderr
    assert "1953" in done.stdout
    assert "177" not in done.stdout
    assert "scripts, hidden text and menus of the page were left out" in done.stdout + done.stderr


def test_one_line_of_many_sentences(tmp_path: Path) -> None:
    """A file of one line is read as its sentences."""
    (tmp_path / "a.txt").write_text(SAYS.replace("\n", " ") * 300, encoding="utf-8")
    done = run(tmp_path, "extract", "--dry-run", "a.txt")
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.split("\n"))) < 400


def test_another_encoding_is_a_guess_that_is_said(tmp_path: Path) -> None:
    """A text that is not UTF-8 is read as what it likely is, and the tool says that it guessed."""
    (tmp_path / "a.txt").write_bytes(
        "En 1953 le Japon a établi des relations diplomatiques. Été à Genève.".encode("cp1252")
    )
    done = run(tmp_path, "dates", "a.txt")
    assert done.returncode == 0, done.stderr
    assert "a guess" in done.stdout + done.stderr


@pytest.mark.parametrize("name", ["a\x1b[31m.yaml", "a\u202eb.yaml"])
def test_a_name_that_steers_a_terminal(name: str, tmp_path: Path) -> None:
    """An error prints the name of a file without the codes in it."""
    (tmp_path / name).write_text("claims: [\n\x1b", encoding="utf-8")
    said = run(tmp_path, "check", name).stderr
    assert said.startswith("error: ")
    assert not {"\x1b", "\u202e"} & set(said)


def test_a_terminal_of_few_letters(tmp_path: Path) -> None:
    """Where the terminal's encoding lacks a letter it is spelled out, and the command runs."""
    shutil.copy(ROOT / "facts.yaml", tmp_path)
    done = run(tmp_path, "check", PYTHONIOENCODING="latin-1")
    assert done.returncode in (0, 1), done.stderr
    assert "2023 \\u2212 75 = 1948" in done.stdout


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("version: 2", "the file is of version 2, written for a newer timeline"),
        ("version: 99999999999999999999", "written for a newer timeline"),
        ("version: 0", "the version is not a number"),
        ("version: 1.0", "the version is not a number"),
        ("version: [1]", "the version is not a number"),
        ("version: 1", ""),
        ("version: 01", ""),
        ("# no version", ""),
    ],
)
def test_versions(version: str, why: str, tmp_path: Path) -> None:
    """A newer format is refused before anything else is judged of it; the present one is read, stated or not."""
    (tmp_path / "facts.yaml").write_text(f"{version}\nclaims: {{c: {{source: s, told: new}}}}\n", encoding="utf-8")
    done = run(tmp_path, "check")
    if why:
        refused(done, why)
        assert "told" not in done.stderr
    else:
        assert "unknown key `told`" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ("dates a.txt --published soon", "--published: 'soon' is not a date"),
        ("extract a.txt --published 1953-02-30", "--published: '1953-02-30' is not a date"),
        ("extract a.txt --language ../kinds", "--language: '../kinds' is not the code of a language"),
        ("check facts.yaml --as-of soon", "--as-of: 'soon' is not a date"),
        ("check facts.yaml --since --output=stolen", "this folder is not kept in git"),
        ("explain nobody", "nobody"),
        (f"review {FINDING} --verdict unresolved --because x --until soon", "--until: 'soon' is not a date"),
        (f"review {FINDING} --verdict unresolved", "a decision needs a verdict and its reason"),
        ("review nobody --verdict unresolved --because x", "there is no finding `nobody`"),
        ("rules nobody", "there is no rule"),
        ("review --accept nobody", "nobody"),
        ("check nowhere.yaml", "there is no such file"),
        ("dates nowhere.txt", "there is no such file"),
        ("extract .", "no documents here"),
    ],
)
def test_a_request_that_cannot_be_met(arguments: str, why: str, tmp_path: Path) -> None:
    """A date that is none, an unknown id, rule, revision or file: one line, exit 2, nothing written."""
    shutil.copy(ROOT / "facts.yaml", tmp_path)
    if "a.txt" in arguments:
        (tmp_path / "a.txt").write_text(SAYS, encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    refused(run(tmp_path, *arguments.split()), why)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
