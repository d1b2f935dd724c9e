"""Linked data and entities: other people's readers find in them what the tables hold."""

from __future__ import annotations

import json
import sys

import pytest
import rdflib
from hypothesis import given, settings
from tests.making_events import any_events, bounds, dossier, event

from recount.errors import OutputError
from recount.publishing import Dossier, Edition, FileKind, Shape, formats, publish
from recount.publishing.entities import entity_lines
from recount.publishing.entity_check import refused
from recount.publishing.linked import linked_text
from recount.publishing.losses import LossBook
from recount.publishing.own_tables import own_tables

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
SCHEMA = rdflib.Namespace("https://schema.org/")
TERM = rdflib.Namespace("urn:recount:term:")


def graph(found: Dossier) -> rdflib.Graph:
    text = linked_text(own_tables(found, LossBook()))
    return rdflib.Graph().parse(data=text, format="json-ld")


def test_an_rdf_reader_finds_the_event_with_its_day_its_point_and_its_numbers():
    found = graph(dossier([event()]))
    one = rdflib.URIRef("urn:recount:event:e-000000000001")
    assert str(found.value(one, SCHEMA.startDate)) == "2031-05-03"
    place = found.value(one, SCHEMA.location)
    assert float(found.value(place, SCHEMA.latitude)) == 26.1
    number = found.value(one, TERM.counts)
    assert int(found.value(number, TERM.best)) == 8


def test_a_claim_leads_to_its_words_and_to_its_document(case):
    edition = Edition(
        case.documents, {row.document: row for row in case.readings}, case.reconciliation.events,
        (), (), case.origins,
    )  # fmt: skip
    found = graph(Dossier(edition, bounds))
    one = rdflib.URIRef(f"urn:recount:claim:{case.strike.id}")
    web = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert str(found.value(one, web.exact)) == case.strike.evidence.quote
    assert str(found.value(one, web.hasSource)) == "urn:recount:document:gazette-1"


@settings(deadline=None, max_examples=30)
@given(any_events())
def test_every_event_is_in_both_graphs(events):
    found = graph(dossier(events))
    assert len(set(found.subjects(rdflib.RDF.type, SCHEMA.Event))) == len(events)
    rows = [json.loads(line) for line in entity_lines(dossier(events), LossBook())]
    assert len({row["id"] for row in rows}) == len(rows)
    assert sum(row["schema"] == "Event" for row in rows) == len(events)


def test_what_an_entity_points_at_is_there(case):
    edition = Edition(
        case.documents, {row.document: row for row in case.readings}, case.reconciliation.events,
        (), (), case.origins,
    )  # fmt: skip
    rows = [json.loads(line) for line in entity_lines(Dossier(edition, bounds), LossBook())]
    known = {row["id"] for row in rows}
    pointing = ("addressEntity", "organizer", "subject", "object", "document", "entity")
    targets = {
        value for row in rows for name in pointing for value in row["properties"].get(name, [])
    }
    assert targets
    assert targets <= known


def test_a_graph_is_no_table():
    with pytest.raises(OutputError, match="leave --as out"):
        publish(Shape.FTM, FileKind.XLSX, dossier([event()]))


def test_entities_leave_without_the_library_that_would_check_them(monkeypatch):
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    assert refused(["{}"]) == ()
    assert publish(Shape.FTM, None, dossier([event()])).leaves


def test_what_the_library_refuses_does_not_leave(monkeypatch):
    monkeypatch.setattr(formats, "refused", lambda lines: ("a: startDate ['May'] becomes []",))
    with pytest.raises(OutputError, match="startDate"):
        publish(Shape.FTM, None, dossier([event()]))
