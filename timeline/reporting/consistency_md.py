"""The consistency report as Markdown, for a merge request, a mail or a repository's own pages."""

import re

from timeline.records.report import Report
from timeline.reporting import names
from timeline.reporting.exporter import Exporter
from timeline.reporting.findings_view import exhibits, notes, record
from timeline.reporting.page import plural, shown
from timeline.reporting.view import View

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_CALLED = re.compile(r"@(?=\w)")  # a name after it would be called by a code host: a word joiner parts the two
_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def render(report: Report) -> str:
    """Return the consistency report of a report as Markdown; what sources say is escaped and stays on one line."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    view = View(report)
    env = Environment(
        loader=PackageLoader("timeline.reporting"),
        autoescape=False,  # not HTML: every text of a source goes through `t`, which escapes Markdown and HTML alike
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= {"t": escape, "count": plural, "code": code}
    page = env.get_template("consistency.md.j2")
    text = page.render(view=view, exhibits=exhibits(view), notes=notes(view), record=record(view), names=names)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape(text: object) -> str:
    """Return text that Markdown shows as it is: one line, its marks escaped, unseen characters made visible."""
    line = " ".join(str(shown(str(text))).split())
    line = _MARKUP.sub(r"\\\1", line).replace("://", "&#58;//").replace("www.", "www&#46;")
    return _START.sub(r"\1\\\2", _CALLED.sub("@\u2060", line))


def code(name: str) -> str:
    """Return a name as Markdown code; a back tick, which would end it, becomes an apostrophe."""
    return "`" + " ".join(str(shown(name)).split()).replace("`", "'") + "`"


EXPORTER = Exporter("consistency.md", "text/markdown", "The consistency report as Markdown.", render)
