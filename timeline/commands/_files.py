"""What the commands share about files: finding sources, reading them, loading the fact file with its texts."""

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, NoReturn
from unicodedata import combining, normalize

from timeline.errors import BadRequest, Problem, UnreadableSource
from timeline.records.facts import Facts
from timeline.records.report import Report
from timeline.records.source import Source
from timeline.span import Location

SEEDS = Path("seeds")
_LONGEST = 100  # characters of a source's id; with what is added for a claim it is still an id
_LATIN = str.maketrans(  # letters that Unicode does not take apart
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {"Æ": "Ae", "Œ": "Oe", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "Th"}
)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises UnreadableSource with the mend: no pipe or device is waited for."""
    from timeline.reading.decode import MAX_BYTES

    try:
        about = path.stat()
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISDIR(about.st_mode)):
            raise UnreadableSource(Problem("this is not a file", Location(str(path)), "save the text to a file"))
        if about.st_size > MAX_BYTES:
            what = f"the file has {about.st_size:,} bytes, more than {MAX_BYTES:,}"
            raise UnreadableSource(Problem(what, Location(str(path)), "split it into several sources"))
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableSource(Problem("there is no such file", Location(str(path)), "check the path")) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableSource(Problem(f"cannot be read: {reason}", Location(str(path)), "check the file")) from None


def find_sources(paths: Iterable[Path], known: Iterable[Source] = (), root: Path = Path()) -> list[tuple[Path, Source]]:
    """Return every readable document at or below `paths`, sorted, each with its source record.

    A source that the fact file knows by its path keeps its record; another's id is its path below the folder that was
    asked for, without the suffix, and its path is from `root` on, or from here where it is not below `root`. Raises
    UnreadableSource when there is nothing to read, BadRequest when two files would share an id.
    """
    from timeline.reading import READERS

    by_path = {source.path: source for source in known if source.path}
    found: dict[str, tuple[Path, Source]] = {}
    for asked in paths:
        if asked.is_dir() and not asked.is_absolute() and ".." not in asked.parts and below(asked, Path()) is None:
            raise _leads_out(asked)
        if not os.path.lexists(asked):
            mend = "put articles into it" if asked == SEEDS else "check the path"
            raise UnreadableSource(Problem("there is no such file or folder", Location(str(asked)), mend))
        if asked.suffix.lower() in (".yaml", ".yml") and asked.is_file():
            mend = f"name a text; a fact file is checked by: timeline check {asked}"
            raise UnreadableSource(Problem("this is a fact file, not an article", Location(str(asked)), mend))
        inside = sorted(_walk(asked, tuple(READERS))) if asked.is_dir() else [asked]
        if not inside:
            endings = ", ".join(sorted(READERS))
            raise UnreadableSource(
                Problem("no documents here", Location(str(asked)), f"put files in it that end in {endings}")
            )
        for path in inside:
            if not _writable(path):
                what, mend = "the name of this file is not UTF-8", "give it another name"
                if sys.getfilesystemencoding() != "utf-8":
                    what, mend = "the name cannot be read here", "set PYTHONUTF8=1, or a locale with UTF-8"
                raise UnreadableSource(Problem(what, Location(str(path)), mend))
            stored = below(path, root)
            if asked.is_dir() and stored is None and below(path, asked) is None:
                raise _leads_out(path)
            identity = path.relative_to(asked) if asked.is_dir() else Path(path.name)
            new = Source(id=_slug(identity.with_suffix("").as_posix()), path=stored or path.as_posix())
            source = by_path.get(stored or "") or new
            if found.setdefault(source.id, (path, source))[0] != path:
                other = found[source.id][0]
                raise BadRequest(
                    Problem(f"{other} and {path} would both be source {source.id!r}", mend="rename one of them")
                )
    return list(found.values())


def _leads_out(path: Path) -> UnreadableSource:
    what = "this link leads out of the folder"
    return UnreadableSource(
        Problem(what, Location(str(path)), "put what it leads to there, or name that by its own path")
    )


def passed_over(paths: Iterable[Path]) -> Iterable[str]:
    """Yield what of the folders that were asked for is not read, a sentence each: other files, folders behind links."""
    from timeline.commands._notes import few
    from timeline.reading import READERS

    for asked in paths:
        others: list[str] = []
        linked: list[str] = []
        for base, folders, names in os.walk(asked):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            linked += (Path(base, name).as_posix() for name in folders if Path(base, name).is_symlink())
            others += (name for name in sorted(names) if not name.lower().endswith((".", *READERS)) and name[0] != ".")
        if others:
            yield f"{asked.as_posix()}: not read, being of other formats: {few(others)}."
        if linked:
            yield f"{asked.as_posix()}: not followed, being links to folders: {few(linked)}."


def _walk(folder: Path, endings: tuple[str, ...]) -> Iterable[Path]:
    for base, folders, names in os.walk(folder, onerror=_locked):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(base, name) for name in names if name.lower().endswith(endings) and not name.startswith("."))


def _locked(error: OSError) -> NoReturn:
    reason = (error.strerror or str(error)).lower()
    mend = "see that you may open it, or name the articles"
    raise UnreadableSource(
        Problem(f"this folder cannot be read: {reason}", Location(str(error.filename)), mend)
    ) from None


def below(path: Path, root: Path) -> str | None:
    """Return a path from a folder on, or None when it is not below it."""
    try:
        return Path(os.path.realpath(path)).relative_to(os.path.realpath(root)).as_posix()
    except ValueError:
        return None


def _writable(path: Path) -> bool:
    """Tell whether a path can stand in a fact file; on most systems a name may be any bytes."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _slug(text: str) -> str:
    """Return a path as an id: accents are dropped; for letters that have no Latin ones a sum of the whole path stands,
    so that two names in another script are two sources.
    """
    plain = "".join(char for char in normalize("NFKD", text.translate(_LATIN)) if not combining(char))
    kept = "".join(char if (char.isalnum() and char.isascii()) or char in "._/-" else "-" for char in plain)
    short = kept.strip("-./_")[:_LONGEST].strip("-./_") or "source"
    lost = any(char.isalnum() and not char.isascii() for char in plain)
    return f"{short}-{sha256(plain.encode()).hexdigest()[:6]}" if lost else short


def described(source: Source, given: Mapping[str, str]) -> Source:
    """Return a source with what the command line says of it; raises BadRequest for what cannot be said."""
    from pydantic import ValidationError

    try:
        return Source.model_validate({**source.model_dump(), **given})
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        option = "--" + str(wrong["loc"][0])
        why = str(wrong["msg"]).removeprefix("Value error, ")
        if option == "--language":
            why = f"{given['language'][:40]!r} is not the code of a language — write en, fr, ja or their like"
        raise BadRequest(Problem(f"{option}: {why}")) from None


def root_of(facts: Path) -> Path:
    """Return the folder that a fact file's paths are relative to."""
    return facts.parent


class Loaded(NamedTuple):
    """A fact file with its marks, the texts of its sources (None: not at hand), and the sources whose text changed."""

    facts: Facts
    marks: Mapping[str, Location]
    texts: Mapping[str, str | None]
    changed: tuple[str, ...]


def load_case(path: Path) -> Loaded:
    """Load a fact file with the texts of its sources; raises BadRequest for an article in its place."""
    from timeline.store import load

    if path.suffix.lower() not in ("", ".yaml", ".yml") and path.is_file():
        from timeline.reading import READERS

        if path.suffix.lower() in READERS:
            mend = f"name a .yaml file; the article is read by: timeline extract {path}"
            raise BadRequest(Problem("this is an article, not a fact file", Location(str(path)), mend))

    return with_texts(path, *load(path))


def with_texts(path: Path, facts: Facts, marks: Mapping[str, Location]) -> Loaded:
    """Return the facts of a file with the texts of their sources."""
    from timeline.pipeline import read_texts
    from timeline.store.files import within

    root = root_of(path)
    paths = {s.id: within(root, s.path, marks[f"sources/{s.id}"]) for s in facts.sources if s.path}
    raw = {id: read_bytes(file) for id, file in paths.items() if file.is_file()}
    texts: dict[str, str | None] = dict.fromkeys((s.id for s in facts.sources), None)
    texts.update(read_texts(raw, facts))
    told = {source.id: source.sha256 for source in facts.sources if source.sha256}
    changed = tuple(id for id, found in raw.items() if id in told and sha256(found).hexdigest() != told[id])
    return Loaded(facts, marks, texts, changed)


def audit_file(
    path: Path, *, proposed: bool = False, all_sets: bool = False, as_of: str | None = None, facts: Facts | None = None
) -> Report:
    """Load a fact file and audit it, with the lines that findings point at; `facts` replaces what was loaded."""
    from timeline.commands._notes import unseen
    from timeline.edtf import EdtfError, parse
    from timeline.pipeline import audit, count_proposed

    try:
        parse(as_of or "2000")
    except EdtfError as error:
        raise BadRequest(Problem(f"--as-of: {error}")) from None
    loaded = load_case(path)
    facts = facts or loaded.facts
    counted = count_proposed(facts) if proposed else facts
    report = audit(counted, loaded.marks, loaded.texts, as_of=as_of, all_sets=all_sets)
    notes = (*report.notes, *unseen(loaded.facts, loaded.texts, loaded.changed, as_of))
    return report.model_copy(update={"excerpts": _excerpts(report), "notes": notes})


def _excerpts(report: Report) -> dict[str, str]:
    keys = {f"claims/{claim}" for finding in report.findings for claim in finding.claims}
    keys |= {f"events/{event}" for finding in report.findings for event in finding.events}
    places = {key: report.marks[key] for key in sorted(keys & report.marks.keys())}
    texts = {path: Path(path).read_text(encoding="utf-8-sig") for path in sorted({p.path for p in places.values()})}
    lines = {path: dict(enumerate(text.split("\n"), 1)) for path, text in texts.items()}
    return {key: lines[place.path].get(place.line, "").rstrip("\r") for key, place in places.items()}
