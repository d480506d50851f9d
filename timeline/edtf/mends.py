"""What is wrong with a text that is no date in EDTF, and how to write what was probably meant."""

import re
import unicodedata

FORMS = "write YYYY, YYYY-MM or YYYY-MM-DD"

_POINT = re.compile("[?~%]?-?[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?){0,2}")

_MONTHS = "months are 01 to 12, parts of the year 21 to 41"
_MONTH = re.compile("([?~%]?-?[0-9X]{4}[?~%]?-[?~%]?)(00|1[3-9]|20|4[2-9]|[5-9][0-9]|[2-9]X)(?![0-9])")

_MISTAKES = tuple(
    (re.compile(pattern), what, mend)
    for pattern, what, mend in (
        (r"^(open|unknown|present|now|today|ongoing)$", "this is a word", "write .. if open, nothing if unknown"),
        (r"^[Cc](a|irca)?(\.|\s|(?=[0-9]))", "about is a mark behind the date", "write ~ there, as in 1953~"),
        (r"[A-WZa-wyz]{3,}", "a date has no words", FORMS),
        (r"\s", "a date has no spaces", "leave the space out"),
        (r"[‐‑‒–—−]", "this dash is no hyphen", "write - within a date, / between two dates"),
        (r"[^!-~]", "this is no sign of EDTF", "write digits 0 to 9, - and the marks of EDTF"),
        (r"[\[\]{},]", "a set stands by itself", "write [a,b] or {a,b} with dates inside"),
        (r"(\?[~%]|~[?%]|%[?~%]|\?\?|~~)", "two marks stand together", "write % for ? and ~ at once"),
        (r"^P[0-9]", "a duration is no date", FORMS),
        (r"^[0-9]{4}-?W", "weeks are not part of EDTF", "write the day as YYYY-MM-DD"),
        (r"^[0-9]{4}-[0-9]{3}$", "days of the year are not part of EDTF", "write the day as YYYY-MM-DD"),
        (r"(?<=T)[0-9:]+[.,]", "seconds have no fraction", "write hh:mm:ss"),
        (r"(?<=[0-9]T).*", "this is no time of day", "write hh:mm:ss, then nothing, Z, +hh or +hh:mm"),
        (r"^Y-?[0-9]*X", "a year with Y has no X", "write S and the number of digits that count, as in Y171010000S3"),
        (r"^y|e(?=[0-9])", "Y and E are capitals", "write Y, and E before the power of ten"),
        (r"(?<=[ES])0", "E and S are followed by a number from 1", "leave the 0 out"),
        (r"(?<=.[X-]..)S|XS", "S goes with a year in digits", "write it after the year alone, as in 1950S2"),
        (r"(?<=^[yY]).*-?[0-9]+-[0-9]", "a year with Y stands alone", "leave month and day out"),
        (r"(?<=[0-9X]{4}-[0-9X]{2}-[0-9X]{2}).+", "nothing may follow the day", "leave the rest out"),
    )
)  # fmt: skip


def explain(item: str) -> tuple[int, str, str]:
    """Return (index of the character, what is wrong, the mend) of a text that is no single date."""
    if not item:
        return 0, "a date is missing", FORMS
    for respelled, what in _respellings(item):
        if respelled != item and _POINT.fullmatch(respelled):
            return _first_difference(item, respelled), what, f"write {respelled}"
    if turned := year_last(item):
        return turned
    month = _MONTH.match(item)
    if month:
        return month.start(2), f"there is no month {month[2]}", _MONTHS + _two_years(item)
    for pattern, what, mend in _MISTAKES:
        found = pattern.search(item)
        if found:
            return found.start(), what, mend
    if re.fullmatch("-?[0-9]{5,}", item):
        return 0, "a year has four digits", f"write Y{item[:20]} for a year so far away"
    begun = _POINT.match(item)
    return (begun.end() if begun else 0), "this is no date", FORMS


def year_last(item: str) -> tuple[int, str, str] | None:
    """Return what is wrong with a date in figures that ends in its year, or is joined by slashes; None for another."""
    slashes = re.fullmatch("([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})", item)
    if slashes:
        return 4, "hyphens stand in a date", f"write {_joined(*slashes.groups())}"
    found = re.fullmatch("(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-]([0-9]{4})", item)
    if not found:
        return None
    first, second, year = found.groups()
    pairs = ((second, first), (first, second)) if first else ((second,),)
    ways = [_joined(year, *pair) for pair in pairs if 0 < int(pair[0]) < 13]
    if len(set(ways)) == 2:
        return 0, "the year stands first", f"write {ways[0]} if the day was first, {ways[1]} if the month was"
    return 0, "the year stands first", f"write {ways[0]}" if ways else FORMS


def _joined(*parts: str) -> str:
    return "-".join(f"{part:0>2}" for part in parts)


def _two_years(item: str) -> str:
    years = re.fullmatch("([0-9]{2})([0-9]{2})-([0-9]{2})", item)
    return f"; the years {item} are {years[1]}{years[2]}/{years[1]}{years[3]}" if years and years[3] > years[2] else ""


def _respellings(item: str) -> list[tuple[str, str]]:
    """Return the text as it would stand without one common slip each, with the slip's name."""
    digits = "".join(str(unicodedata.decimal(c, c)) for c in item[:20])
    padded = re.sub("(?<=-)([0-9])(?![0-9])", r"0\1", digits)
    short = re.fullmatch("(-?)([0-9]{1,3})", item[:20])
    basic = re.fullmatch("([0-9]{4})([0-9]{2})([0-9]{2})", item[:20])
    joined = re.fullmatch("([0-9]{4})[./]([0-9]{1,2})(?:[./]([0-9]{1,2}))?", item[:20])
    return [
        (item.strip(), "a date has no spaces around it") if len(item) < 40 else (item, ""),
        (digits, "digits are 0 to 9"),
        (padded, "months and days have two digits"),
        (re.sub("^([0-9]{3})0['’]?s$", r"\1X", item[:20]), "a decade is three digits and X"),
        (re.sub("[xuU]", "X", item[:20]), "an unspecified digit is a capital X"),
        (f"{short[1]}{short[2]:0>4}" if short else item, "a year has four digits"),
        ("-".join(basic.groups()) if basic else item, "hyphens stand between year, month and day"),
        ("-".join(f"{part:0>2}" for part in joined.groups("") if part) if joined else item, "hyphens stand in a date"),
    ]


def _first_difference(item: str, respelled: str) -> int:
    pairs = zip(item, respelled, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(item), len(respelled)))
