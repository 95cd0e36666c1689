"""Files that are archives inside (Word, workbooks): the same bytes for the same log, and the run's id near the top."""

from __future__ import annotations

import io
import zipfile

PROPERTIES = "docProps/core.xml"
"""The part that holds a document's properties."""

FIRST = ("[Content_Types].xml", PROPERTIES)
"""The parts at the top: what tells readers that this is a document, and what tells this program whose."""


def same_bytes(packed: bytes) -> bytes:
    """The archive with one date for all its parts; the properties, which name the run, stand readable near its top."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(out, "w") as target:
        for part in sorted(source.infolist(), key=lambda part: part.filename not in FIRST):
            kept = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            kept.compress_type = zipfile.ZIP_STORED if part.filename == PROPERTIES else zipfile.ZIP_DEFLATED
            target.writestr(kept, source.read(part.filename))
    return out.getvalue()
