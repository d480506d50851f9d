"""One claim changed in place, without reading the rest of a large file again: a key of a review takes no wait.

The lines of the claim are cut out and read as a file of their own. Only where they say, before and after, exactly what
they should, are they put back; anything else is left to `amending`, which reads the whole store.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from timeline.records.claim import Claim
from timeline.records.facts import Facts
from timeline.store.amending import BELOW, Edit, Setting, changed_by
from timeline.store.entries import VERSION, read
from timeline.store.layout import set_value
from timeline.store.references import Reference, references
from timeline.store.writing import alone, replace

_HEAD = f"version: {VERSION}\nclaims:\n"


class Single(NamedTuple):
    """The claim as it now is, the edit that made it so, and the bytes of the file after it."""

    claim: Claim
    edit: Edit
    raw: bytes


def amend_one(
    store: Path, raw: Mapping[Path, bytes], facts: Facts, claim: Claim, settings: Sequence[Setting]
) -> Single | None:
    """Set values of one claim; None where that is not certainly all that would change, and nothing was written.

    `raw`: the store's files as they were when `facts` was read. Raises ChangedUnderneath when the file was edited
    since, Unwritable when it cannot be written.
    """
    wanted = changed_by(claim, settings)
    if wanted is None or not all(_known(reference, facts) for reference in _new(claim, wanted)):
        return None
    for file, before in raw.items():
        for start, end in _stretches(before, claim.id):
            lines = _set(before[start:end], claim, wanted, settings)
            if lines is not None:
                after = before[:start] + lines + before[end:]
                with alone(store):
                    replace(file, before, after)
                edit = Edit.of(file, before[start:end], lines)._replace(digest=sha256(after).digest())
                return Single(wanted, edit._replace(at=start + edit.at), after)
    return None


def _stretches(raw: bytes, id: str) -> Iterable[tuple[int, int]]:
    """Yield where lines begin with the claim's id as a key, to the next line that stands no further right."""
    key = re.compile(rb"(?m)^( +)(['\"]?)" + re.escape(id.encode()) + rb"\2[ ]*:(?=\s)")
    for found in key.finditer(raw):
        next_ = re.compile(rb"(?m)^ {0,%d}[^\s#]" % len(found[1])).search(raw, found.end())
        yield found.start(), next_.start() if next_ else len(raw)


def _set(lines: bytes, claim: Claim, wanted: Claim, settings: Sequence[Setting]) -> bytes | None:
    """Return the lines of an entry with values set; None where they do not say the one claim alone."""
    ending = "\r\n" if b"\r\n" in lines else "\n"
    head = _HEAD.replace("\n", ending)
    try:
        text = head + lines.decode()
    except UnicodeDecodeError:
        return None
    if not _says(text, claim):
        return None
    for setting in settings:
        text = set_value(text, setting.path, setting.value, after=BELOW.get(str(setting.path[-1])))
    if not _says(text, wanted) or not text.startswith(head):
        return None
    return text[len(head) :].encode()


def _says(text: str, claim: Claim) -> bool:
    file = read(text, "")
    clean = (
        not file.flaws
        and not file.faults
        and file.whole
        and set(file.marks) == {("version",), ("claims",), ("claims", claim.id)}
    )
    return clean and file.records["claims"] == [claim]


def _new(claim: Claim, wanted: Claim) -> Iterable[Reference]:
    """Return what the claim names that it did not name before."""
    old = {(r.section, r.id) for r in references(Facts(claims=(claim,)))}
    return (r for r in references(Facts(claims=(wanted,))) if (r.section, r.id) not in old)


def _known(reference: Reference, facts: Facts) -> bool:
    return any(entry.id == reference.id for entry in getattr(facts, reference.section))
