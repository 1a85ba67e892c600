"""Emblems of what flies and swims: birds, insects, fish, whales."""

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


@emblem("bird", "sparrow", ink="#1e86c4", stands="aloft")
def bird(pen: Stamp) -> None:
    """A bird climbing, its wings two crescents."""
    pen.ink(
        outline(
            "M97,30 L84,23 C74,15 62,22 60,34 C54,52 38,62 12,62 C22,82 50,88 66,72 "
            "C78,60 82,48 84,36 Z"
        )
    )
    pen.ink(outline("M55,36 C48,16 30,6 6,6 C8,30 22,50 44,51 C50,46 54,42 55,36 Z"))
    pen.cut(Path().circle(74, 30, 3))
    pen.ink(outline("M30,80 L12,97 L46,88 Z"))


@emblem("swallow", ink="#23406e", stands="aloft")
def swallow(pen: Stamp) -> None:
    """A swallow from below, its tail forked."""
    pen.ink(
        outline(
            "M92,14 C80,12 72,18 66,26 C54,18 30,4 4,10 C26,18 44,32 52,44 C46,54 30,76 10,90 "
            "C34,84 50,72 56,66 C52,76 44,88 38,98 C58,90 72,68 76,52 C82,64 84,78 80,96 "
            "C96,80 98,50 84,30 C86,26 90,22 96,20 Z"
        )
    )


@emblem("dove", ink="#3a7fb8", stands="aloft")
def dove(pen: Stamp) -> None:
    """A dove with a twig."""
    pen.ink(
        outline(
            "M96,44 L84,38 C80,28 68,28 64,38 C56,32 40,10 22,4 C20,22 26,38 36,48 "
            "C26,46 12,40 4,34 C6,56 20,68 34,72 C28,80 18,86 8,90 C22,98 42,94 52,86 "
            "C76,88 86,68 85,48 Z"
        )
    )
    pen.cut_line(outline("M34,22 C40,40 50,50 64,54"), 4)
    pen.cut(Path().circle(75, 41, 2.8))


@emblem("crane", "heron", ink="#27394f", stands="aloft")
def crane(pen: Stamp) -> None:
    """A crane with spread wings, seen from the side."""
    pen.ink(
        outline(
            "M98,22 L80,20 C70,18 68,28 72,36 C74,42 72,50 62,54 C56,48 50,30 34,8 "
            "C30,24 30,34 32,42 C24,34 14,28 3,26 C10,48 28,64 46,68 C34,76 20,82 6,84 "
            "C20,92 46,90 60,78 C76,74 84,60 81,46 C79,38 78,32 82,28 Z"
        )
    )
    pen.cut_line(outline("M40,28 Q46,48 58,60 M18,40 Q32,54 46,60"), 3)


@emblem("eagle", ink="#5a3a1e")
def eagle(pen: Stamp) -> None:
    """An eagle, wings raised, head to the side."""
    pen.ink(
        outline(
            "M40,24 C40,12 50,4 60,7 C68,9 73,14 73,24 C69,20 65,21 62,24 C62,32 63,38 66,42 "
            "C76,42 88,34 97,20 C99,33 97,41 93,47 L97,47 C95,58 89,62 84,64 L88,66 "
            "C82,74 74,74 68,72 L62,82 L68,95 L57,90 L50,98 L43,90 L32,95 L38,82 L32,72 "
            "C26,74 18,74 12,66 L16,64 C11,62 5,58 3,47 L7,47 C3,41 1,33 3,20 "
            "C12,34 24,42 34,42 C38,36 40,32 40,24 Z"
        )
    )
    pen.cut(Path().circle(58, 15, 2.6))
    pen.cut_line(
        outline("M17,49 Q30,55 40,52 M83,49 Q70,55 60,52 M23,61 Q33,65 42,61 M77,61 Q67,65 58,61"),
        3,
    )
    pen.cut_line(outline("M44,84 L44,92 M56,84 L56,92"), 2.4)


@emblem("owl", ink="#5b4636")
def owl(pen: Stamp) -> None:
    """An owl from the front: two rings of eyes."""
    pen.ink(mirrored("M50,20 C62,18 74,14 84,5 C90,24 88,40 86,58 C84,84 66,97 50,97"))
    for x in (33, 67):
        pen.cut(Path().circle(x, 38, 16.5))
        pen.ink(Path().circle(x, 38, 9.5))
        pen.cut(Path().circle(x + (3 if x < 50 else -3), 35, 3))
    pen.cut(outline("M50,46 L57,55 L50,66 L43,55 Z"))
    pen.cut_line(
        outline("M36,78 Q43,84 50,78 Q57,84 64,78 M43,88 Q46.5,91 50,88 Q53.5,91 57,88"), 3
    )


@emblem("swan", "goose", ink="#2b5f8f", stands="alone")
def swan(pen: Stamp) -> None:
    """A swan on the water, its neck a figure of two."""
    pen.line(outline("M28,68 C10,50 44,40 38,20 C35,9 20,10 18,20"), 9)
    pen.ink(outline("M22,18 L6,29 L22,28 Z"))
    pen.ink(
        outline(
            "M22,64 C34,68 42,60 50,50 C64,34 84,38 97,32 C98,62 82,84 52,84 C34,84 22,78 22,64 Z"
        )
    )
    pen.cut_line(outline("M52,62 Q66,60 78,48 M50,72 Q70,72 84,58"), 3.4)
    pen.line(outline("M12,94 Q25,88 38,94 Q51,100 64,94 Q77,88 90,94"), 4.5)


@emblem("penguin", ink="#1e2a38", inverts=False)
def penguin(pen: Stamp) -> None:
    """A penguin from the front."""
    pen.ink(
        mirrored(
            "M50,4 C68,4 74,18 74,34 C84,44 92,58 94,70 C88,70 82,68 79,66 C78,82 72,92 66,94 "
            "L50,94"
        )
    )
    pen.cut(mirrored("M50,28 C54,20 68,20 66,34 C64,42 68,54 68,66 C68,80 60,86 50,86"))
    pen.ink(outline("M43,35 L57,35 L50,45 Z"), grow=0.6)
    for x in (41, 59):
        pen.ink(Path().circle(x, 29, 2.8))
    for x in (34, 66):
        pen.ink(Path().ellipse(x, 95, 12, 3.6))


@emblem("rooster", "chicken", ink="#c43a22")
def rooster(pen: Stamp) -> None:
    """A cock with a sweep of tail."""
    pen.ink(
        outline(
            "M22,32 C20,24 26,16 34,16 C46,18 46,36 54,46 C60,50 66,46 66,40 C60,28 64,12 76,4 "
            "C74,12 76,18 80,22 C84,16 90,13 97,13 C92,18 91,24 92,30 C99,50 94,88 58,90 "
            "C36,90 20,74 26,50 L28,44 C25,48 20,45 20,42 L9,37 Z"
        )
    )
    pen.tone(
        outline("M24,14 C19,7 25,2 29,7 C31,0 38,1 37,7 C42,4 47,8 43,15 C38,12 30,11 24,14 Z")
    )
    pen.cut(Path().circle(31, 26, 3))
    pen.cut_line(outline("M44,64 C52,76 68,74 77,60"), 4)
    pen.line(outline("M50,90 L50,97 M62,90 L62,97"), 4)


@emblem("phoenix", ink="#c8321f")
def phoenix(pen: Stamp) -> None:
    """A bird of fire, rising, its tail three plumes."""
    pen.ink(
        outline(
            "M46,26 C44,16 50,9 58,11 C63,12 67,16 73,18 C68,20 63,21 60,23 C58,30 60,34 64,38 "
            "C78,34 90,24 96,8 C99,30 92,44 84,50 C90,50 94,48 97,46 C92,60 78,66 64,62 "
            "C61,70 61,80 70,92 C58,88 52,80 50,70 C48,80 42,88 30,92 C39,80 39,70 36,62 "
            "C22,66 8,60 3,46 C6,48 10,50 16,50 C8,44 1,30 4,8 C10,24 22,34 36,38 "
            "C42,36 47,32 46,26 Z"
        )
    )
    for crest in ("M52,10 Q50,5 45,3", "M57,8 Q58,4 56,1"):
        pen.line(outline(crest), 3)
    pen.cut(Path().circle(58, 17, 2.2))
    pen.ink(lens(50, 99, 50, 78, 0.16))
    pen.cut_line(outline("M20,46 Q34,54 45,47 M80,46 Q66,54 55,47"), 3)


@emblem("butterfly", ink="#7a3fb0")
def butterfly(pen: Stamp) -> None:
    """Four wings about a slim body."""
    upper = outline("M53,44 C58,16 80,4 94,10 C100,30 84,54 54,52 Z")
    lower = outline("M54,56 C74,54 90,66 84,84 C72,96 56,80 53,62 Z")
    for side in (upper, flipped(upper)):
        pen.ink(side)
    for side in (lower, flipped(lower)):
        pen.tone(side)
    for x, y, r in ((80, 24, 6), (68, 38, 4)):
        pen.cut(Path().circle(x, y, r))
        pen.cut(Path().circle(100 - x, y, r))
    pen.ink(lens(50, 90, 50, 32, 0.09))
    pen.line(outline("M50,34 Q46,22 38,18 M50,34 Q54,22 62,18"), 3)


@emblem("bee", "honeybee", ink="#d99a0f")
def bee(pen: Stamp) -> None:
    """A bee from above, banded."""
    wing = outline("M54,38 C62,18 84,10 94,20 C98,36 78,48 56,46 Z")
    for side in (wing, flipped(wing)):
        pen.tone(side)
    pen.ink(mirrored("M50,36 C66,36 74,50 72,64 C70,80 58,92 50,98"))
    for y, q in ((54, 60), (68, 74), (81, 86)):
        pen.cut_line(outline(f"M24,{y} Q50,{q} 76,{y}"), 5.4)
    pen.ink(Path().circle(50, 26, 11))
    pen.line(outline("M45,18 Q42,8 34,5 M55,18 Q58,8 66,5"), 3.4)


@emblem("honeycomb", ink="#d9930d")
def comb(pen: Stamp) -> None:
    """Seven cells."""
    for k in range(7):
        x, y = (50.0, 50.0) if k == 6 else turned(Path().move(50, 20), 60 * k).points[0]
        cell = [turned(Path().move(x, y - 15.5), 60 * j + 30, x, y).points[0] for j in range(6)]
        fill = pen.tone if k in {1, 4} else pen.ink
        fill(rounded(cell, 2.5))


@emblem("fish", "tropical-fish", "goldfish", ink="#1980a8")
def fish(pen: Stamp) -> None:
    """A fish of two arcs, gill and scales broken out."""
    pen.ink(outline("M97,50 C82,22 46,14 20,46 L4,28 C8,44 8,56 4,72 L20,54 C46,86 82,78 97,50 Z"))
    pen.cut_line(outline("M72,30 C63,42 63,58 72,70"), 4)
    pen.cut(Path().circle(82, 44, 3.6))
    for x, y in ((53, 42), (53, 58), (40, 50)):
        pen.cut_line(arc(x, y, 6, 90, 270), 3.2)


@emblem("koi", ink="#d8412a")
def koi(pen: Stamp) -> None:
    """A carp curling upwards."""
    pen.ink(
        outline(
            "M62,4 C78,10 82,30 74,48 C68,62 54,66 46,76 C44,84 48,92 58,97 C44,98 36,94 32,90 "
            "C28,94 18,97 6,92 C16,90 22,84 24,76 C24,58 32,48 38,36 C42,22 48,8 62,4 Z"
        )
    )
    pen.tone(outline("M78,38 C90,40 96,50 96,60 C86,60 76,58 71,53 Z"))
    pen.tone(outline("M34,38 C22,34 14,40 10,50 C20,54 28,52 31,48 Z"))
    pen.cut_line(outline("M46,24 Q60,34 77,28"), 3.4)
    pen.cut(Path().circle(55, 17, 3))
    pen.cut(Path().circle(69, 17, 3))
    for x, y in ((52, 42), (64, 42), (46, 54), (57, 54)):
        pen.cut_line(arc(x, y, 5, 20, 160), 3)


@emblem("whale", "spouting-whale", ink="#1f5f9f")
def whale(pen: Stamp) -> None:
    """A whale with its tail up, blowing."""
    pen.ink(
        outline(
            "M4,58 C4,42 20,36 38,36 C58,36 66,58 78,58 C84,58 86,50 84,42 C76,42 70,36 68,28 "
            "C78,26 84,30 88,34 C90,28 94,24 99,22 C100,32 97,40 92,43 C96,70 80,88 52,90 "
            "C22,92 4,80 4,58 Z"
        )
    )
    pen.cut_line(outline("M4,64 C18,74 38,72 50,64"), 4)
    pen.cut(Path().circle(27, 54, 3.4))
    pen.line(outline("M30,28 L30,20 M30,20 C30,12 22,9 16,13 M30,20 C30,12 38,9 44,13"), 5)


@emblem("dolphin", ink="#1f7fb0")
def dolphin(pen: Stamp) -> None:
    """A dolphin leaping over a ripple."""
    pen.ink(
        outline(
            "M3,50 C10,44 14,42 18,40 C26,22 44,14 56,18 C60,10 66,6 74,6 C72,12 71,18 72,24 "
            "C86,36 90,54 86,66 C92,70 96,76 97,84 C90,82 84,80 80,78 C76,82 70,84 62,84 "
            "C66,78 70,72 74,66 C74,54 62,46 48,48 C48,56 44,62 38,66 C36,60 34,54 34,50 "
            "C24,54 12,56 3,50 Z"
        )
    )
    pen.cut(Path().circle(25, 39, 2.8))
    pen.line(outline("M6,94 Q16,86 28,93 Q39,100 50,93"), 5)


@emblem("turtle", ink="#2c8a62")
def turtle(pen: Stamp) -> None:
    """A turtle from above."""
    pen.ink(Path().ellipse(50, 15, 11, 13))
    for limb in (lens(64, 34, 97, 22, 0.22), lens(66, 74, 92, 90, 0.22)):
        pen.tone(limb)
        pen.tone(flipped(limb))
    shell = Path().ellipse(50, 57, 31, 36)
    pen.cut(shell, grow=3)
    pen.ink(shell)
    pen.cut_line(
        outline(
            "M50,40 L63,48 L63,66 L50,74 L37,66 L37,48 Z M50,40 L50,18 M63,48 L84,40 M63,66 "
            "L82,76 M50,74 L50,96 M37,66 L18,76 M37,48 L16,40"
        ),
        3.4,
    )


@emblem("octopus", ink="#a3356f")
def octopus(pen: Stamp) -> None:
    """A head over curling arms."""
    pen.ink(mirrored("M50,4 C72,4 82,20 80,38 C79,48 74,54 68,58 L50,58"))
    for arm in (
        "M54,54 C54,72 56,84 64,92",
        "M64,52 C66,70 76,78 84,74 C90,70 86,62 81,66",
        "M72,44 C80,56 92,56 94,46",
    ):
        pen.line(outline(arm), 8)
        pen.line(flipped(outline(arm)), 8)
    for x in (39, 61):
        pen.cut(Path().circle(x, 38, 6))
        pen.ink(Path().circle(x, 38, 2.6))


@emblem("spiral-shell", "shell", ink="#d98a5b")
def shell(pen: Stamp) -> None:
    """A scallop."""
    pen.ink(
        mirrored(
            "M50,8 C60,4 68,10 70,14 C80,12 86,20 86,26 C96,30 96,40 92,46 C88,62 72,76 62,84 "
            "L50,84"
        )
    )
    for x in (14, 26, 38):
        pen.cut_line(bar(50 + x, 16 + x * 0.9, 50 + x * 0.16, 80), 3.2)
        pen.cut_line(bar(50 - x, 16 + x * 0.9, 50 - x * 0.16, 80), 3.2)
    pen.cut_line(bar(50, 20, 50, 80), 3.2)
    pen.ink(rounded([(34, 84), (66, 84), (60, 96), (40, 96)], 3))
