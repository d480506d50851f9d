"""circular-citation: sources that rest on one another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from timeline.checking.findings import make
from timeline.checking.rule import Rule
from timeline.checking.view import View
from timeline.checking.wording import row
from timeline.records.claim import Claim
from timeline.records.finding import Finding, Step


def find(view: View) -> Iterator[Finding]:
    """Look for sources that, by `derived_from` or by whom their claims cite, lead back to themselves."""
    edges = _edges(view)
    for circle in _circles({source: tuple(targets) for source, targets in edges.items()}):
        steps = []
        claims: list[Claim] = []
        for source, target in zip(circle, (*circle[1:], circle[0]), strict=True):
            cited = edges[source][target]
            says = f"{source} {'cites' if cited else 'repeats'} {target}."
            steps.append(
                Step(
                    says=says,
                    source=source,
                    claim=cited.id if cited else None,
                    quote=view.quote(cited) if cited else None,
                )
            )
            claims += [cited] if cited else []
        names = row(circle)
        verdict = (
            f"{names} rest on one another; none of them is a source for the others."
            if len(circle) > 1
            else f"{names} is given as its own source."
        )
        first = circle[0]
        finding = (
            make(view, "circular-citation", "tension", verdict, claims, event=first, steps=steps) if claims else None
        )
        yield finding or Finding(
            id=f"circular-citation:{first}:{'+'.join(circle[1:]) or first}",
            rule="circular-citation",
            level="tension",
            verdict=verdict,
            explanation=tuple(steps),
        )


def _edges(view: View) -> Mapping[str, Mapping[str, Claim | None]]:
    known = {word.casefold(): s.id for s in view.sources.values() for word in (s.id, s.title) if word}
    edges: dict[str, dict[str, Claim | None]] = defaultdict(dict)
    for source in view.sources.values():
        for origin in source.derived_from:
            edges[source.id].setdefault(origin, None)
    for claim in view.attributed:
        attribution = claim.says.attribution
        cited = known.get(attribution.casefold()) if attribution else None
        if cited and cited != claim.source:
            edges[claim.source].setdefault(cited, claim)
    return edges


def _circles(edges: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield one shortest circle for each source that is the least of a circle, so that each is told once."""
    for start in sorted(edges):
        paths: list[tuple[str, ...]] = [(start,)]
        seen = {start}
        while paths:
            path = paths.pop(0)
            if start in edges.get(path[-1], ()):
                yield path
                break
            for target in sorted(edges.get(path[-1], ())):
                if target > start and target not in seen:
                    seen.add(target)
                    paths.append((*path, target))


RULE = Rule("circular-citation", "sources that rest on one another", find)
