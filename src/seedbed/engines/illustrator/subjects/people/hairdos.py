"""People's hair: what hangs behind the head, and what lies on it, by style."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen
from seedbed.engines.illustrator.subjects.people.limbs import tapered

# Styles whose hair hangs before the ears.
HANGING = frozenset(["long", "wavy", "bob", "braid", "braids"])
_TIE = "#e0574f"


def behind(
    pen: Pen, style: str, cx: float, cy: float, r: float, hair: Colour, *, hat: bool
) -> None:
    """The hair that hangs behind head and shoulders."""
    dark = mix(hair, DEEP, 0.2)
    if style in {"long", "wavy"}:
        low = 2.3 if style == "wavy" else 2.5
        path = Path().move(cx - r * 1.0, cy - r * 0.2)
        path.cubic(cx - r * 1.32, cy + r * 0.9, cx - r * 1.2, cy + r * low * 0.8,
                   cx - r * 0.98, cy + r * low)  # fmt: skip
        if style == "wavy":
            for k in range(4):
                x = cx - r * 0.98 + r * 0.49 * k
                path.quad(x + r * 0.245, cy + r * (low + 0.22), x + r * 0.49, cy + r * low)
        else:
            path.quad(cx, cy + r * (low - 0.16), cx + r * 0.98, cy + r * low)
        path.cubic(cx + r * 1.2, cy + r * low * 0.8, cx + r * 1.32, cy + r * 0.9,
                   cx + r * 1.0, cy - r * 0.2)  # fmt: skip
        pen.form(path.close(), dark)
    elif style == "ringlets":
        pen.form(Path().ellipse(cx, cy + r * 0.36, r * 1.26, r * 1.3), dark)
        _curls(pen, cx, cy + r * 0.34, r * 1.24, dark, math.pi - 0.3, math.tau + 0.3, 13)
    elif style == "bob":
        path = Path().move(cx - r * 1.04, cy - r * 0.3)
        path.cubic(cx - r * 1.36, cy + r * 0.7, cx - r * 1.2, cy + r * 1.2, cx - r * 0.86,
                   cy + r * 1.24)  # fmt: skip
        path.quad(cx, cy + r * 1.0, cx + r * 0.86, cy + r * 1.24)
        path.cubic(cx + r * 1.2, cy + r * 1.2, cx + r * 1.36, cy + r * 0.7, cx + r * 1.04,
                   cy - r * 0.3)  # fmt: skip
        pen.form(path.close(), dark)
    elif style == "ponytail":
        tail = [(cx + r * 0.5, cy - r * 0.66), (cx + r * 1.42, cy + r * 0.1),
                (cx + r * 1.06, cy + r * 1.6)]  # fmt: skip
        pen.form(tapered(tail, (r * 0.5, r * 0.66, r * 0.16)), dark)
        pen.ball(cx + r * 0.78, cy - r * 0.56, r * 0.17, _TIE)
    elif style == "pigtails" and not hat:
        for side in (-1, 1):
            tail = [(cx + side * r * 0.82, cy + r * 0.06), (cx + side * r * 1.46, cy + r * 0.32),
                    (cx + side * r * 1.26, cy + r * 1.28)]  # fmt: skip
            pen.form(tapered(tail, (r * 0.4, r * 0.62, r * 0.14)), hair)
            pen.ball(cx + side * r * 1.0, cy + r * 0.1, r * 0.16, _TIE)
    elif style == "puffs" and not hat:
        for side in (-1, 1):
            pen.ball(cx + side * r * 0.98, cy - r * 0.6, r * 0.56, hair)
    elif style == "afro":
        pen.ball(cx, cy - r * 0.22, r * (1.36 if not hat else 1.2), hair)
    elif style == "bun" and not hat:
        pen.ball(cx, cy - r * 1.1, r * 0.42, hair)
    elif style in {"braid", "braids"}:
        for side in (1,) if style == "braid" else (-1, 1):
            for k in range(5):
                pen.ball(cx + side * r * (0.86 + 0.05 * k), cy + r * (0.62 + 0.3 * k),
                         r * (0.24 - 0.018 * k), dark if k % 2 else hair)  # fmt: skip
            pen.ball(cx + side * r * 1.06, cy + r * 1.98, r * 0.12, _TIE)


def over(pen: Pen, style: str, cx: float, cy: float, r: float, hair: Colour, *, hat: bool) -> None:
    """The hair on the head, around the face."""
    if style == "shaved":
        return
    if style == "bald":
        for side in (-1, 1):
            pen.ball(cx + side * r * 0.95, cy - r * 0.04, r * 0.24, hair)
    elif style == "curl":
        lock = Path().move(cx - r * 0.16, cy - r * 0.9)
        lock.cubic(cx - r * 0.3, cy - r * 1.26, cx + r * 0.34, cy - r * 1.24, cx + r * 0.12,
                   cy - r * 0.98)  # fmt: skip
        pen.stroke(lock, r * 0.09, hair)
    elif style == "curls":
        for side in (-1, 1):
            for dx, dy, k in ((1.05, -0.1, 0.34), (0.98, -0.5, 0.36), (1.1, 0.3, 0.28)):
                pen.ball(cx + side * r * dx, cy + r * dy, r * k, hair)
        pen.ball(cx, cy + r * 0.3, r * 0.2, "#e0352c")
    elif style in {"coils", "puffs", "afro"}:
        _coils(pen, cx, cy, r, hair, high=1.2 if style == "puffs" else 1.3)
    else:
        pen.form(_cap(style, cx, cy, r), hair)
        if style == "tousled":
            tuft = Path().move(cx - r * 0.1, cy - r * 0.95)
            tuft.quad(cx + r * 0.05, cy - r * 1.22, cx + r * 0.25, cy - r * 1.12)
            pen.fill(tuft.quad(cx + r * 0.15, cy - r * 0.98, cx + r * 0.2, cy - r * 0.88).close(),
                     hair)  # fmt: skip
        if style == "waves" and not hat:
            for dx, dy, k in ((-0.62, -0.78, 0.4), (-0.1, -1.0, 0.44), (0.46, -0.92, 0.4),
                              (0.82, -0.56, 0.3)):  # fmt: skip
                pen.ball(cx + r * dx, cy + r * dy, r * k, hair)
        _gleam(pen, cx, cy, r, hair)
    if style in HANGING:
        for side in (-1, 1):
            strand = [
                (cx + side * r * 1.0, cy - r * 0.16),
                (cx + side * r * 1.0, cy + r * 0.34),
                (cx + side * r * 0.93, cy + r * 0.78),
            ]
            pen.form(tapered(strand, (r * 0.1, r * 0.2, r * 0.03)), hair)
    if style == "ringlets":
        _curls(pen, cx, cy - r * 0.2, r * 0.98, hair, -0.42, math.pi + 0.42, 12)


def at_the_back(pen: Pen, style: str, cx: float, cy: float, r: float, hair: Colour) -> None:
    """The head seen from behind, and what hangs down its back."""
    if style == "shaved":
        return
    if style == "bald":
        for side in (-1, 1):
            pen.ball(cx + side * r * 0.86, cy + r * 0.16, r * 0.26, hair)
        return
    if style in {"afro", "ringlets"}:
        size = 1.36 if style == "afro" else 1.24
        pen.ball(cx, cy - r * 0.06, r * size, hair)
        for ring, count in ((1.0, 22), (0.66, 14), (0.3, 7)):
            _curls(pen, cx, cy - r * 0.06, r * size * ring, hair, 0.2, math.tau, count)
        return
    pen.form(Path().ellipse(cx, cy - r * 0.02, r * 1.05, r * 1.04), hair)
    strands = mix(hair, DEEP, 0.3)
    if style in {"long", "wavy", "bob"}:
        low = 1.24 if style == "bob" else 2.3
        fall = Path().move(cx - r * 1.05, cy - r * 0.1)
        fall.cubic(cx - r * 1.26, cy + r * 0.8, cx - r * 1.1, cy + r * low, cx - r * 0.8,
                   cy + r * low)  # fmt: skip
        fall.quad(cx, cy + r * (low + 0.12), cx + r * 0.8, cy + r * low)
        fall.cubic(cx + r * 1.1, cy + r * low, cx + r * 1.26, cy + r * 0.8, cx + r * 1.05,
                   cy - r * 0.1)  # fmt: skip
        pen.form(fall.close(), hair)
        for k in (-0.5, -0.15, 0.2, 0.55):
            line = Path().move(cx + k * r * 0.5, cy - r * 0.7)
            pen.stroke(line.quad(cx + k * r * 1.3, cy + r * 0.3, cx + k * r * 1.1,
                                 cy + r * (low - 0.1)), r * 0.03, strands, opacity=0.5)  # fmt: skip
    elif style == "ponytail":
        pen.form(tapered([(cx, cy - r * 0.3), (cx + r * 0.1, cy + r * 0.7), (cx, cy + r * 1.9)],
                         (r * 0.4, r * 0.66, r * 0.14)), mix(hair, DEEP, 0.12))  # fmt: skip
        pen.ball(cx, cy - r * 0.3, r * 0.18, _TIE)
    elif style == "bun":
        pen.ball(cx, cy - r * 0.5, r * 0.44, mix(hair, DEEP, 0.12))
    elif style == "braid":
        for k in range(6):
            pen.ball(cx, cy + r * (0.7 + 0.28 * k), r * (0.27 - 0.02 * k), hair)
    else:
        whorl = Path().move(cx - r * 0.1, cy - r * 0.5)
        whorl.quad(cx + r * 0.34, cy - r * 0.3, cx + r * 0.5, cy + r * 0.3)
        whorl.move(cx - r * 0.1, cy - r * 0.5).quad(cx - r * 0.5, cy - r * 0.2, cx - r * 0.56,
                                                   cy + r * 0.34)  # fmt: skip
        pen.stroke(whorl, r * 0.04, strands, opacity=0.6)


def _cap(style: str, cx: float, cy: float, r: float) -> Path:
    """The outline of smooth hair on the skull; its lower edge is the style."""
    side_low = {"short": 0.1, "side": 0.06, "crop": -0.1, "waves": 0.08, "bowl": 0.28}
    low = side_low.get(style, 0.12 if style == "tousled" else 0.3)
    wide, high = (1.04, 1.44) if style != "crop" else (1.0, 1.36)
    cap = Path().move(cx - r * wide, cy + r * low)
    cap.cubic(cx - r * 1.16, cy - r * (high + 0.05), cx + r * 1.16, cy - r * (high + 0.08),
              cx + r * wide, cy + r * low)  # fmt: skip

    def to(*points: tuple[float, float]) -> None:
        for x, y in points:
            cap.line(cx + r * x, cy + r * y)

    if style == "tousled":
        to((0.9, -0.16), (0.72, -0.38), (0.45, -0.2), (0.2, -0.44), (-0.1, -0.2), (-0.35, -0.46),
           (-0.62, -0.22), (-0.8, -0.4), (-0.93, -0.16))  # fmt: skip
    elif style == "bowl":
        cap.quad(cx + r * 0.94, cy - r * 0.2, cx + r * 0.82, cy - r * 0.24)
        cap.quad(cx, cy - r * 0.36, cx - r * 0.82, cy - r * 0.24)
    elif style == "crop":
        to((0.9, -0.3))
        cap.cubic(cx + r * 0.5, cy - r * 0.66, cx - r * 0.5, cy - r * 0.66, cx - r * 0.9,
                  cy - r * 0.3)  # fmt: skip
    elif style == "side":
        cap.quad(cx + r * 0.94, cy - r * 0.26, cx + r * 0.82, cy - r * 0.4)
        cap.cubic(cx + r * 0.5, cy - r * 0.4, cx - r * 0.1, cy - r * 0.42, cx - r * 0.5,
                  cy - r * 0.78)  # fmt: skip
        cap.quad(cx - r * 0.7, cy - r * 0.5, cx - r * 0.9, cy - r * 0.34)
    elif style in {"short", "waves"}:
        cap.quad(cx + r * 0.92, cy - r * 0.2, cx + r * 0.74, cy - r * 0.4)
        cap.cubic(cx + r * 0.3, cy - r * 0.72, cx - r * 0.2, cy - r * 0.3, cx - r * 0.76,
                  cy - r * 0.44)  # fmt: skip
    elif style == "bob":  # a straight fringe
        cap.quad(cx + r * 0.96, cy - r * 0.16, cx + r * 0.84, cy - r * 0.3)
        cap.quad(cx, cy - r * 0.2, cx - r * 0.84, cy - r * 0.3)
    else:  # parted, framing the face
        cap.cubic(cx + r * 0.96, cy - r * 0.1, cx + r * 0.74, cy - r * 0.42, cx + r * 0.12,
                  cy - r * 0.68)  # fmt: skip
        cap.cubic(cx - r * 0.46, cy - r * 0.54, cx - r * 0.9, cy - r * 0.22, cx - r * wide,
                  cy + r * low)  # fmt: skip
        return cap.close()
    return cap.quad(cx - r * 0.96, cy - r * 0.1, cx - r * wide, cy + r * low).close()


def _coils(pen: Pen, cx: float, cy: float, r: float, hair: Colour, *, high: float) -> None:
    crown = Path().move(cx - r * 1.04, cy - r * 0.06)
    crown.cubic(cx - r * 1.24, cy - r * (high + 0.2), cx + r * 1.24, cy - r * (high + 0.2),
                cx + r * 1.04, cy - r * 0.06)  # fmt: skip
    crown.cubic(cx + r * 0.8, cy - r * 0.62, cx - r * 0.8, cy - r * 0.62, cx - r * 1.04,
                cy - r * 0.06)  # fmt: skip
    pen.form(crown.close(), hair)
    light = mix(hair, "#ffffff", 0.14)
    for dx, dy in ((-0.7, -0.56), (-0.4, -0.8), (0.0, -0.72), (0.34, -0.86), (0.7, -0.54),
                   (-0.1, -0.94), (0.46, -0.62)):  # fmt: skip
        pen.stroke(Path().circle(cx + r * dx, cy + r * dy, r * 0.1), r * 0.04, light, opacity=0.6)


def _gleam(pen: Pen, cx: float, cy: float, r: float, hair: Colour) -> None:
    if pen.flat:
        return
    gleam = Path().move(cx - r * 0.6, cy - r * 0.66)
    gleam.quad(cx - r * 0.16, cy - r * 0.94, cx + r * 0.36, cy - r * 0.82)
    pen.stroke(gleam, r * 0.08, mix(hair, "#ffffff", 0.6), opacity=0.3)


def _curls(
    pen: Pen, cx: float, cy: float, far: float, hair: Colour, start: float, end: float, count: int
) -> None:
    """Locks side by side along an arc about (cx, cy), from one angle to another (0: left)."""
    r = max(0.036, far * 0.2)
    for k in range(count + 1):
        a = start + (end - start) * k / count
        x, y = cx - far * math.cos(a), cy - far * math.sin(a)
        pen.fill(Path().circle(x, y, r), mix(hair, ("#ffffff", DEEP)[k % 2], 0.08))
        curl = Path().move(x - r * 0.5, y + r * 0.2)
        curl.cubic(x - r * 0.5, y - r * 0.7, x + r * 0.6, y - r * 0.6, x + r * 0.4, y + r * 0.1)
        pen.stroke(curl, r * 0.16, mix(hair, "#ffffff", 0.3), opacity=0.6)
