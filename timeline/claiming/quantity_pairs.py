"""Two figures of one thing: votes for and against, the dead of two peoples side by side."""

from timeline.claiming.quantity_alone import Counted
from timeline.claiming.quantity_grammar import Grammar
from timeline.claiming.quantity_terms import Term, term_at
from timeline.claiming.quantity_units import peopled, skip, unit_at

_BETWEEN = 6  # signs of an "and"


def against(flat: str, low: str, end: int, rules: Grammar) -> Term | None:
    """Return the votes against, behind those for that end at `end`: "nine votes to three"."""
    link = rules.versus.at(low, skip(low, end))
    other = term_at(flat, low, skip(low, link[1]), rules) if link else None
    return other if other and other.scale == 1 and not other.currency else None


def counted_against(flat: str, low: str, end: int, rules: Grammar) -> Term | None:
    """Return the votes against where only they are called so: "62 gegen 58 Stimmen".

    `end`: where the number of those for ends.
    """
    other = against(flat, low, end, rules)
    unit = unit_at(flat, low, other.end, rules) if other else None
    return other if unit and unit.name == "vote" else None


def beside(flat: str, low: str, one: Counted, other: Counted, rules: Grammar) -> bool:
    """Tell whether two amounts are persons of two peoples of whom one thing is told: "nine Greeks and four Turks"."""
    between = low[one.end : other.start]
    if one.unit != "person" or other.unit != "person" or len(between) > _BETWEEN:
        return False
    if between.strip() not in rules.joining:
        return False
    return peopled(flat, one.start, one.end, rules) and peopled(flat, other.start, other.end, rules)
