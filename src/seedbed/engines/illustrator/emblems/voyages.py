"""Emblems of travel: what sails, rolls and flies, and the towers it passes."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    bar,
    flipped,
    joined,
    mirrored,
    outline,
    rounded,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem

_RIPPLE = "M6,95 Q16,87 28,94 Q39,101 50,94 Q61,87 72,94 Q84,101 94,93"


@emblem("anchor", ink="#1f3f6b")
def anchor(pen: Stamp) -> None:
    """An anchor."""
    pen.line(Path().circle(50, 14, 9), 6.5)
    pen.line(outline("M50,24 L50,90 M30,36 L70,36"), 9)
    pen.line(outline("M12,62 C14,84 34,92 50,92 C66,92 86,84 88,62"), 8)
    barb = outline("M4,70 L12,50 L24,68 Z")
    for side in (barb, flipped(barb)):
        pen.ink(side, grow=1)


@emblem("sailboat", "boat", ink="#1d5f9e")
def sailboat(pen: Stamp) -> None:
    """Two sails, a hull and a ripple."""
    pen.ink(outline("M46,4 L46,62 L10,62 C24,46 38,28 46,4 Z"))
    pen.tone(outline("M52,14 C66,26 78,42 84,62 L52,62 Z"))
    pen.ink(outline("M8,68 L92,68 C90,80 82,86 74,88 L26,88 C16,86 10,78 8,68 Z"))
    pen.line(outline("M20,96 Q35,90 50,96 Q65,101 80,96"), 4.5)


@emblem("ship", "cruise-ship", "passenger-ship", "ferry", ink="#1c4475")
def ship(pen: Stamp) -> None:
    """A ship's bows on the water."""
    pen.ink(Path().rect(42, 3, 16, 14, 2))
    pen.ink(outline("M24,20 L76,20 L76,46 L50,38 L24,46 Z"), grow=1)
    hull = mirrored("M50,44 L88,56 C84,72 78,80 72,86 L50,86")
    pen.ink(hull, grow=1)
    pen.cut_line(bar(50, 44, 50, 88), 3.6)
    pen.cut_line(outline(_RIPPLE).moved(0, -9), 4)
    pen.line(outline(_RIPPLE).moved(0, -1.5), 5.5)


@emblem("rowing-boat", "canoe", ink="#7a4a26")
def rowing_boat(pen: Stamp) -> None:
    """A boat with a crossed pair of oars."""
    for oar in (bar(16, 8, 74, 64), bar(84, 8, 26, 64)):
        pen.line(oar, 5)
    for blade in (turned(Path().ellipse(14, 7, 6, 11), -45, 14, 7),):
        pen.ink(blade)
        pen.ink(flipped(blade))
    hull = outline("M3,54 C20,62 80,62 97,54 C92,74 82,84 70,86 L30,86 C18,84 8,74 3,54 Z")
    pen.cut(hull, grow=3)
    pen.ink(hull)
    pen.line(outline("M14,95 Q26,89 38,95 Q50,101 62,95 Q74,89 86,95"), 4.5)


@emblem("lighthouse", ink="#b6302d")
def lighthouse(pen: Stamp) -> None:
    """A banded tower with its beams."""
    pen.ink(outline("M50,3 L64,15 L36,15 Z"), grow=1)
    pen.ink(Path().rect(40, 19, 20, 13))
    pen.ink(Path().rect(31, 35, 38, 5.5, 2.7))
    tower = outline("M38,44 L62,44 L68,90 L32,90 Z")
    pen.ink(tower)
    for band in ("M30,54 L70,62", "M28,72 L72,80"):
        pen.cut_line(outline(band), 6, cap="butt")
    if not pen.bare:
        pen.line(bar(20, 94, 80, 94), 6)
    beam = outline("M68,23 L96,12 L96,36 L68,29 Z")
    for side in (beam, flipped(beam)):
        pen.tone(side)


@emblem("car", "automobile", "sports-car", "taxi", ink="#c62f36")
def car(pen: Stamp) -> None:
    """A car from the side."""
    pen.ink(
        outline(
            "M3,66 C3,54 10,50 22,48 L36,32 C40,28 44,27 50,27 L64,27 C70,27 74,29 78,33 L90,47 "
            "C96,50 98,54 98,62 L98,70 C98,74 95,76 92,76 L8,76 C5,76 3,73 3,66 Z"
        )
    )
    pen.cut(rounded([(33, 47), (42, 36), (54, 35), (54, 47)], 2))
    pen.cut(rounded([(59, 47), (59, 35), (68, 35.5), (78, 47)], 2))
    for x in (26, 76):
        pen.cut(Path().circle(x, 75, 14))
        pen.ink(Path().circle(x, 75, 10))
        pen.cut(Path().circle(x, 75, 3.6))


@emblem("bicycle", ink="#1e8a6e")
def bicycle(pen: Stamp) -> None:
    """A bicycle from the side."""
    for x in (22, 78):
        pen.line(Path().circle(x, 66, 19), 5.5)
    pen.line(outline("M22,66 L38,36 L66,36 L48,66 Z M38,36 L48,66 M66,36 L78,66"), 5)
    pen.line(outline("M66,36 L63,24 L74,22 M38,36 L35,27 M28,26 L43,26"), 5)


@emblem("motor-scooter", ink="#2f3b4c")
def scooter(pen: Stamp) -> None:
    """A scooter from the side."""
    for x in (22, 80):
        pen.line(Path().circle(x, 78, 12), 7)
    pen.ink(
        outline(
            "M8,62 C8,48 20,44 30,44 L54,44 L54,62 L62,62 L68,30 L58,30 L58,23 L76,23 L78,31 "
            "L72,72 L38,78 C36,66 24,58 8,62 Z"
        )
    )
    pen.ink(Path().rect(16, 35, 36, 7, 3.5))


@emblem("train", "railway-car", "locomotive", "high-speed-train", ink="#2d5fa8")
def train(pen: Stamp) -> None:
    """A train from the front, on its rails."""
    pen.ink(rounded([(22, 4), (78, 4), (82, 78), (18, 78)], 12))
    pen.cut(Path().rect(28, 16, 44, 28, 5))
    for x in (34, 66):
        pen.cut(Path().circle(x, 61, 6))
    pen.line(outline("M30,83 L18,97 M70,83 L82,97 M26,90 L74,90"), 5)


@emblem("rocket", ink="#d8413a")
def rocket(pen: Stamp) -> None:
    """A rocket on the slant."""
    tilt = 40
    fin = outline("M33,56 C22,60 20,72 22,84 L36,74 Z")
    for side in (fin, flipped(fin)):
        pen.ink(turned(side, tilt))
    pen.ink(turned(mirrored("M50,-6 C66,8 70,34 62,74 L50,74"), tilt))
    pen.cut(turned(Path().circle(50, 34, 8.5), tilt))
    pen.tone(turned(mirrored("M50,80 L59,80 C59,92 54,98 50,106"), tilt))


@emblem("paper-plane", ink="#2178d8")
def paper_plane(pen: Stamp) -> None:
    """A folded dart."""
    pen.ink(outline("M4,46 L95,7 L39,61 Z"), grow=1.5)
    pen.tone(outline("M38,68 L40,93 L52,76 Z"), grow=1.5)
    pen.ink(outline("M96,8 L72,88 L46,66 Z"), grow=1.5)


@emblem("airplane", "small-airplane", ink="#2f6fb5")
def airplane(pen: Stamp) -> None:
    """An airliner from above, climbing."""
    plane = "M50,2 C55,6 57,14 57,24 L57,36 L96,60 L96,69 L57,58 L55,80 L68,90 L68,96 L50,92"
    pen.ink(turned(mirrored(plane), 40))


@emblem("hot-air-balloon", "balloon", ink="#d6482f", stands="aloft")
def balloon(pen: Stamp) -> None:
    """A balloon in stripes, with its basket."""
    pen.ink(mirrored("M50,3 C74,3 86,20 86,37 C86,54 70,64 62,76 L50,76"))
    for side in (outline("M46,2 C26,26 30,54 43,78"), flipped(outline("M46,2 C26,26 30,54 43,78"))):
        pen.cut_line(side, 3.4)
    pen.ink(Path().rect(40, 82, 20, 15, 4))


@emblem("castle", ink="#4a5568", stands="behind")
def castle(pen: Stamp) -> None:
    """Two towers and a gate."""
    for x in (6, 68):
        pen.ink(
            joined(
                *(Path().rect(x + k, 26, 6, 14) for k in (0, 10, 20)), Path().rect(x, 35, 26, 59)
            )
        )
    pen.ink(joined(*(Path().rect(x, 46, 6, 12) for x in (36, 47, 58)), Path().rect(30, 54, 40, 40)))
    pen.cut(outline("M40,96 L40,76 C40,64 60,64 60,76 L60,96 Z"))
    for slit in (15.5, 77.5):
        pen.cut(Path().rect(slit, 50, 7, 14, 3.5))
    for x in (19, 81):
        pen.line(bar(x, 30, x, 6), 3.4)
        pen.ink(outline(f"M{x},4 L{x + 15},10 L{x},16 Z"))


@emblem("cityscape", "skyscraper", "office-building", ink="#33465f", stands="behind")
def skyline(pen: Stamp) -> None:
    """Four buildings side by side."""
    for x, y, w in ((4, 46, 20), (28, 10, 22), (54, 30, 20), (78, 54, 18)):
        pen.ink(Path().rect(x, y, w, 90 - y, 2))
    for x, y in ((34, 22), (34, 38), (34, 54), (60, 42), (60, 58)):
        pen.cut(Path().rect(x, y, 10 if x == 34 else 8, 7, 1))
    for x, y in ((10, 56), (10, 70), (84, 64), (84, 76)):
        pen.cut(Path().rect(x, y, 8 if x == 10 else 6, 6, 1))
    pen.line(bar(3, 94, 97, 94), 5)


@emblem("pagoda", "temple-building", "temple", "japanese-castle", "pavilion", ink="#a83226")
def pagoda(pen: Stamp) -> None:
    """Three roofs with turned-up eaves."""
    pen.line(bar(50, 4, 50, 16), 5)
    roof = "M50,14 C56,24 66,30 80,30 C78,37 72,39 66,39 L50,39"
    for y, k in ((0, 1.0), (25, 1.2), (50, 1.4)):
        path = mirrored(_wider(roof, k)).moved(0, y)
        pen.ink(path)
    for y, w in ((41, 30), (66, 40), (91, 50)):
        pen.ink(Path().rect(50 - w / 2, y, w, 4 if y < 90 else 6))


@emblem("bridge", "bridge-at-night", ink="#3d5a73")
def bridge(pen: Stamp) -> None:
    """A humped bridge over the water."""
    pen.line(outline("M4,58 Q50,6 96,58"), 7)
    pen.ink(outline("M3,70 Q50,26 97,70 L97,82 L76,82 C74,54 26,54 24,82 L3,82 Z"))
    for x, y in ((20, 44), (35, 33), (50, 30), (65, 33), (80, 44)):
        pen.line(bar(x, y, x, y + 14), 4)
    pen.line(outline(_RIPPLE), 5)


@emblem("windmill", ink="#3d6f8f")
def windmill(pen: Stamp) -> None:
    """Four sails on a tapered tower."""
    pen.ink(outline("M43,46 L57,46 L68,96 L32,96 Z"))
    if not pen.bare:
        pen.cut(outline("M44,97 L44,84 C44,76 56,76 56,84 L56,97 Z"))
    for k in range(4):
        pen.cut_line(turned(bar(50, 40, 50, 4), 45 + 90 * k, 50, 40), 10)
    for k in range(4):
        pen.line(turned(bar(50, 40, 50, 0), 45 + 90 * k, 50, 40), 3.4)
        pen.ink(turned(Path().rect(50, 0, 13, 29), 45 + 90 * k, 50, 40))
        pen.cut_line(turned(bar(56.5, -1, 56.5, 30), 45 + 90 * k, 50, 40), 1.8, cap="butt")
    pen.ink(Path().circle(50, 40, 5))


def _wider(half: str, k: float) -> Path:
    path = outline(half)
    path.points = [(50 + (x - 50) * k, y) for x, y in path.points]
    return path
