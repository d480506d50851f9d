"""Names of parties as people read them: `KH` is Cambodia, `DD` East Germany, `LAS` the Arab League."""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pydantic_core import from_json

from timeline.knowledge import load


@cache
def party(code: str) -> str:
    """Return a party's name by its code; an unknown code is its own name."""
    name = _iso().get(code)
    if name and "," not in name:
        return name
    shelf = load("parties")  # three times the work of the table above: only for what that does not name
    if name:
        known = shelf["states"].get(code, {}).get("names", ())
        return str(known[0]) if known else name.partition(",")[0]
    entry = shelf["historic"].get(code) or shelf["organisations"].get(code)
    return str(entry["names"][0]) if entry else code


def is_party(code: str) -> bool:
    """Tell whether the code is a state's of ISO 3166, or a historic state's or an organisation's of the shelf."""
    if code in _iso():
        return True
    shelf = load("parties")
    return any(code in shelf[table] for table in ("states", "historic", "organisations"))


@cache
def _iso() -> Mapping[str, str]:
    """ISO 3166 code → name, from pycountry's table, read as a file: to import the package costs more than a check."""
    spec = find_spec("pycountry")
    folder = Path((spec and spec.origin) or "").parent / "databases"
    entries = from_json((folder / "iso3166-1.json").read_bytes())["3166-1"]
    return {entry["alpha_2"]: entry.get("common_name", entry["name"]) for entry in entries}
