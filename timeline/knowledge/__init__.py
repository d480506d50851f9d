"""The historian's shelf: YAML lexicons, event kinds, orderings and tolerances, and the one loader that reads them."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_SHELF = Path(__file__).parent


class _Loader(yaml.CSafeLoader):
    """YAML in which a long pattern may be written in parts: `!any` of some, `!seq` of one behind another; and in which
    "on", "no" and the like are words, as here they mostly are.
    """


def _any(loader: _Loader, node: yaml.SequenceNode) -> str:
    return f"(?:{'|'.join(loader.construct_sequence(node))})"


def _seq(loader: _Loader, node: yaml.SequenceNode) -> str:
    return "".join(loader.construct_sequence(node))


_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile("true|false"), ["t", "f"])
_Loader.add_constructor("!any", _any)
_Loader.add_constructor("!seq", _seq)


@cache
def load(name: str) -> Any:
    """Return the content of `NAME.yaml` on the shelf (`policy`, `languages/en`); raises FileNotFoundError.

    The value is shared between callers and must not be changed.
    """
    return yaml.load(_SHELF.joinpath(*f"{name}.yaml".split("/")).read_bytes(), Loader=_Loader)


def load_from(path: Path) -> Any:
    """Return the content of a YAML file that is kept outside the shelf; raises FileNotFoundError."""
    return yaml.load(path.read_bytes(), Loader=_Loader)


def primary(language: str) -> str:
    """Return the code of a language without country or script: `fr` of `fr-CA`."""
    return language.replace("_", "-").partition("-")[0].lower()


@cache
def kind_names() -> frozenset[str]:
    """Return the names of the kinds of event, read off the lines of their table, which a check need not parse."""
    text = _SHELF.joinpath("kinds.yaml").read_text(encoding="utf-8").partition("\nkinds:")[2]
    return frozenset(re.findall(r"(?m)^  ([a-z_]+):", text)) | {*load("linking")["titles"]["kinds"]}


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a date lexicon, sorted."""
    found = (entry.name for entry in _SHELF.joinpath("languages").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))
