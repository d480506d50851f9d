"""Single keys from a terminal, none lost: what is typed while a card is being made is read when it is there."""

import os
import sys
from types import TracebackType

import click

try:
    import termios
    import tty
except ImportError:  # Windows: click reads keys there
    termios = tty = None  # type: ignore[assignment]

_LONGEST = 8
"""The most bytes of one key: an arrow is an escape sequence, a letter may be four bytes of UTF-8."""


class Keyboard:
    """The terminal in a mode in which keys arrive one by one and are not echoed; as it was before, at the end."""

    def __enter__(self) -> "Keyboard":
        if termios is not None:
            self._descriptor = sys.stdin.fileno()
            self._before = termios.tcgetattr(self._descriptor)
            tty.setcbreak(self._descriptor, termios.TCSADRAIN)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if termios is not None:
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)

    def key(self) -> str:
        """Wait for a key and return it; raises EOFError when the terminal is gone, KeyboardInterrupt for Ctrl-C."""
        if termios is None:
            return click.getchar()
        first = os.read(self._descriptor, 1)
        if not first:
            raise EOFError
        more = _more(first[0])
        if first == b"\x1b":
            more = 2 if _waiting(self._descriptor) else 0
        while more and len(first) < _LONGEST:
            first += os.read(self._descriptor, 1)
            more -= 1
        return first.decode(errors="replace")

    def line(self, question: str) -> str:
        """Ask for a line, typed and edited as usual; an empty one for Ctrl-C and Ctrl-D."""
        self.__exit__(None, None, None)
        try:
            typed: str = click.prompt(question, default="", show_default=False)
        except click.Abort:
            return ""
        finally:
            self.__enter__()
        return typed.strip()


def _more(first: int) -> int:
    """How many bytes follow the first one of a character in UTF-8."""
    return 3 if first >= 0xF0 else 2 if first >= 0xE0 else 1 if first >= 0xC0 else 0


def _waiting(descriptor: int) -> bool:
    """Tell whether more bytes came with an escape, as they do with an arrow."""
    import select

    return bool(select.select([descriptor], [], [], 0.02)[0])
