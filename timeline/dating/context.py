"""Context: what a relative date can hang on at a place in the document, and which year or week is meant there."""

from timeline.dating.choices import BACK, FORTH, around, cost, falls, has_gone_on, narrated
from timeline.dating.mentions import Mentions
from timeline.dating.points import Point, edtf, from_ordinal, truncate
from timeline.edtf.days import month_length
from timeline.edtf.days import weekday as weekday_of

_SATURDAY = 5
BACKWARD, FORWARD = 2, 30  # years that a story may go back or on in one step


class Context:
    """The state of one reading: the publication, the dates mentioned last, and the way the sentence looks.

    `newsy`: bare dates hang on the publication. `look`: BACK or FORTH when the sentence's verbs tell, else 0. A
    year far from the story's ("like Napoleon in 1812") is an aside: relative words near it hang on it, the story goes
    on without it until a second date confirms it.
    """

    def __init__(self, publication: Point | None, newsy: bool, calm: bool = False) -> None:
        self.publication = publication
        self.newsy = newsy
        self.calm = calm
        self.inferred = False  # the publication is told by the text's own counts of years
        self.speaks = False  # the text names years or months from the day of writing: "this year", "last month"
        self.timeless = not self.newsy  # "today" is no one day: a story or an encyclopaedia, not a letter
        self.nearby: Point | None = None  # a date close by with a year of its own
        self.forward = False  # a list of dates, which goes on and not back
        self.annals = False  # and stands under a year
        self.close = False  # a date stands close by
        self.beyond = False  # and a sentence ends between
        self.look = 0
        self.past_unmarked = False  # what no word says to be to come is past
        self.pledged: Point | None = None  # what the date must follow: when it was agreed on, or what it is told after
        self.origin = "previous"
        self.pluperfect = False  # the verb tells what had happened before
        self.of_story = False  # a season is spoken of as a thing that has been told of
        self._story = Mentions()
        self._near = self._story.copy()
        self._plain: Mentions | None = None  # the near dates without background
        self._aside: Point | None = None
        self.begins = True  # no date has been told in the paragraph
        self._weak = False  # only the year of a thing has been told
        self.day_here: Point | None = None  # the day last told in the paragraph
        self.day_told: Point | None = None  # the day last told of the story
        self.months: dict[int, Point] = {}  # the date told last in each month, asides too
        self.day_off: Point | None = None  # the Saturday or Sunday last told
        self.dated: Point | None = None  # the last day told with its year that nothing of now followed
        self.coming: Point | None = None  # the date last told that lies after the publication's year
        self.hung: Point | None = None  # what the date being read hangs on
        self.edge: Point | None = None  # the first or last month of the year told last, where that is what was told

    def remember(
        self,
        point: Point,
        origin: str = "previous",
        explicit: bool = False,
        framing: bool = False,
        aside: bool = False,
        named: bool = False,
        background: bool = False,
        belongs: bool = False,
    ) -> None:
        """Take note of a date.

        `explicit`: its own words give the year. `framing`: it opens a sentence. `aside`: it looks back, and the story
        does not follow. `background`: nor do the sentences after it. `belongs`: it is the year of a thing, and the
        first date of another year begins the story.
        """
        if point.year is None:
            self._near = Mentions()  # what follows a date of an unknown year does not follow an earlier one
            return
        if self.publication is not None and point.year > (self.publication.year or point.year):
            self.coming = point
        if point.month is not None:
            self.months[point.month] = point
        if background and self._plain is None:
            self._plain = self._near.copy()
        self._near.note(point, named)
        if background:
            return
        if self._plain is not None:
            self._plain.note(point, named)
        if point.unit == "D" and point.known:
            self.day_here = self.day_told = point
            if weekday_of(point.ordinal) >= _SATURDAY:
                self.day_off = point
        if explicit and point.unit == "D" and point.known and not (named or belongs or aside):
            self.dated = point
        if aside:
            return
        story = self._story.last()
        strays = explicit and not framing and origin == "previous" and story is not None and self._far(story, point)
        strays = strays and not self._weak and not (self.begins and point.unit in ("D", "M", "S"))
        strays = strays and not (story is not None and point.unit in ("D", "M", "S") and point.ordinal > story.ordinal)
        self.begins = False
        if strays and (self._aside is None or self._far(self._aside, point) or point.month is None):
            self._aside = point
            return
        self._aside = None
        self._weak = belongs and (story is None or self._weak)
        self.origin = origin
        self._story.note(point, named)

    def new_sentence(self, background: bool) -> None:
        """Begin a sentence: the story goes on where it was before the background told in the one before, or with it."""
        if self._plain is not None and not background and self._plain.last() is not None:
            self._near = self._plain
        self._plain = None

    def new_part(self) -> None:
        """Begin a paragraph: what was an aside in the one before is forgotten."""
        if self._story.last() is not None:
            self._near = self._story.copy()
        self._plain = None
        self.begins = True
        self.day_here = None

    @property
    def back(self) -> bool:
        """Whether the sentence tells of what has been."""
        return self.look == BACK or (self.look == 0 and self.past_unmarked)

    @staticmethod
    def _far(story: Point, point: Point) -> bool:
        assert story.year is not None
        assert point.year is not None
        return not -BACKWARD <= point.year - story.year <= FORWARD

    def last(self, unit: str = "") -> Point | None:
        """Return the date mentioned last that is at least as exact as the unit (any when it is empty)."""
        return self._told.last(unit)

    @property
    def _told(self) -> Mentions:
        return self._near if self.close or not self.newsy else self._story

    def base(self, wanted: str | None, unit: str = "") -> tuple[Point | None, str]:
        """Return what to count from and its name: `publication` or `previous`, by what is wanted and the genre."""
        self.hung, anchor = self._base(wanted, unit)
        return self.hung, anchor

    def _base(self, wanted: str | None, unit: str) -> tuple[Point | None, str]:
        if wanted == "onward":  # the next where the story goes on, of the publication else
            wanted = "previous" if self.look == BACK else None
        if wanted in ("ahead", "hence"):  # of the story, where it is not told as to come
            wanted = "publication" if self.look == FORTH and (self.beyond or not self.close) else "previous"
        if wanted == "spoken":  # of the publication where the text speaks of now, and no date of its sentence leads it
            now = self.speaks and not self.annals and (self.beyond or not self.close)
            wanted = "publication" if now else None
        if wanted == "told":  # words of the next year and of the year after alike: the next where the sentence says so
            to_come = "publication" if self.publication and (self.beyond or not self.close) else "before"
            wanted = to_come if self.look == FORTH else "previous"
        if wanted == "publication" or (wanted is None and (self.newsy or self.look == FORTH)):
            return self.publication, "publication"
        told = self._near if wanted in ("previous", "hence", "event") else self._told  # "a week later": the last
        last = told.last(unit) or told.last()
        if wanted == "before" and self.newsy and not self.close:
            spoken = self.spoken_of(unit)
            return (self.publication, "publication") if spoken is None else (spoken, "previous")
        if self.newsy and wanted != "event" and (last is None or (unit == "D" and last.unit in ("W", "WE"))):
            return self.publication, "publication"
        return last, self.origin

    def spoken_of(self, unit: str) -> Point | None:
        """Return the month or quarter that news tell of, which days named in between do not hide."""
        return self._story.exactly(unit) if unit in ("M", "QU") else None

    def month_told(self, number: int | str) -> Point | None:
        """Return the date told last in a month of this number ("that July"), or in a "month" at all."""
        return self._near.exactly(str(number)) or self._story.exactly(str(number))

    def gone_by(self, year: int, month: int) -> int:
        """Return the year of a month that has been told of: where it would be one to come, the year told with it."""
        told, today = self.months.get(month), self.publication
        if told is None or told.year is None or today is None or self.look == FORTH:
            return year
        return told.year if Point("M", year, month).ordinal > today.ordinal else year

    def beside(self) -> tuple[Point, str] | None:
        """Return the date close by that a season hangs on where the news tell of another year than their own."""
        near, today = self.nearby, self.publication
        if not self.newsy or near is None or self.look == FORTH or today is None or near.year == today.year:
            return None
        if self.beyond and not self.back and not self.of_story:
            return None
        self.hung = near
        return near, "previous"

    def _month_base(self, whole_day: bool) -> tuple[Point | None, str]:
        near, today = self.nearby, self.publication
        if self.newsy and self.pluperfect and self.dated is not None:
            return self.dated, "previous"
        coming = near and today and self.look == BACK and near.ordinal > today.ordinal  # what has been is not of it
        if coming or (near is not None and self.beyond and (not self.back or (near.month is None and not whole_day))):
            near = None
        if self.newsy:
            year = None if today is None else today.year
            ahead = self.look == FORTH and not (near and near.unit == "Y" and (near.year or 0) > (year or 9999))
            if near is not None and not ahead and near.year != year:
                return near, "previous"
            return today, "publication"
        story = self._story.last("M")
        if self.look == FORTH or (today is not None and story is None):  # of a text without a date too
            return today, "publication"
        if near is not None and story is not None and near.year != story.year:
            return near, "previous"
        return story, self.origin

    def year_of_day(
        self, month: int, day: int | None, until: int | None = None, weekday: int | None = None
    ) -> tuple[int | None, str]:
        """Return the year of a bare month or day of a month, and what it hangs on.

        `until`: the month that it is the beginning of a range to ("from October to March"). `weekday`: the day of the
        week (1 Monday) that stands with it, which tells the publication's year from the story's where only one fits.
        """
        if self.pledged is not None and self.pledged.year is not None:
            from_here = [near for near in sorted(around(self.pledged, month, day)) if self._reached(near, month, day)]
            if from_here:
                self.hung = self.pledged
                return from_here[0], "previous"
        year, anchor = self._year_of_day(month, day, until)
        today = self.publication
        if weekday is None or day is None or year is None or today is None or anchor == "publication":
            return year, anchor
        years = [near for near in (year, *around(today, month, day)) if falls(near, month, day, weekday)]
        return (year, anchor) if not years or years[0] == year else (years[0], "publication")

    def _reached(self, year: int, month: int, day: int | None) -> bool:
        """Say whether a day or month of a year is not over when it is agreed what to do by then."""
        assert self.pledged is not None
        end = Point("D", year, month, day or month_length(year, month))
        return end.ordinal >= self.pledged.ordinal

    def _year_of_day(self, month: int, day: int | None, until: int | None = None) -> tuple[int | None, str]:
        if until is not None and self.newsy:
            end, anchor = self.year_of_day(until, None)
            return None if end is None else end - (month > until), anchor
        base, anchor = self._month_base(day is not None)
        told = base is not None and anchor == "previous" and self.newsy and self.beyond and not self.pluperfect
        if told and base is not None and has_gone_on(base, self.publication, month):
            base, anchor = self.publication, "publication"
        self.hung = base
        if base is None or base.year is None:
            return None, anchor
        years = sorted(around(base, month, day))
        if not years:
            return base.year, anchor
        if until is not None and until < month and base.month is not None:
            return base.year - (base.month <= until), anchor
        if anchor != "publication":
            return narrated(base, month, years, self.forward or self.nearby is not None), anchor
        if base.month is None or (base.unit == "M" and base.month == month):
            return base.year, anchor
        here = base.ordinal if day else truncate(base, "M").ordinal
        year = min(years, key=lambda year: cost(Point("D", year, month, day or 1).ordinal - here, self.look))
        story = self._near.last() if self.look == BACK and self.newsy else None
        if story and story.year and story.year < year and Point("D", year, month, day or 1).ordinal > here:
            self.hung = story  # "forty years earlier ...; two men were arrested on 12 July" was then
            return story.year, "previous"
        return year, anchor

    def month_of_day(self) -> tuple[Point | None, str]:
        """Return what a bare day of the month ("on the 20th") hangs on."""
        near = self._near.last("M")
        loose = near is not None and self.newsy and (not self.close or (self.beyond and near.unit == "M"))
        if near is not None and near.month is not None and not loose:
            self.hung = near
            return near, "previous"
        return self.base(None, "M")

    def day_of_week(self, number: int, wanted: str | None = None, look: int | None = None) -> tuple[Point, str]:
        """Return the day meant by a weekday (1 Monday), and what it hangs on; open when nothing is known."""
        base, anchor = self.base(wanted, "D")
        today = self.publication
        unknown = base is None or not base.known or base.unit != "D"
        if wanted is None and today is not None and today.unit == "D" and (unknown or self.look == FORTH):
            base, anchor, unknown = today, "publication", False  # no day has been told that it could follow
        if base is None or unknown:
            return Point("D", weekday=number), anchor
        ahead = (number - 1 - weekday_of(base.ordinal)) % 7
        look = self.look if look is None else look
        if anchor == "publication":
            days = ahead if look == FORTH or ahead == 0 else ahead - 7
        else:
            days = ahead - 7 if look == BACK and ahead else ahead
        return from_ordinal(base.ordinal + days), anchor

    def describe(self, anchor: str, unit: str = "") -> str:
        """Name an anchor with its date, for a derivation."""
        base = self.publication if anchor == "publication" else self.hung or self.last(unit) or self.last()
        if base is None:
            return {"publication": "the publication, whose date is not stated"}.get(
                anchor, "a date that the text does not give"
            )
        counted = ", by the text's own counts of years" if self.inferred else ""
        named = {"publication": "publication", "heading": "heading"}.get(anchor, "date last mentioned")
        return f"the {named} ({edtf(base)}{counted if anchor == 'publication' else ''})"
