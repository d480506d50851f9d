"""What a source says steers nothing: no terminal, no workflow, no spreadsheet, no page that embeds an export."""

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest

from timeline.cli import COMMANDS, main

ORDER = "::add-mask::x"
CODES = {"\x1b", "\x07", "\x9b", "\x85", "\u202e", "\u2066", "\u2028"}
HOSTILE = (
    r"\e]0;owned\a \u009b31m \u202e gnp \u2066 \u2028",
    rf"\n{ORDER}\n  ::stop-commands::y\r::error::z",
    "a long text that is wrapped " * 3 + "::error title=x::no " * 12,
    "=HYPERLINK(0)</script><img src=x onerror=alert(0)>",
    "[here](javascript:alert(0)) @everyone www.example.org",
)
ARTICLE = (
    "In 1953 Japan and Cambodia established diplomatic relations\u202e and\u009b more. " + "::error::no " * 30 + "\n\n"
    f"{ORDER} in 1960 Japan and Cambodia signed a treaty.\n\nOn 30 February 2014 ::notice::x they met.\n"
)


def store() -> str:
    """A fact file in which every text is hostile, with two conflicts and a decision."""
    sources = "".join(
        f'  s{n}: {{title: "{text}", author: "{text}", publisher: "{text}", note: "{text}", path: seeds/s.txt}}\n'
        for n, text in enumerate(HOSTILE)
    )
    events = "".join(
        f'  e{n}: {{title: "{text}", kind: "{text}", parties: ["{text}", KH]}}\n' for n, text in enumerate(HOSTILE)
    )
    claims = "".join(
        f"  c{n}{k}: {{source: s{k}, event: e{n}, status: accepted,\n"
        f'    says: {{date: {1950 + 9 * k}, hedge: "{text}", attribution: "{text}", text: "{text}"}},\n'
        f'    quote: {{exact: "{text}", prefix: "{text}"}}, because: "{text}", qualifier: "{text}"}}\n'
        for n, text in enumerate(HOSTILE)
        for k in (0, 1)
    )
    proposed = "".join(
        f'  p{n}: {{source: s{n}, kind: "{text}", says: {{date: 1970}}, quote: {{exact: "{text}"}}}}\n'
        for n, text in enumerate(HOSTILE)
    )
    decisions = f'  - {{conflict: "x{HOSTILE[1]}", verdict: unresolved, because: "{HOSTILE[1]}", until: 2020}}\n'
    return (
        f'version: 1\ntitle: "{HOSTILE[1]}"\nsources:\n{sources}events:\n{events}'
        f"claims:\n{claims}{proposed}decisions:\n{decisions}"
    )


PRINTING = [
    *("build", "extract", "extract --dry-run", "extract --dry-run --format jsonl", "extract --dry-run --format yaml"),
    *("dates", "dates --refused", "dates --refused --format jsonl"),
    *("review --list", "review --accept p0", "review --reject p1 --because no", "review c0"),
    *(f"check --format {form}" for form in ("text", "json", "github", "sarif", "junit", "markdown")),
    *("check --proposed --all-sets", "check"),
    *("explain s1", "explain e1", "explain c10", "explain contradicting-dates:e1:c10"),
    *("report", "report --format markdown", "report --format html", "report --format json"),
    *("browse --no-open", "diff facts.yaml other.yaml", "diff facts.yaml other.yaml --format json"),
    *("schema", "schema report", "rules", "rules contradicting-dates", "rules nothing", "nothing", "explain nothing"),
    "export sqlite --out facts.db",
    *("export timelinejs", "export icalendar", "export quickstatements", "export claimreview"),
]


def run(folder: Path, command: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    """Run a command on the hostile project, in a workflow, and return what it prints; of an export, its data."""
    (folder / "seeds").mkdir()
    (folder / "seeds" / "s.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "seeds" / "new.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "seeds" / f"x\n{ORDER}.pdf").write_bytes(b"")
    (folder / "facts.yaml").write_text(store(), encoding="utf-8")
    (folder / "other.yaml").write_text(store().replace("1959", "1958"), encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    monkeypatch.setattr("sys.argv", ["timeline", *command.split()])
    with pytest.raises(SystemExit):
        main()
    output = capfd.readouterr()
    return output.out + ("" if command.startswith("export") else output.err)


def orders(printed: str) -> list[str]:
    """Return the lines that a workflow of GitHub's would take for commands: it looks past leading space."""
    return [line for line in re.split(r"[\n\r\u2028\x85]", printed) if line.lstrip().startswith("::")]


@pytest.mark.parametrize("command", PRINTING)
def test_nothing_is_steered(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """No command prints a control code, or a line that a workflow obeys, of what a source or a fact file says."""
    printed = run(tmp_path, command, monkeypatch, capfd)
    assert printed or "--out" in command
    if not command.startswith("export"):
        assert not CODES & set(printed)
    if command in ("check", "check --format github", "check --proposed --all-sets"):
        ours = re.compile(r"::(error|warning|notice) (file=facts\.yaml,[^:]*)?title=[a-z-]+::")
        assert [line for line in orders(printed) if not ours.match(line)] == []
        assert len(orders(printed)) == 10
    else:
        assert not orders(printed)


def test_every_command_is_tried() -> None:
    """The table above knows every command."""
    assert {row.split()[0] for row in PRINTING} >= {*COMMANDS}


@pytest.mark.parametrize("command", ["dates --refused --format jsonl", "extract --dry-run --format jsonl"])
def test_lines_of_json_are_json(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is spelled out to be harmless leaves JSON what it is."""
    printed = run(tmp_path, command, monkeypatch, capfd)
    rows = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    assert rows
    assert any("\u202e" in json.dumps(row, ensure_ascii=False) for row in rows) or "dates" in command


def test_annotations_carry_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The summary that a workflow shows is Markdown in which a text makes no link, tag or call of a person."""
    run(tmp_path, "check --format github", monkeypatch, capfd)
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "<img" not in summary.replace("\\<img", "")
    assert not re.search(r"(?<!\\)\]\(", summary)
    assert "www.example" not in summary
    assert "@everyone" not in summary


def test_sarif_makes_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A viewer of SARIF makes links of brackets in a message; those of a text are escaped."""
    log = json.loads(run(tmp_path, "check --format sarif", monkeypatch, capfd))
    results = log["runs"][0]["results"]
    texts = [result["message"]["text"] for result in results]
    texts += [place["message"]["text"] for result in results for place in result["relatedLocations"]]
    assert any("[here\\]" in text for text in texts)
    assert not [text for text in texts if re.search(r"(?<!\\)\[", text)]


def test_a_spreadsheet_computes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """No cell of the table begins as a formula does, whatever the field."""
    table = run(tmp_path, "export edtf-csv", monkeypatch, capfd)
    rows = list(csv.reader(io.StringIO(table)))
    cells = [cell for row in rows for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


@pytest.mark.parametrize("form", ["claimreview", "timelinejs"])
def test_a_page_that_embeds_it_runs_nothing(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """In what a page embeds or puts into itself as markup no text of a source is a tag."""
    assert "<img" not in run(tmp_path, f"export {form}", monkeypatch, capfd)


def test_a_terminal_is_spared_by_exports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """An export is another program's data; on a terminal it is printed as harmless as all else."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert not CODES & set(run(tmp_path, "export edtf-csv", monkeypatch, capfd))


@pytest.mark.parametrize("key", ["id", "source", "event", "says", "conflict"])
def test_an_error_is_one_line(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A line end within what an error names neither breaks its line nor begins another."""
    odd = rf'"x\n{ORDER}"'
    lines = {
        "id": f"claims: {{{odd}: {{source: s, says: {{date: 1953}}}}}}",
        "source": f"claims: {{c: {{source: {odd}, says: {{date: 1953}}}}}}",
        "event": f"claims: {{c: {{source: s, event: {odd}, says: {{date: 1953}}}}}}",
        "says": f"claims: {{c: {{source: s, says: {{date: {odd}}}}}}}",
        "conflict": f"decisions: [{{conflict: {odd}, verdict: {odd}, because: x}}]",
    }
    (tmp_path / "facts.yaml").write_text(f"version: 1\nsources: {{s: {{}}}}\n{lines[key]}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["timeline", "check"])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capfd.readouterr().err
    assert ended.value.code == 2
    assert not orders(said)
    assert all(re.match(r"error: |\d+ \| | +\| ", line) for line in said.rstrip("\n").split("\n"))


@pytest.mark.parametrize("path", ["/etc/hosts", "../x.txt", "seeds/../../x.txt", "C:x.txt", "\\\\host\\x", "~/x.txt"])
def test_a_path_that_leads_out(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A fact file names no file outside of its project, on any system."""
    (tmp_path / "facts.yaml").write_text(f"version: 1\nsources: {{s: {{path: '{path}'}}}}\n", encoding="utf-8")
    for command in ("check", "explain s", "export sqlite --out x.db", "browse --no-open", "review --list"):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.argv", ["timeline", *command.split()])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        assert "leads out of the project" in capfd.readouterr().err
    assert os.listdir(tmp_path) == ["facts.yaml"]


def test_a_fact_file_that_leads_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A link in a folder of fact files shows no line of a file outside of the project; one within it is followed."""
    project = tmp_path / "project"
    (project / "facts").mkdir(parents=True)
    (tmp_path / "outside.yaml").write_text("secret\n")
    (project / "within.yaml").write_text("version: 1\n")
    (project / "facts" / "a.yaml").symlink_to(project / "within.yaml")
    monkeypatch.chdir(project)
    for code in (0, 2):
        for command in ("check facts", "review --list --facts facts", "diff facts facts"):
            monkeypatch.setattr("sys.argv", ["timeline", *command.split()])
            with pytest.raises(SystemExit) as ended:
                main()
            output = capfd.readouterr()
            assert ended.value.code == code
            assert "secret" not in output.out + output.err
        (project / "facts" / f"b{code}.yaml").symlink_to(tmp_path / "outside.yaml")


@pytest.mark.parametrize("link", ["seeds/a.txt", "seeds"])
def test_a_link_that_leads_out(
    link: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither a fact file's path nor a folder of articles is followed out of the project through a link."""
    outside, project = tmp_path / "outside", tmp_path / "project"
    outside.mkdir()
    (outside / "a.txt").write_text("In 1777 France recognised a secret.\n")
    (project / "seeds" if link != "seeds" else project).mkdir(parents=True)
    (project / link).symlink_to(outside if link == "seeds" else outside / "a.txt")
    (project / "facts.yaml").write_text("version: 1\nsources: {s: {path: seeds/a.txt}}\n")
    monkeypatch.chdir(project)
    for command in ("check", "extract --dry-run", "build", "dates"):
        monkeypatch.setattr("sys.argv", ["timeline", *command.split()])
        with pytest.raises(SystemExit) as ended:
            main()
        output = capfd.readouterr()
        assert ended.value.code == 2, command
        assert "1777" not in output.out + output.err
