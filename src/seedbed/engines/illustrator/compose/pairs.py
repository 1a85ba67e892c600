"""Relations among those who stand for themselves: left and right, behind and before, under,
between, with each other, in somebody's arms."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.backs import AT_THE_WALL
from seedbed.engines.illustrator.compose.counters import (
    COUNTERS,
    STALLS,
    before_counter,
    behind_counter,
    sell_from,
    stands_behind,
)
from seedbed.engines.illustrator.compose.cover import (
    FENCES,
    over_the_fence,
    peep_out,
    under_arches,
)
from seedbed.engines.illustrator.compose.figure import Figure, Frame, hosts_of
from seedbed.engines.illustrator.compose.parked import is_crowd
from seedbed.engines.illustrator.compose.perched import LED, carry_aloft, in_arms, take_up
from seedbed.engines.illustrator.compose.together import (
    MOVING,
    around_feet,
    file,
    harness,
    hitch,
    lead,
    meet,
)
from seedbed.engines.illustrator.scene import SceneSpec

_BRIDGES = frozenset({"bridge", "stone-bridge", "bridge-at-night"})
_ROOTED = frozenset({"building", "tree"})
_LIVING = frozenset({"person", "ground"})
_LEGGED = frozenset({"table", "desk", "tea-table", "bench", "park-bench", "chair", "piano", "bed"})
"""Furniture on legs, with room beneath."""


def order_of(spec: SceneSpec) -> list[int]:
    """The things from left to right, as "left of", "right of" and "between" ask."""
    order = list(range(len(spec.things)))
    for relation in spec.relations:
        a, b = relation.subject, relation.other
        if relation.kind == "left" and order.index(a) > order.index(b):
            order.remove(a)
            order.insert(order.index(b), a)
        elif relation.kind == "right" and order.index(a) < order.index(b):
            order.remove(a)
            order.insert(order.index(b) + 1, a)
    for relation in spec.relations:
        a, b = relation.subject, relation.other
        if relation.kind in {"with", "looking_at"} and abs(order.index(a) - order.index(b)) > 1:
            order.remove(a)
            order.insert(order.index(b), a)
    for index, thing_ in enumerate(spec.things):
        if thing_.side == "centre" and len(order) > 2:
            order.remove(index)
            order.insert(len(order) // 2, index)
    for thing in range(len(spec.things)):
        sides = [r.other for r in spec.relations if r.kind == "between" and r.subject == thing]
        if len(sides) >= 2:
            order.remove(thing)
            order.insert(max(order.index(sides[0]), order.index(sides[1])), thing)
    return order


def settle_pairs(spec: SceneSpec, figures: Sequence[Figure], frame: Frame) -> None:
    """Last adjustments of those already placed: behind, in front, under, between, looking."""
    for relation in spec.relations:
        subjects = [f for f in figures if f.index == relation.subject and f.placed]
        others = [f for f in figures if f.index == relation.other and f.placed]
        if not subjects and relation.kind in {"under", "front", "behind"}:
            # Who comes later, onto a bench or a horse: that is what stands there.
            hosts = hosts_of(spec, relation.subject) - {relation.other}
            subjects = [f for f in figures if f.index in hosts and f.placed]
        if not subjects or not others:
            continue
        if relation.kind == "with":
            same = relation.subject == relation.other
            if not same and _a_small_flock(subjects, others):
                around_feet(subjects[0], others, frame)
                continue
            meet(subjects[1:] if same else subjects, others[0], frame)
            continue
        if relation.kind == "beside" and _on_the_move(subjects, others):
            file(subjects, others[0], frame)
            continue
        if relation.kind == "beside" and harness(figures, subjects, others, frame):
            continue
        if relation.kind == "beside" and hitch(subjects[0], others[0], frame):
            continue
        if relation.kind in {"left", "right"}:
            _to_their_sides(subjects, others, frame, left=relation.kind == "left")
            continue
        if relation.kind in {"behind", "in"} and others[0].name in STALLS:
            sell_from(subjects, others[0], frame)
            continue
        for number, subject in enumerate(subjects):
            share = (number + 0.5) / len(subjects) - 0.5
            _settle(relation.kind, subject, others, frame, share)
            if relation.kind == "under" and others[0].facts.kind in _ROOTED and len(subjects) > 1:
                reach = max(others[0].width(frame), 1.1 * len(subjects) * subject.width(frame))
                subject.x = others[0].x + 1.1 * share * reach
        if relation.kind == "front" and len(others) > 2 and len(subjects) <= 3:
            _behind_all(subjects, others, frame)
        if relation.kind == "between" and len(subjects) == 1 and len(others) > 1:
            rooted = others[0].facts.kind in _ROOTED and subjects[0].facts.kind not in _ROOTED
            (_flank if rooted else _swap_to_middle)(subjects[0], others, frame)
        if relation.kind == "behind" and others[0].name in COUNTERS:
            before_counter(figures, others[0], frame)
    crowd = [f for f in figures if f.placed and not f.carried and is_crowd(f, figures)]
    told = {r.subject for r in spec.relations if r.kind not in {"looking_at", "beside"}}
    if crowd and not any(f.index in told for f in crowd):
        heroes = [f for f in figures if f.placed and f.facts.kind == "person" and f not in crowd]
        _behind_all([f.root for f in heroes if f.root.facts.kind in _LIVING], crowd, frame)
    under_arches(spec, figures, frame)


def _to_their_sides(
    subjects: Sequence[Figure], others: Sequence[Figure], frame: Frame, *, left: bool
) -> None:
    """Put the subjects to the left (or right) of the others, where they are not yet; together
    they keep the stretch they have. Who is carried stays with its carrier."""
    if any(figure.carried for figure in (*subjects, *others)):
        return

    def reach(figures: Sequence[Figure]) -> tuple[float, float]:
        return (
            min(figure.x - figure.width(frame) / 2 for figure in figures),
            max(figure.x + figure.width(frame) / 2 for figure in figures),
        )

    mine, theirs = reach(subjects), reach(others)
    ahead = (sum(theirs) - sum(mine)) / 2 * (1 if left else -1)
    needed = 0.36 * (mine[1] - mine[0] + theirs[1] - theirs[0])
    if ahead >= needed:
        return
    if ahead > 0:
        # On the right side already, but one before the other.
        for figure in subjects:
            figure.x -= 0.5 * (needed - ahead) * (1 if left else -1)
        for figure in others:
            figure.x += 0.5 * (needed - ahead) * (1 if left else -1)
        return
    start, end = min(mine[0], theirs[0]), max(mine[1], theirs[1])
    for figure in subjects:
        figure.x += start - mine[0] if left else end - mine[1]
    for figure in others:
        figure.x += end - theirs[1] if left else start - theirs[0]


def _a_small_flock(subjects: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether one is with several much smaller ones."""
    tall = subjects[0].facts.height
    aloft = any(figure.pose == "fly" for figure in others)
    return (
        len(subjects) == 1
        and len(others) > 1
        and others[0].facts.height < 0.45 * tall
        and not aloft
    )


def _on_the_move(subjects: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether "beside" means that one chases or follows the other."""
    return len(others) == 1 and others[0].pose in MOVING and subjects[0].pose == others[0].pose


def _settle(kind: str, subject: Figure, others: list[Figure], frame: Frame, share: float) -> None:
    """One relation of one subject, which is at `share` (-0.5 .. 0.5) among its like."""
    other = others[0]
    away = 1 if subject.x >= other.x else -1
    if other is subject.bearer:
        return
    if kind == "front" and other.facts.kind == "celestial":
        return  # it is in the sky behind everybody
    at_the_back = other.facts.kind in _ROOTED
    at_the_back = at_the_back or (other.name in AT_THE_WALL and (other.layer or 0) < 0)
    if kind == "behind" and other.name in FENCES and not subject.carried:
        over_the_fence(subject, other, frame)
    elif kind == "behind" and other.name in COUNTERS and stands_behind(subject):
        behind_counter(subject, other, share, frame)
    elif kind == "behind" and not subject.carried and other.facts.kind not in _ROOTED:
        subject.h *= 0.88
        aside = 0.56 if subject.facts.kind == other.facts.kind == "person" else 0.42
        subject.x = other.x + away * aside * other.width(frame)
        subject.foot = other.foot - 0.035
        subject.depth = min(1.0, other.depth + 0.08)
    elif kind == "behind" and not subject.carried and subject.facts.kind in {"person", "ground"}:
        peep_out(subject, other, away, frame)
    elif kind == "front" and at_the_back:
        subject.foot = max(subject.foot, min(0.95, other.foot + 0.05))
    elif kind == "front" and not other.carried and subject.bearer is not other:
        other.foot = subject.foot - 0.05
    elif kind == "above" and other.name in {"moon", "full-moon", "sun"}:
        # Over the moon: it hangs low, and the leap goes across it.
        other.h, other.x = 0.34 * frame.unit, subject.x
        other.foot = frame.ground.horizon + 0.04
        subject.h = min(subject.h, 0.34 * frame.unit)
        subject.foot, subject.shadow = other.top + 0.4 * other.h, "none"
    elif kind == "under" and other.name in _BRIDGES and subject.facts.kind != "person":
        # In the middle arch, coming out towards us.
        other.h = max(other.h, 0.92 / other.aspect / frame.squeeze)
        subject.h = min(subject.h, 0.46 * other.h, 0.4 * other.width(frame) / frame.squeeze
                        / subject.aspect)  # fmt: skip
        other.x = min(max(other.x, 0.46), 0.54)
        subject.x, subject.foot = other.x, other.foot + 0.1 * other.h
        subject.layer, subject.line = other.layer, max(other.stands, subject.foot) + 0.001
    elif kind == "under" and other.name in _BRIDGES:
        # The bridge is high over people and runs out of the picture at both sides.
        other.h = min(0.56 * frame.unit, 2.1 / other.aspect / frame.squeeze)
        other.x, other.foot = 0.5, min(other.foot + 0.03, frame.ground.stand_far + 0.06)
        subject.h = max(subject.h, 0.5 * other.h)
        subject.foot = max(subject.foot, other.foot + 0.04)
    elif kind == "under" and other.facts.kind == "tree":
        subject.h = min(subject.h, other.h * 0.52)
        reach = 0.27 * other.width(frame)
        if abs(subject.x - other.x) > reach * 1.6:
            subject.x = other.x + away * reach
        subject.foot = max(subject.foot, min(0.95, other.foot + 0.03))
    elif kind == "under" and other.facts.kind == "building" and other.aspect < 0.5:
        # A lamp, a tower: at its foot.
        reach = 0.3 * subject.width(frame) + 0.2 * other.width(frame)
        subject.x = other.x + away * reach
        subject.foot = max(subject.foot, min(0.95, other.foot + 0.02))
    elif kind == "under" and other.facts.kind == "plant":
        # Beneath the cap of a mushroom, beside its stem.
        other.h = max(other.h, 0.5 * frame.unit)
        subject.h = min(subject.h, 0.42 * other.h)
        subject.x = other.x + away * 0.27 * other.width(frame)
        subject.foot, subject.depth = other.foot + 0.01, other.depth
    elif kind == "under" and "umbrella" in other.name and not other.carried:
        # Its stick is in the ground behind them.
        other.h = max(other.h, 1.35 * subject.h)
        other.x, other.foot, other.depth = subject.x, subject.foot - 0.008, subject.depth
        other.layer = subject.layer
    elif kind == "under" and other.name in _LEGGED and not other.carried:
        # Between its legs, before the wall behind it: it is large enough for that.
        wide = 0.84 / max(0.1, other.aspect) / frame.squeeze
        other.h = min(max(other.h, subject.h / 0.6, 0.4 * frame.unit), 0.56 * frame.unit, wide)
        subject.h = min(subject.h, 0.66 * other.h, 0.62 * other.h * other.aspect / subject.aspect)
        half = 0.5 * other.width(frame) + 0.03
        other.x = min(max(other.x, min(half, 0.5)), max(1 - half, 0.5))
        subject.x, subject.foot = other.x, other.foot - 0.012
        subject.depth, subject.layer = other.depth, other.layer
        subject.line, subject.rank = other.stands, other.rank - 0.02
    elif kind == "under" and other.facts.height < 0.4 * subject.facts.height:
        pass  # a lamp that lights somebody: it stands where it is
    elif kind == "under" and other.facts.kind == "tabletop" and not other.carried:
        subject.h = min(subject.h, other.h * 0.55)
        subject.x, subject.foot = other.x, other.foot + 0.01
    elif kind == "looking_at":
        if subject.pose == "jump" and other.pose == "fly" and other.facts.height < 0.6:
            # About to be caught: small, in the air before the mouth.
            ahead = 1 if subject.x < 0.5 else -1
            other.h = min(other.h, 0.26 * subject.h)
            other.x = subject.x + ahead * (0.5 * subject.width(frame) + 0.55 * other.width(frame))
            other.foot = subject.top + 0.3 * subject.h
        subject.face(other.x)
        if kind == "looking_at" and other.facts.kind in {"ground", "person", "flying"}:
            other.face(subject.x)


def _behind_all(subjects: Sequence[Figure], others: Sequence[Figure], frame: Frame) -> None:
    """A crowd that somebody is in front of: smaller, in a row behind them."""
    crowd = [figure for figure in others if figure.facts.kind in {"person", "ground"}]
    far = frame.ground.stand_far
    for number, figure in enumerate(crowd):
        figure.h *= 0.74
        figure.x = 0.1 + 0.8 * (number + 0.5) / len(crowd)
        figure.foot = far + 0.02 * (number % 2)
        figure.depth = 0.2
    for subject in subjects:
        subject.foot = max(subject.foot, far + 0.12)
        subject.h = max(subject.h, 0.4 * frame.unit * (subject.facts.height / 1.72) ** 0.4)
    if crowd and subjects:
        fit = 0.88 * max(f.h for f in subjects) / max(f.h for f in crowd)
        for figure in crowd:
            figure.h *= min(1.0, fit)


def take_in_arms(spec: SceneSpec, figures: Sequence[Figure], frame: Frame) -> None:
    """Who is held is before the chest of who holds, wherever that one has come to be."""
    for relation in spec.relations:
        if relation.kind != "holding":
            continue
        holders = [f for f in figures if f.index == relation.subject and f.placed]
        held = [f for f in figures if f.index == relation.other]
        for holder, other in zip(holders, held, strict=False):
            if in_arms(holder, other):
                other.placed = True
                if holder.facts.kind == "flying":
                    carry_aloft(holder, other, frame)
                    continue
                laden = any(
                    r.kind in {"in", "on"} and r.other == other.index for r in spec.relations
                )
                take_up(holder, other, frame, laden=laden)
            elif not other.placed or other.carried:
                continue
            elif other.facts.kind == "person":
                meet([other], holder, frame)  # hand in hand
            elif other.facts.kind == "ground" and other.facts.height > LED:
                lead(holder, other, frame)


def _flank(subject: Figure, others: list[Figure], frame: Frame) -> None:
    """Houses or trees stand at both sides of whoever is between them, and leave room."""
    subject.x = min(max(subject.x, 0.4), 0.6)
    room = 0.5 * subject.width(frame) + 0.02
    reach = [room, room]
    for number, figure in enumerate(others):
        side = number % 2
        wide = figure.width(frame)
        least = 0.62 * wide if number < 2 else 0.5 * wide
        figure.h *= min(1.0, max(0.6, (0.56 - reach[side]) / max(0.01, wide)))
        wide = figure.width(frame)
        figure.x = subject.x + (1 if side else -1) * (reach[side] + min(least, 0.5 * wide))
        reach[side] += 0.7 * wide
    subject.foot = max(subject.foot, max(figure.foot for figure in others) + 0.02)


def _swap_to_middle(subject: Figure, others: list[Figure], frame: Frame) -> None:
    """Take the place of whichever of the three stands in the middle."""
    del frame
    row = sorted([subject, *others], key=lambda figure: figure.x)
    middle = row[len(row) // 2]
    if middle is not subject:
        subject.x, middle.x = middle.x, subject.x
        subject.foot, middle.foot = middle.foot, subject.foot
