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
    its top: where a rider's hips go, where a hat sits, where each hand holds.
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


def anchor(facts: Facts, point: Point) -> Point:
    """An anchor of the facts in the units of a drawing (the foot at (0, 0), 1 high)."""
    return (point[0] - 0.5) * facts.aspect, point[1] - 1
