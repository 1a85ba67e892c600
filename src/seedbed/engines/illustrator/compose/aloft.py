"""What is in the air, in space or under water: flying and swimming things, sun and moon."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.occasion import Occasion

GOLDEN = 0.618034
TINY_LIGHTS = frozenset({"firefly", "sparkle", "sparkles"})


def place_celestial(
    figures: Sequence[Figure], frame: Frame, at: Occasion, sun: tuple[float, float]
) -> None:
    """Sun and moon where the light comes from, in front of the painted one; the rest above."""
    top, low = _sky(frame)
    others: list[Figure] = []
    for figure in figures:
        figure.shadow, figure.depth, figure.layer = "none", 0.0, -60
        figure.placed = True
        if figure.name in {"sun", "moon", "full-moon", "crescent-moon"} and not any(
            f.placed and f is not figure and f.name == figure.name for f in figures
        ):
            x, y = sun
            if at.setting in {"moon", "mars", "space", "underwater"}:
                x, y = 0.5 + at.hero_side * -0.26, top + 0.16
            figure.h = min(0.24 * frame.unit * figure.thing.scale, (low - top + 0.1))
            figure.x = min(max(x, 0.14), 0.86)
            y = min(max(y, frame.free[1] + figure.h * 0.6), frame.ground.horizon - figure.h * 0.3)
            figure.foot = y + figure.h / 2
        elif figure.name == "overhead-lights":
            # From edge to edge, over everybody's heads.
            figure.h = 1.0 / figure.facts.aspect / frame.squeeze
            figure.x, figure.foot = 0.5, frame.free[1] + 0.02 + figure.h
        elif figure.name == "rainbow":
            figure.h = min(0.5 * frame.unit, frame.ground.horizon * 0.9)
            figure.x, figure.foot, figure.depth = (
                0.5 - at.hero_side * 0.16,
                frame.ground.horizon + 0.02,
                0.3,
            )
        elif (
            figure.name in {"planet", "ringed-planet", "earth", "mars-planet"}
            or "globe" in figure.name
        ):
            figure.h = 0.3 * frame.unit * figure.thing.scale
            figure.x = 0.5 - at.hero_side * (0.27 - 0.5 * figure.copy)
            figure.foot = top + figure.h * (1.05 + 0.3 * figure.copy)
        else:
            others.append(figure)
    for number, figure in enumerate(others):
        spread = (
            (0.16 + number * GOLDEN) % 0.8 + 0.1 if len(others) > 1 else 0.5 - at.hero_side * 0.2
        )
        big = {"fireworks": 0.34, "cloud": 0.2, "lightning": 0.36, "high-voltage": 0.36}
        figure.h = big.get(figure.name, 0.12) * frame.unit * figure.thing.scale
        figure.h *= 1.0 if len(others) < 4 else 0.7
        figure.x = spread
        middle = top + (low - top) * (0.3 + 0.4 * ((number * GOLDEN) % 1))
        figure.foot = max(frame.free[1] + figure.h + 0.02, middle + figure.h / 2)


def place_flying(figures: Sequence[Figure], frame: Frame, at: Occasion, *, alone: bool) -> None:
    """Flyers in the sky: one large, several spread, many scattered by depth."""
    if not figures:
        return
    lights = [figure for figure in figures if figure.name in TINY_LIGHTS]
    _scatter_lights(lights, frame)
    figures = [figure for figure in figures if figure not in lights]
    if not figures:
        return
    top, low = _sky(frame)
    if alone:
        low = max(low, min(frame.free[3] - 0.16, frame.ground.horizon + 0.12))
    for number, (figure, (x, y, near)) in enumerate(
        zip(figures, _scatter(figures, frame, at, alone), strict=True)
    ):
        figure.shadow, figure.placed = "none", True
        if not alone:
            figure.h *= 0.86 if len(figures) == 1 else 0.72
        else:
            figure.h *= 1.18
            if figure.facts.kind == "ground":
                figure.h = min(figure.h, 0.46 / figure.aspect / frame.squeeze)
        figure.h *= 0.66 + 0.42 * near if len(figures) > 2 else 1.0
        figure.h = min(figure.h, (low - top) * 1.05)
        figure.depth = 0.28 * (1 - near) if len(figures) > 2 else 0.0
        left, right = frame.free[0], frame.free[2]
        if right - left < 1 and len(figures) > 1:
            figure.h = min(figure.h, 0.36 * (right - left) / figure.aspect / frame.squeeze)
        half, middle = figure.width(frame) / 2, (left + right) / 2
        figure.x = min(
            max(left + (right - left) * x, min(middle, left + half + 0.05)),
            max(middle, right - 0.05 - half),
        )
        centre = top + (low - top) * y
        figure.foot = min(
            max(centre + figure.h / 2, top + figure.h), max(low, top + figure.h + 0.01)
        )
        figure.layer = -20 + round(10 * near)
        if figure.name == "rocket" and len(figures) == 1:
            figure.tilt = round(26 * (at.far - 0.35)) * at.hero_side
        figure.face(0.5 if len(figures) == 1 else (0.5 if number % 3 else figure.x + 0.2))


def _scatter_lights(figures: Sequence[Figure], frame: Frame) -> None:
    """Fireflies all over the lower sky and the ground, small, never in a row."""
    top, low = frame.ground.horizon - 0.16, frame.ground.stand_near - 0.03
    for number, figure in enumerate(figures):
        figure.h = (0.035 + 0.03 * ((number * 0.382) % 1)) * frame.unit
        figure.x = 0.06 + 0.88 * ((0.31 + number * GOLDEN) % 1)
        figure.foot = top + (low - top) * ((0.2 + number * 0.7549) % 1)
        figure.shadow, figure.placed = "none", True
        figure.layer = 5 if number % 3 == 0 else -10


def place_in_water(figures: Sequence[Figure], frame: Frame, at: Occasion) -> None:
    """Swimmers under water: the largest first and above, the small ones before it, scattered."""
    top, low = frame.ground.water or (0.1, frame.ground.stand_far)
    top, low = max(top, frame.free[1] + 0.04), min(max(low, top + 0.3), frame.free[3] - 0.05)
    large = sorted((f for f in figures if f.facts.height >= 1.2), key=lambda f: -f.facts.height)
    small = [figure for figure in figures if figure not in large]
    for number, figure in enumerate(large):
        figure.h = (0.42 if len(large) == 1 else 0.34) * frame.unit * (1 + 0.15 * frame.tall)
        figure.h *= min(1.0, 0.5 / max(0.01, figure.width(frame)))
        figure.h *= figure.thing.scale**0.7
        figure.x = (
            0.5 - at.hero_side * 0.1 + at.hero_side * 0.3 * ((number + 1) // 2) * (-1) ** number
        )
        figure.foot = (
            top + (low - top) * (0.22 + 0.3 * number / max(1, len(large))) + figure.h * 0.6
        )
        if len(large) == 2:
            # Side by side, neither before the other.
            figure.h *= min(1.0, 0.42 / max(0.01, figure.width(frame)))
            figure.x = 0.5 + (0.25 if number else -0.25) * at.hero_side
        if len(large) > 2:
            figure.h *= 0.74
            figure.x = 0.05 + 0.9 * (number + 0.5) / len(large)
            figure.foot = top + (low - top) * (0.2 + 0.4 * (number % 2)) + figure.h * 0.6
        figure.layer = -30
    field = (top + (low - top) * (0.42 if large else 0.12), low)
    for number, figure in enumerate(small):
        near = (0.3 + number * GOLDEN) % 1
        figure.h = (0.17 if len(figures) > 1 else 0.34) * frame.unit * (0.78 + 0.5 * near)
        figure.h *= figure.thing.scale * (figure.facts.height / 0.25) ** 0.2
        figure.h *= 1.0 if len(small) < 6 else 0.72
        count = len(small)
        figure.x = 0.5 if count == 1 and not large else 0.14 + 0.72 * ((number + 0.5) / count)
        lane = (0.25 + number * 0.55) % 1
        figure.foot = field[0] + (field[1] - field[0]) * lane + figure.h * 0.5
        figure.depth = 0.2 * (1 - near)
    for figure in figures:
        figure.shadow, figure.placed = "none", True
        half = figure.width(frame) / 2
        left, right = frame.free[0], frame.free[2]
        x = left + (right - left) * figure.x
        figure.x = min(max(x, left + half + 0.02), right - 0.02 - half)
        figure.foot = min(max(figure.foot, top + figure.h), low + 0.04)
        figure.face(figure.x + at.hero_side * 0.3)


def _sky(frame: Frame) -> tuple[float, float]:
    """The band of the sky that the title leaves free."""
    top, low = frame.ground.sky or (0.05, min(0.62, max(0.3, frame.ground.horizon)))
    top = max(top, frame.free[1] + 0.02)
    return top, max(low, top + 0.14)


def _scatter(
    figures: Sequence[Figure], frame: Frame, at: Occasion, alone: bool
) -> list[tuple[float, float, float]]:
    """Across, down and nearness (each 0..1) for so many flyers, even but not in rows."""
    count = len(figures)
    if count == 1:
        x = 0.5 if alone and frame.wide < 0.3 else 0.5 + at.hero_side * -0.17
        aside = at.hero_side * (0.03 + 0.13 * at.aside)
        return [(x if not alone else 0.5 + aside, 0.3 + 0.4 * at.far, 1.0)]
    if count == 2:
        return [(0.5 - 0.2 * at.hero_side, 0.32, 1.0), (0.5 + 0.24 * at.hero_side, 0.7, 0.85)]
    if count == 3:
        return [(0.22, 0.62, 0.9), (0.52, 0.28, 0.7), (0.79, 0.7, 1.0)]
    spots = []
    for number in range(count):
        x = 0.1 + 0.8 * (number + 0.5) / count
        y = (0.18 + number * GOLDEN) % 1
        spots.append((x, 0.1 + 0.8 * y, (0.35 + number * 0.382) % 1))
    return spots
