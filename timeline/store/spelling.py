"""How the machine spells what it writes: scalars that read back as they were, claims that a person likes to read."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.records.base import Record
from timeline.records.says import Statement, form_of
from timeline.store.tree import NULLS

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\x9f:#\[\]{},&*!|>'\"%@`\\]*", re.UNICODE)
_DATE = re.compile(r"[0-9A-Za-z~?%.+/:-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(text: str) -> str:
    """Return a text as one line of YAML that reads back as the same text, in brackets as well as outside of them."""
    if _plain(text):
        return text
    if all(_shows(char) for char in text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(char) or (char if _shows(char) else _escape(char)) for char in text) + '"'


def _plain(text: str) -> bool:
    if text in NULLS or text != text.strip() or not all(map(_shows, text)):
        return False
    if _DATE.fullmatch(text):
        return text[0].isalnum() and text[-1] != ":" and text[0] not in "?-"
    return bool(_PLAIN.fullmatch(text))


def _shows(char: str) -> bool:
    """Tell whether a character is shown as itself; controls, line separators and direction marks do not."""
    return char.isprintable() or unicodedata.category(char) == "Zs"


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def flow(value: Any) -> str:
    """Return a value on one line: a text, a list in brackets, or keys and values in braces."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(text_of(value))


def text_of(value: Any) -> str:
    """Return a value as the text that a fact file holds for it; a whole number has no decimal point."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    return str(value)


def _number(value: float) -> str:
    if value != int(value) or abs(value) >= 1e15:
        return repr(value)
    digits = str(int(value))
    short = f"{value:.2g}"
    return (
        short.replace("e+0", "e").replace("e+", "e")
        if "e" in short and len(digits) > 6 and float(short) == value
        else digits
    )


def fields_of(record: Record) -> dict[str, Any]:
    """Return what a record says beyond its defaults, as keys and values of the file; its id is not among them."""
    dumped = record.model_dump(by_alias=True, exclude_defaults=True, exclude={"id"})
    return {key: form_first(value) if key == "says" else value for key, value in dumped.items() if value is not None}


def form_first(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return a statement with the key that names its form first, and what every form may add last."""
    form = form_of(said) or ""
    ordered = sorted(said, key=lambda key: (key != form, key in Statement.model_fields))
    return {key: [form_first(option) for option in said[key]] if key == "one_of" else said[key] for key in ordered}


def entry(id: str, fields: Mapping[str, Any], why: str = "", indent: int = 2, step: int = 2) -> Iterator[str]:
    """Yield the lines of an entry in block style: `says` on one line, a quote key by key, `why` as a comment."""
    yield f"{' ' * indent}{scalar(id)}:"
    pad = " " * (indent + step)
    for key, value in fields.items():
        if key == "says" and why:
            yield f"{pad}# why: {why}"
        if key == "quote" and isinstance(value, Mapping):
            yield f"{pad}{key}:"
            yield from (f"{pad}{' ' * step}{part}: {flow(words)}" for part, words in value.items())
        else:
            yield f"{pad}{key}: {flow(value)}"


def comment(sentences: Sequence[str], width: int = 160) -> str:
    """Return sentences as one line that is safe in a comment, clipped at a word."""
    joined = " ".join("; ".join(sentence.strip().rstrip(".;") for sentence in sentences if sentence.strip()).split())
    shown = "".join(char if _shows(char) else "\ufffd" for char in joined)
    return shown if len(shown) <= width else shown[: width - 1].rsplit(" ", 1)[0] + "…"
