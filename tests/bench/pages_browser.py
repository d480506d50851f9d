"""How large, how fast and how heavy the timeline page is, in a real browser, beside the bars it is held to.

    python tests/bench/pages_browser.py [SIZE ...] [--print]      sizes in events; 100 1000 10000 unless given

Needs Chromium, playwright and axe-playwright-python. Figures are medians of several runs. *A further event* is what an
event adds to the file; the line below it lays all but the shell on the events: lanes, filters, sources. *Ready* is from
navigation to the end of the page's script or its first paint, whichever is later; *zoom* is the main thread's whole
work for one step (script, style, layout, paint); *search* is from a typed word to the frame that shows the result, the
slowest of four; *memory* is what the page's process holds, shared pages in proportion, when ready and after fifty zooms
and searches. Other work on the machine makes *ready* and *search* longer: the load is printed beside them. Only a
thousand events and fewer are printed on paper, more with --print, which takes minutes.
"""

import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from axe_playwright_python.sync_playwright import Axe
from histories import history
from playwright.sync_api import sync_playwright

from timeline.records.report import Report
from timeline.reporting import render

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-extensions", "--no-first-run"]
WORDS = ("fisheries", "fisheries 17", "courier japan", "nowhere")
AFTER = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
TYPE = """async (word) => {
  const box = document.getElementById("_q"), start = performance.now();
  box.value = word;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}"""


COLUMNS = (
    ("events", None),
    ("render s", "3"),
    ("file KB", None),
    ("bytes a further event", "700"),
    ("all but the shell, an event", None),
    ("of text", None),
    ("ready ms", "200/400/1500"),
    ("zoom ms", "-/10/16"),
    ("search ms", "100"),
    ("memory MB", "300"),
    ("after use", None),
    ("paper pages", "100 a 1000"),
    ("axe", "0"),
)


def main(sizes: list[int], printed: bool) -> None:
    """Print the table, a figure a line, a size a column."""
    path = next(found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name)))
    shell = len(_shell().encode())
    print(f"shell with CSS and JS: {shell:,} B, bar 40,000; load {os.getloadavg()[0]:.1f}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        columns = []
        for size in sizes:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            columns.append(_measure(browser, Path(folder, f"{size}.html"), size, shell, printed or size <= 1000))
            browser.close()
    for n, (name, bar) in enumerate(COLUMNS):
        print(f"{name:32}" + "".join(f"{column[n]:>10}" for column in columns) + (f"   bar {bar}" if bar else ""))


def _measure(browser: Any, file: Path, size: int, shell: int, printed: bool) -> list[str]:
    """Return the figures of one size, in the order of COLUMNS."""
    report = history(size)
    start = time.process_time()
    content = str(render(report, "timeline.html"))
    cpu = time.process_time() - start
    file.write_text(content, encoding="utf-8")
    weight = len(content.encode())
    ready = statistics.median(_ready(browser, file) for _ in range(5))
    page = _open(browser, file)
    page.wait_for_timeout(2000)
    memory = _memory(browser)
    zoom = _zoom(page)
    search = max(statistics.median(_search(page, word) for _ in range(5)) for word in WORDS)
    used = _memory(browser)
    figures = (ready, zoom, search, memory, used)
    paper = str(_print(browser, file)) if printed else "-"
    head = [
        f"{size:,}",
        f"{cpu:.2f}",
        f"{weight / 1000:,.0f}",
        f"{_further(size, weight):.0f}",
        f"{(weight - shell) / size:.0f}",
        f"{_text(report) / size:.0f}",
    ]
    return [*head, *(f"{figure:.0f}" for figure in figures), paper, str(_axe(page))]


def _shell() -> str:
    """Return the page without any event: its frame, style and script."""
    return str(render(history(0, sources=0), "timeline.html"))


def _further(size: int, weight: int) -> float:
    """Return what an event adds to the page, in bytes: by the last quarter of them, the sources being the same."""
    sources, fewer = len(history(size).case.facts.sources), size - size // 4
    return (weight - len(str(render(history(fewer, sources=sources), "timeline.html")).encode())) / (size - fewer)


def _text(report: Report) -> int:
    facts = report.case.facts
    quotes = sum(len(claim.quote.exact.encode()) for claim in facts.claims if claim.quote)
    return quotes + sum(len((event.title or "").encode()) for event in facts.events)


def _open(browser: Any, file: Path) -> Any:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.evaluate(AFTER)
    return page


def _search(page: Any, word: str) -> float:
    """Return the time from a word typed into the search to the frame that shows the result, in ms, from all events."""
    page.evaluate(TYPE, "")
    page.wait_for_timeout(400)
    return float(page.evaluate(TYPE, word))


def _zoom(page: Any) -> float:
    """Return the median of a zoom step's work on the page's main thread, in ms."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration") * 1000

    page.focus("#_overview")
    page.keyboard.press("0")
    steps = []
    for key in "++++++------" * 2:
        page.wait_for_timeout(60)
        before = spent()
        page.keyboard.press(key)
        page.wait_for_timeout(120)
        steps.append(spent() - before)
    return statistics.median(steps)


def _ready(browser: Any, file: Path) -> float:
    page = _open(browser, file)
    ready = page.evaluate("performance.getEntriesByName('ready')[0].startTime")
    painted = page.evaluate("performance.getEntriesByType('paint').at(-1)?.startTime ?? 0")
    page.close()
    return max(float(ready), float(painted))


def _memory(browser: Any) -> float:
    """Return the proportional memory of the renderer processes of this browser, in MB: the largest is the page's."""
    session = browser.new_browser_cdp_session()
    found = [
        info["id"] for info in session.send("SystemInfo.getProcessInfo")["processInfo"] if info["type"] == "renderer"
    ]
    sizes = []
    for process in found:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
        sizes.append(int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1]) / 1024)  # type: ignore[index]
    return max(sizes)


def _print(browser: Any, file: Path) -> int:
    """Return how many A4 pages the page prints on."""
    page = _open(browser, file)
    printed: bytes = page.pdf(format="A4")
    page.close()
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def _axe(page: Any) -> int:
    """Return how many of axe's rules the page breaks, in light and in dark together."""
    broken = 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        broken += len(Axe().run(page).response["violations"])
    return broken


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:] if size.isdigit()] or [100, 1000, 10000], "--print" in sys.argv)
