"""Emblems of plants: leaf, trees, wheat, bamboo, flowers."""

from __future__ import annotations

from itertools import pairwise

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    arc,
    bar,
    flipped,
    joined,
    lens,
    mirrored,
    outline,
    rounded,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


@emblem("leaf", "leaf-fluttering-in-wind", ink="#2f9447")
def leaf(pen: Stamp) -> None:
    """One blade, its lower half paler, the rib broken out."""
    pen.ink(outline("M14,82 C4,40 34,6 92,8 L30,70 C24,76 19,80 14,82 Z"))
    pen.tone(outline("M92,8 C96,62 64,94 22,84 C26,81 30,77 34,73 Z"))
    pen.cut_line(outline("M16,84 Q44,58 78,22"), 5)
    pen.line(outline("M6,95 Q12,88 22,78"), 6)


@emblem("herb", "seedling", ink="#2f8a43")
def tea_leaves(pen: Stamp) -> None:
    """A bud between two leaves."""
    pen.ink(lens(50, 62, 50, 4, 0.2))
    side = outline("M48,92 C44,66 28,44 5,38 C4,64 20,88 48,92 Z")
    pen.ink(side)
    pen.tone(flipped(side))
    pen.cut_line(outline("M41,82 Q30,62 17,51"), 3.4)
    pen.cut_line(flipped(outline("M41,82 Q30,62 17,51")), 3.4)


@emblem("tree", "deciduous-tree", "maple-tree", ink="#2e7d43")
def tree(pen: Stamp) -> None:
    """A round crown with the boughs broken out of it."""
    pen.ink(
        joined(
            Path().circle(50, 30, 25), Path().circle(28, 46, 22), Path().circle(72, 46, 22),
            Path().circle(50, 50, 22),
        )
    )  # fmt: skip
    pen.cut_line(outline("M50,74 L50,34 M50,62 L34,47 M50,52 L64,39"), 5)
    pen.ink(outline("M46.5,72 L53.5,72 C54,84 58,92 66,96 L34,96 C42,92 46,84 46.5,72 Z"))


@emblem("pine-tree", "evergreen-tree", "christmas-tree", ink="#1f6b4a")
def pine(pen: Stamp) -> None:
    """Three tiers and a trunk."""
    pen.ink(Path().rect(45, 80, 10, 16, 2))
    for tier in (
        [(50, 38), (86, 82), (14, 82)],
        [(50, 20), (79, 60), (21, 60)],
        [(50, 3), (70, 37), (30, 37)],
    ):
        shape = rounded(tier, 3)
        pen.cut(shape, grow=3)
        pen.ink(shape)


@emblem("palm-tree", ink="#1f8a5b")
def palm(pen: Stamp) -> None:
    """A bent trunk under five fronds."""
    pen.ink(outline("M49,42 C56,58 56,78 48,94 L60,94 C67,76 64,56 55,40 Z"))
    for frond in (
        "M52,40 C40,20 20,18 6,34 C22,30 36,32 52,40 Z",
        "M52,40 C62,20 82,16 96,32 C80,30 66,32 52,40 Z",
        "M52,40 C34,36 18,46 14,66 C26,52 38,46 52,40 Z",
        "M52,40 C70,34 88,44 92,64 C80,50 68,44 52,40 Z",
        "M52,40 C46,26 50,12 64,4 C60,16 58,28 52,40 Z",
    ):
        pen.cut(outline(frond), grow=1.8)
        pen.ink(outline(frond))
    pen.ink(Path().rect(30, 91, 46, 6, 3))


@emblem("sheaf-of-rice", ink="#c98a1b")
def ear(pen: Stamp) -> None:
    """An ear: grains in pairs on a stalk."""
    grain = lens(52, 0, 76, -22, 0.26)
    for row in range(4):
        right = grain.moved(0, 40 + 15 * row)
        pen.ink(right)
        pen.ink(flipped(right))
    pen.ink(lens(50, 28, 50, 2, 0.26))
    pen.line(bar(50, 38, 50, 97), 4)


@emblem("bamboo", "pine-decoration", ink="#2e8b57")
def bamboo(pen: Stamp) -> None:
    """Two stems in joints, leaves to both sides."""
    for x, joints in ((36, (4, 34, 66, 96)), (58, (20, 52, 96))):
        for top, foot in pairwise(joints):
            pen.ink(Path().rect(x - 5.5, top, 11, foot - top - 3, 2.5))
    for x0, y0, x1, y1 in (
        (66, 50, 96, 38), (66, 50, 90, 66), (28, 32, 4, 24), (28, 32, 8, 50), (64, 18, 88, 6),
    ):  # fmt: skip
        pen.ink(lens(x0, y0, x1, y1, 0.17))


@emblem("cactus", ink="#2f8f5b")
def cactus(pen: Stamp) -> None:
    """A column with two arms, in the ground."""
    pen.line(outline("M50,88 L50,16"), 20)
    pen.line(outline("M46,66 L34,66 Q23,66 23,54 L23,44"), 12)
    pen.line(outline("M54,56 L66,56 Q77,56 77,44 L77,32"), 12)
    for x in (46, 54):
        pen.cut_line(bar(x, 22, x, 80), 2.2)
    pen.cut(Path().rect(0, 88, 100, 20))
    pen.line(bar(20, 92, 80, 92), 6)


@emblem("rose", ink="#c6283f")
def rose(pen: Stamp) -> None:
    """A bloom of turned petals with two leaves."""
    pen.ink(Path().circle(50, 36, 33))
    pen.cut_line(arc(50, 34, 9, -150, 120), 4)
    pen.cut_line(outline("M40,34 C38,52 62,56 66,36 C68,24 58,16 48,18"), 4)
    pen.cut_line(outline("M30,26 C26,52 46,66 64,60"), 4)
    pen.cut_line(outline("M72,20 C82,36 76,50 66,58"), 4)
    pen.line(outline("M50,70 L50,97"), 5)
    pen.ink(lens(49, 92, 16, 74, 0.24))
    pen.ink(lens(51, 88, 84, 70, 0.24))


@emblem("lotus", ink="#d6508a")
def lotus(pen: Stamp) -> None:
    """Seven petals opening from the water."""
    for petal in (
        lens(50, 78, 4, 50, 0.17), lens(50, 78, 18, 28, 0.2),
    ):  # fmt: skip
        for shape in (petal, flipped(petal)):
            pen.cut(shape, grow=2.4)
            pen.ink(shape)
    middle = lens(50, 80, 50, 12, 0.25)
    pen.cut(middle, grow=2.4)
    pen.ink(middle)
    pen.line(outline("M14,76 C26,94 74,94 86,76"), 5)


@emblem("sunflower", ink="#e09a12")
def sunflower(pen: Stamp) -> None:
    """Fourteen petals about a seeded disc."""
    for k in range(14):
        pen.ink(turned(lens(50, 28, 50, 2, 0.22), 360 / 14 * k))
    pen.ink(Path().circle(50, 50, 19))
    for k in range(6):
        pen.cut(turned(Path().circle(50, 40, 2), 60 * k))
    pen.cut(Path().circle(50, 50, 2))


@emblem("cherry-tree", "cherry-blossom", "plum-blossom", ink="#e0648f")
def blossom(pen: Stamp) -> None:
    """Five notched petals, stamens broken out."""
    petal = mirrored("M50,12 L58,4 C76,10 72,34 50,50")
    for k in range(5):
        pen.ink(turned(petal, 72 * k))
    for k in range(5):
        pen.cut_line(turned(bar(50, 50, 50, 2), 72 * k + 36), 3.4)
        pen.cut_line(turned(bar(50, 44, 50, 31), 72 * k), 2.6)
        pen.cut(turned(Path().circle(50, 28, 3), 72 * k))
    pen.cut(Path().circle(50, 50, 5))


@emblem("flower", "blossom", "daisy", "hibiscus", ink="#e0587f")
def flower(pen: Stamp) -> None:
    """Eight round petals, a disc."""
    for k in range(8):
        petal = turned(mirrored("M50,38 C60,36 64,4 50,4 L50,4 L50,38"), 45 * k)
        pen.ink(petal)
    pen.cut(Path().circle(50, 50, 15))
    pen.ink(Path().circle(50, 50, 11))


@emblem("tulip", ink="#d63a54")
def tulip(pen: Stamp) -> None:
    """A cup of three petals over two leaves."""
    cup = mirrored("M50,56 C66,58 76,44 72,10 C64,14 60,20 60,20 C58,12 54,6 50,3 L50,56")
    pen.ink(cup)
    pen.cut_line(outline("M40,19 Q38,34 50,54 Q62,34 60,19"), 3.2)
    pen.line(bar(50, 60, 50, 95), 5)
    pen.ink(outline("M49,95 C28,94 20,80 18,60 C36,64 46,76 49,95 Z"))
    pen.ink(outline("M51,95 C72,94 80,80 82,60 C64,64 54,76 51,95 Z"))


@emblem("maple-leaf", "fallen-leaf", ink="#d2491d")
def maple(pen: Stamp) -> None:
    """Three lobes with teeth, and a stalk."""
    half = (
        "M50,3 L59,22 L70,15 L67,42 L80,29 L83,37 L97,35 L91,48 L97,54 L73,72 L77,80 L52,77 L50,77"
    )
    pen.ink(mirrored(half), grow=1)
    pen.line(bar(50, 76, 50, 96), 5)
    pen.cut_line(outline("M50,72 L50,34 M50,68 L72,48 M50,68 L28,48"), 2.6)


@emblem("ginkgo-tree", "ginkgo-leaf", ink="#d9a31a")
def ginkgo(pen: Stamp) -> None:
    """A fan cleft in the middle."""
    half = "M50,72 C58,66 84,64 97,40 C92,18 70,6 53,10 L50,34"
    pen.ink(mirrored("M50,34 L53,10 C72,5 92,18 97,42 C84,60 60,60 52.5,72 L50,72"), grow=0.6)
    pen.line(outline("M50,66 C50,80 46,90 38,96"), 5)
    for far in ((72, 20), (84, 33)):
        for line in (bar(54, 56, *far), flipped(bar(54, 56, *far))):
            pen.cut_line(line, 2.4)
    del half


@emblem("four-leaf-clover", "shamrock", ink="#2c8f46")
def clover(pen: Stamp) -> None:
    """Four hearts about a point, and a stalk."""
    pen.line(outline("M50,48 C54,70 60,84 72,95"), 5)
    part = mirrored("M50,17 C56,2 76,8 74,24 C73,34 60,42 50,47")
    for k in range(4):
        pen.cut(turned(part, 45 + 90 * k, 50, 48), grow=1.6)
        pen.ink(turned(part, 45 + 90 * k, 50, 48))


@emblem("mushroom", ink="#c8452d")
def mushroom(pen: Stamp) -> None:
    """A spotted cap on its stem."""
    pen.ink(mirrored("M50,6 C76,6 95,30 95,50 C95,58 88,58 80,58 L50,58"))
    for x, y, r in ((50, 24, 9), (26, 40, 7), (74, 40, 7), (50, 47, 4)):
        pen.cut(Path().circle(x, y, r))
    pen.tone(mirrored("M50,63 L62,63 C62,74 68,82 68,90 C68,96 62,96 58,96 L50,96"))


@emblem("wreath", ink="#4c7a3d")
def wreath(pen: Stamp) -> None:
    """A wreath of two sprays, open at the top."""
    pen.line(outline("M50,92 C22,86 8,60 22,22"), 3.4)
    for x, y, out, inn in (
        (40, 89, (24, 94), (40, 70)), (27, 80, (8, 84), (34, 60)), (18, 65, (2, 62), (30, 46)),
        (15, 48, (2, 38), (30, 32)), (18, 34, (8, 20), (32, 20)),
    ):  # fmt: skip
        for end in (out, inn):
            pen.ink(lens(x, y, *end, 0.2))
    pen.line(flipped(outline("M50,92 C22,86 8,60 22,22")), 3.4)
    for x, y, out, inn in (
        (40, 89, (24, 94), (40, 70)), (27, 80, (8, 84), (34, 60)), (18, 65, (2, 62), (30, 46)),
        (15, 48, (2, 38), (30, 32)), (18, 34, (8, 20), (32, 20)),
    ):  # fmt: skip
        for end in (out, inn):
            pen.ink(flipped(lens(x, y, *end, 0.2)))


@emblem("branch", "olive", ink="#4c7a3d")
def branch(pen: Stamp) -> None:
    """A leafy bough."""
    pen.line(outline("M3,66 C28,74 62,72 94,52"), 5.5)
    for x, y, end in (
        (20, 70, (10, 42)), (40, 71, (34, 40)), (60, 68, (62, 36)), (78, 61, (88, 30)),
        (30, 71, (40, 97)), (52, 70, (66, 94)), (72, 64, (94, 82)),
    ):  # fmt: skip
        pen.ink(lens(x, y, *end, 0.2))
