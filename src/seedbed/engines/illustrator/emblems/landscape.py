"""Emblems of land and sky: mountain, sun, moon, star, cloud, wave, drop, flame, lightning."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    arc,
    bar,
    joined,
    mirrored,
    outline,
    rounded,
    star,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


@emblem("mountain", "snow-capped-mountain", ink="#2b4257", stands="behind")
def mountain(pen: Stamp) -> None:
    """Two peaks, the nearer with its snow line broken out."""
    pen.ink(rounded([(45, 86), (72, 40), (98, 86)], (0, 4, 3)))
    near = rounded([(2, 86), (40, 14), (78, 86)], (3, 4, 3))
    pen.cut(near, grow=3.4)
    pen.ink(near)
    pen.cut_line(outline("M19,58 L27.5,46 L34,53 L40,45 L46,53 L52.5,46 L58,54"), 5, cap="butt")


@emblem("volcano", ink="#7c2d1e", stands="behind")
def volcano(pen: Stamp) -> None:
    """A cone with its top cut, and a drop of fire over it."""
    pen.ink(outline("M4,92 L35,48 L41,60 L48,51 L54,64 L60,53 L65,48 L96,92 Z"), grow=1.6)
    pen.ink(
        outline(
            "M51,4 C56,18 68,23 66,34 C65,45 37,45 36,34 C35,28 39,25 41,20 C43,23 44,24 45,26 "
            "C48,20 51,14 51,4 Z"
        )
    )


@emblem("sun", ink="#f2a01e", stands="aloft", holds=(33, 33, 67, 67))
def sun(pen: Stamp) -> None:
    """A disc and twelve tapered rays, a gap between."""
    pen.ink(Path().circle(50, 50, 22))
    ray = rounded([(44.6, 22), (50, 3), (55.4, 22)], 1.6)
    for k in range(12):
        pen.ink(turned(ray, 30 * k))


@emblem("crescent-moon", "moon", ink="#31406f", stands="aloft")
def crescent(pen: Stamp) -> None:
    """A crescent that holds a star."""
    pen.ink(Path().circle(46, 50, 42))
    pen.cut(Path().circle(63, 41, 35))
    pen.ink(star(66, 40, 14, 0.42, 5, 1.2))


@emblem("full-moon", ink="#31406f", stands="aloft")
def full_moon(pen: Stamp) -> None:
    """A disc with three craters."""
    pen.ink(Path().circle(50, 50, 44))
    for x, y, r in ((36, 38, 9), (62, 58, 12), (40, 70, 5)):
        pen.cut(Path().circle(x, y, r))


@emblem("star", "glowing-star", ink="#e8a913", stands="aloft")
def five_points(pen: Stamp) -> None:
    """A five-pointed star with soft corners."""
    pen.ink(star(50, 54, 50, 0.44, 5, 5))


@emblem("cloud", ink="#3f8fc9", stands="aloft")
def cloud(pen: Stamp) -> None:
    """Three rounds on a flat base."""
    pen.ink(
        joined(
            Path().circle(27, 60, 19), Path().circle(52, 44, 26), Path().circle(76, 61, 18),
            Path().rect(27, 54, 49, 25),
        )
    )  # fmt: skip


@emblem("snowflake", ink="#3b86c8", stands="aloft")
def snowflake(pen: Stamp) -> None:
    """Six arms with two pairs of twigs each."""
    arm = joined(
        bar(50, 50, 50, 7), outline("M39,14 L50,25 L61,14"), outline("M41,30 L50,39 L59,30")
    )
    for k in range(6):
        pen.line(turned(arm, 60 * k), 5)


@emblem("wave", ink="#1673b9", stands="afloat")
def wave(pen: Stamp) -> None:
    """A breaking crest over two running lines."""
    pen.ink(
        outline(
            "M3,64 C18,60 24,48 32,36 C42,20 60,12 77,21 C90,28 95,42 88,54 "
            "C87,44 80,37 71,39 C60,42 58,56 68,61 C77,66 88,64 97,60 L97,68 "
            "C84,75 66,76 54,69 C44,63 38,64 30,68 C22,72 12,72 3,70 Z"
        )
    )
    line = "M3,81 C14,87 24,86 33,80 C42,74 50,74 58,80 C68,87 84,86 97,78"
    pen.line(outline(line), 6)


@emblem("raindrop", "droplet", "water-drop", ink="#1c86d1", holds=(28, 44, 72, 84))
def drop(pen: Stamp) -> None:
    """A drop with the light on one side."""
    pen.ink(mirrored("M50,4 C58,24 82,42 82,65 C82,84 67,96 50,96"))
    if not pen.bare:
        pen.cut_line(arc(50, 64, 20, 95, 165), 6)


@emblem("campfire", "fire", ink="#e2501c", holds=(36, 56, 64, 86))
def flame(pen: Stamp) -> None:
    """One tongue leaning into another, hollow in the middle."""
    pen.ink(
        outline(
            "M54,3 C58,20 82,34 82,62 C82,83 67,97 50,97 C32,97 18,84 18,64 C18,50 26,42 30,30 "
            "C36,34 39,39 40,45 C49,35 55,22 54,3 Z"
        )
    )
    if pen.bare:
        return
    pen.cut(
        outline(
            "M52,48 C54,60 66,64 66,77 C66,86 59,91 50,91 C41,91 34,85 34,76 "
            "C34,69 39,66 41,61 "
            "C44,63 45,65 46,67 C50,62 53,56 52,48 Z"
        )
    )


@emblem("lightning", "high-voltage", ink="#f0a90c", stands="aloft")
def lightning(pen: Stamp) -> None:
    """A bolt."""
    pen.ink(rounded([(62, 3), (18, 56), (46, 56), (36, 97), (82, 40), (53, 40)], 2.4))


@emblem("rainbow", ink="#d9483b", stands="aloft")
def rainbow(pen: Stamp) -> None:
    """Three bows."""
    for k, r in enumerate((42, 29, 16)):
        along = pen.tone_line if k == 1 else pen.line
        along(arc(50, 76, r, 180, 360), 8)


@emblem("planet", "ringed-planet", ink="#4a4aa8", stands="aloft")
def planet(pen: Stamp) -> None:
    """A ball in its ring."""
    pen.ink(Path().circle(50, 50, 28))
    front = turned(outline("M3,50 C3,58 24,64 50,64 C76,64 97,58 97,50"), -22)
    pen.cut_line(front, 13, cap="butt")
    pen.line(front, 5.5)
    back = turned(outline("M3,50 C3,44 12,40 21,38.5 M97,50 C97,44 88,40 79,38.5"), -22)
    pen.line(back, 5.5)


@emblem("sunrise", "sunrise-over-mountains", ink="#ee8a1a")
def sunrise(pen: Stamp) -> None:
    """Half a sun over three lines of water."""
    pen.ink(Path().circle(50, 58, 25))
    ray = rounded([(44.6, 27), (50, 4), (55.4, 27)], 1.6)
    for k in (-2.4, -1.2, 0, 1.2, 2.4):
        pen.ink(turned(ray, 30 * k, 50, 58))
    pen.cut(Path().rect(0, 58, 100, 42))
    for y, inset in ((65, 4), (78, 16), (91, 28)):
        pen.line(bar(inset + 3, y, 97 - inset, y), 6)


@emblem("check-mark", ink="#2f9a52")
def check(pen: Stamp) -> None:
    """A tick."""
    pen.line(outline("M12,54 L38,80 L88,22"), 17)


@emblem("infinity", ink="#3a55b5")
def infinity(pen: Stamp) -> None:
    """A loop that crosses itself."""
    loop = (
        "M50,50 C38,31 30,26 22,26 C-2,26 -2,74 22,74 C30,74 38,69 50,50 "
        "C62,31 70,26 78,26 C102,26 102,74 78,74 C70,74 62,69 50,50 Z"
    )
    pen.line(outline(loop), 12)


@emblem("abstract", ink="#2a63c4")
def abstract(pen: Stamp) -> None:
    """A hexagon of three faces, for what has no thing to show."""
    for k, fill in enumerate((pen.ink, pen.tone, pen.ink)):
        corners = rounded([(51.5, 47), (51.5, 5.5), (90, 27.5), (90, 69.5)], 3)
        fill(turned(corners, 120 * k, 50, 50))
