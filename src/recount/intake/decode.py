"""Bytes to text: which encoding, and one form of line ends, spaces and accents."""

from __future__ import annotations

import codecs
import re
import unicodedata

from recount.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
GUESSES = (
    "cp1252", "latin_1", "cp1256", "iso8859_6", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1254",
    "cp1255", "gb18030", "big5", "shift_jis", "euc_kr",
)  # fmt: skip
SAMPLE = 200_000
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NOTHING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def decode(raw: bytes, record: str, declared: str | None = None) -> tuple[str, str]:
    """The text of `raw` and how it was decoded: "utf-8", "windows-1256 (detected)".

    A byte order mark goes before `declared`, what the file says of itself; what it says is not
    believed where the bytes contradict it. InputError where no encoding fits.
    """
    for mark, name in BOMS:
        if raw.startswith(mark):
            return _must(raw[len(mark) :], name, record), name
    for name in filter(None, (declared, "utf-8")):
        text = _try(raw, name)
        if text is not None and "\x00" not in text:
            return text, name.lower()
    return _guess(raw, record)


def tidy(text: str) -> str:
    """One form of a text: line ends \\n, NFC, plain spaces, no control or invisible characters.

    Joiners that Arabic and Persian need stay.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", _NOTHING.sub("", text))
    return unicodedata.normalize("NFC", text)


def _guess(raw: bytes, record: str) -> tuple[str, str]:
    wide = _wide(raw[:SAMPLE])
    if wide:
        return _must(raw, wide, record), f"{wide} (detected)"
    if b"\x00" not in raw:
        name = _likeliest(raw[:SAMPLE])
        text = _try(raw, name) if name else None
        if name and text is not None:
            return text, f"{_plain_name(name)} (detected)"
    raise _undecodable(record)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every other byte of Latin text."""
    half = len(sample) // 2
    if sample[1::2].count(0) > half * 0.4:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > half * 0.4 else None


def _likeliest(sample: bytes) -> str | None:
    """The encoding in which the bytes look most like writing; the earlier of GUESSES in a tie."""
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(GUESSES))
    fit = {name: match for match in matches for name in match.could_be_from_charset}
    ranked = sorted(
        (match.chaos, -match.coherence, GUESSES.index(name), name)
        for name, match in fit.items()
        if name in GUESSES
    )
    return ranked[0][3] if ranked else None


def _plain_name(name: str) -> str:
    return f"windows-{name[2:]}" if name.startswith("cp") else name.replace("_", "-")


def _try(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _must(raw: bytes, name: str, record: str) -> str:
    text = _try(raw, name)
    if text is None:
        raise _undecodable(record)
    return text


def _undecodable(record: str) -> InputError:
    what = "its letters cannot be read: no known encoding fits its bytes"
    return InputError(record, what, "save it as UTF-8 text")
