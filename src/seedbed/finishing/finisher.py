"""Turns whatever an engine handed over into a finished file, without drawing in the server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.errors import EngineFailed
from seedbed.types import Elsewhere, ImageFile, ImageText, Picture, Plan
from seedbed.workers import TaskFailed, Workers

if TYPE_CHECKING:
    from seedbed.types import U8, Finish, Size


class Finisher:
    """Finishes pictures in the drawing workers, unless their own worker already did."""

    def __init__(self, workers: Workers, staging: Path) -> None:
        self._workers = workers
        self._staging = staging

    async def finish(self, picture: Picture, plan: Plan) -> ImageFile | ImageText:
        """The picture as a durable file in staging, unless its engine saw to that or to its text;
        not one that lies elsewhere. Raises: EngineFailed, StorageFailed."""
        if isinstance(picture.image, ImageFile | ImageText):
            return picture.image
        if isinstance(picture.image, Elsewhere):
            raise TypeError("a picture that lies elsewhere has nothing to be finished")
        try:
            return await self._workers.run(
                _finish, picture.image, plan.finish, self._staging, plan.pixels
            )
        except TaskFailed as error:
            raise EngineFailed(cause=f"finishing: {error}") from error

    async def adapt(self, path: Path, recipe: Finish, size: Size | None) -> ImageFile:
        """A file that an upstream made, as the recipe wants it and of that size, if one is said.
        Raises: EngineFailed, StorageFailed."""
        try:
            return await self._workers.run(_adapt, path, recipe, self._staging, size)
        except TaskFailed as error:
            raise EngineFailed(cause=f"finishing: {error}") from error


def _adapt(path: Path, recipe: Finish, staging: Path, size: Size | None) -> ImageFile:
    """In a worker, as `_finish`."""
    from seedbed.finishing.adapt import adapt

    return adapt(path, recipe, staging, size)


def _finish(image: U8 | bytes, recipe: Finish, staging: Path, size: Size) -> ImageFile:
    """In a worker: the server never loads what finishing needs."""
    from seedbed.finishing.finish import finish

    return finish(image, recipe, staging, size)
