"""Emblems of the table: cups, bowls, cutlery, bread, cakes, fruit."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    arc,
    bar,
    joined,
    lens,
    mirrored,
    outline,
    rounded,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


def _steam(pen: Stamp, *at: float, foot: float = 36, high: float = 28, width: float = 5) -> None:
    """Wisps that rise at these x."""
    for x in at:
        q = high / 4
        wisp = Path().move(x, foot).cubic(x - 6, foot - q, x - 5, foot - q, x, foot - 2 * q)
        pen.line(wisp.cubic(x + 5, foot - 3 * q, x + 6, foot - 3 * q, x, foot - 4 * q), width)


@emblem("coffee-cup", "hot-beverage", "cup", "mug", ink="#6b3f24", above=(44, 38))
def coffee_cup(pen: Stamp) -> None:
    """A cup with its handle and saucer, and steam."""
    pen.line(outline("M70,50 L80,50 Q92,50 92,60 Q92,71 78,71 L70,71"), 6)
    pen.ink(outline("M12,42 L76,42 L74,64 Q72,84 52,84 L36,84 Q16,84 14,64 Z"), grow=1.5)
    pen.line(bar(10, 94, 78, 94), 6)
    if not pen.bare:
        _steam(pen, 30, 44, 58, foot=33, high=27)


@emblem("teacup-without-handle", ink="#3c7a3f", above=(50, 46))
def tea_cup(pen: Stamp) -> None:
    """A bowl without handle, a leaf rising from it."""
    pen.ink(mirrored("M50,50 L88,50 C88,70 76,84 62,87 L62,92 L50,92"), grow=1.5)
    if pen.bare:
        return
    pen.ink(outline("M47,42 C26,40 20,22 28,6 C44,12 52,26 47,42 Z"))
    pen.tone(outline("M52,42 C52,30 58,18 74,14 C78,28 68,40 52,42 Z"))
    pen.cut_line(bar(45, 38, 35, 19), 3)


@emblem("teapot", ink="#7a4a2a", above=(48, 12))
def teapot(pen: Stamp) -> None:
    """A round pot with spout, handle and knob."""
    pen.line(outline("M76,40 C100,34 100,74 72,72"), 7)
    pen.ink(outline("M26,74 C14,68 14,50 2,40 L12,36 C22,42 26,44 34,50 Z"), grow=1)
    pen.ink(Path().ellipse(50, 62, 31, 27))
    pen.cut_line(outline("M22,42 Q50,32 78,42"), 4)
    pen.ink(outline("M27,36 C32,26 42,23 50,23 C58,23 68,26 73,36 Q50,27 27,36 Z"), grow=1)
    pen.ink(Path().circle(50, 17, 6))
    pen.ink(Path().rect(32, 84, 36, 8, 4))


@emblem("beans", "coffee-bean", "coffee-beans", ink="#5c3620")
def bean(pen: Stamp) -> None:
    """A coffee bean with its seam."""
    pen.ink(turned(Path().ellipse(50, 50, 31, 45), 30))
    pen.cut_line(turned(outline("M50,3 C34,30 66,70 50,97"), 30), 7)


@emblem("bowl-of-noodles", "steaming-bowl", "noodles", "ramen", ink="#c0392b", above=(50, 40))
def noodles(pen: Stamp) -> None:
    """A bowl, noodles hanging from chopsticks."""
    pen.ink(mirrored("M50,55 L95,55 C95,74 82,87 68,90 L68,96 L50,96"), grow=1)
    if pen.bare:
        return
    for x in (30, 40, 50, 60):
        pen.line(bar(x, 30 - 0.2 * (x - 30), x, 50), 5, cap="butt")
    pen.line(bar(6, 27, 94, 7), 5)
    pen.line(bar(6, 37, 94, 23), 5)


@emblem("cooked-rice", "bowl", ink="#a5432d", above=(50, 40))
def rice(pen: Stamp) -> None:
    """A heaped bowl."""
    if not pen.bare:
        pen.tone(mirrored("M50,16 C70,16 84,30 86,48 L50,48"))
    pen.ink(mirrored("M50,54 L94,54 C94,74 82,86 68,89 L68,95 L50,95"), grow=1)


@emblem("hot-pot", "pot-of-food", ink="#c23a24", above=(50, 40))
def pot(pen: Stamp) -> None:
    """A pot with two ears and its lid, steaming."""
    pen.line(outline("M16,62 L6,62 M84,62 L94,62"), 7)
    pen.ink(mirrored("M50,55 L84,55 L82,80 C80,92 74,95 66,95 L50,95"), grow=1)
    pen.line(bar(12, 47, 88, 47), 6)
    if not pen.bare:
        _steam(pen, 33, 50, 67, foot=36, high=30)


@emblem("fork-and-knife", "fork-and-knife-with-plate", ink="#34404f")
def cutlery(pen: Stamp) -> None:
    """A fork and a knife, upright."""
    pen.ink(outline("M68,4 C84,10 86,36 82,56 L68,56 Z"), grow=1)
    pen.line(bar(72, 60, 72, 92), 9)
    for x in (20, 31, 42):
        pen.line(bar(x, 7, x, 32), 5.5)
    pen.ink(outline("M17.2,32 L44.8,32 C44.8,46 40,50 35,52 L27,52 C22,50 17.2,46 17.2,32 Z"))
    pen.line(bar(31, 50, 31, 92), 9)


@emblem("chopsticks", ink="#8a3324")
def chopsticks(pen: Stamp) -> None:
    """Two sticks over a little bowl."""
    for stick in ("M30,4 L38,3 L52,56 L47,58 Z", "M88,10 L94,16 L60,58 L56,55 Z"):
        pen.ink(outline(stick), grow=1)
    bowl = mirrored("M50,58 L88,58 C88,76 78,86 65,89 L65,95 L50,95")
    pen.cut(bowl, grow=4)
    pen.ink(bowl, grow=1)


@emblem("loaf-of-bread", "bread", "baguette-bread", ink="#b0682a")
def loaf(pen: Stamp) -> None:
    """A long loaf, scored three times."""
    pen.ink(
        turned(
            outline("M22,36 C4,36 2,64 22,66 L78,66 C98,64 96,36 78,36 C70,32 30,32 22,36 Z"), -24
        ),
        grow=3,
    )
    for x in (28, 46, 64):
        pen.cut_line(turned(outline(f"M{x},58 Q{x + 1},46 {x + 9},42"), -24), 5)


@emblem("croissant", ink="#c07a2c")
def croissant(pen: Stamp) -> None:
    """A crescent in five rolls."""
    pen.ink(
        outline(
            "M4,76 C2,40 22,18 50,18 C78,18 98,40 96,76 C95,82 88,83 85,78 C76,60 66,56 50,56 "
            "C34,56 24,60 15,78 C12,83 5,82 4,76 Z"
        )
    )
    for cut in ("M38,16 L42,60", "M62,16 L58,60", "M14,38 L29,66", "M86,38 L71,66"):
        pen.cut_line(outline(cut), 4)


@emblem("cupcake", ink="#d9577f")
def cupcake(pen: Stamp) -> None:
    """A swirl in a pleated case, a cherry on it."""
    pen.ink(Path().circle(50, 11, 7.5))
    pen.ink(mirrored("M50,20 C62,20 68,27 66,34 C78,36 82,44 79,51 C88,54 88,62 80,62 L50,62"))
    pen.cut_line(outline("M35,40 Q50,47 68,34 M24,56 Q52,60 79,50"), 3.2)
    pen.tone(rounded([(20, 66), (80, 66), (73, 97), (27, 97)], 4))
    for x0, x1 in ((35, 38), (50, 50), (65, 62)):
        pen.cut_line(bar(x0, 71, x1, 93), 3.2)


@emblem("birthday-cake", "cake", "shortcake", ink="#d9577f")
def cake(pen: Stamp) -> None:
    """Two tiers with a candle."""
    pen.ink(outline("M50,3 C55,10 57,13 55,18 C53,22 47,22 45,18 C43,13 46,9 50,3 Z"))
    pen.line(bar(50, 27, 50, 34), 5)
    pen.ink(Path().rect(26, 38, 48, 22, 6))
    pen.ink(Path().rect(10, 64, 80, 24, 6))
    wave = "M8,70 Q16,82 24,72 Q32,62 40,72 Q48,84 56,72 Q64,62 72,72 Q82,82 92,70"
    pen.cut_line(outline(wave), 3.6)
    pen.line(bar(6, 95, 94, 95), 5)


@emblem("beer-mug", "clinking-beer-mugs", ink="#c9830f")
def beer(pen: Stamp) -> None:
    """A mug with a head of foam."""
    pen.line(outline("M70,46 L82,46 Q92,46 92,56 L92,72 Q92,82 82,82 L70,82"), 7)
    pen.ink(rounded([(16, 36), (72, 36), (72, 96), (16, 96)], 6))
    for x in (32, 44, 56):
        pen.cut_line(bar(x, 54, x, 84), 5)
    foam = joined(
        Path().circle(20, 28, 12), Path().circle(38, 18, 14), Path().circle(58, 22, 13),
        Path().circle(70, 31, 9), Path().rect(18, 24, 54, 16),
    )  # fmt: skip
    pen.cut(foam, grow=3)
    pen.tone(foam)


@emblem("glass-of-wine", "wine-glass", ink="#8a1f3d", above=(50, 10))
def wine(pen: Stamp) -> None:
    """A glass, half full."""
    pen.ink(mirrored("M50,4 L74,4 C82,30 76,54 54,57 L50,57"), grow=1)
    pen.cut(outline("M29,8 L71,8 C73,16 74,22 74,26 C62,34 42,20 26,28 C26,22 27,16 29,8 Z"))
    pen.line(bar(50, 56, 50, 90), 5)
    pen.line(bar(28, 94, 72, 94), 6)


@emblem("grapes", ink="#6a3a8f")
def grapes(pen: Stamp) -> None:
    """A bunch of ten, with a leaf."""
    for row, count in enumerate((4, 3, 2, 1)):
        for k in range(count):
            pen.ink(Path().circle(50 + (k - (count - 1) / 2) * 21, 41 + 16 * row, 9.4))
    pen.ink(outline("M52,26 C54,8 72,2 88,10 C84,26 68,34 52,26 Z"))
    pen.line(outline("M50,30 Q48,16 40,6"), 5)


@emblem("red-apple", "apple", "green-apple", ink="#cf2f35", holds=(28, 40, 72, 84))
def apple(pen: Stamp) -> None:
    """An apple with its leaf."""
    pen.ink(mirrored("M50,34 C58,26 92,22 92,56 C92,78 74,97 62,97 C57,97 55,94 50,94"))
    pen.ink(outline("M50,24 C48,10 58,2 72,3 C73,16 64,24 50,24 Z"))
    if not pen.bare:
        pen.cut_line(arc(60, 56, 20, -50, 0), 5)


@emblem("peach", ink="#ee7f6c")
def peach(pen: Stamp) -> None:
    """A peach with its seam and two leaves."""
    pen.ink(
        outline("M50,6 C66,16 94,26 92,58 C90,80 68,90 50,90 C32,90 10,80 8,58 C6,26 34,16 50,6 Z")
    )
    pen.cut_line(outline("M50,12 C66,34 66,52 56,66"), 4)
    for leaf in (lens(50, 94, 14, 78, 0.25), lens(50, 94, 86, 78, 0.25)):
        pen.cut(leaf, grow=3)
        pen.tone(leaf)


@emblem("tangerine", "orange", "lime", ink="#ef8a17")
def citrus(pen: Stamp) -> None:
    """A slice in eight."""
    pen.ink(Path().circle(50, 50, 46))
    pen.cut(Path().circle(50, 50, 39))
    for k in range(8):
        pen.ink(turned(rounded([(50, 46), (62, 17.5), (50, 13.5), (38, 17.5)], 3), 45 * k))


@emblem("cherries", ink="#c9223c")
def cherries(pen: Stamp) -> None:
    """A pair on their stalks."""
    pen.line(outline("M28,66 C34,40 46,20 66,10 C64,30 68,46 72,60"), 4.5)
    pen.ink(outline("M66,10 C78,2 92,6 96,18 C84,26 72,22 66,10 Z"))
    for x, y, r in ((26, 76, 19), (73, 72, 19)):
        pen.ink(Path().circle(x, y, r))
        pen.cut_line(arc(x, y, r - 7, 190, 250), 4)


@emblem("strawberry", ink="#d42a3c")
def strawberry(pen: Stamp) -> None:
    """A berry with seeds and a crown of leaves."""
    pen.ink(mirrored("M50,28 C66,22 90,26 88,48 C86,70 64,97 50,97"))
    for x, y in ((34, 46), (50, 52), (66, 46), (40, 66), (60, 66), (50, 80)):
        pen.cut(lens(x, y - 5, x, y + 5, 0.3))
    crown = mirrored("M50,4 L55,16 L70,10 L66,22 L80,26 C70,34 58,34 50,30")
    pen.cut(crown, grow=3)
    pen.tone(crown, grow=0.5)


@emblem("ice-cream", "soft-ice-cream", ink="#e0658d")
def ice_cream(pen: Stamp) -> None:
    """A scoop on a cone."""
    pen.ink(
        outline(
            "M24,44 C10,44 12,30 24,30 C24,14 36,4 50,4 C64,4 76,14 76,30 C88,30 90,44 76,44 "
            "Q70,52 63,44 Q56,52 50,44 Q43,52 37,44 Q30,52 24,44 Z"
        )
    )
    pen.tone(rounded([(27, 54), (73, 54), (50, 98)], 3))
    pen.cut_line(outline("M36,52 L58,84 M64,52 L42,84"), 2.6)


@emblem("pizza", ink="#d1542a")
def pizza(pen: Stamp) -> None:
    """A slice with its crust."""
    pen.line(outline("M10,20 Q50,2 90,20"), 12)
    pen.ink(rounded([(17, 31), (50, 20), (83, 31), (50, 97)], (3, 16, 3, 4)))
    for x, y, r in ((38, 40, 7), (60, 44, 6), (49, 64, 6)):
        pen.cut(Path().circle(x, y, r))


@emblem("hamburger", ink="#c7702a")
def burger(pen: Stamp) -> None:
    """Bun, leaf, meat, bun."""
    pen.ink(mirrored("M50,10 C78,10 92,24 93,42 L50,42"), grow=1)
    for x, y in ((36, 25), (52, 20), (66, 27)):
        pen.cut(turned(Path().ellipse(x, y, 3.4, 2), -20, x, y))
    pen.tone_line(
        outline("M8,52 Q16,60 24,53 Q32,46 40,53 Q48,60 56,53 Q64,46 72,53 Q82,60 92,52"), 6
    )
    pen.ink(Path().rect(7, 62, 86, 10, 5))
    pen.ink(outline("M8,78 L92,78 C92,88 86,93 78,93 L22,93 C14,93 8,88 8,78 Z"))


@emblem("steamed-bun", "dumpling", ink="#b5562c")
def bun(pen: Stamp) -> None:
    """A pleated bun, steaming."""
    pen.ink(mirrored("M50,40 C58,40 60,46 66,49 C86,56 96,70 94,82 C93,92 84,92 76,92 L50,92"))
    pen.cut_line(outline("M50,48 L50,66 M42,50 Q34,56 31,66 M58,50 Q66,56 69,66"), 3.6)
    _steam(pen, 38, 62, foot=30, high=24)


@emblem("doughnut", ink="#d65f8a")
def doughnut(pen: Stamp) -> None:
    """A ring with sprinkles."""
    pen.ink(Path().circle(50, 50, 45))
    pen.cut(Path().circle(50, 50, 15))
    for k, (a, r) in enumerate(
        ((10, 29), (60, 31), (105, 27), (160, 32), (215, 28), (265, 31), (315, 27))
    ):
        stick = turned(turned(bar(50, 50 - r - 3, 50, 50 - r + 3), a), 40 * k, *_on(a, r))
        pen.cut_line(stick, 3.6)


def _on(degrees: float, r: float) -> tuple[float, float]:
    return turned(Path().move(50, 50 - r), degrees).points[0]
