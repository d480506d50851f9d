"""The names people read for the codes the records keep: parties and kinds."""

from functools import cache
from typing import Any

from timeline.knowledge import load


@cache
def party(code: str) -> str:
    """Return a party's name by its code, as in `KH` Cambodia, `DD` East Germany; an unknown code is its own name."""
    shelf = load("parties")
    for group in ("historic", "organisations"):
        if code in shelf[group]:
            return str(shelf[group][code]["names"][0])
    state = _state(code)
    if state is None:
        return code
    name = str(getattr(state, "common_name", state.name))
    if "," not in name:
        return name
    known = shelf["states"].get(code, {}).get("names", ())
    return str(known[0]) if known else name.partition(",")[0]


def _state(code: str) -> Any:
    import pycountry

    return pycountry.countries.get(alpha_2=code) or pycountry.historic_countries.get(alpha_2=code)


def kind(name: str | None) -> str:
    """Return an event kind as words: `mission_opened` is "mission opened"."""
    return (name or "other").replace("_", " ")
