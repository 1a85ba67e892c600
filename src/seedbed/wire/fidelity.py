"""The fidelity report as a response header.

`X-Seedbed-Fidelity: guidance_scale;state=ignored, prompt;state=partial;detail="..."`: a list
in the form of RFC 8941, one item per field that was not simply honoured. Absent when every
field was. Letters outside ASCII in a detail are percent-encoded UTF-8 (RFC 3986).
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from seedbed.types import Note
from seedbed.wire.call import Header

HEADER = b"x-seedbed-fidelity"
_READABLE = " !#$&'()*+,-./:;<=>?@[]^_`{|}~"
_LONGEST_DETAIL = 600


def fidelity_header(notes: Sequence[Note]) -> list[Header]:
    """The header to add, or nothing when there is nothing to report."""
    if not notes:
        return []
    return [(HEADER, ", ".join(_item(note) for note in notes).encode("ascii"))]


def _item(note: Note) -> str:
    item = f"{note.field};state={note.state}"
    if note.detail:
        item += f';detail="{quote(note.detail, safe=_READABLE)[:_LONGEST_DETAIL]}"'
    return item
