"""What a result file may be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.delivery.names import ObjectName

ID = "021790000000123" + "ab" * 19


def test_a_key_is_the_utc_day_the_request_id_the_index_and_the_type() -> None:
    name = ObjectName(ID, 3, "image/png")
    assert name.key == f"20260921/{ID}_3.png"
    assert ObjectName(ID, 0, "image/jpeg").file == f"{ID}_0.jpeg"


@given(
    st.integers(0, 9_999_999_999_999),
    st.binary(min_size=19, max_size=19),
    st.integers(0, 999),
    st.sampled_from(["image/jpeg", "image/png"]),
)
def test_every_name_reads_back_from_its_key(ms: int, tail: bytes, index: int, kind: str) -> None:
    name = ObjectName(f"02{ms:013d}{tail.hex()}", index, kind)  # type: ignore[arg-type] # sampled
    assert ObjectName.of_key(name.key) == name
    assert ObjectName.of_file(name.file) == name


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/",
        f"20260921/{ID}_3.gif",
        f"20260921/{ID}_03.png",
        f"20260921/{ID}_1000.png",
        f"20260921/{ID}_-1.png",
        f"20260921/{ID}.png",
        f"20260921/{ID}_3.png\n",
        f"20260921/{ID.upper()}_3.png",
        f"20260921/{ID[:-1]}_3.png",
        f"20260921/../20260921/{ID}_3.png",
        f"/20260921/{ID}_3.png",
        f"20260922/{ID}_3.png",
        f"staging/{ID}_3.png",
        f"20260921/\u0660{ID[1:]}_3.png",
        f"{ID}_3.png",
    ],
)
def test_anything_else_is_no_name(key: str) -> None:
    assert ObjectName.of_key(key) is None


@pytest.mark.parametrize(
    ("request_id", "index"), [("", 0), ("../" + ID[3:], 0), (ID, -1), (ID, 1000), (ID + "0", 0)]
)
def test_a_name_cannot_be_made_of_anything_else(request_id: str, index: int) -> None:
    with pytest.raises(ValueError, match="no object"):
        ObjectName(request_id, index, "image/png")
