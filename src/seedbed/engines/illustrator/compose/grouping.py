"""How the emblems of one mark stand to each other: a sun behind a mountain, waves below a
lighthouse, a leaf in a drop, stars in an arc, the rest in a row.

Lengths are in units of about one emblem's size; `mark` brings the group to its place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seedbed.engines.illustrator.compose.figure import Box
from seedbed.engines.illustrator.emblems import EMBLEMS, extent
from seedbed.engines.illustrator.scene import RelationKind

_GAP = 0.12
_SMALL = 0.46  # a second emblem in front of a first, beside its size
_SIGNS = frozenset(
    {
        "leaf", "herb", "seedling", "heart", "red-heart", "star", "flame", "fire", "campfire",
        "lightning", "flower", "rose", "tulip", "lotus", "tree", "pine-tree", "sheaf-of-rice",
        "branch", "cherry-tree", "cherry-blossom", "plum-blossom", "raindrop", "beans", "key",
        "musical-notes", "snowflake", "moon", "crescent-moon", "sun", "paw-prints", "butterfly",
    }
)  # fmt: skip
"""What stands for something else, and goes into a house or a drop or rises from a cup unasked."""
_SHOULDERED = frozenset({"mountain", "snow-capped-mountain", "sailboat"})
"""What leaves room for the sun at its upper right."""
_AT_NECK = frozenset({"bow-tie", "bow", "ribbon", "necktie"})
_LINKED = frozenset({"ring", "heart"})
_OVER = frozenset({"on", "above", "on_head", "riding", "wearing"})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a mark: its emblem, how many, and what it is to another (its index there)."""

    name: str
    count: int = 1
    kind: RelationKind | None = None
    other: int = -1


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
    """Emblems that stand together, in the order they are printed."""

    stands: tuple[Stand, ...]

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


def grouped(parts: Sequence[Part], *, compact: bool = False) -> Group:
    """All emblems of a mark, composed; `compact`: as high as wide, for a round badge.

    Raises: ValueError for no parts.
    """
    if not parts:
        raise ValueError("a mark has at least one emblem")
    groups: dict[int, Group] = {i: _several(i, part) for i, part in enumerate(parts)}
    for i, part in enumerate(parts):
        if part.kind is not None and part.other in groups and i in groups and part.other != i:
            joined = _related(groups[i], part, groups[part.other], parts[part.other])
            if joined is not None:
                groups[part.other] = joined
                del groups[i]
    if len(groups) == 2:
        groups = _paired(groups, parts)
    sorted_ = [(EMBLEMS[parts[i].name].stands, group) for i, group in groups.items()]
    return _composed(sorted_, compact=compact)


def _paired(groups: dict[int, Group], parts: Sequence[Part]) -> dict[int, Group]:
    """A leaf beside a cup rises from it, a heart beside a house is in it."""
    for one, other in (tuple(groups), tuple(reversed(groups))):
        sign, host = parts[one], parts[other]
        single = len(groups[one].stands) == 1 and len(groups[other].stands) == 1
        if not single or sign.name not in _SIGNS or host.name in _SIGNS:
            continue
        if EMBLEMS[host.name].above:
            return {other: _rising(groups[one], groups[other], host.name)}
        if EMBLEMS[host.name].holds:
            empty = Group((replace(groups[other].stands[0], bare=True),))
            return {other: empty + _inset(groups[one], groups[other], host.name)}
    return groups


def _one(part: int, name: str, *, bare: bool = False) -> Group:
    """One emblem of about a unit's area."""
    x0, y0, x1, y1 = extent(name, bare=bare)
    k = 1 / math.sqrt((x1 - x0) * (y1 - y0))
    return Group((Stand(part, name, (0.0, 0.0, (x1 - x0) * k, (y1 - y0) * k), bare=bare),))


def _several(index: int, part: Part) -> Group:
    """As many of a kind as asked for: a row, an arc where they are up in the air, rows of rows."""
    one = _one(index, part.name)
    if part.count == 1:
        return one
    if part.count == 2 and EMBLEMS[part.name].crosses:
        return Group((*one.stands, replace(one.stands[0], flip=True)))
    if part.count == 2 and part.name in _LINKED:
        return one + one.moved(0.52 * one.width, 0)
    across = part.count if part.count <= 5 else math.ceil(part.count / math.ceil(part.count / 4))
    out: list[Stand] = []
    arched = EMBLEMS[part.name].stands == "aloft" and 3 <= part.count <= 5
    for number in range(part.count):
        row, column = divmod(number, across)
        in_row = min(across, part.count - row * across)
        x = (column + (across - in_row) / 2) * (one.width + _GAP)
        middle = (column - (in_row - 1) / 2) / max(1.0, (in_row - 1) / 2)
        y = row * (one.height + _GAP) + (0.42 * one.height * middle**2 if arched else 0.0)
        out += one.moved(x, y).stands
    return Group(tuple(out))


def _related(one: Group, part: Part, other: Group, host: Part) -> Group | None:
    """The two of them as their relation says, or None where it says nothing here."""
    emblem = EMBLEMS[host.name]
    single = len(one.stands) == 1 and len(other.stands) == 1
    if part.kind == "in" and emblem.holds and single:
        empty = Group((replace(other.stands[0], bare=True),))
        return empty + _inset(one, other, host.name)
    if part.name in _AT_NECK and part.kind == "wearing":
        return _stacked(other, one.moved(0, 0, 0.55), 2.0)
    if part.kind in _OVER or (part.kind == "in" and emblem.above):
        if emblem.above and single:
            return _rising(one, other, host.name)
        if part.kind in {"on_head", "wearing"}:
            return _stacked(one, other, 0.6, gap=-0.07)
        return _stacked(one, other, 0.72)
    if part.kind == "behind":
        high = 1.25 * other.height
        x0, y0, x1, y1 = other.box
        return one.fitted((x0 + x1) / 2, (y0 + y1) / 2, 1e3, high) + other
    if part.kind == "under":
        return _stacked(other, one, 0.72)
    if part.kind == "holding":
        if emblem.above and single:
            return _rising(one, other, host.name)
        return _before(one, other)
    return None


def _inset(one: Group, other: Group, host: str) -> Group:
    """One emblem in the body of another, as its ground."""
    holds = EMBLEMS[host].holds
    assert holds is not None  # asked before
    k, x, y = _of_square(other, host)
    room = one.fitted(
        x + (holds[0] + holds[2]) / 2 * k, y + (holds[1] + holds[3]) / 2 * k,
        (holds[2] - holds[0]) * k, (holds[3] - holds[1]) * k,
    )  # fmt: skip
    return Group(tuple(replace(stand, inset=True) for stand in room.stands))


def _rising(one: Group, other: Group, host: str) -> Group:
    """One emblem over a cup, a book, a bowl that it comes out of."""
    above = EMBLEMS[host].above
    assert above is not None  # asked before
    bowl = _one(other.stands[0].part, host, bare=True)
    k = other.stands[0].box[2] / (extent(host)[2] - extent(host)[0])
    bowl = bowl.fitted(
        0,
        0,
        1e3,
        bowl.height / bowl.width * (extent(host, bare=True)[2] - extent(host, bare=True)[0]) * k,
    )
    x0, y0, x1, _ = bowl.box
    x = x0 + (above[0] - extent(host, bare=True)[0]) * k
    size = 0.62 * (x1 - x0)
    up = one.fitted(0, 0, size, size)
    return bowl + up.moved(x, y0 - up.height / 2 - 0.09)


def _of_square(group: Group, name: str) -> tuple[float, float, float]:
    """Units per unit of the square a single emblem is drawn in, and where that square begins."""
    x0, y0, x1, _ = extent(name)
    box = group.stands[0].box
    k = (box[2] - box[0]) / (x1 - x0)
    return k, box[0] - x0 * k, box[1] - y0 * k


def _stacked(upper: Group, lower: Group, share: float, *, gap: float = 0.6 * _GAP) -> Group:
    """One above the other; the upper one is at most this share of the lower one's width."""
    k = min(1.0, share * max(lower.width, 0.8) / upper.width)
    upper = upper.moved(0, 0, k)
    middle = (lower.box[0] + lower.box[2]) / 2
    dx = middle - (upper.box[0] + upper.box[2]) / 2
    return lower + upper.moved(dx, lower.box[1] - upper.box[3] - gap)


def _before(one: Group, other: Group) -> Group:
    """A second emblem, small, at the lower right of the first and in front of it."""
    k = _SMALL * other.height / one.height * (1.25 if other.width > 1.1 else 1.0)
    one = one.moved(0, 0, k)
    dx = other.box[2] - 0.62 * one.width - one.box[0]
    return other + one.moved(dx, other.box[3] + 0.04 - one.box[3])


def _row(groups: Sequence[Group]) -> Group:
    """Side by side, as high as each other, standing on one line."""
    out: tuple[Stand, ...] = ()
    x = 0.0
    high = max(group.height for group in groups) if len(groups) > 1 else groups[0].height
    for group in groups:
        k = min(1.0, high / group.height) if len(group.stands) > 1 else high / group.height
        k = min(k, 1.5 / group.width) if len(groups) > 1 else k
        placed = group.moved(0, 0, k)
        out += placed.moved(x - placed.box[0], -placed.box[3]).stands
        x += placed.width + 1.4 * _GAP
    return Group(out)


def _composed(groups: Sequence[tuple[str, Group]], *, compact: bool) -> Group:
    """The whole mark: what is far behind, what stands, what is above and what is below."""
    sorts = {
        kind: [g for k, g in groups if k == kind] for kind in ("behind", "alone", "aloft", "afloat")
    }
    behind, standing, aloft, afloat = sorts.values()
    if not standing:
        standing, behind = behind, []
    if not standing:
        standing, afloat = afloat, []
    if not standing:
        standing, aloft = aloft, []
    if len(behind) > 1:
        standing, behind = [*behind[:-1], *standing], behind[-1:]
    if compact and len(standing) > 2:
        core = _stacked(standing[0], _row(standing[1:]), 0.6)
    else:
        core = _row(standing)
    if behind:
        back = _row(behind)
        back = back.moved(0, 0, 1.3 / back.height)
        if len(core.stands) == 1:
            k = min(0.62 * back.height / core.height, 0.66 * back.width / core.width)
            core = core.moved(0, 0, k)
            x, y = back.box[2] - 0.78 * core.width, back.box[3] + 0.05
        else:
            core = core.moved(
                0, 0, min(0.5 * back.height / core.height, 1.15 * back.width / core.width)
            )
            x = (back.box[0] + back.box[2] - core.width) / 2
            y = back.box[3] + 0.34 * core.height
        core = back + core.moved(x - core.box[0], y - core.box[3])
    if afloat:
        core = Group(tuple(replace(s, bare=s.bare or s.name == "lighthouse") for s in core.stands))
        sea = _row(afloat)
        sea = sea.moved(0, 0, max(1.15 * core.width, 0.9 * core.height) / sea.width)
        dx = (core.box[0] + core.box[2]) / 2 - (sea.box[0] + sea.box[2]) / 2
        core = core + sea.moved(dx, core.box[3] - 0.12 * sea.height - sea.box[1])
    if aloft:
        core = _risen(_row(aloft), core)
    return core


def _risen(up: Group, core: Group) -> Group:
    """Suns and stars: a lone one half behind the shoulder of what stands, several above it."""
    x0, y0, x1, y1 = core.box
    if len(up.stands) > 1:
        return _stacked(up, core, 0.9)
    first = core.stands[0]
    wide, high = x1 - x0, y1 - y0
    size = 0.44 * min(high, 1.3 * wide)
    if first.name == "wave":
        up = up.fitted(0, 0, size * 1.6, size * 1.25)
        return up.moved(x0 + 0.17 * wide, y0 + 0.14 * high) + core
    up = up.fitted(0, 0, size * 1.3, size)
    slim = (first.box[2] - first.box[0]) < 0.8 * (first.box[3] - first.box[1])
    if first.name in _SHOULDERED:
        return up.moved(x1 - 0.08 * wide, y0 + 0.3 * size) + core
    if slim and len(core.stands) == 1:
        return up.moved(x1 + 0.18 * size, y0 + 0.3 * size) + core
    return _stacked(up, core, 0.5)


__all__ = ["Group", "Part", "Stand", "grouped"]
