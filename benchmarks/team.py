"""What accounts cost: a page of a team's desk beside the same page on one's own laptop.

    python -m benchmarks.team LEDGER

Time of the processor in one process, without a network; the median of 150 requests each.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from recount.accounts import Register
from recount.ledger import Ledger
from recount.model.accounts import Role
from recount.web import create_app
from recount.web.team import Team

ADDRESS = "https://desk.example"
WORDS = "four quiet yellow doors"
REQUESTS, FIRST = 150, 20


def main() -> None:
    """Prints one line a page."""
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "case.ledger"
        shutil.copy(sys.argv[1], ledger)
        with Ledger.open(ledger) as opened:
            event = opened.events()[0].id
        with Register.beside(ledger, create=True) as register:
            register.add("Ilse Brandt", Role.CODER, WORDS)
            began = time.process_time()
            held = register.sign_in("Ilse Brandt", WORDS, "").held
            print(f"sign-in: {1000 * (time.process_time() - began):.0f} ms")
            alone, team = create_app(ledger), create_app(ledger, Team(register, ADDRESS))
            for page in ("/methods", f"/events/{event}"):
                first = asyncio.run(cost(alone, "http://127.0.0.1", "", page))
                second = asyncio.run(cost(team, ADDRESS, held, page))
                print(f"{page}: {first:.1f} ms alone, {second:.1f} ms in a team")


async def cost(app: Any, base: str, held: str, page: str) -> float:
    """Milliseconds of the processor that a page takes."""
    cookies = {"recount-session": held} if held else {}
    transport = httpx.ASGITransport(app)
    taken = []
    async with httpx.AsyncClient(transport=transport, base_url=base, cookies=cookies) as client:
        for place in range(FIRST + REQUESTS):
            began = time.process_time()
            answer = await client.get(page)
            assert answer.status_code == 200, answer
            if place >= FIRST:
                taken.append(1000 * (time.process_time() - began))
    return median(taken)


if __name__ == "__main__":
    main()
