"""What two do with each other: face to face and close, or one behind the other on the move."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame

MOVING = frozenset({"run", "walk", "swim", "fly"})
_NEAR = 0.9
"""Distance of two who are together, in the half of their widths added up."""


def meet(subjects: Sequence[Figure], other: Figure, frame: Frame) -> None:
    """Bring the subjects to both sides of `other`, looking at each other."""
    standing = [figure for figure in subjects if not figure.carried]
    if other.carried or other.placed is False:
        return
    for number, figure in enumerate(standing):
        side = 1 if figure.x >= other.x else -1
        if number:
            side = -side if number % 2 else side
        reach = (figure.width(frame) + other.width(frame)) / 2 * _NEAR
        if figure.holds or other.holds:
            reach *= 1.28  # what is in the hand stays to be seen
        reach *= 1 + 0.9 * (number // 2)
        figure.x = other.x + side * reach
        small = figure.facts.height < 0.6 * other.facts.height
        figure.foot = other.foot + (0.012 if small else -0.004)
        figure.depth = other.depth
        figure.face(other.x)
        if not number:
            other.face(figure.x)
    _into_frame([*standing, other], frame)


def file(subjects: Sequence[Figure], leader: Figure, frame: Frame) -> None:
    """Put the subjects behind the leader, one after the other, all going its way."""
    moving = [figure for figure in subjects if not figure.carried]
    if not moving or leader.carried:
        return
    ahead = 1 if leader.x >= sum(f.x for f in moving) / len(moving) else -1
    if leader.width(frame) > 0.26 and len(moving) > 2:
        leader.h *= 0.26 / leader.width(frame)
    widths = [figure.width(frame) for figure in moving]
    # Where decor stands at the sides, the file stays between.
    room = (0.68 if frame.ground.clear or frame.framed else 0.86) - leader.width(frame)
    tight = min(1.02, room / max(0.01, sum(widths)))
    if tight < 0.8:
        for figure in moving:
            figure.h *= max(0.5, tight / 0.8)
        widths = [figure.width(frame) for figure in moving]
        tight = min(1.02, room / max(0.01, sum(widths)))
    total = sum(widths) * tight + leader.width(frame)
    leader.x = 0.5 + ahead * (total - leader.width(frame)) / 2
    x = leader.x - ahead * leader.width(frame) / 2
    for number, (figure, width) in enumerate(zip(moving, widths, strict=True)):
        figure.x = x - ahead * width * tight / 2
        x -= ahead * width * tight
        figure.foot = leader.foot + 0.008 * (1 if number % 2 else -1)
        figure.depth, figure.layer = leader.depth, leader.layer
        figure.face(figure.x + ahead)
    leader.face(leader.x + ahead)


def same_way(figures: Sequence[Figure], ahead: int) -> None:
    """Who moves in a group goes the way the group goes."""
    groups: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.pose in MOVING:
            groups.setdefault(figure.index, []).append(figure)
    for members in groups.values():
        if len(members) > 1:
            for figure in members:
                figure.face(figure.x + ahead)


def _into_frame(figures: Sequence[Figure], frame: Frame) -> None:
    """Shift a group that has come to reach over an edge back into the picture."""
    left = min(figure.x - figure.width(frame) / 2 for figure in figures)
    right = max(figure.x + figure.width(frame) / 2 for figure in figures)
    shift = max(0.0, 0.03 - left) - max(0.0, right - 0.97)
    for figure in figures:
        figure.x += shift
