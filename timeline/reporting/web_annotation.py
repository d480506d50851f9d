"""The quotes as W3C Web Annotations: where in which source each claim stands (Web Annotation Data Model, 2017)."""

import json
from typing import Any

from timeline.records.claim import Claim, Quote
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.view import View
from timeline.reporting.wording import said


def render(report: Report) -> str:
    """Return an AnnotationCollection, one annotation a quoted claim.

    Every quote has a TextQuoteSelector; a TextPositionSelector too (code points of the text as read) where the text is
    at hand and holds the quote exactly once.
    """
    view = View(report)
    made = [_annotation(claim, claim.quote, view) for claim in view.claims.values() if claim.quote]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "#claims",
        "type": "AnnotationCollection",
        "label": view.title,
        "total": len(made),
        "first": {"id": "#claims-1", "type": "AnnotationPage", "startIndex": 0, "items": made},
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def left_out(report: Report) -> str:
    """Say how many claims have no quote."""
    claims = report.case.facts.claims
    count = sum(claim.quote is None for claim in claims)
    return f"{count} of {len(claims)} claims have no quote and are left out." if count else ""


def _annotation(claim: Claim, quote: Quote, view: View) -> dict[str, Any]:
    source = view.sources[claim.source]
    found = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", **{k: v for k, v in found.items() if v}}]
    text = view.report.case.texts.get(claim.source) or ""
    if text.count(quote.exact) == 1:
        start = text.index(quote.exact)
        selectors.append({"type": "TextPositionSelector", "start": start, "end": start + len(quote.exact)})
    words = said(claim)
    return {
        "id": f"#{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en"},
        "target": {"source": source.link or source.source.path or f"#{claim.source}", "selector": selectors},
    }


EXPORTER = Exporter("web-annotation", "application/ld+json", "quotes as W3C Web Annotations", render, left_out=left_out)
