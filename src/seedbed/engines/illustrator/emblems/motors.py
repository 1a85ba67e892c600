"""Emblems of what has a motor, and of what the farm has."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import arc, bar, joined, lens, mirrored, outline
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


def _tyre(pen: Stamp, x: float, y: float, r: float) -> None:
    """A wheel set off from what is above it."""
    pen.cut(Path().circle(x, y, r + 3.6))
    pen.ink(Path().circle(x, y, r))
    pen.cut(Path().circle(x, y, r * 0.38))


@emblem("truck", "delivery-truck", "minibus", ink="#c9502a")
def truck(pen: Stamp) -> None:
    """A lorry from the side."""
    pen.ink(Path().rect(3, 22, 56, 52, 5))
    pen.ink(outline("M63,36 L80,36 C84,36 86,38 88,41 L97,56 L97,74 L63,74 Z"), grow=0.6)
    pen.cut(outline("M69,42 L79,42 L87,55 L69,55 Z"))
    for x in (24, 78):
        _tyre(pen, x, 75, 10.5)


@emblem("bus", "oncoming-bus", "trolleybus", ink="#d99a12")
def bus(pen: Stamp) -> None:
    """A bus from the side."""
    pen.ink(Path().rect(3, 20, 94, 56, 10))
    for x in (11, 31, 51):
        pen.cut(Path().rect(x, 30, 16, 18, 3))
    pen.cut(Path().rect(72, 30, 17, 32, 3))
    for x in (24, 60):
        _tyre(pen, x, 77, 10.5)


@emblem("tractor", ink="#3f8f3a")
def tractor(pen: Stamp) -> None:
    """A tractor from the side."""
    pen.ink(outline("M30,10 L60,10 L66,40 L90,42 C95,43 97,46 97,50 L97,66 L30,66 Z"))
    pen.cut(outline("M38,18 L54,18 L58,40 L38,40 Z"))
    pen.line(bar(82, 42, 82, 22), 5)
    _tyre(pen, 30, 66, 25)
    _tyre(pen, 82, 76, 14)


@emblem("motorcycle", ink="#22262d")
def motorcycle(pen: Stamp) -> None:
    """A motorcycle from the side."""
    for x in (20, 80):
        pen.line(Path().circle(x, 68, 15), 7)
    pen.ink(outline("M18,44 L46,44 L54,36 L70,36 L64,52 L58,72 L36,72 L32,54 C28,50 24,50 16,52 Z"))
    pen.line(outline("M64,28 L80,68 M58,26 L72,22"), 5)
    pen.line(outline("M36,72 L20,72"), 5)


@emblem("t-rex", "sauropod", ink="#4a8a3f")
def dinosaur(pen: Stamp) -> None:
    """A long-necked dinosaur."""
    pen.ink(
        outline(
            "M3,20 C4,8 20,4 28,12 C34,20 32,36 36,46 C46,40 62,40 72,50 C80,58 86,64 98,66 "
            "C92,76 84,76 78,72 L78,94 L66,94 L64,78 L50,78 L48,94 L36,94 L34,74 "
            "C22,64 20,44 18,28 C12,30 6,28 3,20 Z"
        )
    )
    pen.cut(Path().circle(18, 17, 2.8))
    for x, y in ((50, 54), (61, 56), (56, 65)):
        pen.cut(Path().circle(x, y, 2.8))


@emblem("honey-pot", "jar", ink="#d0860d")
def honey(pen: Stamp) -> None:
    """A jar of honey, running over."""
    pen.ink(Path().rect(24, 4, 52, 12, 5))
    pen.ink(mirrored("M50,28 L76,28 C90,36 92,54 90,70 C88,88 80,97 70,97 L50,97"))
    pen.tone(
        outline(
            "M24,20 L76,20 L76,36 C76,44 66,44 66,36 L58,34 L58,56 C58,64 46,64 46,56 L46,36 "
            "L38,36 "
            "C38,46 24,46 24,38 Z"
        )
    )
    pen.cut_line(outline("M22,62 C22,54 26,50 28,48"), 4)


@emblem("beehive", ink="#d0860d")
def hive(pen: Stamp) -> None:
    """A straw hive in rings."""
    pen.ink(mirrored("M50,6 C78,6 92,40 92,72 C92,84 84,86 76,86 L50,86"))
    for y, w in ((24, 30), (41, 41), (58, 46)):
        pen.cut_line(bar(50 - w, y, 50 + w, y), 4)
    pen.cut(outline("M40,88 L40,76 C40,64 60,64 60,76 L60,88 Z"))
    pen.line(bar(8, 93, 92, 93), 6)


@emblem("poultry-leg", ink="#b5652a")
def drumstick(pen: Stamp) -> None:
    """A drumstick."""
    pen.ink(outline("M40,70 C22,60 24,30 46,14 C66,0 96,6 96,36 C96,62 66,80 46,76 Z"))
    pen.line(outline("M44,68 L24,84"), 10)
    pen.ink(joined(Path().circle(16, 82, 9), Path().circle(24, 92, 9)))
    pen.cut_line(arc(66, 40, 19, 210, 300), 5)


@emblem("cut-of-meat", ink="#b5303a")
def steak(pen: Stamp) -> None:
    """A steak with its bone."""
    pen.ink(
        outline(
            "M14,66 C0,46 18,12 52,10 C84,8 100,30 96,48 C92,64 76,62 66,72 C54,86 26,86 14,66 Z"
        )
    )
    pen.cut_line(outline("M24,62 C16,46 30,24 54,22 C76,20 88,34 85,44"), 4.4)
    pen.cut(Path().circle(40, 52, 10))


@emblem("hot-pepper", ink="#d02a22")
def chilli(pen: Stamp) -> None:
    """A chilli."""
    pen.ink(
        outline(
            "M70,24 C90,26 96,46 86,62 C70,86 36,96 4,86 C34,84 44,70 48,52 C50,36 56,24 70,24 Z"
        )
    )
    pen.cut_line(outline("M82,40 C82,54 74,64 62,72"), 4.4)
    pen.tone(
        outline(
            "M52,30 C56,18 68,14 78,18 L84,4 L92,8 L86,22 C92,28 92,36 90,38 C80,26 66,24 52,30 Z"
        )
    )


@emblem("cheese-wedge", ink="#e0a51a")
def cheese(pen: Stamp) -> None:
    """A wedge of cheese."""
    pen.ink(outline("M4,50 L62,14 C84,18 96,32 97,50 Z"), grow=1)
    pen.ink(outline("M4,57 L97,57 L97,86 L4,86 Z"), grow=1)
    for x, y, r in ((26, 72, 7), (56, 66, 5), (76, 76, 8), (62, 36, 7)):
        pen.cut(Path().circle(x, y, r))


@emblem("cookie", ink="#a5652f")
def cookie(pen: Stamp) -> None:
    """A biscuit, bitten."""
    pen.ink(Path().circle(50, 50, 45))
    pen.cut(joined(Path().circle(92, 22, 19), Path().circle(74, 6, 11), Path().circle(100, 44, 9)))
    for x, y, r in ((34, 34, 6), (58, 44, 5), (32, 62, 5.5), (54, 72, 6.5), (74, 62, 4.5)):
        pen.cut(Path().circle(x, y, r))


@emblem("tomato", "persimmon", ink="#d6382a")
def tomato(pen: Stamp) -> None:
    """A tomato."""
    pen.ink(Path().ellipse(50, 57, 45, 39))
    for end in ((22, 26), (78, 26), (34, 42), (66, 42), (50, 4)):
        leaf = lens(50, 24, *end, 0.2)
        pen.cut(leaf, grow=2.2)
    for end in ((22, 26), (78, 26), (34, 42), (66, 42), (50, 4)):
        pen.ink(lens(50, 24, *end, 0.2))
    pen.cut_line(arc(46, 60, 30, 190, 240), 4.6)


@emblem("pear", ink="#8fae2a")
def pear(pen: Stamp) -> None:
    """A pear with its leaf."""
    pen.ink(mirrored("M50,22 C62,22 64,34 68,46 C84,56 86,97 58,97 L50,97"))
    pen.line(outline("M50,26 Q50,14 46,6"), 5)
    pen.ink(lens(52, 18, 82, 8, 0.26))
    pen.cut_line(arc(50, 70, 21, 150, 205), 4.6)


@emblem("banana", ink="#e0ab12")
def banana(pen: Stamp) -> None:
    """A banana."""
    pen.ink(outline("M78,6 L88,4 L90,18 C98,54 74,92 30,94 C18,94 8,90 4,82 C40,84 74,58 76,20 Z"))
    pen.cut_line(outline("M82,30 C80,58 56,82 26,87"), 3.4)
