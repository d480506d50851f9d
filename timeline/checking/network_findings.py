"""Conflicts of the constraint network as findings, each under the rule that names its fault."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.checking.analysis import Conflict
from timeline.checking.excuses import excuse
from timeline.checking.findings import MOST_STEPS
from timeline.checking.look import PUBLISHED
from timeline.checking.odd import apart, is_widened
from timeline.checking.translate import RETRIEVAL
from timeline.checking.unconverted import in_words, lag, mends
from timeline.checking.view import View
from timeline.checking.wording import an_ordinal, mid_sentence, plural, row, teller, to, when
from timeline.edtf.words import adverbial
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Level, Stand
from timeline.records.says import Anniversary, Lasted, NthYear
from timeline.records.when import parse_when, read_date

UNCONVERTED = "calendar-unconverted"
_COUNTS = frozenset({"anniversary", "nth_year", "duration"})
_ORDERS = frozenset({"before", "after", "between"})  # "during" is a way of dating
_CLASSES = frozenset({"first", "member"})


def of_rule(view: View, rule: str) -> Iterator[Finding]:
    """Yield the findings for the network's conflicts that fall under a rule."""
    for conflict in view.by_rule.get(rule, ()):
        yield _finding(view, conflict, rule)


def classify(view: View, conflict: Conflict) -> str:
    """Return the name of the rule that names a conflict's fault.

    What no set that is shown does without decides: a publication date, who was first, an order, a premise, a count of
    years; where dates alone clash, whether one calendar's lag explains them.
    """
    forms = conflict.forms
    states = load("orderings")["states"]["relations"]["premises"]
    ordered = {premise["id"] for premise in load("orderings")["premises"]}
    if all(e.startswith(PUBLISHED) for e in conflict.events):
        read = any(premise.startswith(RETRIEVAL) for premise in conflict.premises)
        return "impossible-publication-date" if read and len(conflict.claims) == 1 else "source-date-conflict"
    if (conflict.event or "").startswith(PUBLISHED) and conflict.premises:
        return "impossible-publication-date"
    if conflict.shown and all(_of_two_in_a_class(view, conflict, ids) for ids in conflict.shown):
        return "disputed-first"
    if set(conflict.premises) & set(states):
        return "state-sequence"
    if set(conflict.premises) & ordered or (_needed(conflict, _ORDERS) and forms.get(conflict.suspect) not in _COUNTS):
        return "broken-order"
    if forms.get(conflict.suspect) in _COUNTS or _needed(conflict, _COUNTS):
        return "anniversary-arithmetic"
    return UNCONVERTED if lag(view, conflict) else "contradicting-dates"


def _needed(conflict: Conflict, forms: frozenset[str]) -> bool:
    """Say whether every minimal set shown has a claim of one of the forms."""
    return bool(conflict.shown) and all(any(conflict.forms.get(c) in forms for c in ids) for ids in conflict.shown)


def _of_two_in_a_class(view: View, conflict: Conflict, ids: Sequence[str]) -> bool:
    """Say whether a set rests on a first: of one event's dates it does not, though they stand in what it is called."""
    called = [c for c in ids if conflict.forms.get(c) in _CLASSES]
    events = {view.event_of(view.claims[c]) for c in called}
    return any(conflict.forms[c] == "first" for c in called) and len(events) > 1


def _finding(view: View, conflict: Conflict, rule: str) -> Finding:
    apart_by = lag(view, conflict) if rule == UNCONVERTED else None
    alike = apart_by is None or conflict.suspect in apart_by.claims
    suspect = view.claims[conflict.suspect if apart_by is None or alike else apart_by.claims[0]]
    event = conflict.event or view.event_of(suspect) or suspect.source
    told = _once([*conflict.sets, *_further_pairs(view, suspect)])
    excuses = {ids: says for ids in told if (says := excuse(view, ids))}
    sets = tuple(ids for ids in told if ids not in excuses)
    shared = [ids for ids in conflict.shared_sets if not excuse(view, ids)] if sets else []
    verdict = _verdict(view, conflict, suspect, event) + (in_words(apart_by) if apart_by else "")
    return Finding(
        id=f"{rule}:{event}:{suspect.id}",
        rule=rule,
        level=_level(view, conflict, sets) if sets else "note",
        verdict=verdict if sets else f"{verdict} {next(iter(excuses.values()))}",
        events=tuple(dict.fromkeys([event, *conflict.events])),
        claims=conflict.claims,
        premises=conflict.premises,
        sets=_once([*sets, *shared]),
        explanation=conflict.explanation[:MOST_STEPS],
        support=conflict.support,
        repairs=mends(view, conflict, apart_by) if apart_by else conflict.repairs,
        outlier=conflict.outlier if alike else suspect.id,
        outlier_share=conflict.outlier_share if alike else None,
        capped=conflict.capped,
    )


def _once(sets: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return sets without those that have the same members as one before."""
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for ids in sets:
        found.setdefault(frozenset(ids), ids)
    return tuple(found.values())


def _further_pairs(view: View, suspect: Claim) -> Iterator[tuple[str, str]]:
    """Yield pairs that cannot both be true: the suspect and a claim of its own source, which so contradicts itself.

    With every set asked for, the suspect and any claim of its event, those among them that are themselves rejected.
    """
    lasting = load("lasting")
    event = view.event_of(suspect) or ""
    if (known := view.events.get(event)) and known.kind in (k for part in lasting.values() for k in part["kinds"]):
        return
    for other, days in view.dated(event) if _alone(suspect) else ():
        wanted = view.all_sets or other.source == suspect.source
        if wanted and apart(view.moment(suspect), days) and _alone(other):
            yield min(suspect.id, other.id), max(suspect.id, other.id)


def _alone(claim: Claim) -> bool:
    """Say whether a claim's date is just what it says: not widened by a hedge, nor counted from another event."""
    says = claim.says
    text = next((t for f in ("date", "over", "on") if (t := getattr(says, f, None))), None)
    return not is_widened(claim) and (text is None or parse_when(text).anchor != "event")


def _level(view: View, conflict: Conflict, sets: Sequence[Sequence[str]]) -> Level:
    """Return the network's level, but a tension where every set rests on a hedge without a width."""
    doubtful = {c for c in conflict.claims if _unmeasured(view.claims[c])}
    return "tension" if all(doubtful & set(ids) for ids in sets) else conflict.level


def _unmeasured(claim: Claim) -> bool:
    """Say whether a claim is hedged by words that have no width, so that how far it may stray cannot be said."""
    return bool(claim.says.hedge) and not is_widened(claim)


def _verdict(view: View, conflict: Conflict, suspect: Claim, event: str) -> str:
    own = next((s for s in conflict.support if suspect.id in s.claims), None)
    others = [s for s in conflict.support if s is not own]
    title = f"“{view.title(event)}”"
    if own and not others and event.startswith(PUBLISHED):
        return _of_record(view, conflict, event.removeprefix(PUBLISHED), own.value)
    if not own or not others:
        return f"What is said of {title} cannot all be true."
    if event.startswith(PUBLISHED):
        return f"{event.removeprefix(PUBLISHED)} is dated both {own.value} and {others[0].value}."
    return f"{_puts(view, suspect, title)} {to(own.value)}; {_against(view, others[0], suspect)} {to(others[0].value)}."


def _of_record(view: View, conflict: Conflict, source: str, value: str) -> str:
    """Say what a source's own date stands against: the day it was read, else the date that the facts have for it."""
    known = view.sources[source]
    if known.retrieved and any(premise.startswith(RETRIEVAL) for premise in conflict.premises):
        return f"{source} is dated {value}, after it was read {adverbial(read_date(known.retrieved))}."
    stated = f"; the facts have {when(known.published)} for it" if known.published else ", which cannot be"
    return f"{source} gives itself the date {value}{stated}."


def _puts(view: View, claim: Claim, title: str) -> str:
    says, name = claim.says, teller(claim)
    if isinstance(says, Anniversary):
        return f"{an_ordinal(says.anniversary).capitalize()} anniversary in {name} dates {title}"
    if isinstance(says, NthYear):
        return f"{an_ordinal(says.nth_year).capitalize()} year in {name} dates {title}"
    if isinstance(says, Lasted):
        return f"A count of years in {name} dates {title}"
    return f"{name} dates {title}"


def _against(view: View, other: Stand, suspect: Claim) -> str:
    sources: Sequence[str] = [s for s in other.sources if s != suspect.source]
    if not sources:
        cited = {view.claims[name].says.attribution for name in other.claims}
        who = min(map(str, cited)) if len(cited) == 1 and cited.isdisjoint((None, suspect.says.attribution)) else ""
        return f"the same source, citing {mid_sentence(who)}, also dates it" if who else "the same source also dates it"
    if len(sources) <= 2:
        return f"{row(sources)} {'date' if len(sources) > 1 else 'dates'} it"
    return f"{plural(len(sources), 'other source')} date it"
