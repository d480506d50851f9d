"""What the pages share: the template environment, the inlined assets, and the policy that lets nothing else run."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline.reporting.exporter import MARK

_ASSETS = files("timeline.reporting").joinpath("static")
_ASIDE = re.compile(r"^ *//.*\n| +// .*$|^ +", re.MULTILINE)
_LOOSE_STYLE = re.compile(r"()(?:(?<=[;:,{]) | (?=\{)|;(?= ?\})| (?=\})|(?<=\})\n)")
_LOOSE_SCRIPT = re.compile(r"""("[^"\n]*"|'[^'\n]*'|`[^`]*`|/[^ /*][^/\n]*/)| *([=<>?:;,(){}[\]&|*%]) *""")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def shown(value: Any) -> Any:
    """Return text with the characters no one sees made visible: controls and direction overrides, as in ⟨U+202E⟩."""
    if isinstance(value, str) and not isinstance(value, Markup) and _UNSEEN.search(value):
        return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", value)
    return value


@cache
def environment() -> Environment:
    """Return the template environment: autoescape, undefined names are errors, white space kept small."""
    env = Environment(
        loader=PackageLoader("timeline.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )
    env.filters["fragment"] = lambda name: quote(name, safe="/:@!$()*,;._~-")
    env.filters["count"] = plural
    return env


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: 1 source, 1,200 sources."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@cache
def asset(*names: str) -> Markup:
    """Return the package's own static files joined, as trusted text, less comments and needless space.

    Their style is fixed: strings hold no quotation mark of their kind, and a division has spaces around it.
    """
    text = _ASIDE.sub("", "\n".join(_ASSETS.joinpath(name).read_text("utf-8").strip() for name in names))
    loose = _LOOSE_STYLE if names[0].endswith(".css") else _LOOSE_SCRIPT
    return Markup(loose.sub(lambda found: "".join(filter(None, found.groups())), text))


def policy(style: str, script: str = "") -> str:
    """Return the page's Content-Security-Policy: its own style and script by hash, and nothing else from anywhere."""
    allowed = f"style-src {_hash(style)}; " + (f"script-src {_hash(script)}; " if script else "")
    return f"default-src 'none'; {allowed}base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def write(template: str, style: Markup, script: Markup | None = None, **names: Any) -> str:
    """Return the page that a template makes, with its style, script and policy."""
    page = environment().get_template(template)
    return page.render(style=style, script=script, policy=policy(style, script or ""), mark=Markup(MARK), **names)
