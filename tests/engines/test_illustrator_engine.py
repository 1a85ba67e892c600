"""The illustrator behind the engine contract, as the server runs it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from seedbed.engines.hosted import HostedEngine
from seedbed.engines.illustrator.painter import IllustratorPainter
from seedbed.engines.protocol import Engine
from seedbed.engines.registry import BUILT_IN
from seedbed.engines.swatch import SwatchPainter
from seedbed.testing.engine_suite import EngineSuite
from seedbed.workers import Workers


class TestIllustrator(EngineSuite):
    """The conformance suite, with the painter in a worker process."""

    prompt = "two foxes and a lantern under a cherry tree at night"

    @asynccontextmanager
    async def engine(self, scratch: Path) -> AsyncIterator[Engine]:
        ours = BUILT_IN["illustrator"]
        workers = Workers(2, name="illustrator-test")
        await workers.start()
        engine = HostedEngine("illustrator", ours.factory, ours.abilities, workers, scratch)
        yield engine
        await engine.close()
        await workers.close()


@pytest.mark.parametrize("painter", [IllustratorPainter, SwatchPainter])
def test_the_registry_states_the_painters_abilities(
    painter: type[IllustratorPainter] | type[SwatchPainter],
) -> None:
    name = painter.__name__.removesuffix("Painter").lower()
    assert BUILT_IN[name].abilities == painter.abilities


def test_it_imports_without_a_display() -> None:
    """A slim container has neither libGL nor libEGL: nothing may load them."""
    script = (
        "import seedbed.engines.illustrator.painter as p\n"
        "maps = open('/proc/self/maps').read()\n"
        "print(any(name in maps for name in ('libGL.', 'libEGL', 'libX11')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
