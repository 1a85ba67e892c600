"""The court of a Chinese temple: hall, steps, censer, old trees; in autumn under ginkgos."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import buildings, land, trees
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View


def _ground(frame: Frame) -> Ground:
    h = frame.horizon(0.56, tall=0.52, wide=0.58)
    return Ground(horizon=h, stand_far=h + 0.13, stand_near=0.94, surface="stone", sky=(0.03, 0.2))


def _temple(view: View) -> None:
    line, u, w, h = view.horizon, view.unit, view.width, view.height
    paint_sky(view, clouds=0.7)
    land.mountains(view, line + u * 0.01, u * 0.2, layers=2, snow=0.0)
    trees.treeline(
        view, line + u * 0.02, u * 0.18, depth=0.4, name="temple wood", count=16, cover=0.9
    )
    view.mist(line - u * 0.03, u * 0.1, 0.55)
    stone = view.tint("#c3bcae" if not view.snowy else "#eef3f9")
    view.canvas.wash(view.down(line, h, scale(stone, 0.94), stone, scale(stone, 0.82)), top=line,
                     bottom=h + 1)  # fmt: skip
    _paving(view, line, stone)
    _side_wall(view, line)
    if view.free("temple-building", "pagoda", "chinese-palace"):
        _hall(view, w / 2, line + u * 0.04, u * (0.56 + 0.1 * view.frame.tall))
    chance = view.chance("temple trees")
    for side in (-1, 1):
        x = w / 2 + side * (w / 2 - u * 0.07)
        if view.kind == 0:
            trees.conifers(
                view,
                line + u * 0.11,
                u * 0.5,
                count=1,
                depth=0.1,
                xs=(x / w,),
                jitter=0.0,
                colour="#2f5f48",
                name=f"cypress {side}",
            )
        else:
            trees.leafy(view, x, line + u * 0.1, u * 0.52, pick=chance.random(), blossom=0.9,
                        seed=int(chance.integers(2**40)))  # fmt: skip
    if view.free("incense-burner", "censer"):
        _censer(view, w / 2, line + u * 0.12, u * 0.13)


def _paving(view: View, line: float, stone: Colour) -> None:
    u, w, h = view.unit, view.width, view.height
    joints = Path()
    for k in range(-9, 10):
        joints.move(w / 2 + k * u * 0.1, line).line(w / 2 + k * u * 0.32, h)
    for k in range(1, 7):
        y = line + (h - line) * (k / 7) ** 1.5
        joints.move(0, y).line(w, y)
    view.canvas.stroke(joints, max(0.8, u * 0.0025), scale(stone, 0.74), opacity=0.6)


def _roof(view: View, x: float, y: float, half: float, rise: float, tile: Colour) -> None:
    """A hipped roof with rising corners; its eaves at y."""
    top = view.tint("#f4f8fc") if view.snowy else mix(tile, view.light.sun, 0.16)
    roof = Path().move(x - half * 1.08, y - rise * 0.28)
    roof.quad(x - half * 0.7, y - rise * 0.08, x - half * 0.5, y - rise)
    roof.line(x + half * 0.5, y - rise).quad(x + half * 0.7, y - rise * 0.08, x + half * 1.08,
                                             y - rise * 0.28)  # fmt: skip
    roof.quad(x + half * 0.86, y + rise * 0.06, x, y + rise * 0.04)
    roof.quad(x - half * 0.86, y + rise * 0.06, x - half * 1.08, y - rise * 0.28).close()
    view.canvas.fill(roof, view.down(y - rise, y, top, top if view.snowy else scale(tile, 0.76)))
    ribs = Path()
    for k in range(-9, 10):
        t = k / 9
        ribs.move(x + t * half * 0.5, y - rise).quad(x + t * half * 0.66, y - rise * 0.2,
                                                     x + t * half * 0.98, y)  # fmt: skip
    view.canvas.stroke(ribs, max(0.6, half * 0.008), scale(tile, 0.62), opacity=0.55, clip=roof)
    ridge = Path().move(x - half * 0.54, y - rise * 1.06).quad(x, y - rise * 0.98, x + half * 0.54,
                                                               y - rise * 1.06)  # fmt: skip
    view.canvas.stroke(ridge, max(1.0, half * 0.03), scale(tile, 0.7))


def _hall(view: View, x: float, foot: float, w: float) -> None:
    """Terrace, steps, red columns, two roofs, a name board, lanterns."""
    red, green = view.tint("#a8342a", 0.04), view.tint("#2f7a6f", 0.04)
    tile = view.tint("#c9902f" if view.kind == 0 else "#5a6468", 0.04)
    marble = view.tint("#e6e0d2" if not view.snowy else "#f4f8fc", 0.04)
    base = foot - w * 0.07
    view.canvas.fill(Path().rect(x - w * 0.56, base, w * 1.12, w * 0.075),
                     view.down(base, foot, marble, scale(marble, 0.8)))  # fmt: skip
    posts = Path()
    for k in range(15):
        posts.rect(
            x - w * 0.55 + w * 1.1 * k / 14 - w * 0.006, base - w * 0.035, w * 0.012, w * 0.04
        )
    posts.rect(x - w * 0.56, base - w * 0.03, w * 1.12, w * 0.008)
    body_top = base - w * 0.2
    view.canvas.fill(Path().rect(x - w * 0.42, body_top, w * 0.84, w * 0.2), scale(red, 0.66))
    lit = view.light.darkness > 0.25
    for k in range(-2, 3):
        door = Path().rect(x + k * w * 0.16 - w * 0.055, body_top + w * 0.05, w * 0.11, w * 0.15)
        view.canvas.fill(door, "#ffcf7a" if lit else scale(red, 0.5))
        grid = Path()
        for j in range(1, 4):
            grid.move(x + k * w * 0.16 - w * 0.055 + w * 0.0275 * j, body_top + w * 0.05)
            grid.line(x + k * w * 0.16 - w * 0.055 + w * 0.0275 * j, base)
        view.canvas.stroke(grid, max(0.7, w * 0.004), view.tint("#d9a54a", 0.04))
    columns = Path()
    for k in range(6):
        columns.rect(x - w * 0.41 + w * 0.82 * k / 5 - w * 0.014, body_top, w * 0.028, w * 0.2)
    view.canvas.fill(columns, view.across(x - w * 0.42, x + w * 0.42, scale(red, 1.15), red))
    view.canvas.fill(Path().rect(x - w * 0.45, body_top - w * 0.01, w * 0.9, w * 0.04), green)
    view.canvas.fill(posts, scale(marble, 0.94))
    _roof(view, x, body_top, w * 0.56, w * 0.13, tile)
    view.canvas.fill(
        Path().rect(x - w * 0.26, body_top - w * 0.19, w * 0.52, w * 0.07), scale(red, 0.85)
    )
    _roof(view, x, body_top - w * 0.18, w * 0.4, w * 0.15, tile)
    board = Path().rect(x - w * 0.06, body_top - w * 0.185, w * 0.12, w * 0.06, w * 0.004)
    view.canvas.fill(board, view.tint("#27406f"))
    view.canvas.stroke(board, max(1.0, w * 0.007), view.tint("#e6c05a"))
    for side in (-1, 1):
        buildings.paper_lantern(view, x + side * w * 0.24, body_top + w * 0.06, w * 0.024, glow=lit)
    steps = Path()
    for k in range(4):
        steps.polygon([(x - w * (0.1 + 0.015 * k), base + w * 0.02 * k),
                       (x + w * (0.1 + 0.015 * k), base + w * 0.02 * k),
                       (x + w * (0.115 + 0.015 * k), base + w * 0.02 * (k + 1)),
                       (x - w * (0.115 + 0.015 * k), base + w * 0.02 * (k + 1))])  # fmt: skip
    view.canvas.fill(steps, scale(marble, 0.9))
    for k in range(1, 5):
        view.canvas.fill(
            Path().rect(
                x - w * (0.1 + 0.015 * k),
                base + w * 0.02 * k - w * 0.004,
                w * (0.2 + 0.03 * k),
                w * 0.004,
            ),
            scale(marble, 0.7),
        )


def _side_wall(view: View, line: float) -> None:
    """The red wall around the court, behind the hall."""
    u, w = view.unit, view.width
    red, tile = view.tint("#a8483a", 0.12), view.tint("#5f6a70", 0.12)
    view.canvas.fill(Path().rect(0, line - u * 0.12, w, u * 0.14),
                     view.down(line - u * 0.12, line, red, scale(red, 0.85)))  # fmt: skip
    view.canvas.fill(Path().rect(0, line - u * 0.145, w, u * 0.03),
                     view.tint("#f2f6fb") if view.snowy else tile)  # fmt: skip


def _censer(view: View, x: float, foot: float, s: float) -> None:
    """The great bronze censer of the court, smoking."""
    bronze = view.tint("#6f6a4f")
    view.canvas.fill(Path().ellipse(x, foot, s * 0.6, s * 0.08), "#1b1420", opacity=0.28)
    for dx in (-0.3, 0.3):
        view.canvas.fill(Path().rect(x + dx * s - s * 0.05, foot - s * 0.3, s * 0.1, s * 0.3),
                         scale(bronze, 0.8))  # fmt: skip
    bowl = (
        Path()
        .move(x - s * 0.5, foot - s * 0.62)
        .cubic(
            x - s * 0.5, foot - s * 0.12, x + s * 0.5, foot - s * 0.12, x + s * 0.5, foot - s * 0.62
        )
    )
    view.canvas.fill(
        bowl.close(),
        view.across(x - s * 0.5, x + s * 0.5, scale(bronze, 1.25), bronze, scale(bronze, 0.6)),
    )
    view.canvas.fill(
        Path().rect(x - s * 0.55, foot - s * 0.68, s * 1.1, s * 0.09, s * 0.03), bronze
    )
    sticks = Path()
    for k in range(-3, 4):
        sticks.move(x + k * s * 0.08, foot - s * 0.66).line(x + k * s * 0.1, foot - s * 0.95)
    view.canvas.stroke(sticks, max(0.8, s * 0.025), view.tint("#a8382c"))
    if view.flat:
        return
    for k, shift in enumerate((-0.14, 0.02, 0.16)):
        smoke = (
            Path()
            .move(x + shift * s, foot - s * 0.95)
            .cubic(
                x + (shift + 0.3) * s,
                foot - s * 1.3,
                x + (shift - 0.3) * s,
                foot - s * 1.6,
                x + (shift + 0.14) * s,
                foot - s * (1.9 + 0.2 * k),
            )
        )
        view.canvas.stroke(smoke, s * 0.07, "#ffffff", opacity=0.32, blur=s * 0.05)


PLACES = {"temple": Place(_ground, _temple)}
