"""Framing: a close-up shows head and shoulders, large, and the rest is below the lower edge."""

from __future__ import annotations

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.scene import SceneSpec
from seedbed.engines.illustrator.subjects.pen import DRAWINGS

_BUST = 1.4
"""Height of a person of whom head and shoulders are to fill the picture, in short sides."""
_HEAD = 0.56
"""Height of an animal's head in a close-up, in short sides."""
_MARKS = frozenset({"logo", "icon"})


def close_up(figure: Figure, frame: Frame, spec: SceneSpec) -> bool:
    """Place the one subject of a close-up so; False where that is not asked for or nothing
    would be gained: things, flowers and whatever has no head of its own."""
    emblem = spec.layout in _MARKS or spec.style in {"sticker", "minimal logo"}
    living = figure.facts.kind in {"person", "ground", "flying"} and figure.name in DRAWINGS
    if spec.camera != "close" or emblem or not living:
        return False
    x0, y0, x1, y1 = frame.free
    room = y1 - y0
    if figure.facts.kind == "person":
        figure.h = min(_BUST * frame.unit, 1.5 * room)
        figure.x, figure.foot = (x0 + x1) / 2, y0 + 0.13 * room + figure.h
    elif figure.facts.head_width >= 0.2 and figure.facts.aspect < 1.6:
        _face_to_face(figure, frame)
    else:
        return False
    figure.shadow, figure.framed, figure.placed = "none", True, True
    return True


def _face_to_face(figure: Figure, frame: Frame) -> None:
    """The head in the middle of the upper half; bodies that walk across the picture sit down."""
    x0, y0, x1, y1 = frame.free
    across, down = figure.facts.head
    if figure.facts.kind == "ground":
        # Who walks across the picture sits down facing us; grazers lie when they rest.
        figure.pose = "sit" if across == 0.5 else "stand"
    head = min(_HEAD * frame.unit, 0.62 * (y1 - y0))
    figure.h = head / figure.facts.head_width
    figure.h = min(figure.h, (1.7 if down < 0.08 else 1.25) * frame.unit)
    top = y0 + 0.14 * (y1 - y0)
    figure.foot = top + figure.h * (1 - max(0.0, down - 0.12))
    aside = (0.5 - across) * (-1 if figure.flip else 1)
    figure.x = (x0 + x1) / 2 + aside * figure.width(frame)
