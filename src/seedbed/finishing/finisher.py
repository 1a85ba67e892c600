"""Turns whatever an engine handed over into a finished file, without drawing in the server."""

from __future__ import annotations

from pathlib import Path

from seedbed.errors import EngineFailed
from seedbed.finishing.finish import finish
from seedbed.types import ImageFile, Picture, Plan
from seedbed.workers import TaskFailed, Workers


class Finisher:
    """Finishes pictures in the drawing workers, unless their own worker already did."""

    def __init__(self, workers: Workers, staging: Path) -> None:
        self._workers = workers
        self._staging = staging

    async def finish(self, picture: Picture, plan: Plan) -> ImageFile:
        """The picture as a durable file in staging. Raises: EngineFailed, StorageFailed."""
        if isinstance(picture.image, ImageFile):
            return picture.image
        try:
            return await self._workers.run(
                finish, picture.image, plan.finish, self._staging, plan.pixels
            )
        except TaskFailed as error:
            raise EngineFailed(cause=f"finishing: {error}") from error
