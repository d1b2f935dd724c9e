"""Whatever claims come, numbers stay in order, and every row has its reasons."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making_cases import Casebook, Series, on

from recount.model.claims import Stance
from recount.model.counts import Count, Exactness, Outcome, Victims

SPEAKERS = [None, "North Command/military", "the command/military", "a resident/witness", "B/ngo"]


@st.composite
def counts(draw):
    rows = []
    for index in range(draw(st.integers(0, 3))):
        low = draw(st.one_of(st.none(), st.integers(0, 9)))
        high = draw(st.one_of(st.none(), st.integers(low or 0, 12)))
        if draw(st.booleans()):
            high = low
        exactness = draw(st.sampled_from(Exactness))
        text = draw(st.sampled_from(["dozens", "several", "untold", "9"]))
        part = draw(st.one_of(st.none(), st.integers(0, index)))
        outcome = draw(st.sampled_from([Outcome.KILLED, Outcome.KILLED, Outcome.INJURED]))
        victims = draw(st.sampled_from(Victims))
        doubt = draw(st.integers(0, 9)) == 0
        rows.append(Count(outcome, victims, low, high, text, None, exactness, part, doubt))
    return rows


@st.composite
def books(draw):
    book = Casebook()
    for name in ("d0", "d1", "d2"):
        published = draw(st.sampled_from([None, "2019-09-02", "2019-09-03T10:00:00Z"]))
        publisher = draw(st.sampled_from([None, "The Paper", "North Command"]))
        book.document(name, published, publisher, draw(st.sampled_from([None, "d0"])))
    events = draw(st.integers(1, 4))
    for event in range(events):
        names = []
        for index in range(draw(st.integers(1, 4))):
            series = Series("k", event, events, True) if draw(st.booleans()) else None
            name = f"c{event}{index}"
            names.append(
                book.claim(
                    name,
                    draw(st.sampled_from(["d0", "d1", "d2"])),
                    *draw(counts()),
                    by=draw(st.sampled_from(SPEAKERS)),
                    stance=draw(st.sampled_from(Stance)),
                    when=draw(st.sampled_from([None, on(1), on(2), on(1, last=3)])),
                    series=series,
                )
            )
        book.event(f"e{event}", draw(st.sampled_from([None, on(1), on(2)])), *names)
    for index in range(draw(st.integers(0, 3))):
        for count in draw(counts())[:1]:
            everyone = [f"e{event}" for event in range(events)]
            members = draw(st.lists(st.sampled_from(everyone), unique=True))
            book.total(
                f"t{index}",
                draw(st.sampled_from(["d0", "d1", "d2"])),
                count,
                members,
                possible=[e for e in everyone if e not in members and draw(st.booleans())],
                complete=draw(st.booleans()),
                events=draw(st.one_of(st.none(), st.integers(1, 5))),
                by=draw(st.sampled_from(SPEAKERS)),
            )
    return book


@settings(max_examples=6000, database=None, phases=[__import__("hypothesis").Phase.generate], deadline=None)
@given(books())
def test_numbers_stay_in_order_and_each_has_its_reasons(book):
    import signal, pickle
    def bang(*a):
        pickle.dump(book, open('/tmp/slow.pkl','wb'))
        raise AssertionError("slow")
    signal.signal(signal.SIGALRM, bang); signal.alarm(8)
    result = book.reconcile()
    signal.alarm(0)
    rows = [(event, row) for event in result.events for row in event.counts]
    assert len(result.derivations) == len(rows)
    assert {event.id for event in result.events} == {cluster.id for cluster in book.clusters}
    for _, row in rows:
        ends = [n for n in (row.low, row.best, row.high) if n is not None]
        assert ends == sorted(ends)
        assert row.rule
        assert row.origins >= 1
    for derivation in result.derivations:
        assert derivation.steps
        assert all(step.text.strip() for step in derivation.steps)
    ids = [row.id for row in result.contradictions]
    assert len(ids) == len(set(ids))
    for row in result.contradictions:
        assert row.claims
        assert set(row.claims) <= set(book.claims)
        assert row.message.endswith(".")
        assert row.size >= 0
    assert book.reconcile() == result
