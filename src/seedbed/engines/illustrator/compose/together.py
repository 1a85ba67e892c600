"""What two do with each other: face to face and close, or one behind the other on the move."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.scene import SceneSpec

MOVING = frozenset({"run", "walk", "swim", "fly"})
_NEAR = 0.9
"""Distance of two who are together, in the half of their widths added up."""


_ALWAYS_ALOFT = frozenset({"kite", "balloon", "ghost", "fairy", "butterfly", "bee", "firefly"})


def come_down(spec: SceneSpec, figures: Sequence[Figure]) -> None:
    """Birds that somebody feeds or holds and aircraft that somebody is next to are on the
    ground."""
    walkers = {f.index for f in figures if f.facts.kind == "person" and f.pose != "fly"}
    met = {
        other
        for r in spec.relations
        if r.kind in {"with", "holding", "beside", "front", "at_feet"}
        for one, other in ((r.subject, r.other), (r.other, r.subject))
        if one in walkers
    }
    for figure in figures:
        grounded = figure.facts.kind == "flying" and figure.name not in _ALWAYS_ALOFT
        if figure.index in met and grounded:
            figure.pose = "stand" if figure.pose in {None, "eat"} else figure.pose


def around_feet(subject: Figure, others: Sequence[Figure], frame: Frame) -> None:
    """Several small ones on the ground before somebody and at both sides, turned to him."""
    reach = 0.5 * subject.width(frame)
    near = min(0.97, max(subject.foot, frame.ground.stand_near) + 0.02)
    for number, figure in enumerate(others):
        figure.h = min(figure.h, 0.32 * subject.h)
        side = -1 if number % 2 else 1
        step = 0.5 + number // 2
        figure.x = subject.x + side * (reach + step * 1.05 * figure.width(frame))
        figure.foot = near - 0.045 * ((number * 0.618) % 1)
        figure.depth, figure.layer, figure.shadow = subject.depth, subject.layer, "cast"
        figure.face(subject.x)
    into_frame([subject, *others], frame)


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
    into_frame([*standing, other], frame)


def file(subjects: Sequence[Figure], leader: Figure, frame: Frame) -> None:
    """Put the subjects behind the leader, one after the other, all going its way."""
    moving = [figure for figure in subjects if not figure.carried]
    if not moving or leader.carried:
        return
    ahead = 1 if leader.x >= sum(f.x for f in moving) / len(moving) else -1
    if leader.width(frame) > 0.26 and len(moving) > 2:
        shrink = 0.26 / leader.width(frame)
        for figure in (leader, *moving):
            figure.h *= shrink if figure.name == leader.name or figure is leader else 1.0
    widths = [figure.width(frame) for figure in moving]
    # Where decor stands at the sides, the file stays between.
    room = (0.68 if frame.ground.clear or frame.framed else 0.86) - leader.width(frame)
    tight = min(1.02, room / max(0.01, sum(widths)))
    least = 0.8 if len(moving) < 4 else 0.62
    if tight < least:
        for figure in moving:
            figure.h *= max(0.5, tight / least)
        widths = [figure.width(frame) for figure in moving]
        tight = min(1.02, room / max(0.01, sum(widths)))
    total = sum(widths) * tight + leader.width(frame)
    leader.x = 0.5 + ahead * (total - leader.width(frame)) / 2
    x = leader.x - ahead * leader.width(frame) / 2
    for number, (figure, width) in enumerate(zip(moving, widths, strict=True)):
        figure.x = x - ahead * width * tight / 2
        x -= ahead * width * tight
        if leader.facts.kind != "flying" or figure.facts.kind == "flying":
            waver = 0.008 if len(moving) < 4 else 0.02
            figure.foot = leader.foot + waver * (1 if number % 2 else -1)
        figure.depth, figure.layer = leader.depth, leader.layer
        figure.face(figure.x + ahead)
    if leader.facts.kind == "flying" and moving[0].facts.kind != "flying":
        # What is chased through the air is just above those who run after it on the ground.
        leader.foot = max(leader.foot, moving[0].top + 0.3 * moving[0].h)
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


def harness(
    figures: Sequence[Figure], subjects: Sequence[Figure], others: Sequence[Figure], frame: Frame
) -> bool:
    """Animals that draw a sled or a cart go before it in a row, whoever is in it behind them;
    False where the two are no team."""
    pair = (subjects, others) if subjects[0].name in PULLED else (others, subjects)
    cart, team = pair[0][0], [f for f in pair[1] if f.facts.kind == "ground" and not f.carried]
    if cart.name not in PULLED or not team or team[0].name in PULLED:
        return False
    ahead = 1 if cart.x < team[0].x else -1
    high = max(f.h for f in team)
    cart.h = min(max(cart.h, high), 0.3 / cart.aspect / frame.squeeze)
    rows = (len(team) + 1) // 2 if len(team) > 2 else len(team)
    for figure in team:
        figure.pose = figure.pose if figure.pose in MOVING else "run"
        figure.h = min(figure.h, 0.6 / rows / figure.aspect / frame.squeeze)
    step = 0.94 * max(f.width(frame) for f in team)
    total = cart.width(frame) + rows * step
    cart.x = 0.5 - ahead * (total - cart.width(frame)) / 2
    start = cart.x + ahead * (0.5 * cart.width(frame) + 0.5 * step)
    for number, figure in enumerate(team):
        # Two abreast, the far one half a head before the near one.
        row, far = (number // 2, number % 2) if len(team) > 2 else (number, 0)
        figure.x = start + ahead * (row + 0.22 * far) * step
        figure.foot = cart.foot - 0.03 * far + 0.006 * (1 - far)
        figure.depth, figure.layer = cart.depth, cart.layer
        figure.face(figure.x + ahead)
    cart.face(cart.x + ahead)
    for figure in figures:
        if figure.bearer is cart:
            figure.face(figure.x + ahead)
    into_frame([cart, *team], frame)
    return True


def into_frame(figures: Sequence[Figure], frame: Frame) -> None:
    """Shift a group that has come to reach over an edge back into the picture."""
    left = min(figure.x - figure.width(frame) / 2 for figure in figures)
    right = max(figure.x + figure.width(frame) / 2 for figure in figures)
    shift = max(0.0, 0.03 - left) - max(0.0, right - 0.97)
    for figure in figures:
        figure.x += shift


def lead(holder: Figure, other: Figure, frame: Frame) -> None:
    """Put the animal right behind who leads it, both going one way."""
    ahead = -1 if holder.x <= other.x else 1
    other.x = holder.x - ahead * 0.46 * (holder.width(frame) + other.width(frame))
    other.foot, other.depth, other.layer = holder.foot - 0.004, holder.depth, holder.layer
    other.pose = other.pose or "walk"
    holder.face(holder.x + ahead)
    other.face(other.x + ahead)
    into_frame([holder, other], frame)


PULLED = frozenset({"sled", "carriage", "rickshaw", "market-cart"})
_HANDLE_AT_THE_RIGHT = frozenset({"shopping-cart"})
PUSHED = frozenset({"wheelbarrow", "shopping-cart", "stroller"})


def hitch(subject: Figure, other: Figure, frame: Frame) -> bool:
    """Put what is pulled behind, what is pushed before who moves it; False for anything else."""
    if other.name not in PULLED | PUSHED or subject.carried:
        return False
    ahead = -1 if subject.x <= other.x else 1
    side = -ahead if other.name in PULLED else ahead
    if other.name in PUSHED:
        ahead = side = 1 if other.x >= subject.x else -1
    reach = 0.47 * (subject.width(frame) + other.width(frame))
    other.x = subject.x + side * reach
    other.foot, other.depth, other.layer = subject.foot, subject.depth, subject.layer
    subject.face(subject.x + ahead)
    other.face(other.x + ahead)
    if other.name in _HANDLE_AT_THE_RIGHT:
        other.flip = ahead > 0
    into_frame([subject, other], frame)
    return True
