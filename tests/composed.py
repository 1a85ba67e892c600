"""Scenes composed of things and what is told of them, for tests of who stands where."""

from __future__ import annotations

from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.scene import (
    Placed,
    Relation,
    RelationKind,
    SceneGraph,
    SceneSpec,
    Thing,
)
from seedbed.engines.illustrator.subjects import facts
from seedbed.engines.illustrator.understand import understand

SQUARE = (512, 512)

Told = tuple[int, RelationKind, int]
"""`(a, kind, b)`: things[a] stands in this relation to things[b]."""


def drawn(
    *things: Thing,
    told: tuple[Told, ...] = (),
    seed: int = 7,
    setting: str | None = None,
    backdrop: str | None = None,
) -> SceneGraph:
    """The scene of these things on a square canvas."""
    relations = tuple(Relation(*parts) for parts in told)
    spec = SceneSpec(things=things, relations=relations, setting=setting, backdrop=backdrop)
    return compose(spec, SQUARE, seed)


def of_prompt(
    prompt: str, seed: int = 7, size: tuple[int, int] = SQUARE
) -> tuple[SceneGraph, dict[str, list[Placed]]]:
    """The scene of a prompt, and what is drawn in it by name."""
    graph = compose(understand(prompt), size, seed)
    by_name: dict[str, list[Placed]] = {}
    for placed in graph.placed:
        by_name.setdefault(placed.name, []).append(placed)
    return graph, by_name


def every(graph: SceneGraph, name: str) -> list[Placed]:
    """All that are drawn of this name."""
    return [placed for placed in graph.placed if placed.name == name]


def one(graph: SceneGraph, name: str) -> Placed:
    """The only one of this name."""
    (found,) = every(graph, name)
    return found


def wide(placed: Placed) -> float:
    """Its width, in heights of the canvas."""
    return placed.h * facts(placed.name).aspect
