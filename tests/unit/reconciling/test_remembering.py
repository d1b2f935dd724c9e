"""Sums whose claims are what they were are not solved again, and come to the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_cases import METHOD, Casebook, killed, on

from recount.model.events import Linking
from recount.reconciling import Reconciler, cpsat


def rings(count):
    """Groups of sums that only the solver can bound: three totals over three events in a ring."""
    book = Casebook()
    for ring in range(count):
        events = [f"e{ring}-{i}" for i in range(3)]
        for event in events:
            book.event(event, on(1), book.claim(f"c-{event}", f"d-{event}", by="A Office/ngo"))
        for i, pair in enumerate(((0, 1), (1, 2), (0, 2))):
            name = f"t{ring}-{i}"
            members = [events[j] for j in pair]
            book.total(name, f"d-{name}", killed(10 + 2 * ring), members, by=f"T{i} Office/ngo")
    return book


def run(book, solved=()):
    linking = Linking(tuple(book.clusters), tuple(book.memberships))
    documents = tuple(book.documents.values())
    return Reconciler(METHOD, solved).reconcile(linking, book.claims, book.origins, documents)


@pytest.fixture
def solves(monkeypatch):
    """How often the solver was asked for the bounds of a group."""
    asked = []
    plain = cpsat.exact_bounds

    def counting(part, boxes, effort):
        asked.append(part)
        return plain(part, boxes, effort)

    monkeypatch.setattr(cpsat, "exact_bounds", counting)
    return asked


def test_nothing_is_solved_again_where_nothing_changed(solves):
    first = run(rings(3))
    assert solves
    solves.clear()
    assert run(rings(3), first.solved) == first
    assert not solves


def test_only_the_group_that_changed_is_solved_again(solves):
    first = run(rings(3))
    every = len(solves)
    book = rings(3)
    changed = book.claims["t1-0"]
    book.claims["t1-0"] = replace(changed, counts=(killed(10),))
    solves.clear()
    second = run(book, first.solved)
    assert 0 < len(solves) < every
    assert second == run(book)


def test_another_methodology_with_other_work_does_not_take_old_answers(solves):
    first = run(rings(1))
    solves.clear()
    other = replace(METHOD, solver_work=5.0)
    book = rings(1)
    linking = Linking(tuple(book.clusters), tuple(book.memberships))
    Reconciler(other, first.solved).reconcile(linking, book.claims, book.origins)
    assert solves


def test_what_is_no_longer_asked_is_forgotten():
    many, few = run(rings(3)), run(rings(1))
    assert run(rings(1), many.solved).solved == few.solved
