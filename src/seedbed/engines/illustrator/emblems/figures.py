"""Emblems of people and what walks like them: a face in profile, somebody in meditation, helmets,
a robot, a skull, a ghost."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    arc,
    bar,
    flipped,
    mirrored,
    outline,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


@emblem("woman", "girl", "princess", ink="#8f3f6f")
def woman(pen: Stamp) -> None:
    """A face in profile in flowing hair."""
    pen.ink(
        outline(
            "M60,6 C34,0 10,18 10,46 C10,62 2,74 4,94 C20,98 30,88 36,78 C34,88 40,96 52,97 "
            "C60,97 64,92 63,86 C70,86 78,86 79,78 C80,74 78,72 79,69 C82,68 81,64 79,62 "
            "C84,60 85,58 82,54 C78,48 78,44 78,38 C80,22 74,10 60,6 Z"
        )
    )
    pen.cut_line(outline("M64,16 C46,20 36,34 38,52 C39,62 34,70 28,80"), 4)
    pen.cut_line(outline("M52,14 C32,22 24,38 26,54 C27,64 20,74 14,84"), 4)
    pen.cut_line(outline("M62,46 Q68,49 73,45"), 3.4)


@emblem("man", "old-man", ink="#2f3a48")
def man(pen: Stamp) -> None:
    """A bearded face from the front."""
    pen.ink(mirrored("M50,4 C74,2 86,18 82,40 L76,40 C74,28 68,24 58,26 L50,26"))
    pen.ink(mirrored("M50,62 C58,58 68,62 72,56 C76,50 76,46 80,44 C86,70 72,97 50,97"))
    pen.cut(outline("M40,72 Q50,66 60,72 Q50,80 40,72 Z"))
    for x in (36, 64):
        pen.ink(Path().circle(x, 42, 4))
    brow = outline("M57,34 Q65,29 73,34")
    pen.line(brow, 4)
    pen.line(flipped(brow), 4)
    pen.line(outline("M50,40 L48,52 L53,52"), 3.4)


@emblem("person", "person-in-lotus-position", ink="#6a4aa0")
def meditation(pen: Stamp) -> None:
    """Somebody in the lotus seat, hands on the knees."""
    pen.ink(Path().circle(50, 17, 13))
    pen.ink(mirrored("M50,35 C60,35 64,38 65,46 L61,72 L50,72"))
    arm = outline("M62,42 C72,50 78,60 88,68")
    pen.line(arm, 8)
    pen.line(flipped(arm), 8)
    legs = outline("M8,84 C22,70 40,76 52,80 C68,84 84,84 92,80 C98,88 90,95 80,95 L24,95 Z")
    pen.ink(flipped(legs))
    pen.cut_line(outline("M6,83 C22,68 40,74 54,79 C66,83 76,84 84,83"), 3)
    pen.ink(legs)


@emblem("astronaut", "woman-astronaut", "man-astronaut", ink="#27406e")
def astronaut(pen: Stamp) -> None:
    """A helmet with stars in its visor."""
    pen.ink(Path().circle(50, 44, 41))
    pen.cut(Path().rect(19, 24, 62, 42, 20))
    pen.ink(Path().rect(23, 28, 54, 34, 16))
    pen.cut_line(arc(44, 45, 13, 180, 265), 4)
    for x, y, r in ((62, 52, 2.6), (67, 42, 1.8)):
        pen.cut(Path().circle(x, y, r))
    for x in (3, 87):
        pen.ink(Path().rect(x, 34, 10, 22, 4))
    pen.ink(outline("M22,82 Q50,94 78,82 L86,97 L14,97 Z"))


@emblem("robot", ink="#2b6f8f")
def robot(pen: Stamp) -> None:
    """A robot's head."""
    pen.line(bar(50, 8, 50, 24), 5)
    pen.ink(Path().circle(50, 8, 6.5))
    pen.ink(Path().rect(14, 24, 72, 60, 14))
    for x in (2, 90):
        pen.ink(Path().rect(x, 42, 8, 24, 4))
    for x in (34, 66):
        pen.cut(Path().circle(x, 46, 9))
        pen.ink(Path().circle(x, 46, 3.6))
    pen.cut_line(outline("M34,68 L66,68"), 6)
    pen.ink(Path().rect(34, 88, 32, 8, 4))


@emblem("skull", "skull-and-crossbones", ink="#23262d")
def skull(pen: Stamp) -> None:
    """A skull."""
    pen.ink(mirrored("M50,4 C78,4 94,24 92,46 C91,60 84,66 76,70 L74,84 C73,92 68,95 62,95 L50,95"))
    for x in (32, 68):
        pen.cut(Path().ellipse(x, 48, 12, 13))
    pen.cut(outline("M50,60 L56,71 L44,71 Z"), grow=0.8)
    for x in (41, 50, 59):
        pen.cut_line(bar(x, 82, x, 96), 3)


@emblem("ghost", ink="#5a5f8f")
def ghost(pen: Stamp) -> None:
    """A ghost."""
    pen.ink(
        outline(
            "M12,92 L12,46 C12,-8 88,-8 88,46 L88,92 C80,98 74,84 64,90 C56,96 44,96 36,90 "
            "C26,84 20,98 12,92 Z"
        )
    )
    for x in (36, 64):
        pen.cut(Path().ellipse(x, 40, 7, 9))
    pen.cut(Path().ellipse(50, 62, 7, 9))


@emblem("knight", "samurai", ink="#3a4250")
def helmet(pen: Stamp) -> None:
    """A plumed helmet, its visor closed."""
    pen.ink(outline("M50,22 C40,2 62,-2 94,10 C84,12 78,18 72,26 Z"))
    pen.ink(mirrored("M50,20 C72,20 84,34 84,54 L80,80 C70,90 60,94 50,97"))
    pen.cut(mirrored("M50,44 L76,38 L74,50 L56,54 L55,88 L50,88"))
    pen.tone(mirrored("M50,58 L53,58 L53,84 L50,84"))
    for y in (62, 70, 78):
        pen.cut(Path().circle(66, y, 2.2))
        pen.cut(Path().circle(34, y, 2.2))
