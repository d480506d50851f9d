"""One number with what stands right beside it: its currency sign, its scale."""

import re

from timeline.claiming.quantity_grammar import Grammar
from timeline.claiming.quantity_numbers import figure, ideogram
from timeline.claiming.quantity_units import skip, unit_at
from timeline.light import light

_SPACES = (" ", "\xa0", "\u202f")
_ALONE = 100  # fewer may count something else: two million two years later
_THOUSAND = 1000.0
_SCALES = 3  # "lakh crore", "mil millones"


@light
class Term:
    """A number at `[start, end)`; `plain`: the figure (or "twice") as written, empty for words; `half`: half a;
    `share`: so many per cent ("half of")."""

    start: int
    end: int
    value: float
    scale: float = 1.0
    currency: str | None = None
    plain: str = ""
    half: bool = False
    share: bool = False


def term_at(flat: str, low: str, at: int, rules: Grammar) -> Term | None:
    """Return the term that begins at `at`, a currency sign first or not."""
    sign = rules.symbols.at(flat, at)
    place = at
    if sign:
        place = sign[1] + 1 if flat[sign[1] : sign[1] + 1] in _SPACES else sign[1]
    match = rules.number.match(low, place)
    if match is None or (sign and not match["figure"]):
        return None
    return term(flat, low, match, rules, after_dash=flat[at - 1 : at] in ("-", "–", "—"))


def term(flat: str, low: str, match: re.Match[str], rules: Grammar, after_dash: bool = False) -> Term | None:
    """Return the term around a number that the grammar's pattern found; None when it is no number after all.

    `after_dash`: a dash before it is known to join it to another number.
    """
    start, end = match.span()
    kind = match.lastgroup or ""
    words = match[0]
    if kind == "figure":
        return _figured(flat, low, start, words, rules, after_dash)
    if kind == "half":
        value: float | None = rules.halves[words]
    elif kind == "one":
        value = 1.0
    elif kind == "lone":
        value, end = 1.0, start  # более года, более сотни: one of it, and no word says so
    elif kind == "share":
        return Term(start, end, rules.shares[words], share=True)
    elif kind == "length":
        return Term(start, start, rules.lengths[words])  # أسبوعين: the word says how many, and of what
    elif kind == "times":
        return Term(start, end, float(rules.times[words]), plain=words)
    elif kind == "bare":
        value, end = 1.0, start
    else:
        value, end = _worded(words, start, rules)
    if value is None or (not rules.bare_powers and rules.spelling and words in rules.spelling.powers):
        return None
    if (more := rules.and_half.at(low, skip(low, end))) and (scaled := _scaled(low, more[1], rules))[0] > 1:
        return Term(start, scaled[1], value + more[0], scaled[0])
    scale, end = _scaled(low, end, rules)
    value, end = _with_rest(low, end, value, scale, rules)
    return Term(start, _stopped(flat, end, rules), value, scale, half=kind == "half")


def _with_rest(low: str, end: int, value: float, scale: float, rules: Grammar) -> tuple[float, int]:
    """A number with the smaller one that it goes on with behind its thousands or millions, if one does."""
    whole = scale if scale > 1 or value < _THOUSAND else 10.0 ** (len(f"{value:.0f}") - 1)  # مليونين says its own
    if whole < _THOUSAND or value % 1 or not (rest := _rest(low, end, whole, rules)):
        return value, end
    return value + rest[0] / scale, rest[1]


def _stopped(flat: str, end: int, rules: Grammar) -> int:
    """Where a number ends whose last word, an abbreviation, ends a sentence: "до 18,5 млрд. Высотная плотина"."""
    ended = (
        rules.nouns != "capital"
        and flat[end - 1 : end] == "."
        and flat[end : end + 1].isspace()
        and flat[end + 1 : end + 2].isupper()
    )
    return end - 1 if ended else end


def _rest(low: str, end: int, scale: float, rules: Grammar) -> tuple[float, int] | None:
    """What a number goes on with behind its millions: dos millones quinientos mil, หนึ่งล้านห้าแสน, 1 млн 200 тыс."""
    place = skip(low, end)
    joiner = rules.joiners.at(low, place)
    match = rules.number.match(low, skip(low, joiner[1]) if joiner else place)
    if match is None or match.lastgroup not in ("words", "figure"):
        return None
    figures = match.lastgroup == "figure"
    value, close = (
        (figure(match[0], rules.decimal), match.end()) if figures else _worded(match[0], match.start(), rules)
    )
    step, close = _scaled(low, close, rules)
    if value is None or value * step >= scale or (figures and (rules.ideograms or value * step * _THOUSAND < scale)):
        return None
    attached = joiner is not None and bool(rules.prefixes)
    if rules.spaced and not attached and (figures or not joiner) and value * step < _ALONE:
        return None
    return None if figures and step == 1 and joiner and not attached else (value * step, close)


def _worded(words: str, start: int, rules: Grammar) -> tuple[float | None, int]:
    """The value of a number in words; of its first part where the whole is a row of numbers ("forty and fifty")."""
    if rules.spelling is None:
        return None, start
    value = rules.spelling.read(words)
    end = start + len(words)
    head, _, tail = words.rpartition(" ")
    if value is None and rules.scales.at(tail, 0) and (value := rules.spelling.read(head)):
        return value, start + len(head)  # two hundred and fifty, of thousands
    if value is None and (joint := _joint(words, rules)):
        return rules.spelling.read(words[:joint]), start + joint
    while value is None and " " in words:
        words = words.rpartition(" ")[0]
        value, end = rules.spelling.read(words), start + len(words)
    return value, end


def _joint(words: str, rules: Grammar) -> int | None:
    """Where the first of two numbers ends that a joiner parts: "entre cien y quinientos"."""
    places = [
        found.start() for found in re.finditer(r"\s(?=(\w+)\s)", words) if rules.joiners.at(words, found.start() + 1)
    ]
    return next((place for place in reversed(places) if _reads(words[:place], rules)), None)


def _reads(words: str, rules: Grammar) -> bool:
    return rules.spelling is not None and rules.spelling.read(words) is not None


def _figured(flat: str, low: str, start: int, words: str, rules: Grammar, after_dash: bool) -> Term | None:
    value = ideogram(words.rstrip(",."), rules.positional) if rules.ideograms else figure(words, rules.decimal)
    if value is None:
        return None
    end = start + len(words.rstrip(",."))
    place = start - 1 if flat[start - 1 : start] in _SPACES else start
    sign = rules.symbols.before(flat, place) if start else None
    begin = sign[1] if sign else start
    if (
        sign is None
        and start
        and ((_hyphenated(flat, start) and not after_dash) or _lettered(flat, start, value, rules))
    ):
        return None
    currency = sign[0] if sign else None
    if currency is None:
        currency, end = _behind(flat, end, rules)
    if currency:
        letter = rules.letters.at(flat, skip(flat, end))
        if letter:
            return Term(begin, letter[1], value, letter[0], currency, words)
    scale, end = _scaled(low, end, rules)
    value, end = _with_rest(low, end, value, scale, rules) if scale > 1 and currency is None else (value, end)
    if currency is None and scale > 1:
        currency, end = _behind(flat, end, rules)
    end = _stopped(flat, end, rules)
    if currency is None and scale == 1 and (letter := rules.letters.at(flat, end)) and letter[1] == end + 1:
        counted = unit_at(flat, low, letter[1], rules)  # 1.2m tonnes, but a 12 m wall
        scale, end = (letter[0], letter[1]) if counted else (scale, end)
    return Term(begin, end, value, scale, currency, words)


def _hyphenated(flat: str, start: int) -> bool:
    """A figure that belongs to a name: Covid-19, C-17, 苏-27, 二・二六."""
    before = flat[start - 2 : start - 1]
    return (flat[start - 1] in "-–" and before.isalnum()) or (flat[start - 1] in "·・" and before.isnumeric())


def _lettered(flat: str, start: int, value: float, rules: Grammar) -> bool:
    """A figure written onto letters, which is part of a name: A380; MU2017次, but not EU27か国."""
    before = flat[start - 1]
    if rules.spaced:
        return before.isalpha() and before not in rules.prefixes
    return value >= _ALONE and before.isascii() and before.isalpha()


def _behind(flat: str, end: int, rules: Grammar) -> tuple[str | None, int]:
    """A currency sign behind the figure, as in 5.7 $billion, unless it belongs to the next figure."""
    sign = rules.symbols.at(flat, skip(flat, end)) if flat[end : end + 1] != "-" else None
    if sign is None or flat[sign[1] : sign[1] + 2].strip()[:1].isdigit():
        return None, end
    return sign


def _scaled(low: str, end: int, rules: Grammar) -> tuple[float, int]:
    scale = 1.0
    for _ in range(_SCALES):
        place = skip(low, end)
        found = rules.scales.at(low, place)
        if found is None and scale > 1 and (of := rules.taken_from.at(low, place)):
            found = rules.scales.at(low, skip(low, of[1]))
            found = found if found and found[0] > max(scale, _ALONE) else None  # une centaine de millions
        if found is None:
            break
        scale, end = scale * found[0], found[1]
    return scale, end
