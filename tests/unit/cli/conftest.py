"""The command line with hand-made rooms behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from recount.app import wiring
from recount.app.parts import Parts
from recount.cli.program import program
from recount.intake import take_in
from recount.model.documents import Document


@pytest.fixture
def parts(case) -> Parts:
    def by_text(inputs):
        """Files on the disk, under the ids of the case's documents that hold the same text."""
        known: dict[str, Document] = {document.text: document for document in case.documents}
        for found in take_in(inputs):
            document = getattr(found, "document", None)
            if document is None or document.text.strip() not in known:
                yield found
            else:
                yield type(found)(known[document.text.strip()], None)

    return Parts(
        take_in=by_text,
        find_copies=lambda documents: {one.id: one.id for one in documents},
        reader="hand 1",
        prepare=lambda watch: None,
        open_reader=case.reader,
        link=case.link,
        reconcile=case.reconcile,
        made_by="test",
    )


@pytest.fixture
def folder(tmp_path: Path, case) -> Path:
    """A folder with the case's documents as files."""
    place = tmp_path / "case"
    place.mkdir()
    for document in case.documents:
        (place / f"{document.id}.txt").write_text(document.text, "utf-8")
    return place


@pytest.fixture
def run(parts: Parts, monkeypatch):
    """Runs a command line and gives its result; errors are raised."""
    monkeypatch.setattr(wiring, "parts", lambda settings, reader="grammar", mentions=False: parts)
    monkeypatch.delenv("RECOUNT_LEDGER", raising=False)
    runner = CliRunner()

    def call(*words: str | Path, stdin: str | None = None):
        result = runner.invoke(program, [str(word) for word in words], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def ledger(run, folder, tmp_path) -> Path:
    """A ledger built from the case."""
    place = tmp_path / "case.ledger"
    run("build", folder, "--ledger", place)
    return place
