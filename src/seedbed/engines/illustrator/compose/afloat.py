"""What floats on water: boats and swans in the band between the shores, the far ones smaller."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.occasion import Occasion
from seedbed.engines.illustrator.compose.sizes import GIANT

GOLDEN = 0.618034
_BESIDE_SAILS = 0.62


def place_afloat(
    figures: Sequence[Figure], frame: Frame, at: Occasion, *, others: bool, manned: bool = False
) -> None:
    """Put each on the water, the large ones further out. `manned`: somebody is to be in one."""
    if not figures:
        return
    top, low = frame.ground.water or (frame.ground.horizon, 0.9)
    low = min(low, frame.free[3] - 0.03)
    ranked = sorted(figures, key=lambda f: -f.facts.height)
    count = len(ranked)
    large = ranked[0].facts.height > 1.5
    for number, figure in enumerate(ranked):
        figure.placed, figure.shadow = True, "float"
        if figure.name in {"wave", "water-wave"}:
            figure.h = (0.36 if others else 0.62) * frame.unit
            figure.h = min(figure.h, 0.9 / max(0.1, figure.facts.aspect) * frame.aspect)
            figure.x, figure.foot = 0.5 - at.hero_side * 0.16, low - 0.02
            figure.shadow, figure.layer = "none", -10
            continue
        if count == 1:
            reach = 0.46 if not others else 0.34
            tall = 1 + 0.5 * frame.tall
            figure.h = max(figure.h, reach * tall * frame.unit) if large or not others else figure.h
            near = 0.42 if large else 0.62
            figure.x = 0.5 + at.hero_side * (0.07 + 0.08 * frame.wide)
        else:
            side = at.hero_side * (-1) ** number
            near = (
                0.3 + 0.5 * number / (count - 1) if large else 0.35 + 0.5 * ((number * GOLDEN) % 1)
            )
            figure.x = 0.5 + side * (0.2 if count == 2 else 0.12 + 0.26 * ((number * GOLDEN) % 1))
            if count > 2:
                figure.x = 0.16 + 0.68 * (number + 0.5) / count
            if large and number and figure.facts.height < 1.5:
                figure.h = max(
                    figure.h * _BESIDE_SAILS, 0.16 * frame.unit * figure.thing.scale**1.6
                )
        if others:
            near *= 0.6
            figure.x = 0.5 - at.hero_side * 0.22 if count == 1 else figure.x
        figure.foot = top + (low - top) * near
        figure.depth = 0.16 * (1 - near)
        if figure.thing.scale >= GIANT and len(figures) > 1:
            figure.h = max(f.h for f in figures) * 1.05
        elif figure.facts.kind == "swimming" and figure.facts.height < 1:
            figure.h = min(figure.h, 0.15 * frame.unit)
        elif figure.facts.kind == "swimming" and figure.facts.height < 4 and (others or count > 1):
            figure.h = min(figure.h, 0.24 * frame.unit)
        elif figure.facts.height < 0.7:
            # The young stay smaller than the grown ones they swim with.
            most = 0.17 if others or count > 6 else 0.22 if count > 2 else 0.3
            share = (figure.facts.height / ranked[0].facts.height) ** 0.5 if not large else 1.0
            figure.h = min(figure.h, most * frame.unit * max(0.5, share))
        widest = 0.52 if figure.facts.aspect > 1.4 else 0.62
        if manned and figure.facts.aspect > 1.4 and count == 1:
            # Who is in it is what the picture is of.
            widest = 0.62 + 0.12 * frame.tall
            figure.h = max(figure.h, 0.27 * frame.unit * (1 + 0.3 * frame.tall))
        figure.h = min(figure.h, widest / figure.facts.aspect / frame.squeeze * frame.unit)
        room = figure.foot - frame.free[1] - 0.03
        left, right = frame.free[0], frame.free[2]
        beside = 0.9 * (right - left) / figure.facts.aspect / frame.squeeze
        figure.h = min(figure.h, room, beside)
        figure.x = left + (right - left) * figure.x
        half = figure.width(frame) / 2
        figure.x = min(max(figure.x, half + 0.04), 0.96 - half)
        figure.face(0.5)
