"""More emblems of animals: small ones, wading ones, those of the reef."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    arc,
    bar,
    flipped,
    lens,
    mirrored,
    outline,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


@emblem("squirrel", "chipmunk", ink="#b8591f")
def squirrel(pen: Stamp) -> None:
    """A squirrel with its tail up."""
    pen.ink(
        outline(
            "M50,92 C44,78 48,66 56,56 C64,44 54,30 62,16 C70,2 92,6 96,24 C98,36 90,44 84,50 "
            "C92,66 86,88 70,94 Z"
        )
    )
    body = outline(
        "M22,26 L24,12 L32,22 C42,22 48,30 46,42 C58,50 64,66 60,82 L66,92 L24,94 L26,86 "
        "L36,84 "
        "C32,76 32,70 34,64 L22,66 L20,60 L30,54 C20,54 8,50 6,42 C6,34 14,28 22,26 Z"
    )
    pen.cut(body, grow=2.8)
    pen.ink(body)
    pen.cut(Path().circle(26, 35, 3))
    pen.cut_line(outline("M72,28 C80,20 88,26 84,36"), 4)


@emblem("hedgehog", ink="#6a4a34")
def hedgehog(pen: Stamp) -> None:
    """A hedgehog: spines in rays, a pale face."""
    pen.ink(
        outline(
            "M36,80 L30,66 L20,60 L26,50 L20,40 L31,36 L30,24 L42,26 L46,14 L56,22 L66,12 L71,24 "
            "L84,22 L83,35 L95,40 L88,50 L98,60 L88,66 L92,78 L84,80 Z"
        ),
        grow=0.8,
    )
    face = outline("M38,82 C36,66 28,58 22,52 C16,60 10,68 3,74 C6,80 14,84 24,84 Z")
    pen.cut(face, grow=2.4)
    pen.tone(face)
    pen.ink(Path().circle(5, 74, 4.4))
    pen.ink(Path().circle(21, 66, 2.8))
    for x in (38, 74):
        pen.ink(Path().rect(x, 82, 12, 7, 3))


@emblem("mouse", "mouse-face", "rat", "hamster", ink="#6b7280")
def mouse(pen: Stamp) -> None:
    """A mouse: two round ears."""
    for x in (22, 78):
        pen.ink(Path().circle(x, 26, 21))
        pen.cut(Path().circle(x, 26, 11))
    pen.ink(mirrored("M50,28 C74,28 84,44 82,58 C80,74 64,84 50,95"))
    for x in (36, 64):
        pen.cut(Path().circle(x, 54, 4.6))
    pen.cut(Path().ellipse(50, 84, 6, 4.6))
    for y, end in ((72, 66), (77, 80)):
        pen.cut_line(bar(62, y, 84, end), 2.4)
        pen.cut_line(flipped(bar(62, y, 84, end)), 2.4)


@emblem("frog", ink="#3f9440")
def frog(pen: Stamp) -> None:
    """A frog, smiling."""
    for x in (26, 74):
        pen.ink(Path().circle(x, 24, 19))
    pen.ink(mirrored("M50,26 C80,26 97,44 97,62 C97,84 74,92 50,92"))
    for x in (26, 74):
        pen.cut(Path().circle(x, 24, 11))
        pen.ink(Path().circle(x, 24, 5.6))
    pen.cut_line(outline("M18,60 C34,78 66,78 82,60"), 5)
    for x in (44, 56):
        pen.cut(Path().circle(x, 48, 2.2))


@emblem("duck", "duckling", ink="#d99a17")
def duck(pen: Stamp) -> None:
    """A duck swimming."""
    pen.ink(
        outline(
            "M40,42 C34,36 30,30 30,22 C30,10 40,3 51,3 C64,3 72,12 71,24 C70,34 62,38 62,46 "
            "C72,52 84,50 97,40 C99,66 84,86 56,86 C30,86 12,74 14,58 C16,46 30,42 40,42 Z"
        )
    )
    pen.tone(outline("M28,18 L8,26 C10,34 22,36 31,30 Z"))
    pen.cut(Path().circle(45, 19, 3.8))
    pen.cut_line(outline("M40,62 C50,74 68,74 80,62"), 4.4)
    pen.line(outline("M8,95 Q20,88 32,95 Q44,101 56,95 Q68,88 80,95 Q88,99 94,96"), 4.5)


@emblem("flamingo", ink="#e0607f")
def flamingo(pen: Stamp) -> None:
    """A flamingo on one leg."""
    pen.line(outline("M50,58 C26,50 60,32 52,16 C48,6 32,6 29,18"), 7)
    pen.ink(outline("M33,15 L22,20 C18,26 20,32 24,34 C26,28 30,26 35,22 Z"))
    pen.ink(outline("M44,56 C50,42 74,40 94,58 C80,62 72,74 58,74 C48,74 42,66 44,56 Z"))
    pen.line(outline("M58,72 L56,97 M62,72 L72,82 L58,84"), 3.6)
    pen.cut_line(outline("M58,62 Q68,64 76,56"), 3)


@emblem("hummingbird", ink="#1f8f86", stands="aloft")
def hummingbird(pen: Stamp) -> None:
    """A hummingbird hovering, its beak a needle."""
    pen.ink(
        outline(
            "M2,34 L28,30 C34,22 46,22 50,30 C56,38 54,50 58,60 C62,72 72,84 84,96 "
            "C66,94 46,88 40,72 "
            "C36,62 40,52 36,42 C34,38 32,37 28,36 Z"
        )
    )
    pen.ink(outline("M54,34 C60,14 80,4 98,4 C98,24 84,42 58,48 C58,42 56,38 54,34 Z"))
    wing = outline("M58,52 C72,48 88,50 96,58 C86,66 72,68 61,62 Z")
    pen.tone(wing)
    pen.cut(Path().circle(41, 31, 2.6))
    pen.cut_line(outline("M64,36 Q74,30 84,18"), 3)


@emblem("parrot", ink="#2a9a4a")
def parrot(pen: Stamp) -> None:
    """A parrot on its perch."""
    pen.ink(
        outline(
            "M34,36 C30,14 46,3 60,6 C74,9 80,22 78,36 C76,58 66,68 58,76 L44,98 L36,94 L42,70 "
            "C36,60 36,48 34,36 Z"
        )
    )
    pen.tone(outline("M36,14 C26,16 18,26 22,40 C28,42 32,36 36,34 C34,26 34,20 36,14 Z"))
    pen.cut(Path().circle(48, 22, 4.2))
    pen.cut_line(outline("M52,38 C50,54 58,62 68,54"), 4)
    pen.line(outline("M18,80 L86,80"), 5.5)


@emblem("shark", ink="#3a5a78")
def shark(pen: Stamp) -> None:
    """A shark, teeth bared."""
    pen.ink(
        outline(
            "M3,56 C14,42 30,36 46,36 L54,14 C62,20 66,30 66,38 C76,42 82,46 88,50 L98,34 "
            "C99,46 98,60 96,72 L86,60 C72,70 56,74 42,74 L34,88 C30,84 28,78 28,72 "
            "C24,70 22,68 20,66 L26,60 Z"
        )
    )
    pen.cut(Path().circle(26, 49, 2.8))
    pen.cut_line(outline("M44,46 L42,58 M51,46 L49,58"), 3)
    pen.line(outline("M6,95 Q18,88 30,95 Q42,101 54,95 Q66,88 78,95"), 4.5)


@emblem("snail", ink="#a5682f")
def snail(pen: Stamp) -> None:
    """A snail with its house."""
    pen.ink(
        outline(
            "M3,90 C10,80 14,72 12,54 C12,44 24,44 26,54 C28,68 34,76 44,80 L92,80 "
            "C97,82 97,90 92,90 Z"
        )
    )
    pen.line(outline("M14,48 L8,30 M22,48 L26,30"), 4)
    pen.ink(Path().circle(62, 46, 33))
    pen.cut_line(
        outline(
            "M62,46 C58,40 68,34 73,42 C80,54 66,66 54,60 C38,52 44,26 64,24 C78,22 88,34 87,46"
        ),
        4.6,
    )


@emblem("seahorse", ink="#c9762a")
def seahorse(pen: Stamp) -> None:
    """A seahorse, its tail curled."""
    pen.ink(
        outline(
            "M52,6 L58,3 L60,9 L67,8 L66,15 C76,22 76,32 70,38 C80,50 80,64 68,74 "
            "C58,82 46,80 46,72 "
            "C46,66 54,64 56,69 C58,62 52,58 48,52 C42,44 44,36 50,32 L26,34 C20,34 20,26 26,26 "
            "L44,22 C44,14 46,9 52,6 Z"
        )
    )
    pen.line(outline("M64,72 C62,88 46,98 34,90 C26,84 30,72 40,75"), 7)
    pen.cut(Path().circle(54, 21, 3.4))
    for y in (44, 52, 60):
        pen.cut_line(bar(60, y, 74, y - 1), 2.6)
    pen.tone(lens(76, 44, 94, 56, 0.3))


@emblem("jellyfish", ink="#7a4fb5")
def jellyfish(pen: Stamp) -> None:
    """A jellyfish."""
    pen.ink(mirrored("M50,6 C78,6 92,26 92,46 Q82,54 74,47 Q66,54 58,48 L50,50"))
    for x, sway in ((24, -6), (37, 5), (50, -5), (63, 5), (76, -6)):
        path = Path().move(x, 56).cubic(x + sway, 66, x - sway, 78, x + sway * 0.6, 94)
        pen.tone_line(path, 5)
    pen.cut_line(arc(50, 44, 27, 190, 250), 4.4)


@emblem("shrimp", ink="#e0602f")
def shrimp(pen: Stamp) -> None:
    """A prawn in its curl."""
    pen.line(arc(52, 52, 31, 150, 415), 17)
    pen.ink(outline("M70,84 L92,92 L88,74 L98,64 L76,68 Z"))
    pen.ink(outline("M16,62 C10,50 14,34 24,26 L36,46 L30,70 Z"))
    for a in (215, 255, 295, 335, 15):
        pen.cut_line(turned(bar(83, 52, 94, 52), a, 52, 52), 3)
        pen.cut_line(turned(bar(70, 52, 84, 52), a, 52, 52), 3)
    pen.line(outline("M22,30 C22,14 34,4 50,4 M18,40 C10,26 12,14 18,6"), 3.4)
    pen.cut(Path().circle(25, 48, 3))
