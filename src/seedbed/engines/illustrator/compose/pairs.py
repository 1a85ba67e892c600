"""Relations among those who stand for themselves: left and right, behind and before, under,
between, with each other, in somebody's arms."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.together import MOVING, file, meet
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
            meet(subjects[1:] if same else subjects, others[0], frame)
            continue
        if relation.kind == "beside" and _on_the_move(subjects, others):
            file(subjects, others[0], frame)
            continue
        for number, subject in enumerate(subjects):
            _settle(relation.kind, subject, others, frame)
            if relation.kind == "under" and others[0].facts.kind == "tree" and len(subjects) > 1:
                share = (number + 0.5) / len(subjects) - 0.5
                subject.x = others[0].x + 1.1 * share * others[0].width(frame)
        if relation.kind == "between" and len(subjects) == 1 and len(others) > 1:
            _swap_to_middle(subjects[0], others)


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
    elif kind == "under" and other.facts.kind == "tabletop" and not other.carried:
        subject.h = min(subject.h, other.h * 0.55)
        subject.x, subject.foot = other.x, other.foot + 0.01
    elif kind == "looking_at":
        subject.face(other.x)
        if kind == "looking_at" and other.facts.kind in {"ground", "person", "flying"}:
            other.face(subject.x)


def take_in_arms(spec: SceneSpec, figures: Sequence[Figure]) -> None:
    """Who is held is before the chest of who holds, wherever that one has come to be."""
    for relation in spec.relations:
        if relation.kind != "holding":
            continue
        holders = [f for f in figures if f.index == relation.subject and f.placed]
        held = [f for f in figures if f.index == relation.other and f.placed]
        for holder, other in zip(holders, held, strict=False):
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
