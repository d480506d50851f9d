"""One Chromium for all tests of the pages, and pages opened in it from files, as a reader opens them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.records.report import Report
from timeline.reporting import render

FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run --disable-extensions --disable-default-apps --mute-audio"
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium of the system; skips, and says why, where there is none."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: no browser to read the pages in"
    )
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is installed: no browser to read the pages in")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield browser
        browser.close()


class Reader:
    """Opens a report's pages and keeps what the browser complained of or asked the network for."""

    def __init__(self, chromium: Any, folder: Path) -> None:
        self.chromium, self.folder = chromium, folder
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.contexts: list[Any] = []

    def write(self, report: Report, *names: str) -> None:
        """Write pages of a report into the folder."""
        for name in names or ("timeline.html", "consistency.html"):
            (self.folder / name).write_text(str(render(report, name)), encoding="utf-8")

    def open(
        self, name: str = "timeline.html", *, width: int = 1280, scheme: str = "light", script: bool = True
    ) -> Any:
        """Open `name`, which may carry a query and a fragment, and wait until it is ready."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(f"{self.folder.as_uri()}/{name}")
        if script and name.startswith("timeline"):
            page.wait_for_selector("html[data-ready]", timeout=10_000)
        return page

    @property
    def outside(self) -> list[str]:
        """The requests for anything but a file of the folder."""
        return [url for url in self.requests if not url.startswith(self.folder.as_uri())]

    def close(self) -> None:
        """Close all pages."""
        for context in self.contexts:
            context.close()


@pytest.fixture
def reader(chromium: Any, tmp_path: Path) -> Iterator[Reader]:
    """A reader with an empty folder of its own; at the end it must have nothing to complain of."""
    reader = Reader(chromium, tmp_path)
    yield reader
    reader.close()
    assert reader.complaints == []
    assert reader.outside == []


@pytest.fixture
def opened(reader: Reader) -> Callable[..., Any]:
    """Write a report's pages and open one: `opened(report, "timeline.html", width=390)`."""

    def go(report: Report, name: str = "timeline.html", **how: Any) -> Any:
        reader.write(report)
        return reader.open(name, **how)

    return go
