"""Writes the two files of the example dossier that no text editor can: the PDF and the WARC.

    python scripts/make_dossier.py

Needs reportlab, which is a development dependency. The same code gives the same text again; the
bytes may differ between versions of reportlab and zlib, so the files are kept in the repository.
"""

from __future__ import annotations

import gzip
import uuid
from pathlib import Path

from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

FOLDER = Path(__file__).parent.parent / "examples" / "libya-2019"
BREAKS = (
    "Sep-tem-ber", "Amer-i-can", "Com-mand", "com-mand", "esti-mates", "insti-tute", "re-cruit-er",
    "fight-er", "neigh-bours", "sum-mer", "au-tumn", "vil-lages", "count-ry", "con-firm",
    "tem-po-rary", "ci-vil-ian", "sev-er-al", "gov-erns",
)  # fmt: skip

TITLE = "After the September strikes"
INSTITUTE = "Institute for Desert Studies"
ANALYSIS = """\
Four American air strikes within ten days of September killed 43 fighters of Islamic State in \
southern Libya, according to U.S. Africa Command. If that is so, the group has lost about a third \
of its men: the command estimates that it had 150 fighters in the country.

The command made the strikes on 19, 24, 26 and 29 September. They were its first in Libya this \
year. Last year there were six, and the last of the six came in November 2018.

Social media pages in the south named one man, Yunis Sarwal, among the dead of September. They \
called him a recruiter for the group. The command declined to confirm that he was killed.

The strikes have bought time, says Ines Valdorf, who follows armed groups for the institute. \
\u201cIslamic State has made no attack in Libya since then,\u201d she says. \u201cBut the effect \
is temporary. It will look for new men, and it will find them, because nobody governs the \
south.\u201d

People from the area add a warning. In the villages around Murzuq, several of them told the \
institute, the line between a fighter and a civilian is blurred: a man may drive a lorry for \
one side in the summer and carry a rifle for another in the autumn. Whoever counts only fighters \
among the dead, one elder said, should first ask their neighbours.

The institute could not visit the places that were struck."""

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Air strike kills 11 militants in Libya's south | The Harbour Courier</title>
<link rel="canonical" href="https://harbourcourier.example/brief/20190925-libya">
<meta property="og:site_name" content="The Harbour Courier">
<meta property="og:title" content="Air strike kills 11 militants in Libya's south">
<meta property="article:published_time" content="2019-09-25T21:10:00+02:00">
</head>
<body>
<div class="cc-window cc-banner" role="dialog" aria-label="cookieconsent">\
<p>The Courier sets cookies. Some of them are needed, others help us to know you better.</p>\
<a class="cc-btn" href="#">Fine by me</a></div>
<div class="head"><a href="/">The Harbour Courier</a> <a href="/tides">Tides</a> \
<a href="/shipping">Shipping</a> <a href="/town">Town</a> <a href="/brief">World in brief</a></div>
<article class="brief">
<h1>Air strike kills 11 militants in Libya's south</h1>
<p>TRIPOLI, Sept 25 (Medwire) - An American air strike near the southern Libyan town of Murzuq \
killed 11 suspected Islamic State fighters on Tuesday, the U.S. military said, in the second such \
attack in less than a week.</p>
<p>U.S. Africa Command said in a statement that the government in Tripoli had agreed to the strike \
and that, by a first reckoning, no civilians were harmed.</p>
<p>On Thursday of last week a strike in the same area killed eight militants, according to the \
command.</p>
</article>
<div class="foot">The Harbour Courier, Quay Street. <a href="/ads">Place an advertisement</a></div>
</body>
</html>
"""
STYLE_SHEET = ".cc-window { position: fixed; bottom: 0 }\n"
URL = "https://harbourcourier.example/brief/20190925-libya"
FETCHED = "2019-10-02T08:15:{second:02d}Z"


def main() -> None:
    """Write both files into the dossier's folder."""
    write_pdf(FOLDER / "after-the-september-strikes.pdf")
    write_warc(FOLDER / "harbour-courier.warc.gz")


def write_pdf(path: Path) -> None:
    """The analysis on two small pages with a running head, a foot and broken words."""
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=13, leading=18, spaceAfter=8, alignment=4,
        embeddedHyphenation=1,
    )  # fmt: skip
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=17, leading=22, spaceAfter=10)
    story = [Paragraph(TITLE, head)]
    story += [Paragraph(part, body) for part in _breakable(ANALYSIS).split("\n\n")]
    sheet = SimpleDocTemplate(
        str(path), pagesize=A5, title=TITLE, author=INSTITUTE, invariant=1,
        leftMargin=26 * mm, rightMargin=26 * mm, topMargin=24 * mm, bottomMargin=22 * mm,
    )  # fmt: skip
    sheet.build(story, onFirstPage=_furniture, onLaterPages=_furniture, canvasmaker=_DatedCanvas)


class _DatedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose file says that it was made on the day that the analysis came out."""

    def save(self) -> None:
        """Write the file, dated."""
        self.setProducer("")
        self._doc.info.invariant = 0
        self._doc.setDateFormatter(lambda *_: "D:20191114090000+01'00'")
        super().save()


def _breakable(text: str) -> str:
    """The text with soft hyphens, so that some words are broken at the ends of lines."""
    for word in BREAKS:
        text = text.replace(word.replace("-", ""), word.replace("-", "\u00ad"))
    return text


def _furniture(canvas: Canvas, sheet: SimpleDocTemplate) -> None:
    width, height = A5
    canvas.setFont("Helvetica", 8)
    canvas.drawString(18 * mm, height - 14 * mm, f"{INSTITUTE}  |  Briefing 31")
    canvas.drawRightString(width - 18 * mm, height - 14 * mm, "14 November 2019")
    canvas.drawCentredString(width / 2, 12 * mm, f"Page {sheet.page}")


def write_warc(path: Path) -> None:
    """One page as an archiver keeps it, with the style sheet that came with it."""
    records = [
        _record(0, "warcinfo", "application/warc-fields", b"format: WARC File Format 1.1\r\n"),
        _response(1, URL, "text/html; charset=utf-8", PAGE),
        _response(2, "https://harbourcourier.example/site.css", "text/css", STYLE_SHEET),
    ]
    path.write_bytes(b"".join(gzip.compress(record, mtime=0) for record in records))


def _response(number: int, url: str, media_type: str, body: str) -> bytes:
    payload = body.encode()
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    kind = "application/http; msgtype=response"
    return _record(number, "response", kind, head.encode() + payload, url)


def _record(number: int, kind: str, media_type: str, block: bytes, url: str = "") -> bytes:
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{URL}#{number}")
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Date: {FETCHED.format(second=number)}",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"Content-Type: {media_type}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


if __name__ == "__main__":
    main()
