"""What is known of each subject, beside how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "ground", "flying", "swimming", "floating", "tabletop", "building", "tree", "celestial",
    "plant", "person", "wearable",
]  # fmt: skip
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Facts:
    """How a subject behaves in a scene.

    `height` is its real height in metres, `aspect` its drawn width over its height, `faces`
    where it looks when not flipped. `colours` are names that say no more than its nature ("red"
    fox) and leave it as drawn. Anchors are fractions of the drawn box, x from its left, y from
    its top: where a rider's hips go (on a person: where its own hips are when it rides), where
    a hat sits, where each hand holds.
    """

    kind: Kind = "tabletop"
    height: float = 0.25
    aspect: float = 1.0
    faces: Literal["left", "right", "front"] = "front"
    colours: tuple[str, ...] = ()
    seat: Point = (0.5, 0.3)
    head: Point = (0.5, 0.12)
    hands: tuple[Point, ...] = ((0.2, 0.65), (0.8, 0.65))
    head_width: float = 0.5
    """Width of the head as a fraction of the box's height; hats and glasses follow it."""
    beam: float = 0.0
    """How far its light reaches to the sides after dark, in its heights: headlamps, a beacon."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where things are worn and held in one pose, in the units of a drawing (the foot at
    (0, 0), 1 high).

    `crown` is the middle of the skull's top, `head` its centre and `width` its width, `eyes` lies
    between the eyes, each `spread` to its side; `neck` is below the chin. `tilt` is how far the
    head leans, degrees clockwise. `profile` heads are seen from the side and look left.
    """

    crown: Point
    head: Point
    width: float
    eyes: Point
    spread: float
    neck: Point
    hands: tuple[Point, ...]
    tilt: float = 0.0
    profile: bool = False


def anchor(facts: Facts, point: Point) -> Point:
    """An anchor of the facts in the units of a drawing (the foot at (0, 0), 1 high)."""
    return (point[0] - 0.5) * facts.aspect, point[1] - 1


def anchors_of(facts: Facts) -> Anchors:
    """Anchors guessed from the facts alone, for what does not know its own."""
    x, top = anchor(facts, facts.head)
    w = facts.head_width
    neck = -1 + w * (0.97 if facts.kind == "person" else 0.86)
    return Anchors(
        crown=(x, top + w * 0.1),
        head=(x, (top + neck) / 2),
        width=w,
        eyes=(x, top + (neck - top) * 0.52),
        spread=0.19 * w,
        neck=(x, neck),
        hands=tuple(anchor(facts, hand) for hand in facts.hands),
        profile=facts.faces != "front" and facts.kind in {"ground", "flying"},
    )
