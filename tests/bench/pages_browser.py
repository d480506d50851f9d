"""How large, how fast and how heavy the timeline page is, in a real browser, beside the bars it is held to.

    python tests/bench/pages_browser.py [SIZE ...]        sizes in events; 100 1000 10000 unless given

Needs Chromium and playwright. Figures are medians of several runs. *Ready* is from navigation to the end of the page's
script or its first paint, whichever is later; *zoom* is the main thread's whole work for one step (script, style,
layout, paint); *search* is from a typed word to the frame that shows the result, for the slowest of four; *memory*
is what the page's own process holds, shared pages in proportion. Other work on the machine makes *ready* and *search*
longer: the load is printed beside them.
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

from playwright.sync_api import sync_playwright

from tests.bench.histories import history
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


def main(sizes: list[int]) -> None:
    """Print the table, a line a size, and say what misses its bar."""
    path = next(found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name)))
    shell = len(_shell().encode())
    print(f"shell with CSS and JS: {shell:,} B (bar 40,000); load {os.getloadavg()[0]:.1f}")
    print("events   render s   file KB   B/event*   ready ms   zoom ms (script)   search ms   memory MB   print pages")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            report = history(size)
            start = time.process_time()
            page_text = str(render(report, "timeline.html"))
            cpu = time.process_time() - start
            file = Path(folder, f"{size}.html")
            file.write_text(page_text, encoding="utf-8")
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            ready = statistics.median(_ready(browser, file) for _ in range(5))
            page = _open(browser, file)
            zoom, script = _zoom(page)
            search = [statistics.median(_search(page, word) for _ in range(5)) for word in WORDS]
            memory = _memory(browser, page)
            page.evaluate(TYPE, "")
            page.wait_for_timeout(1500)
            sheets = page.pdf(path=str(Path(folder, "page.pdf")), format="A4") and _sheets(Path(folder, "page.pdf"))
            browser.close()
            bytes_each = (len(page_text.encode()) - shell) / size
            text = _text(report) / size
            print(
                f"{size:6,}   {cpu:8.2f}   {len(page_text.encode()) / 1000:7,.0f}   {bytes_each:5.0f} of {text:3.0f}"
                f"   {ready:7.0f}   {zoom:7.1f} ({script:.1f})      {max(search):7.0f}   {memory:9.0f}   {sheets:6}"
            )
    print("* without the shell; of so many bytes of title and quotes")
    print("bars: render 3 s, 700 B, ready 200/400/1,500, zoom -/10/16, search 100, memory 300, 100 pages a thousand")


def _shell() -> str:
    """Return the page without any event: its frame, style and script."""
    return str(render(history(0, sources=0), "timeline.html"))


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


def _zoom(page: Any) -> tuple[float, float]:
    """Return the median of a zoom step's work on the page's main thread, and of its script alone, in ms."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def spent() -> tuple[float, float]:
        metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        return metrics["TaskDuration"] * 1000, metrics["ScriptDuration"] * 1000

    page.focus("#_overview")
    page.keyboard.press("0")
    steps = []
    for key in "++++++------" * 2:
        page.wait_for_timeout(60)
        before = spent()
        page.keyboard.press(key)
        page.wait_for_timeout(120)
        steps.append([after - start for after, start in zip(spent(), before, strict=True)])
    return statistics.median(step[0] for step in steps), statistics.median(step[1] for step in steps)


def _ready(browser: Any, file: Path) -> float:
    page = _open(browser, file)
    ready = page.evaluate("performance.getEntriesByName('ready')[0].startTime")
    painted = page.evaluate("performance.getEntriesByType('paint').at(-1)?.startTime ?? 0")
    page.close()
    return max(float(ready), float(painted))


def _memory(browser: Any, page: Any) -> float:
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


def _sheets(file: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000, 10000])
