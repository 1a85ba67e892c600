"""Every reference of a request: fetched side by side, decoded one by one, tidied away after."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from seedbed.errors import InternalError, InvalidImage, InvalidParameter, Unavailable, WorkerDied
from seedbed.references.decode import DecodeLimits, NotAnImage, decode_alone, hush
from seedbed.references.fetch import Fetcher, unfetchable
from seedbed.settings import ReferenceSettings
from seedbed.types import InlineSource, Reference, ReferenceSource, UrlSource
from seedbed.workers import Limits, TaskFailed, Workers

AT_ONCE = 4  # downloads of one request (reliability.md section 2.1)
_NOT_NOW = "The server is starting or stopping. Please retry later."
_RECYCLE_AFTER = 200  # decodes, so that nothing a decoder leaks adds up


class Gatherer:
    """Turns sources into References. One per server: `start` it, and `close` it at the end.

    `scratch` is a folder of its own, made private to the server's user; what a killed server
    left there is removed at the next start. Without a `fetcher` one is made from the settings,
    but that one does not know the server's own addresses.
    """

    def __init__(
        self, settings: ReferenceSettings, scratch: Path, fetcher: Fetcher | None = None
    ) -> None:
        self._settings = settings
        self._scratch = scratch
        self._fetcher = fetcher or Fetcher(settings)
        self._folder: Path | None = None
        self._decoders = Workers(
            settings.decoders,
            name="decoder",
            limits=Limits(
                memory_bytes=settings.decode_memory_bytes,
                silence_seconds=settings.decode_seconds,
                recycle_after=_RECYCLE_AFTER,
            ),
            prepare=hush,
        )
        self._closed = False

    async def start(self) -> None:
        """Make the scratch folder and spawn the decoders."""
        self._scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._scratch.chmod(0o700)
        _remove_leftovers(self._scratch)
        self._folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=self._scratch))
        await self._decoders.start()

    async def close(self) -> None:
        """Stop the downloads and the decoders and remove every file."""
        self._closed = True
        await self._fetcher.close()
        await self._decoders.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @asynccontextmanager
    async def gather(
        self, sources: Sequence[ReferenceSource], *, largest: int | None = None
    ) -> AsyncIterator[tuple[Reference, ...]]:
        """The references in the order of `sources`; their files go when the block ends.

        `largest` is the longest side that will be looked at, in pixels: larger pictures are
        reduced while they are decoded. The first source that fails ends the others. Raises:
        InvalidParameter or InvalidImage, saying which of several images is meant; Unavailable
        before `start` and after `close`; StorageFailed.
        """
        if not sources:
            yield ()
            return
        if self._folder is None or self._closed:
            raise Unavailable(_NOT_NOW)
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            yield await self._all(sources, folder, largest)
        finally:
            # A mapping that a worker still holds stays readable; only the name goes.
            shutil.rmtree(folder, ignore_errors=True)

    async def _all(
        self, sources: Sequence[ReferenceSource], folder: Path, largest: int | None
    ) -> tuple[Reference, ...]:
        downloads = asyncio.Semaphore(AT_ONCE)
        turn = asyncio.Lock()  # one decode at a time, so one picture in memory at a time
        limits = DecodeLimits(
            max_pixels=self._settings.max_pixels,
            max_ratio=self._settings.max_ratio,
            largest=largest,
        )

        async def one(index: int, source: ReferenceSource) -> Reference:
            path = folder / str(index)
            try:
                async with downloads:
                    await self._save(source, path)
                async with turn:
                    reference = await self._decode(path, limits)
            except NotAnImage as error:
                # A URL's answer says no more than any other failed download does.
                known = unfetchable(error.message) if isinstance(source, UrlSource) else error
                raise _placed(known, index, len(sources)) from error
            except InvalidParameter as error:
                raise _placed(error, index, len(sources)) from error.__cause__
            path.unlink()
            return reference

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(*item)) for item in enumerate(sources)]
        except BaseExceptionGroup as failed:
            raise failed.exceptions[0] from None
        return tuple(task.result() for task in tasks)

    async def _save(self, source: ReferenceSource, path: Path) -> None:
        if isinstance(source, InlineSource):
            limit = self._settings.max_bytes
            if len(source.data) > limit:
                raise InvalidImage(
                    f"the file must be at most {limit} bytes; this one has {len(source.data)}."
                )
            await asyncio.to_thread(path.write_bytes, source.data)
        else:
            await self._fetcher.save(source.url, path)

    async def _decode(self, path: Path, limits: DecodeLimits) -> Reference:
        try:
            return await self._decoders.run(decode_alone, path, path.parent, limits)
        except WorkerDied as error:
            if self._closed:
                raise Unavailable(_NOT_NOW) from error
            raise InvalidImage(
                "it cannot be decoded within the limits of memory and time.", cause=error.cause
            ) from error
        except TaskFailed as error:
            raise InternalError(cause=f"decoding a reference: {error}") from error


def _placed(error: InvalidParameter, index: int, count: int) -> InvalidParameter:
    """The same error, saying "image 2" when there are several."""
    if count > 1:
        head, mark, why = error.message.partition("is not valid: ")
        error.message = f"{head}{mark}image {index + 1}: {why}"
        error.args = (error.message,)
    return error


def _remove_leftovers(scratch: Path) -> None:
    """Remove the folders of servers that are gone: each is named for its process id."""
    for folder in scratch.iterdir():
        pid = folder.name.partition("-")[0]
        if pid.isdigit() and not _alive(int(pid)):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
