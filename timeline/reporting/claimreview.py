"""The conflicts as fact-checks: schema.org ClaimReview in JSON-LD, one a claim that a finding turns on."""

import json
from typing import Any

from timeline.records.finding import Finding
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.view import View

RATINGS = {
    "source-error": (1, "Wrong in the source"),
    "extraction-error": (3, "Read wrongly by the extraction"),
    "different-things": (5, "Right: it speaks of another thing"),
    "unresolved": (3, "In conflict with other sources, unresolved"),
}
UNDECIDED = (3, "In conflict with other sources, undecided")


def render(report: Report) -> str:
    """Return a JSON-LD graph of ClaimReviews, one for each contradiction and tension that turns on a quoted claim."""
    view = View(report)
    reviews = [_review(f, view) for f in view.findings if f.level != "note" and (f.outlier or f.claims)]
    graph = json.dumps({"@context": "https://schema.org", "@graph": reviews}, ensure_ascii=False, indent=1)
    return graph.replace("<", "\\u003c") + "\n"  # it is made to stand in a page's <script>, which a quote might end


def _review(finding: Finding, view: View) -> dict[str, Any]:
    decision = finding.decision
    claim = view.claims[(decision and decision.claim) or finding.outlier or finding.claims[0]]
    source = view.sources[claim.source]
    value, name = RATINGS[decision.verdict] if decision else UNDECIDED
    rating = {"@type": "Rating", "ratingValue": value, "worstRating": 1, "bestRating": 5, "alternateName": name}
    work = {
        "@type": "CreativeWork",
        "name": source.source.title,
        "url": source.link,
        "datePublished": source.source.published,
        "author": source.source.author and {"@type": "Person", "name": source.source.author},
        "publisher": source.source.publisher and {"@type": "Organization", "name": source.source.publisher},
    }
    review = {
        "@type": "ClaimReview",
        "@id": f"#{finding.id}",
        "claimReviewed": claim.quote.exact if claim.quote else f"{claim.source}: {claim.id}",
        "reviewBody": " ".join([finding.verdict, *(step.says for step in finding.explanation)]),
        "reviewRating": rating,
        "itemReviewed": {"@type": "Claim", "appearance": {key: value for key, value in work.items() if value}},
        "author": {"@type": "Organization", "name": (decision and decision.by) or view.title},
        "datePublished": decision and decision.on,
    }
    return {key: value for key, value in review.items() if value}


EXPORTER = Exporter("claimreview", "application/ld+json", "conflicts as schema.org ClaimReview", render)
