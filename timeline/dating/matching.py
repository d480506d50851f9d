"""Matching: one walk over the tokens finds every candidate, the longest at each place."""

from collections.abc import Iterator
from typing import Any

from timeline.dating.patterns import Edge, Ending, Macro, Node
from timeline.dating.steps import NOTHING, StepCache, Steps
from timeline.dating.tokens import Tokens
from timeline.light import light

Captures = tuple[Any, ...]  # (captures before, field, value), or ()


@light
class Match:
    """An expression found: its place in the text, its tokens `[first, last)`, its kind and the fields read."""

    start: int
    end: int
    first: int
    last: int
    kind: str
    fields: dict[str, Any]


@light
class _Found:
    first: int
    last: int
    reach: int  # the index after the last token of context
    begin: int  # the index of the first token of context
    ending: Ending
    captures: Captures


class _Walk:
    """The walks over one row of tokens; what a macro finds at a token is kept."""

    def __init__(self, tokens: Tokens, cache: StepCache) -> None:
        self.tokens = tokens
        self.kinds = [*cache.kinds(tokens.classes), NOTHING, NOTHING]  # from the end no step leads on
        self.cache = cache
        self.chart: dict[tuple[str, int], list[tuple[int, Captures]]] = {}

    def follow(self, steps: Steps, at: int) -> list[tuple[Edge, int, Captures | None, Any, Steps | None]]:
        """Return (edge, index after it, what a macro captured, what the token is, steps from there) for every step that
        ends a pattern or leads on.
        """
        kinds, here = self.kinds, self.tokens.classes[at]
        following, beyond = kinds[at + 1], kinds[at + 2]
        ways = steps.ways[following].get(beyond) or self.cache.ways(steps, kinds[at], following, beyond)
        found: list[tuple[Edge, int, Captures | None, Any, Steps | None]] = []
        for edge, key, after in ways.tokens:
            if not edge.glued or self._glued(at):
                found.append((edge, at + 1, None, here[key], after))
        for macro, edge, opening in ways.macros:
            if edge.glued and not self._glued(at):
                continue
            for end, captures in self.macro(macro, opening, at):
                then = self.cache.steps(edge.node, kinds[end], kinds[end + 1])
                if then is not None or edge.node.ends:
                    found.append((edge, end, captures, None, then))
        return found

    def macro(self, macro: Macro, opening: Steps, at: int) -> list[tuple[int, Captures]]:
        """Return what a macro matches at a token by the steps it begins with: (index after it, captures), one for each
        length, first written first."""
        known = self.chart.get((macro.name, at))
        if known is not None:
            return known
        best: dict[int, tuple[int, Captures]] = {}
        stack: list[tuple[Steps, int, Captures]] = [(opening, at, ())]
        while stack:
            steps, j, captures = stack.pop()
            for edge, end, inner, value, after in self.follow(steps, j):
                here = capture(captures, edge.field, inner, value)
                for ending in edge.node.ends:
                    if end not in best or ending.order < best[end][0]:
                        best[end] = ending.order, (here, "*", ending.gives) if ending.gives else here
                if after is not None:
                    stack.append((after, end, here))
        found = [(end, captures) for end, (_, captures) in sorted(best.items())] if best else []
        self.chart[macro.name, at] = found
        return found

    def _glued(self, at: int) -> bool:
        return at > 0 and self.tokens.ends[at - 1] == self.tokens.starts[at]


def capture(captures: Captures, field: str | None, inner: Captures | None, value: Any) -> Captures:
    """Add what one step read to the captures so far."""
    if inner is None:
        return captures if field is None else (captures, field, value)
    if not inner:
        return captures
    return (captures, "+" if field is None else field, inner)


def unfold(captures: Captures) -> dict[str, Any]:
    """Return the fields that captures hold."""
    fields: dict[str, Any] = {}
    rows = []
    while captures:
        rows.append(captures)
        captures = captures[0]
    for _, field, value in reversed(rows):
        if field == "*":
            fields.update(value)
        elif field == "+":
            fields.update(unfold(value))
        elif isinstance(value, tuple) and len(value) == 3:
            fields[field] = value[2] if value[1] == "" else unfold(value)[""]
        else:
            fields[field] = value
    return fields


def matches(tokens: Tokens, root: Node, led: Node, cache: StepCache) -> Iterator[Match]:
    """Yield the expressions from left to right without overlap; at each place the longest, then the one written first.

    Linear in the number of tokens. A pattern with context before it waits for the token where its expression begins.
    `led`: the patterns that begin with context, which alone may begin within the expression before. `cache` is kept
    from call to call as long as the tokens' classes are.
    """
    walk = _Walk(tokens, cache)
    waiting: dict[int, _Found] = {}
    free = 0
    openings, within, kinds = cache.known[root], cache.known[led], walk.kinds
    places = range(len(tokens.classes))
    for i, here, following, steps in zip(places, kinds, kinds[1:], map(openings.get, kinds), strict=False):
        if i < free:
            steps = within.get(here) or cache.learn(led, here)
        elif steps is None:
            steps = cache.learn(root, here)
        after = steps.after
        if after is None or (after and not after.isdisjoint(following)):
            _search(walk, steps, i, waiting)
        if not waiting:
            continue
        best = waiting.pop(i, None)
        if best is None or i < free:
            continue
        fields = unfold(best.captures)
        fields.update(best.ending.gives)
        yield Match(tokens.starts[i], tokens.ends[best.last - 1], i, best.last, best.ending.kind, fields)
        free = best.last


def _search(walk: _Walk, opening: Steps, i: int, waiting: dict[int, _Found]) -> None:
    """Put the best expressions that a walk from token `i` finds into `waiting`, by the token they begin at."""
    stack: list[tuple[Steps, int, int, int, Captures]] = [(opening, i, -1, -1, ())]
    while stack:
        steps, j, first, last, captures = stack.pop()
        for edge, end, inner, value, after in walk.follow(steps, j):
            if edge.context:
                begin, over, here = first, j if first >= 0 and last < 0 else last, captures
            else:
                begin, over, here = j if first < 0 else first, last, capture(captures, edge.field, inner, value)
            for ending in edge.node.ends:
                rival = waiting.get(begin)
                if rival is not None and rival.reach > end:
                    continue
                found = _Found(begin, end if over < 0 else over, end, i, ending, here)
                if (rival is None or _rank(found) > _rank(rival)) and _allowed(walk.tokens, found, i):
                    waiting[begin] = found
            if after is not None:
                stack.append((after, end, begin, over, here))


def _rank(found: _Found) -> tuple[int, int, int]:
    """What reaches further comes first, then what knows more of what stands before it, then what was written first."""
    return found.reach, -found.begin, -found.ending.order


def _allowed(tokens: Tokens, found: _Found, i: int) -> bool:
    classes, ending = tokens.classes, found.ending
    if ending.not_next and found.reach < len(classes) and not ending.not_next.isdisjoint(classes[found.reach]):
        return False
    return not (ending.not_previous and i and not ending.not_previous.isdisjoint(classes[i - 1]))
