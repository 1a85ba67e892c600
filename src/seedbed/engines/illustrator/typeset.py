"""Text into lines: clusters, line breaking in Latin and Chinese, and the largest size that fits.

All measures are in ems of the main face, so they hold at any size. Chinese line-start and
line-end rules: W3C, Requirements for Chinese Text Layout (clreq), section 3.1.3.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from seedbed.engines.illustrator.fonts import Face, font_for, ink, sized

NO_START = set("，。、；：？！）》」』】〕〉”’…—～·,.;:?!)]}%‰℃々ーっゃゅょッャュョ")
NO_END = set("（《「『【〔〈“‘([{$¥￥#")
# Full-width signs whose ink fills only the left half of their cell, and the right half.
HALF = set("，。、；：）》」』】〕〉")
OPENING = set("（《「『【〔〈")
# Measuring size: large enough that hinting does not round advances.
EM = 200
LEADING = 1.16


@dataclass(frozen=True, slots=True)
class Piece:
    """One cluster (a letter with its marks, or a right-to-left word) as it will be drawn.

    `scale` is its font size over the line's; `rise` lifts its baseline; `advance` includes the
    kerning to the next piece; `top` and `bottom` are the ink's extent about the line's
    baseline (y down): all in ems of the line's size.
    """

    text: str
    font: str
    scale: float
    rise: float
    advance: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One set line. `width` in ems, without spacing after the last piece."""

    pieces: tuple[Piece, ...]
    width: float

    @property
    def top(self) -> float:
        """Highest ink, negative above the baseline."""
        return min((p.top for p in self.pieces), default=-0.7)

    @property
    def bottom(self) -> float:
        """Lowest ink below the baseline."""
        return max((p.bottom for p in self.pieces), default=0.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines set at `size` pixels per em; `leading` in ems between baselines."""

    lines: tuple[Line, ...]
    size: float
    leading: float = LEADING

    @property
    def width(self) -> float:
        """Pixels of the widest line."""
        return max((line.width for line in self.lines), default=0.0) * self.size

    @property
    def height(self) -> float:
        """Pixels from the first line's highest ink to the last line's lowest."""
        if not self.lines:
            return 0.0
        between = self.leading * (len(self.lines) - 1)
        return (between - self.lines[0].top + self.lines[-1].bottom) * self.size


def is_wide(char: str) -> bool:
    """Chinese, kana, Hangul and full-width signs: a line may break beside them."""
    return unicodedata.east_asian_width(char) in "WF" or char in "“”‘’…—·"


def clusters(text: str) -> list[str]:
    """The text in drawable units: marks stay with their letter, right-to-left words whole."""
    out: list[str] = []
    for char in text:
        rtl = unicodedata.bidirectional(char) in ("R", "AL")
        joins = unicodedata.combining(char) or 0xFE00 <= ord(char) <= 0xFE0F or char == "\u200d"
        if out and (joins or (rtl and unicodedata.bidirectional(out[-1][0]) in ("R", "AL"))):
            out[-1] += char
        else:
            out.append(char)
    return out


def missing(text: str, face: Face = "sans") -> str:
    """The characters of `text` that no font here can draw, each once, in order."""
    lost = [c for c in clusters(plain(text)) if not c.isspace() and font_for(c, face) is None]
    return "".join(dict.fromkeys("".join(lost)))


def fit(
    text: str,
    width: float,
    height: float,
    face: Face = "sans",
    *,
    spacing: float = 0.0,
    most: float | None = None,
    most_lines: int = 8,
) -> Setting:
    """`text` set as large as a box of width x height pixels allows, in as few lines as serve.

    Line breaks in the text are kept. `spacing` is extra room between letters in ems, `most`
    a cap on the size in pixels. Characters without a font are left out (see `missing`).
    """
    paragraphs = [_words(part, face, spacing) for part in plain(text).split("\n")]
    paragraphs = [words for words in paragraphs if words]
    if not paragraphs:
        return Setting((), 1.0)
    best: Setting | None = None
    for extra in range(most_lines):
        total = len(paragraphs) + extra
        lines = _spread(paragraphs, total)
        if lines is None:
            break
        trial = Setting(lines, 1.0)
        size = min(width / max(1e-6, trial.width), height / max(1e-6, trial.height))
        # A further line must earn its place: a clear gain in size.
        if best is None or size > best.size * 1.10:
            best = Setting(lines, size)
    assert best is not None  # the first trial always sets
    size = best.size if most is None else min(best.size, most)
    return Setting(best.lines, max(1.0, size))


def plain(text: str) -> str:
    """The text without what has no ink: control characters become spaces, invisible marks and
    variation selectors go; line breaks stay."""
    out = []
    for char in text:
        kind = unicodedata.category(char)
        if kind == "Cc" and char != "\n":
            out.append(" ")
        elif kind not in ("Cf", "Cs") and not 0xFE00 <= ord(char) <= 0xFE0F:
            out.append(char)
    return "".join(out).strip()


Word = tuple[tuple[Piece, ...], bool]


def _words(text: str, face: Face, spacing: float) -> list[Word]:
    """Unbreakable groups of pieces; the flag says a space came before the group."""
    units = [c for c in clusters(text) if c.isspace() or font_for(c, face)]
    words: list[tuple[list[str], bool]] = []
    space = False
    for unit in units:
        if unit.isspace():
            space = True
            continue
        last = words[-1][0][-1] if words else ""
        glued = (
            bool(last)
            and not space
            and (
                unit[0] in NO_START
                or last[-1] in NO_END
                or not (is_wide(unit[0]) or is_wide(last[-1]))
            )
        )
        if glued:
            words[-1][0].append(unit)
        else:
            words.append(([unit], space and bool(words)))
        space = False
    return [(_pieces(tuple(group), face, spacing), gap) for group, gap in words]


@lru_cache(maxsize=512)
def _pieces(group: tuple[str, ...], face: Face, spacing: float) -> tuple[Piece, ...]:
    out = []
    for n, unit in enumerate(group):
        path = font_for(unit, face)
        if path is None:
            continue
        after = group[n + 1] if n + 1 < len(group) else ""
        scale, rise = _match(path, face, unit)
        font = sized(path, EM)
        advance = font.getlength(unit)
        if after and font_for(after, face) == path:
            advance = font.getlength(unit + after) - font.getlength(after)
        _, top, _, bottom = ink(path, EM, unit)
        out.append(
            Piece(
                unit, path, scale, rise, advance / EM * scale + spacing,
                top / EM * scale - rise, bottom / EM * scale - rise,
            )
        )  # fmt: skip
    return tuple(out)


@lru_cache(maxsize=512)
def _match(path: str, face: Face, unit: str) -> tuple[float, float]:
    """Scale and rise that make a fallback font sit with the main face: capitals as tall as
    capitals, Chinese a little taller than them and centred on their middle."""
    main = font_for("H", face)
    if main is None or main == path:
        return 1.0, 0.0
    capital = -ink(main, EM, "H")[1] / EM
    if is_wide(unit[0]):
        _, top, _, bottom = ink(path, EM, "国" if font_for("国", face) == path else unit)
        tall = (bottom - top) / EM
        scale = min(1.4, capital * 1.16 / max(0.2, tall))
        middle = (top + bottom) / 2 / EM * scale
        return scale, capital / 2 + middle
    return min(1.4, capital / max(0.2, -ink(path, EM, "H")[1] / EM)), 0.0


def _spread(paragraphs: Sequence[list[Word]], total: int) -> tuple[Line, ...] | None:
    """The paragraphs in exactly `total` lines, the widest as narrow as can be; None if they
    have too few words for that."""
    counts = [1] * len(paragraphs)
    for _ in range(total - len(paragraphs)):
        # The next line goes to the paragraph whose lines are widest.
        widest = [
            _line(words).width / n if n < len(words) else -1.0
            for words, n in zip(paragraphs, counts, strict=True)
        ]
        pick = max(range(len(counts)), key=lambda i: widest[i])
        if widest[pick] < 0:
            return None
        counts[pick] += 1
    lines: list[Line] = []
    for words, n in zip(paragraphs, counts, strict=True):
        lines.extend(_balance(words, n))
    return tuple(lines)


def _balance(words: list[Word], count: int) -> list[Line]:
    if count == 1:
        return [_line(words)]
    low = max(_line([w]).width for w in words)
    high = _line(words).width
    best = [words]
    for _ in range(18):
        limit = (low + high) / 2
        rows = _greedy(words, limit)
        if len(rows) <= count:
            best, high = rows, limit
        else:
            low = limit
    return [_line(row) for row in best]


def _greedy(words: list[Word], limit: float) -> list[list[Word]]:
    rows: list[list[Word]] = [[]]
    for word in words:
        if rows[-1] and _line([*rows[-1], word]).width > limit:
            rows.append([])
        rows[-1].append(word)
    return rows


def _line(words: Sequence[Word]) -> Line:
    pieces: list[Piece] = []
    width = 0.0
    for n, (group, gap) in enumerate(words):
        if gap and n and pieces:
            last = pieces[-1]
            room = _space(last.font)
            pieces[-1] = replace(last, advance=last.advance + room)
            width += room
        elif pieces and group and _mixed(pieces[-1].text, group[0].text):
            # A quarter-em between Han and Latin, as clreq 3.2.2 advises; a sixth looks better
            # at poster sizes.
            last = pieces[-1]
            pieces[-1] = replace(last, advance=last.advance + 1 / 6)
            width += 1 / 6
        pieces.extend(group)
        width += sum(p.advance for p in group)
    return _tightened(pieces, width)


def _tightened(pieces: list[Piece], width: float) -> Line:
    """Full-width closing signs keep half their cell before another sign and at the line's end
    (clreq 3.1.6), so that lines look centred and brackets close up."""
    out = list(pieces)
    for n, piece in enumerate(pieces):
        last = n + 1 == len(pieces)
        if piece.text not in HALF or not (last or pieces[n + 1].text in HALF | OPENING):
            continue
        cut = 0.42 * piece.scale
        out[n] = replace(piece, advance=piece.advance - cut)
        width -= cut
    return Line(tuple(out), width)


def _mixed(left: str, right: str) -> bool:
    return (is_wide(left[-1]) and right[0].isalnum() and not is_wide(right[0])) or (
        (is_wide(right[0]) and left[-1].isalnum() and not is_wide(left[-1]))
        and right[0] not in NO_START
    )


@lru_cache(maxsize=32)
def _space(path: str) -> float:
    return float(sized(path, EM).getlength(" ")) / EM
