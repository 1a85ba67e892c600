"""Emblems of things made: books, tools, instruments, signs of worth, a house."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    arc,
    bar,
    flipped,
    mirrored,
    outline,
    rounded,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


@emblem("heart", "red-heart", ink="#d6304a", holds=(24, 24, 76, 68))
def heart(pen: Stamp) -> None:
    """A heart."""
    pen.ink(mirrored("M50,24 C58,6 78,4 88,16 C100,31 94,52 50,92"), grow=1.5)


@emblem("crown", ink="#c9951a")
def crown(pen: Stamp) -> None:
    """Five points with balls over a band."""
    pen.ink(mirrored("M50,24 L64,54 L88,34 L82,72 L50,72"), grow=1.5)
    for x, y in ((50, 16), (10, 28), (90, 28)):
        pen.ink(Path().circle(x, y, 7))
    pen.ink(Path().rect(17, 79, 66, 11, 3))


@emblem("shield", ink="#28456f", holds=(26, 22, 74, 72))
def shield(pen: Stamp) -> None:
    """A shield in halves, with a border."""
    half = "M50,3 C62,11 76,14 90,14 C92,52 82,82 50,97"
    pen.ink(mirrored(half))
    if pen.bare:
        return
    pen.cut(mirrored("M50,11 C61,17 72,20 83,20.5 C84,53 75,76 50,88.5"))
    pen.ink(outline("M47.5,19 L47.5,80 C29,70 23,52 22.5,26 C32,25 40,23 47.5,19 Z"))
    pen.tone(outline("M52.5,19 L52.5,80 C71,70 77,52 77.5,26 C68,25 60,23 52.5,19 Z"))


@emblem("gem-stone", ink="#2a86c8")
def gem(pen: Stamp) -> None:
    """A cut stone, facet by facet."""
    pen.ink(outline("M25,14 L75,14 L97,42 L50,95 L3,42 Z"), grow=1)
    facets = "M0,42 L100,42 M33,42 L50,97 L67,42 M33,42 L25,10 M33,42 L50,12 L67,42 L75,10"
    pen.cut_line(outline(facets), 3)


@emblem("open-book", "book", ink="#2d5b8c", above=(50, 34))
def open_book(pen: Stamp) -> None:
    """Two leaves about the fold."""
    page = outline("M46,30 C36,20 20,18 5,20 L5,80 C20,78 36,80 46,90 Z")
    for side in (page, flipped(page)):
        pen.ink(side)
    lines = "M14,36 Q27,35 37,41 M14,50 Q27,49 37,55 M14,64 Q27,63 37,69"
    pen.cut_line(outline(lines), 4)
    pen.cut_line(flipped(outline(lines)), 4)


@emblem("closed-book", "books", ink="#2d5b8c", above=(54, 10))
def closed_book(pen: Stamp) -> None:
    """A bound book with its ribbon."""
    pen.ink(Path().rect(16, 5, 68, 90, 8))
    pen.cut(outline("M27,76 L77,76 L77,87 L27,87 C20,87 20,76 27,76 Z"))
    pen.cut_line(bar(28, 5, 28, 68), 3.6, cap="butt")
    pen.cut(outline("M54,5 L68,5 L68,36 L61,29 L54,36 Z"))


@emblem("pencil", "pen", ink="#e08a1c")
def pencil(pen: Stamp) -> None:
    """A pencil, point down."""
    pen.ink(turned(Path().rect(38, -8, 24, 14, 4), 45))
    pen.ink(turned(Path().rect(38, 10, 24, 60), 45))
    pen.cut_line(turned(bar(46, 10, 46, 70), 45), 2.6, cap="butt")
    pen.cut_line(turned(bar(54, 10, 54, 70), 45), 2.6, cap="butt")
    pen.tone(turned(outline("M38,73 L62,73 L55,88 L45,88 Z"), 45))
    pen.ink(turned(outline("M46.5,91 L53.5,91 L50,99 Z"), 45))


@emblem("artist-palette", ink="#b5447a")
def palette(pen: Stamp) -> None:
    """A palette with its wells."""
    pen.ink(
        outline(
            "M50,8 C78,8 97,26 97,48 C97,64 86,70 74,68 C64,66 58,70 60,80 C62,90 58,94 50,94 "
            "C24,94 4,76 4,52 C4,28 24,8 50,8 Z"
        )
    )
    for x, y, r in ((30, 36, 8), (52, 25, 7), (74, 36, 7), (26, 60, 7), (42, 78, 6)):
        pen.cut(Path().circle(x, y, r))


@emblem("camera", "camera-with-flash", ink="#2b3340")
def camera(pen: Stamp) -> None:
    """A body with its lens."""
    pen.ink(
        rounded(
            [(4, 26), (28, 26), (35, 13), (65, 13), (72, 26), (96, 26), (96, 88), (4, 88)],
            (8, 3, 5, 5, 3, 8, 8, 8),
        )
    )
    pen.cut(Path().circle(50, 56, 24))
    pen.ink(Path().circle(50, 56, 17))
    pen.cut_line(arc(50, 56, 10, 180, 260), 4)
    pen.cut(Path().circle(83, 39, 4))


@emblem("musical-notes", "musical-note", ink="#6a3fb0")
def notes(pen: Stamp) -> None:
    """Two notes under one beam."""
    pen.ink(outline("M32,19 L88,7 L88,25 L32,37 Z"), grow=1)
    for x, y, stem in ((36, 79, 34), (89, 67, 86)):
        pen.ink(turned(Path().ellipse(x - 15, y, 16, 12.5), -18, x - 15, y))
        pen.line(bar(stem, y, stem, 27), 6, cap="butt")


@emblem("guitar", ink="#9a5223")
def guitar(pen: Stamp) -> None:
    """A guitar on the slant."""
    body = mirrored("M50,42 C62,42 66,50 62,57 C60,62 72,66 72,80 C72,94 62,99 50,99")
    pen.ink(turned(body, 40))
    pen.cut(turned(Path().circle(50, 66, 7.5), 40))
    neck = Path().rect(46, 0, 8, 58)
    pen.cut(turned(Path().rect(43.4, 36, 13.2, 22), 40))
    pen.ink(turned(neck, 40))
    pen.ink(turned(rounded([(43, -10), (57, -10), (55, 4), (45, 4)], 2), 40))
    pen.cut_line(turned(bar(40, 84, 60, 84), 40), 4)


@emblem("microphone", "studio-microphone", ink="#3c4658")
def microphone(pen: Stamp) -> None:
    """A capsule in its bow, on a stand."""
    pen.ink(Path().rect(34, 4, 32, 56, 16))
    for y in (22, 33):
        pen.cut_line(outline(f"M34,{y} L46,{y} M54,{y} L66,{y}"), 3.6, cap="butt")
    pen.line(outline("M20,44 C20,84 80,84 80,44 M50,74 L50,92 M30,94 L70,94"), 6.5)


@emblem("gear", ink="#3f4c5e", holds=(28, 28, 72, 72))
def gear(pen: Stamp) -> None:
    """Eight teeth about a ring."""
    for k in range(8):
        pen.ink(turned(rounded([(43, 3), (57, 3), (62, 24), (38, 24)], (3, 3, 0, 0)), 45 * k))
    pen.ink(Path().circle(50, 50, 35))
    if not pen.bare:
        pen.cut(Path().circle(50, 50, 16))


@emblem("wrench", "hammer-and-wrench", ink="#3f4c5e")
def wrench(pen: Stamp) -> None:
    """A spanner on the slant."""
    pen.ink(turned(Path().rect(41, 24, 18, 82, 9), 45))
    pen.ink(turned(Path().circle(50, 14, 25), 45))
    pen.cut(turned(outline("M40,-18 L60,-18 L60,10 L50,19 L40,10 Z"), 45))
    pen.cut(turned(Path().circle(50, 96, 4), 45))


@emblem("key", "old-key", ink="#b8861f")
def key(pen: Stamp) -> None:
    """A key on the slant."""
    pen.ink(turned(Path().circle(50, 20, 24), 45))
    pen.cut(turned(Path().circle(50, 16, 10), 45))
    pen.ink(turned(Path().rect(44.5, 38, 11, 66, 3), 45))
    pen.ink(turned(Path().rect(50, 72, 20, 9, 2), 45))
    pen.ink(turned(Path().rect(50, 88, 24, 9, 2), 45))


@emblem("house", "cottage", "cabin", ink="#3a6ea5", holds=(30, 46, 70, 88))
def house(pen: Stamp) -> None:
    """A roof set off from the walls, a door broken out."""
    pen.line(outline("M7,50 L50,11 L93,50"), 10)
    pen.ink(outline("M20,56 L50,29 L80,56 L80,93 L20,93 Z"), grow=1)
    pen.ink(Path().rect(72, 10, 10, 20, 1))
    if not pen.bare:
        pen.cut(Path().rect(41, 62, 18, 34, 2))


@emblem("light-bulb", ink="#e5a50f", holds=(32, 20, 68, 56))
def bulb(pen: Stamp) -> None:
    """A bulb with its thread."""
    pen.ink(mirrored("M50,3 C72,3 86,19 86,38 C86,56 68,60 67,74 L50,74"))
    if not pen.bare:
        pen.cut_line(outline("M50,74 L50,52 M38,42 L50,54 L62,42"), 4.5)
    pen.ink(Path().rect(33, 79, 34, 7, 3.5))
    pen.ink(Path().rect(39, 90, 22, 7, 3.5))


@emblem("scissors", ink="#3f4c5e")
def scissors(pen: Stamp) -> None:
    """Open blades."""
    blade = outline("M34,4 C30,14 32,24 38,34 L66,72 L72,66 Z")
    for side in (blade, flipped(blade)):
        pen.ink(side, grow=0.5)
    for x in (25, 75):
        pen.line(Path().circle(x, 80, 13), 8)
    pen.cut(Path().circle(50, 50, 3.4))


@emblem("barbell", "person-lifting-weights", ink="#2a2f38")
def dumbbell(pen: Stamp) -> None:
    """A dumbbell on the slant."""
    for x, high in ((-3, 28), (10, 52), (77, 52), (90, 28)):
        pen.ink(turned(Path().rect(x, 50 - high / 2, 12, high, 4), -38))
    pen.ink(turned(Path().rect(24, 45, 52, 10), -38))


@emblem("video-game", "joystick", ink="#5a3fc0")
def gamepad(pen: Stamp) -> None:
    """A pad with its cross and buttons."""
    pen.ink(
        mirrored("M50,28 L72,28 C92,28 98,54 97,72 C96,86 84,86 78,78 C72,70 68,66 60,66 L50,66")
    )
    pen.cut_line(outline("M30,38 L30,56 M21,47 L39,47"), 6, cap="butt")
    pen.cut(Path().circle(66, 50, 4.4))
    pen.cut(Path().circle(77, 42, 4.4))


@emblem("umbrella", "closed-umbrella", "umbrella-with-rain-drops", ink="#b5304a")
def umbrella(pen: Stamp) -> None:
    """A canopy over its hook."""
    pen.ink(mirrored("M50,10 C78,10 96,32 97,54 Q84,42 72,54 Q61,42 50,54"), grow=0.6)
    pen.line(outline("M50,48 L50,84 Q50,95 40,95 Q31,95 31,86"), 6)
    pen.line(bar(50, 5, 50, 12), 5)


@emblem("compass", ink="#24526e")
def compass(pen: Stamp) -> None:
    """A rose of eight points in a ring."""
    pen.line(Path().circle(50, 50, 42), 6)
    small = rounded([(50, 28), (56, 44), (50, 50), (44, 44)], 0)
    for k in range(4):
        pen.tone(turned(small, 45 + 90 * k))
        pen.ink(turned(outline("M50,14 L50,50 L42,42 Z"), 90 * k))
        pen.tone(turned(outline("M50,14 L50,50 L58,42 Z"), 90 * k))


@emblem("red-lantern", "lantern", "red-paper-lantern", ink="#cf2a27", holds=(32, 34, 68, 64))
def lantern(pen: Stamp) -> None:
    """A round lantern with its tassel."""
    pen.line(outline("M50,4 L50,12 M36,15 L64,15"), 6)
    pen.ink(Path().ellipse(50, 47, 42, 28))
    for rx in () if pen.bare else (14, 29):
        pen.cut_line(Path().ellipse(50, 47, rx, 28), 2.8)
    pen.line(outline("M36,79 L64,79 M50,82 L50,95 M42,84 L42,91 M58,84 L58,91"), 4.5)


@emblem("tent", "camping", ink="#b8652a")
def tent(pen: Stamp) -> None:
    """A tent with its flap open."""
    pen.line(outline("M44,6 L50,16 L56,6"), 5)
    pen.ink(rounded([(50, 14), (96, 88), (4, 88)], 3))
    pen.cut(outline("M50,42 L68,90 L32,90 Z"))
    pen.tone(outline("M53,54 L64,88 L53,88 Z"))
    pen.line(bar(3, 93, 97, 93), 4)


@emblem("desk-globe", "earth", "globe-with-meridians", ink="#1e78b4")
def globe(pen: Stamp) -> None:
    """Meridians and parallels."""
    pen.ink(Path().circle(50, 50, 46))
    pen.cut_line(Path().ellipse(50, 50, 21, 46), 3.6)
    pen.cut_line(outline("M50,2 L50,98 M4,50 L96,50 M11,27 Q50,38 89,27 M11,73 Q50,62 89,73"), 3.6)


@emblem("wrapped-gift", "gift", ink="#cf3048")
def gift(pen: Stamp) -> None:
    """A box with its bow."""
    loop = outline("M50,26 C40,4 18,2 18,16 C18,26 34,27 50,26 Z")
    for side in (loop, flipped(loop)):
        pen.line(side, 6)
    pen.ink(Path().rect(8, 29, 84, 18, 3))
    pen.ink(Path().rect(14, 51, 72, 45, 4))
    pen.cut(Path().rect(44.5, 26, 11, 74))


@emblem("shopping-bags", ink="#c8507a", holds=(30, 46, 70, 82))
def bag(pen: Stamp) -> None:
    """A carrier bag, smiling."""
    pen.line(outline("M33,34 L33,24 C33,4 67,4 67,24 L67,34"), 6)
    pen.ink(rounded([(16, 30), (84, 30), (90, 96), (10, 96)], 5))
    if not pen.bare:
        pen.cut_line(outline("M33,48 C33,72 67,72 67,48"), 6)


@emblem("tooth", ink="#2a8fa8")
def tooth(pen: Stamp) -> None:
    """A molar with the light on it."""
    pen.ink(
        mirrored("M50,14 C60,6 84,2 90,22 C94,40 84,52 80,66 C77,80 75,96 67,96 C58,96 60,68 50,66")
    )
    if not pen.bare:
        pen.cut_line(outline("M22,30 C22,22 28,19 34,19"), 5)


@emblem("hair-pick", ink="#3f4c5e")
def comb(pen: Stamp) -> None:
    """A comb, teeth down."""
    pen.ink(Path().rect(3, 26, 94, 18, 8))
    for k in range(9):
        x = 7.5 + 10.6 * k
        pen.line(bar(x, 40, x, 74 if 0 < k < 8 else 72), 6.2 if 0 < k < 8 else 8)


@emblem("feather", ink="#2f6f7d")
def feather(pen: Stamp) -> None:
    """A quill on the slant, its vane notched."""
    pen.ink(
        outline("M24,76 C16,44 44,12 92,6 C94,20 90,36 82,48 L70,46 L78,54 C66,70 48,78 28,80 Z")
    )
    pen.cut_line(outline("M26,78 Q48,54 72,28"), 4)
    pen.line(outline("M8,95 Q16,86 26,78"), 6)


@emblem("balance-scale", ink="#4a4f63")
def scales(pen: Stamp) -> None:
    """A balance."""
    pen.line(outline("M50,10 L50,90 M26,92 L74,92 M18,24 Q34,14 50,20 Q66,26 82,16"), 6)
    pen.ink(Path().circle(50, 11, 7))
    pan = outline("M4,62 L36,62 C34,80 6,80 4,62 Z")
    strings = outline("M6,60 L20,26 L34,60")
    for dx, dy in ((0, 0), (60, -8)):
        pen.line(strings.moved(dx, dy), 3)
        pen.ink(pan.moved(dx, dy), grow=1)


@emblem("ring-buoy", ink="#d2402f")
def lifebelt(pen: Stamp) -> None:
    """A lifebelt in four bands."""
    pen.ink(Path().circle(50, 50, 46))
    pen.cut(Path().circle(50, 50, 24))
    for k in range(4):
        pen.cut_line(turned(bar(50, 2, 50, 28), 45 + 90 * k - 9), 3.4)
        pen.cut_line(turned(bar(50, 2, 50, 28), 45 + 90 * k + 9), 3.4)
