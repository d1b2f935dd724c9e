"""The example dossier, taken in as `recount build` takes it in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from recount.intake import Refused, Taken, find_copies, take_in
from recount.model.documents import Document

DOSSIER = Path(__file__).parents[3] / "examples" / "libya-2019"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The documents of the first part, by what they are called before the hash."""
    found = list(take_in([DOSSIER]))
    assert not [item for item in found if isinstance(item, Refused)]
    return {item.document.id: item.document for item in found if isinstance(item, Taken)}


def one(documents: dict[str, Document], begin: str) -> Document:
    (found,) = [document for name, document in documents.items() if name.startswith(begin)]
    return found


def test_thirteen_documents_are_taken_in_without_the_readme_and_the_later_part(documents):
    assert len(documents) == 13
    assert {document.media_type for document in documents.values()} == {
        "text/plain", "text/html", "text/csv", "application/pdf", "application/feed"
    }  # fmt: skip
    assert not [d for d in documents.values() if "later" in str(d.file) or "README" in str(d.file)]


def test_the_later_part_is_taken_in_when_it_is_named():
    (later,) = take_in([DOSSIER / "later"])
    assert isinstance(later, Taken)
    assert (later.document.published, later.document.publisher) == (
        "2019-09-30",
        "U.S. Africa Command",
    )


def test_reports_are_of_a_length_that_reports_have(documents):
    lengths = sorted(len(document.text.split()) for document in documents.values())
    assert lengths[0] >= 80
    assert lengths[-1] <= 250


def test_every_document_but_the_one_without_metadata_has_its_day(documents):
    undated = [name for name, document in documents.items() if document.published is None]
    assert undated == [one(documents, "africom-2018").id]


def test_menus_and_cookie_banners_are_gone(documents):
    for document in documents.values():
        for word in ("cookie", "Cookie", "Subscribe", "newsletter", "Most read", "Copyright"):
            assert word not in document.text


def test_words_broken_in_the_pdf_are_whole_again_and_running_heads_gone(documents):
    analysis = one(documents, "after-the-september")
    assert "ten days of September killed 43" in analysis.text
    assert "Briefing 31" not in analysis.text
    assert "Page" not in analysis.text
    assert analysis.published == "2019-11-14"
    assert analysis.text.count("\n\n") == 5


def test_the_three_copies_share_an_origin_and_nothing_else_does(documents):
    origins = find_copies(list(documents.values()))
    first = one(documents, "eastgate-herald").id
    copies = {name for name, origin in origins.items() if origin == first}
    assert copies == {
        first, one(documents, "wire-digest").id, one(documents, "harbour-courier").id
    }  # fmt: skip
    alone = set(documents) - copies
    assert all(origins[name] == name for name in alone)


def test_the_same_bytes_have_the_same_ids_in_another_folder(documents, tmp_path):
    shutil.copytree(DOSSIER, tmp_path / "elsewhere")
    moved = [item.document for item in take_in([tmp_path / "elsewhere"]) if isinstance(item, Taken)]
    assert [document.id for document in moved] == list(documents)
    assert [document.text for document in moved] == [d.text for d in documents.values()]


def test_no_document_tells_where_on_the_machine_it_lay(documents):
    assert not [d for d in documents.values() if d.file is None or str(DOSSIER.parent) in d.file]


def test_the_french_report_says_that_it_is_french(documents):
    assert one(documents, "le-courrier").language == "fr"
