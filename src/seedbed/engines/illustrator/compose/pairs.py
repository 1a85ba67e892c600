"""Relations among those who stand for themselves: left and right, behind and before, under,
between, with each other, in somebody's arms."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.together import (
    LED,
    MOVING,
    around_feet,
    file,
    hitch,
    lead,
    meet,
)
from seedbed.engines.illustrator.scene import SceneSpec


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
        if relation.kind == "beside" and hitch(subjects[0], others[0], frame):
            continue
        if relation.kind in {"left", "right"}:
            _to_their_sides(subjects, others, frame, left=relation.kind == "left")
            continue
        for number, subject in enumerate(subjects):
            _settle(relation.kind, subject, others, frame)
            if relation.kind == "under" and others[0].facts.kind == "tree" and len(subjects) > 1:
                share = (number + 0.5) / len(subjects) - 0.5
                subject.x = others[0].x + 1.1 * share * others[0].width(frame)
        if relation.kind == "front" and len(others) > 2 and len(subjects) <= 3:
            _behind_all(subjects, others, frame)
        if relation.kind == "between" and len(subjects) == 1 and len(others) > 1:
            _swap_to_middle(subjects[0], others)


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


def _settle(kind: str, subject: Figure, others: list[Figure], frame: Frame) -> None:
    other = others[0]
    away = 1 if subject.x >= other.x else -1
    if kind == "behind" and not subject.carried and other.facts.kind not in {"building", "tree"}:
        subject.h *= 0.88
        subject.x = other.x + away * 0.42 * other.width(frame)
        subject.foot = other.foot - 0.035
        subject.depth = min(1.0, other.depth + 0.08)
    elif kind == "behind" and not subject.carried and subject.facts.kind in {"person", "ground"}:
        _peep_out(subject, other, away, frame)
    elif kind == "front" and other.facts.kind in {"building", "tree"}:
        subject.foot = max(subject.foot, min(0.95, other.foot + 0.05))
    elif kind == "front" and not other.carried:
        other.foot = subject.foot - 0.05
    elif kind == "above" and other.name in {"moon", "full-moon", "sun"}:
        # Over the moon: it hangs low, and the leap goes across it.
        other.h, other.x = 0.34 * frame.unit, subject.x
        other.foot = frame.ground.horizon + 0.04
        subject.h = min(subject.h, 0.34 * frame.unit)
        subject.foot, subject.shadow = other.top + 0.4 * other.h, "none"
    elif kind == "under" and other.facts.kind == "tree":
        subject.h = min(subject.h, other.h * 0.52)
        reach = 0.27 * other.width(frame)
        if abs(subject.x - other.x) > reach * 1.6:
            subject.x = other.x + away * reach
        subject.foot = max(subject.foot, min(0.95, other.foot + 0.03))
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


def _peep_out(subject: Figure, other: Figure, away: int, frame: Frame) -> None:
    """Half hidden behind a trunk or the corner of a house."""
    subject.h = min(subject.h, 0.42 * other.h)
    edge = 0.08 * other.h * frame.squeeze
    if other.facts.kind == "building":
        away = 1 if other.x < 0.5 else -1
        edge = 0.46 * other.width(frame) + 0.1 * subject.width(frame)
    subject.x = other.x + away * edge
    subject.foot, subject.depth = other.foot - 0.012, other.depth
    subject.layer = (other.layer or 0) - 1
    subject.face(subject.x + away)


def take_in_arms(spec: SceneSpec, figures: Sequence[Figure], frame: Frame) -> None:
    """Who is held is before the chest of who holds, wherever that one has come to be."""
    for relation in spec.relations:
        if relation.kind != "holding":
            continue
        holders = [f for f in figures if f.index == relation.subject and f.placed]
        held = [f for f in figures if f.index == relation.other and f.placed]
        for holder, other in zip(holders, held, strict=False):
            if other.facts.kind == "ground" and other.facts.height > LED:
                lead(holder, other, frame)
                continue
            small = 0.46 if other.facts.kind in {"person", "ground"} else 0.4
            other.h = min(other.h, small * holder.h)
            other.x = holder.x + 0.06 * holder.h * (1 if other.x >= holder.x else -1)
            low = 0.2 if holder.pose == "sit" else 0.27
            other.foot = holder.foot - low * holder.h
            other.line, other.rank, other.shadow = holder.stands, holder.rank + 0.05, "none"
            other.layer, other.depth = holder.layer, holder.depth


def _swap_to_middle(subject: Figure, others: list[Figure]) -> None:
    """Take the place of whichever of the three stands in the middle."""
    row = sorted([subject, *others], key=lambda figure: figure.x)
    middle = row[len(row) // 2]
    if middle is not subject:
        subject.x, middle.x = middle.x, subject.x
        subject.foot, middle.foot = middle.foot, subject.foot
