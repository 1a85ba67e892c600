"""A theatre stage: curtains, boards, two spotlights."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.canvas import Linear, Path, mix, scale
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph


def _stage_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.72, tall=0.74, wide=0.72)
    return Ground(
        horizon=h,
        stand_far=h + 0.05,
        stand_near=0.9,
        surface="floor",
        sky=(0.2, 0.55),
        indoor=True,
        clear=((0.0, 0.0, 0.14, 1.0), (0.86, 0.0, 1.0, 1.0)),
        spots={"stage": (0.2, 0.2, 0.8, 0.86)},
    )


def _stage(view: View) -> None:
    """A theatre: curtains, boards, two spotlights."""
    u, w, h, line = view.unit, view.width, view.height, view.horizon
    velvet = "#a51c30" if view.kind == 0 else "#4a2a7a"
    back = mix(velvet, "#140a1c", 0.72)
    view.canvas.wash(view.down(0, line, scale(back, 0.7), mix(back, velvet, 0.3)), bottom=line + 2)
    folds = Path()
    n = int(22 * view.span)
    for i in range(n):
        folds.rect(w * i / n, 0, w / n * 0.5, line)
    view.canvas.fill(folds, scale(back, 0.6), opacity=0.5)
    boards = "#a9703f"
    view.canvas.wash(
        view.down(line, h, scale(boards, 0.72), boards, scale(boards, 0.6)), top=line, bottom=h + 1
    )
    seams = Path()
    for i in range(-12, 13):
        seams.move(w / 2 + i * u * 0.09, line).line(w / 2 + i * u * 0.17, h)
    view.canvas.stroke(seams, max(0.8, u * 0.0025), scale(boards, 0.45), opacity=0.6)
    tone = "#fff2cf" if view.kind == 0 else "#cfe6ff"
    if not view.flat:
        # Cones and pools one in another: soft edges without a blur.
        for k in (1.0, 0.93, 0.85, 0.76, 0.66, 0.55):
            for x0, x1 in ((0.16, 0.42), (0.84, 0.58)):
                top, low = u * 0.02 * k, u * 0.25 * k
                beam = Path().move(w * x0 - top, -5).line(w * x0 + top, -5)
                beam.line(w * x1 + low, h * 0.86).line(w * x1 - low, h * 0.86).close()
                stops = [(0, tone, 0.11), (1, tone, 0.015)]
                view.canvas.fill(beam, Linear(0, 0, 0, h * 0.86, stops), blend="screen")
            pool = Path().ellipse(w / 2, h * 0.85, u * 0.42 * k, u * 0.09 * k)
            view.canvas.fill(pool, tone, opacity=0.075, blend="screen")
    _curtains(view, velvet)


def _curtains(view: View, velvet: str) -> None:
    u, w, h = view.unit, view.width, view.height
    for side in (0, 1):
        for k in range(6):
            x = u * 0.034 * k
            x = x if side == 0 else w - x - u * 0.05
            fold = Path().rect(x, -5, u * 0.052, h + 10, u * 0.02)
            view.canvas.fill(
                fold,
                view.across(
                    x, x + u * 0.052, scale(velvet, 0.55), scale(velvet, 1.15), scale(velvet, 0.5)
                ),
            )
        band = Path().rect(
            0 if side == 0 else w - u * 0.225, h * 0.62, u * 0.225, u * 0.022, u * 0.01
        )
        view.canvas.fill(band, "#e6b84a")
    swags = Path()
    n = max(3, round(4 * view.span))
    for i in range(n):
        x0, x1 = w * i / n, w * (i + 1) / n
        swags.move(x0, -5).line(x1, -5).line(x1, u * 0.07).quad(
            (x0 + x1) / 2, u * 0.2, x0, u * 0.07
        ).close()
    view.canvas.fill(swags, view.down(0, u * 0.15, scale(velvet, 0.75), scale(velvet, 1.1)))
    view.canvas.stroke(swags, u * 0.008, "#e6b84a")


def _stage_light(light: Light, graph: SceneGraph) -> Light:
    return replace(
        light,
        sky=("#1c0d1e", "#2a1226", "#3a1830", "#4a2038"),
        sun="#fff2cf",
        haze="#3a1830",
        far="#1c0d1e",
        ambient=(1.0, 0.96, 0.9),
        key=0.98,
        darkness=0.35,
        indoor=True,
        sun_x=0.3 if graph.sun_x < 0.5 else 0.7,
        sun_y=0.02,
    )


PLACES = {
    "stage": Place(_stage_ground, _stage, light=_stage_light, weather=False),
}
