"""Outlines: chains of lines and curves, in canvas pixels (or the units of `Canvas.placed`)."""

from __future__ import annotations

import math
from collections.abc import Iterable

Point = tuple[float, float]

# ThorVG's path commands (thorvg_cython.PathCommand).
CLOSE, MOVE, LINE, CUBIC = 0, 1, 2, 3

# Length of the handles of a cubic quarter circle of radius 1: 4/3 (sqrt 2 - 1).
KAPPA = 4 / 3 * (math.sqrt(2) - 1)


class Path:
    """A chainable outline: `Path().move(0, 0).line(9, 0).close()`."""

    __slots__ = ("commands", "points")

    def __init__(self) -> None:
        self.commands: list[int] = []
        self.points: list[Point] = []

    def move(self, x: float, y: float) -> Path:
        """Start a new outline at a point."""
        self.commands.append(MOVE)
        self.points.append((x, y))
        return self

    def line(self, x: float, y: float) -> Path:
        """A straight line to a point."""
        self.commands.append(LINE)
        self.points.append((x, y))
        return self

    def quad(self, cx: float, cy: float, x: float, y: float) -> Path:
        """A curve with one handle."""
        x0, y0 = self.points[-1] if self.points else (cx, cy)
        return self.cubic(
            x0 + (cx - x0) * 2 / 3,
            y0 + (cy - y0) * 2 / 3,
            x + (cx - x) * 2 / 3,
            y + (cy - y) * 2 / 3,
            x,
            y,
        )

    def cubic(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> Path:
        """A curve with two handles."""
        self.commands.append(CUBIC)
        self.points += ((x1, y1), (x2, y2), (x, y))
        return self

    def close(self) -> Path:
        """A line back to where this outline began."""
        self.commands.append(CLOSE)
        return self

    def circle(self, cx: float, cy: float, r: float) -> Path:
        """A whole circle."""
        return self.ellipse(cx, cy, r, r)

    def ellipse(self, cx: float, cy: float, rx: float, ry: float) -> Path:
        """A whole upright ellipse."""
        kx, ky = rx * KAPPA, ry * KAPPA
        self.move(cx + rx, cy)
        self.cubic(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)
        self.cubic(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)
        self.cubic(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)
        self.cubic(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)
        return self.close()

    def rect(self, x: float, y: float, w: float, h: float, r: float = 0.0) -> Path:
        """A rectangle with corners rounded by `r`."""
        r = min(r, w / 2, h / 2)
        if r <= 0:
            return self.move(x, y).line(x + w, y).line(x + w, y + h).line(x, y + h).close()
        k = r * (1 - KAPPA)
        self.move(x + r, y).line(x + w - r, y)
        self.cubic(x + w - k, y, x + w, y + k, x + w, y + r).line(x + w, y + h - r)
        self.cubic(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h).line(x + r, y + h)
        self.cubic(x + k, y + h, x, y + h - k, x, y + h - r).line(x, y + r)
        self.cubic(x, y + k, x + k, y, x + r, y)
        return self.close()

    def polygon(self, points: Iterable[Point]) -> Path:
        """A closed outline through the points, in straight lines."""
        for index, (x, y) in enumerate(points):
            if index:
                self.line(x, y)
            else:
                self.move(x, y)
        return self.close()

    def spline(self, points: Iterable[Point], *, closed: bool = True, tension: float = 1.0) -> Path:
        """A smooth curve through all the points (Catmull-Rom; tension 0 gives straight lines)."""
        p = list(points)
        n = len(p)
        if n < 3:
            return self.polygon(p)
        self.move(*p[0])
        for i in range(n if closed else n - 1):
            if closed:
                a, b, c, d = p[i - 1], p[i], p[(i + 1) % n], p[(i + 2) % n]
            else:
                a, b, c, d = p[max(0, i - 1)], p[i], p[i + 1], p[min(n - 1, i + 2)]
            k = tension / 6
            self.cubic(
                b[0] + (c[0] - a[0]) * k,
                b[1] + (c[1] - a[1]) * k,
                c[0] - (d[0] - b[0]) * k,
                c[1] - (d[1] - b[1]) * k,
                c[0],
                c[1],
            )
        return self.close() if closed else self

    def moved(self, dx: float, dy: float) -> Path:
        """A copy of the outline, shifted."""
        out = Path()
        out.commands = list(self.commands)
        out.points = [(x + dx, y + dy) for x, y in self.points]
        return out

    def bounds(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 around every point and handle; zeros for an empty path."""
        if not self.points:
            return 0.0, 0.0, 0.0, 0.0
        xs = [x for x, _ in self.points]
        ys = [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)
