"""Words for what findings say: days, spans of days, amounts, names in a row."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from timeline.edtf.days import first_day, last_day, month_length, to_civil, year_of
from timeline.edtf.words import describe
from timeline.edtf.write import write_day, write_year
from timeline.records.claim import Claim
from timeline.records.says import Quantity
from timeline.records.when import read_date

_BOUNDS = {"exact": "", "min": "at least ", "max": "at most ", "approx": "about "}
_ARTICLES = ("A", "An", "The", "One", "Another", "Others", "Some")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def iso(day: int) -> str:
    """Return a day as an EDTF date; beyond the years of four digits its year."""
    return write_day(day)


def edtf_of(first: int | None, last: int | None) -> str:
    """Return the shortest EDTF for the days from `first` to `last`: a day, month or year where they are one."""
    if first is None or last is None:
        return f"{'..' if first is None else write_day(first)}/{'..' if last is None else write_day(last)}"
    year, to_year = year_of(first), year_of(last)
    if first == first_day(year) and last == last_day(to_year):
        return write_year(year) if year == to_year else f"{write_year(year)}/{write_year(to_year)}"
    (_, month, day), (_, to_month, to_day) = to_civil(first), to_civil(last)
    whole = year == to_year and month == to_month and day == 1 and to_day == month_length(year, month)
    if whole and -10000 < year < 10000:
        return f"{write_year(year)}-{month:02}"
    one, other = write_day(first), write_day(last)
    return one if one == other else f"{one}/{other}"


@lru_cache(maxsize=65536)
def span(first: int | None, last: int | None) -> str:
    """Return the days from `first` to `last` in words: "14 March 2016", "1953", "from 1941 to 1945"."""
    return when(edtf_of(first, last))


@lru_cache(maxsize=65536)
def when(edtf: str) -> str:
    """Return an EDTF date in words."""
    return describe(read_date(edtf))


def years(first: int, last: int) -> str:
    """Return two years of EDTF joined as people write them: "1986–1989", "1264–1254 BC", "44 BC–AD 14"."""
    if first == last:
        return when(write_year(first))
    if first > 0:
        return f"{first}–{last}"
    return f"{1 - first}–{1 - last} BC" if last <= 0 else f"{1 - first} BC–AD {last}"


def teller(claim: Claim) -> str:
    """Return who makes a claim: its source, and whom the source cites for it."""
    who = claim.says.attribution
    return f"{claim.source} (citing {mid_sentence(who)})" if who else claim.source


def mid_sentence(who: str) -> str:
    """Return the words for whom a source cites as they stand in the middle of a sentence."""
    return who[0].lower() + who[1:] if who.split()[0] in _ARTICLES else who


def to(span: str) -> str:
    """Return a span of days as what something is dated: "to 1953", "from 1941 to 1945", "between 3 May and 9 May"."""
    return span if span.startswith(("from ", "until ", "between ", "some time ")) else f"to {span}"


def amount(says: Quantity) -> str:
    """Return a quantity in words: "at least $2 billion", "about 3,500 investors"."""
    values = says.value if isinstance(says.value, tuple) else (says.value,)
    return _BOUNDS[says.bound] + " to ".join(number(v, says.unit) for v in values)


def number(value: float, unit: str) -> str:
    """Return a value with its unit in words: "$822 million", "3,500 persons", "12 percent"."""
    scale, word = next(((s, w) for s, w in _SCALES if abs(value) >= s), (1, ""))
    figure = f"{value / scale:,.2f}".rstrip("0").rstrip(".") + (f" {word}" if word else "")
    if unit in _SIGNS:
        return _SIGNS[unit] + figure
    if unit.isupper() or unit.endswith(("percent", "%")):
        return f"{figure} {unit}"
    return f"{figure} {unit if value == 1 or unit.endswith('s') or '/' in unit else unit + 's'}"


def row(names: Iterable[str], most: int = 4) -> str:
    """Return names in a row: "a", "a and b", "a, b and 3 others"."""
    known: Sequence[str] = list(names)
    if len(known) > most:
        known = [*known[: most - 1], f"{len(known) - most + 1} others"]
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} and {known[-1]}"


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: "1 source", "3 sources"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def ordinal(count: int) -> str:
    """Return an ordinal in figures: 1st, 72nd, 113th."""
    teen = count % 100 in (11, 12, 13)
    return f"{count}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def an_ordinal(count: int) -> str:
    """Return an ordinal in figures behind the article it is spoken with: "a 75th", "an 80th"."""
    return f"{'an' if str(count)[0] == '8' or count in (11, 18) else 'a'} {ordinal(count)}"
