"""Currencies: how a language names them, from Babel, and the signs that stand for them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

_GAPS = re.compile(r"[ \u200b]")
_CODE = 3  # letters of a currency's code


def is_money(unit: str) -> bool:
    """Tell whether a unit is a currency, at once or a year."""
    currency = unit.partition("/")[0]
    return len(currency) == _CODE and currency.isupper()


def signs(shelf: Mapping[str, Any]) -> dict[str, str]:
    """Return the signs of a shelf, each with its currency."""
    return {str(sign): currency for currency, signs in shelf.get("symbols", {}).items() for sign in signs}


def currencies(language: str, spaced: bool) -> dict[str, str]:
    """Return the names of currencies as the Unicode locale data has them, and those that need no country (baht,
    tugriks), each with its code; where words are not parted by spaces, with the spaces that some write and without.
    """
    found = dict(_borne_alone()) if spaced else {}
    for code, name in _named(language):
        if "(" not in name and len(name) > 3 and code[:2] != "XA":  # but for metals
            found.setdefault(name, code)
            found.setdefault(name.replace("\u200b", "") if spaced else _GAPS.sub("", name), code)
    return found


def _borne_alone() -> Iterator[tuple[str, str]]:
    """Names that one country's currency alone bears, as in "Thai baht"; most languages write them alike."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in _named("en"):
        words = name.split()
        if len(words) == 2 and "(" not in name and len(words[1]) > 3 and code[0] != "X":
            codes[words[1]].add(code)
    return ((word, min(named)) for word, named in codes.items() if len(named) == 1 and word != "gold")


def _named(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale

    locale = Locale.parse(language)
    for code, name in sorted(locale.currencies.items()):
        for form in sorted({name, *locale._data["currency_names_plural"].get(code, {}).values()}):
            yield code, form.lower()
