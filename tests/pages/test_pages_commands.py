"""`timeline report` and `timeline browse` on a fact file of one's own."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.commands.browse import command as browse
from timeline.commands.report import command as report

FACTS = """\
version: 1
title: Two gazettes
sources:
  north: {title: The North Gazette, published: 1910}
  south: {title: The South Gazette, published: 1911}
events:
  truce: {title: The truce is signed, kind: ceasefire, parties: [SE, NO], date: 1905}
claims:
  north-truce: {source: north, event: truce, says: {date: 1905}, quote: {exact: signed in 1905}, status: accepted}
  south-truce: {source: south, event: truce, says: {date: 1907}, quote: {exact: signed in 1907}, status: accepted}
"""


def run(command: object, *arguments: str) -> Result:
    """Run a command as the command line does."""
    return CliRunner().invoke(command, arguments, standalone_mode=False, catch_exceptions=False)  # type: ignore[arg-type]


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fact file in a folder of its own, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return tmp_path


def test_report_writes_its_three_files_and_the_same_bytes_again(facts: Path) -> None:
    """The page, the Markdown and the data stand in reports/, and a second run changes nothing."""
    assert "consistency.html" in run(report).stderr
    names = ("consistency.html", "consistency.md", "consistency.json")
    before = [(facts / "reports" / name).read_bytes() for name in names]
    run(report)
    assert [(facts / "reports" / name).read_bytes() for name in names] == before
    assert json.loads(before[2])["counts"]["contradictions"] == 1
    assert b"signed in 1907" in before[0]


def test_report_prints_one_format_and_writes_nothing(facts: Path) -> None:
    """With a format the report goes to stdout alone."""
    assert run(report, "--format", "markdown").stdout.startswith("# Two gazettes: consistency report")
    assert not (facts / "reports").exists()


def test_report_says_what_a_change_brings(facts: Path) -> None:
    """Against a revision of git, a conflict that this change brings is called new since then."""
    git = ("git", "-c", "user.name=h", "-c", "user.email=h@example.org", "-C", str(facts))
    (facts / "facts.yaml").write_text(FACTS.replace("date: 1907", "date: 1905"), encoding="utf-8")
    for step in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "facts")):
        subprocess.run([*git, *step], check=True)
    (facts / "facts.yaml").write_text(FACTS, encoding="utf-8")
    text = run(report, "--since", "HEAD", "--format", "markdown").stdout
    assert ", new since HEAD" in text
    assert "Since HEAD" in text


def test_browse_writes_the_page_and_what_it_links_to(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The timeline and the report beside it are written, and the page is opened in the browser."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(opened.append(address)) or True)
    run(browse, "--out", "public")
    assert opened == [(facts / "public" / "timeline.html").as_uri()]
    assert "The truce is signed" in (facts / "public" / "timeline.html").read_text("utf-8")
    assert (facts / "public" / "consistency.html").is_file()


def test_browse_says_so_when_there_is_no_browser(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a browser the page is written all the same, and the reader is told to open it."""
    monkeypatch.setattr("webbrowser.open", lambda address: False)
    assert "open the file yourself" in run(browse).stderr
    assert "open" not in run(browse, "--no-open").stderr


def test_pages_of_decades_go_when_the_store_is_small_again(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what an earlier run wrote goes: a page of one's own stays under such a name, and a copy under another."""
    with monkeypatch.context() as lowered:
        lowered.setattr("timeline.reporting.view.SPLIT", 0)
        run(browse, "--no-open")
    assert (facts / "reports" / "timeline-1900s.html").is_file()
    (facts / "reports" / "timeline-1890s.html").write_text("<p>My notes on a decade", encoding="utf-8")
    page = (facts / "reports" / "timeline-1900s.html").read_bytes()
    (facts / "reports" / "timeline-of-2023.html").write_bytes(page)
    run(report)
    assert (facts / "reports" / "timeline-1900s.html").is_file()
    run(browse, "--no-open")
    assert {path.name for path in (facts / "reports").glob("timeline*")} == {
        "timeline-1890s.html",
        "timeline-of-2023.html",
        "timeline.html",
    }
    assert "The truce is signed" in (facts / "reports" / "timeline.html").read_text("utf-8")
