"""Claims in other languages than English: data alone makes them, and the data's own examples are run."""

from pathlib import Path
from typing import Any

import pytest

from timeline.claiming.kinds import kinds
from timeline.claiming.year_counts import reader_of
from timeline.knowledge import load

SHELF = Path(__file__).parents[2] / "timeline" / "knowledge" / "claims"
LANGUAGES = sorted(path.stem for path in SHELF.glob("*.yaml"))
YEARS = [(language, entry) for language in LANGUAGES for entry in load(f"claims/{language}")["years"]["patterns"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_of_claims_can_be_used(language: str) -> None:
    """The patterns, cues and names of each language compile, and its triggers are of kinds that exist."""
    assert kinds(language).language == language
    assert set(load(f"claims/{language}").get("kinds", {})) <= set(load("kinds")["kinds"])


def test_a_language_without_a_file_is_read_with_english_words() -> None:
    """Nothing breaks where no file stands."""
    assert kinds("xx").language == "en"


@pytest.mark.parametrize(("language", "entry"), YEARS, ids=[f"{lang}: {e['example']}" for lang, e in YEARS])
def test_each_count_of_years_finds_its_example(language: str, entry: dict[str, Any]) -> None:
    """The example beside a pattern for counts of years is found as the form stated there."""
    reader = reader_of(language)
    text = entry["example"].lower()
    assert any(pattern.form == entry["form"] and pattern.words.search(text) for pattern in reader.patterns)
    assert any(sign in text for sign in entry.get("signs", ())) or (reader.signs and reader.signs.search(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_length_of_years_holds_one_of_the_units_it_is_looked_for_by(language: str) -> None:
    """Where a file lists the units of its lengths, no word that stands for a length does without them."""
    years = load(f"claims/{language}")["years"]
    units = years.get("units", [""])
    assert not [words for words in years.get("whole", {}) if not any(unit in words for unit in units)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "La Suède et le Pérou ont rompu leurs relations en mars 1962.", ("severed", "1962-03", ["PE", "SE"])),
        ("fr", "L'ambassade du Japon a rouvert en 1994.", ("mission_opened", "1994", None)),
        ("fr", "Le traité fêtera ses quarante ans en 2019.", ("anniversary", "2019", None)),
        (
            "de",
            "Polen und Chile unterzeichneten den Vertrag am 3. Mai 1971.",
            ("agreement", "1971-05-03", ["CL", "PL"]),
        ),
        ("de", "Seit dem 1. Mai 2011 gilt das Abkommen.", ("in_force", "2011-05-01/..", None)),
        ("es", "Perú y Japón restablecieron relaciones en 1952.", ("resumed", "1952", ["JP", "PE"])),
        (
            "pt",
            "Portugal e Angola assinaram o acordo em 30 de novembro de 1985.",
            ("agreement", "1985-11-30", ["AO", "PT"]),
        ),
        ("ja", "日本とペルーは1873年8月21日に条約に署名した。", ("agreement", "1873-08-21", ["JP", "PE"])),
        ("zh", "中国和秘鲁于1971年11月2日建交。", ("established", "1971-11-02", ["CN", "PE"])),
    ],
)
def test_sentences_of_other_languages_give_their_claims(
    claims: Any, language: str, text: str, wanted: tuple[str, str, list[str] | None]
) -> None:
    """Kind, date and parties come out as in English."""
    found = claims(text, "2017", None, language)
    kind, date, parties = wanted
    seen = [(p.claim.kind, p.date, p.claim.parties) for p in found]
    assert any(
        p.claim.kind == kind and p.date == date and (not parties or list(p.claim.parties) == parties) for p in found
    ), seen
