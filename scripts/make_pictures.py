"""Takes the pictures of `docs/images`: the desk and the terminal over the example dossier.

    python -m scripts.make_pictures

Needs Chromium and the development dependencies. Every picture is of the real thing: pages of the
desk in the browser, and what a command printed, set in the browser as a terminal sets it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from scripts.desk import served
from scripts.write_docs import DOCS, DOSSIER, ids_by_day
from tests.making_years import make_years, write_years
from tests.web.team_client import make_people
from tests.web.test_double_coding_journey import MARK
from tests.web.test_team_journey import signed_in

import recount
from recount.app.reporting import Named, make_report
from recount.app.settings import Settings
from recount.publishing.report import ReportForm

IMAGES = DOCS / "images"
CODED = (
    ("American aircraft yesterday struck Islamic State fighters", "17", "2019-09-27"),
    ("eight fighters were killed in a strike near the town of Murzuq", "8", "2019-09-19"),
)
"""What a coder finds in a paper of the dossier."""
AT_MOST = 300_000
"""Bytes of one picture."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
DRAWN = (
    "() => [...document.querySelectorAll('[data-map]')].every(e => e.hasAttribute('data-idle'))"
    " && [...document.querySelectorAll('[data-timeline]')].every(e => e.hasAttribute('data-ready'))"
)
INK = TerminalTheme(
    (250, 250, 248), (23, 26, 31),
    [(23, 26, 31), (158, 42, 43), (45, 106, 79), (148, 98, 6), (29, 78, 137), (111, 57, 128),
     (18, 110, 120), (90, 94, 100)],
)  # fmt: skip
TERMINAL = """<!doctype html><meta charset="utf-8"><style>{stylesheet}
body {{ margin: 0; background: {background}; color: {foreground}; width: max-content; }}
pre {{ margin: 0; padding: 18px 22px; font: 15px/1.4 "DejaVu Sans Mono", monospace; }}
</style><pre>{code}</pre>"""


def main() -> None:
    """Takes all of them."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "demo.ledger"
        recount.build([DOSSIER], ledger)
        ids = ids_by_day(ledger)
        with served(ledger) as address, running_browser() as browser:
            take_desk(browser, address, ids)
            take_more(browser, address, ids, copied(ledger))
            take_terminal(browser, ledger)
            take_coding(browser, Path(shutil.copy(ledger, Path(folder) / "team.ledger")))
        take_answers(ledger, Path(folder))
        take_report(ledger)


def take_desk(browser: Browser, address: str, ids: dict[str, str]) -> None:
    """Pages of the desk: as wide as a laptop, and as wide as a telephone."""
    wide = browser.new_page(viewport={"width": 1280, "height": 900})
    opened(wide, address + "/")
    keep("overview", wide.screenshot())
    opened(wide, f"{address}/events/{ids['2019-09-29']}")
    keep("event", wide.screenshot(full_page=True, clip=part(wide, "Air strike", 1000)))
    opened(wide, f"{address}/events/{ids['2019-09-24']}")
    keep("words", wide.screenshot(full_page=True, clip=part(wide, "What each source says", 900)))
    opened(wide, f"{address}/events/{ids['2019-09-19']}")
    keep("matrix", wide.screenshot(full_page=True, clip=part(wide, "Source by source", 640)))
    opened(wide, f"{address}/contradictions")
    keep("contradictions", wide.screenshot())
    opened(wide, f"{address}/inbox?kind=claim")
    keep("inbox", wide.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": 620}))
    keep("deciding", proposed(wide))
    narrow = browser.new_page(viewport={"width": 390, "height": 844})
    opened(narrow, address + "/")
    first = narrow.screenshot()
    opened(narrow, f"{address}/events/{ids['2019-09-29']}")
    keep("telephone", side_by_side(first, narrow.screenshot()))


def take_more(browser: Browser, address: str, ids: dict[str, str], copy: str) -> None:
    """Pages that show whole texts, people, and what leaves; and one in Arabic."""
    wide = browser.new_page(viewport={"width": 1280, "height": 860})
    opened(wide, f"{address}/events/{ids['2019-09-19']}/texts?copies=no")
    keep("texts", wide.screenshot())
    opened(wide, f"{address}/copies/{quote(copy)}")
    keep("copies", wide.screenshot(full_page=True, clip=part(wide, "between two copies", 960)))
    opened(wide, address + "/persons")
    keep("persons", wide.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": 420}))
    opened(wide, address + "/take")
    keep("take-out", wide.screenshot())
    opened(wide, f"{address}/language/ar?back=/events/{ids['2019-09-29']}")
    keep("arabic", wide.screenshot())


def copied(ledger: Path) -> str:
    """A document of the ledger that is a copy of another."""
    with recount.open(ledger) as opened:
        return next(key for key, origin in sorted(opened.origins().items()) if key != origin)


def take_coding(browser: Browser, ledger: Path) -> None:
    """A coder at work on a team's desk."""
    with make_people(ledger) as register, served(ledger, register) as address:
        ada = signed_in(browser, address, "Ada Adjudicator")
        ada.goto(address + "/coding")
        documents = ada.get_by_label("Document", exact=True).locator("option")
        paper = documents.filter(has_text="US jets hit Libya").first.get_attribute("value")
        ada.get_by_label("Document", exact=True).select_option(paper)
        ada.get_by_label("One coder").select_option(label="Carl Coder")
        ada.get_by_label("The other").select_option(label="Cora Coder")
        ada.get_by_role("button", name="Assign").click()
        ada.get_by_text("not coded yet").wait_for()
        carl = signed_in(browser, address, "Carl Coder", viewport={"width": 1280, "height": 900})
        carl.goto(address + "/coding")
        carl.get_by_role("link", name="US jets hit Libya").click()
        for words, killed, day in CODED:
            carl.evaluate(MARK, [".coding-text", words])
            carl.locator("#f-type").select_option("air_strike")
            carl.locator("#f-day").fill(day)
            carl.locator("#f-killed_least").fill(killed)
            carl.locator("#f-killed_most").fill(killed)
            carl.get_by_role("button", name="Add this event").click()
            carl.locator(".coded").get_by_text(words[:30]).wait_for()
        carl.evaluate(MARK, [".coding-text", "died in another there on 24 September"])
        keep("coding", carl.screenshot())


def proposed(page: Page) -> bytes:
    """What rejecting the claim that waits first would make other."""
    page.locator(".row-link").first.click()
    page.locator("summary", has_text="Reject").click()
    page.locator("#reject-author").fill("Ilse")
    page.locator("#reject-reason").fill("the agency has withdrawn its report")
    page.locator("form:has(#reject-reason) button").click()
    page.get_by_role("heading", name="What becomes other").wait_for()
    return page.screenshot(full_page=True)


def take_terminal(browser: Browser, ledger: Path) -> None:
    """What commands print."""
    page = browser.new_page(viewport={"width": 1000, "height": 400})
    for command, lines in (("show", 20), ("check", 24)):
        page.set_content(as_page(command, printed(command, ledger), lines))
        keep(f"terminal-{command}", page.locator("pre").screenshot())


def take_answers(ledger: Path, folder: Path) -> None:
    """Pictures of answers: one of the dossier, the others of a war whose truth is known."""
    war = write_years(folder / "generated.ledger", make_years())
    for subject, asked, held in (
        ("strength", (), ledger),
        ("activity", ("--party", "Hill Front"), war),
        ("undercount", ("--type", "armed_attack"), war),
    ):
        file = folder / f"{subject}.png"
        words = [sys.executable, "-m", "recount", "assess", subject, *asked]
        subprocess.run([*words, "--ledger", held, "--picture", file], check=True)
        keep(subject, file.read_bytes())


def take_report(ledger: Path) -> None:
    """The first pages of a report."""
    named = Named("Air strikes in southern Libya", "The Recorders")
    with recount.open(ledger) as opened:
        made = make_report(opened, Settings(), named, [ReportForm.PDF])
    keep("report", side_by_side(*(page_of(made.leaves[0].data, number) for number in (0, 1))))


def page_of(pdf: bytes, number: int) -> bytes:
    """A page of a PDF as a picture."""
    written = BytesIO()
    pypdfium2.PdfDocument(pdf)[number].render(scale=1.25).to_pil().save(written, "PNG")
    return written.getvalue()


def printed(command: str, ledger: Path) -> str:
    """The output of a command, with its colours."""
    environment = {**os.environ, "FORCE_COLOR": "1", "RECOUNT_LEDGER": ledger.name}
    done = subprocess.run(
        [sys.executable, "-m", "recount", command], cwd=ledger.parent, env=environment,
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout


def as_page(command: str, output: str, lines: int) -> str:
    """The first lines of an output below the command, as a page."""
    kept = output.splitlines()
    more = [*kept[:lines], "..."] if len(kept) > lines else kept
    screen = Console(record=True, width=100, file=StringIO())
    screen.print(Text(f"$ recount {command} --ledger demo.ledger", style="bold"))
    for line in more:
        screen.print(Text.from_ansi(line), highlight=False)
    return screen.export_html(theme=INK, code_format=TERMINAL)


def opened(page: Page, address: str) -> None:
    """Opens a page and waits until its map and chart are drawn."""
    page.goto(address)
    page.wait_for_function(DRAWN, timeout=60_000)
    page.wait_for_timeout(300)


def part(page: Page, heading: str, height: int) -> FloatRect:
    """So much of the page from just above its heading of these words."""
    box = page.get_by_role("heading", name=heading).first.bounding_box()
    if box is None:
        raise SystemExit(f"the page has no heading {heading!r}; choose another")
    return {"x": 0, "y": max(0.0, box["y"] - 48), "width": 1280, "height": height}


def side_by_side(*pictures: bytes) -> bytes:
    """Pictures of one height in a row, with a little air between."""
    images = [Image.open(BytesIO(one)).convert("RGB") for one in pictures]
    gap = 24
    width = sum(one.width for one in images) + gap * (len(images) - 1)
    row = Image.new("RGB", (width, images[0].height), "#d9dade")
    left = 0
    for one in images:
        row.paste(one, (left, 0))
        left += one.width + gap
    held = BytesIO()
    row.save(held, "PNG")
    return held.getvalue()


def keep(name: str, picture: bytes) -> None:
    """Writes a picture with 256 colours, which is enough for text, and says how large it is."""
    place = IMAGES / f"{name}.png"
    image = Image.open(BytesIO(picture)).convert("RGB")
    small = image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(place, optimize=True)
    size = place.stat().st_size
    print(f"{place.name}: {image.width} x {image.height}, {size:,} bytes", file=sys.stderr)
    if size > AT_MOST:
        raise SystemExit(f"{place}: more than {AT_MOST:,} bytes; cut it")


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("no browser: run tests/web/need_browser.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
