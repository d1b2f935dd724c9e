"""Who counts as one independent voice."""

from __future__ import annotations

from tests.making_cases import METHOD, Casebook, killed

from recount.model.documents import Document
from recount.reconciling.sources import Sources
from recount.reconciling.voices import is_own_word, voices


def groups(book):
    """The claims of each voice."""
    claims = list(book.claims.values())
    sources = Sources.of(book.origins, book.documents.values(), METHOD, claims)
    found = {}
    for claim, voice in voices(claims, sources).items():
        found.setdefault(voice, []).append(claim)
    return sorted(found.values())


def test_one_named_speaker_is_one_voice_in_many_documents():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="U.S. Africa Command/military")
    book.claim("b", "d2", killed(8), by="the US Africa Command/military")
    book.claim("c", "d3", killed(8), by="Africa Command/military")
    assert groups(book) == [["a", "b", "c"]]


def test_a_short_name_that_fits_two_full_ones_stays_by_itself():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="North Defence Ministry/government")
    book.claim("b", "d2", killed(8), by="South Defence Ministry/government")
    book.claim("c", "d3", killed(8), by="Defence Ministry/government")
    assert groups(book) == [["a"], ["b"], ["c"]]


def test_nameless_officials_of_two_documents_are_two_voices():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="military officials/military")
    book.claim("b", "d2", killed(8), by="military officials/military")
    book.claim("c", "d3", killed(8), by="A resident/witness")
    assert groups(book) == [["a"], ["b"], ["c"]]


def test_nameless_speakers_of_two_copies_are_one_voice():
    book = Casebook()
    book.document("d1", origin="wire")
    book.document("d2", origin="wire")
    book.claim("a", "d1", killed(8), by="officials/official_unnamed")
    book.claim("b", "d2", killed(8), by="officials/official_unnamed")
    assert groups(book) == [["a", "b"]]


def test_the_command_is_the_one_command_that_the_document_names():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="the command/military")
    book.claim("b", "d1", killed(8), by="Northern Command/military")
    assert groups(book) == [["a", "b"]]


def test_two_speakers_of_one_document_are_two_voices():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="Northern Command/military")
    book.claim("b", "d1", killed(3), by="East Hospital/medical")
    assert groups(book) == [["a"], ["b"]]


def test_a_document_that_says_itself_what_its_one_speaker_says_only_repeats_it():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="Northern Command/military")
    book.claim("b", "d1", killed(8))
    book.claim("c", "d1", killed(9))
    assert groups(book) == [["a", "b"], ["c"]]


def test_a_paper_in_its_own_words_is_one_voice_over_all_its_articles():
    book = Casebook()
    book.document("d1", publisher="The Paper")
    book.document("d2", publisher="The Paper")
    book.claim("a", "d1", killed(8))
    book.claim("b", "d2", killed(9))
    assert groups(book) == [["a", "b"]]


def test_what_a_nameless_source_says_through_one_medium_is_one_voice():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="security source/official_unnamed", through="Channel Vey")
    book.claim("b", "d2", killed(8), by="a source/official_unnamed", through="Channel Vey")
    book.claim("c", "d3", killed(8), by="a source/official_unnamed", through="Radio Lakeside")
    assert groups(book) == [["a", "b"], ["c"]]


def test_a_medium_that_passes_on_a_number_is_no_voice_of_its_own_for_it():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="Northern Command/military", through="Channel Vey")
    book.claim("b", "d2", killed(8), by="Channel Vey/media")
    book.claim("c", "d3", killed(8), by="Channel Vey/media", through="The Harbour Courier")
    book.claim("d", "d4", killed(9), by="Channel Vey/media")
    assert groups(book) == [["a", "b", "c"], ["d"]]


def test_a_chain_of_papers_that_cite_one_another_is_the_voice_at_its_root():
    book = Casebook()
    book.document("d3", publisher="The Harbour Courier")
    book.claim("a", "d1", killed(8), by="police/police", through="Tasmin News Agency")
    book.claim("b", "d2", killed(8), by="Tasmin News Agency/media", through="The Harbour Courier")
    book.claim("c", "d3", killed(8))
    assert groups(book) == [["a", "b", "c"]]


def test_papers_that_cite_one_another_in_a_circle_are_one_voice():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="Channel Vey/media", through="Radio Lakeside")
    book.claim("b", "d2", killed(8), by="Radio Lakeside/media", through="Channel Vey")
    assert groups(book) == [["a", "b"]]


def test_what_a_document_says_beside_two_speakers_is_its_own():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="Northern Command/military")
    book.claim("b", "d1", killed(3), by="East Hospital/medical")
    book.claim("c", "d1", killed(8))
    assert groups(book) == [["a"], ["b"], ["c"]]


def test_the_agency_of_a_dateline_is_whose_report_a_paper_prints():
    book = Casebook()
    book.claim("a", "d1", killed(8))
    book.claim("b", "d2", killed(8), by="Tasmin News Agency/media")
    agency = "KESSARO, May 5 (Tasmin News Agency) - Eight people died."
    book.documents["d1"] = Document("d1", agency, publisher="The Harbour Courier")
    assert groups(book) == [["a", "b"]]


def test_a_statement_is_the_speakers_own_word_where_the_speaker_published_it():
    book = Casebook()
    book.document("d1", publisher="U.S. Africa Command")
    book.document("d2", publisher="The Paper")
    book.claim("a", "d1", killed(8), by="Africa Command/military")
    book.claim("b", "d2", killed(8), by="Africa Command/military")
    sources = Sources.of(book.origins, book.documents.values(), METHOD, book.claims.values())
    assert [is_own_word(claim, sources) for claim in book.claims.values()] == [True, False]


def test_a_ministry_without_its_country_is_the_only_one_of_that_name_who_speaks_of_the_event():
    book = Casebook()
    book.claim("a", "d1", killed(22), by="Lebanon's health ministry/medical")
    book.claim("b", "d2", killed(22), by="ministry of health/medical")
    assert groups(book) == [["a", "b"]]


def test_an_army_without_its_country_is_neither_of_two():
    book = Casebook()
    book.claim("a", "d1", killed(8), by="North army/military")
    book.claim("b", "d2", killed(8), by="South army/military")
    book.claim("c", "d3", killed(8), by="army/military")
    assert groups(book) == [["a"], ["b"], ["c"]]
