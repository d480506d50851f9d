"""Who gives and who is given."""

from typing import Any

import pytest

SAID = {
    ("en", "Japan gave Kenya $30 million in aid in 2020."): ("JP", "KE"),
    ("en", "Kenya received $30 million in aid from Japan in 2020."): ("JP", "KE"),
    ("en", "Kenya was to receive $30 million in grants from Japan under the treaty of 1965."): ("JP", "KE"),
    ("en", "Ghana obtained a loan of 40 million euros from Germany in 2011."): ("DE", "GH"),
    ("en", "Ghana was promised a loan of 40 million euros by Germany in 2011."): ("DE", "GH"),
    ("de", "Kenia erhielt 2020 von Japan 30 Millionen Dollar Entwicklungshilfe."): ("JP", "KE"),
    ("fr", "Le Kenya a reçu en 2020 une aide de 30 millions de dollars du Japon."): ("JP", "KE"),
    ("es", "Kenia recibió en 2020 una ayuda de 30 millones de dólares de Japón."): ("JP", "KE"),
    ("ru", "Кения получила в 2020 году от Японии помощь в 30 миллионов долларов."): ("JP", "KE"),
}


@pytest.mark.parametrize(("language", "text"), SAID)
def test_who_receives_does_not_give(language: str, text: str, claims: Any) -> None:
    """Who acts gives, unless the verb says that it is given to."""
    says = [p.claim.says for p in claims(text, "2022-05-01", language=language)]
    flows = {(says.payer, says.recipient) for says in says if hasattr(says, "payer")}
    assert flows == {SAID[language, text]}
