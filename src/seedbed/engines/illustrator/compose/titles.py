"""Where the words of a poster, card, cover or logo go, and what they leave of the canvas."""

from __future__ import annotations

import re
from typing import Literal

import numpy as np

from seedbed.engines.illustrator.colour import luminance
from seedbed.engines.illustrator.compose.figure import Box
from seedbed.engines.illustrator.compose.nameplate import own_ink
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion
from seedbed.engines.illustrator.compose.signboards import Sign, hang
from seedbed.engines.illustrator.scene import Lettering, SceneSpec
from seedbed.engines.illustrator.subjects.tint import COLOURS

Face = Literal["sans", "brush", "serif", "display"]
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
SHEETS = frozenset({"poster", "card", "cover", "banner"})
BOARDS = frozenset({"blackboard", "chalkboard", "whiteboard"})
_BRUSHED = frozenset({"ink wash", "ukiyo-e", "watercolour", "paper cut"})


def letter(
    spec: SceneSpec,
    at: Occasion,
    aspect: float,
    seed: int,
    sign: Sign | None = None,
    *,
    turn: int = 0,
    board: Box | None = None,
) -> tuple[tuple[Lettering, ...], Box]:
    """The lines with their boxes, and the box that is left for the subjects.

    `aspect` is width over height. The layout asked for, the shape of the canvas and the seed
    choose the template; the text itself is never changed. Words that are to stand on a `sign`
    that follows a figure come with it, later. `turn` counts the posters of a set: each next one
    has another template. `board` is where the place has a blackboard: words of a prompt
    that names one are chalked on it.
    """
    if not spec.texts:
        return (), WHOLE
    if sign is not None:
        return hang(spec, sign, at, aspect) if sign.where == "by itself" else ((), WHOLE)
    if board is not None and any(thing.name in BOARDS for thing in spec.things):
        return _chalked(spec.texts[:3], board), WHOLE
    chance = np.random.Generator(np.random.PCG64([seed & 0xFFFFFFFFFFFFFFFF, 17])).random()
    chance = (chance + 0.34 * turn) % 1.0
    texts = spec.texts[:4]
    ink, face = _asked(spec) or _ink(at), _face(spec, at, texts[0])
    chinese = bool(_CHINESE.search(texts[0])) and not re.search(r"[A-Za-z]", texts[0])
    if spec.layout in SHEETS and not spec.things and at.setting in MADE:
        return _alone(texts, ink, face, aspect)
    if spec.layout in {"logo", "icon"}:
        # The style draws on white, whatever the ground.
        pale = at.style == "minimal" or luminance(at.background_colour or "#ffffff") > 0.5
        ink = _asked(spec) or (own_ink(spec) if pale else ink)
        return _wordmark(texts, ink, face, aspect)
    if aspect > 1.6 and spec.layout != "infographic":
        return _beside(texts, ink, face, at)
    if chinese and len(texts[0]) <= 8 and spec.layout in {"poster", "cover"} and chance < 0.3:
        return _upright(texts, ink, face, at, aspect)
    if spec.layout in {"poster", "cover"} and 0.3 <= chance < 0.5:
        return _below(texts, ink, face, aspect)
    if spec.layout in {"poster", "cover"} and chance < 0.66 and 2 <= len(texts[0].split()) <= 4:
        return _column(texts, ink, face, at)
    if spec.layout == "scene":
        return _caption(texts, ink, face, aspect)
    if spec.layout == "card":
        return _greeting(texts, ink, face, aspect)
    return _above(texts, ink, face, aspect)


def _chalked(texts: tuple[str, ...], board: Box) -> tuple[Lettering, ...]:
    """The lines one below the other inside the board's frame."""
    x0, y0, x1, y1 = board
    wide, high = x1 - x0, (y1 - y0) * 0.8 / len(texts)
    top = y0 + (y1 - y0) * 0.1
    return tuple(
        Lettering(text, x0 + wide * 0.08, top + high * (n + 0.14), wide * 0.84, high * 0.72, "sans",
                  "#f6f4ea")
        for n, text in enumerate(texts)
    )  # fmt: skip


def _asked(spec: SceneSpec) -> str | None:
    """The colour the prompt names for the words."""
    return COLOURS.get(spec.text_colour or "")


def _ink(at: Occasion) -> str:
    if at.background_colour:
        return "#1f2740" if luminance(at.background_colour) > 0.5 else "#fffaf0"
    if at.setting == "festive":
        return "#ffe9ae"
    if at.style in {"ink wash", "line sketch", "minimal"} and at.setting != "festive":
        return "#22232b"
    pale = (
        at.setting in {"plain", "studio", "gradient"} or "snow" in at.weather or "fog" in at.weather
    )
    return "#22304f" if pale and at.time == "day" else "#fff8e6"


def _face(spec: SceneSpec, at: Occasion, text: str) -> Face:
    if _CHINESE.search(text):
        return "brush" if at.style in _BRUSHED or at.setting == "festive" else "sans"
    if spec.layout == "cover" or at.style in {"watercolour", "oil", "ukiyo-e", "ink wash"}:
        return "serif"
    if spec.layout == "card":
        return "brush"
    return "display" if spec.layout in {"poster", "banner"} else "sans"


def _rows(
    texts: tuple[str, ...], box: Box, ink: str, face: Face, *, align: Literal["left", "centre"]
) -> tuple[Lettering, ...]:
    """The first text large, the others small beneath it, inside a box."""
    x0, y0, x1, y1 = box
    small = 0.0 if len(texts) == 1 else min(0.26, 0.16 * (len(texts) - 1) + 0.1)
    main = (y1 - y0) * (1 - small)
    lines = [Lettering(texts[0], x0, y0, x1 - x0, main, face, ink, align)]
    rest = texts[1:]
    each = (y1 - y0) * small / max(1, len(rest))
    inset = 0.08 * (x1 - x0) if align == "centre" else 0.0
    plain: Face = "sans" if face == "display" else face
    for number, text in enumerate(rest):
        top = y0 + main + each * (number + 0.18)
        lines.append(
            Lettering(text, x0 + inset, top, x1 - x0 - 2 * inset, each * 0.72, plain, ink, align)
        )
    return tuple(lines)


def _above(
    texts: tuple[str, ...], ink: str, face: Face, aspect: float
) -> tuple[tuple[Lettering, ...], Box]:
    high = 0.2 if aspect >= 0.9 else 0.17
    high += 0.045 * (len(texts) - 1)
    lines = _rows(texts, (0.08, 0.06, 0.92, 0.06 + high), ink, face, align="centre")
    return lines, (0.0, 0.06 + high + 0.02, 1.0, 1.0)


def _below(
    texts: tuple[str, ...], ink: str, face: Face, aspect: float
) -> tuple[tuple[Lettering, ...], Box]:
    high = (0.17 if aspect >= 0.9 else 0.14) + 0.045 * (len(texts) - 1)
    lines = _rows(texts, (0.08, 0.95 - high, 0.92, 0.95), ink, face, align="centre")
    return lines, (0.0, 0.0, 1.0, 0.97 - high)


def _column(
    texts: tuple[str, ...], ink: str, face: Face, at: Occasion
) -> tuple[tuple[Lettering, ...], Box]:
    """A short Latin title at one side, word under word, the subjects beside it."""
    words = texts[0].split()
    longest = max(len(word) for word in words)
    wide = min(0.46, max(0.34, 0.075 * longest))
    high = min(0.72, 0.17 * len(words))
    left = at.hero_side > 0
    x0 = 0.06 if left else 0.94 - wide
    small = 0.06 * (len(texts) - 1)
    # Its box is high enough that the words fill it best one below the other.
    lines = _rows(texts, (x0, 0.1, x0 + wide, 0.1 + high + small), ink, face, align="left")
    return lines, (x0 + wide + 0.02, 0.0, 1.0, 1.0) if left else (0.0, 0.0, x0 - 0.02, 1.0)


def _greeting(
    texts: tuple[str, ...], ink: str, face: Face, aspect: float
) -> tuple[tuple[Lettering, ...], Box]:
    high = (0.22 if aspect >= 0.9 else 0.18) + 0.05 * (len(texts) - 1)
    lines = _rows(texts, (0.12, 0.1, 0.88, 0.1 + high), ink, face, align="centre")
    return lines, (0.04, 0.12 + high, 0.96, 0.97)


def _caption(
    texts: tuple[str, ...], ink: str, face: Face, aspect: float
) -> tuple[tuple[Lettering, ...], Box]:
    high = (0.13 if aspect >= 0.9 else 0.1) + 0.04 * (len(texts) - 1)
    lines = _rows(texts, (0.1, 0.05, 0.9, 0.05 + high), ink, face, align="centre")
    return lines, (0.0, 0.06 + high, 1.0, 1.0)


def _alone(
    texts: tuple[str, ...], ink: str, face: Face, aspect: float
) -> tuple[tuple[Lettering, ...], Box]:
    """Words and nothing else: large, in the middle of the sheet."""
    high = min(0.5, 0.34 + 0.06 * len(texts)) * min(1.0, max(0.7, aspect))
    lines = _rows(texts, (0.12, 0.5 - high / 2, 0.88, 0.5 + high / 2), ink, face, align="centre")
    return lines, WHOLE


def _wordmark(
    texts: tuple[str, ...], ink: str, face: Face, aspect: float
) -> tuple[tuple[Lettering, ...], Box]:
    lines = _rows(
        texts, (0.14, 0.74, 0.86, 0.86 + 0.04 * (len(texts) - 1)), ink, face, align="centre"
    )
    return lines, (0.08, 0.08, 0.92, 0.71)


def _beside(
    texts: tuple[str, ...], ink: str, face: Face, at: Occasion
) -> tuple[tuple[Lettering, ...], Box]:
    left = at.hero_side > 0
    x0 = 0.06 if left else 0.52
    lines = _rows(texts, (x0, 0.3, x0 + 0.42, 0.62), ink, face, align="left" if left else "centre")
    return lines, (0.48, 0.0, 1.0, 1.0) if left else (0.0, 0.0, 0.52, 1.0)


def _upright(
    texts: tuple[str, ...], ink: str, face: Face, at: Occasion, aspect: float
) -> tuple[tuple[Lettering, ...], Box]:
    """Chinese from top to bottom at one side, as on a scroll."""
    wide = min(0.24, 0.16 / max(0.5, aspect))
    long = min(0.78, 0.16 * len(texts[0]))
    x = 0.95 - wide if at.hero_side < 0 else 0.05
    lines = [Lettering(texts[0], x, 0.07, wide, long, face, ink, vertical=True)]
    for number, text in enumerate(texts[1:2]):
        beside = x - wide * 0.5 if x > 0.5 else x + wide * 1.1
        lines.append(
            Lettering(
                text,
                beside,
                0.09 + 0.02 * number,
                wide * 0.36,
                long * 0.8,
                face,
                ink,
                vertical=True,
            )
        )
    free: Box = (0.0, 0.0, x, 1.0) if x > 0.5 else (x + wide, 0.0, 1.0, 1.0)
    return tuple(lines), free
