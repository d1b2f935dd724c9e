"""Every table of a ledger, in one place. What the columns mean is said where it is not plain."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from recount.ledger.columns import TEXT

METADATA = MetaData()

RAWS = Table(
    "raws",
    METADATA,
    Column("sha256", TEXT, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("deflated", LargeBinary, nullable=False),
)
"""Bytes as they came, once for each content, deflated by zlib; `size` is before deflating."""

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("text", TEXT, nullable=False),
    Column("title", TEXT),
    Column("published", TEXT),
    Column("publisher", TEXT),
    Column("url", TEXT),
    Column("language", TEXT),
    Column("raw_sha256", TEXT, ForeignKey("raws.sha256")),
    Column("media_type", TEXT),
    Column("file", TEXT),
    Column("provenance", TEXT, nullable=False),
    Column("digest", TEXT, nullable=False),
)
"""`provenance` is JSON; `digest` covers what the document says, not where the file lay."""

ARRIVALS = Table(
    "arrivals",
    METADATA,
    Column("document", TEXT, ForeignKey("documents.id"), primary_key=True),
    Column("at", TEXT, nullable=False),
    Index("arrivals_by_time", "at"),
)
"""When a document came into this ledger, ISO 8601 in UTC; of those that came before this table was
made, nobody knows."""

REFUSALS = Table(
    "refusals",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("file", TEXT, nullable=False),
    Column("code", TEXT, nullable=False),
    Column("message", TEXT, nullable=False),
)

SETTLEMENTS = Table(
    "settlements",
    METADATA,
    Column("refusal", Integer, ForeignKey("refusals.seq"), primary_key=True),
)
"""Refusals of a file that was mended and has been taken in since."""

READINGS = Table(
    "readings",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("document", TEXT, ForeignKey("documents.id"), nullable=False),
    Column("reader", TEXT, nullable=False),
    Column("language", TEXT),
    Column("dated", TEXT, nullable=False),
    Column("mentions", TEXT, nullable=False),
    Column("digest", TEXT, nullable=False),
    Index("readings_by_document", "document", "seq"),
)
"""What one version of a reader found; of several for a document, the last one counts."""

CLAIMS = Table(
    "claims",
    METADATA,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", TEXT, nullable=False),
    Column("document", TEXT, ForeignKey("documents.id"), nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    UniqueConstraint("reading", "id"),
    Index("claims_by_id", "id"),
    Index("claims_by_document", "document", "kind"),
)
"""`body` is the claim in the wire format, as the reader wrote it."""

PROBLEMS = Table(
    "problems",
    METADATA,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", TEXT, nullable=False),
    Column("message", TEXT, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("kind", TEXT, nullable=False),
    Column("about", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    Column("made_by", TEXT, nullable=False),
    Column("made_at", TEXT, nullable=False),
    Column("takes_back", TEXT, ForeignKey("decisions.id")),
    Column("account", TEXT),
)
"""What people settled; `about` names the claim, document or event, `account` the account that it
was decided from, where the desk is a team's."""

BUILT = Table(
    "built",
    METADATA,
    Column("one", Integer, primary_key=True),
    Column("inputs", TEXT, nullable=False),
    Column("made_by", TEXT, nullable=False),
    Column("methodology", TEXT, nullable=False),
)
"""At most one row: the digest of the documents and readings that the derived state came from."""

DERIVED = Table(
    "derived",
    METADATA,
    Column("kind", TEXT, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    Index("derived_by_id", "kind", "id"),
)
"""Everything computed, as JSON: `kind` is cluster, membership, event, contradiction, derivation,
remainder, solved (what sums came to), linked (what the next linking goes on from) or origin; `id`
the event, total or document that it belongs to."""

SEARCHED = Table(
    "searched",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("id", TEXT, nullable=False),
    Column("document", TEXT, nullable=False),
    Column("reading", Integer),
)
"""What the index of words holds: `kind` is document or claim, `reading` the one that a claim is of.
The index itself is two FTS5 tables of trigrams under the same numbers, `search_words_document` and
`search_words_claim`."""

EVENT_NAMES = Table(
    "event_names",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("event", TEXT, nullable=False),
    Column("claim", TEXT, nullable=False),
    UniqueConstraint("event", "claim"),
)
"""That an event of this id held this claim, noted when it first did; `claim` tells of a happening.
The id stays with the first of its claims that is in force."""

DOUBLE_CODING = Table(
    "double_coding",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("id", TEXT, nullable=False, unique=True),
    Column("body", TEXT, nullable=False),
)
"""What was assigned to two coders, what each said, and what a third settled, as JSON: `kind` is
assignment, withdrawal (of one), coding or adjudication. Of the codings of one coder the last one
counts."""

APPEND_ONLY = (
    RAWS,
    DOCUMENTS,
    ARRIVALS,
    REFUSALS,
    SETTLEMENTS,
    READINGS,
    CLAIMS,
    PROBLEMS,
    DECISIONS,
    SEARCHED,
    EVENT_NAMES,
    DOUBLE_CODING,
)
"""Tables whose rows the database itself refuses to change or to remove."""
