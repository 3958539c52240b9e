"""The reader: what a trainee's words do, in three languages. Knows no web and no database."""

from roleplay.reader.embedding import use
from roleplay.reader.reading import read, ready

__all__ = ["read", "ready", "use"]
