"""An engine of your own: a painter is one class, and the server does everything else.

Run: SEEDBED_ENGINES__DEFAULT=stripes seedbed serve, once the package that holds this class names
`make` in its entry points: [project.entry-points."seedbed.engines"] stripes = "my_engine:make".
"""

from collections.abc import Callable, Sequence

import numpy as np

from seedbed.engines.hosted import HostedEngine
from seedbed.engines.kit import EngineKit
from seedbed.engines.protocol import Abilities, Engine, Painted
from seedbed.types import Note, Plan, Reference, Shot, Size

ABILITIES = Abilities(seed=True, deterministic=True)


class StripesPainter:
    """Draws coloured stripes; the seed chooses the colours."""

    abilities = ABILITIES

    def consider(self, plan: Plan) -> Sequence[Note]:
        """Say what of the plan will not be done: here, nothing the prompt says."""
        return [Note("prompt", "ignored", "stripes draw no subjects")]

    def paint(
        self,
        plan: Plan,
        shot: Shot,
        size: Size,
        references: Sequence[Reference],
        progress: Callable[[float, str], None],
    ) -> Painted:
        """H x W x 3 uint8 of exactly `size`, the same for the same seed."""
        colours = np.random.default_rng(shot.seed).integers(0, 256, (8, 3), dtype=np.uint8)
        columns = colours[np.arange(size.width) * 8 // size.width]
        return Painted(np.repeat(columns[None], size.height, axis=0))


def make(kit: EngineKit) -> Engine:
    """What the registry calls: the painter, hosted in the server's worker processes."""
    factory = f"{__name__}:StripesPainter"
    return HostedEngine("stripes", factory, ABILITIES, kit.workers, kit.staging)
