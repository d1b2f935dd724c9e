"""How long a browser waits for the first paint of the overview: a new browser each time, which has
nothing of the desk at hand.

python benchmarks/desk_paint.py ADDRESS [TIMES]

Chromium says itself when it painted first, and when it first painted something of the page.
"""

from __future__ import annotations

import shutil
import sys
from statistics import median

from playwright.sync_api import Browser, sync_playwright

ASKED = 1.5
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
TIMES = 7
PATIENCE = 60_000
PAINTED = """() => new Promise((tell) => {
  const found = {};
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) found[entry.name] = entry.startTime;
    if ("first-contentful-paint" in found) tell(found);
  }).observe({ type: "paint", buffered: true });
})"""
ANSWERED = """() => performance.getEntriesByType("navigation")[0].responseEnd"""


def main(address: str, times: int) -> None:
    """Opens the overview again and again, and prints."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        print("first paint: not measured, as there is no browser; run tests/web/need_browser.sh")
        return
    with sync_playwright() as player:
        start = player.chromium.launch
        rows = [
            _painted(start(executable_path=path, args=list(FLAGS)), address) for _ in range(times)
        ]
    print(f"{'the overview, ms':24}{'median':>8}{'most':>7}   of {times}")
    for place, name in enumerate(("page has come", "first paint", "first of the page")):
        values = [row[place] for row in rows]
        print(f"{name:24}{median(values):8.0f}{max(values):7.0f}")
    first = median(row[1] for row in rows) / 1000
    print(f"first paint {first:.2f} s, asked for: under {ASKED} s")


def _painted(browser: Browser, address: str) -> tuple[float, float, float]:
    """Milliseconds from asking until the page has come, something is painted, and something of
    the page is."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.goto(address, wait_until="commit")
    found = page.evaluate(PAINTED)
    answered = float(page.evaluate(ANSWERED))
    browser.close()
    return answered, float(found["first-paint"]), float(found["first-contentful-paint"])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else TIMES)
