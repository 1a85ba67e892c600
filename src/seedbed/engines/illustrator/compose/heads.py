"""Where the heads of the figures are, so that nothing covers a face and hats have room."""

from __future__ import annotations

from dataclasses import dataclass

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.subjects.facts import Anchors
from seedbed.engines.illustrator.subjects.pen import DRAWINGS, Look, posed

NO_HEAD = {(0.5, 0.12), (0.5, 0.08)}
"""What the facts say of a head where nothing is known of one: own drawings, glyphs."""
SITTING = frozenset({"sit", "read", "eat"})


@dataclass(frozen=True, slots=True)
class Head:
    """A head on the canvas: its middle, its half width, its top and the chin, in fractions."""

    x: float
    half: float
    top: float
    chin: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """As x0, y0, x1, y1."""
        return self.x - self.half, self.top, self.x + self.half, self.chin


def head_of(figure: Figure, frame: Frame) -> Head | None:
    """The head of a drawn person, animal or bird in its pose; None for what has no such head."""
    facts = figure.facts
    living = facts.kind in {"person", "ground", "flying"} and facts.head not in NO_HEAD
    if figure.name not in DRAWINGS or not (facts.kind == "person" or living):
        return None
    at = anchors(figure)
    side = -1.0 if figure.flip else 1.0
    half = at.width / 2
    return Head(
        x=figure.x + side * at.head[0] * figure.h * frame.squeeze,
        half=half * figure.h * frame.squeeze,
        top=figure.foot + (at.head[1] - half) * figure.h,
        chin=figure.foot + (at.head[1] + half) * figure.h,
    )


def anchors(figure: Figure) -> Anchors:
    """Where its head and hands are in its pose, in the units of its drawing, not flipped."""
    pose = figure.pose
    perched = pose == "work" or (figure.shadow == "contact" and pose in SITTING)
    look = Look(
        name=figure.name,
        pose=pose,
        age=figure.thing.age,
        perched=perched,
        wears=tuple((worn.name, None) for worn in figure.wears),
        holds=tuple((held.name, None) for held in figure.holds),
    )
    return posed(look, figure.facts)
