"""Headings and bullets of a document that was read into blocks."""

from timeline.dating import date, lexicon
from timeline.records.document import Block, Document
from timeline.records.source import Source


def document(*parts: tuple[str, str, int], genre: str = "reference", published: str | None = None) -> Document:
    """Return a document of blocks: kind, text and level."""
    text, blocks = "", []
    for kind, words, level in parts:
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words), level=level))
        text += words + "\n\n"
    return Document(source=Source(id="blocks", genre=genre, published=published), text=text, blocks=tuple(blocks))


def values(read: Document) -> list[str]:
    """Return the values found."""
    return [timex.value for timex in date(read, lexicon("en"))]


def test_bullets_hang_on_the_year_of_their_heading() -> None:
    """A heading's year holds for every bullet below it, whatever other years a bullet names."""
    assert values(
        document(
            ("heading", "1979", 2),
            ("bullet", "March 26: treaty signed, thirty years after 1948", 0),
            ("bullet", "April 25: treaty in force", 0),
            ("heading", "1980", 2),
            ("bullet", "February 26: embassies", 0),
        )
    ) == ["1979", "1979-03-26", "P30Y", "1948", "1979-04-25", "1980", "1980-02-26"]


def test_a_heading_below_keeps_the_year_above() -> None:
    """A heading without a date under a dated one does not end its hold; one of the same level does."""
    assert values(
        document(
            ("heading", "1979", 1),
            ("heading", "Embassies", 2),
            ("bullet", "May: Cairo", 0),
            ("heading", "1981", 1),
            ("bullet", "May: Rome", 0),
        )
    ) == ["1979", "1979-05", "1981", "1981-05"]


def test_a_year_set_apart_holds_against_the_day_of_writing() -> None:
    """Under a heading that is a year, and in a line that opens with one, bare dates are of it, in later news too."""
    assert values(
        document(
            ("paragraph", "The minister came in May.", 0),
            ("heading", "1979", 1),
            ("paragraph", "In March the treaty was signed.", 0),
            ("heading", "Embassies", 2),
            ("bullet", "26 April: Cairo", 0),
            ("heading", "Today", 1),
            ("paragraph", "In March a fair was held.", 0),
            ("paragraph", "1991: On 5 June a pact was signed; in the autumn it lapsed.", 0),
            genre="news",
            published="2015-05-20",
        )
    ) == ["2015-05", "1979", "1979-03", "1979-04-26", "2015-05-20", "2015-03", "1991", "1991-06-05", "1991-23"]


def test_furniture_gives_no_date() -> None:
    """Menus, teasers and copyright lines are not read."""
    assert values(document(("furniture", "Copyright 2019", 0), ("paragraph", "It ended in 1953.", 0))) == ["1953"]
