"""Numbers as they are written: figures of several scripts, grouped and with decimals, and numbers in words."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline.claiming.alternatives import either

_SCRIPTS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "๐๑๒๓๔๕๖๗๘๙", "០១២៣៤៥៦៧៨៩", "໐໑໒໓໔໕໖໗໘໙", "０１２３４５６７８９"
FIGURES = {ord(char): str(value) for script in _SCRIPTS for value, char in enumerate(script)} | {
    ord("٫"): ".",
    ord("٬"): ",",
    ord("．"): ".",
}
"""Figures of other scripts to those of ours, code point by code point, so that offsets stay."""
FOREIGN = re.compile(f"[{''.join(map(chr, FIGURES))}]")

FIGURE = r"[0-9]{1,3}(?:[,.'’ \xa0\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+|[½¼¾⅓⅔])?"
HAN = "一二三四五六七八九十百千万萬億亿兆两兩만억조"
_PLACES = "〇零一二三四五六七八九"
IDEOGRAM = (
    rf"[0-9{HAN}](?:(?![两兩][^百千万萬億亿兆])[0-9,.〇零{HAN}])*"  # 两亿两: two hundred millions of a coin
    rf"(?:[点點][{_PLACES}]+(?![十百千分时時])[万萬億亿兆]*|・[0-9{_PLACES}]+(?=[%％倍万億兆])[万億兆]*)?"
)
MORE_INSIDE = re.compile(rf"(?<=[0-9{HAN}])([多余餘])([万萬億亿兆]+)")
"""What makes a number one of more, between it and its ten thousands: 300多亿."""

_WHOLE = 1000
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_PLACE = {**_DIGITS, **{str(value): value for value in range(10)}}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12}
_ROW, _NOUGHT = re.compile("[一二三四五六七八九]{2}([十百千])?"), frozenset("〇零")
_PIECE = re.compile(rf"[点點・][0-9{_PLACES}]+|[0-9][0-9,.]*|.")


def figure(text: str, decimal: str) -> float | None:
    """Return the value of a figure such as `1,254`, `28,5` or `40.000`; `decimal` is the language's decimal mark."""
    if text.isdecimal():
        return float(text)
    if text[-1] in _PARTS:  # 4½
        return float(text[:-1]) + _PARTS[text[-1]]
    text = re.sub(r"['’ \xa0\u202f]", "", text)
    group = "," if decimal == "." else "."
    if decimal in text and group in text:
        first, last = sorted((decimal, group), key=text.rindex)  # 1,250,000.00 is plain wherever it is written
        whole, _, part = text.replace(first, "").partition(last)
        return float(f"{whole}.{part}") if whole and part.isdigit() else None
    for mark in (decimal, group):
        if mark not in text:
            continue
        pieces = text.split(mark)
        grouped = all(len(piece) == 3 for piece in pieces[1:]) and pieces[0] != "0"
        rounded = decimal == "," and pieces[-1].endswith("00")  # "20,000", as much of Latin America groups
        if grouped and (mark == group or len(pieces) > 2 or rounded):
            return float("".join(pieces))
        return float(f"{pieces[0]}.{pieces[1]}") if len(pieces) == 2 else None
    return float(text) if text[:1].isdecimal() else None


def ideogram(text: str, positional: bool = True) -> float | None:
    """Return the value of a number in Han numerals or in figures mixed with them: 2万5千, 1億零200万, 十二, 1239亿.

    `positional`: 二五 is 25; else it is no number without a nought, as in 六一儿童节. 二三十 never is one.
    """
    if (row := _ROW.search(text)) and (row[1] or not (positional or _NOUGHT.intersection(text))):
        return None
    total = section = number = 0.0
    seen = False
    for piece in _PIECE.findall(text):
        if piece[0].isdigit() and piece[0] in "0123456789":
            value = figure(piece.rstrip(",."), ".")
            if value is None:
                return None
            number, seen = value, True
        elif piece in _DIGITS:
            number, seen = (
                (number * 10 + _DIGITS[piece] if seen and number and section == total == 0 else _DIGITS[piece]),
                True,
            )
        elif piece[0] in "点點・":
            number += sum(_PLACE[digit] / 10.0**place for place, digit in enumerate(piece[1:], 1))
        elif piece in _SMALL:
            section, number = section + (number or 1) * _SMALL[piece], 0.0
        elif piece in _LARGE:
            if not (section or number or total):
                return None
            if total < _LARGE[piece]:  # 一万五千亿: so many ten thousands and thousands of hundred millions
                total, section, number = (total + section + number) * _LARGE[piece], 0.0, 0.0
            else:
                total, section, number = total + (section + number) * _LARGE[piece], 0.0, 0.0
        else:
            return None
    return total + section + number


class Spelling(NamedTuple):
    """How a language spells numbers: a pattern that finds them in lower case, and the values of its parts.

    `units_first`: a unit stands before its ten, as in "five and twenty"; `point`: the word before decimals.
    """

    pattern: str
    values: Mapping[str, float]
    powers: Mapping[str, float]
    parts: re.Pattern[str]
    units_first: bool = False
    point: str = "."

    def read(self, words: str) -> float | None:
        """Return the value of a number in words; None for a row of numbers that is not one (`nineteen sixty`)."""
        head, point, tail = words.partition(f" {self.point} ")
        value = self._whole(head)
        if value is None or not point:
            return value
        digits = [self.values.get(word) for word in tail.split()]
        if any(digit is None or digit > 9 for digit in digits):
            return None
        return value + sum(float(digit or 0) / 10.0 ** (place + 1) for place, digit in enumerate(digits))

    def _whole(self, words: str) -> float | None:
        total = group = last = 0.0  # what is closed, what is open, and what in it a power may still multiply
        room = float("inf")  # what may still be added must be smaller
        for part in self.parts.findall(words):
            power = self.powers.get(part, 0)
            value = self.values.get(part, 0)
            if power > 100:
                total, group, last, room = total + (group or 1) * power, 0.0, 0.0, power
            elif power == 100 and 20 < group < power:  # "sixty-four hundred"
                group, last, room = group * power, 0.0, power
            elif power:
                if last >= power or (group and not last and power >= room) or (group - last) % (10 * power) >= power:
                    return None
                group, last, room = group - last + (last or 1) * power, 0.0, power
            elif value >= 10 and 0 < group % 100 < 10 and (self.units_first or (value >= 20 and " " not in words)):
                group, last, room = group + value, 0.0, 0  # a unit before its ten, as in vierundvierzig
            elif value >= room:
                return None
            else:
                group, last, room = group + value, value, _room(value)
        return total + group


def _room(value: float) -> int:
    if value >= 100:
        return 1000 if value >= 1000 else 100
    if value % 10 or value < 20:
        return 0
    return 20 if value in (60, 80) else 10  # soixante et onze, quatre-vingt-quinze


def spelling(entry: Mapping[str, Any], cardinals: Mapping[str, float], spaced: bool) -> Spelling | None:
    """Build the spelling of a language from its entry on the shelf and the cardinals of its date lexicon.

    None where neither lists a number.
    """
    powers = {str(word): float(value) for word, value in entry.get("powers", {}).items()}
    others = {*powers, *map(str, entry.get("not_numbers", ()))}
    values = {word: value for word, value in cardinals.items() if word not in others}
    values |= {str(word): float(value) for word, value in entry.get("numbers", {}).items()}
    if not values:
        return None
    words, joiners = either([*values, *powers]), either(entry.get("joiners", ()))
    parts, units_first = re.compile(words), bool(entry.get("units_first"))
    if entry.get("compound"):
        return Spelling(rf"(?:{words})(?:(?:{joiners})?(?:{words})){{0,9}}", values, powers, parts)
    space = r"[\s\xa0-]+" if spaced else ""
    tens = "|".join(rf"(?<={re.escape(word)})" for word in (*values, *powers) if values.get(word, 20) >= 20) or "(?!)"
    between = rf"{space}(?:{joiners})?" if units_first else rf"(?:(?:{tens}){space}(?:{joiners}))?{space}"
    gap, closed = (" ", r"\b") if spaced else ("", "")  # "bốn mươi năm": forty years, as five is another word there
    apart = [(word, one) for word, words in entry.get("not_behind", {}).items() for one in words]
    guard = "".join(rf"(?!(?<={re.escape(before)}{gap}){re.escape(word)}{closed})" for word, before in apart)
    joined = rf"{guard}(?:{words})(?:{between}{guard}(?:{words})){{0,9}}"
    point = str(entry.get("point", "."))
    decimals = rf"(?:\s{point}(?:\s(?:{words})){{1,6}})?" if "point" in entry else ""
    return Spelling(joined + decimals, values, powers, parts, units_first, point)


def number_pattern(
    entry: Mapping[str, Any], spaced: bool, ideograms: bool, spelled: Spelling | None
) -> re.Pattern[str]:
    """Return the expression that finds the numbers of a language in lower case, a group for each way to write them."""
    words = [str(word) for word in entry.get("halves", {})]
    units = entry.get("units", {})
    parts = []
    edge = r"(?<!\w)" if spaced else ""
    if entry.get("prefixes"):
        edge = rf"(?:(?<!\w)|(?<=\W[{entry['prefixes']}]))"
    lengths = [str(word) for words in entry.get("lengths", {}).values() for word in words]
    if words:
        whole = [word for word in words if entry["halves"][word] >= _WHOLE]  # مليونين may end a clause, "half a" not
        closed = rf"(?:{either(whole)})(?!\w)|" if whole else ""
        parts.append(rf"(?P<half>{closed}(?:{either(words)})(?=[\s-]))" if spaced else rf"(?P<half>{either(words)})")
    shares = [str(word) for words in entry.get("shares", {}).values() for word in words]
    if lengths:
        parts.append(rf"(?P<length>{either(lengths)})" + (r"(?!\w)" if spaced else ""))
    if shares:
        parts.append(rf"(?P<share>{either(shares)})" + (r"(?![\w-])" if spaced else ""))
    if spelled:
        written_on = [str(word).removesuffix("*") for words in entry.get("adjectives", {}).values() for word in words]
        closed = rf"(?:(?!\w)|(?={either(written_on)}))" if written_on else r"(?!\w)"
        barred = rf"(?!{either(entry['not_before'])})" if entry.get("not_before") else ""
        parts.append(rf"(?P<words>{spelled.pattern})" + (closed if spaced else barred))
    scales = [str(word).lower() for word, value in entry.get("scales", {}).items() if len(str(word)) > 2]
    timed = ("year", "month", "week", "fortnight", "day", "decade", "century")
    counted = [*scales, *(word for unit in timed for word in units.get(unit, ())), *entry.get("fractions", ())]
    counted += [str(word) for word in entry.get("out_of", ())]
    if entry.get("ones"):
        parts.append(rf"(?P<one>{either(entry['ones'])})(?=\s(?:{either(counted)})(?!\w))")
    if entry.get("lone"):
        behind = "|".join(f"(?<={re.escape(str(word))} )" for word in entry["lone"]["behind"])
        parts.append(rf"(?P<lone>(?:{behind})(?=(?:{either(entry['lone']['units'])})(?!\w)))")
    if entry.get("times"):
        parts.append(rf"(?P<times>{either(entry['times'])})(?!\w)")
    if entry.get("bare_scales"):
        parts.append(rf"(?P<bare>{either(scales)})(?!\w)")
    apart = (
        r"(?<!\d)(?<!\d[.,:/])(?<!(?<![a-z])[a-z])" if ideograms else r"(?<![\d.,:/])"
    )  # where no space stands behind a comma
    no_length = f"(?!{either([*lengths, *shares])})" if ideograms else ""
    figures = (
        rf"(?=[0-9{HAN if ideograms else ''}]){no_length}(?P<figure>{apart}(?:{IDEOGRAM if ideograms else FIGURE}))"
    )
    told = [*words, *(entry.get("ones") or ()), *(entry.get("times") or ()), *lengths, *shares, *scales]
    told += entry.get("lone", {}).get("units", ())
    told += [*spelled.values, *spelled.powers] if spelled else []
    letters = re.escape("".join(sorted({str(word)[0] for word in told})))
    return re.compile(f"{figures}|{edge}(?=[{letters}])(?:{'|'.join(parts)})" if parts else figures)
