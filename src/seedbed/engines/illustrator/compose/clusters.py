"""Emblems that stand together, and the ways of putting them so: in a row, one above the other,
one before the other, one between two.

Lengths are in units of about one emblem's size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seedbed.engines.illustrator.compose.figure import Box
from seedbed.engines.illustrator.emblems import extent

GAP = 0.12
_SMALL = 0.46  # a second emblem in front of a first, beside its size


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one emblem stands; `part` is whose it is. `inset`: broken out of the one around it.
    `bare`: without what rises from it. `flip`: turned round."""

    part: int
    name: str
    box: Box
    inset: bool = False
    bare: bool = False
    flip: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Emblems that stand together, in the order they are printed; `scale` is their size beside
    that of their neighbours in a row."""

    stands: tuple[Stand, ...]
    scale: float = 1.0

    @property
    def box(self) -> Box:
        boxes = [stand.box for stand in self.stands]
        return (
            min(b[0] for b in boxes), min(b[1] for b in boxes),
            max(b[2] for b in boxes), max(b[3] for b in boxes),
        )  # fmt: skip

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    def moved(self, dx: float, dy: float, k: float = 1.0) -> Group:
        """Scaled about (0, 0), then moved."""
        stands = [
            replace(
                s, box=(s.box[0] * k + dx, s.box[1] * k + dy, s.box[2] * k + dx, s.box[3] * k + dy)
            )
            for s in self.stands
        ]
        return Group(tuple(stands))

    def fitted(self, x: float, y: float, wide: float, high: float) -> Group:
        """As large as fits a box about the middle (x, y)."""
        k = min(wide / self.width, high / self.height)
        x0, y0, x1, y1 = self.box
        return self.moved(x - (x0 + x1) / 2 * k, y - (y0 + y1) / 2 * k, k)

    def __add__(self, other: Group) -> Group:
        return Group(self.stands + other.stands)


def one_of(part: int, name: str, *, bare: bool = False) -> Group:
    """One emblem of about a unit's area."""
    x0, y0, x1, y1 = extent(name, bare=bare)
    k = 1 / math.sqrt((x1 - x0) * (y1 - y0))
    return Group((Stand(part, name, (0.0, 0.0, (x1 - x0) * k, (y1 - y0) * k), bare=bare),))


def of_square(group: Group, name: str) -> tuple[float, float, float]:
    """Units per unit of the square a single emblem is drawn in, and where that square begins."""
    x0, y0, x1, _ = extent(name)
    box = group.stands[0].box
    k = (box[2] - box[0]) / (x1 - x0)
    return k, box[0] - x0 * k, box[1] - y0 * k


def stacked(upper: Group, lower: Group, share: float, *, gap: float = 0.6 * GAP) -> Group:
    """One above the other; the upper one is at most this share of the lower one's width."""
    k = min(1.0, share * max(lower.width, 0.8) / upper.width)
    upper = upper.moved(0, 0, k)
    middle = (lower.box[0] + lower.box[2]) / 2
    dx = middle - (upper.box[0] + upper.box[2]) / 2
    return lower + upper.moved(dx, lower.box[1] - upper.box[3] - gap)


def before(one: Group, other: Group) -> Group:
    """A second emblem, small, at the lower right of the first and in front of it."""
    k = _SMALL * other.height / one.height * (1.25 if other.width > 1.1 else 1.0)
    one = one.moved(0, 0, k)
    dx = other.box[2] - 0.62 * one.width - one.box[0]
    return other + one.moved(dx, other.box[3] + 0.04 - one.box[3])


def is_pair(group: Group) -> bool:
    """Whether it is two of one kind, side by side."""
    return (
        len(group.stands) == 2
        and group.stands[0].part == group.stands[1].part
        and group.stands[0].box[2] <= group.stands[1].box[0]
    )


def flanked(hero: Group, pair: Group) -> Group:
    """One between two of another kind."""
    left, right = (Group((stand,)) for stand in pair.stands)
    left = left.fitted(0, 0, 1e3, 0.86 * hero.height)
    right = right.fitted(0, 0, 1e3, 0.86 * hero.height)
    gap = 0.8 * GAP
    return (
        left.moved(hero.box[0] - gap - left.box[2], hero.box[3] - left.box[3])
        + hero
        + right.moved(hero.box[2] + gap - right.box[0], hero.box[3] - right.box[3])
    )


def row(groups: Sequence[Group]) -> Group:
    """Side by side, as high as each other, standing on one line."""
    out: tuple[Stand, ...] = ()
    x = 0.0
    high = max(group.height for group in groups) if len(groups) > 1 else groups[0].height
    for group in groups:
        k = min(1.0, high / group.height) if len(group.stands) > 1 else high / group.height
        k = min(k, 1.5 / group.width) if len(groups) > 1 else k
        k *= min(1.0, max(0.5, group.scale)) if len(groups) > 1 else 1.0
        placed = group.moved(0, 0, k)
        out += placed.moved(x - placed.box[0], -placed.box[3]).stands
        x += placed.width + 1.4 * GAP
    return Group(out)
