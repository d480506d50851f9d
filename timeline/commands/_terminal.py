"""How the commands print: data on stdout, colour only on a terminal, and nothing that could steer one."""

import os
import re
import sys
from typing import BinaryIO, TextIO

import click

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_ORDER = re.compile(r"(?m)^(\s*)::")  # a workflow command of GitHub's, which may be indented
_LEVELS = r"(?m)^(\S*  )?(contradiction|tension|note)(  [a-z-]+)$"
_COLOURS = {"contradiction": "red", "tension": "yellow", "note": "cyan"}


def harmless(text: str) -> str:
    """Return the text with control characters and direction overrides spelled out, so that they do nothing.

    They are spelled as JSON spells them, so that an output in JSON stays what it is.
    """
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def plain(text: str) -> str:
    """Return the text harmless to a terminal, and to a workflow of GitHub's: no line of it begins with `::`."""
    return _ORDER.sub(r"\1\\u003a:", harmless(text))


def show(output: str | bytes, orders: bool = False) -> None:
    """Print an output on stdout; on a terminal without NO_COLOR the levels are coloured.

    `orders`: the output is made of workflow commands, and has seen to what it quotes.
    """
    text = (harmless if orders else plain)(output if isinstance(output, str) else output.decode())
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        text = re.sub(_LEVELS, lambda m: (m[1] or "") + click.style(m[2] + m[3], fg=_COLOURS[m[2]], bold=True), text)
    _put(text if text.endswith("\n") else text + "\n", sys.stdout)


def pour(raw: bytes) -> None:
    """Write bytes on stdout as they are, for a file or another program."""
    _put(raw, sys.stdout.buffer)


def tell(message: str) -> None:
    """Print a message to the person on stderr."""
    _put(plain(message) + "\n", sys.stderr)


def _put(text: str | bytes, stream: TextIO | BinaryIO) -> None:
    """Write to a stream; whoever reads it may have seen enough, as `head` has, and the work goes on to its end."""
    try:
        click.echo(text, stream, nl=False)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
