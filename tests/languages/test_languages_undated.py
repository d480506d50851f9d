"""Texts without a date of publication, in other languages than English: what their own counts of years tell."""

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source


def told(language: str, text: str, genre: str = "official") -> set[tuple[str, str | None, str | None]]:
    """Return kind, date and the year counted from of all that a text without a date says."""
    document = read(text.encode(), Source(id="case", language=language, genre=genre, path="case.txt"))
    found = claim(document, date(document, lexicon(language)), kinds(language))
    return {(proposal.claim.kind, proposal.date, proposal.implies) for proposal in found}


def test_counts_that_lead_to_one_year_tell_the_publication() -> None:
    """Two counts from different years that lead to the same year outweigh the year told of most."""
    found = told(
        "ja",
        "今年は日中国交正常化50周年、来年は平和友好条約締結45周年に当たります。"
        "1972年9月29日、首相が共同声明に署名しました。条約は1978年8月12日に調印され、1978年10月23日に発効しました。",
    )
    assert {("anniversary", "2022", "1972"), ("anniversary", "2023", "1978")} <= found, found


def test_a_term_yet_to_come_does_not_make_the_text_younger() -> None:
    """A lease that runs to 2050 does not say that the text was written after it."""
    found = told(
        "ru",
        "Космодром арендован до 2050 года. В октябре нынешнего года мы отметим тридцатилетие отношений, "
        "установленных 22 октября 1992 года.",
    )
    assert ("anniversary", "2022-10", "1992") in found, found


def test_an_anniversary_under_the_heading_of_a_year_is_kept_in_it() -> None:
    """In a chronology without a date a count runs back from the year that it stands under."""
    found = told(
        "es",
        "CRONOLOGÍA\n\n1997\n- 26 de octubre: se firma el acta\n\n2007\n- 3 de junio: se reúnen en Lima\n\n"
        "2018\n- Se cumplen veinte años de la paz\n",
        "reference",
    )
    assert ("anniversary", "2018", "1998") in found, found
