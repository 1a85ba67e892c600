"""The illustrator's pack: drawings, fonts and word lists, built at install time.

Everything loads on first use and stays; all of it is read-only. The folder `pack/` beside this
module is filled by the build hook (hatch_build.py), never by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import zstandard

from seedbed.errors import Unavailable

FOLDER = Path(__file__).with_name("pack")

Face = Literal["sans", "serif", "brush", "display"]
Kind = Literal["svg", "webp"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawing: `data` is SVG text (UTF-8) or, where that renders wrongly, a WebP file.

    `width` and `height` are the drawing's own units; `ink` is x0, y0, x1, y1 around what is
    inked, in those units.
    """

    data: bytes
    kind: Kind
    width: float
    height: float
    ink: tuple[float, float, float, float]

    @property
    def aspect(self) -> float:
        """Width over height of the ink."""
        x0, y0, x1, y1 = self.ink
        return (x1 - x0) / (y1 - y0)


def glyph(name: str, art: str = "noto") -> Glyph:
    """The drawing of a thing, by its icon name ("red-apple"), in an art: "noto" or "flat".

    An art that lacks the name answers with noto's. Raises: KeyError if neither has it;
    Unavailable if the pack was not built.
    """
    index, blob = _glyphs()
    entry = index.get(art, {}).get(name) or index["noto"][name]
    offset, length, kind, width, height, *ink = entry
    return Glyph(blob[offset : offset + length], kind, width, height, tuple(ink))


def has(name: str) -> bool:
    """Whether there is a drawing of this name."""
    return name in _glyphs()[0]["noto"]


def names() -> frozenset[str]:
    """Every drawing's name."""
    return frozenset(_glyphs()[0]["noto"])


def font(face: Face) -> Path:
    """The TrueType file of a face.

    "sans", "serif" and "brush" hold Latin, kana and both Chinese scripts' common characters;
    "display" Latin only. Raises: Unavailable if the pack was not built.
    """
    return _file(f"{face}.ttf")


def words() -> Mapping[str, str]:
    """What drawings are called: English (lower case) and Chinese phrases to drawing names."""
    return _words()["names"]


def hypernyms() -> Mapping[str, str]:
    """English nouns to the subject they are a kind of ("dachshund" to "dog")."""
    return _words()["kinds"]


def _file(name: str) -> Path:
    path = FOLDER / name
    if not path.is_file():
        raise Unavailable(
            f"The illustrator's art pack is not built ({name} is missing): "
            "run `make setup`, or `pip install -e .`, in Seedbed's folder."
        )
    return path


@cache
def _glyphs() -> tuple[dict[str, dict[str, list]], bytes]:  # type: ignore[type-arg]  # JSON rows
    unpacked = zstandard.ZstdDecompressor().decompress(_file("glyphs.zst").read_bytes())
    length = int.from_bytes(unpacked[:4], "little")
    return json.loads(unpacked[4 : 4 + length]), unpacked[4 + length :]


@cache
def _words() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = json.loads(
        zstandard.ZstdDecompressor().decompress(_file("words.zst").read_bytes())
    )
    return lists
