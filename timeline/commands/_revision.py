"""A fact store as it was at a revision of git."""

import subprocess
from pathlib import Path

from timeline.errors import BadRequest, InvalidFacts, Problem
from timeline.records.facts import Facts


def facts_of(name: str) -> Facts:
    """Return the facts that a name stands for: a file or folder, or `REV:path`; raises BadRequest and InvalidFacts."""
    from timeline.store import load

    if ":" in name and not Path(name).exists():
        revision, _, path = name.partition(":")
        return facts_at(revision, Path(path))
    return load(name)[0]


def facts_at(revision: str, path: Path, absent: Facts | None = None) -> Facts:
    """Return the facts of a file or folder at a revision, `absent` where it was not there; problems name `REV:path`.

    Raises BadRequest when there is no such revision, or no such path in it and no `absent`, and InvalidFacts.
    """
    from timeline.store.entries import read
    from timeline.store.loading import join

    commit = _git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", folder=_folder(path)
    )
    if commit is None and _git("rev-parse", "--git-dir", folder=_folder(path)) is None:
        raise BadRequest(Problem("this folder is not kept in git", mend="begin with: git init, or name two files"))
    if commit is None:
        raise BadRequest(Problem(f"git knows no revision `{revision}` here", mend="name a branch, a tag or a commit"))
    here = f"{commit.decode().strip()}:./{path.name}"
    kind = _git("cat-file", "-t", here, folder=_folder(path))
    if kind is None and absent is not None:
        return absent
    if kind is None:
        raise BadRequest(
            Problem(f"there is no {path} at {revision}", mend="name a file that is kept in git, as seen from here")
        )
    names = [here]
    if kind.strip() == b"tree":
        listed = (_git("ls-tree", "--name-only", here, folder=_folder(path)) or b"").decode().splitlines()
        names = [f"{here}/{name}" for name in sorted(listed) if name.endswith((".yaml", ".yml"))]
    files = [read(_text(name, path), f"{revision}:{path.parent / name.partition(':./')[2]}") for name in names]
    facts, _, problems = join(files)
    if problems:
        raise InvalidFacts(problems)
    return facts


def _text(name: str, path: Path) -> str:
    from timeline.store.files import decode

    return decode(_git("cat-file", "blob", name, folder=_folder(path)) or b"", Path(name))


def _folder(path: Path) -> Path:
    return path.parent if path.parent.is_dir() else Path()


def _git(*arguments: str, folder: Path) -> bytes | None:
    """Run git in a folder and return what it prints; None when it fails. Raises BadRequest when git is not there."""
    try:
        asked = subprocess.run(["git", *arguments], capture_output=True, check=False, cwd=folder)
    except FileNotFoundError:
        raise BadRequest(Problem("git is not installed", mend="install git, or name two files")) from None
    return asked.stdout if asked.returncode == 0 else None
