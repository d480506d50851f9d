"""Ranks and firsts: "the third-largest investor", "one of the biggest donors", "its first strategic partner"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from timeline.claiming.backward import counted_back, told_above
from timeline.claiming.counts import counts
from timeline.claiming.drafts import Draft, Scene
from timeline.claiming.frames import Reading, of_event, parties
from timeline.claiming.moments import Moment
from timeline.claiming.quantities import Amount
from timeline.knowledge import load
from timeline.light import replace
from timeline.records.says import First, Member, Quantity, Rank
from timeline.span import Span

_FINER = re.compile(r"(\d{4})-\d\d(?:-\d\d)?$")
_FAR, _BESIDE = 4000, 30
_PARTED = re.compile("[,:;]")
_BOUNDS = ("by", "until", "before")
_HELD, _OPEN = ("", "since", "from"), ("since", "from")
_SLUG, _WORDED = re.compile(r"[^a-z0-9]+"), frozenset({"ranks", "members", "firsts"})


@cache
def _pattern(language: str, name: str, form: str = "pattern") -> re.Pattern[str] | None:
    shelf = load(f"claims/{language}").get(name, {})
    return re.compile(shelf[form].format(o=counts(language).ordinal)) if form in shelf else None


def ranks(reading: Reading, scene: Scene) -> list[Draft]:
    """Return the drafts of a sentence's superlatives and firsts."""
    low, high = reading.marks.start, reading.marks.end
    listed = scene.text.find(":", low, high) >= 0
    if not listed and not reading.marks.amounts and reading.marks.lacking >= _WORDED:
        return []
    drafts: list[Draft] = []
    pattern = _pattern(scene.kinds.language, "ranks") if "ranks" not in reading.marks.lacking else None
    if pattern is not None and _signs(scene, "ranks").search(scene.lowered, low, high):
        drafts += [_rank(found, reading, scene) for found in pattern.finditer(scene.lowered, low, high)]
    label = _pattern(scene.kinds.language, "ranks", "label") if listed else None
    if label is not None:
        drafts += [_listed(found, reading, scene) for found in label.finditer(scene.lowered, low, high)]
    if "members" not in reading.marks.lacking:
        drafts += _members(reading, scene)
    pattern = _pattern(scene.kinds.language, "firsts") if "firsts" not in reading.marks.lacking else None
    if pattern is not None and _signs(scene, "firsts").search(scene.lowered, low, high):
        drafts += [_first(found, reading, scene) for found in pattern.finditer(scene.lowered, low, high)]
    places = [a for a in reading.marks.amounts if a.unit == "rank" and not a.nth]
    return drafts + [
        _place(a, reading, scene) for a in places if not any(d.start < a.end and a.start < d.end for d in drafts)
    ]


@cache
def _sign_words(language: str, name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load(f"claims/{language}")[name]["signs"])))


def _signs(scene: Scene, name: str) -> re.Pattern[str]:
    return _sign_words(scene.kinds.language, name)


def _members(reading: Reading, scene: Scene) -> list[Draft]:
    """Whoever holds a rank spoken of before belongs to its class: "since 1998 that rank has been France's alone"."""
    pattern = _pattern(scene.kinds.language, "members")
    found = pattern.search(scene.lowered, reading.marks.start, reading.marks.end) if pattern else None
    if found is None:
        return []
    classes = load(f"claims/{scene.kinds.language}")["members"]["classes"]
    places = [
        (scene.lowered.rfind(name, max(0, reading.marks.start - _FAR), reading.marks.start), name) for name in classes
    ]
    _, spoken = max(
        ((at + len(name), name) for at, name in places if at >= 0), key=lambda e: (e[0], len(e[1])), default=(0, "")
    )
    if not spoken:
        return []
    moment = _near(found, reading, scene)
    holders = [p.code for p in reading.marks.parties if p.code and p.form != "organisation"]
    others = [code for code in holders if code in scene.pair] or list(scene.pair)
    new = [code for code in holders if code not in scene.pair]
    if moment is None or len(new) != 1 or not others:
        return []
    owner = others[-1]
    return [
        Draft(
            "upgraded",
            found.start(),
            found.end(),
            moment=moment,
            date=moment.date,
            relative=moment.relative,
            says=Member(member=slug(spoken, (owner,)), over=moment.when),
            parties=tuple(sorted((new[0], owner))),
            qualifier=f"{spoken}ship",
            confidence=0.6,
            trigger="member",
            derivation=(f"“{scene.text[found.start() : found.end()]}” is the rank told of before: {spoken}",),
        )
    ]


def _near(found: re.Match[str] | Amount, reading: Reading, scene: Scene) -> Moment | None:
    """The time of a rank: the nearest of its clause that no comma parts from it; None is the publication, where the
    clause speaks of now.
    """
    start, end = (found.start, found.end) if isinstance(found, Amount) else found.span()
    clause = reading.clause(start)
    free = [m for m in reading.moments if not of_event(m, reading, scene) and not counted_back(end, m, scene)]
    inside = [m for m in free if clause.start <= m.timexes[0].start < clause.end]
    joined = [m for m in inside if m.start < end or not _PARTED.search(scene.lowered, end, m.start)]
    if not joined and scene.kinds.cues.present.search(scene.lowered, clause.start, start):
        return None
    return min(joined or inside or free, key=lambda m: abs(m.start - start), default=None)


def slug(words: str, codes: Sequence[str] = ()) -> str:
    """Return words as a slug: `donors`, `strategic-partner-of-KH`."""
    base = _SLUG.sub("-", words.lower()).strip("-")
    return f"{base}-of-{'-'.join(codes)}" if codes else base


def _plural(words: str) -> str:
    return (
        words if words.endswith("s") or " of " in words else words[:-1] + "ies" if words.endswith("y") else words + "s"
    )


def _class(words: str, language: str) -> str:
    """The class that a rank is held in, in English whatever the language, so that ranks of two texts compare."""
    listed: Mapping[str, Sequence[str]] = load(f"claims/{language}")["ranks"].get("classes", {})
    return next((name for name, stems in listed.items() if any(stem in words for stem in stems)), _plural(words))


def _whose(found: re.Match[str], reading: Reading, scene: Scene) -> tuple[str, ...]:
    """The party whose donor or partner is meant: "to Cambodia", "Poland's"; else the one of the pair that does not
    act.
    """
    named = [p for p in reading.marks.parties if p.code and p.code != "-"]
    ahead, behind = _owners(scene.kinds.language)
    after = [p.code for p in named if p.start >= found.end() and ahead.fullmatch(scene.lowered[found.end() : p.start])]
    earlier = [p for p in named if p.end <= found.start()]
    before = [p.code for p in earlier if behind.fullmatch(scene.lowered[p.end : found.start()])]
    actor = next((p.code for p in reversed(named) if p.end <= found.start() and p.leads), reading.subject())
    rest = [code for code in scene.pair if code != actor] if actor in scene.pair else []
    return tuple((after or before or rest)[:1])


@cache
def _owners(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between a rank and its owner named behind it, and between an owner named before it and the rank."""
    try:
        owners = load(f"quantities/{language}").get("owners", {})
    except FileNotFoundError:
        owners = {}
    return re.compile(owners.get("behind", "(?!)")), re.compile(owners.get("before", "(?!)"))


def _rank(found: re.Match[str], reading: Reading, scene: Scene) -> Draft:
    moment = _near(found, reading, scene)
    number = counts(scene.kinds.language).read(found["o"]) if found["o"] else 1
    today = moment is not None and moment.timexes and moment.timexes[0].shift == "+0d"
    told = (moment.first if moment.relation == "by" else moment.date) if moment else None
    date = told if moment and not today else None if found.groupdict().get("ever") else _now(scene)
    says = Rank(
        rank=number or 1,
        of=slug(_class(found["of"], scene.kinds.language), _whose(found, reading, scene)),
        shared=found["shared"] is not None,
        over=moment.when if moment else "published",
    )
    return replace(_drafted(found, moment, date, says, reading, scene), confidence=0.6, trigger=found["word"])


def _listed(found: re.Match[str], reading: Reading, scene: Scene) -> Draft:
    """A rank of a table; where no owner of the order is named, a figure that no other is held against."""
    named = [p.code for p in reading.marks.parties if found.start() <= p.start < found.end() and p.code]
    moment = _near(found, reading, scene)
    number = float(counts(scene.kinds.language).read(found["o"]) or 1)
    words, over = _class(found["of"], scene.kinds.language), moment.when if moment else "published"
    date = moment.date if moment else _now(scene)
    owned = Rank(rank=int(number), of=slug(words, named[:1]), over=over)
    says = owned if named else Quantity(value=number, unit="rank", of=slug(words))
    return replace(_drafted(found, moment, date, says, reading, scene), confidence=0.5, trigger="rank")


def _now(scene: Scene) -> str | None:
    """About the year of publication."""
    return f"{scene.published[:4]}~" if scene.published and scene.published[:4].isdigit() else None


def _drafted(
    found: re.Match[str], moment: Moment | None, date: str | None, says: Rank | Quantity, reading: Reading, scene: Scene
) -> Draft:
    """The claim of a place in an order, of whoever is told of there."""
    return Draft(
        "superlative",
        found.start(),
        found.end(),
        moment=moment,
        date=date,
        relative=moment is None or moment.relative,
        says=says,
        parties=parties(scene.kinds.kinds["superlative"], Span(*found.span()), reading, scene, date),
        derivation=(f"“{scene.text[found.start() : found.end()]}” is a rank",),
    )


def _date_of(told: Span, moment: Moment | None, reading: Reading, scene: Scene) -> str | None:
    """The date of a first: the time beside it, or from which one became it; the year where it is said of what another
    sentence tells ("she was the first to ..."), or of what has held since.
    """
    beside = moment is not None
    if moment is None and reading.memory.near:  # "It was the first to ..."
        moment = reading.memory.moment
        if moment and moment.relation in _BOUNDS:
            return None
        beside = bool(moment and moment.timexes and moment.timexes[0].anchor == "publication")
    finer = _FINER.match(moment.first or "") if moment and moment.relation in _HELD else None
    of_year = moment and finer and not (beside and moment.relation not in _OPEN) and _is_said(told, reading, scene)
    if not (moment and finer and of_year):
        return moment.date if moment else None
    return moment.first if _became(told, moment, reading, scene) else finer[1]


def _became(told: Span, moment: Moment | None, reading: Reading, scene: Scene) -> bool:
    """Whether somebody became the first at a time told before it: "in May 1990 she became the first to ..."."""
    _, _, became = _leads(scene.kinds.language)
    if moment is None or not reading.clause(told.start).start <= moment.start < told.start:
        return False
    return became.search(scene.lowered[moment.end : told.start]) is not None


def _is_said(told: Span, reading: Reading, scene: Scene) -> bool:
    """Whether words for a first say something of somebody, and count neither the years before nor all since."""
    said, again, _ = _leads(scene.kinds.language)
    spans = (t for t in reading.marks.timexes if t.type == "DURATION")
    if any(t.start - told.end <= _BESIDE and told.start - t.end <= _BESIDE for t in spans):
        return False
    lead = scene.lowered[reading.marks.start : told.start]
    return said.search(lead) is not None and again.match(scene.lowered, told.start, reading.marks.end) is None


@cache
def _leads(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a first said of somebody, what takes one back behind it, and between a time and its first."""
    shelf = load(f"claims/{language}").get("firsts", {})
    said, again, became = (re.compile(shelf.get(name, "(?!)")) for name in ("said", "again", "became"))
    return said, again, became


def _first(found: re.Match[str], reading: Reading, scene: Scene) -> Draft:
    moment = _near(found, reading, scene)
    told = found.groupdict()
    if told.get("now"):  # "it is the first time that", whenever it was said
        moment = None
    year = (_now(scene) or "")[:4] if told.get("now") else None
    date = year or _date_of(Span(*found.span()), moment, reading, scene) or told_above(found, reading)
    who = parties(scene.kinds.kinds["first"], reading.clause(found.start()), reading, scene, date)
    return Draft(
        "first",
        found.start(),
        found.end(),
        moment=moment,
        date=date,
        relative=True,
        says=First(
            first=slug(
                found["of"] or found["by"] or found["ever"] or told.get("who") or told.get("time") or "",
                _whose(found, reading, scene) if found["owned"] else (),
            ),
            over=moment.when if moment else None,
        ),
        parties=who,
        confidence=0.5,
        trigger="first",
        derivation=(f"“{scene.text[found.start() : found.end()]}” says what was first",),
    )


def _place(amount: Amount, reading: Reading, scene: Scene) -> Draft:
    """A place in an order of which no class is known: "the second state to recognise it"."""
    moment = _near(amount, reading, scene)
    words = scene.text[amount.start : amount.end]
    kind = scene.kinds.kinds["first"]
    date = _date_of(Span(amount.start, amount.end), moment, reading, scene)
    return Draft(
        kind.name,
        amount.start,
        amount.end,
        moment=moment,
        date=date,
        relative=moment is None or moment.relative,
        says=Quantity(value=amount.value, unit=amount.unit, over=moment.when if moment else None),
        parties=parties(kind, reading.clause(amount.start), reading, scene, date),
        confidence=0.4,
        trigger="rank",
        derivation=(f"“{words}” is a place in an order",),
    )
