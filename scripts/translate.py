"""Gathers what the desk says, brings the catalogue of each other language up to it, compiles it.

python -m scripts.translate          writes the catalogues, and says what is not translated yet
python -m scripts.translate --check  writes nothing; fails where anything is stale or missing
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "recount"
SCRIPTS = ROOT / "frontend" / "src"
LOCALE = SOURCE / "web" / "locale"
LANGUAGES = ("ar",)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "_p": ((1, "c"), 2),
    "pgettext": ((1, "c"), 2),
    "ngettext": (1, 2),
    "say": None,
    "kept": None,
    "say_as": ((1, "c"), 2),
    "say_many": (1, 2),
}
SCRIPT_WORDS = re.compile(r'\bsay\(\s*"((?:[^"\\]|\\.)*)"')
PLACE = re.compile(r"%\((\w+)\)s")
TAG = re.compile(r"</?[a-z]+")
DATED = re.compile(r'"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Generated-By).*\\n"\n')
# A catalogue is the same whenever it is written.
EPOCH = datetime(2026, 11, 1, tzinfo=UTC)


def messages() -> Catalog:
    """Everything that the desk says, in English."""
    found = Catalog(charset="utf-8")
    for name, ids, context in _said():
        found.add(ids, context=context, flags=_flags(ids), locations=[(name, 1)])
    return found


def _said() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    for name, _, ids, _, context in extract_from_dir(
        SOURCE, methods, keywords=KEYWORDS, options_map={}
    ):
        yield name, ids, context
    for path in sorted(SCRIPTS.glob("*.ts")):
        for match in SCRIPT_WORDS.finditer(path.read_text("utf-8")):
            yield path.name, match[1], None


def _flags(ids: str | tuple[str, ...]) -> tuple[str, ...]:
    return ("python-format",) if PLACE.search(str(ids)) else ()


def path_of(language: str) -> Path:
    """The file that translators write in."""
    return LOCALE / language / "LC_MESSAGES" / "desk.po"


def catalogue(language: str) -> Catalog:
    """A language's catalogue as it stands."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, domain="desk")


def brought_up(language: str) -> Catalog:
    """A language's catalogue with what is new, and without what is said no more."""
    path = path_of(language)
    found = catalogue(language) if path.exists() else Catalog(locale=language, charset="utf-8")
    found.update(messages(), no_fuzzy_matching=True, update_header_comment=False)
    found.obsolete.clear()
    found.project, found.version, found.fuzzy = "Recount", "1", False
    found.creation_date = found.revision_date = EPOCH
    found.header_comment = f"# The desk of Recount in another language ({language})."
    for message in found:
        message.locations = []
    return found


def written(found: Catalog) -> bytes:
    """A catalogue as its file holds it."""
    file = io.BytesIO()
    write_po(file, found, width=100, no_location=True, sort_output=True)
    return DATED.sub("", file.getvalue().decode("utf-8")).encode()


def compiled(found: Catalog) -> bytes:
    """A catalogue as the desk reads it, made from what its file holds and nothing else."""
    kept = read_po(io.BytesIO(written(found)), locale=found.locale, domain="desk")
    kept.creation_date = kept.revision_date = EPOCH
    file = io.BytesIO()
    write_mo(file, kept)
    return file.getvalue()


def missing(found: Catalog) -> list[str]:
    """What a catalogue has no words for."""
    return [f"{said.id}" for said in found if said.id and not _whole(said)]


def _whole(said: Message) -> bool:
    return all(said.string) if isinstance(said.string, tuple) else bool(said.string)


def differing(found: Catalog) -> list[str]:
    """Where a translation has other places to be filled, or other marks, than the English words."""
    return [f"{said.id}: {words}" for said in found if said.id for words in _wrong(said)]


def _wrong(said: Message) -> Iterator[str]:
    english = said.id if isinstance(said.id, tuple) else (said.id,)
    others = said.string if isinstance(said.string, tuple) else (said.string,)
    places = set(PLACE.findall(english[-1]))
    for words in filter(None, others):
        # "One event" and "two events" are said without a figure in some languages.
        free = {"num"} if len(others) > 1 else set()
        same = set(PLACE.findall(words)) | free == places | free
        if not same or sorted(TAG.findall(words)) != sorted(TAG.findall(english[-1])):
            yield words


def check(language: str) -> list[str]:
    """What is wrong with a catalogue, a line each."""
    found = brought_up(language)
    path = path_of(language)
    wrong = []
    if path.read_bytes() != written(found):
        wrong.append(f"{path.name} is stale: run `python -m scripts.translate`")
    if path.with_suffix(".mo").read_bytes() != compiled(found):
        wrong.append(f"{path.stem}.mo is stale: run `python -m scripts.translate`")
    wrong += [f"no words in {language} for: {line}" for line in missing(found)]
    return wrong + [f"not filled alike: {line}" for line in differing(found)]


def write(language: str) -> list[str]:
    """Writes a catalogue, and says what is left to translate."""
    found, path = brought_up(language), path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(found))
    path.with_suffix(".mo").write_bytes(compiled(found))
    return missing(found) + differing(found)


def main() -> int:
    """Writes or checks all catalogues; prints what is wrong."""
    checking = "--check" in sys.argv[1:]
    wrong = [line for one in LANGUAGES for line in (check(one) if checking else write(one))]
    print("\n".join(wrong) or "Every message is translated.")
    return 1 if checking and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
