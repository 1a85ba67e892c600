"""A stadium: stands full of people, floodlights, a pitch or a running track."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View


def _stadium_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.48, wide=0.5)
    return Ground(horizon=h, stand_far=h + 0.14, stand_near=0.93, surface="grass", sky=(0.04, 0.18))


def _stadium(view: View) -> None:
    """Stands full of people, floodlights, a striped pitch (or a running track)."""
    line, u, w = view.horizon, view.unit, view.width
    paint_sky(view, clouds=0.5)
    chance = view.chance("crowd")
    roof = view.tint("#c9ced6", 0.2)
    top = line - u * 0.3
    view.canvas.fill(
        Path()
        .move(-5, line)
        .line(-5, top - u * 0.08)
        .quad(w / 2, top + u * 0.06, w + 5, top - u * 0.08)
        .line(w + 5, line)
        .close(),
        view.tint("#4a5568", 0.25),
    )
    heaps = [Path() for _ in range(6)]
    rows = 11
    for j in range(rows):
        n = int(58 * view.span)
        for i, (a, b) in enumerate(chance.random((n, 2))):
            x = (i + a * 0.6) / n * w
            dip = (1 - (2 * x / w - 1) ** 2) * u * 0.06
            y = top + u * 0.05 + dip + (line - u * 0.05 - top - u * 0.05 - dip) * j / (rows - 1)
            heaps[int(b * 6)].circle(x, y, u * 0.0065)
    for path, colour in zip(
        heaps, ("#e2574c", "#f2c14e", "#4f8fd0", "#f4efe6", "#5f6f86", "#d98a6f"), strict=True
    ):
        view.canvas.fill(path, view.tint(colour, 0.2), opacity=0.9)
    canopy = (
        Path()
        .move(-5, top - u * 0.12)
        .quad(w / 2, top + u * 0.02, w + 5, top - u * 0.12)
        .line(w + 5, top - u * 0.03)
    )
    view.canvas.fill(
        canopy.quad(w / 2, top + u * 0.075, -5, top - u * 0.03).close(),
        view.down(top - u * 0.1, top + u * 0.06, mix(roof, "#ffffff", 0.4), scale(roof, 0.8)),
    )
    boards = Path().rect(-2, line - u * 0.035, w + 4, u * 0.045)
    view.canvas.fill(boards, view.tint("#2f6fb0" if view.kind == 0 else "#b03a3a", 0.1))
    for x in (0.1, 0.9):
        px, py = x * w, top - u * 0.16
        view.canvas.stroke(Path().move(px, top).line(px, py), u * 0.01, view.tint("#6f7884", 0.15))
        view.canvas.fill(
            Path().rect(px - u * 0.06, py - u * 0.06, u * 0.12, u * 0.07, u * 0.008),
            view.tint("#4a525e", 0.1),
        )
        lamps = Path()
        for k in range(8):
            lamps.circle(
                px - u * 0.045 + (k % 4) * u * 0.03, py - u * 0.042 + (k // 4) * u * 0.03, u * 0.011
            )
        view.canvas.fill(lamps, "#fffbe6")
        view.glow(
            px, py - u * 0.03, u * (0.5 if view.light.darkness > 0.2 else 0.2), "#fff6d8", 0.8
        )
    _pitch(view, line + u * 0.008)


def _pitch(view: View, top: float) -> None:
    u, w, height = view.unit, view.width, view.height
    grass = view.tint("#5fae4f" if not view.snowy else "#eef4fa")
    view.canvas.wash(
        view.down(top, height, mix(grass, view.light.haze, 0.25), grass, scale(grass, 0.82)),
        top=top,
        bottom=height + 1,
    )
    stripes, lines = Path(), Path()
    if view.kind == 0:
        for i in range(-6, 6, 2):
            a, b = i * u * 0.2, (i + 1) * u * 0.2
            stripes.polygon(
                [
                    (w / 2 + a, top),
                    (w / 2 + b, top),
                    (w / 2 + b * 2.4, height),
                    (w / 2 + a * 2.4, height),
                ]
            )
        lines.ellipse(w / 2, top + (height - top) * 0.36, u * 0.32, u * 0.07)
        lines.move(0, top + (height - top) * 0.36).line(w, top + (height - top) * 0.36)
        lines.move(w / 2 - u * 0.5, top + u * 0.03).line(w / 2 + u * 0.5, top + u * 0.03)
        view.canvas.fill(stripes, scale(grass, 1.12), opacity=0.6)
    else:
        track = view.tint("#c0563f")
        edge = top + (height - top) * 0.2
        view.canvas.wash(
            view.down(edge, height, track, scale(track, 0.85)), top=edge, bottom=height + 1
        )
        for i in range(-4, 5):
            lines.move(w / 2 + i * u * 0.09, edge).line(w / 2 + i * u * 0.24, height)
    view.canvas.stroke(lines, max(1.0, u * 0.006), view.tint("#ffffff"), opacity=0.85)


PLACES = {
    "stadium": Place(_stadium_ground, _stadium, low_sun=0.2),
}
