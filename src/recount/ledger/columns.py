"""How text is kept: ordered by its code points in every database, as Python orders it."""

from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
