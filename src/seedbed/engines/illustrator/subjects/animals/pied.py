"""Black-and-white coats: where an animal is black and where it is white."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from seedbed.engines.illustrator import pack
from seedbed.engines.illustrator.colour import Colour
from seedbed.engines.illustrator.subjects.animals.builds import Build

BLACK = "#3a3b46"
WHITE = "#f7f8fb"
# Colours of a face glyph (as the pack has it) and what they become.
_FACES: dict[str, dict[str, str]] = {
    "cat-face": {"#ffc022": BLACK, "#ff9b31": "#2c2d37"},
    "dog-face": {"#ffeac8": WHITE, "#d27856": BLACK, "#865b51": BLACK},
    "cow-face": {"#bc8954": BLACK},
}
# The white muzzle and blaze of a black-and-white cat, under its nose; in the glyph's 128 units.
_BLAZE = (
    f'<path fill="{WHITE}" d="M64 44C60 58 57 66 47 74C33 84 30 100 38 107C47 114 56 115.5 64 115.5'
    'C72 115.5 81 114 90 107C98 100 95 84 81 74C71 66 68 58 64 44Z"/>'
)
_NOSE = '<path d="M55.67'
PATCHED_FACES = frozenset(_FACES)


def pied_build(build: Build) -> Build:
    """The animal with a black-and-white coat: a cat black with white chest and paws, others
    white with black patches."""
    if build.face == "cat-face":
        return replace(build, coat=BLACK, belly=WHITE, paw=WHITE, tip=WHITE, spots=None)
    return replace(
        build, coat=WHITE, belly=WHITE, paw=WHITE, tip=BLACK if build.tip else None,
        patches=BLACK, stripes=None, spots=None,
    )  # fmt: skip


@lru_cache(8)
def pied_face(name: str, art: str) -> pack.Glyph:
    """The face of `PATCHED_FACES` in black and white."""
    glyph = pack.glyph(name, art)
    text = glyph.data.decode()
    for own, new in _FACES[name].items():
        text = text.replace(own, new)
    if name == "cat-face":
        text = text.replace(_NOSE, _BLAZE + _NOSE)
    return replace(glyph, data=text.encode())


def dark_around_eyes(build: Build) -> Colour | None:
    """The fur around the eyes where a pied face is dark there, or None."""
    return BLACK if build.face == "cat-face" else None
