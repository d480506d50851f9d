"""Papers out of the ordinary: odd encodings, odd headers, dates told several ways, lists and lines that are none."""

import sys

import pytest

from timeline.errors import UnreadableSource
from timeline.reading import read, read_body
from timeline.records.document import Document
from timeline.records.source import Source

PROSE = "The two governments signed a treaty of commerce in the spring, and it was kept for ten years by both of them."


def paper(raw: str | bytes, path: str = "note.txt", **fields: str) -> Document:
    """Read a paper from its text or bytes."""
    return read(raw if isinstance(raw, bytes) else raw.encode(), Source(id="note", path=path, **fields))


def parts(document: Document, kind: str) -> list[str]:
    """Return the texts of the blocks of a kind."""
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


def dates(document: Document) -> list[tuple[str, str]]:
    """Return the dates that a document gives itself, each with its place."""
    return [(date.place, date.value) for date in document.dates]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\xff\xfea", "does not fit the encoding"),
        (b"a\x00b", "NUL bytes"),
        (b"a\x07b", "the control character U+0007"),
        ("\ufeff \xa0\u200b ".encode(), "the file holds no words"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, what: str) -> None:
    """Bytes that no encoding fits, control characters and a file without words are each refused for what they are."""
    with pytest.raises(UnreadableSource) as refused:
        paper(raw)
    assert what in refused.value.problems[0].what


def test_an_encoding_that_the_file_declares() -> None:
    """A declared encoding is used and said; one that does not exist, or does not fit, is passed over for a guess."""
    page = f'<?xml version="1.0" encoding="iso-8859-2"?>\n{PROSE} Łódź, Kraków.'
    told = paper(page.encode("iso-8859-2"))
    assert "Łódź" in told.text
    assert "read as iso-8859-2, as the file declares" in told.notes
    lost = paper(page.replace("iso-8859-2", "xyzzy-8").encode("iso-8859-2"))
    assert "Kraków" in lost.text
    assert any("a guess" in note for note in lost.notes)


def test_garbled_letters_are_mended_and_that_is_said() -> None:
    """Text that was garbled on its way is mended line by line, lines that are whole stay, and a note says so."""
    document = paper(PROSE + "\n\nThe treaty was signed in SÃ£o TomÃ© by the envoys of both sides.\n")
    assert "São Tomé" in document.text
    assert PROSE in document.text
    assert any("mojibake" in note for note in document.notes)


def test_a_file_without_a_known_ending_is_read_as_text() -> None:
    """A source without a path, or with an ending nobody reads, is plain text; its body is the same text."""
    assert paper(PROSE, path="note.xyz").text == PROSE
    page = "<html><body><article><h1>Ties</h1><p>" + "</p><p>".join([PROSE] * 4) + "</p></article></body></html>"
    source = Source(id="note", path="note.html")
    assert read_body(page.encode(), source) == paper(page, path="note.html").text


def test_a_language_that_is_none() -> None:
    """A language that is no code is left out with a note, and the text tells it instead."""
    letter = f'<TEI><text xml:lang="Anglo Saxon!"><body><p>{PROSE}</p></body></text></TEI>'
    document = paper(letter, path="letter.xml")
    assert document.source.language == "en"
    assert any("is no language code and was left out" in note for note in document.notes)


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("published: 3 May 2013 (4 May 2013)\nlanguage: en", "is read as 2013-05-03, and nothing else of it"),
        ("updated: 2013-05-03", "the date of the last revision stands for the date of publication"),
        ("published: 2013\nretrieved: long ago", "'long ago' is not a date and was left out"),
        ("genre: gossip", "the genre 'gossip' is not known and was left out"),
        ("published: 2013\ndate: 2014", "'2014' was left out: published is '2013' already"),
        ("mood: sombre", "not used: mood"),
        ("title: [a, b]", "does not fit and was left out"),
    ],
)
def test_what_a_header_says_and_is_not_used(header: str, note: str) -> None:
    """Whatever a header says that cannot be used, or only in part, is named in a note."""
    document = paper(f"---\n{header}\n---\n\n{PROSE}\n", path="note.md")
    assert any(note in told for told in document.notes), document.notes
    assert PROSE in document.text


@pytest.mark.parametrize("value", ["&a [x]\nauthor: *a", "[" * 30 + "]" * 30])
def test_a_header_with_tricks(value: str) -> None:
    """A header that repeats itself by a mark, or is nested without end, is refused before it is unfolded."""
    with pytest.raises(UnreadableSource, match="the front matter"):
        paper(f"---\ntitle: {value}\n---\n\n{PROSE}\n", path="note.md")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Ana Ruiz, 2013年5月3日", "2013-05-03"),
        ("By Ana Ruiz, 1961-13-02, 3 May 1961", "1961-05-03"),
        ("By Ana Ruiz, 25/12/1961", "1961-12-25"),
        ("By Ana Ruiz, 12/25/1961", "1961-12-25"),
        ("By Ana Ruiz, 03.05.1961", "1961-05-03"),
        ("By Ana Ruiz, 03/05/1961", "1961"),
        ("By Ana Ruiz, May 1961", "1961-05"),
    ],
)
def test_the_day_of_a_byline(line: str, found: str) -> None:
    """A byline's day is read in every common form; where day and month cannot be told apart, the year alone is."""
    document = paper(f"Ports and treaties\n\n{line}\n\n{PROSE} {PROSE}\n")
    assert dates(document) == [("byline", found)]


def test_the_day_in_an_address() -> None:
    """An address that holds a day gives it; one of numbers that are no day gives none."""
    assert dates(paper(PROSE, url="https://example.org/2013/05/03/ties")) == [("url", "2013-05-03")]
    assert dates(paper(PROSE, url="https://example.org/2013/55/03/ties")) == []
    assert dates(paper(PROSE, url="https://example.org/ties")) == []


def test_one_item_of_a_list_is_a_sentence_and_two_are_a_list() -> None:
    """A lone "(a)" belongs to its sentence; two numbered lines are a list; a starred line is a heading when bold."""
    alone = paper(f"{PROSE}\n\n(a) {PROSE}\n")
    assert parts(alone, "bullet") == []
    assert f"(a) {PROSE}" in parts(alone, "paragraph")
    assert parts(paper(f"{PROSE}\n\n1. Cotton and wine\n2. Fishing rights\n"), "bullet") == [
        "Cotton and wine",
        "Fishing rights",
    ]
    assert parts(paper(f"{PROSE}\n\n**What it covers**\n\n{PROSE}\n", path="note.md"), "heading") == ["What it covers"]


def test_an_underline_below_nothing_is_a_rule() -> None:
    """A line of dashes under a line of text makes that a heading; under an empty line it is a rule and furniture."""
    document = paper(f"{PROSE}\n\nWhat it covers\n---\n\n{PROSE}\n\n---\n\n{PROSE}\n", path="note.md")
    assert parts(document, "heading") == ["What it covers"]
    assert parts(document, "furniture") == ["---", "---"]


def test_a_sentence_goes_on_after_an_abbreviation_at_the_end_of_a_text() -> None:
    """An abbreviation ends no sentence, even as the last word of a paragraph."""
    document = paper("The treaty was signed by Gen. Smith and by Dr. Jones for the two countries of the region, i.e.")
    assert [document.text[start:end] for start, end in document.sentences] == [document.text]


def test_a_letter_with_dates_it_does_not_understand() -> None:
    """A header's date in a letter's metadata that nobody can read is left out with a note; another is taken."""
    letter = """<TEI><teiHeader><fileDesc><publicationStmt><date>{}</date></publicationStmt></fileDesc></teiHeader>
<text><body><p>The legations close.</p></body></text></TEI>"""
    odd = paper(letter.format("in the year of the comet"), path="letter.xml")
    assert dates(odd) == []
    assert any("'in the year of the comet' is not understood" in note for note in odd.notes)
    assert dates(paper(letter.format("18 October 1912"), path="letter.xml")) == [("metadata", "1912-10-18")]
    assert dates(paper(letter.format(""), path="letter.xml")) == []


def test_pages_cannot_be_read_without_the_reader_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library that reads pages, an HTML file is refused with the way to install it; a text is read."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(UnreadableSource, match="install it beside timeline: pip install trafilatura"):
        paper("<p>x</p>", path="note.html")
    assert paper(PROSE).text == PROSE


def test_a_page_that_breaks_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on which the library itself fails is refused in our words; an impossible date of a page is left out."""
    import trafilatura

    def breaks(*arguments: object, **options: object) -> None:
        raise RecursionError

    body = "\n".join([PROSE] * 4)
    page = type("Page", (), {"text": body, "date": "0013-05-03"})()
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *arguments, **options: page)
    document = paper("<p>x</p>", path="note.html")
    assert any("'0013-05-03' is not plausible" in note for note in document.notes)
    page.date = "3 May"
    assert any("'3 May' is not plausible" in note for note in paper("<p>x</p>", path="note.html").notes)
    monkeypatch.setattr(trafilatura, "bare_extraction", breaks)
    with pytest.raises(UnreadableSource, match="the page's markup cannot be followed"):
        paper("<p>x</p>", path="note.html")


def test_furniture_between_and_after_the_prose() -> None:
    """Teasers under names of sections, set off amid prose, are furniture unless they share a word with the title."""
    teaser = "The minister of trade opened the thirtieth fair of both ports in the presence of eleven ambassadors."
    other = "Our reporter spent a whole day in the brine and came back a new woman, with salt in both her shoes."
    body = f"{PROSE} {PROSE}\n\n{{}}\n\n{PROSE} It was confirmed in the autumn, and nobody spoke of it again for years."
    aside = f"\n\nSpas\n\nA day at the salt baths\n\n{other}\n\nFairs\n\nMinister opens the fair\n\n{teaser}\n\n"
    document = paper(f"---\ntitle: Commerce by treaty\n---\n\n{body.format(aside)}", path="note.txt")
    assert {"A day at the salt baths", "Minister opens the fair"} <= set(parts(document, "furniture"))
    kept = paper(f"---\ntitle: Commerce and baths\n---\n\n{body.format(aside)}", path="note.txt")
    assert "A day at the salt baths" not in parts(kept, "furniture")


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("By Ana Soto\nPublished: 3 May 2019\nLast updated: 7 June 2020", [("byline", "2019-05-03")]),
        ("Updated 7 June 2020 (published 3 May 2019)", [("byline", "2019-05-03")]),
        ("Last updated: 7 June 2020", [("byline", "2020-06-07")]),
        ("Published: 3 May 2019\nPosted on 3 May 2018", [("byline", "2019-05-03"), ("byline", "2018-05-03")]),
    ],
)
def test_a_revision_is_no_publication(head: str, told: list[tuple[str, str]]) -> None:
    """The day of a revision is no date of publication, unless there is no other; two such dates are both told."""
    assert dates(paper(f"A treaty of commerce\n\n{head}\n\n{PROSE} {PROSE}\n")) == told


def test_a_revision_beside_a_stated_date() -> None:
    """Front matter says when a text was published; a later line tells of its revision, and is no other date."""
    raw = f"---\npublished: 2019-05-03\n---\n# A treaty\n\nLast updated: 7 June 2020\n\n{PROSE} {PROSE}\n"
    assert dates(paper(raw, path="note.md")) == [("front matter", "2019-05-03")]


@pytest.mark.parametrize(
    ("language", "line"),
    [("fr", "Dakar, le 5 juillet 2018."), ("es", "La Paz, 5 de julio de 2018"), ("en", "Dakar, 5 July 2018")],
)
def test_a_line_of_place_and_day(language: str, line: str) -> None:
    """A line behind the title that has a place and a day and hardly anything else is the document's own date."""
    document = paper(f"# A treaty\n\n{line}\n\n{PROSE} {PROSE}\n", path="note.md", language=language)
    assert dates(document) == [("byline", "2018-07-05")]
    assert line not in parts(document, "paragraph")


def test_what_a_page_says_of_itself() -> None:
    """A page tells its language, its author in the metadata and the date of its byline; not so that of a revision."""
    page = (
        '<html lang="en-GB"><head><title>Ties</title><meta name="author" content="Ana Soto">'
        '<meta property="article:published_time" content="2019-07-08"></head><body><article><h1>Ties</h1>'
        '<div class="article-byline">Published <div>8 July 2018</div> by the desk</div>'
        '<p class="byline">12 May 2012</p><p>' + "</p><p>".join([PROSE] * 4) + "</p></article></body></html>"
    )
    document = paper(page, path="note.html")
    assert (document.source.language, document.source.author) == ("en-GB", "Ana Soto")
    assert dates(document) == [("metadata", "2019-07-08"), ("byline", "2018-07-08")]
    revised = paper(page.replace("Published <div>", "Updated <div>"), path="note.html")
    assert dates(revised) == [("metadata", "2019-07-08")]
