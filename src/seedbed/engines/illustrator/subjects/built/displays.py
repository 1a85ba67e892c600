"""What stands on the shelves of a shop's window: books, loaves, cups and cakes, jars."""

from __future__ import annotations

from seedbed.engines.illustrator.path import Path
from seedbed.engines.illustrator.subjects.pen import Pen

_SPINES = ("#c8433c", "#3f74b8", "#e0a93a", "#4b9a6a", "#8a5ab0", "#e58a9c")
_CRUSTS = ("#c9843e", "#b8702f", "#d99a4e")
_ICINGS = ("#f3b7c6", "#fff4e2", "#8a5233", "#f2d17c")
_LIDS = ("#c8433c", "#5d8a5b", "#3f74b8", "#e0a93a")


def display(pen: Pen, left: float, right: float, shelf: float) -> None:
    """A row of what the shop sells, standing on a shelf, in the drawing's own units."""
    draw = {"bookshop": _book, "bakery": _loaf, "cafe": _treat}.get(pen.look.name, _jar)
    x = left
    while x < right - 0.075:
        x += draw(pen, x, shelf) + 0.004


def _book(pen: Pen, x: float, foot: float) -> float:
    wide, high = 0.02 + 0.02 * pen.chance(), 0.08 + 0.05 * pen.chance()
    pen.shine(Path().rect(x, foot - high, wide, high, 0.003), _one_of(pen, _SPINES))
    return wide + (0.05 if pen.chance() > 0.86 else 0)


def _loaf(pen: Pen, x: float, foot: float) -> float:
    """A round loaf with its cuts, or long ones that stand in a basket."""
    crust = _one_of(pen, _CRUSTS)
    if pen.chance() < 0.35:
        for k in range(3):
            pen.shine(Path().rect(x + 0.012 + 0.024 * k, foot - 0.14, 0.02, 0.12, 0.01), crust)
        pen.shine(Path().rect(x, foot - 0.05, 0.092, 0.05, 0.008), "#8a5a35")
        return 0.1
    wide, high = 0.09, 0.05 + 0.015 * pen.chance()
    loaf = Path().ellipse(x + wide / 2, foot - high / 2, wide / 2, high / 2)
    pen.shine(loaf, crust)
    for k in range(3):
        at = x + wide * (0.3 + 0.2 * k)
        cut = Path().move(at - 0.008, foot - high * 0.5).line(at + 0.008, foot - high * 0.85)
        pen.stroke(cut, 0.006, "#f4d9a6", clip=loaf)
    return wide


def _treat(pen: Pen, x: float, foot: float) -> float:
    """A cup, or a small cake on its stand."""
    if pen.chance() < 0.5:
        pen.shine(Path().rect(x, foot - 0.05, 0.05, 0.05, 0.012), "#fdfaf2")
        pen.stroke(Path().circle(x + 0.056, foot - 0.028, 0.013), 0.007, "#fdfaf2")
        return 0.085
    pen.shine(Path().rect(x + 0.032, foot - 0.03, 0.012, 0.03), "#e8e1d2")
    pen.shine(Path().rect(x, foot - 0.036, 0.076, 0.008, 0.004), "#e8e1d2")
    pen.shine(Path().rect(x + 0.008, foot - 0.075, 0.06, 0.04, 0.006), "#c98d52")
    pen.shine(Path().rect(x + 0.008, foot - 0.086, 0.06, 0.018, 0.008), _one_of(pen, _ICINGS))
    return 0.09


def _jar(pen: Pen, x: float, foot: float) -> float:
    """A jar with a lid, or a box."""
    wide, high = 0.05, 0.07 + 0.03 * pen.chance()
    colour = _one_of(pen, _LIDS)
    if pen.chance() < 0.4:
        pen.shine(Path().rect(x, foot - high, wide + 0.01, high, 0.004), colour)
        pen.shine(Path().rect(x, foot - high * 0.62, wide + 0.01, 0.014), "#fdf3df")
        return wide + 0.02
    pen.shine(Path().rect(x, foot - high, wide, high, 0.012), "#dfeae6")
    pen.shine(Path().rect(x + 0.004, foot - high * 0.6, wide - 0.008, high * 0.56, 0.01), "#c98d52")
    pen.shine(Path().rect(x + 0.004, foot - high - 0.01, wide - 0.008, 0.016, 0.004), colour)
    return wide + 0.01


def _one_of(pen: Pen, colours: tuple[str, ...]) -> str:
    return colours[int(pen.chance(0, len(colours) - 0.01))]
