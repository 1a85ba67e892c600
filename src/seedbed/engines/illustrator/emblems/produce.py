"""Emblems of fruit, vegetables and drinks."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    arc,
    bar,
    flipped,
    lens,
    mirrored,
    outline,
    rounded,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


@emblem("bubble-tea", ink="#8a5a3c")
def bubble_tea(pen: Stamp) -> None:
    """A cup with its straw and pearls."""
    pen.line(outline("M52,22 L60,2 L72,2"), 5)
    pen.ink(Path().rect(16, 20, 68, 10, 5))
    pen.ink(rounded([(21, 36), (79, 36), (70, 97), (30, 97)], 6))
    for x, y in ((38, 70), (52, 66), (64, 74), (44, 84), (58, 86)):
        pen.cut(Path().circle(x, y, 5.2))
    pen.cut_line(outline("M30,46 L33,60"), 4)


@emblem("glass-of-milk", "baby-bottle", ink="#3a86c8")
def milk(pen: Stamp) -> None:
    """A bottle of milk."""
    pen.ink(Path().rect(36, 3, 28, 9, 3))
    pen.ink(mirrored("M50,16 L60,16 L61,30 C70,38 74,46 74,56 L74,88 C74,94 70,97 64,97 L50,97"))
    pen.cut(outline("M33,60 C44,52 54,68 67,60 L67,64 C54,72 44,56 33,64 Z"), grow=1)


@emblem("tropical-drink", "cocktail-glass", ink="#e0702a")
def juice(pen: Stamp) -> None:
    """A glass with a straw and a slice."""
    pen.line(outline("M50,34 L58,4 L72,4"), 5)
    pen.ink(rounded([(22, 26), (78, 26), (70, 97), (30, 97)], 5))
    pen.cut(outline("M30,34 L70,34 L69,46 C56,40 44,52 31,46 Z"))
    slice_ = Path().circle(24, 26, 19)
    pen.cut(slice_, grow=3)
    pen.tone(slice_)
    for k in range(4):
        pen.cut_line(turned(bar(24, 10, 24, 42), 45 * k, 24, 26), 2)


@emblem("lemon", ink="#e3b510")
def lemon(pen: Stamp) -> None:
    """A lemon with its leaf."""
    fruit = (
        "M50,22 C66,20 84,32 86,50 L94,58 L88,64 C84,84 62,92 44,86 C20,80 10,58 18,40 "
        "C24,28 36,23 50,22 Z"
    )
    pen.ink(outline(fruit), grow=1)
    pen.cut_line(arc(48, 56, 24, 180, 240), 5)
    leaf = lens(46, 20, 84, 8, 0.26)
    pen.cut(leaf, grow=2)
    pen.tone(leaf)


@emblem("pineapple", ink="#d8961a")
def pineapple(pen: Stamp) -> None:
    """A pineapple with its crown."""
    fruit = Path().ellipse(50, 66, 26, 31)
    pen.ink(fruit)
    for shift in (-28, -8, 12, 32):
        pen.cut_line(bar(26 + shift, 34, 74 + shift, 98), 2.6)
        pen.cut_line(bar(74 - shift, 34, 26 - shift, 98), 2.6)
    for end, bulge in (
        ((50, 2), 0.17),
        ((30, 8), 0.15),
        ((70, 8), 0.15),
        ((20, 22), 0.14),
        ((80, 22), 0.14),
    ):
        leaf = lens(50, 38, *end, bulge)
        pen.cut(leaf, grow=1.4)
        pen.ink(leaf)


@emblem("watermelon", ink="#d8384a")
def watermelon(pen: Stamp) -> None:
    """A slice with its seeds."""
    pen.ink(outline("M12,30 L88,30 C88,52 72,70 50,70 C28,70 12,52 12,30 Z"))
    for x, y in ((34, 42), (50, 46), (66, 42), (42, 57), (58, 57)):
        pen.cut(lens(x, y - 5, x, y + 5, 0.28))
    pen.line(outline("M4,32 C4,58 24,80 50,80 C76,80 96,58 96,32"), 6)


@emblem("avocado", ink="#4f8a3a")
def avocado(pen: Stamp) -> None:
    """Half an avocado with its stone."""
    pear = mirrored("M50,3 C66,3 70,20 76,36 C88,58 84,97 50,97")
    pen.ink(pear)
    pen.cut(mirrored("M50,12 C60,12 63,26 68,40 C78,60 74,88 50,88"))
    pen.tone(mirrored("M50,16 C58,16 60,28 65,42 C74,60 70,84 50,84"))
    pen.cut(Path().circle(50, 62, 18))
    pen.ink(Path().circle(50, 62, 15))


@emblem("carrot", ink="#e5731c")
def carrot(pen: Stamp) -> None:
    """A carrot on the slant."""
    root = mirrored("M50,32 C64,30 68,38 66,48 C62,70 56,92 50,106")
    pen.ink(turned(root, 38))
    for a, b in (((58, 46), (68, 46)), ((32, 58), (44, 58)), ((54, 70), (64, 70))):
        pen.cut_line(turned(bar(*a, *b), 38), 3.4)
    for tip in ((50, -6), (33, 2), (67, 2)):
        pen.tone(turned(lens(50, 29, *tip, 0.2), 38))


@emblem("pumpkin", "jack-o-lantern", ink="#dd7418")
def pumpkin(pen: Stamp) -> None:
    """A ribbed pumpkin."""
    pen.ink(Path().ellipse(50, 60, 46, 35))
    for rx in (13, 31):
        pen.cut_line(Path().ellipse(50, 60, rx, 35), 3)
    pen.ink(outline("M45,28 C46,18 44,10 36,6 L44,2 C54,8 56,18 55,28 Z"))


@emblem("ear-of-corn", "corn", ink="#d99a17")
def corn(pen: Stamp) -> None:
    """An ear of maize in its leaves."""
    pen.ink(Path().ellipse(50, 44, 20, 41))
    for y in range(12, 78, 11):
        pen.cut_line(bar(28, y, 72, y), 2.4)
    for x in (43, 57):
        pen.cut_line(bar(x, 2, x, 86), 2.4)
    husk = outline("M50,98 C26,94 14,72 18,44 C34,54 46,72 50,98 Z")
    for side in (husk, flipped(husk)):
        pen.cut(side, grow=2.4)
        pen.tone(side)


@emblem("sushi", ink="#d4532e")
def sushi(pen: Stamp) -> None:
    """A piece of sushi with its band."""
    pen.ink(outline("M8,44 C14,22 40,16 66,20 C86,24 96,38 94,50 C70,44 34,46 10,54 Z"), grow=1)
    pen.cut_line(outline("M30,22 L24,44 M48,18 L43,42 M66,20 L63,42"), 3.4)
    pen.tone(
        outline("M12,60 C34,52 70,50 92,56 L92,72 C90,80 82,82 74,82 L28,82 C18,82 12,78 12,70 Z")
    )
    band = outline("M44,16 L60,17 L62,83 L42,83 Z")
    pen.cut(band, grow=2)
    pen.ink(band)


@emblem("french-fries", ink="#cf3a2a")
def fries(pen: Stamp) -> None:
    """A carton of chips."""
    for x, top in ((24, 16), (35, 6), (46, 12), (57, 4), (68, 10), (78, 18)):
        pen.tone(Path().rect(x - 4.4, top, 8.8, 50, 1.5))
    box = outline("M14,40 C34,54 66,54 86,40 L76,97 L24,97 Z")
    pen.cut(box, grow=3)
    pen.ink(box, grow=1)


@emblem("egg", ink="#d99a2a")
def fried_egg(pen: Stamp) -> None:
    """A fried egg."""
    pen.tone(
        outline(
            "M46,6 C66,2 74,18 84,30 C100,46 98,66 84,76 C72,86 66,96 48,96 C30,96 28,84 16,76 "
            "C0,64 2,46 12,36 C24,26 28,10 46,6 Z"
        )
    )
    pen.ink(Path().circle(50, 50, 20))
    pen.cut_line(arc(50, 50, 11, 190, 260), 4)
