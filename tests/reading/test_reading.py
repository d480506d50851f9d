"""Reading: what a document is made of, where its words stand, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import Problem, UnreadableSource
from timeline.reading import read
from timeline.reading.own_dates import first_date
from timeline.records.document import Document
from timeline.records.source import Source


def _read(text: str | bytes, path: str = "note.txt", **fields: str) -> Document:
    raw = text if isinstance(text, bytes) else text.encode()
    return read(raw, Source(id="note", path=path, **fields))


def _parts(document: Document, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def _sentences(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.sentences]


ARTICLE = """Ports and treaties

By Ana Ruiz, 3 May 1961

LISBON, 2 May 1961 — The two governments signed a treaty of commerce on Tuesday. It is to last ten years.

What it covers
- Cotton and wine, from 1962
- Fishing rights

The minister called it the first of its kind."""


def test_parts_of_an_article() -> None:
    """Title, byline, dateline, heading, bullets and paragraphs of a plain text are told apart."""
    document = _read(ARTICLE)
    assert _parts(document, "title") == ["Ports and treaties"]
    assert _parts(document, "byline") == ["By Ana Ruiz, 3 May 1961"]
    assert _parts(document, "dateline") == ["LISBON, 2 May 1961 —"]
    assert _parts(document, "heading") == ["What it covers"]
    assert _parts(document, "bullet") == ["Cotton and wine, from 1962", "Fishing rights"]
    assert len(_parts(document, "paragraph")) == 2


def test_a_sentence_that_opens_like_a_byline() -> None:
    """A short sentence that begins with a byline's word is told, and a name behind it is still an author."""
    assert _sentences(_read("By agreement the embassy closed in 1961.")) == ["By agreement the embassy closed in 1961."]
    assert _parts(_read("Ports\n\nBy Anna van der Meer.\n\nThe treaty was signed in 1961."), "byline")


def test_a_dated_sentence_without_spaces_is_no_byline() -> None:
    """In a script without spaces a short sentence with a day is told too; the day of an agency's report is a byline."""
    told = "展柜一\n\n钢笔。1972年9月29日签署联合声明时所用。\n登机牌。1974年9月29日，两国间的定期航班开通。"
    assert not _parts(_read(told, language="zh"), "byline")
    report = "两国关系\n\n2024年6月16日 利马电\n\n两国外长在利马举行会谈，双方签署了三项有关边境贸易的合作协议。"
    assert _parts(_read(report, language="zh"), "byline") == ["2024年6月16日 利马电"]


def test_own_dates_with_their_places() -> None:
    """A byline and a dateline each give their date, where it stands, and the byline dates the source."""
    document = _read(ARTICLE)
    assert [(d.place, d.value, document.text[d.start : d.end]) for d in document.dates] == [
        ("byline", "1961-05-03", "3 May 1961"),
        ("dateline", "1961-05-02", "2 May 1961"),
    ]
    assert document.source.published == "1961-05-03"
    assert any("taken from the byline" in note for note in document.notes)


def test_front_matter_fills_what_is_open() -> None:
    """Front matter fills open fields, leaves stated ones, notes unknown keys, and offsets begin after it."""
    text = "---\ntitle: Ports\ndate: 1961-05-03\nlang: pt\nlayout: post\n---\nO tratado foi assinado em 1961.\n"
    document = _read(text, "a.md", title="Our title")
    assert document.text.startswith("O tratado")
    assert (document.source.title, document.source.published, document.source.language) == (
        "Our title",
        "1961-05-03",
        "pt",
    )
    assert any("layout" in note for note in document.notes)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"abc\x00def", "NUL"),
        (b"---\ntitle: [a\n---\nText", "broken front matter"),
        (b"---\ntitle: a\nText without an end", "not closed"),
        (b"x" * 20_000_001, "more than"),
        (b"word \x07 word", "control character"),
    ],
)
def test_refusals(raw: bytes, what: str) -> None:
    """What is no text is refused in one problem that says what, where and how to mend it."""
    with pytest.raises(UnreadableSource) as caught:
        _read(raw)
    problem = caught.value.problems[0]
    assert what in problem.what
    assert problem.mend
    assert problem.location is not None
    assert problem.location.path == "note.txt"


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("1953", "1953"),
        ("1953~", "1953~"),
        ("3 May 1961", "1961-05-03"),
        ("1961-05-03T08:00:00Z", "1961-05-03"),
        ("soon", None),
    ],
)
def test_dates_in_front_matter(stated: str, published: str | None) -> None:
    """A date in EDTF is kept with its doubt, one in words is read, and what is no date is left out with a note."""
    document = _read(f"---\ndate: {stated}\n---\nText of the article.", language="en")
    assert document.source.published == published
    assert bool(document.notes) == (published is None)


def test_front_matter_that_states_nothing() -> None:
    """A field that is null or empty is not stated; only of a publication that stays open something is said."""
    document = _read("---\ntitle: Ports\npublished: null\nauthor:\n---\nText of the article.", language="en")
    assert (document.source.published, document.source.author) == (None, None)
    assert [note.partition(";")[0] for note in document.notes] == [
        "the date of publication is neither stated nor found"
    ]


def test_broken_front_matter_names_its_line() -> None:
    """The error for broken front matter names the line and column in the file."""
    with pytest.raises(UnreadableSource) as caught:
        _read("---\ntitle: Ports\nauthor: a: b\n---\nText.")
    location = caught.value.problems[0].location
    assert location is not None
    assert location.line == 3
    assert location.column > 1


@pytest.mark.parametrize(
    ("language", "line", "count"),
    [
        ("en", "5 July. Fighting begins on the Zarumilla. It spreads.", 2),
        ("en", "Late January. Clash at the frontier post.", 1),
        ("en", "1960. Quito denounces the protocol.", 1),
        ("de", "12. Mai 1968. Die Beziehungen bestehen wieder.", 1),
        ("fr", "1er août. Le consulat ouvre.", 1),
        ("es", "5 de julio. Se firma el tratado.", 1),
        ("ru", "5 июля. Посол отозван.", 1),
        ("en", "May went. The rain stopped.", 2),
        ("en", "Talks failed. July was hot.", 2),
    ],
)
def test_the_date_that_opens_a_line_of_a_chronology_belongs_to_what_follows(
    language: str, line: str, count: int
) -> None:
    """A line's opening day, month or year with a full stop is one sentence with what happened then; prose is not."""
    source = Source(id="any", path="any.txt", language=language)
    assert len(_sentences(read(f"1968\n\n{line}\n".encode(), source))) == count + 1


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken to a width are read as one paragraph, and its sentences run over the breaks."""
    text = (
        "The legation was opened in the spring of the year in which the treaty of\n"
        "peace was signed, and it was closed when the war broke out again between\n"
        "the two. No envoy came back until 1921.\n"
    )
    document = _read(text)
    assert len(document.blocks) == 1
    assert _sentences(document)[1] == "No envoy came back until 1921."


def test_mojibake_is_repaired_and_said() -> None:
    """Garbled characters are repaired, the repair is noted, and offsets are of the repaired text."""
    document = _read("The minister’s visit to Guimarães was in 1952.".encode().decode("cp1252").encode())
    assert "’s visit to Guimarães" in document.text
    assert any("mojibake" in note for note in document.notes)
    assert _sentences(document)[0].endswith("1952.")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet="---\n\r: ab1950[]{}&*!|>'\"%@`#()<>.,’é年។\u00a0\ufeff", max_size=120).map(str.encode),
        st.text(max_size=120).map(lambda text: f"---\n{text}\n---\nThe treaty of 1950.\n".encode(errors="replace")),
    ),
    st.sampled_from(["a.txt", "a.md", "a.xml", "a"]),
)
def test_any_bytes(raw: bytes, path: str) -> None:
    """Whatever the bytes, either a document comes out whose spans lie in its text, or one refusal with a mend."""
    refused: tuple[Problem, ...] = ()
    try:
        document = _read(raw, path)
    except UnreadableSource as error:
        refused = error.problems
    if refused:
        assert refused[0].mend
        return
    size = len(document.text)
    assert all(0 <= block.start < block.end <= size for block in document.blocks)
    assert all(0 <= start < end <= size for start, end in document.sentences)
    assert list(document.sentences) == sorted(document.sentences)


def test_same_bytes_same_document() -> None:
    """Reading twice gives the same document."""
    assert _read(ARTICLE) == _read(ARTICLE)


def test_a_first_line_that_opens_with_by_and_a_year_is_prose() -> None:
    """A line "By 1939 ..." names no author, though it opens as a byline does."""
    text = "The colony\n\nBy 1939 the colony was lost.\n\nBy Jane Doe\n\nIt was taken back in 1944, after a long war.\n"
    document = read(text.encode(), Source(id="any", path="any.txt", language="en"))
    assert [block.kind for block in document.blocks][:2] == ["title", "paragraph"]
    assert document.source.author != "1939 the colony was lost."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Man feiert den 150. Jahrestag des Vertrags.", 1),
        ("Den 150. Jahrestag des Vertrags feiert man.", 1),
        ("Es waren 150. Danach ging man.", 2),
    ],
)
def test_an_ordinal_of_three_figures_behind_an_article_ends_no_sentence(text: str, count: int) -> None:
    """A German ordinal is a figure with a stop, and a number at the end of a sentence looks alike."""
    assert len(read(text.encode(), Source(id="any", path="any.txt", language="de")).sentences) == count


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [("km", "មាន ៣០.០០០ នាក់។ ទៅ។", 2), ("ar", "بلغت ٢.٥ مليون. ثم عادت.", 2), ("th", "มี ๒.๕ ล้านคน", 1)],
)
def test_a_point_within_a_number_ends_no_sentence(language: str, text: str, count: int) -> None:
    """Figures of any script hold together."""
    source = Source(id="s", path="s.txt", language=language)
    assert len(_sentences(read(text.encode(), source))) == count


@pytest.mark.parametrize(
    ("words", "language", "date"),
    [
        ("10 June 2021", "en", "2021-06-10"),
        ("June 10, 2021", "en", "2021-06-10"),
        ("JUNE 2021", "en", "2021-06"),
        ("10 juin 2021", "fr", "2021-06-10"),
        ("10 June 2021", "fr", "2021-06-10"),
        ("10 июня 2021", "ru", "2021-06-10"),
        ("4 Sept. 1993", "en", "1993-09-04"),
        ("1er mars 1993", "fr", "1993-03-01"),
        ("since 1995", "en", None),
        ("30 February 2021", "en", None),
        ("0 June 2021", "en", None),
    ],
)
def test_a_line_s_date_with_the_name_of_its_month_is_read(words: str, language: str, date: str | None) -> None:
    """Days and months are read in the document's language and in English, and none that the calendar has not."""
    found = first_date(words, language)
    assert (found and found[0]) == date
