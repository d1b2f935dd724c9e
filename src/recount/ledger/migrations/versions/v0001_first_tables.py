"""The first tables: documents, readings, decisions, and what is derived.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

from recount.ledger.columns import TEXT
from recount.ledger.migrations.only_added import keep

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_APPEND_ONLY = (
    "raws",
    "documents",
    "refusals",
    "settlements",
    "readings",
    "claims",
    "problems",
    "decisions",
)


def _text(name: str, *constraints: sa.ForeignKey, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, TEXT, *constraints, nullable=null)


def upgrade() -> None:
    """Makes every table, and the triggers that keep the record."""
    _documents()
    _readings()
    _decisions()
    _derived()
    for table in _APPEND_ONLY:
        keep(table)


def _documents() -> None:
    op.create_table(
        "raws",
        sa.Column("sha256", TEXT, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("deflated", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("id", TEXT, primary_key=True),
        _text("text"),
        *(_text(name, null=True) for name in ("title", "published", "publisher")),
        *(_text(name, null=True) for name in ("url", "language")),
        _text("raw_sha256", sa.ForeignKey("raws.sha256"), null=True),
        *(_text(name, null=True) for name in ("media_type", "file")),
        _text("provenance"),
        _text("digest"),
    )
    op.create_table(
        "refusals",
        sa.Column("seq", sa.Integer, primary_key=True),
        *(_text(name) for name in ("file", "code", "message")),
    )
    op.create_table(
        "settlements",
        sa.Column("refusal", sa.Integer, sa.ForeignKey("refusals.seq"), primary_key=True),
    )


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("seq", sa.Integer, primary_key=True),
        _text("document", sa.ForeignKey("documents.id")),
        _text("reader"),
        _text("language", null=True),
        *(_text(name) for name in ("dated", "mentions", "digest")),
    )
    op.create_index("readings_by_document", "readings", ["document", "seq"])
    op.create_table(
        "claims",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        _text("id"),
        _text("document", sa.ForeignKey("documents.id")),
        *(_text(name) for name in ("kind", "body")),
        sa.UniqueConstraint("reading", "id"),
    )
    op.create_index("claims_by_id", "claims", ["id"])
    op.create_index("claims_by_document", "claims", ["document", "kind"])
    op.create_table(
        "problems",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *(_text(name) for name in ("code", "message")),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", TEXT, nullable=False, unique=True),
        *(_text(name) for name in ("kind", "about", "body", "made_by", "made_at")),
        _text("takes_back", sa.ForeignKey("decisions.id"), null=True),
    )


def _derived() -> None:
    op.create_table(
        "built",
        sa.Column("one", sa.Integer, primary_key=True),
        *(_text(name) for name in ("inputs", "made_by", "methodology")),
    )
    op.create_table(
        "derived",
        sa.Column("kind", TEXT, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *(_text(name) for name in ("id", "body")),
    )
    op.create_index("derived_by_id", "derived", ["kind", "id"])


def downgrade() -> None:
    """There is no way back: a ledger is never made poorer."""
    raise NotImplementedError("a ledger is never taken back to an older version")
