"""Steps: where a token leads from a place in the grammar, told by its classes and by those of the token behind it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from timeline.dating.patterns import Edge, Macro, Node
from timeline.dating.tokens import Classes
from timeline.light import light

Kind = frozenset[str]
"""The classes of a token."""
NOTHING: Kind = frozenset()


@light
class Steps:
    """The steps that a token of a kind allows from a node: by one of its classes, and through macros it can begin.

    Each comes with the classes of which one must follow it, None where a pattern may end there; a macro that can go on
    with that token comes with what can stand second in it as well. `after`: the classes of which one must follow for
    any step. `ways`: those of them that two tokens of the kinds met so far may follow.
    """

    tokens: list[tuple[Edge, str, Kind | None]]
    macros: list[tuple[Macro, Edge, Kind | None]]
    after: Kind | None
    ways: "defaultdict[Kind, dict[Kind, Ways]]"


@light
class Ways:
    """Of the steps from a node those that the kinds of the two tokens behind allow: by one token with the steps from
    there, None where a pattern can only end, and through macros with the steps that they begin with.

    By one token leads a macro too that can read no more than it there.
    """

    tokens: list[tuple[Edge, str, Steps | None]]
    macros: list[tuple[Macro, Edge, Steps]]


class StepCache:
    """The kinds of tokens met so far, the steps that each allows from a node, and which of these each kind behind it
    allows.
    """

    def __init__(self) -> None:
        self.known: defaultdict[Node, dict[Kind, Steps]] = defaultdict(dict)
        self._count = 0
        self._kinds: dict[int, Kind] = {}
        self._alike: dict[Kind, Kind] = {}
        self._kept: list[Classes] = []  # so that their identity stays their own

    def __len__(self) -> int:
        return self._count + len(self._kinds)

    def kinds(self, tokens: Sequence[Classes]) -> list[Kind]:
        """Return the kind of each token."""
        try:
            return list(map(self._kinds.__getitem__, map(id, tokens)))
        except KeyError:
            new = {id(here): here for here in tokens if id(here) not in self._kinds}
            for identity, here in new.items():
                kind = frozenset(here)
                self._kinds[identity] = self._alike.setdefault(kind, kind)
            self._kept.extend(new.values())
            return self.kinds(tokens)

    def learn(self, node: Node, here: Kind) -> Steps:
        """Return the steps that a token allows from a node, and keep them."""
        tokens = [(edge, key, _needs(edge)) for key in sorted(here & node.next.keys()) for edge in node.next[key]]
        macros = [
            (macro, edge, needs)
            for macro, edge in node.macros
            if not macro.openings.keys().isdisjoint(here) and (needs := _begins(macro, edge, here)) != NOTHING
        ]
        ways = [row[2] for row in (*tokens, *macros)]
        after = None if None in ways else frozenset[str]().union(*[needs for needs in ways if needs is not None])
        steps = self.known[node][here] = Steps(tokens, macros, after, defaultdict(dict))
        self._count += 1
        return steps

    def steps(self, node: Node, here: Kind, following: Kind) -> Steps | None:
        """Return the steps from a node by a token of a kind, None where a token of another behind it allows none."""
        steps = self.known[node].get(here) or self.learn(node, here)
        return None if steps.after is not None and steps.after.isdisjoint(following) else steps

    def ways(self, steps: Steps, here: Kind, following: Kind, beyond: Kind) -> Ways:
        """Return those of the steps by a token of a kind that tokens of two others may follow, and keep them."""
        tokens = [row[:2] for row in steps.tokens if row[2] is None or not row[2].isdisjoint(following)]
        macros = []
        for macro, edge, needs in steps.macros:
            if needs is None or not needs.isdisjoint(following):
                if alone := _alone(macro, edge, here, following):
                    tokens.append(alone)
                elif opening := self._opening(macro, here, following, beyond):
                    macros.append((macro, edge, opening))
        onward = [(edge, key, self.steps(edge.node, following, beyond)) for edge, key in tokens]
        ways = steps.ways[following][beyond] = Ways([row for row in onward if row[2] or row[0].node.ends], macros)
        self._count += 1
        return ways

    def _opening(self, macro: Macro, here: Kind, following: Kind, beyond: Kind) -> Steps | None:
        """Return the steps that a macro begins with by a token of a kind, None where those behind allow none."""
        steps = self.steps(macro.root, here, following)
        if steps is None:
            return None
        ways = steps.ways[following].get(beyond) or self.ways(steps, here, following, beyond)
        return steps if ways.tokens or ways.macros else None

    def clear(self) -> None:
        """Forget all."""
        self.known.clear()
        self._count = 0
        self._kinds.clear()
        self._alike.clear()
        self._kept.clear()


def _begins(macro: Macro, edge: Edge, here: Kind) -> Kind | None:
    """Return what must follow a token that begins a macro: what can stand second in it, or what comes behind it where
    the token can be all of it; nothing where it cannot begin it, None where nothing need follow.
    """
    openings = [macro.openings[key] for key in here & macro.openings.keys()]
    seconds = NOTHING.union(*[opening.seconds for opening in openings])
    if not any(opening.whole for opening in openings):
        return seconds
    return None if edge.node.ends else seconds | edge.node.firsts()


def _alone(macro: Macro, edge: Edge, here: Kind, following: Kind) -> tuple[Edge, str] | None:
    """Return the step through a macro as one by a class of a token, where the macro can read nothing but that token."""
    if any(not macro.openings[key].seconds.isdisjoint(following) for key in here & macro.openings.keys()):
        return None
    read = _read(macro, here)
    if read is None or (edge.field is not None and read[0] != ""):
        return None
    return replace(edge, field=read[0] if edge.field is None else edge.field), read[1]


def _read(macro: Macro, here: Kind) -> tuple[str | None, str] | None:
    """Return the field in which a macro keeps what it reads in one token of a kind, and the class that it keeps; None
    where it gives more than that.
    """
    root = macro.root
    found = [
        (ending, edge.field, key)
        for key in sorted(here & root.next.keys())
        for edge in root.next[key]
        for ending in edge.node.ends
    ]
    for inner, edge in root.macros:
        if edge.node.ends and any(inner.openings[key].whole for key in here & inner.openings.keys()):
            read = _read(inner, here)
            if read is None or (edge.field is not None and read[0] != ""):
                return None
            field = read[0] if edge.field is None else edge.field
            found += [(ending, field, read[1]) for ending in edge.node.ends]
    ending, field, key = min(found, key=lambda row: row[0].order)
    return None if ending.gives else (field, key)


def _needs(edge: Edge) -> Kind | None:
    return None if edge.node.ends else edge.node.firsts()
