"""Every reference of a request: fetched side by side, decoded one by one, tidied away after."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from seedbed.errors import InternalError, InvalidImage, InvalidParameter, Unavailable, WorkerDied
from seedbed.references.decode import DecodeLimits, NotAnImage, decode_alone, hush, judged_kind
from seedbed.references.rewrite import rewrite_alone
from seedbed.settings import ReferenceSettings
from seedbed.types import FileSource, InlineSource, Reference, ReferenceSource, UrlSource
from seedbed.worker_process import Limits
from seedbed.workers import TaskFailed, Workers

if TYPE_CHECKING:
    from seedbed.references.fetch import Fetcher
    from seedbed.references.headers import Kind
    from seedbed.references.own_links import OwnLinks

T = TypeVar("T")

AT_ONCE = 4  # downloads of one request (reliability.md section 2.1)
_NOT_NOW = "The server is starting or stopping. Please retry later."
_PIECE = 512 * 1024  # bytes written at a time
_RECYCLE_AFTER = 200  # decodes, so that nothing a decoder leaks adds up


class Gatherer:
    """Turns sources into References. One per server: `start` it, and `close` it at the end.

    `scratch` is a folder of its own, made private to the server's user; what a killed server
    left there is removed at the next start. Without a `fetcher` one is made from the settings
    for the first URL; it never asks `own`, the server's own addresses. Links among `results`
    are read from the store instead.
    """

    def __init__(
        self,
        settings: ReferenceSettings,
        scratch: Path,
        fetcher: Fetcher | None = None,
        *,
        own: Collection[tuple[str, int]] = (),
        results: OwnLinks | None = None,
    ) -> None:
        self._settings = settings
        self._scratch = scratch
        self._fetcher = fetcher
        self._own = own
        self._results = results
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
            spares=1,
        )
        # Several at once would leave the event loop no processor.
        self._writing = asyncio.Lock()
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
        if self._fetcher is not None:
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
        with self._folder_of_one() as folder:
            yield await self._all(sources, folder, largest)

    @asynccontextmanager
    async def files(self, sources: Sequence[ReferenceSource]) -> AsyncIterator[tuple[Path, ...]]:
        """The sources as files, in their order, fetched like references but not looked into.

        They go when the block ends. Raises: as `gather`, of what concerns fetching.
        """
        downloads = asyncio.Semaphore(AT_ONCE)

        async def one(index: int, source: ReferenceSource) -> Path:
            path = folder / str(index)
            with _told_of(source, index, len(sources)):
                async with downloads:
                    await self._save(source, path)
            return path

        if not sources:
            yield ()
            return
        with self._folder_of_one() as folder:
            yield await _together([one(*item) for item in enumerate(sources)])

    @asynccontextmanager
    async def results_as_files(
        self, sources: Sequence[ReferenceSource]
    ) -> AsyncIterator[tuple[ReferenceSource, ...]]:
        """The sources with results of ours as files, for somebody who cannot reach us.

        The files go when the block ends. Raises: as `gather`, of what concerns such links.
        """
        found = list(sources)
        with ExitStack() as held:
            folder: Path | None = None
            for index, source in enumerate(sources):
                with _told_of(source, index, len(sources)):
                    if isinstance(source, UrlSource) and (results := self._of_ours(source)):
                        folder = folder or held.enter_context(self._folder_of_one())
                        path = folder / str(index)
                        kind = await results.save(source.url, path, most=self._settings.max_bytes)
                        found[index] = FileSource(path, kind)
            yield tuple(found)

    async def judge(self, sources: Sequence[ReferenceSource]) -> None:
        """Judge the files that came inline by their headers alone; URLs are not asked.

        Raises: InvalidImage, saying which of several images is meant and what limit it breaks.
        """
        limits = self._limits(None)
        for index, source in enumerate(sources):
            if isinstance(source, InlineSource):
                with _told_of(source, index, len(sources)):
                    await asyncio.to_thread(judged_kind, source.data, limits)

    async def readable(
        self, files: Sequence[Path], sources: Sequence[ReferenceSource], reads: Collection[Kind]
    ) -> tuple[Path, ...]:
        """The `files` of these sources for somebody who reads these formats: itself, or a PNG
        of it that goes with it. Raises: as `gather`, of what concerns pictures.
        """
        found = []
        for index, (path, source) in enumerate(zip(files, sources, strict=True)):
            with _told_of(source, index, len(sources)):
                found.append(await self._readable(path, reads))
        return tuple(found)

    @contextmanager
    def _folder_of_one(self) -> Iterator[Path]:
        """A folder for one request's files. Raises: Unavailable."""
        if self._folder is None or self._closed:
            raise Unavailable(_NOT_NOW)
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            yield folder
        finally:
            # A mapping that a worker still holds stays readable; only the name goes.
            shutil.rmtree(folder, ignore_errors=True)

    async def _all(
        self, sources: Sequence[ReferenceSource], folder: Path, largest: int | None
    ) -> tuple[Reference, ...]:
        downloads = asyncio.Semaphore(AT_ONCE)
        turn = asyncio.Lock()  # one decode at a time, so one picture in memory at a time
        limits = self._limits(largest)

        async def one(index: int, source: ReferenceSource) -> Reference:
            path = folder / str(index)
            with _told_of(source, index, len(sources)):
                async with downloads:
                    await self._save(source, path)
                async with turn:
                    reference = await self._decode(decode_alone, path, path.parent, limits)
            path.unlink()
            return reference

        return await _together([one(*item) for item in enumerate(sources)])

    async def _save(self, source: ReferenceSource, path: Path) -> None:
        if isinstance(source, InlineSource):
            limit = self._settings.max_bytes
            if len(source.data) > limit:
                raise InvalidImage(
                    f"the file must be at most {limit} bytes; this one has {len(source.data)}."
                )
            async with self._writing:
                await asyncio.to_thread(_write, source.data, path)
        elif isinstance(source, FileSource):
            await asyncio.to_thread(path.hardlink_to, source.path)  # both are in the scratch folder
        elif results := self._of_ours(source):
            await results.save(source.url, path, most=self._settings.max_bytes)
        else:
            fetcher = await self._web()
            await fetcher.save(source.url, path)

    def _of_ours(self, source: UrlSource) -> OwnLinks | None:
        """Who has its file, if it is a result of ours."""
        results = self._results
        return results if results is not None and results.include(source.url) else None

    async def _web(self) -> Fetcher:
        """The fetcher. Its HTTP client takes a third of what a server needs to start, so it is
        loaded for the first URL, and beside the event loop."""
        if self._fetcher is None:
            fetch = await asyncio.to_thread(import_module, "seedbed.references.fetch")
            if self._closed:
                raise Unavailable(_NOT_NOW)
            if self._fetcher is None:
                self._fetcher = fetch.Fetcher(self._settings, self._own)
        return self._fetcher

    async def _readable(self, path: Path, reads: Collection[Kind]) -> Path:
        """The file itself if its format is one of these, or a PNG of it."""
        limits = self._limits(None)
        data = await asyncio.to_thread(path.read_bytes)
        if await asyncio.to_thread(judged_kind, data, limits) in reads:
            return path
        return await self._decode(rewrite_alone, path, limits)

    def _limits(self, largest: int | None) -> DecodeLimits:
        return DecodeLimits(
            max_pixels=self._settings.max_pixels,
            max_ratio=self._settings.max_ratio,
            largest=largest,
        )

    async def _decode(self, function: Callable[..., T], *args: Any) -> T:
        """Run a task in a decoder. Raises: InvalidImage, Unavailable, InternalError."""
        try:
            return await self._decoders.run(function, *args)
        except WorkerDied as error:
            if self._closed:
                raise Unavailable(_NOT_NOW) from error
            raise InvalidImage(
                "it cannot be decoded within the limits of memory and time.", cause=error.cause
            ) from error
        except TaskFailed as error:
            raise InternalError(cause=f"decoding a reference: {error}") from error


def _write(data: bytes, path: Path) -> None:
    """Write a file bit by bit: the event loop waits for a processor as long as any bit takes."""
    view = memoryview(data)
    with path.open("xb", buffering=0) as file:
        at = 0
        while at < len(view):
            at += file.write(view[at : at + _PIECE])


async def _together(work: Sequence[Coroutine[Any, Any, T]]) -> tuple[T, ...]:
    """What each of them gives; the first that fails ends the others."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one) for one in work]
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from None
    return tuple(task.result() for task in tasks)


@contextmanager
def _told_of(source: ReferenceSource, index: int, count: int) -> Iterator[None]:
    """What fails here is told as what is wrong with this image of so many."""
    try:
        yield
    except NotAnImage as error:
        known: InvalidParameter = error
        if isinstance(source, UrlSource):
            from seedbed.references.fetch import unfetchable  # loaded to fetch it

            # A URL's answer says no more than any other failed download does.
            known = unfetchable(error.message)
        raise _placed(known, index, count) from error
    except InvalidParameter as error:
        raise _placed(error, index, count) from error.__cause__


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
