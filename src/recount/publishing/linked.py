"""A ledger as linked data (JSON-LD): events, claims with the place of their words, documents.

Terms are those of schema.org, of the Web Annotation vocabulary for where words stand, and of PROV
for what a number rests on; Recount's own stand under `recount:`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from recount.publishing.columns import Table
from recount.publishing.own import ClaimRow, CountRow, DocumentRow, EventRow
from recount.publishing.own_tables import BAR

_IRI = {"@type": "@id"}
_DAY = {"@type": "xsd:date"}
CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "recount": "urn:recount:term:",
    "event": "urn:recount:event:",
    "claim": "urn:recount:claim:",
    "document": "urn:recount:document:",
    "startDate": {"@id": "schema:startDate", **_DAY},
    "endDate": {"@id": "schema:endDate", **_DAY},
    "location": "schema:location",
    "name": "schema:name",
    "country": "schema:addressCountry",
    "region": "schema:addressRegion",
    "latitude": "schema:latitude",
    "longitude": "schema:longitude",
    "headline": "schema:headline",
    "publisher": "schema:publisher",
    "published": "schema:datePublished",
    "url": {"@id": "schema:url", **_IRI},
    "language": "schema:inLanguage",
    "quote": "oa:exact",
    "start": "oa:start",
    "end": "oa:end",
    "source": {"@id": "oa:hasSource", **_IRI},
    "about": {"@id": "schema:about", **_IRI},
    "restsOn": {"@id": "prov:wasDerivedFrom", **_IRI},
    "copyOf": {"@id": "prov:alternateOf", **_IRI},
    "counts": "recount:counts",
    "notes": "recount:notes",
    "type": "recount:type",
    "kind": "recount:kind",
    "stance": "recount:stance",
    "speaker": "recount:speaker",
    "speakerKind": "recount:speakerKind",
    "perpetrator": "recount:perpetrator",
    "target": "recount:target",
    "outcome": "recount:outcome",
    "victims": "recount:victims",
    "low": "recount:low",
    "best": "recount:best",
    "high": "recount:high",
    "openAbove": "recount:openAbove",
    "rule": "recount:rule",
    "radiusKm": "recount:radiusKm",
    "origins": "recount:origins",
    "methodology": "recount:methodology",
}


def linked_text(tables: Iterable[Table[Any]]) -> str:
    """The graph of Recount's own tables, a line for each thing."""
    rows: defaultdict[type, list[Any]] = defaultdict(list)
    for table in tables:
        rows[table.spec.row] += table.rows
    counts: defaultdict[str, list[CountRow]] = defaultdict(list)
    for row in rows[CountRow]:
        counts[row.event].append(row)
    things = [
        *(_event(row, counts[row.event]) for row in rows[EventRow]),
        *(_claim(row) for row in rows[ClaimRow]),
        *(_document(row) for row in rows[DocumentRow]),
    ]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in things)
    return f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n{lines}\n]}}\n'


def _event(row: EventRow, counts: Iterable[CountRow]) -> dict[str, Any]:
    return _known(
        {
            "@id": f"event:{row.event}",
            "@type": "schema:Event",
            "type": row.type.value,
            "startDate": row.start,
            "endDate": row.end,
            "location": _place(row),
            "perpetrator": row.perpetrator,
            "target": row.target,
            "counts": [_count(one) for one in counts],
            "origins": row.origins,
            "notes": row.notes,
            "methodology": row.methodology,
        }
    )


def _place(row: EventRow | ClaimRow) -> dict[str, Any] | None:
    whole = _known(
        {
            "name": row.place,
            "country": row.country,
            "region": row.admin1 if isinstance(row, EventRow) else None,
            "latitude": row.lat,
            "longitude": row.lon,
            "radiusKm": row.radius_km if isinstance(row, EventRow) else None,
        }
    )
    return {"@type": "schema:Place", **whole} if whole else None


def _count(row: CountRow) -> dict[str, Any]:
    return _known(
        {
            "outcome": row.outcome.value,
            "victims": row.victims.value,
            "low": row.low,
            "best": row.best,
            "high": row.high,
            "openAbove": row.open_above,
            "rule": row.rule,
            "restsOn": list(_named("claim", row.claims)),
        }
    )


def _named(prefix: str, keys: str | None) -> Iterator[str]:
    return (f"{prefix}:{key}" for key in (keys or "").split(BAR) if key)


def _claim(row: ClaimRow) -> dict[str, Any]:
    return _known(
        {
            "@id": f"claim:{row.claim}",
            "@type": "schema:Claim",
            "about": f"event:{row.event}" if row.event else None,
            "kind": row.kind.value,
            "stance": row.stance.value,
            "speaker": row.speaker,
            "speakerKind": row.speaker_kind.value if row.speaker_kind else None,
            "type": row.type.value if row.type else None,
            "startDate": row.start,
            "endDate": row.end,
            "location": _place(row),
            "perpetrator": row.perpetrator,
            "target": row.target,
            "source": f"document:{row.document}",
            "quote": row.quote,
            "start": row.quote_start if row.quote_in == "text" else None,
            "end": row.quote_end if row.quote_in == "text" else None,
            "notes": row.notes,
        }
    )


def _document(row: DocumentRow) -> dict[str, Any]:
    return _known(
        {
            "@id": f"document:{row.document}",
            "@type": "schema:Article",
            "headline": row.title,
            "publisher": row.publisher,
            "published": row.published,
            "url": row.url,
            "language": row.language,
            "notes": row.notes,
            "copyOf": f"document:{row.origin}" if row.origin != row.document else None,
        }
    )


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are known; days in ISO 8601."""
    kept = {key: value for key, value in values.items() if value is not None and value != []}
    return {key: value.isoformat() if isinstance(value, date) else value
            for key, value in kept.items()}  # fmt: skip
