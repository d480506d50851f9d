"""uncorroborated-event: what only one source says."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from timeline.checking.findings import make
from timeline.checking.look import PUBLISHED
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import plural
from timeline.knowledge import load
from timeline.records.finding import Finding, Step


def find(view: View) -> Iterator[Finding]:
    """Note, once for a source, the events that no other independent source speaks of; beyond a number, all together."""
    alone: dict[str, list[str]] = defaultdict(list)
    leaders, sources = view.independent, view.index.sources
    for event, places in view.index.by_event.items():
        one = sources[places[0]]
        witness = leaders.get(one, one)
        for place in places:
            source = sources[place]
            if source != one and leaders.get(source, source) != witness:
                break
        else:
            if not event.startswith(PUBLISHED):
                alone[view.about(event)[0].source].append(event)
    if view.count_independent(set(view.index.by_source)) < 2:
        return
    most = load("policy")["uncorroborated"]["at_most"]
    named = sorted(alone, key=lambda source: (-len(alone[source]), source))
    for events in alone.values():
        events.sort(key=view.first)
    for source in named[:most]:
        yield _note(view, alone[source], f"Only {source} speaks of {plural(len(alone[source]), 'event')}.", source)
    if rest := [event for source in named[most:] for event in alone[source]]:
        yield _note(view, rest, f"{plural(len(rest), 'event')} more rest on one source each.", "others")


def _note(view: View, events: Sequence[str], verdict: str, about: str) -> Finding:
    claims = [c for event in events for c in view.about(event)]
    shown = events[:10]
    steps = [
        Step(says=view.title(event), claim=first.id, source=first.source)
        for event in shown
        for first in view.about(event)[:1]
    ]
    if len(events) > len(shown):
        steps.append(Step(says=f"and {len(events) - len(shown)} more"))
    finding = make(view, "uncorroborated-event", "note", verdict, claims, event=about, steps=steps)
    return finding.model_copy(
        update={"id": f"uncorroborated-event:{about}:events", "events": tuple(events), "outlier": None}
    )


RULE = Rule("uncorroborated-event", "events that only one source speaks of", find)
