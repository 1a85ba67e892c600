"""The illustrator as a painter: a shot's prompt is understood, composed and rendered; with
references, they are what is worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.compose.cast import missing
from seedbed.engines.illustrator.lettering import missing_characters
from seedbed.engines.illustrator.render import render
from seedbed.engines.illustrator.rework import rework
from seedbed.engines.illustrator.scene import SceneGraph, SceneSpec
from seedbed.engines.illustrator.understand import understand
from seedbed.engines.protocol import Abilities, Painted
from seedbed.types import Note, Plan, Reference, Refusal, Shot, Size


class IllustratorPainter:
    """Draws on a CPU, from the packed art alone: no network, no weights."""

    abilities = Abilities(
        references=14, reference_side=2048, seed=True, deterministic=True, progress=True
    )

    def consider(self, plan: Plan) -> Sequence[Note]:
        """Which words of the prompt will not be seen in the picture. See Painter.consider."""
        lost = [word for shot in plan.shots for word in _lost(understand(shot.prompt))]
        return tuple(_noted(lost))

    def paint(
        self,
        plan: Plan,
        shot: Shot,
        size: Size,
        references: Sequence[Reference],
        progress: Callable[[float, str], None],
    ) -> Painted | Refusal:
        """One picture of exactly `size`. See Painter.paint."""
        spec = understand(shot.prompt)
        if references:
            done = rework(shot.prompt, spec, references, size, shot.seed, progress)
            return Painted(done.pixels, done.notes)
        progress(0.02, "composing")
        alike = plan.related and all(other.prompt == shot.prompt for other in plan.shots)
        variation = shot.index if alike else 0
        graph = compose(spec, (size.width, size.height), shot.seed, variation=variation)
        pixels = render(graph, (size.width, size.height), progress=progress)
        return Painted(pixels, tuple(_letters_lost(graph)))


def scene_of(prompt: str, size: tuple[int, int], seed: int) -> SceneGraph:
    """The scene the painter would draw for this prompt, to be looked at or edited."""
    return compose(understand(prompt), size, seed)


def _lost(spec: SceneSpec) -> Iterable[str]:
    yield from spec.unknown
    yield from missing(spec)


def _noted(words: Sequence[str]) -> Iterable[Note]:
    if words:
        yield Note("prompt", "partial", "not understood: " + ", ".join(dict.fromkeys(words)))


def _letters_lost(graph: SceneGraph) -> Iterable[Note]:
    lost = missing_characters(graph.lettering)
    if lost:
        yield Note("prompt", "partial", f"no font has these characters: {lost}")
