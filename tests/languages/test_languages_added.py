"""A language is added as one file: an invented one, whose words, numbers, order and calendar no language here has."""

from pathlib import Path

from timeline.dating import date, lexicon, refused
from timeline.knowledge import languages
from timeline.records.document import Document
from timeline.records.source import Source

VENTISH = """
language: qvt
spaces: true
numbers:
  cardinals: {1: [ik], 2: [du], 3: [tar], 10: [om], 100: [zun]}
  multipliers: [10, 100]
  suffixes: {ordinal: [ev]}
names:
  month: {3: [lunet], 10: [frimet]}
  unit: {D: [sol, solar], Y: [rond, rondar]}
  yearbase: {1800: [Karsem]}
patterns:
  date:
    - patterns: ["{month} {nth} , {year}", "{month} {nth}", "{month} {year}", "{year}"]
      example: "Ha [frimet 5ev, 1953 = 1953-10-05] velk."
    - pattern: "{yearbase} {int:count}"
      example: "Ha [Karsem 53 = 1853] velk."
  shift:
    - pattern: "{n} {unit} pasen"
      give: {sign: -1, base: publication}
      example: {text: "[Du rondar pasen = 2018] velk.", published: "2020-06-01", genre: news}
    - pattern: "{n} {unit} lates"
      give: {sign: 1, base: previous}
      example: "Ha 1921 velk, [tar rondar lates = 1924] mor."
  duration:
    - pattern: "{n} {unit}"
      example: "[Om rondar = P10Y] sta."
  refuse:
    - pattern: "nek {int}"
      give: {why: "the number is part of a name"}
      example: "Nek 1973 velk."
"""

SENTENCE = (
    "Frimet 5ev, 1953 velk, tar rondar lates mor, zun du om tar solar sta; "
    "Karsem 53 velk, du om rondar pasen; nek 1973."
)


def test_a_language_is_added_by_putting_one_file_into_a_folder(tmp_path: Path) -> None:
    """Without the file its sentence says nothing; with it, it is dated, and what is no date is refused."""
    document = Document(source=Source(id="x", language="qvt", genre="news", published="2020-06-01"), text=SENTENCE)
    assert date(document, lexicon("qvt")) == ()
    (tmp_path / "qvt.yaml").write_text(VENTISH, "utf8")
    added = lexicon("qvt", tmp_path)
    assert [(timex.text, timex.value) for timex in date(document, added)] == [
        ("Frimet 5ev, 1953", "1953-10-05"),
        ("tar rondar lates", "1956"),
        ("zun du om tar solar", "P123D"),
        ("Karsem 53", "1853"),
        ("du om rondar pasen", "2000"),
    ]
    assert [refusal.why for refusal in refused(document, added)] == ["the number is part of a name"]
    assert "qvt" not in languages()


def test_a_file_of_ones_own_goes_before_the_shelf(tmp_path: Path) -> None:
    """Who disagrees with a shipped language writes a file of that name; the other languages stay those of the shelf."""
    (tmp_path / "fr.yaml").write_text(VENTISH.replace("language: qvt", "language: fr"), "utf8")
    document = Document(source=Source(id="x", language="fr", genre="narrative"), text="Frimet 5ev, 1953 velk.")
    assert [timex.value for timex in date(document, lexicon("fr", tmp_path))] == ["1953-10-05"]
    assert lexicon("ja", tmp_path).language == "ja"
    assert lexicon("ja", tmp_path).root is not None
