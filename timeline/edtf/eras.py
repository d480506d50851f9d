"""Years counted within eras, and which year of ours each of them is.

The Japanese eras since the modern calendar begin and end on the days of their edicts; a day of change belongs to both.
Older Japanese eras and the Qing reigns counted lunisolar years, here under the year of ours that holds nearly all of
them; a Japanese era could change in mid-year, so its first year is also the last of the era before, while a reign
kept its name until New Year. Thailand's Buddhist Era is counted as in Thailand (Sri Lanka and Burma differ by one).
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from timeline.edtf.errors import NoSuchDate

Civil = tuple[int, int, int]


class Era(NamedTuple):
    """An era: its year 1 is our year `first`, its last our year `last` (None: it goes on).

    `native` has its spellings in its own script, between slashes. `begins` and `ends` are its exact first and last day
    where they are known; `solar` is our year from which its months and days are ours, None if they never were.
    """

    name: str
    native: str
    first: int
    last: int | None = None
    begins: Civil | None = None
    ends: Civil | None = None
    solar: int | None = None


ERAS = (
    Era("Reiwa", "令和", 2019, None, (2019, 5, 1), None, 1873),
    Era("Heisei", "平成", 1989, 2019, (1989, 1, 8), (2019, 4, 30), 1873),
    Era("Shōwa", "昭和", 1926, 1989, (1926, 12, 25), (1989, 1, 7), 1873),
    Era("Taishō", "大正", 1912, 1926, (1912, 7, 30), (1926, 12, 25), 1873),
    Era("Meiji", "明治", 1868, 1912, None, (1912, 7, 30), 1873),
    Era("Keiō", "慶応/慶應", 1865, 1868),
    Era("Genji", "元治", 1864, 1865),
    Era("Bunkyū", "文久", 1861, 1864),
    Era("Man'en", "万延", 1860, 1861),
    Era("Ansei", "安政", 1854, 1860),
    Era("Kaei", "嘉永", 1848, 1854),
    Era("Kōka", "弘化", 1844, 1848),
    Era("Tenpō", "天保", 1830, 1844),
    Era("Bunsei", "文政", 1818, 1830),
    Era("Bunka", "文化", 1804, 1818),
    Era("Kyōwa", "享和", 1801, 1804),
    Era("Kansei", "寛政", 1789, 1801),
    Era("Tenmei", "天明", 1781, 1789),
    Era("An'ei", "安永", 1772, 1781),
    Era("Meiwa", "明和", 1764, 1772),
    Era("Hōreki", "宝暦/寶曆", 1751, 1764),
    Era("Kan'en", "寛延", 1748, 1751),
    Era("Enkyō", "延享", 1744, 1748),
    Era("Kanpō", "寛保", 1741, 1744),
    Era("Genbun", "元文", 1736, 1741),
    Era("Kyōhō", "享保", 1716, 1736),
    Era("Shōtoku", "正徳", 1711, 1716),
    Era("Hōei", "宝永", 1704, 1711),
    Era("Genroku", "元禄", 1688, 1704),
    Era("Jōkyō", "貞享", 1684, 1688),
    Era("Tenna", "天和", 1681, 1684),
    Era("Enpō", "延宝", 1673, 1681),
    Era("Kanbun", "寛文", 1661, 1673),
    Era("Manji", "万治", 1658, 1661),
    Era("Meireki", "明暦", 1655, 1658),
    Era("Jōō", "承応", 1652, 1655),
    Era("Keian", "慶安", 1648, 1652),
    Era("Shōhō", "正保", 1644, 1648),
    Era("Kan'ei", "寛永", 1624, 1644),
    Era("Genna", "元和", 1615, 1624),
    Era("Keichō", "慶長", 1596, 1615),
    Era("Minguo", "民國/民国", 1912, solar=1912),
    Era("Xuantong", "宣統/宣统", 1909, 1911),
    Era("Guangxu", "光緒/光绪", 1875, 1908),
    Era("Tongzhi", "同治", 1862, 1874),
    Era("Xianfeng", "咸豐/咸丰", 1851, 1861),
    Era("Daoguang", "道光", 1821, 1850),
    Era("Jiaqing", "嘉慶/嘉庆", 1796, 1820),
    Era("Qianlong", "乾隆", 1736, 1795),
    Era("Yongzheng", "雍正", 1723, 1735),
    Era("Kangxi", "康熙", 1662, 1722),
    Era("Buddhist", "พุทธศักราช/พ.ศ.", -542, solar=1889),
    Era("Dangi", "檀紀/단기", -2332, 1961, solar=1896),
    Era("Juche", "주체", 1912, solar=1912),
)  # fmt: skip


def find(name: str) -> Era | None:
    """Return the era of a name, with or without its accents and apostrophes, or None."""
    wanted = _plain(name)
    return next((era for era in ERAS if wanted == _plain(era.name) or name in era.native.split("/")), None)


def era_year(era: str, number: int) -> int:
    """Return our year for a year of an era: Shōwa 40 is 1965; 0 is 1 BC. Raises NoSuchDate.

    A year that was not ours from January to December (lunisolar eras; the Buddhist Era before 1941) is given as the
    year of ours in which it began.
    """
    found = find(era)
    if found is None:
        raise NoSuchDate(f"there is no era {era!r} in the table of eras", "give the date in the Gregorian calendar")
    year = found.first + number - 1
    if number < 1:
        raise NoSuchDate(f"{found.name} has no year {number}", "an era counts from 1")
    if found.last is not None and year > found.last:
        others = " or ".join(f"{name} {n}" for name, n in eras_of(year))
        raise NoSuchDate(
            f"{found.name} ended in its year {found.last - found.first + 1}", f"{year} is {others}" if others else ""
        )
    return year


def eras_of(year: int) -> tuple[tuple[str, int], ...]:
    """Return the eras, with the year within each, that our year may be called by, in the order of the table."""
    return tuple(_named(year))


def _named(year: int) -> Iterator[tuple[str, int]]:
    for era in ERAS:
        if era.first <= year and (era.last is None or year <= era.last):
            yield era.name, year - era.first + 1


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if letter.isalpha())
