"""Patterns over tokens: the lines of a language file as one grammar, in which a walk finds them all at once.

A pattern is a row of elements parted by spaces:

    word        that word, lower case; `a|an` one of several; punctuation stands for itself (`-` any dash, `'` any
    apostrophe)
    {class}     a token of the class (month, day, year, n, unit ...), or a name of several words; kept in the field
    of that name
    {class:f}   the same, kept in field f
    <macro>     any pattern of the macro, with the fields it gives
    [element]   context: must stand there and is not part of the expression (first or last elements only)
    x?          the element may be left out
    _           what follows stands directly after, without a space

No pattern is a regular expression, so none can backtrack: from a token a walk takes at most as many steps as the
patterns
have elements, and what a macro finds at a token is worked out once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, NamedTuple

from timeline.light import light

Gives = tuple[tuple[str, Any], ...]


class PatternError(ValueError):
    """A pattern of a language file that cannot be read."""


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """A step of a walk: where to, the field that keeps what stood there, is it glued to what stands before, is it
    context."""

    node: "Node"
    field: str | None
    glued: bool
    context: bool

    def like(self, other: "Edge") -> bool:
        """Say whether a step differs from another in nothing but where it leads to."""
        return (self.field, self.glued, self.context) == (other.field, other.glued, other.context)


@light
class Ending:
    """A pattern that ends at a node: what kind it is of, what it gives, what must not stand beside it.

    Of two that reach as far the lower `order`, written earlier in the file, holds.
    """

    kind: str
    gives: Gives
    order: int
    not_next: frozenset[str] = frozenset()
    not_previous: frozenset[str] = frozenset()


class Node:
    """A place in the grammar: where each token class leads, where macros lead, and the patterns that end here."""

    __slots__ = ("_firsts", "ends", "macros", "next")

    def __init__(self) -> None:
        self.next: dict[str, tuple[Edge, ...]] = {}
        self.macros: list[tuple[Macro, Edge]] = []
        self.ends: list[Ending] = []
        self._firsts: frozenset[str] | None = None

    def firsts(self) -> frozenset[str]:
        """Return the token classes that a walk from here can begin with; the patterns below must be complete."""
        if self._firsts is None:
            self._firsts = frozenset(self.next).union(*[macro.openings for macro, _ in self.macros])
        return self._firsts

    def led(self) -> "Node":
        """Return a node with the steps of this one that are context, and no other."""
        node = Node()
        node.next = {
            key: led for key, edges in self.next.items() if (led := tuple(edge for edge in edges if edge.context))
        }
        node.macros = [(macro, edge) for macro, edge in self.macros if edge.context]
        return node

    def openings(self) -> "dict[str, Opening]":
        """Return what each first token class can begin; the patterns below must be complete."""
        whole: set[str] = set()
        seconds: dict[str, set[str]] = {}
        steps = [(key, edge.node) for key, edges in self.next.items() for edge in edges]
        for macro, edge in self.macros:
            for key, opening in macro.openings.items():
                seconds.setdefault(key, set()).update(opening.seconds)
                if opening.whole:
                    steps.append((key, edge.node))
        for key, node in steps:
            seconds.setdefault(key, set()).update(node.firsts())
            if node.ends:
                whole.add(key)
        return {key: Opening(key in whole, frozenset(after)) for key, after in seconds.items()}


@dataclass(frozen=True, slots=True)
class Opening:
    """What a token of a class can begin: a pattern that is `whole` with it, or one whose `seconds` follow."""

    whole: bool
    seconds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Macro:
    """A named part of patterns, and what it can begin with."""

    name: str
    root: Node
    openings: Mapping[str, Opening]


class _Element(NamedTuple):
    keys: tuple[str, ...]  # token classes, or one macro's name
    macro: bool
    field: str | None
    optional: bool
    context: bool
    glued: bool


class Grammar:
    """The patterns of one language under one root; built from the file, then only read."""

    def __init__(
        self, macros: Mapping[str, Sequence[Any]], phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Any]]]
    ):
        self.root = Node()
        self._written = macros
        self._phrases = phrases
        self._macros: dict[str, Macro] = {}
        self._open: list[str] = []
        self._count = 0

    def add(self, pattern: str, ending: Ending, root: Node | None = None) -> None:
        """Lay a pattern into the grammar; raises PatternError for an unknown macro, a circle of macros, or mere
        context."""
        elements = list(_elements(pattern))
        if all(element.context for element in elements):
            raise PatternError(f"the pattern {pattern!r} is nothing but context")
        self._count += 1
        ending = replace(ending, order=self._count)
        for chosen in product(*[(True, False) if element.optional else (True,) for element in elements]):
            row = [element for element, taken in zip(elements, chosen, strict=True) if taken]
            if root is not None and row and row[0].glued:
                raise PatternError(f"the part {pattern!r} may begin with what is glued to nothing")
            nodes = [self.root if root is None else root]
            for element in row:
                nodes = [self._step(node, element) for node in nodes[:1]]
            nodes[0].ends.append(ending)

    def _step(self, node: Node, element: _Element) -> Node:
        edge = Edge(Node(), element.field, element.glued, element.context)
        if element.macro or element.keys[0] in self._phrases:
            macro = self._macro(element.keys[0], element.macro)
            for known, there in node.macros:
                if known.name == macro.name and there.like(edge):
                    return there.node
            node.macros.append((macro, edge))
            return edge.node
        for there in node.next.get(element.keys[0], ()):
            if there.like(edge) and {key for key, edges in node.next.items() if there in edges} == set(element.keys):
                return there.node
        for key in element.keys:
            node.next[key] = (*node.next.get(key, ()), edge)
        return edge.node

    def _macro(self, name: str, written: bool) -> Macro:
        key = f"<{name}>" if written else f"{{{name}}}"
        if key in self._open:
            raise PatternError(f"the macro {key} leads back to itself")
        if key not in self._macros:
            self._open.append(key)
            root = Node()
            if written:
                self._fill(name, root)
            else:
                self._fill_class(name, root)
            self._macros[key] = Macro(key, root, root.openings())
            self._open.pop()
        return self._macros[key]

    def _fill(self, name: str, root: Node) -> None:
        if name not in self._written:
            raise PatternError(f"there is no macro <{name}>")
        for entry in self._written[name]:
            pattern, gives = (entry["pattern"], entry["give"]) if isinstance(entry, Mapping) else (entry, {})
            self.add(pattern, Ending("", tuple(gives.items()), 0), root)

    def _fill_class(self, name: str, root: Node) -> None:
        self._count += 1
        end = Node()
        end.ends.append(Ending("", (), self._count))
        root.next[name] = (Edge(end, "", False, False),)
        for words, value in self._phrases[name]:
            self.add(" ".join(words), Ending("", (("", value),), 0), root)


def _elements(pattern: str) -> Iterator[_Element]:
    glued = False
    for word in pattern.split():
        if word == "_":
            glued = True
            continue
        optional = len(word) > 1 and word.endswith("?")
        word = word[:-1] if optional else word
        context = len(word) > 2 and word[0] == "[" and word[-1] == "]"
        word = word[1:-1] if context else word
        if context and word.endswith("?"):
            raise PatternError(f"write [x]? and not [x?] in {pattern!r}")
        yield _element(word, optional, context, glued)
        glued = False


def _element(word: str, optional: bool, context: bool, glued: bool) -> _Element:
    if len(word) > 2 and word[0] == "<" and word[-1] == ">":
        return _Element((word[1:-1],), True, None, optional, context, glued)
    if len(word) > 2 and word[0] == "{" and word[-1] == "}":
        name, _, field = word[1:-1].partition(":")
        return _Element((name,), False, None if context else field or name, optional, context, glued)
    keys = tuple("=" + choice for choice in word.split("|") if choice) or ("=|",)
    return _Element(keys, False, None, optional, context, glued)


def keys(text: str) -> frozenset[str]:
    """Return the token classes that a list of words and {classes} names."""
    return frozenset(word[1:-1] if word[0] == "{" and word[-1] == "}" else "=" + word for word in text.split())


def literals(root: Node) -> frozenset[str]:
    """Return the words that the patterns below a node name."""
    found: set[str] = set()
    seen: set[int] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        found.update(key[1:] for key in node.next if key[0] == "=")
        for ending in node.ends:
            found.update(key[1:] for key in ending.not_next | ending.not_previous if key[0] == "=")
        stack.extend(edge.node for edges in node.next.values() for edge in edges)
        for macro, edge in node.macros:
            stack.extend((macro.root, edge.node))
    return frozenset(found)
