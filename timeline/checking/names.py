"""Names of parties and classes as people read them: `KH` Cambodia, `donors-to-KH` donors to Cambodia."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from timeline.knowledge import load


@cache
def _iso() -> Mapping[str, str]:
    """ISO 3166 code → name, from pycountry's table, read as a file: to import the package costs more than a check."""
    spec = find_spec("pycountry")
    folders = (spec.submodule_search_locations if spec else None) or []
    for folder in folders:
        table = json.loads(Path(folder, "databases", "iso3166-1.json").read_bytes())
        return {entry["alpha_2"]: entry.get("common_name", entry["name"]) for entry in table["3166-1"]}
    return {}


@cache
def party(code: str) -> str:
    """Return a party's name by its code; an unknown code is its own name."""
    shelf = load("parties")
    for group in ("historic", "organisations"):
        if code in shelf[group]:
            return str(shelf[group][code]["names"][0])
    name = _iso().get(code, code)
    return str(shelf["states"].get(code, {}).get("names", [name])[0]) if "," in name else name


def is_party(code: str) -> bool:
    """Say whether a word is the code of a party."""
    return code.isupper() and party(code) != code


def in_words(of: str) -> str:
    """Return the name of a class in words: `strategic-partner-of-KH` is "strategic partner of Cambodia"."""
    return " ".join(party(part) if is_party(part) else part for part in of.split("-"))


def one_of_them(of: str) -> str:
    """Return a class in words, its first noun as of one member: `donors-to-KH` is "donor to Cambodia"."""
    head, _, rest = of.partition("-")
    one = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
    return in_words(f"{one}-{rest}" if rest else one)


def subject(parties: Iterable[str], of: str) -> str | None:
    """Return the name of the one party that is not the class's own; None where there is no single one."""
    left = sorted(set(parties) - set(of.split("-")))
    return party(left[0]) if len(left) == 1 else None
