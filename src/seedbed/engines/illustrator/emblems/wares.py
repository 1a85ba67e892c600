"""Emblems of the house, the office and the wardrobe: vase, lock, clock, lamp, sofa, shoe."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    arc,
    bar,
    flipped,
    joined,
    mirrored,
    outline,
    rounded,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


@emblem("vase", "amphora", ink="#b0592f", above=(50, 8))
def vase(pen: Stamp) -> None:
    """A vase with two bands."""
    pen.ink(mirrored("M50,4 L66,4 C64,16 60,22 60,30 C76,36 86,48 84,62 C82,78 70,88 66,97 L50,97"))
    pen.cut_line(outline("M10,54 Q50,64 90,54"), 4, cap="butt")
    pen.cut_line(outline("M36,27 L64,27"), 4, cap="butt")


@emblem("locked", "unlocked", ink="#2b6f57", holds=(34, 52, 66, 84))
def padlock(pen: Stamp) -> None:
    """A padlock."""
    pen.line(outline("M28,48 L28,30 C28,2 72,2 72,30 L72,48"), 9)
    pen.ink(Path().rect(14, 44, 72, 52, 10))
    if not pen.bare:
        pen.cut(Path().circle(50, 64, 7.5))
        pen.cut_line(bar(50, 66, 50, 80), 6)


@emblem("calendar", "spiral-calendar", "tear-off-calendar", ink="#d03a3a")
def calendar(pen: Stamp) -> None:
    """A calendar's leaf."""
    pen.ink(Path().rect(8, 16, 84, 78, 10))
    pen.cut(Path().rect(16, 40, 68, 46, 4))
    for x in (30, 70):
        pen.cut_line(bar(x, 10, x, 26), 11)
        pen.line(bar(x, 8, x, 24), 6)
    for y in (52, 70):
        for x in (31, 50, 69):
            pen.ink(Path().rect(x - 5.5, y - 5, 11, 10, 2))


@emblem("mantelpiece-clock", "alarm-clock", "clock", "watch", ink="#2d4a73")
def clock(pen: Stamp) -> None:
    """An alarm clock."""
    for side in (outline("M8,28 C8,14 20,6 32,10 L12,32 Z"),):
        pen.ink(side)
        pen.ink(flipped(side))
    pen.line(outline("M26,86 L18,95 M74,86 L82,95"), 7)
    pen.ink(Path().circle(50, 54, 38))
    pen.cut(Path().circle(50, 54, 29))
    pen.line(outline("M50,36 L50,55 L63,62"), 6)


@emblem("candle", ink="#c97a2a")
def candle(pen: Stamp) -> None:
    """A candle in its holder."""
    pen.ink(outline("M50,3 C60,14 64,20 61,28 C58,35 42,35 39,28 C36,20 44,14 50,3 Z"))
    pen.line(bar(50, 36, 50, 42), 4)
    pen.ink(Path().rect(36, 44, 28, 40, 3))
    pen.line(outline("M16,90 L84,90"), 8)
    pen.line(arc(86, 80, 9, -60, 100), 5)


@emblem("lamp", "desk-lamp", "table-lamp", "floor-lamp", ink="#c98a1f")
def lamp(pen: Stamp) -> None:
    """A lamp under its shade."""
    pen.ink(rounded([(34, 6), (66, 6), (86, 52), (14, 52)], 4))
    pen.line(bar(50, 52, 50, 88), 7)
    pen.line(bar(26, 92, 74, 92), 8)
    pen.line(bar(68, 56, 68, 66), 3.4)
    pen.ink(Path().circle(68, 70, 3.4))


@emblem("sofa", "couch-and-lamp", ink="#2f6f73")
def sofa(pen: Stamp) -> None:
    """A sofa."""
    pen.ink(Path().rect(17, 22, 66, 42, 12))
    seat = Path().rect(3, 46, 94, 36, 12)
    pen.cut(seat, grow=3)
    pen.ink(joined(Path().rect(3, 42, 22, 40, 10), Path().rect(75, 42, 22, 40, 10)))
    pen.ink(Path().rect(28, 60, 44, 22, 3))
    pen.ink(Path().rect(14, 66, 72, 16, 3))
    pen.line(outline("M16,84 L16,92 M84,84 L84,92"), 6)


@emblem("chair", ink="#8a5a2f")
def chair(pen: Stamp) -> None:
    """A chair."""
    pen.line(outline("M28,6 L28,94 M72,58 L76,94 M28,58 L72,58"), 7)
    pen.ink(Path().rect(24, 4, 38, 34, 8))
    for x in (36, 48):
        pen.cut_line(bar(x, 12, x, 30), 4)
    pen.ink(Path().rect(24, 52, 54, 12, 5))


@emblem("mobile-phone", "telephone", ink="#23324a", holds=(32, 16, 68, 76))
def phone(pen: Stamp) -> None:
    """A telephone of glass."""
    pen.ink(Path().rect(24, 3, 52, 94, 10))
    if not pen.bare:
        pen.cut(Path().rect(30, 14, 40, 64, 2))
    pen.cut(Path().circle(50, 87, 4))


@emblem("television", ink="#2f3a5c", holds=(20, 32, 80, 74))
def television(pen: Stamp) -> None:
    """A television with its aerial."""
    pen.line(outline("M34,6 L50,24 L66,6"), 5)
    pen.ink(Path().rect(6, 24, 88, 62, 9))
    if not pen.bare:
        pen.cut(Path().rect(15, 33, 70, 44, 4))
        pen.tone(outline("M43,44 L43,66 L62,55 Z"), grow=1)
    pen.line(outline("M30,92 L70,92"), 6)


@emblem("envelope", "letter", "love-letter", ink="#2a6fb0")
def envelope(pen: Stamp) -> None:
    """A closed envelope."""
    pen.ink(Path().rect(4, 18, 92, 64, 8))
    pen.cut_line(outline("M6,24 L50,58 L94,24"), 5)


@emblem("puzzle-piece", ink="#3f8f5b")
def puzzle(pen: Stamp) -> None:
    """A piece of a puzzle."""
    pen.ink(Path().rect(14, 30, 62, 62, 5))
    pen.ink(Path().circle(45, 22, 13))
    pen.ink(Path().circle(84, 61, 13))
    pen.cut(Path().circle(20, 61, 12))
    pen.cut(Path().circle(45, 86, 12))


@emblem("chess-pawn", "chess-piece", ink="#23262d")
def knight(pen: Stamp) -> None:
    """A chess knight."""
    pen.ink(
        outline(
            "M42,4 L50,14 C70,18 80,36 76,56 C74,66 70,70 70,78 L28,78 C28,62 38,56 44,48 "
            "C38,50 32,50 28,56 C22,58 16,52 16,46 C20,36 28,24 38,16 Z"
        )
    )
    pen.cut(Path().circle(42, 30, 3.4))
    pen.ink(Path().rect(20, 82, 60, 13, 4))


@emblem("kitchen-knife", ink="#3a4654", crosses=True)
def knife(pen: Stamp) -> None:
    """A kitchen knife on the slant."""
    pen.ink(turned(outline("M42,-12 C62,-6 62,26 60,56 L42,56 Z"), 42), grow=1)
    pen.ink(turned(Path().rect(42, 60, 15, 46, 6), 42))
    for y in (70, 82, 94):
        pen.cut(turned(Path().circle(49.5, y, 2.6), 42))


@emblem("t-shirt", ink="#2f6fb5", holds=(34, 34, 66, 74))
def shirt(pen: Stamp) -> None:
    """A T-shirt."""
    pen.ink(mirrored("M50,20 C58,20 63,16 65,10 L76,13 L97,34 L83,48 L76,43 L76,92 L50,92"), grow=1)


@emblem("running-shoe", ink="#d0452c")
def shoe(pen: Stamp) -> None:
    """A running shoe."""
    pen.ink(
        outline("M6,30 C12,38 22,40 30,30 L36,24 L62,50 C72,58 92,54 96,70 L96,74 L4,74 L4,34 Z")
    )
    pen.cut_line(outline("M42,40 L50,34 M50,48 L58,42 M58,55 L66,50"), 4)
    pen.ink(Path().rect(3, 79, 94, 11, 5))


@emblem("high-heeled-shoe", ink="#b52a4a")
def heel(pen: Stamp) -> None:
    """A court shoe."""
    pen.ink(
        outline(
            "M4,28 C14,20 22,24 28,32 C42,50 56,66 78,68 C90,70 97,76 97,86 L70,86 "
            "C54,86 44,74 34,64 C28,58 22,56 18,56 L16,92 L9,92 Z"
        ),
        grow=1,
    )


@emblem("perfume-bottle", "lotion-bottle", ink="#a05a86")
def perfume(pen: Stamp) -> None:
    """A flask of perfume."""
    pen.ink(Path().rect(40, 5, 20, 15, 3))
    pen.ink(Path().rect(44, 22, 12, 8, 1))
    pen.ink(rounded([(20, 34), (80, 34), (88, 96), (12, 96)], 9))
    pen.cut(mirrored("M50,46 C54,56 66,62 66,74 C66,84 58,88 50,88"))


@emblem("military-helmet", ink="#d99a12")
def hard_hat(pen: Stamp) -> None:
    """A builder's helmet."""
    pen.ink(mirrored("M50,22 L58,22 L58,26 C76,30 86,46 87,66 L50,66"))
    pen.cut_line(outline("M38,28 L38,54 M62,28 L62,54"), 4)
    pen.ink(Path().rect(4, 72, 92, 11, 5.5))


@emblem("straight-ruler", "triangular-ruler", ink="#d0862a", crosses=True)
def ruler(pen: Stamp) -> None:
    """A ruler on the slant."""
    pen.ink(turned(Path().rect(36, -8, 26, 116, 4), 45))
    for k in range(9):
        y = 4 + 11.5 * k
        pen.cut_line(turned(bar(36, y, 50 if k % 2 == 0 else 44, y), 45), 3, cap="butt")


@emblem("classical-building", "bank", ink="#4a5568")
def temple(pen: Stamp) -> None:
    """A pediment on columns."""
    pen.ink(outline("M50,5 L96,32 L4,32 Z"), grow=1.5)
    pen.cut(Path().circle(50, 22, 4.6))
    for x in (14, 35.5, 57, 78.5):
        pen.ink(Path().rect(x - 2, 40, 12, 38, 1))
    pen.ink(Path().rect(8, 80, 84, 7, 2))
    pen.ink(Path().rect(2, 89, 96, 8, 2))


@emblem("wind-turbine", ink="#2f8f9a")
def turbine(pen: Stamp) -> None:
    """A wind turbine."""
    pen.ink(outline("M47.5,42 L52.5,42 L56,96 L44,96 Z"))
    for k in range(3):
        blade = outline("M49,30 C42,22 46,6 50,-6 C54,6 55,22 51,30 Z")
        pen.ink(turned(blade.moved(0, 4), 120 * k, 50, 38))
    pen.cut(Path().circle(50, 38, 6.5))
    pen.ink(Path().circle(50, 38, 4.5))


@emblem("atom-symbol", ink="#3f4fb5")
def atom(pen: Stamp) -> None:
    """Three orbits about a nucleus."""
    for k in range(3):
        pen.line(turned(Path().ellipse(50, 50, 45, 17), 60 * k), 4.6)
    pen.ink(Path().circle(50, 50, 8))
    for k in range(3):
        pen.ink(turned(Path().circle(95, 50, 5), 60 * k + 180 * (k == 1)))


@emblem("recycling-symbol", ink="#2f9447")
def recycling(pen: Stamp) -> None:
    """Three arrows in a ring."""
    for k in range(3):
        pen.line(turned(arc(50, 52, 34, -70, 10), 120 * k, 50, 52), 12, cap="butt")
        head = outline("M96,56 L72,56 L84,76 Z")
        pen.ink(turned(head, 120 * k, 50, 52))


@emblem("violin", ink="#9a4a1f")
def violin(pen: Stamp) -> None:
    """A violin on the slant."""
    body = mirrored("M50,38 C66,36 70,48 64,56 C60,62 62,66 66,72 C76,84 66,99 50,99")
    pen.ink(turned(body, 40))
    pen.cut(turned(Path().rect(43.5, 34, 13, 26), 40))
    pen.ink(turned(Path().rect(46, -2, 8, 62), 40))
    for side in (outline("M58,64 Q62,72 58,80"), flipped(outline("M58,64 Q62,72 58,80"))):
        pen.cut_line(turned(side, 40), 3)
    pen.cut_line(turned(bar(44, 84, 56, 84), 40), 3)
    pen.line(turned(outline("M40,4 L60,4 M40,12 L60,12"), 40), 4)
    pen.ink(turned(Path().circle(50, -5, 6), 40))


@emblem("piano", "musical-keyboard", ink="#1f2229")
def piano(pen: Stamp) -> None:
    """A piano's keys."""
    pen.ink(Path().rect(4, 18, 92, 64, 7))
    pen.cut(Path().rect(11, 25, 78, 50, 2))
    for x in (26.6, 42.2, 57.8, 73.4):
        pen.line(bar(x, 26, x, 74), 3, cap="butt")
    for x in (26.6, 42.2, 73.4):
        pen.ink(Path().rect(x - 5, 24, 10, 30, 1.5))
