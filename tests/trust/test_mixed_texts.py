"""Texts cut up and mixed with others of their language are read like any other: no words in a row are an exception."""

from functools import cache
from pathlib import Path
from random import Random

import pytest

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

TEXTS = Path(__file__).parents[1] / "claiming" / "relations" / "texts"
LANGUAGES = sorted(folder.name for folder in TEXTS.iterdir() if "-" not in folder.name)
ODD = ["0", "9999", "1", "-1", "XXXX", "2024-13-45", "31", "٣", "ten", '"', "(", ";", ":", "—", "%", "million", "$", ""]
UNSPACED = ("ja", "km", "th", "zh")
DAYS = (None, "2020", "2020-05", "2020-05-17", "1850-01-01")
MIXED, CUTS, LONGEST = 120, 25, 4000
BROKE = (
    ("en", "In the 1970s they talked. Eighteen months later the talks failed."),
    ("en", "The law was passed on 9 May 1911. It was lifted on the 31st of the following month."),
    (
        "de",
        "Im September werden es fünfzehn Jahre, dass Tiflis sie abgebrochen hat; ein Krieg des Landes ist seit dem "
        "Fünftel vom August 2008 russisch besetzt.\n\nDen ersten Schritt taten die Kirchen: Vor fünfzig Jahren, am 18."
        "\n\nBegonnen hatte früher. Streit der",
    ),
)


@cache
def pieces(language: str) -> list[list[str]]:
    """Return the texts of a language (English: by relation), as words, or as letters where no spaces part these."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(TEXTS.glob(f"{language}/*.txt" if language in LANGUAGES else "*-*/*.txt"))
    ]
    return [list(text) if language in UNSPACED else text.split(" ") for text in texts]


def mixed(language: str, chance: Random) -> str:
    """Return a text with parts left out, said again, taken from another text or made odd."""
    words, other = list(chance.choice(pieces(language))), chance.choice(pieces(language))
    many = 24 if language in UNSPACED else 10
    for _ in range(chance.randint(1, CUTS)):
        at, size, source = chance.randrange(len(words)), chance.randint(1, many), chance.choice((words, other))
        start = chance.randrange(len(source))
        way = chance.choice(("cut", "put", "put", "odd"))
        put = {"cut": [], "put": source[start : start + size], "odd": [chance.choice(ODD)]}[way]
        words[at : at + size * (way == "cut")] = put
        words = words or ["x"]
    return ("" if language in UNSPACED else " ").join(words)[:LONGEST]


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_a_mixed_text_is_read_without_an_exception(language: str) -> None:
    """Whatever stands beside what, and with or without a day of publication, claims are proposed and nothing breaks."""
    chance = Random(language)
    for _ in range(MIXED):
        source = Source(id="mixed", path="mixed.txt", language=language, published=chance.choice(DAYS))
        document = read(("\n" + mixed(language, chance)).encode(), source)  # front matter is no text
        claim(document, date(document, lexicon(language)), kinds(language))


@pytest.mark.parametrize(("language", "text"), BROKE, ids=[text[:40] for _, text in BROKE])
def test_a_text_that_once_broke_is_read(language: str, text: str) -> None:
    """A time of a decade leads to no month, a day that its month does not have is none, and a mere day no month."""
    document = read(text.encode(), Source(id="broke", path="broke.txt", language=language, published=None))
    assert claim(document, date(document, lexicon(language)), kinds(language))
