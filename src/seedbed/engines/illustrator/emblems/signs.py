"""Emblems that stand for trades and feats: arms, tools, hats, balls, a trophy, hands."""

from __future__ import annotations

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
    sized,
    star,
    turned,
)
from seedbed.engines.illustrator.emblems.stamp import Stamp, emblem


@emblem("sword", "dagger", "crossed-swords", ink="#3c4a5c", crosses=True)
def sword(pen: Stamp) -> None:
    """A sword on the slant, point up."""
    pen.ink(turned(mirrored("M50,-16 L57,-6 L57,66 L50,66"), 45))
    pen.cut_line(turned(bar(50, -2, 50, 58), 45), 2.2)
    pen.ink(turned(Path().rect(31, 68, 38, 8, 4), 45))
    pen.ink(turned(Path().rect(45.5, 76, 9, 22, 2), 45))
    pen.ink(turned(Path().circle(50, 103, 6.5), 45))


@emblem("axe", ink="#5a4636", crosses=True)
def axe(pen: Stamp) -> None:
    """An axe on the slant."""
    blade = outline("M57,-2 C70,2 82,-2 90,-10 C98,8 96,30 86,44 C78,36 68,34 57,36 Z")
    for part in (Path().rect(45, -10, 10, 120, 5), blade, Path().rect(38, 2, 6, 30, 2)):
        pen.ink(turned(sized(part, 0.82, 48, 50), 40).moved(-6, 2))


@emblem("hammer", "hammer-and-pick", ink="#3f4c5e", crosses=True)
def hammer(pen: Stamp) -> None:
    """A hammer on the slant."""
    head = outline("M22,-4 L64,-4 C76,-4 84,4 88,16 L72,16 L66,22 L22,22 Z")
    pen.ink(turned(sized(Path().rect(44, 27, 12, 82, 5), 0.84, 56, 56), 40))
    pen.ink(turned(sized(head, 0.84, 56, 56), 40), grow=2)


@emblem("fishing-pole", ink="#2f5f7a", crosses=True)
def rod(pen: Stamp) -> None:
    """A rod, its line and hook."""
    pen.line(outline("M8,94 L74,10"), 6)
    pen.line(outline("M8,94 L24,74"), 10)
    pen.ink(Path().circle(36, 66, 8))
    pen.line(outline("M74,10 Q90,14 90,40 L90,74 Q90,88 78,88 Q68,88 68,78"), 4)
    pen.ink(outline("M62,84 L68,72 L75,82 Z"))


@emblem("bow-and-arrow", ink="#6b4426", crosses=True)
def bow(pen: Stamp) -> None:
    """A drawn bow, its arrow."""
    pen.line(outline("M18,10 C60,8 92,40 90,82"), 8)
    pen.line(outline("M18,10 L24,76 L90,82"), 3)
    pen.line(bar(10, 90, 84, 16), 5)
    pen.ink(outline("M96,4 L90,30 L70,10 Z"))
    pen.line(outline("M6,80 L16,84 L20,94"), 5)


@emblem("wheel", ink="#2e3540")
def wheel(pen: Stamp) -> None:
    """A spoked wheel."""
    pen.line(Path().circle(50, 50, 41), 9)
    for k in range(12):
        pen.line(turned(bar(50, 50, 50, 14), 30 * k), 2.6)
    pen.ink(Path().circle(50, 50, 9))
    pen.cut(Path().circle(50, 50, 3.6))


@emblem("ring", ink="#c99a2a")
def ring(pen: Stamp) -> None:
    """A ring with its stone."""
    pen.line(Path().circle(50, 64, 29), 8)
    pen.cut(outline("M28,4 L72,4 L82,18 L50,46 L18,18 Z"))
    pen.ink(outline("M35,4 L65,4 L76,17 L50,42 L24,17 Z"), grow=1)
    pen.cut_line(outline("M22,17 L78,17 M42,17 L50,42 L58,17"), 2.4)


@emblem("chef-hat", ink="#5a6472")
def chef_hat(pen: Stamp) -> None:
    """A cook's hat."""
    pen.ink(
        joined(
            Path().circle(26, 38, 22), Path().circle(50, 27, 24), Path().circle(74, 38, 22),
            Path().rect(26, 34, 48, 34),
        )
    )  # fmt: skip
    pen.cut_line(outline("M36,50 L38,66 M64,50 L62,66 M50,48 L50,66"), 3.4)
    pen.ink(Path().rect(24, 74, 52, 18, 4))


@emblem("top-hat", ink="#22252d")
def top_hat(pen: Stamp) -> None:
    """A top hat with its band."""
    pen.ink(outline("M26,10 C36,4 64,4 74,10 L70,66 L30,66 Z"))
    pen.cut_line(outline("M27,53 Q50,59 73,53"), 7, cap="butt")
    pen.ink(outline("M3,66 C16,78 84,78 97,66 C98,84 76,92 50,92 C24,92 2,84 3,66 Z"))


@emblem("graduation-cap", ink="#24406e")
def mortarboard(pen: Stamp) -> None:
    """A mortarboard and its tassel."""
    pen.ink(rounded([(50, 14), (98, 38), (50, 62), (2, 38)], 3))
    cap = "M24,54 L24,74 C32,86 68,86 76,74 L76,54 L50,67 Z"
    pen.ink(outline(cap))
    pen.line(outline("M90,42 L90,70"), 4)
    pen.ink(outline("M90,66 L96,84 L84,84 Z"))


@emblem("bow-tie", "bow", "ribbon", "necktie", ink="#a32a3e")
def bow_tie(pen: Stamp) -> None:
    """A bow tie."""
    wing = outline("M58,44 C70,34 84,26 94,26 C98,40 98,60 94,74 C84,74 70,66 58,56 Z")
    for side in (wing, flipped(wing)):
        pen.ink(side)
    pen.ink(Path().rect(41, 38, 18, 24, 6))


@emblem("plus", "hospital", ink="#d0343f", holds=(36, 36, 64, 64))
def cross(pen: Stamp) -> None:
    """A cross of equal arms."""
    pen.ink(joined(Path().rect(34, 5, 32, 90, 7), Path().rect(5, 34, 90, 32, 7)))


@emblem("trophy", "sports-medal", "1st-place-medal", ink="#c8951b", holds=(34, 12, 66, 44))
def trophy(pen: Stamp) -> None:
    """A cup with two handles, on its foot."""
    pen.line(outline("M26,16 L10,16 C10,36 18,46 32,48 M74,16 L90,16 C90,36 82,46 68,48"), 6)
    pen.ink(mirrored("M50,6 L76,6 C76,40 68,54 54,60 L54,74 L50,74"))
    if not pen.bare:
        pen.cut(star(50, 28, 12, 0.44, 5, 0.5))
    pen.ink(Path().rect(34, 74, 32, 9, 2))
    pen.ink(Path().rect(26, 86, 48, 9, 3))


@emblem("bell", ink="#c9921c")
def bell(pen: Stamp) -> None:
    """A bell."""
    pen.ink(Path().circle(50, 10, 7))
    pen.ink(mirrored("M50,14 C70,16 78,32 78,50 C78,64 82,70 92,78 L50,78"), grow=1)
    pen.ink(outline("M36,84 L64,84 C62,98 38,98 36,84 Z"))


@emblem("basketball", ink="#d8691f")
def basketball(pen: Stamp) -> None:
    """A basketball."""
    pen.ink(Path().circle(50, 50, 46))
    pen.cut_line(outline("M50,2 L50,98 M2,50 L98,50"), 4)
    pen.cut_line(arc(-4, 50, 34, -70, 70), 4)
    pen.cut_line(arc(104, 50, 34, 110, 250), 4)


@emblem("soccer-ball", ink="#23272f", inverts=False)
def football(pen: Stamp) -> None:
    """A football: a pentagon and its seams."""
    ball = Path().circle(50, 50, 43)
    pen.cut(ball)
    pen.line(ball, 5)
    pen.ink(star(50, 50, 19, 0.81, 5, 1))
    for k in range(5):
        pen.line(turned(bar(50, 32, 50, 18), 72 * k), 4)
        pen.ink(turned(outline("M36,10 L64,10 L57,20 L43,20 Z"), 72 * k))


@emblem("shopping-cart", ink="#2a6fb0")
def cart(pen: Stamp) -> None:
    """A shopping cart."""
    pen.line(outline("M5,14 L20,14 L34,70 L84,70"), 7)
    pen.ink(outline("M24,24 L94,24 L84,58 L33,58 Z"), grow=2)
    for x in (42, 76):
        pen.ink(Path().circle(x, 86, 8))


@emblem("laptop", "computer", "desktop-computer", ink="#2b4a7a", holds=(26, 24, 74, 58))
def laptop(pen: Stamp) -> None:
    """An open laptop."""
    pen.ink(Path().rect(14, 14, 72, 56, 7))
    if not pen.bare:
        pen.cut(Path().rect(22, 22, 56, 40, 2))
        pen.tone(outline("M42,32 L54,42 L42,52 Z"), grow=1)
    pen.ink(outline("M2,76 L98,76 C98,86 92,88 86,88 L14,88 C8,88 2,86 2,76 Z"))


@emblem("headphone", ink="#3a3f8f")
def headphones(pen: Stamp) -> None:
    """A pair of headphones."""
    pen.line(outline("M12,66 L12,52 C12,0 88,0 88,52 L88,66"), 7)
    for x in (10, 70):
        pen.ink(Path().rect(x, 54, 20, 38, 9))


@emblem("speech-balloon", "left-speech-bubble", ink="#2a86d0", holds=(26, 22, 74, 60))
def speech(pen: Stamp) -> None:
    """A speech bubble with three dots."""
    pen.ink(Path().rect(4, 10, 92, 64, 22))
    pen.ink(outline("M22,66 L22,94 L50,70 Z"), grow=1.5)
    if not pen.bare:
        for x in (30, 50, 70):
            pen.cut(Path().circle(x, 42, 5.6))


@emblem("magnifying-glass-tilted-left", "magnifying-glass-tilted-right", ink="#2b5f8f")
def magnifier(pen: Stamp) -> None:
    """A magnifying glass."""
    pen.line(Path().circle(40, 40, 30), 10)
    pen.line(bar(66, 66, 90, 90), 14)
    pen.line(arc(40, 40, 17, 190, 260), 4.5)


@emblem("palms-up-together", "open-hands", ink="#b0683f", above=(50, 40))
def hands(pen: Stamp) -> None:
    """Two hands held out together."""
    hand = outline(
        "M53,92 L53,76 C58,64 68,56 80,52 C88,50 92,56 86,60 L74,67 C82,60 84,46 86,34 "
        "C88,26 98,28 97,36 L94,62 C92,74 82,80 76,84 L76,92 Z"
    )
    for side in (hand, flipped(hand)):
        pen.ink(side)
    if not pen.bare:
        pen.tone(mirrored("M50,24 C54,14 66,14 70,22 C74,34 62,44 50,54"))


@emblem("eye", "eyes", ink="#2a6f8f")
def eye(pen: Stamp) -> None:
    """An eye with its light."""
    pen.ink(outline("M2,50 C22,14 78,14 98,50 C78,86 22,86 2,50 Z"))
    pen.cut(Path().circle(50, 50, 24))
    pen.ink(Path().circle(50, 50, 17))
    pen.cut(Path().circle(57, 43, 5))


@emblem("hourglass-done", "hourglass-not-done", ink="#8a5a2a")
def hourglass(pen: Stamp) -> None:
    """An hourglass."""
    pen.line(outline("M18,6 L82,6 M18,94 L82,94"), 7)
    pen.ink(mirrored("M50,12 L74,12 C74,34 62,40 54,50 C62,60 74,66 74,88 L50,88"))
    pen.cut(outline("M34,24 L66,24 C64,34 56,38 50,45 C44,38 36,34 34,24 Z"))
    pen.cut(lens(50, 58, 50, 82, 0.3))


@emblem("ink-brush", "paintbrush", ink="#2a2a2e", crosses=True)
def ink_brush(pen: Stamp) -> None:
    """A brush on the slant."""
    pen.ink(turned(Path().rect(44, -16, 12, 68, 6), 40))
    pen.tone(turned(Path().rect(42, 54, 16, 12, 2), 40))
    pen.ink(turned(outline("M40,69 L60,69 C66,84 58,98 50,112 C42,98 34,84 40,69 Z"), 40))


@emblem("folding-hand-fan", ink="#b0352c")
def fan(pen: Stamp) -> None:
    """A folding fan, spread."""
    pen.ink(outline("M50,88 L2,42 C26,10 74,10 98,42 Z"))
    for k in range(-3, 4):
        pen.cut_line(turned(bar(50, 84, 50, 14), 13.5 * k, 50, 88), 2.4)
    pen.cut(Path().circle(50, 88, 25))
    for k in range(-3, 4):
        pen.line(turned(bar(50, 86, 50, 64), 11 * k, 50, 88), 2.6)
    pen.ink(Path().circle(50, 88, 5))


@emblem("coin", ink="#b8862a")
def cash(pen: Stamp) -> None:
    """A coin with a square hole."""
    pen.ink(Path().circle(50, 50, 46))
    pen.cut_line(Path().circle(50, 50, 37), 3)
    pen.cut(Path().rect(36, 36, 28, 28, 2))
