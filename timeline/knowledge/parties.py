"""Names of parties as people read them: `KH` is Cambodia, `DD` East Germany, `LAS` the Arab League."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from timeline.knowledge import load


@cache
def party(code: str) -> str:
    """Return a party's name by its code; an unknown code is its own name."""
    shelf = load("parties")
    for group in ("historic", "organisations"):
        if code in shelf[group]:
            return str(shelf[group][code]["names"][0])
    name = _iso().get(code, code)
    if "," not in name:
        return name
    known = shelf["states"].get(code, {}).get("names", ())
    return str(known[0]) if known else name.partition(",")[0]


@cache
def _iso() -> Mapping[str, str]:
    """ISO 3166 code → name, from pycountry's table, read as a file: to import the package costs more than a check."""
    spec = find_spec("pycountry")
    folder = Path((spec and spec.origin) or "").parent / "databases"
    entries = json.loads((folder / "iso3166-1.json").read_bytes())["3166-1"]
    return {entry["alpha_2"]: entry.get("common_name", entry["name"]) for entry in entries}
