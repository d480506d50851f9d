"""How the commands print: data on stdout, colour only on a terminal, and nothing that could steer one."""

import os
import re
import sys

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
    click.echo(text, nl=not text.endswith("\n"))


def tell(message: str) -> None:
    """Print a message to the person on stderr."""
    click.echo(plain(message), err=True)
