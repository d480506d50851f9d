"""Matching: one walk over the tokens finds every candidate, the longest at each place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.dating.patterns import Edge, Ending, Macro, Node
from timeline.dating.tokens import NONE, Classes, Tokens

Captures = tuple[Any, ...]  # (captures before, field, value), or ()


class Match(NamedTuple):
    """An expression found: its place in the text, its tokens `[first, last)`, its kind and the fields read."""

    start: int
    end: int
    first: int
    last: int
    kind: str
    fields: dict[str, Any]


class _Found(NamedTuple):
    first: int
    last: int
    reach: int  # the index after the last token of context
    begin: int  # the index of the first token of context
    ending: Ending
    captures: Captures


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps that a token allows from a node: by itself, and through macros that can begin with it.

    Each comes with the classes that must follow it, None where a pattern may end there. A macro comes with what it
    captures when this token alone is all of it, None where it cannot be, and with the classes that can stand second
    in it. `after`: the classes of which one must follow for any step, None where none need.
    """

    classes: Classes  # kept, so that its identity stays its own
    tokens: tuple[tuple[Edge, Any, frozenset[str] | None], ...]
    macros: tuple[tuple[Macro, Edge, Captures | None, frozenset[str], frozenset[str] | None], ...]
    after: frozenset[str] | None


class StepCache:
    """The steps learnt so far, of each node by the identity of a token's classes."""

    def __init__(self) -> None:
        self.known: defaultdict[Node, dict[int, Steps]] = defaultdict(dict)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def learn(self, node: Node, here: Classes) -> Steps:
        """Return the steps that a token allows from a node, and keep them."""
        steps = self.known[node][id(here)] = _steps(node, here, self)
        self._count += 1
        return steps

    def clear(self) -> None:
        """Forget all."""
        self.known.clear()
        self._count = 0


class _Walk:
    """The walks over one row of tokens; what a macro finds at a token is kept."""

    def __init__(self, tokens: Tokens, cache: StepCache) -> None:
        self.tokens = tokens
        self.classes = (*tokens.classes, NONE, NONE)  # from the end no step leads on
        self.cache = cache
        self.chart: dict[tuple[str, int], list[tuple[int, Captures]]] = {}

    def steps(self, node: Node, at: int) -> list[tuple[Edge, int, Captures | None, Any]]:
        """Return (edge, index after it, what a macro captured, what the token is) for every step from a node."""
        classes = self.classes
        here, after = classes[at], classes[at + 1]
        known = self.cache.known[node].get(id(here)) or self.cache.learn(node, here)
        if known.after is not None and known.after.isdisjoint(after):
            return []
        found: list[tuple[Edge, int, Captures | None, Any]] = []
        for edge, value, needs in known.tokens:
            if (needs is None or not needs.isdisjoint(after)) and (not edge.glued or self._glued(at)):
                found.append((edge, at + 1, None, value))
        for macro, edge, alone, seconds, needs in known.macros:
            if edge.glued and not self._glued(at):
                continue
            if not seconds.isdisjoint(after):
                for end, captures in self.macro(macro, at):
                    if needs is None or not needs.isdisjoint(classes[end]):
                        found.append((edge, end, captures, None))
            elif alone is not None and (needs is None or not needs.isdisjoint(after)):
                found.append((edge, at + 1, alone, None))
        return found

    def macro(self, macro: Macro, at: int) -> list[tuple[int, Captures]]:
        """Return what a macro matches at a token: (index after it, captures), one for each length, first written
        first."""
        known = self.chart.get((macro.name, at))
        if known is not None:
            return known
        best: dict[int, tuple[int, Captures]] = {}
        stack: list[tuple[Node, int, Captures]] = [(macro.root, at, ())]
        while stack:
            node, j, captures = stack.pop()
            for ending in node.ends:
                if j not in best or ending.order < best[j][0]:
                    best[j] = ending.order, (captures, "*", ending.gives) if ending.gives else captures
            for edge, end, inner, value in self.steps(node, j):
                stack.append((edge.node, end, capture(captures, edge.field, inner, value)))
        found = self.chart[macro.name, at] = [(end, captures) for end, (_, captures) in sorted(best.items())]
        return found

    def _glued(self, at: int) -> bool:
        return at > 0 and self.tokens.ends[at - 1] == self.tokens.starts[at]


def _steps(node: Node, here: Classes, cache: StepCache) -> Steps:
    tokens = tuple((edge, here[key], _needs(edge)) for key in here for edge in node.next.get(key, ()))
    macros = []
    for macro, edge in node.macros:
        openings = [macro.openings[key] for key in here if key in macro.openings]
        if openings:
            seconds = frozenset[str]().union(*[opening.seconds for opening in openings])
            whole = any(opening.whole for opening in openings)
            macros.append((macro, edge, _alone(macro, here, cache) if whole else None, seconds, _needs(edge)))
    ways = [needs for _, _, needs in tokens] + [needs for _, _, alone, _, needs in macros if alone is not None]
    seconds = frozenset().union(*[seconds for _, _, _, seconds, _ in macros])
    after = None if None in ways else seconds.union(*[needs for needs in ways if needs is not None])
    return Steps(here, tokens, tuple(macros), after)


def _alone(macro: Macro, here: Classes, cache: StepCache) -> Captures | None:
    """What a macro captures from one token with nothing beside it; no macro begins glued to what stands before."""
    found = _Walk(Tokens([0], [1], [here]), cache).macro(macro, 0)
    return found[0][1] if found else None


def _needs(edge: Edge) -> frozenset[str] | None:
    return None if edge.node.ends else edge.node.firsts()


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
        captures, field, value = captures
        rows.append((field, value))
    for field, value in reversed(rows):
        if field == "*":
            fields.update(value)
        elif field == "+":
            fields.update(unfold(value))
        elif isinstance(value, tuple) and len(value) == 3:
            fields[field] = unfold(value)[""]
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
    openings, within = cache.known[root], cache.known[led]
    for i, here in enumerate(tokens.classes):
        node, known = (led, within) if i < free else (root, openings)
        after = (known.get(id(here)) or cache.learn(node, here)).after
        if after is None or (after and not after.isdisjoint(walk.classes[i + 1])):
            _search(walk, node, i, waiting)
        if not waiting:
            continue
        best = waiting.pop(i, None)
        if best is None or i < free:
            continue
        fields = unfold(best.captures)
        fields.update(best.ending.gives)
        yield Match(tokens.starts[i], tokens.ends[best.last - 1], i, best.last, best.ending.kind, fields)
        free = best.last


def _search(walk: _Walk, root: Node, i: int, waiting: dict[int, _Found]) -> None:
    """Put the best expressions that a walk from token `i` finds into `waiting`, by the token they begin at."""
    stack: list[tuple[Node, int, int, int, Captures]] = [(root, i, -1, -1, ())]
    while stack:
        node, j, first, last, captures = stack.pop()
        for ending in node.ends:
            rival = waiting.get(first)
            if rival is not None and rival.reach > j:
                continue
            here = _Found(first, j if last < 0 else last, j, i, ending, captures)
            if (rival is None or _rank(here) > _rank(rival)) and _allowed(walk.tokens, here, i):
                waiting[first] = here
        if not node.next and not node.macros:
            continue
        for edge, end, inner, value in walk.steps(node, j):
            if edge.context:
                stack.append((edge.node, end, first, j if first >= 0 and last < 0 else last, captures))
            else:
                stack.append(
                    (edge.node, end, j if first < 0 else first, last, capture(captures, edge.field, inner, value))
                )


def _rank(found: _Found) -> tuple[int, int, int]:
    """What reaches further comes first, then what knows more of what stands before it, then what was written first."""
    return found.reach, -found.begin, -found.ending.order


def _allowed(tokens: Tokens, found: _Found, i: int) -> bool:
    classes, ending = tokens.classes, found.ending
    if ending.not_next and found.reach < len(classes) and not ending.not_next.isdisjoint(classes[found.reach]):
        return False
    return not (ending.not_previous and i and not ending.not_previous.isdisjoint(classes[i - 1]))
