"""The illustrator as a painter: a shot's prompt is understood, composed and rendered; with
references, they are what is worked on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.compose.cast import missing, undrawn_parts
from seedbed.engines.illustrator.lettering import missing_characters
from seedbed.engines.illustrator.render import render
from seedbed.engines.illustrator.rework import rework
from seedbed.engines.illustrator.scene import SceneGraph, SceneSpec
from seedbed.engines.illustrator.storyline import spec_of_shot
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
        specs = [understand(shot.prompt) for shot in plan.shots]
        lost = [word for spec in specs for word in _lost(spec)]
        parts = [part for spec in specs for part in undrawn_parts(spec)]
        return (*_noted(lost), *_plain_parts(parts), *_drawn_not_taken(plan))

    def paint(
        self,
        plan: Plan,
        shot: Shot,
        size: Size,
        references: Sequence[Reference],
        progress: Callable[[float, str], None],
    ) -> Painted | Refusal:
        """One picture of exactly `size`. See Painter.paint."""
        if references:
            spec, variation = spec_of_shot(plan, shot), _variation(plan, shot)
            done = rework(
                shot.prompt, spec, references, size, shot.seed, progress, variation=variation
            )
            return Painted(done.pixels, done.notes)
        progress(0.02, "composing")
        graph = scene_of_shot(plan, shot, size)
        pixels = render(graph, (size.width, size.height), progress=progress)
        return Painted(pixels, tuple(_letters_lost(graph)))


_PHOTO = re.compile(
    r"\b(?:photo(?:s|graph|graphs|graphy|graphic)?|photo-?realis(?:tic|m)|hyper-?realistic|realistic"
    r"|dslr|bokeh|35 ?mm|85 ?mm)\b|照片|摄影|写实|真实感|逼真|实拍|攝影|寫實|相片",
    re.IGNORECASE,
)


def _variation(plan: Plan, shot: Shot) -> int:
    """How many pictures of this set were asked for in the same words before this one."""
    if not plan.related:
        return 0
    return sum(1 for o in plan.shots if o.index < shot.index and o.prompt == shot.prompt)


def scene_of(prompt: str, size: tuple[int, int], seed: int) -> SceneGraph:
    """The scene the painter would draw for this prompt, to be looked at or edited."""
    return compose(understand(prompt), size, seed)


def scene_of_shot(plan: Plan, shot: Shot, size: Size) -> SceneGraph:
    """The scene the painter draws for one shot of a plan, at this size."""
    spec, variation = spec_of_shot(plan, shot), _variation(plan, shot)
    return compose(spec, (size.width, size.height), shot.seed, variation=variation)


def _lost(spec: SceneSpec) -> Iterable[str]:
    yield from spec.unknown
    yield from missing(spec)


def _noted(words: Sequence[str]) -> Iterable[Note]:
    if words:
        yield Note("prompt", "partial", "not understood: " + ", ".join(dict.fromkeys(words)))


def _plain_parts(parts: Sequence[str]) -> Iterable[Note]:
    if parts:
        named = ", ".join(dict.fromkeys(parts))
        yield Note("prompt", "partial", f"not drawn in that colour: {named}")


def _drawn_not_taken(plan: Plan) -> Iterable[Note]:
    """Nothing here takes photographs; a photograph to work on is not one that is asked for."""
    if not plan.sources and any(_PHOTO.search(shot.prompt) for shot in plan.shots):
        yield Note("prompt", "partial", "drawn as an illustration, not a photograph")


def _letters_lost(graph: SceneGraph) -> Iterable[Note]:
    lost = missing_characters(graph.lettering)
    if lost:
        yield Note("prompt", "partial", f"no font has these characters: {lost}")
