"""Pure date algebra: EDTF (ISO 8601-2:2019, levels 0 to 2) read, written, bounded and compared; calendars; words."""

from timeline.edtf.date import Date
from timeline.edtf.errors import EdtfError
from timeline.edtf.grammar import parse
from timeline.edtf.point import Point
from timeline.edtf.ranges import Interval, Range, Set
from timeline.edtf.relation import Relation, relate

__all__ = ["Date", "EdtfError", "Interval", "Point", "Range", "Relation", "Set", "parse", "relate"]
