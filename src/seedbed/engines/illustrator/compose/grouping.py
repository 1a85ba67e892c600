"""How the emblems of one mark stand to each other: a sun behind a mountain, waves below a
lighthouse, a leaf in a drop, stars in an arc, the rest in a row.

Lengths are in units of about one emblem's size; `mark` brings the group to its place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seedbed.engines.illustrator.compose.clusters import (
    GAP,
    Group,
    Stand,
    before,
    flanked,
    is_pair,
    of_square,
    one_of,
    row,
    stacked,
)
from seedbed.engines.illustrator.emblems import EMBLEMS, extent
from seedbed.engines.illustrator.scene import RelationKind

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
_AROUND = {"wreath": (0.4, 0.4, 0.5), "ring-buoy": (0.5, 0.42, 0.42)}
"""What all the rest is put into: how far down, how wide and how high their room is."""
_LINKED = frozenset({"ring", "heart"})
_OVER = frozenset({"on", "above", "on_head", "riding", "wearing"})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a mark: its emblem, how many, how large beside the others, and what it is to
    another (its index there)."""

    name: str
    count: int = 1
    scale: float = 1.0
    kind: RelationKind | None = None
    other: int = -1


def grouped(parts: Sequence[Part], *, compact: bool = False) -> Group:
    """All emblems of a mark, composed; `compact`: as high as wide, for a round badge.

    Raises: ValueError for no parts.
    """
    if not parts:
        raise ValueError("a mark has at least one emblem")
    groups = {i: replace(_several(i, part), scale=part.scale) for i, part in enumerate(parts)}
    for i, part in enumerate(parts):
        if part.kind is not None and part.other in groups and i in groups and part.other != i:
            joined = _related(groups[i], part, groups[part.other], parts[part.other])
            if joined is not None:
                groups[part.other] = joined
                del groups[i]
    around = next((i for i in groups if parts[i].name in _AROUND and len(groups) > 1), None)
    if around is not None:
        return _crowned(groups, around, parts)
    if len(groups) == 2:
        groups = _paired(groups, parts)
    sorted_ = [(EMBLEMS[parts[i].name].stands, group) for i, group in groups.items()]
    return _composed(sorted_, compact=compact)


def _crowned(groups: dict[int, Group], around: int, parts: Sequence[Part]) -> Group:
    """All the others in the middle of a wreath or a lifebelt."""
    rest = [(EMBLEMS[parts[i].name].stands, g) for i, g in groups.items() if i != around]
    x0, y0, x1, y1 = groups[around].box
    down, wide, high = _AROUND[parts[around].name]
    inner = _composed(rest, compact=True)
    middle = (x0 + x1) / 2, y0 + down * (y1 - y0)
    return groups[around] + inner.fitted(*middle, wide * (x1 - x0), high * (y1 - y0))


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


def _several(index: int, part: Part) -> Group:
    """As many of a kind as asked for: a row, an arc where they are up in the air, rows of rows."""
    one = one_of(index, part.name)
    if part.count == 1 and part.name != "crossed-swords":
        return one
    if part.name == "crossed-swords" or (part.count == 2 and EMBLEMS[part.name].crosses):
        return Group((*one.stands, replace(one.stands[0], flip=True)))
    if part.count == 2 and part.name in _LINKED:
        return one + one.moved(0.52 * one.width, 0)
    across = part.count if part.count <= 5 else math.ceil(part.count / math.ceil(part.count / 4))
    out: list[Stand] = []
    arched = EMBLEMS[part.name].stands == "aloft" and 3 <= part.count <= 5
    for number in range(part.count):
        row, column = divmod(number, across)
        in_row = min(across, part.count - row * across)
        x = (column + (across - in_row) / 2) * (one.width + GAP)
        middle = (column - (in_row - 1) / 2) / max(1.0, (in_row - 1) / 2)
        y = row * (one.height + GAP) + (0.42 * one.height * middle**2 if arched else 0.0)
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
        return stacked(other, one.moved(0, 0, 0.55), 2.0)
    if part.kind in _OVER or (part.kind == "in" and emblem.above):
        if emblem.above and single and (part.kind == "in" or part.name in _SIGNS):
            return _rising(one, other, host.name)
        if part.kind in {"on_head", "wearing"}:
            return stacked(one, other, 0.6, gap=-0.07)
        return stacked(one, other, 0.95)
    if part.kind == "behind":
        high = 1.25 * other.height
        x0, y0, x1, y1 = other.box
        return one.fitted((x0 + x1) / 2, (y0 + y1) / 2, 1e3, high) + other
    if part.kind == "under":
        return stacked(other, one, 0.72)
    if part.kind == "holding":
        if emblem.above and single:
            return _rising(one, other, host.name)
        return before(one, other)
    return None


def _inset(one: Group, other: Group, host: str) -> Group:
    """One emblem in the body of another, as its ground."""
    holds = EMBLEMS[host].holds
    assert holds is not None  # asked before
    k, x, y = of_square(other, host)
    room = one.fitted(
        x + (holds[0] + holds[2]) / 2 * k, y + (holds[1] + holds[3]) / 2 * k,
        (holds[2] - holds[0]) * k, (holds[3] - holds[1]) * k,
    )  # fmt: skip
    return Group(tuple(replace(stand, inset=True) for stand in room.stands))


def _rising(one: Group, other: Group, host: str) -> Group:
    """One emblem over a cup, a book, a bowl that it comes out of."""
    above = EMBLEMS[host].above
    assert above is not None  # asked before
    bowl = one_of(other.stands[0].part, host, bare=True)
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
    if len(standing) == 2 and len(standing[0].stands) == 1 and is_pair(standing[1]):
        core = flanked(*standing)
    elif compact and len(standing) > 2:
        core = stacked(standing[0], row(standing[1:]), 0.6)
    else:
        core = row(standing)
    if behind:
        back = row(behind)
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
        sea = row(afloat)
        sea = sea.moved(0, 0, max(1.15 * core.width, 0.9 * core.height) / sea.width)
        dx = (core.box[0] + core.box[2]) / 2 - (sea.box[0] + sea.box[2]) / 2
        core = core + sea.moved(dx, core.box[3] - 0.12 * sea.height - sea.box[1])
    if aloft:
        core = _risen(row(aloft), core)
    return core


def _risen(up: Group, core: Group) -> Group:
    """Suns and stars: a lone one half behind the shoulder of what stands, several above it."""
    x0, y0, x1, y1 = core.box
    if len(up.stands) > 1:
        return stacked(up, core, 0.9)
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
    return stacked(up, core, 0.5)


__all__ = ["Group", "Part", "Stand", "grouped"]
