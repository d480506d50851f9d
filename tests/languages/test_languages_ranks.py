"""Ranks told in any language are held in the same classes, so that what two texts say of one rank can be compared."""

import pytest

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.says import Rank
from timeline.records.source import Source

PARTNER = {
    "en": "Germany is India's largest trading partner.",
    "fr": "L'Allemagne est le premier partenaire commercial de l'Inde.",
    "de": "Deutschland ist der größte Handelspartner Indiens.",
    "es": "Alemania es el principal socio comercial de la India.",
    "pt": "A Alemanha é o principal parceiro comercial da Índia.",
    "ru": "Германия — крупнейший торговый партнёр Индии.",
    "zh": "德国是印度最大贸易伙伴。",
    "ja": "ドイツはインドの最大の貿易相手国である。",
    "ar": "تعد ألمانيا أكبر شريك تجاري للهند.",
    "vi": "Đức là đối tác thương mại lớn nhất của Ấn Độ.",
    "th": "เยอรมนีเป็นคู่ค้ารายใหญ่ที่สุดของอินเดีย",
}
INVESTOR = {
    "en": "Germany is India's largest investor.",
    "fr": "L'Allemagne est le premier investisseur en Inde.",
    "de": "Deutschland ist der größte Investor in Indien.",
    "es": "Alemania es el mayor inversor en la India.",
    "pt": "A Alemanha é o maior investidor na Índia.",
    "ru": "Германия — крупнейший инвестор в Индии.",
    "zh": "德国是印度最大投资国。",
    "ja": "ドイツはインドの最大の投資国である。",
    "ar": "تعد ألمانيا أكبر مستثمر في الهند.",
    "vi": "Đức là nhà đầu tư lớn nhất tại Ấn Độ.",
    "th": "เยอรมนีเป็นนักลงทุนรายใหญ่ที่สุดในอินเดีย",
}


def rank(language: str, text: str) -> Rank:
    """Return the one rank that a sentence tells."""
    source = Source(id="case", language=language, genre="news", published="2020-03-10", path="case.txt")
    document = read(text.encode(), source)
    found = claim(document, date(document, lexicon(language)), kinds(language))
    (told,) = [says for proposal in found if isinstance(says := proposal.claim.says, Rank)]
    return told


@pytest.mark.parametrize("language", PARTNER)
def test_the_class_of_a_rank_is_one_in_all_languages(language: str) -> None:
    """First among the trading partners, or the investors, of India: the same statement whatever the language."""
    assert (rank(language, PARTNER[language]).rank, rank(language, PARTNER[language]).of) == (
        1,
        "trading-partners-of-IN",
    )
    assert (rank(language, INVESTOR[language]).rank, rank(language, INVESTOR[language]).of) == (1, "investors-of-IN")
