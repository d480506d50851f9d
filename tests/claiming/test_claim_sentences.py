"""Sentences of other languages than English: dates, kinds, amounts and bases that must be among the claims."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.claim import Proposal
from timeline.records.says import First
from timeline.records.source import Source

FOLDER = Path(__file__).parent / "languages"
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
]


def _claims(language: str, case: dict[str, Any]) -> tuple[Proposal, ...]:
    source = Source(
        id="source",
        path="source.txt",
        language=language,
        published=case["published"],
        genre=case.get("genre", "news"),
    )
    document = read(case["text"].encode(), source)
    found = claim(document, date(document, lexicon(language)), kinds(language))
    return tuple(p for p in found if not (p.claim.event or "").startswith("published:"))


@pytest.mark.parametrize(
    ("language", "case"), CASES, ids=[f"{language}: {case['text'][:40]}" for language, case in CASES]
)
def test_a_sentence_gives_its_dates_amounts_and_bases(language: str, case: dict[str, Any]) -> None:
    """Each date, amount and base listed is among the claims, with the kind and the parties where they are stated, none
    is that is not to be, and what is denied, planned or doubted is told to be so."""
    found = _claims(language, case)
    seen = [(p.claim.kind, (p.date or "").rstrip("~?%"), sorted(p.claim.parties)) for p in found]
    for wanted in case.get("says", ()):
        kind, when, *who = wanted.split()
        assert any(kind in ("any", of) and when == at and (not who or who == parties) for of, at, parties in seen), (
            f"{wanted} is not among {seen}"
        )
    for unwanted in case.get("not_says", ()):
        kind, when = unwanted.split()
        assert not any(kind in ("any", of) and when == at for of, at, _ in seen), f"{unwanted} is among {seen}"
    amounts = {_written(p.quantity) for p in found if p.quantity}
    assert set(case.get("amounts", ())) <= amounts, amounts
    bases = {p.implies for p in found}
    assert set(case.get("bases", ())) <= bases, bases
    for mood in ("negated", "planned", "hedge"):
        told = {p.claim.kind for p in found if getattr(p.claim.says, mood)}
        assert set(case.get(mood, ())) <= told, (mood, told)
    denied = {p.claim.kind for p in found if p.claim.says.negated}
    assert denied.isdisjoint(case.get("not_negated", ())), denied


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le 3 mai 1984, le Pérou s'est rendu pour la première fois à Quito. Le 12 juin 1990, il y est retourné.",
        ),
        ("de", "Am 3. Mai 1984 besuchte der Präsident Perus zum ersten Mal Ecuador."),
        ("es", "El 3 de mayo de 1984 el presidente de Perú visitó Ecuador por primera vez."),
    ],
)
def test_for_the_first_time_names_no_class_of_firsts(language: str, text: str) -> None:
    """Words that do not say the first of what make no such claim, or two of them would dispute one first."""
    assert not any(
        isinstance(p.claim.says, First) for p in _claims(language, {"text": text, "published": "2019-06-12"})
    )


def _written(quantity: Any) -> str:
    value = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    return f"{','.join(f'{number:.10g}' for number in value)} {quantity.unit.replace(' ', '_')} {quantity.bound}"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La Plaza 2 de Mayo estaba vacía."),
        ("pt", "A ponte 25 de Abril foi fechada."),
        ("fr", "La rue du 4-Septembre fut fermée."),
        ("de", "Die Straße des 17. Juni wurde gesperrt."),
        ("ru", "Площадь 1 Мая пустовала."),
        ("ar", "شارع 26 يوليو أُغلق."),
        ("vi", "Đường 3 tháng 2 bị đóng."),
        ("zh", "会谈在冬宫举行，随后代表团在夏威夷停留。"),
        ("es", "El presidente Juan Domingo Perón visitó Chile."),
        ("es", "La cumbre se celebró en Santo Domingo."),
        ("es", "El general Julio Roca abrazó a su colega."),
        ("pt", "Março Pires assinou a nota."),
        ("es", "La brigada Siete de Octubre desfiló en Lima."),
        ("es", "El Movimiento 26 de Julio tenía su sede en Santiago."),
        ("es", "Las Madres de Plaza de Mayo recibieron un premio."),
        ("es", "La editorial Siglo XXI abrió en Bogotá."),
        ("es", "La revista Hoy publicó la entrevista."),
        ("es", "El Viernes Negro llena las tiendas."),
        ("es", "El mandato del alcalde dura seis años."),
        ("pt", "O mandato da presidente da câmara dura quatro anos."),
        ("es", "El consulado atiende los martes y jueves, de lunes a viernes la embajada."),
        ("es", "La habitación 1968 y el autobús 1917 estaban vacíos; el vuelo IB 1992, lleno."),
        ("es", "El libro lleva el ISBN 978-84-1945-203-2."),
        ("es", "El tren sale a las 20:15 y llega a las 22 horas."),
        ("pt", "O Rio de Janeiro é a maior cidade do estado."),
        ("pt", "A escola Doze de Outubro fica em Lisboa."),
        ("pt", "A Revolução de Abril deu nome a uma praça."),
        ("pt", "O Museu do Amanhã fica na praça."),
        ("pt", "A embaixada abre de segunda a sexta-feira, das 9h às 13h."),
        ("pt", "O telefone é 2024-5566 e o código postal, 1200-194."),
        ("fr", "Avril Dupont signa la note."),
        ("de", "Kaiser August traf den Gesandten."),
        ("ru", "Март Лаар возглавил правительство."),
        ("ja", "会談は終わった。夏目が署名した。"),
        ("ru", "Митинг прошёл на улице 1905 года."),
        ("ru", "Премия «Золотой май» досталась послу."),
        ("ru", "Балет «Весна священная» показали послам."),
        ("ru", "Перевал высотой 1850 м описан на стр. 1914."),
        ("ru", "Майские жуки съели урожай."),
        ("ru", "Посол жил на берегу реки Мая."),
        ("ar", "صحيفة «أخبار اليوم» نشرت الحوار."),
        ("ar", "حركة 20 فبراير رفضت الحوار."),
        ("ar", "أدى السفراء صلاة الجمعة."),
        ("ar", "يعمل القسم القنصلي أيام الأربعاء."),
        ("ar", "قالت السيدة مايو إن الحوار مفيد."),
        ("ar", "مات الجندي وعمره عشرون سنة."),
        ("ar", "مارس الوفد ضغوطا على الوزير."),
        ("ar", "هبط المؤشر إلى 1998 نقطة."),
        ("ru", "Индекс упал до 1998 пунктов после Пражской весны."),
    ],
)
def test_a_place_or_person_named_like_a_time_is_none(language: str, text: str) -> None:
    """A street that bears a day, a palace that bears a season and people who bear a month date nothing."""
    assert not any(p.date for p in _claims(language, {"text": text, "published": "2015-06-10"}))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Катастрофа произошла в 1950 году."),
        ("ru", "Суда вышли в море в 1950 году."),
        ("ru", "Данилов получил кубок в 1950 году."),
        ("ru", "Латинская Америка объединилась в 1950 году."),
        ("ar", "افتتحت كلية الهندسة عام 1950."),
        ("ar", "أسست القوات البحرية عام 1950."),
        ("ar", "فاز حزب اليمين عام 1950."),
    ],
)
def test_a_word_that_begins_like_a_state_is_no_party(language: str, text: str) -> None:
    """A name may stand in its cases, and what only begins like it names nobody."""
    assert not [p.claim.parties for p in _claims(language, {"text": text, "published": None}) if p.claim.parties]
