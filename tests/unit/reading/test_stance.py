"""What is said to have happened, and what is not."""

from __future__ import annotations

import pytest

from recount.reading.nlp import load_nlp, parse_text
from recount.reading.stance import Unreal, is_actual, is_negated, unreal


def reason(text: str, word: str) -> Unreal | None:
    """Why the word's event did not happen."""
    doc = parse_text(load_nlp(), text, everything=True)
    return unreal(doc, next(t for t in doc if t.text == word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The strike killed eight fighters.", "killed"),
        ("He is linked to an attack that killed four soldiers last year.", "killed"),
        ("He is believed to have killed two men.", "killed"),
        ("At least 13 people were killed and 20 injured in the blast.", "injured"),
        ("Gunmen attacked a convoy, killing five soldiers.", "killing"),
        ("The army launched an airstrike, killing one.", "airstrike"),
        ("The group has not conducted attacks since the strikes.", "strikes"),
        ("Troops were able to kill two gunmen.", "kill"),
        ("Gunmen Kill 5 in Gwanto", "Kill"),
        ("The military said it may have killed a civilian.", "killed"),
        ("Militants tried to attack the base but were killed.", "killed"),
        ("It is more likely than not that 14 civilians died.", "died"),
        ("An airstrike hit a training camp of the group, killing two.", "hit"),
        ("On 3 May 1945 soldiers attack the village and kill six.", "kill"),
        ("Gunmen attack a bus near Lamu.", "attack"),
        ("Gunmen attacked a football match in Orsk, killing two players.", "attacked"),
        ("The director of the film was shot dead by gunmen.", "shot"),
        ("A bomb exploded as the coach arrived.", "exploded"),
        ("The four missile attacks were the first American airstrikes this year.", "attacks"),
    ],
)
def test_what_happened_is_actual(text: str, word: str) -> None:
    assert reason(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "want"),
    [
        ("No civilians were harmed.", "harmed", Unreal.NEGATED),
        ("The force did not fire.", "fire", Unreal.NEGATED),
        ("The raid ended without casualties.", "casualties", Unreal.NEGATED),
        ("There were no reports of casualties.", "casualties", Unreal.NEGATED),
        ("Shelling killed nobody.", "killed", Unreal.NEGATED),
        ("Police foiled an attack.", "attack", Unreal.NEGATED),
        ("The soldiers will attack the town tomorrow.", "attack", Unreal.FUTURE),
        ("He was planning an attack on the base.", "attack", Unreal.FUTURE),
        ("If militants attack, the army will respond.", "attack", Unreal.CONDITIONAL),
        ("Officials declined to say whether he had been killed.", "killed", Unreal.HYPOTHETICAL),
        ("The government could attack the camp.", "attack", Unreal.HYPOTHETICAL),
        ("They planted a bomb to kill soldiers.", "kill", Unreal.PURPOSE),
        ("The command threatened to strike the group.", "strike", Unreal.PURPOSE),
        ("The leader is responsible for attacks on the army.", "attacks", Unreal.HABITUAL),
        ("Operations that are killing civilians must end.", "killing", Unreal.HABITUAL),
        ("The army held a drill in which a mock attack was staged.", "attack", Unreal.DRILL),
        ("Residents marked the anniversary of the bombing.", "bombing", Unreal.ANNIVERSARY),
        ("Heart attacks kill one in six adults.", "kill", Unreal.GENERIC),
        ("Most victims die before they reach a hospital.", "die", Unreal.GENERIC),
        ("Landmines kill hundreds of people every year.", "kill", Unreal.GENERIC),
        ("In the film, two people are murdered.", "murdered", Unreal.FICTION),
        ("In her third novel a bomb kills nine tourists.", "kills", Unreal.FICTION),
        (
            "In the novel an officer returns home. Two more people are murdered in a chapel.",
            "murdered",
            Unreal.FICTION,
        ),
        ("In a mock battle 41 attackers were killed.", "killed", Unreal.DRILL),
        ("The scenario supposes that a state has shelled the coast.", "shelled", Unreal.DRILL),
        (
            "Reservists stormed the mock town. Umpires declared 41 attackers killed.",
            "killed",
            Unreal.DRILL,
        ),
        ("Ten gunmen were killed in a simulated raid.", "killed", Unreal.DRILL),
        ("The visitors were ambushed from the kick-off.", "ambushed", Unreal.FIGURATIVE),
        ("Wage talks exploded on Friday.", "exploded", Unreal.FIGURATIVE),
        ("Union leaders attacked the offer.", "attacked", Unreal.FIGURATIVE),
        (
            "The home team attacked in the last game of the season and the coach was glad.",
            "attacked",
            Unreal.FIGURATIVE,
        ),
    ],
)
def test_what_did_not_happen_says_why(text: str, word: str, want: Unreal) -> None:
    assert reason(text, word) is want


def test_the_short_questions_agree_with_the_long_one() -> None:
    doc = parse_text(load_nlp(), "The strike did not kill any civilians.")
    kill = next(t for t in doc if t.text == "kill")
    assert not is_actual(doc, kill)
    assert is_negated(kill)
