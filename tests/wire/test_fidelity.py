"""The fidelity header is one valid structured-field list, whatever the notes hold."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from seedbed.types import Note
from seedbed.wire.fidelity import HEADER, fidelity_header


def header_of(*notes: Note) -> str:
    """The value of the one header there is."""
    ((name, value),) = fidelity_header(notes)
    assert name == HEADER
    return value.decode()


def test_nothing_to_report() -> None:
    assert fidelity_header([]) == []


def test_items() -> None:
    notes = [Note("seed", "ignored"), Note("prompt", "partial", 'not understood: "茶", x')]
    value = header_of(*notes)
    assert value.startswith("seed;state=ignored, prompt;state=partial;detail=")
    assert unquote(value).endswith('detail="not understood: "茶", x"')


@given(st.text(max_size=400))
def test_any_detail_stays_inside_its_string(detail: str) -> None:
    detail = detail.encode("utf-8", "ignore").decode()
    value = header_of(Note("prompt", "partial", detail or "x"))
    assert value.isascii()
    assert value.isprintable()
    assert value.count('"') == 2
    assert "\\" not in value
