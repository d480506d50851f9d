"""Capitals, rows and tenses: German nouns name nothing, days in a row go to one year, the past is not to come."""

from typing import Any

import pytest

from timeline.dating import date, lexicon


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("de", "Im Jahr 1906 kam er. Oslo trug den Streit 1920 vor den Bund. Im folgenden Jahr zahlte es.", "1921"),
        ("en", "It was sold in 1906. She gave the Agenda 2030 a page. The following year it was lost.", "1907"),
    ],
)
def test_a_noun_before_a_year_is_a_name_only_where_names_alone_have_capitals(
    document: Any, code: str, text: str, wanted: str
) -> None:
    """A year behind a German noun is a time that the story goes on from; behind an English name it is none."""
    read = document(text, code, {"genre": "narrative"})
    assert [timex.value for timex in date(read, lexicon(code))][-1] == wanted


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The pact was made in March 2001. He stayed from 22 to 24 May of the following year."),
        ("de", "Der Pakt entstand im März 2001. Er blieb vom 22. bis 24. Mai des folgenden Jahres."),
        ("fr", "Le pacte fut fait en mars 2001. Il resta du 22 au 24 mai de l'année suivante."),
        ("es", "El pacto se hizo en marzo de 2001. Se quedó del 22 al 24 de mayo del año siguiente."),
        ("ru", "Пакт заключили в марте 2001 года. Он был там с 22 по 24 мая следующего года."),
    ],
)
def test_the_first_day_of_a_row_goes_to_the_year_told_with_the_last(document: Any, code: str, text: str) -> None:
    """ "From 22 to 24 May of the following year" begins in that year and that month, and is counted on once."""
    read = document(text, code, {"genre": "narrative"})
    assert [timex.value for timex in date(read, lexicon(code))][1:] == ["2002-05-22", "2002-05-24"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Two years later it fell."),
        ("de", "Zwei Jahre später führten sie Krieg."),
        ("fr", "Deux ans plus tard, nous étions en guerre."),
        ("es", "Dos años después nos hicimos la guerra."),
        ("pt", "Dois anos depois estávamos em guerra."),
        ("ru", "Через два года они воевали."),
    ],
)
def test_what_a_verb_of_the_past_tells_is_not_so_long_after_the_writing(document: Any, code: str, text: str) -> None:
    """ "Two years later it fell", with nothing told before, hangs on no day of publication, and no year follows."""
    read = document(text, code, {"genre": "commentary", "published": "2023-11-30"})
    (found,) = date(read, lexicon(code))
    assert (found.value, found.anchor) == ("XXXX", "previous")
