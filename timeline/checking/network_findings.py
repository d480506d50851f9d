"""Conflicts of the constraint network as findings, each under the rule that names its fault."""

from collections.abc import Iterator, Sequence

from timeline.checking.analysis import Conflict
from timeline.checking.calendars import same_in_another_calendar
from timeline.checking.findings import MOST_STEPS
from timeline.checking.view import PUBLISHED, View
from timeline.checking.wording import ordinal, plural, row
from timeline.knowledge import load
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Level, Stand
from timeline.records.says import Anniversary, Lasted, NthYear

_COUNTS = frozenset({"anniversary", "nth_year", "duration"})
_ORDERS = frozenset({"before", "after", "between"})  # "during" is a way of dating
_CLASSES = frozenset({"first", "member"})


def of_rule(view: View, rule: str) -> Iterator[Finding]:
    """Yield the findings for the network's conflicts that fall under a rule."""
    for conflict in view.analysis.conflicts:
        if classify(view, conflict) == rule:
            yield _finding(view, conflict, rule)


def classify(view: View, conflict: Conflict) -> str:
    """Return the name of the rule that names a conflict's fault.

    What no set does without decides: a publication date, who was first, a stated order, a premise, a count of years;
    where dates alone clash, whether one calendar's lag explains them.
    """
    forms = conflict.forms
    states = load("orderings")["states"]["relations"]["premises"]
    ordered = {premise["id"] for premise in load("orderings")["premises"]}
    if all(e.startswith(PUBLISHED) for e in conflict.events):
        return (
            "impossible-publication-date" if conflict.premises and len(conflict.claims) == 1 else "source-date-conflict"
        )
    if (conflict.event or "").startswith(PUBLISHED) and conflict.premises:
        return "impossible-publication-date"
    if _needed(conflict, _CLASSES):
        return "disputed-first"
    if set(conflict.premises) & set(states):
        return "state-sequence"
    if set(conflict.premises) & ordered or (_needed(conflict, _ORDERS) and forms.get(conflict.suspect) not in _COUNTS):
        return "broken-order"
    if forms.get(conflict.suspect) in _COUNTS or _needed(conflict, _COUNTS):
        return "anniversary-arithmetic"
    return "calendar-unconverted" if _calendar(view, conflict) else "contradicting-dates"


def _needed(conflict: Conflict, forms: frozenset[str]) -> bool:
    """Say whether every minimal set has a claim of one of the forms."""
    return bool(conflict.sets) and all(any(conflict.forms.get(c) in forms for c in ids) for ids in conflict.sets)


def _calendar(view: View, conflict: Conflict) -> str | None:
    days = [first for first, last in conflict.values if first is not None and first == last]
    if len(days) != len(conflict.values) or len(days) != 2:
        return None
    parties = frozenset(p for e in conflict.events if e in view.events for p in view.events[e].parties)
    return same_in_another_calendar(days[0], days[1], parties)


def _finding(view: View, conflict: Conflict, rule: str) -> Finding:
    suspect = view.claims[conflict.suspect]
    event = conflict.event or view.event_of(suspect) or suspect.source
    return Finding(
        id=f"{rule}:{event}:{suspect.id}",
        rule=rule,
        level=_level(view, conflict),
        verdict=_verdict(view, conflict, suspect, event),
        events=tuple(dict.fromkeys([event, *conflict.events])) if conflict.event else conflict.events,
        claims=conflict.claims,
        premises=conflict.premises,
        sets=conflict.sets,
        explanation=conflict.explanation[:MOST_STEPS],
        support=conflict.support,
        repairs=conflict.repairs,
        outlier=conflict.outlier,
        outlier_share=conflict.outlier_share,
        capped=conflict.capped,
    )


def _level(view: View, conflict: Conflict) -> Level:
    """Return the network's level; a note where only midnight parts dates, a tension where a hedge has no width."""
    if _only_midnight(view, conflict):
        return "note"
    doubtful = {c for c in conflict.claims if _unmeasured(view.claims[c])}
    if conflict.sets and all(doubtful & set(ids) for ids in conflict.sets):
        return "tension"
    return conflict.level


def _unmeasured(claim: Claim) -> bool:
    """Say whether a claim is hedged by words that have no width, so that how far it may stray cannot be said."""
    hedge = (claim.says.hedge or "").casefold()
    policy = load("policy")
    known = [*policy["circa"]["words"], *(w for words in policy["parts"]["words"].values() for w in words)]
    return bool(hedge) and not any(word in hedge for word in known)


def _only_midnight(view: View, conflict: Conflict) -> bool:
    """Say whether two dates meet at midnight, where one is no day or one source gives both and so knows of both."""
    if len(conflict.values) != 2 or any(b is None for value in conflict.values for b in value):
        return False
    (a, b), (c, d) = conflict.values
    days = load("policy")["near_days"]["days"]
    if not (0 < (c or 0) - (b or 0) <= days or 0 < (a or 0) - (d or 0) <= days):
        return False
    one_source = len({view.claims[i].source for i in conflict.claims}) == 1
    return one_source or not (a == b and c == d)


def _verdict(view: View, conflict: Conflict, suspect: Claim, event: str) -> str:
    own = next((s for s in conflict.support if suspect.id in s.claims), None)
    others = [s for s in conflict.support if s is not own]
    title = view.title(event)
    if not own or not others:
        return f"What is said of {title} cannot all be true."
    against = f"{_against(view, others[0], suspect)} {_bare(others[0].value)}"
    return f"{_puts(view, suspect)} {title} in {_bare(own.value)}; {against}."


def _bare(value: str) -> str:
    return value.removeprefix("in ").removeprefix("on ")


def _puts(view: View, claim: Claim) -> str:
    says = claim.says
    name = view.name(claim.source)
    if isinstance(says, Anniversary):
        return f"A {ordinal(says.anniversary)} anniversary in {name} puts"
    if isinstance(says, NthYear):
        return f"A {ordinal(says.nth_year)} year in {name} puts"
    if isinstance(says, Lasted):
        return f"A count of years in {name} puts"
    return f"{name} puts"


def _against(view: View, other: Stand, suspect: Claim) -> str:
    sources: Sequence[str] = [s for s in other.sources if s != suspect.source]
    if not sources:
        return "the same source also has"
    if len(sources) <= 2:
        return f"{row(map(view.name, sources))} {'have' if len(sources) > 1 else 'has'}"
    return f"{plural(len(sources), 'other source')} have"
