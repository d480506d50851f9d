"""Whatever is skipped, capped, cut, guessed or not understood is said: a row a place, with the words that say it.

A row has the files of a project, the command, and words of its output. `facts.yaml` begins with what `FACTS` has.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from timeline.cli import main
from timeline.commands._card import Preview, card, in_context
from timeline.commands._keyboard import Keyboard
from timeline.commands._moves import consequences
from timeline.commands._walk import CHOICES, _link
from timeline.pipeline import audit
from timeline.records.claim import Quote
from timeline.records.report import Report
from timeline.reporting.lanes import overview
from timeline.reporting.view import View
from timeline.store import loads
from timeline.store.reviewing import Review
from timeline.store.spelling import comment

SAYS = "In 1953 Japan and Cambodia established diplomatic relations."
LONG = " ".join([SAYS, *["The two governments have since worked together on many things."] * 8])
FACTS = "version: 1\nsources: {s: {title: S, path: seeds/s.txt}, t: {title: T}}\n"


class Row(NamedTuple):
    """What is done, the words that say so, the command, and the files that it works on."""

    done: str
    says: str
    command: str
    files: Mapping[str, str | bytes]


def article(text: str | bytes, name: str = "seeds/a.txt") -> dict[str, str | bytes]:
    """A project of one article."""
    return {name: text}


def headed(front: str) -> dict[str, str | bytes]:
    """A project of one article with these lines of front matter."""
    return article(f"---\nlanguage: en\n{front}\n---\n{SAYS}\n", "seeds/a.md")


def facts(more: str, text: str | None = f"{SAYS}\n") -> dict[str, str | bytes]:
    """A project of a fact file, with the text of its source or without."""
    return {"facts.yaml": FACTS + more} | ({"seeds/s.txt": text} if text is not None else {})


def claims(*says: str, more: str = "") -> str:
    """Accepted claims of the source `s` on one event."""
    lines = [f"  c{n}: {{source: s, event: e, status: accepted, says: {{{one}}}}}" for n, one in enumerate(says)]
    return f"{more}\nevents: {{e: {{title: E}}}}\nclaims:\n" + "\n".join(lines) + "\n"


QUOTED = (
    "claims: {c: {source: s, kind: visit, parties: [JP], status: accepted, says: {date: 1953},\n"
    "  quote: {exact: In 1953}}}\n"
)
MANY = {"facts.yaml": FACTS + "claims:\n" + "".join(f"  c{n}: {{source: nobody}}\n" for n in range(1500))}
CONFLICTS = {
    "facts.yaml": FACTS
    + "events:\n"
    + "".join(f"  e{n}: {{title: E}}\n" for n in range(12))
    + "claims:\n"
    + "".join(
        f"  c{n}{s}: {{source: {s}, event: e{n}, status: accepted, says: {{date: {year}}}}}\n"
        for n in range(12)
        for s, year in (("s", 1950), ("t", 1960))
    )
}
DRY = "extract --dry-run"

ROWS = [
    # reading
    Row("encoding declared", "read as iso-8859-1, as the file declares", DRY,
        article(f"<meta charset=iso-8859-1><p>{LONG} Genève</p>".encode("latin-1"), "seeds/a.html")),
    Row("encoding guessed", "not UTF-8; read as cp125", DRY,
        article("En 1953 le Japon a établi des relations. Été à Genève.".encode("cp1252"))),
    Row("mojibake repaired", "garbled characters (mojibake) were repaired", DRY,
        article("En 1953 le Japon a Ã©tabli des relations Ã\u00a0 GenÃ¨ve, oÃ¹ l'Ã©tÃ© fut long.")),
    Row("language guessed", "the language is not stated; read as en", DRY, article(LONG)),
    Row("language unknown", "nothing tells it: read as if it were English", DRY, article("1953: 12, 1954: 13.")),
    Row("language no code", "is no language code and was left out", DRY, headed("").copy() | {
        "seeds/b.xml": f"<TEI xml:lang='x1 2'><text><body><p>{SAYS}</p></body></text></TEI>"}),
    Row("language without words", "words of the language sv are not known here: only plain dates", DRY,
        article(f"---\nlanguage: sv\n---\n{SAYS}\n", "seeds/a.md")),
    Row("publication guessed", "the date of publication is not stated; 2016-03-14 is taken from the byline", DRY,
        article(f"The ties of two countries\n\nBy Anna Smith\n14 March 2016\n\n{LONG}\n")),
    Row("publication unknown", "neither stated nor found; what counts from it stays open", DRY, article(LONG)),
    Row("furniture cut", "taken for page furniture and claim nothing: the longest is “Copyright ©", DRY,
        article(f"The title of it all\n\n{LONG}\n\nAdvertisement\n\nCopyright © 2016 A Paper. All rights reserved.\n")),
    Row("front matter unused", "front matter: not used: mood", DRY, headed("mood: glad")),
    Row("front matter no date", "front matter: retrieved 'soon' is not a date and was left out", DRY,
        headed("retrieved: soon")),
    Row("front matter date cut", "date '3/4/2016' is read as 2016, and nothing else of it", DRY,
        headed("date: 3/4/2016")),
    Row("front matter genre", "the genre 'gossip' is not known and was left out", DRY, headed("genre: gossip")),
    Row("front matter misfit", "text 'summary' does not fit and was left out", DRY, headed("text: summary")),
    Row("front matter twice", "was left out: published is '2016' already", DRY, headed("published: 2016\ndate: 2017")),
    Row("front matter overruled", "published '2016' does not count: '2015' was given", f"{DRY} --published 2015",
        headed("published: 2016")),
    Row("revision for publication", "the date of the last revision stands for the date of publication", DRY,
        headed("updated: 2016-03-14")),
    Row("page's scripts", "scripts, hidden text and menus of the page were left out", DRY,
        article(f"<html><body><article><p>{LONG}</p></article></body></html>", "seeds/a.html")),
    Row("TEI notes", "what stands in <note> is no part of the text and was left out", DRY,
        article(f"<TEI><text><body><p>{SAYS}<note>In 1955.</note></p></body></text></TEI>", "seeds/a.xml")),
    Row("TEI date", "the header's date 'some day' is not understood and was left out", DRY,
        article("<TEI><teiHeader><publicationStmt><date>some day</date></publicationStmt></teiHeader>"
                f"<text><body><p>{SAYS}</p></body></text></TEI>", "seeds/a.xml")),
    Row("other formats", "seeds: not read, being of other formats: scan.pdf, table.ods.", DRY,
        article(LONG) | {"seeds/scan.pdf": b"%PDF", "seeds/table.ods": b"PK", "seeds/.hidden": b""}),
    Row("no date", "seeds/a.txt: once something looks like a date and is none; --refused shows", "dates",
        article("---\nlanguage: en\n---\nOn 30 February 2014 they met.", "seeds/a.txt")),
    Row("no date, shown", "“30 February 2014” no date: ", "dates --refused",
        article("---\nlanguage: en\n---\nOn 30 February 2014 they met.", "seeds/a.txt")),
    # extraction
    Row("day that is none", "seeds/a.txt: “30 February 2014” is no date: there is no day 30 in month 2", "extract",
        article("---\nlanguage: en\n---\nOn 30 February 2014 they met.", "seeds/a.txt")),
    Row("dates without a claim", "no claim was made of its one date, “now”; `timeline dates` shows", "extract",
        article("---\nlanguage: en\n---\nThey are now much richer than their neighbours.")),
    Row("known claims", "known already", "extract", article(LONG) | {"facts.yaml": (
        "version: 1\nsources: {a: {path: seeds/a.txt}}\nclaims: {x: {source: a, says: {date: 1953},\n"
        f"  kind: established, quote: {{exact: {SAYS}}}}}}}\n")}),
    Row("text changed", "The text of a has changed since it was read", "extract",
        article(LONG) | {"facts.yaml": f"version: 1\nsources: {{a: {{path: seeds/a.txt, sha256: {'0' * 64}}}}}\n"}),
    Row("quotes lost", "x: its quote is not found any more, for its words are no longer in the text", "extract",
        article(LONG) | {"facts.yaml": (
            f"version: 1\nsources: {{a: {{path: seeds/a.txt, sha256: {'0' * 64}}}}}\n"
            "claims: {x: {source: a, says: {date: 1951}, quote: {exact: In 1951 they met.}}}\n")}),
    # the check
    Row("text not at hand", "The text is not at hand of s: quotes from there were not looked up", "check",
        facts(QUOTED, text=None)),
    Row("text changed, at a check", "The text of s has changed since it was read", "check", {
        "seeds/s.txt": SAYS, "facts.yaml": FACTS.replace("s.txt", f"s.txt, sha256: {'0' * 64}")}),
    Row("expiry not judged", "Decisions that expire were all counted here", "report", facts(
        "decisions: [{conflict: x, verdict: unresolved, because: y, until: 2020}]\n")),
    Row("decision expired", "The decision on x held until 2020 and no longer counts", "check", facts(
        "decisions: [{conflict: x, verdict: unresolved, because: y, until: 2020}]\n")),
    Row("decision on nothing", "the decision on x matches no finding any more", "check", facts(
        "decisions: [{conflict: x, verdict: unresolved, because: y}]\n")),
    Row("unknown party", "Not known here as parties, and taken as they stand: JPN", "check",
        facts(QUOTED.replace("JP", "JPN"))),
    Row("unknown kind", "no rule looks for them: vist (did you mean visit?)", "check",
        facts(QUOTED.replace("visit", "vist"))),
    Row("quote not found", "misquoted-source", "check", facts(QUOTED.replace("In 1953", "In 1954"))),
    Row("publication inferred", "inferred", "explain s",
        facts(claims("anniversary: 10, on: published", "date: 1950"))),
    Row("width of a hedge", "even at the widest that “about” allows", "check", facts(
        claims("date: 1950, hedge: about", "date: 1990").replace("c1: {source: s", "c1: {source: t"))),
    Row("explanation cut", "more claims say the same", "check", facts(claims(*["date: 1950"] * 9, "date: 1990"))),
    Row("annotations capped", "2 more findings are in the step summary", "check --format github", CONFLICTS),
    Row("problems capped", "1000 problems are listed, and there may be more", "check", MANY),
    Row("version newer", "written for a newer timeline", "check", {"facts.yaml": "version: 2\n"}),
    # exports
    Row("no day", "not known to the day: 1 of 1 events", "export icalendar",
        facts(claims("date: 1953"))),
    Row("no first day", "without a first day: 1 of 1 events", "export timelinejs",
        facts(claims("date: ../1953"))),
    Row("no date for Wikibase", "as Wikibase holds none such: 1 of 1 events", "export quickstatements",
        facts(claims("first: x"))),
    Row("no quote", "1 of 1 claims have no quote and are left out", "export web-annotation",
        facts(claims("date: 1953"))),
    Row("no event", "1 of 1 claims speak of a source's publication, or were rejected", "export edtf-csv",
        facts("claims: {c: {source: s, event: published:t, status: accepted, says: {date: 1953}}}\n")),
]  # fmt: skip


def said(folder: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command in a folder and return all that it prints, in one line."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.argv", ["timeline", *command.split()])
    with pytest.raises(SystemExit):
        main()
    output = capsys.readouterr()
    return " ".join((output.out + " " + output.err).split())


def lay(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Put files into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("row", ROWS, ids=[row.done for row in ROWS])
def test_it_is_said(
    row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was skipped, capped, cut, guessed or not understood stands in the output."""
    lay(tmp_path, row.files)
    assert row.says in said(tmp_path, row.command, monkeypatch, capsys)


@pytest.mark.parametrize("row", ROWS, ids=[row.done for row in ROWS])
def test_it_is_not_said_of_what_is_plain(
    row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a plain article with all that it should state, and a plain fact file, none of it is said."""
    front = "---\ntitle: A title\nlanguage: en\npublished: 2016-03-14\n---\n"
    lay(tmp_path, article(f"{front}{SAYS}\n") | {"facts.yaml": "version: 1\n"})
    command = row.command.split()[0]
    if command in ("explain", "export"):
        command = "check"
    command += " --dry-run" * (command == "extract")
    assert row.says not in said(tmp_path, command, monkeypatch, capsys)


def audited(text: str) -> Report:
    """Return the report on a fact file."""
    return audit(*loads(text))


def test_sets_capped() -> None:
    """Of very many sets of claims that cannot all be true not all are listed."""
    report = audited(FACTS + claims(*(f"date: {year}" for year in range(1950, 1980))))
    assert "Too many minimal sets in one place: not all were listed." in report.notes
    assert any(finding.capped for finding in report.findings)


def test_details_capped() -> None:
    """Beyond two hundred conflicts fewer details are given."""
    pairs = [(n, s, year) for n in range(202) for s, year in (("s", 1950), ("t", 1960))]
    entries = (f"  c{n}{s}: {{source: {s}, event: e{n}, status: accepted, says: {{date: {y}}}}}\n" for n, s, y in pairs)
    events = "".join(f"  e{n}: {{title: E{n}}}\n" for n in range(202))
    report = audited(f"{FACTS}events:\n{events}claims:\n{''.join(entries)}")
    assert any(note.startswith("More than 200 conflicts: those beyond") for note in report.notes)


def test_search_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Choices between readings that are too many to be gone through are not said to be consistent without a word."""
    monkeypatch.setattr(import_module("timeline.checking.network.solve"), "MOST_TRIES", 1)
    choice = "one_of: [{{date: {0}}}, {{date: {1}}}]"
    report = audited(FACTS + claims(*(choice.format(1900 + n, 1960 - n) for n in range(4)), "date: 1960"))
    assert "A choice between readings was too wide to be searched." in report.notes


def test_denial_too_wide() -> None:
    """A denial that leaves too many possibilities is not held against the others, and it is said of which claim."""
    days = ", ".join(f"{{date: {year}}}" for year in range(1900, 1914))
    dated = "{{one_of: [{}], negated: true{}}}"
    for more in ("", ", hedge: reportedly"):
        report = audited(FACTS + claims(dated.format(days, more)[1:-1], "date: 1960"))
        assert "What is denied leaves too much possible, and was held against nothing: c0." in report.notes
    report = audited(FACTS + claims(dated.format("{date: 1900}, {date: 1910}", "")[1:-1], "date: 1960"))
    assert not any("denied" in note for note in report.notes)


def test_ranges_not_narrowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows from choices that are too many to be gone through is told more widely, and that is said."""
    text = (
        "sources: {s: {title: S}}\nevents: {e: {title: E}, f: {title: F}, g: {title: G}}\nclaims:\n"
        "  a: {source: s, event: e, status: accepted, says: {one_of: [{date: 1950}, {date: 1960}]}}\n"
        "  b: {source: s, event: f, status: accepted, says: {one_of: [{date: event:e+1y}, {date: event:e+2y}]}}\n"
        "  c: {source: s, event: g, status: accepted, says: {after: event:f, by: 1y}}\n"
    )
    words = "was too wide to be gone through: what follows from it is not told in full."
    narrow = audited(f"version: 1\n{text}")
    assert not any(words in note for note in narrow.notes)
    monkeypatch.setattr(import_module("timeline.checking.network.hulls"), "MOST_WAYS", 1)
    report = audited(f"version: 1\n{text}")
    assert any(words in note for note in report.notes)


def test_related_capped() -> None:
    """Of very many findings that share a claim each names only some of the others, and that is said."""

    def reversed_orders(count: int) -> Report:
        told = [(f"i{n}", "independence", "KH", 1960) for n in range(count)]
        told += [(f"r{n}", "established", f"KH, P{n}", 1950) for n in range(count)]
        events = "".join(f"  {e}: {{title: {e}, kind: {kind}, parties: [{who}]}}\n" for e, kind, who, _ in told)
        dates = "".join(
            f"  s-{e}: {{source: s, event: {e}, status: accepted, says: {{date: {year}}}}}\n" for e, _, _, year in told
        )
        return audited(f"{FACTS}events:\n{events}claims:\n{dates}")

    words = "At most 50 of the findings that share a claim with one are named with it."
    assert words in reversed_orders(52).notes
    assert words not in reversed_orders(20).notes


def test_parts_not_looked_for() -> None:
    """Of very many figures it is not looked which are parts of others, and each clash of two of them says so."""

    def clashes(count: int) -> list[str]:
        told = (f"value: {n * n + 1}, unit: person, measure: casualties, over: '1953'" for n in range(1, count + 1))
        found = [f for f in audited(FACTS + claims(*told)).findings if f.rule == "conflicting-quantities"]
        return [step.says for finding in found for step in finding.explanation if "They differ" in step.says]

    words = "figures told of it none was held to be part of another: there are too many."
    assert clashes(13)
    assert all(words in says for says in clashes(13))
    assert clashes(12)
    assert not any(words in says for says in clashes(12))


def test_linking_cut_short() -> None:
    """A claim that was held against only some of very many events says so."""
    pair = "kind: visit, parties: [JP, KH], status: accepted"
    many = "".join(f"  e{n}: {{kind: visit, parties: [JP, KH], date: {1800 + 2 * n}}}\n" for n in range(70))
    report = audited(f"{FACTS}events:\n{many}claims:\n  c: {{source: s, {pair}, says: {{after: e1}}}}\n")
    reasons = [event.reasons["c"] for event in report.case.events if "c" in event.claims]
    assert ["not all were looked at" in reason for reason in reasons] == [True]


def test_what_would_break_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large store not every claim of an event is moved to see what would break, and it is said of how many not."""
    monkeypatch.setattr("timeline.commands._moves.MOST_CHECKED", 1)
    report = audited(FACTS + claims("date: 1950", "date: 1950", "date: 1950"))
    *tried, last = consequences(report, list(report.case.facts.claims))
    assert [line.split(":")[0].strip() for line in tried] == ["if c0 said 1949", "if c0 said 1951"]
    assert "not tried of 2 more claims" in last


def test_title_cut_short() -> None:
    """A title that does not name all parties says that there are others."""
    text = (
        "claims: {c: {source: s, kind: meeting, parties: [JP, KH, FR, BR, CN], status: accepted, says: {date: 1953}}}\n"
    )
    assert [event.title.count(" and others: ") for event in audited(FACTS + text).case.events] == [1]


def test_lanes_joined() -> None:
    """Of very many parties those with the fewest events share a lane that says how many they are."""
    codes = [f"{a}{b}" for a in "ABCDE" for b in "ABCD"]
    text = "".join(f"  e{n}: {{kind: visit, parties: [{code}], date: 1953}}\n" for n, code in enumerate(codes))
    lanes = overview(View(audited(f"{FACTS}events:\n{text}")).events)
    assert lanes is not None
    assert lanes.lanes[-1].name == "4 others"
    alone = overview(View(audited(f"{FACTS}events:\n{''.join(text.splitlines(keepends=True)[:17])}")).events)
    assert alone is not None
    assert (len(alone.lanes), alone.lanes[-1].name) == (17, "EA")


def test_derivation_clipped() -> None:
    """A derivation that is too long for a comment ends in an ellipsis."""
    assert comment(["word " * 60]).endswith("word…")


def test_preview_of_a_part() -> None:
    """A reviewer of a large store is told of how many claims the preview was made."""
    store, _ = loads(FACTS + "claims: {c: {source: s, says: {date: 1953}}}\n")
    seen = Preview(None, "", (), (), 12, 20_000)
    assert "no conflict (seen with the 12 nearest of 20,000 claims)" in card(store, store.claims[0], None, None, seen)
    assert "the source's text is not at hand" in " ".join(in_context(Quote(exact="In 1953"), None))


def test_more_events_than_are_offered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reviewer is told how many events there are besides those that are offered."""
    events = "".join(f"  e{n}: {{}}\n" for n in range(CHOICES + 3))
    (tmp_path / "facts.yaml").write_text(
        f"{FACTS}events:\n{events}claims: {{c: {{source: s, says: {{date: 1953}}}}}}\n"
    )
    review = Review(tmp_path / "facts.yaml")

    class Silent(Keyboard):
        def line(self, question: str) -> str:
            return ""

    _link(review, review.facts.claims[0], None, Silent())
    assert "and 3 more, by their ids" in capsys.readouterr().out
