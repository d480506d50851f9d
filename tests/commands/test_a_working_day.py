"""A historian's working day at the real command line, in one process: articles in, reports out, questions asked."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple, NoReturn

import pytest

from timeline.cli import main
from timeline.store import load

ARTICLE = """\
Old neighbours

By Ana Ruiz, 3 May 2013

Japan and Cambodia established diplomatic relations in 1953. In 2013 they marked the 60th anniversary of their ties.
Cambodia severed relations with Japan on 31 April 1975, it was said.
"""

FACTS = """\
version: 1
sources:
  ruiz: {title: Old neighbours, published: 2013-05-03, path: seeds/ruiz.txt}
  moto: {title: A jubilee, published: 2013-06-01}
events:
  ties: {title: Ties are established, kind: established, parties: [JP, KH]}
claims:
  ruiz-60th:
    source: ruiz
    event: ties
    says: {anniversary: 60, on: 2013}
    quote: {exact: the 60th anniversary}
    status: accepted
  moto-61st:
    source: moto
    event: ties
    says: {nth_year: 61, on: 2013}
    quote: {exact: in their 61st year}
    status: accepted
  ruiz-founding:
    source: ruiz
    event: ties
    says: {date: 1953}
    quote: {exact: established diplomatic relations in 1953}
    status: accepted
  moto-seat:
    source: moto
    kind: agreement
    parties: [JP, KH]
    says: {date: 1953-05-02}
    status: accepted
  moto-spring:
    source: moto
    kind: visit
    parties: [JP, KH]
    says: {date: 1953-21}
    note: the season is in the caption
    status: accepted
"""


class Done(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with one article, which is the working directory."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "ruiz.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GITHUB_")]:
        monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def timeline(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command line as a person does, and return its exit code and what it printed."""

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["timeline", *arguments])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def facts(project: Path) -> Path:
    """The project's fact file, written by hand."""
    path = project / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


def test_proposals_are_shown_before_they_are_written(timeline: Command, project: Path) -> None:
    """A dry run shows the claims as text, JSON lines or a fact file, says how many are new, and writes nothing."""
    rows = [json.loads(line) for line in timeline("extract", "--dry-run", "--format", "jsonl").out.splitlines()]
    assert {(row["kind"], row["date"]) for row in rows} >= {("established", "1953")}
    assert all(ARTICLE[row["start"] : row["end"]] == row["quote"] for row in rows)
    text = timeline("extract", "--dry-run")
    assert all(row["id"] in text.out for row in rows)
    assert "the date of publication" in text.err
    (project / "own.yaml").write_text(timeline("extract", "--dry-run", "--format", "yaml").out, encoding="utf-8")
    assert [claim.id for claim in load(project / "own.yaml")[0].claims] == [row["id"] for row in rows]
    assert not (project / "facts.yaml").exists()
    assert f"{len(rows)} of these would be new to facts.yaml." in text.err
    timeline("extract")
    again = timeline("extract", "--dry-run").err
    assert f"None of these would be new to facts.yaml; {len(rows)} known already." in again


def test_the_main_job_writes_what_it_finds_and_says_what_comes_next(timeline: Command, project: Path) -> None:
    """The first run proposes and writes four pages; the next has nothing new; a quote lost from its article is told."""
    first = timeline("build")
    assert (first.code, first.out) == (0, "")
    assert "to look at: timeline review" in first.err
    assert "Accepted as they are, they would bring" in first.err
    pages = sorted(path.name for path in (project / "reports").iterdir())
    assert [name for name in pages if name.startswith(("consistency", "timeline"))] == pages
    assert "Nothing new" in timeline("build").err
    (project / "seeds" / "ruiz.txt").write_text(ARTICLE.replace("established", "began"), encoding="utf-8")
    assert "its quote is not found any more" in timeline("extract").err


def test_an_article_that_was_edited_or_renamed(timeline: Command, project: Path) -> None:
    """What to write in the fact file when an article changed or has a new name is said, and ends the notice."""
    article, facts = project / "seeds" / "ruiz.txt", project / "facts.yaml"
    timeline("extract")
    article.write_text(ARTICLE + "\nThe two are good neighbours.\n", encoding="utf-8")
    edited = timeline("extract").err
    assert "The text of ruiz has changed since it was read" in edited
    assert "All its quotes are still found." in edited
    [line] = [line for line in edited.splitlines() if "Then write, under sources/ruiz" in line]
    old = next(line for line in facts.read_text(encoding="utf-8").splitlines() if "sha256:" in line)
    facts.write_text(facts.read_text(encoding="utf-8").replace(old, "    " + line.partition(": ")[2]), encoding="utf-8")
    assert timeline("extract").err.startswith("Nothing new")
    assert "changed" not in timeline("extract").err
    article.rename(project / "seeds" / "ana.txt")
    renamed = timeline("extract").err
    assert "Nothing new" in renamed
    assert "seeds/ana.txt is the text of ruiz, which is gone from seeds/ruiz.txt." in renamed
    assert "Write, under sources/ruiz: path: seeds/ana.txt" in renamed
    facts.write_text(facts.read_text(encoding="utf-8").replace("seeds/ruiz.txt", "seeds/ana.txt"), encoding="utf-8")
    assert "is the text of" not in timeline("extract").err


def test_the_main_job_with_nothing_to_review(timeline: Command, facts: Path) -> None:
    """Where nothing is proposed, the main job neither asks for a review nor says what one would bring."""
    (facts.parent / "seeds" / "ruiz.txt").write_text("Nothing was ever agreed between the two.\n", encoding="utf-8")
    done = timeline("build")
    assert done.code == 0
    assert "Read reports/consistency.html" in done.err
    assert "timeline review" not in done.err
    assert "would bring" not in done.err


def test_dates_of_an_article(timeline: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates are shown with value and reason, as text or JSON lines; what is none is counted, and shown when asked."""
    shown = timeline("dates")
    assert "“in 1953”" in shown.out.replace("“1953”", "“in 1953”")
    assert "once something looks like a date and is none; --refused shows what and why" in shown.err
    assert "31 April" in timeline("dates", "--refused").out
    rows = [json.loads(line) for line in timeline("dates", "--format", "jsonl").out.splitlines()]
    assert {row["value"] for row in rows} >= {"1953", "2013"}
    assert all(ARTICLE[row["start"] : row["end"]] == row["text"] for row in rows)
    typed = io.TextIOWrapper(io.BytesIO(b"They met two years later, on 30 February and on 31 June."))
    monkeypatch.setattr(sys, "stdin", typed)
    piped = timeline("dates", "-", "--published", "1990", "--genre", "news")
    assert "stdin:" in piped.out
    assert "2 times something looks like a date and is none" in piped.err


def test_exports_go_to_a_file_or_to_the_next_program(
    timeline: Command, facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An export goes to stdout or into a file, says what it leaves out, and a database is not shown on a terminal."""
    table = timeline("export", "edtf-csv")
    assert table.out.startswith("event,title,kind")
    assert timeline("export", "edtf-csv", "--out", "claims.csv").out == ""
    assert (facts.parent / "claims.csv").read_bytes().decode() == table.out
    assert "Left out, as not known to the day" in timeline("export", "icalendar").err
    assert timeline("export", "sqlite", "--out", "facts.db").code == 0
    base = sqlite3.connect(facts.parent / "facts.db")
    assert base.execute("SELECT count(*) FROM claims").fetchone() == (5,)
    base.close()
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    refused = timeline("export", "sqlite")
    assert (refused.code, refused.out) == (2, "")
    assert "a database cannot be shown in a terminal" in refused.err


def test_a_conflict_among_proposals(timeline: Command, facts: Path) -> None:
    """A clean check says what it did not count; a conflict that proposals would bring is explained, not yet decided."""
    text = FACTS.replace("status: accepted", "status: proposed").replace("anniversary: 60", "anniversary: 70")
    facts.write_text(text, encoding="utf-8")
    clean = timeline("check")
    assert clean.code == 0
    assert "5 claims are only proposed and counted for nothing here" in clean.err
    assert timeline("check", "--format", "json").err == ""
    for form in ("markdown", "html"):
        page = " ".join(
            timeline("report", "--format", form).out.replace("<strong>", "**").replace("</strong>", "**").split()
        )
        assert "No accepted claim contradicts another. **5 claims** wait for review and were not checked." in page
    assert "Nothing was checked: no claim has been reviewed yet." in page
    outlook = timeline("check", "--proposed")
    assert (outlook.code, outlook.err) == (1, "")
    [line] = [line for line in outlook.out.splitlines() if "Record a decision" in line]
    finding = line.split()[-1]
    told = timeline("explain", finding)
    assert told.code == 0
    assert "Smallest mend" in told.out
    assert "counted here as if they were accepted" in told.err
    early = timeline("review", finding, "--verdict", "source-error", "--because", "The 60th fits.")
    assert early.code == 2
    assert "it rests on proposals, which come first: timeline review --accept " in early.err
    accepts = early.err[early.err.index("--accept") :].split()
    assert timeline("review", *accepts).code == 0
    assert timeline("review", finding, "--verdict", "source-error", "--because", "The 60th fits.").code == 0
    refused = timeline("review", "moto-seat", "--verdict", "source-error", "--because", "No.")
    assert "this is a claim: timeline review --accept moto-seat, or --reject moto-seat --because TEXT" in refused.err
    assert timeline("explain", "nobody").code == 2


def test_pages_of_what_nobody_has_reviewed_promise_nothing(timeline: Command, facts: Path) -> None:
    """Where all claims are proposals the pages say that none was checked, and no source bears another out."""
    facts.write_text(FACTS.replace("status: accepted", "status: proposed"), encoding="utf-8")
    assert timeline("build").code == 0
    browsed, report = ((facts.parent / f"reports/{name}.html").read_text() for name in ("timeline", "consistency"))
    assert "None of their claims has been reviewed" in browsed
    assert "do not contradict" not in browsed
    assert "2 sources agree" not in browsed
    assert "Nothing was checked: no claim has been reviewed yet." in report


def test_what_would_break_if_a_claim_said_otherwise(timeline: Command, facts: Path) -> None:
    """Every count and date is tried one less and one more; a season has no neighbours that could be tried."""
    told = timeline("explain", "ties").out
    assert "if ruiz-60th said anniversary 59: contradiction with" in told
    assert "if ruiz-60th said anniversary 61: contradiction with" in told
    assert "if moto-61st said year 60: " in told
    assert "if moto-61st said year 62: " in told
    assert "if ruiz-founding said 1954: contradiction with" in told
    seat = timeline("explain", "moto-seat").out
    assert "if moto-seat said 1953-05-01: nothing new would clash" in seat
    assert "if moto-seat said 1953-05-03: nothing new would clash" in seat
    spring = timeline("explain", "moto-spring").out
    assert "the season is in the caption" in spring
    assert "What would break" not in spring


def test_a_count_is_never_moved_below_its_least(timeline: Command, facts: Path) -> None:
    """The anniversary of the day itself has no smaller neighbour, nor has a first year."""
    text = FACTS.replace("anniversary: 60, on: 2013", "anniversary: 0, on: 1953")
    facts.write_text(text.replace("nth_year: 61, on: 2013", "nth_year: 1, on: 1953"), encoding="utf-8")
    told = timeline("explain", "ties").out
    assert "said anniversary 1:" in told
    assert "said anniversary -1" not in told
    assert "said year 2:" in told
    assert "said year 0" not in told


def test_rules_are_listed_and_a_slip_in_a_name_is_mended(timeline: Command) -> None:
    """Without a name all rules are listed with what they find; a name that is none is answered with the nearest."""
    listed = timeline("rules").out.splitlines()
    assert any(line.startswith("anniversary-arithmetic ") for line in listed)
    assert "did you mean anniversary-arithmetic?" in timeline("rules", "aniversary-arithmetic").err
    assert "`timeline rules` lists them" in timeline("rules", "xyzzy").err


def test_schemas_are_printed_or_written(timeline: Command, project: Path) -> None:
    """Both schemas are JSON on stdout; written into a file, the fact file's says which first line names it."""
    assert json.loads(timeline("schema").out)["properties"]["claims"]
    assert json.loads(timeline("schema", "report").out)["title"] == "Consistency report"
    written = timeline("schema", "--output", "s.json")
    assert "# yaml-language-server: $schema=s.json" in written.err
    assert json.loads((project / "s.json").read_text("utf-8"))["properties"]["claims"]
    assert timeline("schema", "report", "-o", "r.json").err == "r.json written.\n"


def test_what_is_not_known_here_is_said(timeline: Command, facts: Path) -> None:
    """Parties and kinds nobody knows, texts not at hand or changed, and decisions that expire are told with a check."""
    text = FACTS.replace("path: seeds/ruiz.txt}", f"path: seeds/ruiz.txt, sha256: {'0' * 64}}}")
    text = text.replace("kind: agreement\n    parties: [JP, KH]", "kind: agrement\n    parties: [JP, XQ]")
    text += """\
decisions:
  - {conflict: "contradicting-dates:ties:moto-61st", verdict: unresolved, because: Open., until: 2030-01-01}
"""
    facts.write_text(text.replace("kind: visit", "kind: xyzzy"), encoding="utf-8")
    told = timeline("report").err
    notes = told + (facts.parent / "reports" / "consistency.md").read_text("utf-8")
    assert "agrement (did you mean agreement?), xyzzy" in notes
    assert "Not known here as parties, and taken as they stand: XQ" in notes
    assert "The text is not at hand of moto" in notes
    assert "The text of ruiz has changed since it was read" in notes
    assert "Decisions that expire were all counted here" in notes


def test_history_of_the_file(timeline: Command, facts: Path) -> None:
    """What was edited is told as history: an event's date, a withdrawn claim, a changed decision, an inferred date."""
    git = ("git", "-c", "user.name=h", "-c", "user.email=h@example.org")
    decided = FACTS + "decisions:\n  - {conflict: x, verdict: unresolved, because: Open., by: A}\n"
    facts.write_text(decided, encoding="utf-8")
    for step in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "facts")):
        subprocess.run([*git, *step], check=True)
    changed = decided.replace("because: Open., by: A", "because: Settled.").replace(
        "parties: [JP, KH]}\nclaims", "parties: [JP, KH], date: 1953}\nclaims"
    )
    facts.write_text(
        changed[: changed.index("  moto-spring:")] + changed[changed.index("decisions:") :], encoding="utf-8"
    )
    told = timeline("diff").out
    assert "~ ties: date nothing → 1953" in told
    assert "- moto-spring:" in told
    assert "~ x: because Open. → Settled." in told
    assert "~ x: by A → nothing" in told
    absent = timeline("diff", "HEAD:other.yaml", "facts.yaml")
    assert (absent.code, absent.out) == (2, "")
    assert "there is no other.yaml at HEAD — name a file that is kept in git, as seen from here" in absent.err


def test_nothing_to_review(timeline: Command, facts: Path) -> None:
    """A file without proposals has nothing to review, and no terminal is needed to be told so."""
    assert timeline("review").err == "Nothing to review: no claim is proposed.\n"


def test_a_decision_that_cannot_be_recorded(timeline: Command, facts: Path) -> None:
    """A decision without a reason, on what is no finding, or until a day that is none is refused, and not written."""
    facts.write_text(FACTS.replace("nth_year: 61", "nth_year: 70"), encoding="utf-8")
    before = facts.read_bytes()
    found = json.loads(timeline("check", "--format", "json").out)["findings"]
    name = next(finding["id"] for finding in found if finding["level"] == "contradiction")
    assert "a decision needs a verdict and its reason" in timeline("review", name, "--verdict", "unresolved").err
    asked = ("--verdict", "unresolved", "--because", "x")
    assert "`timeline review --list` and `timeline check` name them" in timeline("review", "xyzzy", *asked).err
    assert "--until: '1953-13' is not a date" in timeline("review", name, *asked, "--until", "1953-13").err
    blamed = timeline("review", name, *asked, "--claim", "moto-seat").err
    assert "--claim: `moto-seat` is no part of this finding — it rests on" in blamed
    assert "--until: 1953 is past already" in timeline("review", name, *asked, "--until", "1953").err
    assert facts.read_bytes() == before


def test_git_is_not_needed_to_decide(timeline: Command, facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git a decision is recorded without a name, and a revision is refused with the mend."""
    facts.write_text(FACTS.replace("nth_year: 61", "nth_year: 70"), encoding="utf-8")
    found = json.loads(timeline("check", "--format", "json").out)["findings"]
    name = next(finding["id"] for finding in found if finding["level"] == "contradiction")

    def absent(*arguments: object, **options: object) -> NoReturn:
        raise FileNotFoundError("git")

    monkeypatch.setattr(subprocess, "run", absent)
    assert timeline("review", name, "--verdict", "unresolved", "--because", "Open.").code == 0
    (decision,) = load(facts)[0].decisions
    assert (decision.by, decision.because) == (None, "Open.")
    assert "git is not installed — install git, or name two files" in timeline("diff").err


def test_what_goes_wrong_beyond_the_command(timeline: Command, facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is one line with its place, Ctrl-C says that no more was written, a closed pipe is no error."""
    errors: list[BaseException] = [OSError(28, "No space left on device", "reports"), KeyboardInterrupt()]

    def fails(*arguments: object, **options: object) -> NoReturn:
        raise errors.pop(0)

    monkeypatch.setattr("timeline.commands._files.audit_file", fails)
    full = timeline("check")
    assert (full.code, full.err) == (
        2,
        "error: reports: no space left on device — see that it is there, has room and may be used\n",
    )
    stopped = timeline("check")
    assert (stopped.code, stopped.err) == (130, "\nStopped; nothing more was written.\n")
    errors.append(BrokenPipeError())
    monkeypatch.setattr(sys, "stderr", SimpleNamespace(close=lambda: None, isatty=lambda: False))
    assert timeline("check").code == 0


def test_a_summary_of_very_many_conflicts(timeline: Command, project: Path) -> None:
    """A build names ten conflicts and counts the others, so that its summary can be read."""
    events = "".join(f"  e{n}: {{title: Event {n}, kind: visit, parties: [JP, KH]}}\n" for n in range(12))
    claims = "".join(
        f"  {who}-{n}: {{source: {who}, event: e{n}, says: {{date: {year}}}, status: accepted}}\n"
        for n in range(12)
        for who, year in (("a", 1950), ("b", 1990))
    )
    sources = "  a: {title: A}\n  b: {title: B}\n"
    text = f"version: 1\nsources:\n{sources}events:\n{events}claims:\n{claims}"
    (project / "facts.yaml").write_text(text, encoding="utf-8")
    told = timeline("build").err
    assert (told.count("  contradiction: "), "  and 2 more: timeline check\n" in told) == (10, True)


@pytest.mark.parametrize(("command", "code"), [("check --format json", 1), ("export edtf-csv", 0), ("rules", 0)])
def test_a_reader_that_has_seen_enough(command: str, code: int, project: Path, facts: Path) -> None:
    """Where `head` closes the pipe early, a command still ends with what it found, and with no word of a pipe."""
    facts.write_text(FACTS.replace("says: {date: 1953}", "says: {date: 1950}"), encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    call = [sys.executable, "-c", "from timeline.cli import main; main()", *command.split()]
    done = subprocess.run(call, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, b"ipe" in done.stderr) == (code, False)


def test_a_locale_that_cannot_spell_a_name(project: Path) -> None:
    """Where file names are in another encoding than the store's, that is said with the mend, and nothing is written."""
    (project / "seeds" / "été.txt").write_text(ARTICLE, encoding="utf-8")
    (project / "facts.yaml").write_text("version: 1\nsources:\n  e: {path: seeds/été.txt}\n", encoding="utf-8")
    for command in ("check", "extract"):
        call = [sys.executable, "-c", "from timeline.cli import main; main()", command]
        plain = {**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = subprocess.run(call, capture_output=True, env=plain, text=True, check=False)
        assert (done.returncode, "Traceback" in done.stderr, "set PYTHONUTF8=1" in done.stderr) == (2, False, True)


def test_a_stream_that_is_closed(project: Path, facts: Path) -> None:
    """A command whose output nobody wants, not even a pipe, does its work."""
    call = f"{sys.executable} -c 'from timeline.cli import main; main()' check >&-"
    assert subprocess.run(["sh", "-c", call], capture_output=True, check=False).returncode == 0


def test_a_store_that_is_a_folder(timeline: Command, project: Path) -> None:
    """Where there is no facts.yaml but a folder of facts, the folder is what to name."""
    (project / "facts").mkdir()
    assert "there is no such file — name the folder facts, if the facts are there" in timeline("check").err


def test_two_files_of_one_name(timeline: Command, project: Path) -> None:
    """Two files that would be one source are refused; what is no article, or lies behind a link, is told unread."""
    (project / "seeds" / "notes.docx").write_bytes(b"x")
    (project / "elsewhere").mkdir()
    (project / "seeds" / "more").symlink_to(project / "elsewhere")
    told = timeline("dates").err
    assert "seeds: not read, being of other formats: notes.docx." in told
    assert "seeds: not followed, being links to folders: seeds/more." in told
    (project / "seeds" / "ruiz.md").write_text(ARTICLE, encoding="utf-8")
    twice = timeline("dates")
    assert twice.code == 2
    assert "would both be source 'ruiz'" in twice.err


def test_names_with_other_letters(timeline: Command, project: Path) -> None:
    """A name with accents is an id without them; two names of a script that ids do not have are two sources."""
    for name in ("été à Łódź", "条約", "外交"):
        (project / "seeds" / f"{name}.txt").write_text(f"{ARTICLE}{name}\n", encoding="utf-8")
    assert "4 sources (ruiz, ete-a-Lodz, source-222ac4, source-ec8054)" in timeline("extract").err


def test_a_copy_proposes_nothing(timeline: Command, project: Path) -> None:
    """An article that lies there twice is read once; one that the fact file has as a source of its own stays one."""
    timeline("extract")
    known = (project / "facts.yaml").read_bytes()
    (project / "seeds" / "again.txt").write_text(ARTICLE, encoding="utf-8")
    again = timeline("extract")
    assert "seeds/again.txt: not read, being a copy of seeds/ruiz.txt." in again.err
    assert "None of these would be new" in timeline("extract", "--dry-run").err
    assert (project / "facts.yaml").read_bytes() == known


def test_every_article_that_cannot_be_read_is_named(timeline: Command, project: Path) -> None:
    """Of several bad articles all are told at once, and nothing is written."""
    (project / "seeds" / "bad.xml").write_text("<TEI><text>", encoding="utf-8")
    (project / "seeds" / "empty.txt").write_bytes(b"")
    refused = timeline("extract")
    assert (refused.code, refused.err.count("error: seeds/"), (project / "facts.yaml").exists()) == (2, 2, False)


def test_an_article_from_elsewhere(timeline: Command, project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An article outside of the project is read in its own format; that its path is not kept is said."""
    page = tmp_path_factory.mktemp("papers") / "page.html"
    body = "<p>Japan and Cambodia established diplomatic relations in 1953, it is told here.</p>" * 3
    page.write_text(f"<html><head><title>Old ties</title></head><body>{body}</body></html>", encoding="utf-8")
    assert "<p>" not in timeline("extract", "--dry-run", str(page)).out
    assert "“1953”" in timeline("dates", str(page)).out
    told = timeline("extract", str(page)).err
    assert "page: it lies outside the folder of the fact file: its path is not kept" in told
    text = (project / "facts.yaml").read_text(encoding="utf-8")
    assert ("<p>" in text, "path:" in text, "title: Old ties" in text) == (False, False, True)


def test_a_folder_that_may_not_be_opened(timeline: Command, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be looked into is named, and not passed over as if it were empty."""
    (project / "seeds" / "locked").mkdir()
    scan = os.scandir

    def locked(folder: str) -> object:
        if str(folder).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(folder))
        return scan(folder)

    monkeypatch.setattr(os, "scandir", locked)
    refused = timeline("extract")
    assert (refused.code, refused.err.split(" — ")[0]) == (
        2,
        "error: seeds/locked: this folder cannot be read: permission denied",
    )


def test_what_cannot_be_read_as_an_article(timeline: Command, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe is not waited for, a file that is too large not read, a wrong language or date told by its option."""
    refused = timeline("extract", "--facts", "seeds")
    assert (refused.code, "this is a folder of articles, not of facts" in refused.err) == (2, True)
    assert [path.name for path in (project / "seeds").iterdir()] == ["ruiz.txt"]
    os.mkfifo(project / "pipe.txt")
    assert "this is not a file" in timeline("dates", "pipe.txt").err
    monkeypatch.setattr("timeline.reading.decode.MAX_BYTES", 10)
    assert "bytes, more than 10" in timeline("dates", "seeds/ruiz.txt").err
    monkeypatch.undo()
    assert "--language: 'xx yy' is not the code of a language" in timeline("dates", "--language", "xx yy").err
    assert timeline("dates", "--published", "1953-13").err.startswith("error: --published: ")
