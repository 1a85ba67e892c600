"""Where a person's joints are in each pose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.outfits import Outfit


@dataclass(frozen=True, slots=True)
class Body:
    """Where a figure's joints are, in its own units (y up is negative)."""

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


def body_of(outfit: Outfit, pose: str | None) -> Body:
    """The joints of a figure of this build in this pose."""
    baby = outfit.hair == "curl"
    r = 0.245 if baby else 0.185 if outfit.child else 0.158
    neck_y = -1 + 2 * r - 0.015
    hip_y = -0.2 if baby else -0.27 if outfit.child else -0.4
    shoulder = 0.105 if outfit.child else 0.115
    limb = 0.062 if outfit.child else 0.058
    low = neck_y + (0.2 if baby else 0.3 if outfit.child else 0.36)
    body = Body(
        head=(0, -1 + r), r=r, neck=(0, neck_y), hip=(0, hip_y), shoulder=shoulder,
        waist=0.1, left_hand=(-0.185, low), right_hand=(0.185, low),
        left_foot=(-0.058, -0.02), right_foot=(0.058, -0.02), turn=0.12, limb=limb,
    )  # fmt: skip
    if pose in {"walk", "run", "play"}:
        far = 0.15 if pose == "walk" else 0.21
        return replace(
            body, turn=0.42, left_foot=(-far, -0.04), right_foot=(far * 0.9, -0.02),
            left_hand=(-0.17, low - 0.04), right_hand=(0.2, low - 0.08),
        )  # fmt: skip
    if pose == "jump":
        return replace(
            body, turn=0.1, left_foot=(-0.15, -0.1), right_foot=(0.13, -0.03),
            left_hand=(-0.23, neck_y - 0.1), right_hand=(0.23, neck_y - 0.1),
        )  # fmt: skip
    if pose == "fly":
        return replace(
            body, turn=0.2, left_foot=(-0.06, -0.02), right_foot=(0.07, -0.06),
            left_hand=(-0.2, low - 0.1), right_hand=(0.14, neck_y - 0.24),
        )  # fmt: skip
    if pose == "swim":
        return replace(
            body, turn=0.1, left_hand=(-0.25, neck_y + 0.06), right_hand=(0.26, neck_y - 0.04)
        )
    if pose == "dance":
        return replace(
            body, turn=0.2, left_hand=(-0.2, neck_y - 0.2), right_hand=(0.23, neck_y + 0.02),
            left_foot=(-0.05, -0.02), right_foot=(0.14, -0.1),
        )  # fmt: skip
    if pose == "perform":
        return replace(
            body, turn=0.1, left_hand=(-0.07, neck_y + 0.24), right_hand=(0.17, neck_y + 0.15)
        )
    if pose == "ride":
        return replace(
            body, turn=-0.5, left_hand=(-0.16, neck_y + 0.2), right_hand=(-0.06, neck_y + 0.22)
        )
    if pose in {"sit", "read", "eat", "work"}:
        near = neck_y + (0.2 if outfit.child else 0.25)
        return replace(body, left_hand=(-0.1, near), right_hand=(0.1, near))
    return body
