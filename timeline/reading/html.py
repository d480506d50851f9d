"""HTML pages, by trafilatura (an optional extra): no script, hidden text, menu or comment; nothing is fetched."""

import logging
from datetime import date
from unicodedata import normalize

from timeline.reading.decode import decode, refuse
from timeline.reading.draft import Draft
from timeline.reading.own_dates import published_in
from timeline.reading.page_head import page_head
from timeline.reading.units import units
from timeline.records.document import SourceDate
from timeline.records.source import Source

_DATES = {"extensive_search": False, "original_date": True}
_FIELDS = {"title": "title", "author": "author", "publisher": "sitename", "url": "url", "language": "language"}


def read_html(raw: bytes, source: Source) -> Draft:
    """Read the article of a page; the text as read is the article as Markdown, and the page's metadata fill the source.

    Raises UnreadableSource where no article is found or trafilatura is not installed.
    """
    path = source.path or source.id
    text, notes = decode(raw, path)
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        mend = "install it beside timeline: pip install trafilatura lxml-html-clean"
        raise refuse(path, "reading HTML needs trafilatura", mend) from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        page = bare_extraction(
            text, include_formatting=True, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    except Exception as error:  # the parsers below fail on broken markup with errors of every kind
        raise refuse(path, "the page's markup cannot be followed", "save the article's text as .txt or .md") from error
    body = normalize("NFC", getattr(page, "text", None) or "").strip()
    if not body:
        raise refuse(path, "no article was found in the page", "save the article's text as .txt or .md")
    found = {field: getattr(page, name, None) for field, name in _FIELDS.items()}
    head = page_head(text)
    found |= {field: value for field, value in (("language", head.language), ("author", head.author)) if value}
    open_fields = {field: value for field, value in found.items() if value and getattr(source, field) is None}
    stated = getattr(page, "date", None)
    notes = (*notes, "scripts, hidden text and menus of the page were left out")
    if stated and not _plausible(stated):
        notes, stated = (*notes, f"the page's date {stated!r} is not plausible and was left out"), None
    dates = [SourceDate(place="metadata", value=stated, text=stated)] if stated else []
    told = published_in(head.line, str(found.get("language") or ""))
    if told and not told.revised:
        dates.append(SourceDate(place="byline", value=told.value, text=head.line[told.start : told.end]))
    return Draft(source.model_copy(update=open_fields), body, units(body), tuple(dates), notes)


def _plausible(text: str) -> bool:
    try:
        return date.fromisoformat(text).year > 1600
    except ValueError:
        return False
