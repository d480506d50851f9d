"""The parts of a document: title, byline, dateline, headings, bullets, captions, paragraphs, and its furniture."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from timeline.knowledge import load
from timeline.reading import furniture, sidebars
from timeline.reading.draft import Unit
from timeline.reading.furniture import Look, Signs
from timeline.reading.own_dates import first_date
from timeline.records.document import Block, BlockKind

_FACT = re.compile(  # "Relations: 12 July 1995" tells of what it dates
    r"[^:：]+[:：]\s*(?:\w+\s){0,3}(?:\d{1,2}\D{1,20}\d{4}(?:\s?\([^()]*\))?\W*$|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\W*$|\d{4}[年-]\d{1,2}(?:[月-]\d{1,2}日?)?\W*$"
    r"|\d{4}年(?:\d{1,2}月)?\W*$)"
)
_DATED = re.compile(
    r"(?:\d{4}(?:\s?[-–/]\s?\d{2,4})?|\d{1,2}(?:\.|er|º)?\s(?:de\s|d[’'])?[^\W\d_]{3,}"
    r"|[^\W\d_]{3,}\.?\s\d{1,2}(?:\s?[-–]\s?\d{1,2})?)(?:,?\s\d{4})?\s*[:–—-]\s"
    r"|\d{1,2}月(?:\d{1,2}日)?[\s:：、—–-]|\d{1,2}/\d{1,2}\s?[:：–—-]\s"
    r"|(?:\d{1,2}(?:[-–]\d{1,2})?\s[ก-๎.]{3,}\s|[ก-๎]{1,3}\.[ก-๎]{1,2}\.\s)?\d{4}\s(?=[ก-๎])"
)
_MONTH = re.compile(r"[^\W\d_]{3,10}\s*[:–—-]\s")
_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯЁ][\w.'’-]*[A-ZÀ-ÞА-ЯЁ]{2}[\w.'’-]*(?:\s[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.'’-]+){0,3})(?:,\s[^.:;—–-]{2,40})?(?:\s?\([^)]{2,30}\))?\s?(?:[—–]|--?)\s(?![A-Z]{3,}\b)"
    r"|【[^】]{2,30}】|(?:[\u4e00-\u9fff]{2,8}(?:社|网|網))[^\s，。]{2,20}[电電讯訊]\s?"
)
_CREDIT = re.compile(r"[.!?…][\"”’»)]?\s+(?:[A-ZÀ-Þ][\w'’/.-]*\s?){1,3}$")
_BESIDE_DAY, _GOES_ON = 4, ("、", "，")  # words beside the day of a byline at most; what leads on from it to a sentence
_CREDITED, _WORD, _PLAIN = 8, 3, 3  # words of a byline at most; letters of a word, and as many small ones of a sentence
_HEAD = 60  # the title is among the first lines
_YEAR_LONGEST = 32
_APART = 3  # so many lines of furniture under a line, and it was not the title
_HOUR = re.compile(r"\d:\d\d")
_YEAR_OF_PROSE = re.compile(r"\d{3,4}s?\b,?\s+[^\W\d_A-Z]")  # "By 1939 the colony ...", which is nobody's name
_NAMES = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]+\s?){1,5}(?:/.*)?$")


class Parts(NamedTuple):
    """The blocks of a document, and the places `[start, end)` of dates in its catalogue record."""

    blocks: tuple[Block, ...]
    catalogue: tuple[tuple[int, int], ...]
    title: str | None
    author: str | None


@cache
def _opening(table: str) -> re.Pattern[str]:
    words = sorted(
        {str(word) for words in load("reading")[table].values() for word in words}, key=lambda w: (-len(w), w)
    )
    mark = r"(?:\s*[:：]\s*|\s+)" if table == "byline" else r"\s*(?:\d+\s*)?[:：]\s*"
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))}){mark}(?=\S)", re.I)


@cache
def _record() -> re.Pattern[str]:
    labels = [str(label) for entries in load("reading")["catalogue"].values() for label in entries]
    alternatives = "|".join(map(re.escape, sorted(labels, key=lambda label: (-len(label), label))))
    return re.compile(rf"({alternatives})\s*(?:\t|[:：][ \t])\s*(\S.*)$", re.I)


def parts(text: str, units: Sequence[Unit], title: str | None, language: str) -> Parts:
    """Name the parts of a document from its units, in order; `title` is what its catalogue calls it, if known."""
    seen = furniture.looks(text, units)
    record, values = _catalogue(units, seen)
    title = title or values.get("title", (None, 0, 0))[0]
    known = {**record, **_signs(units, seen, record, title)}
    at = _title(units, seen, known, title)
    if at is not None:
        known = {**furniture.repeat_signs(seen, seen[at].text, {**known, **dict.fromkeys(range(at), "")}), **known}
    for sign in (sidebars.above_signs(units, seen, known, at), sidebars.tail_signs(units, seen, known)):
        known = {**sign, **known}
    if at is not None:
        _keep_byline(units, seen, known, at, language)
    kinds = _kinds(units, seen, known, at, language)
    blocks: list[Block] = []
    for index, unit in enumerate(units):
        kind, level = kinds[index]
        start = unit.start
        if kind == "paragraph" and (line := _DATELINE.match(text, start, unit.end)):
            blocks.append(Block(kind="dateline", start=start, end=start + len(line[0].rstrip())))
            start = line.end()
        if start < unit.end:
            blocks.append(Block(kind=kind, start=start, end=unit.end, level=level, why=known.get(index, unit.why)))
    published = values.get("published")
    author = values.get("author", (None, 0, 0))[0]
    return Parts(
        tuple(blocks), (published[1:],) if published else (), seen[at].text if at is not None else title, author
    )


@cache
def _fields() -> Mapping[str, str]:
    """The fields of a catalogue record by their labels."""
    return {str(label).casefold(): field for field, labels in load("reading")["catalogue"].items() for label in labels}


def _catalogue(units: Sequence[Unit], seen: Sequence[Look]) -> tuple[Signs, dict[str, tuple[str, int, int]]]:
    """Find the lines of a catalogue record (two at least in the first forty units) and what they say."""
    rows = {}
    for index, look in enumerate(seen[:40]):
        row = _record().match(look.text) if look.words <= 40 else None
        if row:
            rows[index] = row
    if len(rows) < 2:
        return {}, {}
    why = load("furniture")["why"]["catalogue"]
    values: dict[str, tuple[str, int, int]] = {}
    for index, row in rows.items():
        start = units[index].start + row.start(2)
        values.setdefault(_fields()[row[1].casefold()], (row[2], start, start + len(row[2])))
    return dict.fromkeys(rows, why), values


def _signs(units: Sequence[Unit], seen: Sequence[Look], known: Signs, title: str | None) -> Signs:
    known = {**furniture.line_signs(units, seen), **known}
    for unit, index in zip(units, range(len(units)), strict=True):
        if unit.kind == "furniture":
            known[index] = unit.why
    known = {**furniture.chunk_signs(units, seen, known), **known}
    known = {**furniture.section_signs(units, seen), **known}
    known = {**furniture.repeat_signs(seen, title, known), **known}
    known = {**sidebars.interruption_signs(units, seen, known), **known}
    return {**sidebars.teaser_signs(units, seen, known, title), **known}


def _title(units: Sequence[Unit], seen: Sequence[Look], known: Signs, title: str | None) -> int | None:
    """Find the title: the line the catalogue names, else the first short line before the prose."""
    wanted = furniture.plain_title(title)
    prose = load("furniture")["numbers"]["prose_words"]
    first: int | None = None
    cut, settled = 0, False
    for index, (unit, look) in enumerate(zip(units[:_HEAD], seen, strict=False)):
        if index in known:
            cut += 1
            continue
        if wanted and " ".join(look.plain.split()) == wanted:
            return index
        entry = index and _year_line(seen[index - 1].text) and _DATED.match(look.text)  # the first of a chronicle
        settled = settled or unit.kind == "bullet" or look.words >= prose or bool(entry)
        if settled and not wanted:
            break
        free = not settled and (first is None or cut >= _APART) and index + 1 < len(units)
        if free and _titled(unit, look) and not (wanted and unit.kind == "heading"):
            first, cut = index, 0
    return first


def _titled(unit: Unit, look: Look) -> bool:
    if unit.kind is not None:
        return unit.kind in ("title", "heading") and not _year_line(look.text)
    dated = _year_line(look.text) or _DATED.match(look.text) or _FACT.match(look.text)
    return not look.closed and look.text[-1] != "," and not dated


def _year_line(text: str) -> bool:
    """Say whether a line is a year, as a heading of a chronicle is: "1950", "昭和20年", "ปี พ.ศ. 2475"."""
    return len(text) <= _YEAR_LONGEST and bool(_year_lines().fullmatch(text))


@cache
def _year_lines() -> re.Pattern[str]:
    return re.compile("|".join(load("reading")["year_line"]))


def _keep_byline(units: Sequence[Unit], seen: Sequence[Look], known: Signs, at: int, language: str) -> None:
    """Take back the lines next to the title that hold the author's name or the day: they are the byline."""
    for index in (at - 1, at + 1):
        if (
            0 <= index < len(units)
            and index in known
            and seen[index].words <= 12
            and _named(seen[index].text, language)
        ):
            del known[index]


def _named(text: str, language: str) -> bool:
    return bool(_opening("byline").match(text)) or bool(_NAMES.match(text) and "/" in text) or _day(text, language)


def _day(text: str, language: str) -> bool:
    """A day and hardly anything else: the weekday, the hour, the name of a section."""
    if "。" in text or "។" in text:  # a sentence, which no spaces part into words
        return False
    if ":" in _HOUR.sub("", text) or not any(char.isdigit() for char in text):
        return False
    found = first_date(text, language)
    if found is None or len(found[0]) != 10:
        return False
    rest = text[: found[1]] + " " + text[found[2] :]
    if furniture.word_count(rest) > _BESIDE_DAY or text[found[2] : found[2] + 1] in _GOES_ON:
        return False
    small = load("reading")["before_day"]
    return not any(word[0].islower() and word not in small for word in rest.split() if word[0].isalpha())


def _kinds(
    units: Sequence[Unit], seen: Sequence[Look], known: Signs, at: int | None, language: str
) -> list[tuple[BlockKind, int]]:
    prose = load("furniture")["numbers"]["prose_words"]
    body = next((i for i, look in enumerate(seen) if i not in known and look.words >= prose and look.closed), len(seen))
    kinds: list[tuple[BlockKind, int]] = []
    for index, (unit, look) in enumerate(zip(units, seen, strict=True)):
        if index in known:
            kinds.append(("furniture", 0))
        elif index == at:
            kinds.append(("title", 1))
        elif unit.kind in ("bullet", "caption", "paragraph", "byline", "dateline"):
            kinds.append((unit.kind, 0))
        elif index <= max(body, at or 0) + 1 and look.words <= 14 and _bylined(look, index, at, body, language):
            kinds.append(("byline", 0))
        elif _opening("caption").match(look.text) or (at is not None and index <= at + 3 and _CREDIT.search(look.text)):
            kinds.append(("caption", 0))
        elif unit.kind == "heading" or _headed(units, seen, known, index):
            kinds.append(("heading", unit.level or 2))
        else:
            kinds.append(("bullet" if _listed(units, seen, index) else "paragraph", 0))
    return kinds


def _bylined(look: Look, index: int, at: int | None, body: int, language: str) -> bool:
    credit = _opening("byline").match(look.text)
    if credit and not _tells(look) and not _YEAR_OF_PROSE.match(look.text, credit.end()):
        return True
    if index > body or at is None:
        return False
    return (_day(look.text, language) and not _DATED.match(look.text)) or (
        "/" in look.text and bool(_NAMES.match(look.text)) and index > at
    )


def _tells(look: Look) -> bool:
    """Whether a line that opens like a byline is a sentence: "By agreement the embassy closed in 1961."."""
    plain = [word for word in look.text.split()[1:] if len(word) >= _WORD and word.islower()]
    return look.closed and (look.words > _CREDITED or len(plain) >= _PLAIN)


def _headed(units: Sequence[Unit], seen: Sequence[Look], known: Signs, index: int) -> bool:
    look = seen[index]
    if _year_line(look.text):
        return True
    if (
        look.words > 14
        or look.text[-1] in ",.!?。،"
        or look.text[0].islower()
        or index + 1 >= len(seen)
        or index + 1 in known
    ):
        return False
    if _DATED.match(look.text) or (_MONTH.match(look.text) and index and _year_line(seen[index - 1].text)):
        return False
    before = units[index - 1] if index else None
    if before and before.kind == "bullet" and before.chunk == units[index].chunk and look.text[-1] != ":":
        return False
    after = seen[index + 1]
    return (
        units[index + 1].kind == "bullet"
        or (after.closed and after.words > look.words)
        or bool(_DATED.match(after.text))
    )


def _listed(units: Sequence[Unit], seen: Sequence[Look], index: int) -> bool:
    """A line that begins with a date and a mark, in one block or next to others of its kind."""
    text = seen[index].text
    if not (_DATED.match(text) or _MONTH.match(text)):
        return False
    return any(
        0 <= i < len(units) and units[i].chunk == units[index].chunk and _DATED.match(seen[i].text)
        for i in (index - 1, index + 1)
    )
