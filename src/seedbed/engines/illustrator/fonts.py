"""Which font draws which character: the pack's faces first, then fonts this system has.

A font's characters are read from its `cmap` table (OpenType 1.9, formats 4 and 12), so that a
character no font has is known before anything is drawn, and never becomes an empty box.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PIL import ImageFont, features

from seedbed.engines.illustrator import pack

Face = Literal["sans", "brush", "serif", "display"]

_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
# Families with many characters, best first, as their file names begin (lower case).
_WIDE = (
    "notosanscjk", "notosanssc", "sourcehansans", "pingfang", "hiraginosansgb", "msyh",
    "notoserifcjk", "stheiti", "wqy", "droidsansfallback", "arialuni", "simsun", "uming",
    "notosans-", "notosansarabic", "notosanshebrew", "notosansthai", "notosansdevanagari",
    "notosanskr", "malgun", "dejavusans-bold", "dejavusans", "segoeui", "arial", "freesans",
    "unifont",
)  # fmt: skip
# Where a face falls back to within the pack: the nearest in spirit, then the widest.
_NEXT: dict[Face, tuple[Face, ...]] = {
    "sans": ("sans", "serif", "brush"),
    "brush": ("brush", "serif", "sans"),
    "serif": ("serif", "sans", "brush"),
    "display": ("display", "sans", "serif", "brush"),
}


@lru_cache(maxsize=32)
def characters(path: str) -> frozenset[int]:
    """The code points a TrueType or OpenType file (or a collection's first font) can draw.

    Empty when the file cannot be read as a font.
    """
    try:
        data = Path(path).read_bytes()
        start = struct.unpack(">I", data[12:16])[0] if data[:4] == b"ttcf" else 0
        count = struct.unpack(">H", data[start + 4 : start + 6])[0]
        for n in range(count):
            record = data[start + 12 + 16 * n : start + 28 + 16 * n]
            if record[:4] == b"cmap":
                return frozenset(_cmap(data, struct.unpack(">I", record[8:12])[0]))
    except (OSError, struct.error, IndexError):
        return frozenset()
    return frozenset()


def _cmap(data: bytes, at: int) -> set[int]:
    found: set[int] = set()
    (tables,) = struct.unpack(">H", data[at + 2 : at + 4])
    for n in range(tables):
        platform, _, offset = struct.unpack(">HHI", data[at + 4 + 8 * n : at + 12 + 8 * n])
        sub = at + offset
        (kind,) = struct.unpack(">H", data[sub : sub + 2])
        if platform not in (0, 3):
            continue
        if kind == 4:
            found |= _format4(data, sub)
        elif kind == 12:
            (groups,) = struct.unpack(">I", data[sub + 12 : sub + 16])
            for g in range(groups):
                first, last, _ = struct.unpack(">III", data[sub + 16 + 12 * g : sub + 28 + 12 * g])
                found.update(range(first, min(last, 0x10FFFF) + 1))
    return found


def _format4(data: bytes, sub: int) -> set[int]:
    (double,) = struct.unpack(">H", data[sub + 6 : sub + 8])
    count = double // 2

    def words(offset: int) -> tuple[int, ...]:
        return struct.unpack(f">{count}H", data[sub + offset : sub + offset + double])

    ends, starts = words(14), words(16 + double)
    deltas, offsets = words(16 + 2 * double), words(16 + 3 * double)
    found: set[int] = set()
    for n in range(count):
        for c in range(starts[n], min(ends[n], 0xFFFE) + 1):
            glyph = (c + deltas[n]) & 0xFFFF
            if offsets[n]:
                at = sub + 16 + 3 * double + 2 * n + offsets[n] + 2 * (c - starts[n])
                (glyph,) = struct.unpack(">H", data[at : at + 2])
            if glyph:
                found.add(c)
    return found


@lru_cache(maxsize=1)
def system() -> tuple[str, ...]:
    """Font files of this system that may hold what the pack lacks, best first."""
    files: list[tuple[int, str]] = []
    for folder in _FOLDERS:
        root = Path(folder).expanduser()
        if not root.is_dir():
            continue
        for file in root.rglob("*"):
            name = file.name.lower()
            if file.suffix.lower() not in (".ttf", ".otf", ".ttc"):
                continue
            rank = next((i for i, start in enumerate(_WIDE) if name.startswith(start)), None)
            if rank is not None and "italic" not in name and "oblique" not in name:
                files.append((rank, str(file)))
    return tuple(path for _, path in sorted(files)[:40])


@lru_cache(maxsize=4096)
def font_for(cluster: str, face: Face) -> str | None:
    """The file that draws every character of this cluster, or None if no font here does."""
    wanted = {ord(c) for c in cluster}
    for name in _NEXT[face]:
        path = str(pack.font(name))
        if wanted <= characters(path):
            return path
    for path in system():
        if wanted <= characters(path):
            return path
    return None


@lru_cache(maxsize=64)
def sized(path: str, size: int) -> ImageFont.FreeTypeFont:
    """A font opened at a size in pixels per em."""
    engine = ImageFont.Layout.RAQM if features.check("raqm") else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=engine)


@lru_cache(maxsize=1024)
def ink(path: str, size: int, text: str) -> tuple[int, int, int, int]:
    """The box of what is actually inked, about the origin on the baseline: x0, y0, x1, y1 in
    pixels, y down. (Pillow's own boxes reach from the origin to the advance.)"""
    mask, (left, top) = sized(path, size).getmask2(text, "L", anchor="ls")
    box = mask.getbbox()
    if box is None:
        return 0, 0, 0, 0
    return left + box[0], top + box[1], left + box[2], top + box[3]
