"""How an animal with a posed body carries itself: its stance, and where head and hands are."""

from __future__ import annotations

from typing import Literal

from seedbed.engines.illustrator.subjects.animals.builds import Build
from seedbed.engines.illustrator.subjects.animals.muzzles import head_height
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.home.footgear import STRAPPED
from seedbed.engines.illustrator.subjects.pen import Look

Stance = Literal["sit", "stand", "walk", "run", "jump", "sleep", "swim", "upright", "graze", "back"]

STANCES: dict[str, Stance] = {
    "stand": "stand", "walk": "walk", "run": "run", "play": "run", "jump": "jump", "fly": "jump",
    "sleep": "sleep", "swim": "swim", "sit": "sit", "eat": "sit", "read": "sit", "look": "back",
    "dance": "upright", "hold": "upright", "work": "upright", "ride": "sit", "kneel": "sit",
}  # fmt: skip


def stance_of(look: Look, build: Build) -> Stance:
    """The stance for a pose; who holds something stands on its hind legs, or sits to read."""
    if any(worn in STRAPPED for worn, _ in look.wears):
        return "upright"
    if look.pose is None or (look.pose == "play" and look.holds):
        return "upright" if look.holds else build.rest
    if look.pose == "eat" and build.rest == "stand" and not look.holds:
        return "graze"
    stance = STANCES[look.pose]
    if look.holds and stance in {"stand", "walk"}:
        return "upright"
    return stance


def head_of(build: Build, look: Look, stance: Stance) -> tuple[Point, float, float]:
    """Where the chin is, how wide the head is, how far it leans (degrees clockwise)."""
    if stance == "sleep":
        return (-0.3, -0.02), build.head * 0.84, -7.0
    if stance == "swim":
        return (-0.24, -0.1), build.head * 0.94, -3.0
    if stance == "graze":
        return (-0.34, -0.05), build.head * 0.9, -12.0
    width = build.head * (1.0 if stance == "sit" else 0.94)
    y = -1 + head_height(build, look, width)
    if stance in {"sit", "back"}:
        return (0.0, y + 0.04), width, 0.0
    if stance == "upright":
        return (0.0, y + 0.02), width, 5.0 if look.pose == "dance" else 0.0
    if build.young:
        return (-0.2, y), width, -5.0 if stance in {"run", "jump"} else 0.0
    chin = min(-0.36, y)
    return ((-0.34, chin), width, -5.0) if stance in {"run", "jump"} else ((-0.3, chin), width, 0.0)


def hands_of(look: Look, stance: Stance, chin: Point) -> tuple[Point, Point]:
    """Its hands, or where it holds something in its mouth."""
    x, y = chin
    if stance == "upright":
        if look.pose == "play" and look.holds:
            return (-0.06, y + 0.27), (0.14, y + 0.2)
        if look.pose == "dance":
            return (-0.3, y - 0.02), (0.3, y + 0.08)
        return (-0.22, y + 0.25), (0.26, y + 0.14)
    if stance in {"sit", "back"}:
        return (-0.12, y + 0.24), (0.12, y + 0.24)
    return (x - 0.02, y - 0.06), (x - 0.02, y - 0.06)
