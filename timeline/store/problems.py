"""What a model refused, in a person's words: the sentence, the nearest right spelling, the mend.

Imported only when there is a problem, so that a check of a good file does not pay for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from timeline.records.base import Record
from timeline.records.says import FORMS, Statement
from timeline.store.fault import Fault, Path


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known spelling nearest to a word, None when none is near."""
    close = get_close_matches(word.lower(), {name.lower(): name for name in known}, n=1, cutoff=0.6)
    return next((name for name in known if close and name.lower() == close[0]), None)


def suggest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the mend for a word that is not among the known ones."""
    names = sorted(known)
    close = nearest(word, names[:20000])
    if close:
        return f"did you mean `{close}`?"
    return otherwise if not names or len(names) > 24 else f"known here: {', '.join(names)}"


def faults(errors: Iterable[Mapping[str, Any]], raw: Any, model: type[Record], base: Path) -> Iterator[Fault]:
    """Yield a fault for each thing that pydantic found wrong with an entry at `base`; `raw` is what it was given."""
    met: dict[Path, list[tuple[Mapping[str, Any], Any]]] = {}
    for error in errors:
        path, value = _resolve(error["loc"], raw, error["type"] in ("missing", "extra_forbidden"))
        met.setdefault(path, []).append((error, value))
    for path, group in met.items():
        deeper = any(other[: len(path)] == path and len(other) > len(path) for other in met)
        error, value = _telling(group)
        if deeper and isinstance(value, dict | list) and not error["type"].startswith("union_tag"):
            continue  # the other branch of a choice: what is wrong within is said at its place
        yield _fault(error, value, path, raw, model, base)


def _resolve(loc: Path, raw: Any, names_key: bool) -> tuple[Path, Any]:
    """Return the path in the file for pydantic's, which also names the branch of a choice that it tried."""
    path: list[str | int] = []
    value, skip = raw, False
    for n, step in enumerate(loc):
        if skip:
            skip = False
        elif isinstance(value, dict) and (step in value or (names_key and n == len(loc) - 1)):
            path.append(step)
            value = value.get(step)
            skip = step == "says"
        elif isinstance(value, list) and isinstance(step, int):
            skip = bool(path) and path[-1] == "one_of"
            path.append(step)
            value = value[step] if step < len(value) else None
    return tuple(path), value


def _telling(group: list[tuple[Mapping[str, Any], Any]]) -> tuple[Mapping[str, Any], Any]:
    """Return the error of the branch that was most likely meant."""
    for error, value in group:
        scalar = value is None or isinstance(value, str)
        wants_text = error["type"] in ("string_type", "float_type") or error["type"].endswith("_parsing")
        if not (scalar and error["type"].endswith("_type") and not wants_text) and not (not scalar and wants_text):
            return error, value
    return group[0]


def _fault(error: Mapping[str, Any], value: Any, path: Path, raw: Any, model: type[Record], base: Path) -> Fault:
    kind = error["type"]
    place = (*base, *path)
    name = str(path[-1]) if path else str(base[-1])
    context = error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(name, place, path, raw, model)
    if kind == "missing":
        return Fault(place[:-1], f"`{name}` is missing", _EXAMPLES.get(name, f"add a line `{name}: …`"), at_key=True)
    if kind.startswith("union_tag"):
        return _no_form(value, place)
    if kind == "literal_error":
        return _not_one_of(value, name, context, place)
    if kind == "value_error":
        return _refused(context["error"], place)
    if kind == "string_pattern_mismatch" and name == "sha256":
        return Fault(place, f"`{value}` is not a SHA-256 digest", "64 digits and letters a to f")
    if kind == "string_pattern_mismatch":
        what, mend = (
            f"`{value}` is not an id",
            "an id begins with a letter or digit and holds letters (a to z, A to Z), digits and . _ / # -",
        )
        return Fault(place, what, mend, at_key=not path)
    if kind == "string_too_long":
        return Fault(place, f"an id of {len(str(value))} characters", "200 are the most", at_key=not path)
    what, mend = _SENTENCES.get(kind, (error["msg"], ""))
    return Fault(place, f"`{name}`: {what.format(value=_shown(value), **context)}", mend.format(**context))


def _unknown_key(name: str, place: Path, path: Path, raw: Any, model: type[Record]) -> Fault:
    parent = raw
    for step in path[:-1]:
        parent = parent[step]
    told = [key for key in FORMS if key in parent] if isinstance(parent, dict) and _in_says(path) else []
    if name in told:
        two = " and ".join(f"`{key}`" for key in sorted(told))
        return Fault(
            place, f"two forms in one `says`: {two}", "write two claims, or `one_of` for a choice", at_key=True
        )
    if told:
        known = [field.alias or key for key, field in FORMS[told[0]].model_fields.items()]
    elif len(path) > 1 and path[0] == "quote":
        known = ["exact", "prefix", "suffix"]
    elif len(path) > 1 and path[-2] in ("duration", "by"):
        known = ["min", "max"]
    else:
        known = [field.alias or key for key, field in model.model_fields.items() if key != "id"]
    where = f" in a statement of `{told[0]}`" if told else ""
    return Fault(place, f"unknown key `{name}`{where}", suggest(name, known, "take it out"), at_key=True)


def _in_says(path: Path) -> bool:
    return path[0] == "says" and len(path) > 1 and (len(path) == 2 or isinstance(path[-2], int))


def _no_form(value: Any, place: Path) -> Fault:
    if not isinstance(value, dict):
        return Fault(
            place, "`says` wants keys and values", "as in {date: 1953}, or {anniversary: 75, on: published+1y}"
        )
    common = Statement.model_fields
    close = next((f"`{near}`" for key in value if key not in common and (near := nearest(key, FORMS))), None)
    mend = f"did you mean {close}?" if close else f"one of {', '.join(sorted(FORMS))}"
    return Fault(place, "`says` has no key that tells its form", mend)


def _not_one_of(value: Any, name: str, context: Mapping[str, Any], place: Path) -> Fault:
    known = [word.strip("' ") for word in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
    return Fault(place, f"`{_shown(value)}` is not a {name}", suggest(_shown(value), known, ""))


def _refused(error: Exception, place: Path) -> Fault:
    """A date or duration: the reader of dates says where in the text it stumbled."""
    what = getattr(error, "what", None)
    if what is None:
        sentence, _, mend = str(error).partition(": ")
        return Fault(place, sentence.replace("'", "`"), mend)
    text, position = getattr(error, "text", ""), getattr(error, "position", 0)
    return Fault(place, f"`{text}` is not a date: {what}", getattr(error, "mend", "") or "", offset=position)


def _shown(value: Any) -> str:
    return (
        str(value)
        if isinstance(value, str)
        else "null"
        if value is None
        else "a list"
        if isinstance(value, list)
        else "keys"
    )


_EXAMPLES = {
    "source": "name the source by its id, as in `source: yara-2022`",
    "says": "say what the source says, as in `says: {date: 1953}`",
    "because": "give the reason in a sentence",
    "on": "as in `on: 2023`, or `on: published+1y`",
    "unit": "as in `unit: USD`",
    "exact": "the source's own words",
}

_SENTENCES = {
    "string_type": ("a text is wanted here, not {value}", "write one value"),
    "tuple_type": ("a list is wanted here, not {value}", "as in [JP, KH]"),
    "model_type": ("keys and values are wanted here, not {value}", "as in {{exact: …, prefix: …}}"),
    "model_attributes_type": ("keys and values are wanted here, not {value}", "as in {{exact: …, prefix: …}}"),
    "int_parsing": ("{value} is not a whole number", "as in 75"),
    "int_type": ("a whole number is wanted here, not {value}", "as in 75"),
    "int_parsing_size": ("the number is too large", "as in 75"),
    "float_parsing": ("{value} is not a number", "as in 2e9, 822000000 or 1.5"),
    "float_type": ("a number is wanted here, not {value}", "as in 2e9, 822000000 or 1.5"),
    "bool_parsing": ("{value} is neither true nor false", "write true or false"),
    "bool_type": ("{value} is neither true nor false", "write true or false"),
    "greater_than_equal": ("{value} is too small", "{ge} is the least"),
    "less_than_equal": ("{value} is too large", "{le} is the most"),
    "too_short": ("too few readings", "give at least {min_length}"),
    "too_long": ("too many values", "give at most {max_length}"),
}
