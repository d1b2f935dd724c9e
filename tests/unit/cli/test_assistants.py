"""An assistant is told what the ledger holds, always with quotes, and can change nothing."""

from __future__ import annotations

import asyncio
import json
import os
import sys

import pytest
from mcp import Client, StdioServerParameters

from recount.app.asking import Witness
from recount.cli.assistants import assistant_server
from recount.ledger import Ledger


@pytest.fixture
def ledger(case_path):
    return case_path


def asked(server, tool, **arguments):
    async def ask():
        async with Client(server) as client:
            return await client.call_tool(tool, arguments)

    answer = asyncio.run(ask())
    return answer.structured_content if not answer.is_error else answer.content[0].text


@pytest.fixture
def server(ledger):
    with Ledger.open(ledger) as opened:
        yield assistant_server(Witness(opened))


def quotes_in(answer):
    if isinstance(answer, dict):
        own = [answer["quote"]] if "quote" in answer else []
        return own + [one for value in answer.values() for one in quotes_in(value)]
    return [one for part in answer for one in quotes_in(part)] if isinstance(answer, list) else []


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [("search", {"words": "strike"}), ("search", {"words": "strike", "claims": True}),
     ("show", {}), ("check", {})],
)  # fmt: skip
def test_every_answer_carries_quotes_and_names_nobody(server, tool, arguments):
    answer = asked(server, tool, **arguments)
    assert all(quotes_in(answer))
    assert quotes_in(answer)
    assert "Orre" not in json.dumps(answer)


def test_an_event_is_explained_by_its_steps_and_all_its_words(server, case):
    event = case.reconciliation.events[0]
    answer = asked(server, "explain", event=event.id)
    assert len(answer["event"]["quotes"]) == len(event.claims)
    assert any(number["steps"] for number in answer["numbers"])


def test_events_can_be_asked_for_by_time_and_country(server, case):
    everything = asked(server, "show")["amount"]
    assert asked(server, "show", since="2031-05-01", until="2031-05-04")["amount"] < everything
    assert asked(server, "show", country="ZZ")["amount"] == 0
    assert "write it as in" in asked(server, "show", since="May")


def test_what_is_not_there_is_said_with_its_cure(server):
    assert "pick the event from its list" in asked(server, "explain", event="e-none")


def test_no_tool_can_change_anything(server):
    async def tools():
        async with Client(server) as client:
            return (await client.list_tools()).tools

    listed = asyncio.run(tools())
    assert {tool.name for tool in listed} == {"search", "show", "explain", "check"}
    assert all(tool.annotations.read_only_hint for tool in listed)


def test_the_command_speaks_the_protocol_on_its_own_streams(ledger):
    command = ["-m", "recount", "mcp", "--ledger", str(ledger)]
    server = StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))
    assert asked(server, "show")["amount"] == 2
