"""Bytes to text: encodings, mojibake, and the refusal of what is no text."""

import codecs
import re

from timeline.errors import Problem, UnreadableSource
from timeline.knowledge import load
from timeline.span import Lines, Location

MAX_BYTES = 20_000_000
"""The largest article that is read."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_ACCENTED = re.compile("[\u0080-\u024f\u0370-\u052f]")  # mojibake has letters of a one-byte encoding
_ODD = re.compile("[^\x00-\x7f](?:(?<=[\x80-\x9fÂÃØÙŒœ])|[^\x00-\x7f])")  # all that ftfy takes for bad holds such signs
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def refuse(path: str, what: str, mend: str, line: int = 0, column: int = 0, excerpt: str = "") -> UnreadableSource:
    """Return the error for a document that cannot be read."""
    return UnreadableSource(Problem(what, Location(path or "source", line, column), mend, excerpt))


def decode(raw: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of `raw` and notes on what was guessed or repaired.

    The byte order mark decides, then UTF-8, then the encoding a page declares, then a guess. Offsets elsewhere are of
    this text: nothing but mojibake is changed in it. Raises UnreadableSource for an empty, oversized or binary file.
    """
    if len(raw) > MAX_BYTES:
        raise refuse(path, f"the file has {len(raw):,} bytes, more than {MAX_BYTES:,}", "split it into several sources")
    if not raw.strip():
        raise refuse(path, "the file is empty", "put the article's text into it, or remove the source")
    text, notes = _decoded(raw, path)
    control = _CONTROL.search(text)
    if control:
        place = Lines(text).locate(control.start())
        what = f"the file is not text: it holds the control character U+{ord(control[0]):04X}"
        raise refuse(path, what, "save it as plain UTF-8 text", place.line, place.column)
    if not text.strip("\ufeff\u200b \t\r\n\xa0"):
        raise refuse(path, "the file holds no words", "put the article's text into it, or remove the source")
    mended = _mended(text) if _ACCENTED.search(text) and _ODD.search(text) else text
    if mended != text:
        return mended, (*notes, "garbled characters (mojibake) were repaired; offsets are of the repaired text")
    return text, notes


def _mended(text: str) -> str:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if not is_bad(text):
        return text
    return "".join(fix_encoding(line) if is_bad(line) else line for line in text.splitlines(keepends=True))


def _decoded(raw: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _strict(raw, encoding, path), ()
    if b"\x00" in raw[:65536]:
        raise refuse(path, "the file is not text: it holds NUL bytes", "save it as plain UTF-8 text")
    try:
        return raw.decode(), ()
    except UnicodeDecodeError as error:
        position = error.start
    declared = _DECLARED.search(raw[:2048])
    if declared:
        name = declared[1].decode("ascii")
        try:
            return raw.decode(codecs.lookup(name).name), (f"read as {name}, as the file declares",)
        except (LookupError, UnicodeDecodeError):
            pass
    return _guessed(raw, position, path)


def _guessed(raw: bytes, position: int, path: str) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    found = list(from_bytes(raw[:65536], threshold=0.15))
    alike = [
        one.encoding for one in found if one.chaos <= found[0].chaos and one.coherence >= found[0].coherence - 0.05
    ]
    for encoding in sorted(alike, key=lambda name: name not in load("reading")["encodings"]):
        try:
            return raw.decode(encoding), (f"the encoding is not stated and not UTF-8; read as {encoding}, a guess",)
        except UnicodeDecodeError:
            continue
    line = raw.count(b"\n", 0, position) + 1
    raise refuse(path, f"byte {position} is not UTF-8 and no other encoding fits", "save the file as UTF-8", line)


def _strict(raw: bytes, encoding: str, path: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"byte {error.start} does not fit the encoding {encoding} that the file begins with"
        raise refuse(path, what, "save the file as UTF-8") from error
