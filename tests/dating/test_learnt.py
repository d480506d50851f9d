"""What is learnt of words is kept between documents, bounded, and changes no result."""

from timeline.dating import date, lexicon, refused
from timeline.dating.learnt import learnt
from timeline.records.document import Document
from timeline.records.source import Source

TEXTS = (
    "Talks began on 3 May 1954 and ended in June.",
    "In June Mr. May said that the treaty of 1954 would march on; twenty-five years later it did.",
    "On 12 March the envoys left. The 1950s were over by then, and 3,500 people knew.",
)


def document(text, published="2014-03-04"):
    return Document(source=Source(id="a", published=published), text=text)


def test_what_was_read_before_changes_nothing():
    """A document's dates are the same alone, after others, and in either order."""
    lexicon_ = lexicon("en")
    alone = []
    for text in TEXTS:
        learnt.cache_clear()
        alone.append(date(document(text), lexicon_))
    forth = [date(document(text), lexicon_) for text in TEXTS]
    back = [date(document(text), lexicon_) for text in reversed(TEXTS)][::-1]
    assert alone == forth == back
    assert all(alone)


def test_what_is_learnt_is_bounded():
    """Ever new words and numbers are forgotten again."""
    lexicon_ = lexicon("en")
    assert lexicon_.root is not None
    known = learnt(lexicon_.root)
    for start in range(0, 120_000, 2_000):
        words = " ".join(f"in {number} Word{chr(97 + number % 26)}x {number}" for number in range(start, start + 2_000))
        date(document(words), lexicon_)
    assert len(known.words) < 60_000
    assert len(known.steps) < 250_000


def test_a_leap_day_far_from_a_leap_year_is_refused():
    """A bare 29 February with no leap year beside the publication is told to be no date, with the reason."""
    text = "The envoys met on 29 February in the old hall."
    assert not date(document(text), lexicon("en"))
    [refusal] = refused(document(text), lexicon("en"))
    assert "no day 29 in month 2" in refusal.why
    [found] = date(document(text, "2013-01-04"), lexicon("en"))
    assert found.value == "2012-02-29"
