"""The desk: one function a page, each from a snapshot of the ledger to one frozen record.

The web reads addresses, calls one of these, and writes what it returns.
"""

from __future__ import annotations

from recount.app.blinding import BlindReader
from recount.app.desk_adding import Adder, Upload
from recount.app.desk_assess import assess_list, assess_page, assess_picture
from recount.app.desk_claim import claim_page
from recount.app.desk_contradictions import contradictions_page
from recount.app.desk_copies import copies_page
from recount.app.desk_deciding import DeskWriter
from recount.app.desk_document import document_page
from recount.app.desk_documents import documents_page
from recount.app.desk_event import event_page
from recount.app.desk_event_deciding import Tried, event_of_claim
from recount.app.desk_events import event_points, events_page
from recount.app.desk_history import RIGHT_OF
from recount.app.desk_inbox import inbox_page
from recount.app.desk_links import links_page
from recount.app.desk_lists import DeskLists
from recount.app.desk_methods import methods_page
from recount.app.desk_overview import overview
from recount.app.desk_persons import DeskPersons
from recount.app.desk_pictures import FORMS, toll_picture
from recount.app.desk_reader import DeskReader
from recount.app.desk_search import search_page
from recount.app.desk_signing import signing_box
from recount.app.desk_spots import spot_events, spots
from recount.app.desk_taking import take, taking_page
from recount.app.desk_team import team_page
from recount.app.desk_texts import text_column, texts_in_brief, texts_page
from recount.app.desk_warming import warm
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
