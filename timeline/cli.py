"""The `timeline` command: names its subcommands, imports one when it is called, turns errors into one clear line."""

import os
import sys
from importlib import import_module
from io import StringIO, TextIOWrapper
from typing import NoReturn

import click

from timeline import __version__

COMMANDS = {
    "build": "The main job: read the sources, propose claims, check them, write the reports.",
    "extract": "Propose claims from documents and append them to the fact file.",
    "dates": "Show the temporal expressions in documents, with value, anchor and derivation.",
    "review": "Walk the proposed claims: accept, reject, correct, link.",
    "check": "Check which claims cannot all be true; made for CI.",
    "explain": "Explain one finding, claim, event or source.",
    "report": "Write the consistency report.",
    "browse": "Write the timeline page and open it in a browser.",
    "diff": "Show what changed between two fact files, as history.",
    "schema": "Print the JSON Schema of the fact file or of an output.",
    "export": "Write the facts in another tool's format.",
    "rules": "List the rules, or show the page of one.",
}
"""Each command's name and the line that `--help` shows for it; its code is `timeline.commands.NAME`."""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"timeline.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean `timeline {near[0]}`?" if near else " `timeline --help` lists the commands."
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="timeline")
def root() -> None:
    """Keep dated claims with their quotes, and prove which of them cannot all be true.

    \b
    Example:
      timeline build          read seeds/, check facts.yaml, write reports/
      timeline check          exit 1 when claims contradict one another
    """


def _go_lightly() -> None:
    """Leave out what takes longer than a check: the search for pydantic plugins, and looking for garbage in what stays.

    Modules and facts live until the end, where the interpreter would walk them all once more to free nothing.
    """
    import atexit
    import gc
    from types import ModuleType

    gc.set_threshold(200_000, 20, 20)
    atexit.register(gc.freeze)
    loader = ModuleType("pydantic.plugin._loader")
    vars(loader).update(get_plugins=lambda: ())
    sys.modules.setdefault(loader.__name__, loader)


def _open_what_is_closed() -> None:
    """Let a stream that was closed before the start lead nowhere; Python has None for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open until the end


def main() -> None:
    """Run the command line; exits 0 when clean, 1 with findings, 2 when it could not run."""
    _go_lightly()
    from timeline.errors import TimelineError

    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what the terminal's encoding lacks is spelled out
    try:
        sys.exit(root(standalone_mode=False) or 0)
    except click.ClickException as error:
        said = StringIO()
        error.show(said)
        _refuse(said.getvalue().rstrip("\n"))
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; nothing more was written.", err=True)
        sys.exit(130)
    except TimelineError as error:
        _refuse("\n".join(f"error: {problem}" for problem in error.problems))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except UnicodeEncodeError as error:
        what = f"file names here are in {error.encoding}, which cannot spell {str(error.object)[:80]!a}"
        _refuse(f"error: {what} — set PYTHONUTF8=1, or a locale with UTF-8")
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        what = (error.strerror or str(error)).lower()
        _refuse(f"error: {place}{what} — see that it is there, has room and may be used")


def _refuse(message: str) -> NoReturn:
    from timeline.commands._terminal import tell

    tell(message)
    sys.exit(2)
