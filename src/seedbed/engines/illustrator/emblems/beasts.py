"""Emblems of animals seen from the side, whole or head and neck."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import bar, lens, outline, turned
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


@emblem("cat", "kitten", ink="#2a2d38")
def cat(pen: Stamp) -> None:
    """A cat sitting with its back to us, tail curled round."""
    pen.ink(
        outline(
            "M28,6 L40,18 C45,16 53,16 58,18 L70,6 C73,18 73,28 71,36 C69,42 66,46 62,48 "
            "C76,58 80,76 76,94 L24,94 C18,76 22,58 36,48 C32,46 29,42 27,36 C25,28 25,18 28,6 "
            "Z"
        )
    )
    pen.cut(Path().circle(40, 32, 3.6))
    pen.cut(Path().circle(58, 32, 3.6))
    pen.cut(outline("M46,38 L52,38 L49,42 Z"), grow=0.6)
    pen.line(outline("M74,89 C94,92 98,70 88,62 C82,58 78,64 82,68"), 7)
    pen.cut_line(outline("M44,94 L44,78 M56,94 L56,78"), 3)


@emblem("paw-prints", "footprints", ink="#5a4030")
def paw(pen: Stamp) -> None:
    """A paw's print."""
    pen.ink(
        outline(
            "M50,46 C62,46 66,58 74,66 C84,76 80,92 66,92 C58,92 56,88 50,88 C44,88 42,92 34,92 "
            "C20,92 16,76 26,66 C34,58 38,46 50,46 Z"
        )
    )
    for x, y, tilt in ((14, 46, -26), (36, 21, -8), (64, 21, 8), (86, 46, 26)):
        pen.ink(turned(Path().ellipse(x, y, 10, 14.5), tilt, x, y))


@emblem("horse", "horse-face", ink="#4a2c1a")
def horse(pen: Stamp) -> None:
    """A horse's head and arched neck, the mane in locks."""
    pen.ink(
        outline(
            "M62,4 C62,10 60,14 58,18 C66,22 72,30 76,42 C80,52 88,62 92,70 C93,78 88,84 82,84 "
            "C76,82 74,78 68,76 C60,74 54,70 50,62 C48,74 56,84 62,96 L16,96 C14,70 18,44 34,26 "
            "C40,20 48,16 54,14 C56,10 58,6 62,4 Z"
        )
    )
    pen.cut(Path().circle(64, 38, 3.2))
    pen.cut(Path().circle(85, 72, 2.4))
    for lock in ("M46,22 C34,34 30,50 34,64", "M36,30 C22,46 20,68 26,88"):
        pen.cut_line(outline(lock), 3.6)


@emblem("unicorn", ink="#8a4fb8")
def unicorn(pen: Stamp) -> None:
    """A horse's head with a horn."""
    horse(pen)
    horn = outline("M68,20 L92,2 L75,30 Z")
    pen.tone(horn)


@emblem("dragon", "chinese-dragon", "dragon-face", ink="#b3261e")
def dragon(pen: Stamp) -> None:
    """A dragon's head: horn, crest and open jaws."""
    pen.ink(
        outline(
            "M96,40 C90,34 84,32 76,30 C72,24 64,20 56,20 C48,8 34,4 18,4 C28,8 36,14 40,22 "
            "C28,20 16,22 6,30 C16,30 24,32 30,36 C20,40 12,48 8,60 C16,54 24,52 30,52 "
            "C24,60 22,70 24,82 C28,74 32,70 38,68 C36,78 38,88 44,96 L84,96 C74,88 66,80 64,70 "
            "C72,74 82,74 90,70 L88,62 L82,65 L79,58 L74,64 L70,56 C80,58 90,56 97,50 Z"
        )
    )
    pen.cut(outline("M56,36 L70,36 C68,42 60,43 56,36 Z"))
    pen.cut(Path().circle(89, 41, 2.2))
    pen.cut_line(outline("M48,46 C46,56 50,68 56,78"), 3.4)


@emblem("snake", ink="#2f7d4a")
def snake(pen: Stamp) -> None:
    """A snake in coils, its head up."""
    pen.line(
        outline(
            "M20,88 L68,88 C88,88 88,66 68,66 L34,66 C14,66 14,44 34,44 L52,44 C66,44 70,34 64,26"
        ),
        11,
    )
    pen.ink(
        outline("M52,22 C52,8 64,2 72,6 C84,8 94,14 94,20 C92,28 80,30 72,30 C64,34 54,32 52,22 Z")
    )
    pen.cut(Path().circle(72, 16, 3))
    pen.ink(lens(24, 88, 4, 84, 0.14))


@emblem("camel", ink="#a5702f")
def camel(pen: Stamp) -> None:
    """A camel with two humps."""
    pen.ink(
        outline(
            "M4,18 C6,10 18,8 24,14 C30,24 26,38 34,44 C38,28 46,24 52,38 C58,42 60,42 64,38 "
            "C70,24 80,28 84,44 C90,50 90,58 88,66 L86,94 L78,94 L76,70 L70,66 L44,66 L42,94 "
            "L34,94 L31,66 C20,58 16,40 16,26 L6,26 Z"
        )
    )
    pen.line(outline("M89,54 Q95,60 94,70"), 3.4)
    pen.cut(Path().circle(15, 17, 2))


@emblem("giraffe", ink="#c98a2b")
def giraffe(pen: Stamp) -> None:
    """A giraffe's head and patched neck."""
    pen.ink(
        outline(
            "M44,16 L40,4 L47,4 L50,15 L56,4 L62,6 L57,18 L70,14 C70,22 64,27 60,27 "
            "C62,40 66,70 72,96 L36,96 C38,76 40,58 38,46 C30,46 20,48 12,46 C6,42 8,34 14,32 "
            "C24,28 36,24 44,16 Z"
        )
    )
    pen.cut(Path().circle(42, 31, 2.8))
    for spot in (
        "M46,48 L54,46 L56,56 L48,58 Z",
        "M46,66 L52,62 L55,72 L47,76 Z",
        "M58,60 L62,60 L65,72 L60,72 Z",
        "M45,82 L56,78 L59,90 L44,92 Z",
    ):
        pen.cut(outline(spot), grow=0.8)


@emblem("kangaroo", ink="#a8622b")
def kangaroo(pen: Stamp) -> None:
    """A kangaroo in its leap."""
    pen.ink(
        outline(
            "M74,6 L78,16 L82,5 L84,18 C90,22 95,27 95,32 C88,36 80,35 76,36 C76,44 74,50 72,54 "
            "L80,62 L76,65 L66,60 C64,66 62,70 58,74 L72,84 L92,88 L90,93 L68,91 L48,80 "
            "C38,80 30,82 4,96 C16,80 24,72 32,66 C36,48 48,40 60,36 C66,30 70,18 74,6 Z"
        )
    )
    pen.cut(Path().circle(83, 24, 2.2))


@emblem("crab", ink="#d0402c")
def crab(pen: Stamp) -> None:
    """A crab with its claws up."""
    pen.ink(Path().ellipse(50, 64, 30, 21))
    for k in (-1, 1):
        arm = f"M{50 + k * 26},54 C{50 + k * 36},48 {50 + k * 40},42 {50 + k * 36},32"
        pen.line(outline(arm), 6)
        claw = turned(Path().ellipse(50 + k * 35, 20, 13, 16), k * 18, 50 + k * 35, 20)
        pen.ink(claw)
        pen.cut(outline(f"M{50 + k * 33},20 L{50 + k * 26},-2 L{50 + k * 42},-2 Z"))
        for y, end in ((66, 62), (72, 78), (78, 92)):
            pen.line(bar(50 + k * 26, y, 50 + k * 45, end), 4.5)
        pen.line(bar(50 + k * 10, 46, 50 + k * 10, 36), 4)
        pen.ink(Path().circle(50 + k * 10, 34, 4.6))
    pen.cut_line(outline("M38,68 Q50,78 62,68"), 3.6)


@emblem("howling-wolf", ink="#36465c")
def howling_wolf(pen: Stamp) -> None:
    """A wolf's head thrown back, howling."""
    pen.ink(
        outline(
            "M14,97 C8,80 10,62 22,50 L20,28 L36,38 C46,32 56,18 66,5 C70,0 78,2 79,8 "
            "C80,14 77,18 78,22 L68,34 L86,26 C90,30 88,38 83,43 L68,56 C68,66 78,72 84,82 "
            "C88,88 88,93 87,97 L72,90 L62,97 L52,89 L40,97 L28,90 Z"
        ),
        grow=0.6,
    )
    pen.cut(outline("M50,42 C54,36 59,34 64,34 C62,40 56,43 50,42 Z"))
    pen.cut_line(outline("M34,58 Q44,66 42,80 M50,58 Q58,66 58,78"), 3.6)
