"""A language is added as data alone: two tiny ones, with and without spaces between words."""

import yaml

from timeline.dating import date
from timeline.dating.lexicon import compile_lexicon
from timeline.records.document import Document
from timeline.records.source import Source

ESPERANTO = """
language: eo
numbers:
  cardinals: {1: [unu], 2: [du], 3: [tri], 10: [dek], 20: [dudek]}
  suffixes: {ordinal: [a, an]}
names:
  month: {1: [januaro, januaron], 5: [majo, majon], 12: [decembro]}
  unit: {D: [tagoj, tagojn], Y: [jaroj, jarojn]}
patterns:
  date:
    - patterns: ["la? {nth} de <month>", "la? {nth} de <month> {year}", "<month> {year}", "{year}"]
  shift:
    - {pattern: "antaŭ {n} {unit}", give: {sign: -1, base: publication}}
    - {pattern: "{n} {unit} poste", give: {sign: 1, base: previous}}
  duration:
    - pattern: "{n} {unit}"
macros:
  month: ["{month}"]
"""

CHINESE = """
language: zh
spaces: false
numbers:
  cardinals: {0: [〇], 1: [一], 2: [二], 3: [三], 4: [四], 5: [五], 7: [七], 9: [九], 10: [十], 100: [百]}
  multipliers: [10, 100]
  positional: true
names:
  yearbase: {1911: [民国]}
  unit: {Y: [年], M: [个月], D: [天]}
macros:
  year: ["{year} 年", "{yearbase} {int:count} 年"]
patterns:
  date:
    - patterns: ["<year>", "<year> {monthnum:month} 月", "<year> {monthnum:month} 月 {day} 日",
        "{monthnum:month} 月 {day} 日"]
  shift:
    - {pattern: "{int:n} {unit} 后", give: {sign: 1, base: previous}}
    - {pattern: "次年", give: {unit: Y, sign: 1, base: previous}}
  duration:
    - pattern: "{int:n} {unit}"
"""


def found(language: str, text: str) -> list[tuple[str, str]]:
    """Return the expressions and values that a tiny language finds."""
    lexicon = compile_lexicon(yaml.safe_load(language))
    document = Document(source=Source(id="tiny", published="2020-06-01"), text=text)
    return [(timex.text, timex.value) for timex in date(document, lexicon)]


def test_a_language_with_spaces_is_a_file() -> None:
    """Names, number words, suffixes and patterns of a file are all it takes to read absolute and relative dates."""
    text = "Ili renkontiĝis la 5an de majo 1953, kaj tri jaroj poste denove; antaŭ dudek jaroj ĉio finiĝis."
    assert found(ESPERANTO, text) == [
        ("la 5an de majo 1953", "1953-05-05"),
        ("tri jaroj poste", "1956"),
        ("antaŭ dudek jaroj", "2000"),
    ]


def test_a_language_without_spaces_is_a_file() -> None:
    """Words are cut out of running text, figures may be full-width, in words or by place, and an era has its base."""
    text = "两国于１９５３年一月建交，民国四十五年三月五日签约，次年生效，二十年后终止，一九七五年十月断交。"
    assert found(CHINESE, text) == [
        ("１９５３年一月", "1953-01"),
        ("民国四十五年三月五日", "1956-03-05"),
        ("次年", "1957"),
        ("二十年后", "1977"),
        ("一九七五年十月", "1975-10"),
    ]
