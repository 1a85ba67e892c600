"""A painter that does, when its prompt says so, what painters must not."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from seedbed.engines.protocol import Abilities, Painted
from seedbed.types import Note, Plan, Reference, Shot, Size

ABILITIES = Abilities(seed=True)
FACTORY = "faulty:FaultyPainter"
_AGES = 600.0


class FaultyPainter:
    """Grey pictures, or the fault that the prompt's first word names."""

    abilities = ABILITIES

    def consider(self, plan: Plan) -> Sequence[Note]:
        """Fails for "inconsiderate"."""
        if plan.prompt.startswith("inconsiderate"):
            raise ValueError("what a prompt")
        return ()

    def paint(
        self,
        plan: Plan,
        shot: Shot,
        size: Size,
        references: Sequence[Reference],
        progress: Callable[[float, str], None],
    ) -> Painted:
        """Grey, unless told otherwise."""
        grey = np.full((size.height, size.width, 3), 128, np.uint8)
        fault = FAULTS.get(plan.prompt.split()[0])
        answer = fault(grey) if fault else grey
        return Painted(answer)


def _hang(_: Any) -> Any:
    time.sleep(_AGES)


def _spin(_: Any) -> Any:
    until = time.monotonic() + _AGES
    while time.monotonic() < until:
        pass


def _freeze(_: Any) -> Any:
    os.kill(os.getpid(), signal.SIGSTOP)


def _raise(error: BaseException) -> Callable[[Any], Any]:
    def fault(_: Any) -> Any:
        raise error

    return fault


def _abort(_: Any) -> Any:
    os.abort()


def _exit(_: Any) -> Any:
    os._exit(0)


FAULTS: dict[str, Callable[[Any], Any]] = {
    "hang": _hang,
    "spin": _spin,
    "freeze": _freeze,
    "abort": _abort,
    "exit": _exit,
    "segfault": lambda _: os.kill(os.getpid(), signal.SIGSEGV),
    "out-of-memory": _raise(MemoryError()),
    "error": _raise(ValueError("a secret of the engine")),
    "leave": _raise(SystemExit(3)),
    "too-small": lambda grey: grey[:-1],
    "flat": lambda grey: grey[:, :, 0],
    "floats": lambda grey: grey / 255.0,
    "nothing": lambda grey: None,
}
"""What a prompt's first word makes the painter do."""
SILENT = ("hang", "spin", "freeze")
"""The faults that nobody notices before `engines.shot_seconds` are over."""
ENDING = ("abort", "exit", "segfault", *SILENT)
"""The faults after which the worker has to be replaced."""
