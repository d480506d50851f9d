"""What holds of every text: quotes are the text's own words, ids are unique, the same text gives the same claims."""

from typing import Any

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.errors import UnreadableSource
from timeline.reading import read
from timeline.records.claim import Proposal
from timeline.records.document import Document, SourceDate
from timeline.records.source import Source

WORDS = st.sampled_from(
    """Peru Japan and the embassy treaty was signed severed in 1953 1975 since until between May 3 , . ; next year marks
    75th anniversary $2 billion more than one of biggest donors first “ ” – not before after when ( ) Tokyo last years
    """.split()  # noqa: SIM905
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join), st.text(st.characters(exclude_categories=["Cs", "No"]), max_size=120)
)


def harvest(text: str) -> tuple[Document, tuple[Proposal, ...]]:
    """Read, date and claim a text; what is no text is none of ours."""
    try:
        document = read(text.encode("utf-8", "replace"), Source(id="s", path="s.txt", language="en", published="2022"))
    except UnreadableSource:
        reject()
    return document, claim(document, date(document, lexicon("en")), kinds())


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_quotes_are_the_words_at_their_place(text: str) -> None:
    """A proposal's quote stands in the text where the proposal says, with what stands before and after it."""
    document, found = harvest(text)
    for proposal in found:
        quote = proposal.claim.quote
        if quote is None:
            continue
        assert quote.exact == document.text[proposal.start : proposal.end]
        assert document.text[: proposal.start].endswith(quote.prefix)
        assert document.text[proposal.end :].startswith(quote.suffix)
    assert len({proposal.claim.id for proposal in found}) == len(found)
    assert harvest(text)[1] == found


def test_furniture_gives_no_claim(claims: Any) -> None:
    """Teasers, menus and copyright lines around an article are no statements of it."""
    article = "Peru and Japan established diplomatic relations in 1873.\n\nThe embassy in Lima was opened in 1875."
    page = (
        "HOME | NEWS | SPORT | LOGIN\n\nTies that last\n\n"
        + article
        + "\n\nMOST READ\n\n  • Team wins cup after 1998 defeat\n\n"
        "  • Ministry signs deal on 3 May 2021\n\n  • Prices rise 12 per cent in 2020\n\n© 2005-2023 The Gazette"
    )
    assert {p.date for p in claims(page)} == {"1873", "1875"}


def test_each_place_of_an_own_date_is_a_claim_about_the_publication() -> None:
    """A byline's date and a catalogue's year are two claims about one publication, so that they can disagree.

    What the front matter says is the source's own entry and no claim.
    """
    text = "Lima, 14 March 2016. Year: 2017"
    dates = (
        SourceDate(place="front matter", value="2016", text="2016"),
        SourceDate(place="dateline", value="2016-03-14", text="14 March 2016", start=6, end=19),
        SourceDate(place="catalogue", value="2017", text="2017", start=27, end=31),
    )
    found = claim(Document(source=Source(id="s"), text=text, dates=dates), (), kinds())
    assert [(p.claim.event, p.date, p.claim.parties) for p in found] == [
        ("published:s", "2016-03-14", ()),
        ("published:s", "2017", ()),
    ]


def test_the_years_of_publication_follow_from_the_text(claims: Any) -> None:
    """Where a source does not say when it was published, its own count of years dates what hangs on the publication."""
    text = "Our ties, opened in 1993, are now in their 28th year. Next year a consulate will open in Lima."
    assert {p.date for p in claims(text)} >= {"1993", "2020", "2021"}


def test_a_figure_and_a_second_claim_have_names_of_their_own(claims: Any) -> None:
    """The second event of a source that nothing dates is not called as a figure of two is."""
    found = claims("Four years ago he left. Five years ago she left. They were apart by two months.")
    assert [proposal.claim.id for proposal in found] == ["source-other", "source-other-2", "source-other-2-2"]
