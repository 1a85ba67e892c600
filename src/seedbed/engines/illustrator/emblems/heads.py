"""Emblems of animals face to face: cut from plain planes, alike on both sides."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.emblems.shapes import (
    bar,
    flipped,
    mirrored,
    outline,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


def _eyes(pen: Stamp, x: float, y: float, r: float) -> None:
    """Two round eyes, broken out, at this distance from the middle."""
    pen.cut(Path().circle(50 - x, y, r))
    pen.cut(Path().circle(50 + x, y, r))


def _slant(pen: Stamp, x: float, y: float, long: float, lean: float = 22) -> None:
    """Two almond eyes that slant down to the nose."""
    eye = Path().move(50 + x, y).quad(50 + x + long * 0.5, y - long * 0.5, 50 + x + long, y)
    eye.quad(50 + x + long * 0.4, y + long * 0.25, 50 + x, y).close()
    eye = turned(eye, -lean, 50 + x, y)
    pen.cut(eye)
    pen.cut(flipped(eye))


def _both(pen: Stamp, drawn: str) -> None:
    """The same part in the ink on either side."""
    part = outline(drawn)
    pen.ink(part)
    pen.ink(flipped(part))


@emblem("fox", ink="#dd5f1f")
def fox(pen: Stamp) -> None:
    """A fox: ears, a mask, pale cheeks."""
    pen.ink(
        mirrored("M50,31 L64,27 L89,4 C95,22 95,40 89,53 L97,61 C78,61 64,68 56,90 L50,97"),
        grow=0.8,
    )
    cheek = outline("M93,68 C78,68 68,76 62,91 L74,84 Z")
    for side in (cheek, flipped(cheek)):
        pen.tone(side, grow=0.8)
    ear = outline("M85,14 C88,24 87,32 84,39 L72,28 Z")
    for side in (ear, flipped(ear)):
        pen.cut(side)
    _slant(pen, 11, 56, 14, 24)


@emblem("wolf", ink="#36465c")
def wolf(pen: Stamp) -> None:
    """A wolf: a shaggy mask in facets."""
    pen.ink(
        mirrored(
            "M50,26 L62,24 L82,2 L88,30 L86,42 L97,60 L86,60 L90,72 L76,70 L76,80 L62,82 L56,96 "
            "L50,98"
        ),
        grow=0.6,
    )
    ear = outline("M78,14 L81,32 L69,27 Z")
    for side in (ear, flipped(ear)):
        pen.cut(side)
    _slant(pen, 10, 52, 14, 26)
    muzzle = outline("M80,57 L67,67 L59,80 L55,66 L61,60 Z")
    for side in (muzzle, flipped(muzzle)):
        pen.tone(side)
    pen.cut_line(outline("M50,30 L50,44"), 3)
    pen.cut_line(outline("M41,78 L46,88 L54,88 L59,78"), 2.6)


@emblem("cat-face", "black-cat", ink="#2a2d38")
def cat_face(pen: Stamp) -> None:
    """A cat's head with whiskers broken out."""
    pen.ink(
        mirrored("M50,28 C57,28 63,29 68,31 L88,6 C94,22 95,40 94,54 C94,80 76,94 50,94"), grow=1
    )
    _eyes(pen, 20, 54, 7)
    pen.cut(outline("M44,68 L56,68 L50,75 Z"), grow=0.8)
    pen.cut_line(outline("M50,75 Q50,84 40,84 M50,75 Q50,84 60,84"), 3.4)
    for end in ((96, 62), (95, 74)):
        pen.cut_line(bar(74, end[1] + 5, *end), 3)
        pen.cut_line(flipped(bar(74, end[1] + 5, *end)), 3)


@emblem("dog", "puppy", ink="#8a5a2c")
def dog(pen: Stamp) -> None:
    """A dog with hanging ears, nose and tongue broken out."""
    pen.ink(mirrored("M50,8 C68,8 76,18 78,34 L78,62 C78,84 66,96 50,96"))
    ear = outline(
        "M70,12 C86,8 96,22 97,40 C98,58 92,70 84,68 C76,62 78,48 75,36 C73,26 68,20 70,12 Z"
    )
    for side in (ear, flipped(ear)):
        pen.cut(side, grow=2.6)
        pen.ink(side)
    pen.cut(mirrored("M50,44 C56,44 62,50 66,58 C72,72 66,86 50,88"))
    pen.ink(mirrored("M50,54 C60,54 62,58 60,62 C58,67 53,69 50,69"))
    pen.line(outline("M50,68 L50,74 Q50,79 42,79 M50,74 Q50,79 58,79"), 3.6)
    _eyes(pen, 15, 40, 5)


@emblem("bear", "teddy-bear", "polar-bear", ink="#5a3a25")
def bear(pen: Stamp) -> None:
    """A bear, its muzzle broken out."""
    for x in (20, 80):
        pen.ink(Path().circle(x, 22, 16))
        pen.cut(Path().circle(x, 22, 7))
    pen.ink(mirrored("M50,10 C78,10 92,32 92,56 C92,82 74,95 50,95"))
    pen.cut(Path().ellipse(50, 70, 24, 19))
    pen.ink(mirrored("M50,57 C61,57 64,60 62,65 C60,70 54,72 50,72"))
    pen.line(outline("M50,70 L50,76 Q49,81 42,81 M50,76 Q51,81 58,81"), 3.6)
    _eyes(pen, 18, 43, 5)


@emblem("panda", ink="#1d2026", inverts=False)
def panda(pen: Stamp) -> None:
    """A panda: only what is black on it."""
    for x in (17, 83):
        pen.ink(Path().circle(x, 19, 15))
    face = Path().ellipse(50, 54, 43, 41)
    pen.cut(face, grow=2)
    pen.line(face, 4.4)
    for x, lean in ((32, 32), (68, -32)):
        pen.ink(turned(Path().ellipse(x, 50, 10.5, 14), lean, x, 50))
        pen.cut(Path().circle(x + (2 if x < 50 else -2), 48, 3.8))
    pen.ink(mirrored("M50,63 C58,63 61,66 59,70 C57,74 53,75 50,75"))
    pen.line(outline("M50,74 L50,79 Q49,84 42,84 M50,79 Q51,84 58,84"), 3.4)


@emblem("koala", ink="#66717f")
def koala(pen: Stamp) -> None:
    """A koala: wide ears, a long nose."""
    for x in (18, 82):
        pen.ink(Path().circle(x, 34, 17))
        pen.cut(Path().circle(x, 36, 9))
    pen.ink(Path().ellipse(50, 54, 35, 37))
    pen.cut(Path().ellipse(50, 62, 9.5, 15))
    _eyes(pen, 20, 50, 5)


@emblem("lion", ink="#c9801a")
def lion(pen: Stamp) -> None:
    """A lion in his mane of flames."""
    mane = (
        "M50,3 Q57,10 67,5 Q71,14 82,13 Q82,23 92,27 Q88,36 98,44 Q90,51 97,61 "
        "Q88,64 90,76 "
        "Q80,76 77,87 Q68,85 62,94 Q56,92 50,98"
    )
    pen.ink(mirrored(mane), grow=0.6)
    face = mirrored("M50,20 C66,20 77,30 77,46 C77,56 72,60 68,70 C66,80 59,84 50,84")
    pen.cut(face, grow=3)
    pen.tone(face)
    pen.ink(mirrored("M50,40 L56,40 L58,56 L63,60 C62,66 54,70 50,71"))
    pen.line(outline("M50,70 L50,74 Q49,79 40,78 M50,74 Q51,79 60,78"), 3.2)
    brow = outline("M60,44 L75,37 C75,46 70,50 62,50 Z")
    for side in (brow, flipped(brow)):
        pen.ink(side)


@emblem("tiger", ink="#e07b15")
def tiger(pen: Stamp) -> None:
    """A tiger: stripes broken out of the mask."""
    for x in (19, 81):
        pen.ink(Path().circle(x, 20, 14))
        pen.cut(Path().circle(x, 21, 6))
    pen.ink(mirrored("M50,10 C74,10 90,26 90,46 L97,58 L88,62 L92,74 L82,75 C76,90 64,96 50,96"))
    for cut in (
        "M50,13 L55,13 L50,34 Z",
        "M60,14 L66,16 L59,31 Z",
        "M93,46 L77,50 L91,53 Z",
        "M93,60 L76,61 L91,66 Z",
        "M88,76 L75,70 L84,80 Z",
    ):
        pen.cut(outline(cut), grow=0.8)
        pen.cut(flipped(outline(cut)), grow=0.8)
    _slant(pen, 12, 51, 15, 18)
    pen.cut(mirrored("M50,70 C54,66 64,64 68,72 C70,82 62,89 50,89"))
    pen.ink(mirrored("M50,62 L61,62 C61,68 54,72 50,73"))
    pen.line(outline("M50,72 L50,77 Q49,82 41,81 M50,77 Q51,82 59,81"), 3.2)


@emblem("deer", "reindeer", "moose", ink="#6b4426")
def deer(pen: Stamp) -> None:
    """A stag: antlers over a narrow face."""
    for antler in (
        "M57,44 C60,30 76,30 82,20 C86,14 85,8 83,3",
        "M73,30 C84,32 92,26 96,16",
        "M66,34 C66,22 66,14 62,6",
    ):
        pen.line(outline(antler), 5)
        pen.line(flipped(outline(antler)), 5)
    pen.ink(mirrored("M50,42 L62,44 L68,56 L58,86 C58,94 54,97 50,97"), grow=0.6)
    _both(pen, "M67,49 C76,42 86,42 94,46 C90,56 80,60 70,58 Z")
    _eyes(pen, 11, 60, 3.4)
    pen.cut(mirrored("M50,84 L56,84 C56,88 53,91 50,91"))


@emblem("rabbit", "bunny", ink="#6f5a86")
def rabbit(pen: Stamp) -> None:
    """A rabbit: two long ears."""
    ear = outline("M55,46 C52,22 60,2 69,3 C80,5 80,30 70,48 Z")
    for side in (ear, flipped(ear)):
        pen.ink(side)
    inner = outline("M61,40 C59,24 63,12 68,12 C73,14 73,30 67,41 Z")
    for side in (inner, flipped(inner)):
        pen.tone(side)
    pen.ink(Path().ellipse(50, 68, 33, 29))
    _eyes(pen, 15, 64, 4.6)
    pen.cut(outline("M45,73 L55,73 L50,79 Z"), grow=0.8)
    pen.cut_line(outline("M50,79 Q49,86 41,85 M50,79 Q51,86 59,85"), 3.2)


@emblem("elephant", ink="#4b5f78")
def elephant(pen: Stamp) -> None:
    """An elephant: ears like wings, the trunk down the middle."""
    ear = outline("M62,26 C70,8 96,10 98,34 C98,58 82,70 70,62 C66,52 62,40 62,26 Z")
    for side in (ear, flipped(ear)):
        pen.tone(side)
    pen.ink(
        mirrored(
            "M50,12 C66,12 74,22 72,40 C71,50 64,56 60,62 C58,72 60,84 60,90 C60,96 55,97 50,97"
        )
    )
    _both(pen, "M66,60 C72,70 80,74 88,72 C84,82 70,82 63,72 Z")
    _eyes(pen, 13, 42, 4)
    for y in (72, 80, 88):
        pen.cut_line(bar(43, y, 57, y), 2.6)


@emblem("ox", "cow", "water-buffalo", "bison", ink="#5b2f22")
def ox(pen: Stamp) -> None:
    """A bull: horns in one bow, a ringed muzzle."""
    pen.ink(
        mirrored(
            "M50,30 L66,29 C80,28 86,20 84,6 C96,16 98,32 88,41 C82,46 76,46 71,46 "
            "C70,58 66,66 63,76 C62,88 58,94 50,95"
        ),
        grow=0.8,
    )
    _both(pen, "M73,50 C82,48 90,50 95,55 C88,62 78,62 71,58 Z")
    _slant(pen, 10, 54, 11, 14)
    pen.cut_line(outline("M38,74 Q50,66 62,74"), 3.2)
    for x in (43, 57):
        pen.cut(Path().ellipse(x, 82, 2.6, 3.6))


@emblem("sheep", "goat", "ram", ink="#4a5161")
def ram(pen: Stamp) -> None:
    """A ram: two curled horns."""
    for horn in ("M58,24 C76,10 96,24 93,46 C91,62 76,66 72,56 C70,48 78,44 81,49",):
        pen.line(outline(horn), 10)
        pen.line(flipped(outline(horn)), 10)
    pen.ink(mirrored("M50,14 C60,14 66,22 66,34 L64,62 C62,80 57,94 50,95"))
    _eyes(pen, 8.5, 47, 3.2)
    pen.cut_line(outline("M44,80 L50,85 L56,80"), 3)


@emblem("pig", "boar", ink="#d9668a")
def pig(pen: Stamp) -> None:
    """A pig: folded ears, a round snout."""
    _both(pen, "M60,22 L88,8 C95,20 92,36 82,44 Z")
    pen.ink(Path().ellipse(50, 56, 40, 38))
    snout = Path().ellipse(50, 66, 17, 12.5)
    pen.cut(snout)
    for x in (44, 56):
        pen.ink(Path().ellipse(x, 66, 3, 4.6))
    _eyes(pen, 19, 46, 4.4)


@emblem("monkey", ink="#6d4526")
def monkey(pen: Stamp) -> None:
    """A monkey: a heart-shaped face."""
    for x in (14, 86):
        pen.ink(Path().circle(x, 50, 12))
        pen.cut(Path().circle(x, 50, 5))
    pen.ink(Path().ellipse(50, 50, 36, 42))
    pen.cut(mirrored("M50,38 C56,26 76,28 75,46 C75,54 72,56 72,66 C70,80 60,86 50,86"))
    for x in (38, 62):
        pen.ink(Path().circle(x, 47, 5))
    pen.line(outline("M36,68 Q50,80 64,68"), 4.4)
    for x in (46, 54):
        pen.ink(Path().circle(x, 60, 2))


@emblem("raccoon", "badger", ink="#4d5563")
def raccoon(pen: Stamp) -> None:
    """A raccoon: a dark mask across a pale face."""
    _both(pen, "M62,28 L86,6 C94,18 94,32 88,44 Z")
    face = mirrored("M50,20 C72,20 88,34 92,54 L97,64 L86,70 C78,86 64,94 50,94")
    pen.tone(face)
    pen.ink(
        mirrored("M50,22 L56,22 C58,36 64,42 76,42 C86,44 92,54 92,62 C84,70 70,70 60,62 L50,58")
    )
    _eyes(pen, 19, 55, 5)
    pen.ink(mirrored("M50,74 L60,74 C60,80 54,84 50,84"))
