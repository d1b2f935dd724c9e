"""Sums of every kind, from texts to numbers: days, months, sides, parts, tolls that rise."""

from __future__ import annotations

import json

import pytest

SABHA = (
    "An air strike killed eight people in Sabha, Libya, on 3 May 2031, the health ministry said."
)
UBARI = "An air strike killed 11 people in Ubari, Libya, on 14 May 2031, medics said."
CLASH = "were killed in a clash in {}, Libya, on {} May 2031, the army said."


@pytest.fixture
def told(run, tmp_path):
    """Builds texts and gives the lines of the ledger."""

    def call(*texts: tuple[str, str], papers: str = "ABCDEF"):
        rows = [
            {"id": f"d{i}", "published": day, "publisher": f"Paper {papers[i]}", "text": text}
            for i, (day, text) in enumerate(texts)
        ]
        path = tmp_path / "reports.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        ledger = tmp_path / "sums.ledger"
        assert run("build", path, "--ledger", ledger).returncode == 0
        return [json.loads(one) for one in run("export", "--ledger", ledger).stdout.splitlines()]

    return call


@pytest.fixture
def coded(told):
    """Builds texts and gives the killed of each event by its first day, and contradictions."""
    return lambda *texts, papers="ABCDEF": _read(told(*texts, papers=papers))


def _read(lines):
    killed = {
        (line["when"]["start"], row["victims"]): (row["low"], row["best"], row["high"])
        for line, row in _killed(lines)
    }
    return killed, [line for line in lines if line["record"] == "contradiction"]


def _killed(lines):
    """The numbers of killed, each with its event."""
    for line in lines:
        for row in line["counts"] if line["record"] == "event" else ():
            if row["outcome"] == "killed":
                yield line, row


def test_a_total_over_days_leaves_what_no_report_gives(coded):
    killed, wrong = coded(
        ("2031-05-04", SABHA),
        ("2031-05-05", "A second air strike killed 11 people in Ubari, Libya, on 4 May 2031."),
        ("2031-05-06", "An air strike hit a convoy near Murzuq, Libya, on 5 May 2031."),
        (
            "2031-05-07",
            "Three air strikes in Libya on 3, 4 and 5 May 2031 killed 25 people in all, the "
            "health ministry said.",
        ),
    )
    assert killed["2031-05-05", "unstated"] == (6, 6, 6)
    assert not wrong


def test_a_month_that_is_less_than_its_days_is_a_contradiction(coded):
    _, (found,) = coded(
        ("2031-05-04", SABHA),
        ("2031-05-15", UBARI),
        ("2031-06-02", "Air strikes killed 15 people in Libya in May 2031, the ministry said."),
    )
    assert (found["kind"], found["size"], len(found["resolved_by"])) == ("sum", 4, 3)


def test_an_event_that_may_lie_outside_the_month_is_no_contradiction(coded):
    killed, wrong = coded(
        ("2031-05-04", SABHA),
        (
            "2031-06-03",
            "An air strike killed 11 people in Ubari, Libya, between 30 May and 2 June 2031, "
            "medics said.",
        ),
        ("2031-06-05", "Air strikes killed 12 people in Libya in May 2031, the ministry said."),
    )
    assert killed["2031-05-30", "unstated"] == (11, 11, 11)
    assert not wrong


def test_who_counts_one_side_alone_says_nothing_of_the_other(coded):
    killed, wrong = coded(
        ("2031-05-04", f"Five soldiers and nine militants {CLASH.format('Sabha', 3)}"),
        ("2031-05-05", f"Three soldiers {CLASH.format('Ubari', 4)}"),
        (
            "2031-05-07",
            "Two clashes in Libya on 3 and 4 May 2031 killed eight soldiers and 20 militants, "
            "the army said.",
        ),
    )
    assert killed["2031-05-04", "security_force"] == (3, 3, 3)
    assert killed["2031-05-04", "combatant"] == (11, 11, 11)
    assert killed["2031-05-04", "unstated"] == (14, 14, 14)
    assert not wrong


def test_no_civilians_over_several_strikes_contradicts_the_children_of_one(coded):
    _, (found,) = coded(
        (
            "2031-05-04",
            "An air strike killed eight people, including two children, in Sabha, Libya, on "
            "3 May 2031, medics said.",
        ),
        (
            "2031-05-05",
            "An air strike killed 11 fighters in Ubari, Libya, on 4 May 2031, the army said.",
        ),
        (
            "2031-05-07",
            "Two air strikes in Libya on 3 and 4 May 2031 killed 19 militants and no civilians, "
            "the army said.",
        ),
    )
    assert "The total of no civilians that" in found["message"]
    assert found["size"] == 2


def test_a_part_is_no_more_than_its_whole(coded):
    _, (found,) = coded(
        (
            "2031-05-04",
            "An air strike killed eight people, including nine children, in Sabha, Libya, on "
            "3 May 2031, medics said.",
        )
    )
    assert (found["kind"], found["size"]) == ("sum", 1)


def test_a_toll_that_rises_is_followed_and_one_that_falls_is_named(coded):
    first = "A bombing killed eight people in Sabha, Libya, on 3 May 2031, the army said."
    rose = (
        "The death toll from the bombing in Sabha, Libya, on 3 May 2031 rose to 12, the army said."
    )
    reports = [("2031-05-04", first), ("2031-05-05", rose)]
    killed, wrong = coded(*reports, papers="AAA")
    assert killed["2031-05-03", "unstated"] == (12, 12, 12)
    assert not wrong
    fell = first.replace("eight", "ten")
    _, (found,) = coded(*reports, ("2031-05-06", fell), papers="AAA")
    assert (found["kind"], found["size"]) == ("order", 2)


POST = "a checkpoint near Sabha, Libya, on 3 May 2031"
ONE_BY_ONE = (
    f"Gunmen attacked {POST}, killing eight soldiers, the army said. An hour later, a second "
    "attack on the same checkpoint killed three soldiers, it said."
)


@pytest.fixture
def on_one_day(told):
    """Builds texts and gives the numbers of killed, sorted, and contradictions."""

    def call(*texts):
        lines = told(*texts)
        killed = [(row["low"], row["best"], row["high"]) for _, row in _killed(lines)]
        return sorted(killed), [one for one in lines if one["record"] == "contradiction"]

    return call


@pytest.mark.parametrize(
    "together",
    [
        f"Attacks on {POST}, killed 11 soldiers, an official said.",
        f"Two attacks on {POST}, killed 11 soldiers, the ministry said.",
        f"An attack on {POST}, killed 11 soldiers, the ministry said.",
    ],
)
def test_what_one_tells_as_one_and_another_one_by_one_adds_up(on_one_day, together):
    killed, wrong = on_one_day(("2031-05-04", ONE_BY_ONE), ("2031-05-05", together))
    assert killed == [(3, 3, 3), (8, 8, 8)]
    assert not wrong


@pytest.mark.parametrize("attacks", ["Two attacks", "Attacks"])
def test_what_attacks_killed_together_is_no_more_than_each_of_them_killed(on_one_day, attacks):
    both = f"{attacks} on {POST}, killed 14 soldiers, the ministry said."
    _, (found,) = on_one_day(("2031-05-04", ONE_BY_ONE), ("2031-05-05", both))
    assert (found["kind"], found["size"]) == ("sum", 3)
    assert "14" in found["message"]


def test_what_both_killed_less_the_first_is_what_the_second_killed(on_one_day):
    first = ONE_BY_ONE.replace("killed three", "wounded two")
    both = f"Two attacks on {POST}, killed 11 soldiers, the ministry said."
    killed, wrong = on_one_day(("2031-05-04", first), ("2031-05-05", both))
    assert killed == [(3, 3, 3), (8, 8, 8)]
    assert not wrong


def test_what_one_of_two_attacks_killed_is_no_other_number_of_both(on_one_day):
    both = f"Two attacks on {POST}, killed 11 soldiers, the ministry said."
    second = f"The second of two attacks on {POST}, killed three soldiers, the army said."
    killed, wrong = on_one_day(("2031-05-04", both), ("2031-05-05", second))
    assert killed == [(11, 11, 11)]
    assert not wrong
