"""Folded paper: the crane."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn

PAPERS = ("#e8536a", "#f2b33d", "#4a9fd8", "#5fb58a", "#9a7ad0", "#f08a4b")


@drawn("origami-crane", "paper-crane", kind="flying", height=0.16, aspect=1.35, faces="left")
def paper_crane(pen: Pen) -> None:
    """A crane folded of one sheet of paper: every face a plane with its own light."""
    paper: Colour = pen.tint(PAPERS[pen.look.pick % len(PAPERS)])
    pale, mid, deep = mix(paper, "#ffffff", 0.42), mix(paper, DEEP, 0.12), mix(paper, DEEP, 0.34)
    tail = Path().polygon([(0.1, -0.3), (0.66, -0.74), (0.24, -0.2)])
    pen.fill(tail, mid)
    pen.fill(Path().polygon([(0.1, -0.3), (0.66, -0.74), (0.18, -0.28)]), pale)
    far = Path().polygon([(-0.1, -0.34), (0.08, -0.98), (0.22, -0.34)])
    pen.fill(far, mid)
    pen.fill(Path().polygon([(0.08, -0.98), (0.22, -0.34), (0.1, -0.34)]), deep)
    neck = Path().polygon([(-0.06, -0.3), (-0.5, -0.78), (-0.2, -0.18)])
    pen.fill(neck, paper)
    pen.fill(Path().polygon([(-0.06, -0.3), (-0.5, -0.78), (-0.13, -0.26)]), pale)
    head = Path().polygon([(-0.5, -0.78), (-0.68, -0.6), (-0.43, -0.65)])
    pen.fill(head, mid)
    pen.fill(Path().polygon([(-0.5, -0.78), (-0.68, -0.6), (-0.48, -0.69)]), pale)
    body = Path().polygon([(-0.22, -0.2), (-0.02, -0.36), (0.26, -0.22), (0.02, 0.0)])
    pen.fill(body, mid)
    pen.fill(Path().polygon([(-0.22, -0.2), (-0.02, -0.36), (0.02, 0.0)]), paper)
    near = Path().polygon([(-0.14, -0.26), (-0.34, -1.0), (0.2, -0.24), (0.02, -0.1)])
    pen.fill(near, pale)
    pen.fill(Path().polygon([(-0.34, -1.0), (0.2, -0.24), (0.02, -0.26)]), paper)
    pen.fill(Path().polygon([(-0.14, -0.26), (0.02, -0.26), (0.02, -0.1)]), mid)
    folds = Path().move(-0.34, -1.0).line(0.02, -0.26).line(0.02, -0.1)
    pen.stroke(folds, 0.008, deep, opacity=0.6)
