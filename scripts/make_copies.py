"""Writes `corpora/copies/copies.jsonl`: dispatches, their copies, and reports of their own.

    python -m scripts.make_copies

The texts are the project's own: those in `corpora/copies/texts.toml`, with rewritten and
independent reports by hand, and the reports of `corpora/reports`. What a desk does to a dispatch
without thinking is done here by rule, always the same way: other furniture, a cut, a few words
changed.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

CORPORA = Path(__file__).parent.parent / "corpora"
OUT = CORPORA / "copies" / "copies.jsonl"
LONG_ENOUGH = 70
"""Words that a report of `corpora/reports` must have to be cut and still be known again."""
CHANGED = {
    "killed": "left dead", "said": "stated", "wounded": "hurt", "attack": "assault",
    "morning": "early hours", "people": "persons", "soldiers": "troops", "Friday": "on Friday",
    "near": "close to", "fired": "shot", "village": "settlement", "police": "policemen",
}  # fmt: skip
HEAD = "MORE FROM THE REGION\n\nBy our correspondents\n\n"
FOOT = "\n\nRead also: what the week will bring. Write to us with your questions and comments."
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")


def rows() -> Iterator[dict[str, object]]:
    """Every text with the origin that it truly comes from."""
    texts = tomllib.loads((CORPORA / "copies" / "texts.toml").read_text("utf-8"))
    for one in texts["happening"]:
        yield from _family(one["id"], one["dispatch"].strip(), one["day"])
        rewrite, paraphrase = one["rewrite"].strip(), one["paraphrase"].strip()
        yield _row(f"{one['id']}-rewrite", rewrite, one["day"], one["id"], "rewritten")
        yield _row(f"{one['id']}-brief", _cut(rewrite), one["day"], one["id"], "rewritten, cut")
        yield _row(f"{one['id']}-told", paraphrase, one["day"], one["id"], "without quotes")
        for number, text in enumerate(one["independent"]):
            name = f"{one['id']}-own{number}"
            yield _row(name, text.strip(), one["day"], name, "independent")
    for part in ("part1", "part2"):
        for line in (CORPORA / "reports" / f"{part}.jsonl").read_text("utf-8").splitlines():
            report = json.loads(line)
            if len(report["text"].split()) >= LONG_ENOUGH:
                yield from _family(report["id"], report["text"], report["published"])
            else:
                day = report["published"]
                yield _row(report["id"], report["text"], day, report["id"], "independent")


def _family(name: str, text: str, day: str | None) -> Iterator[dict[str, object]]:
    """A dispatch and what desks make of it without thinking."""
    changed = " ".join(CHANGED.get(word, word) for word in text.split(" "))
    yield _row(name, text, day, name, "dispatch")
    yield _row(f"{name}-furniture", f"{HEAD}{text}{FOOT}", day, name, "furniture")
    yield _row(f"{name}-cut", _cut(text), day, name, "shortened")
    yield _row(f"{name}-changed", changed, day, name, "words changed")


def _cut(text: str) -> str:
    """The first sentences, six in ten."""
    sentences = _SENTENCE.split(text)
    return " ".join(sentences[: max(2, round(len(sentences) * 0.6))])


def _row(name: str, text: str, day: str | None, origin: str, how: str) -> dict[str, object]:
    return {"id": name, "text": text, "published": day, "origin": origin, "how": how}


def main() -> None:
    """Writes the corpus."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows()]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
