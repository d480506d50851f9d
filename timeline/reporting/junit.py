"""Findings as JUnit XML, which most CI servers read: a suite a rule, a case a finding."""

import re
from xml.etree import ElementTree as Xml

from timeline.records.finding import Finding
from timeline.records.report import Report
from timeline.reporting.exporter import Exporter
from timeline.reporting.places import place_of
from timeline.reporting.text import finding_text

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """Return the findings as JUnit XML.

    An undecided contradiction is a failure, a decided finding is skipped, all else passes with its text as output; a
    rule that found nothing is one case that passed.
    """
    root = Xml.Element("testsuites", name="timeline")
    rules = dict.fromkeys([*report.rules, *(finding.rule for finding in report.findings)])
    for rule in rules:
        found = [finding for finding in report.findings if finding.rule == rule]
        failed = sum(_fails(finding) for finding in found)
        skipped = sum(finding.decision is not None for finding in found)
        counts = {"tests": str(len(found) or 1), "failures": str(failed), "errors": "0", "skipped": str(skipped)}
        suite = Xml.SubElement(root, "testsuite", {"name": rule, **counts})
        if not found:
            Xml.SubElement(suite, "testcase", classname=rule, name=_clean(report.rules.get(rule, rule)))
        for finding in found:
            _case(suite, finding, report)
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _fails(finding: Finding) -> bool:
    return finding.level == "contradiction" and finding.decision is None


def _case(suite: Xml.Element, finding: Finding, report: Report) -> None:
    case = Xml.SubElement(suite, "testcase", classname=finding.rule, name=_clean(finding.id))
    if place := place_of(finding, report):
        case.set("file", _clean(place.path))
        case.set("line", str(place.line))
    text = _clean(finding_text(finding, report))
    if finding.decision:
        Xml.SubElement(case, "skipped", message=_clean(f"{finding.decision.verdict}: {finding.decision.because}"))
    elif _fails(finding):
        Xml.SubElement(case, "failure", message=_clean(finding.verdict), type=finding.rule).text = text
    else:
        Xml.SubElement(case, "system-out").text = text


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


EXPORTER = Exporter("junit", "application/xml", "JUnit XML for CI servers", render)
