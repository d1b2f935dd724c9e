"""The desk: one function a page, each from a snapshot of the ledger to one frozen record.

The web reads addresses, calls one of these, and writes what it returns.
"""

from __future__ import annotations

from recount.app.blinding import BlindReader
from recount.app.desk.adding import Adder, Upload
from recount.app.desk.assess import assess_list, assess_page, assess_picture
from recount.app.desk.claim import claim_page
from recount.app.desk.contradictions import contradictions_page
from recount.app.desk.copies import copies_page
from recount.app.desk.deciding import DeskWriter
from recount.app.desk.document import document_page
from recount.app.desk.documents import documents_page
from recount.app.desk.event import event_page
from recount.app.desk.event_deciding import Tried, event_of_claim
from recount.app.desk.events import event_points, events_page
from recount.app.desk.history import RIGHT_OF
from recount.app.desk.inbox import Reading, inbox_page
from recount.app.desk.links import links_page
from recount.app.desk.lists import DeskLists
from recount.app.desk.methods import methods_page
from recount.app.desk.overview import overview
from recount.app.desk.persons import DeskPersons
from recount.app.desk.pictures import FORMS, toll_picture
from recount.app.desk.reader import DeskReader
from recount.app.desk.search import search_page
from recount.app.desk.signing import signing_box
from recount.app.desk.spots import spot_events, spots
from recount.app.desk.taking import take, taking_page
from recount.app.desk.team import team_page
from recount.app.desk.texts import text_column, texts_in_brief, texts_page
from recount.app.desk.warming import warm
from recount.app.event_names import renamed
from recount.app.settings import Settings
from recount.app.wiring import vocabulary

__all__ = [
    "FORMS",
    "RIGHT_OF",
    "Adder",
    "BlindReader",
    "DeskLists",
    "DeskPersons",
    "DeskReader",
    "DeskWriter",
    "Reading",
    "Settings",
    "Tried",
    "Upload",
    "assess_list",
    "assess_page",
    "assess_picture",
    "claim_page",
    "contradictions_page",
    "copies_page",
    "document_page",
    "documents_page",
    "event_of_claim",
    "event_page",
    "event_points",
    "events_page",
    "inbox_page",
    "links_page",
    "methods_page",
    "overview",
    "renamed",
    "search_page",
    "signing_box",
    "spot_events",
    "spots",
    "take",
    "taking_page",
    "team_page",
    "text_column",
    "texts_in_brief",
    "texts_page",
    "toll_picture",
    "vocabulary",
    "warm",
]
