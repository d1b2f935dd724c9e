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
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

RAWS = Table(
    "raws",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("deflated", LargeBinary, nullable=False),
)
"""Bytes as they came, once for each content, deflated by zlib; `size` is before deflating."""

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("published", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("language", Text),
    Column("raw_sha256", Text, ForeignKey("raws.sha256")),
    Column("media_type", Text),
    Column("file", Text),
    Column("provenance", Text, nullable=False),
    Column("digest", Text, nullable=False),
)
"""`provenance` is JSON; `digest` covers what the document says, not where the file lay."""

REFUSALS = Table(
    "refusals",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
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
    Column("document", Text, ForeignKey("documents.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("language", Text),
    Column("dated", Text, nullable=False),
    Column("mentions", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("readings_by_document", "document", "seq"),
)
"""What one version of a reader found; of several for a document, the last one counts."""

CLAIMS = Table(
    "claims",
    METADATA,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("document", Text, ForeignKey("documents.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
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
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("takes_back", Text, ForeignKey("decisions.id")),
    Column("account", Text),
)
"""What people settled; `about` names the claim, document or event, `account` the account that it
was decided from, where the desk is a team's."""

BUILT = Table(
    "built",
    METADATA,
    Column("one", Integer, primary_key=True),
    Column("inputs", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("methodology", Text, nullable=False),
)
"""At most one row: the digest of the documents and readings that the derived state came from."""

DERIVED = Table(
    "derived",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("derived_by_id", "kind", "id"),
)
"""Everything computed, as JSON: `kind` is cluster, membership, event, contradiction, derivation,
remainder, solved (what sums came to), linked (what the next linking goes on from) or origin; `id`
the event, total or document that it belongs to."""

SEARCHED = Table(
    "searched",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("reading", Integer),
)
"""What the index of words holds: `kind` is document or claim, `reading` the one that a claim is of.
The index itself is `search_words`, an FTS5 table of trigrams under the same numbers."""

EVENT_NAMES = Table(
    "event_names",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("event", Text, nullable=False),
    Column("claim", Text, nullable=False),
    UniqueConstraint("event", "claim"),
)
"""That an event of this id held this claim, noted when it first did; `claim` tells of a happening.
The id stays with the first of its claims that is in force."""

DOUBLE_CODING = Table(
    "double_coding",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
"""What was assigned to two coders, what each said, and what a third settled, as JSON: `kind` is
assignment, coding or adjudication. Of the codings of one coder the last one counts."""

APPEND_ONLY = (
    RAWS,
    DOCUMENTS,
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
