"""Where a person's joints are in each pose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.people.outfits import Outfit


@dataclass(frozen=True, slots=True)
class Body:
    """Where a figure's joints are, in its own units (y up is negative).

    `bone` is the length of an upper arm and of a forearm, `limb` the measure of all widths,
    `turn` how far the figure looks to the right, -1 to 1; `soles` what its feet stand on.
    """

    head: Point
    r: float
    neck: Point
    hip: Point
    shoulder: float
    waist: float
    left_hand: Point
    right_hand: Point
    left_foot: Point
    right_foot: Point
    turn: float
    limb: float
    bone: float


def head_radius(outfit: Outfit) -> float:
    """Half the head's width: the younger, the larger beside the body."""
    return 0.245 if is_baby(outfit) else 0.185 if outfit.child else 0.142


def is_baby(outfit: Outfit) -> bool:
    """Whether the figure has a baby's build."""
    return outfit.hair == "curl"


def body_of(outfit: Outfit, pose: str | None) -> Body:
    """The joints of a figure of this build in this pose."""
    baby, child = is_baby(outfit), outfit.child
    r = head_radius(outfit)
    neck = -1 + 2 * r - 0.012
    hip = -0.2 if baby else -0.285 if child else -0.42
    shoulder = 0.1 if child else 0.106 if outfit.female else 0.132
    waist = 0.088 if child else 0.076 if outfit.female else 0.104
    bone = 0.1 if baby else 0.124 if child else 0.171
    low = neck + (0.19 if baby else 0.285 if child else 0.385)
    out = 0.165 if child else 0.16 if outfit.female else 0.18
    body = Body(
        head=(0, -1 + r), r=r, neck=(0, neck), hip=(0, hip), shoulder=shoulder, waist=waist,
        left_hand=(-out, low), right_hand=(out, low), left_foot=(-0.06, 0.0),
        right_foot=(0.06, 0.0), turn=0.12, limb=0.058 if child else 0.054, bone=bone,
    )  # fmt: skip
    if pose == "walk":
        return replace(
            body, turn=0.44, left_foot=(-0.15, -0.025), right_foot=(0.14, 0.0),
            left_hand=(-0.2, low - 0.05), right_hand=(0.2, low - 0.09),
        )  # fmt: skip
    if pose in {"run", "play"}:
        return replace(
            body, turn=0.5, left_foot=(-0.27, -0.13), right_foot=(0.17, -0.015),
            left_hand=(-0.24, neck + bone * 1.5), right_hand=(0.24, neck + bone * 1.1),
        )  # fmt: skip
    if pose == "jump":
        return replace(
            body, turn=0.1, left_foot=(-0.15, -0.09), right_foot=(0.13, -0.03),
            left_hand=(-0.24, neck - 0.12), right_hand=(0.24, neck - 0.12),
        )  # fmt: skip
    if pose == "fly":
        return replace(
            body, turn=0.2, left_foot=(-0.06, -0.0), right_foot=(0.07, -0.04),
            left_hand=(-0.2, low - 0.1), right_hand=(0.16, neck - 0.24),
        )  # fmt: skip
    if pose == "swim":
        return replace(
            body, turn=0.1, left_hand=(-0.25, neck + 0.06), right_hand=(0.26, neck - 0.04)
        )
    if pose == "dance":
        return replace(
            body, turn=0.2, left_hand=(-0.19, neck - 0.2), right_hand=(0.26, neck + 0.04),
            left_foot=(-0.03, 0.0), right_foot=(0.15, -0.07),
        )  # fmt: skip
    if pose == "perform":
        return replace(
            body, turn=0.1, left_hand=(-0.07, neck + 0.24), right_hand=(0.17, neck + 0.15)
        )
    if pose == "ride":
        return replace(
            body, turn=-0.5, left_hand=(-0.17, neck + 0.2), right_hand=(-0.1, neck + 0.23)
        )
    if pose == "hold":
        near = neck + (0.2 if child else 0.27)
        return replace(body, left_hand=(-0.05, near), right_hand=(0.06, near - 0.03))
    if pose == "kneel":
        near = neck + (0.17 if child else 0.25)
        return replace(body, turn=0.36, left_hand=(0.03, near), right_hand=(0.16, near - 0.02))
    if pose in {"sit", "read", "eat", "work"}:
        near = neck + (0.2 if child else 0.26)
        return replace(body, left_hand=(-0.085, near), right_hand=(0.085, near))
    return body
