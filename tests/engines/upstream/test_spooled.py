"""A picture's base64 in memory: read as its bytes anywhere, made a file when it has to be one."""

from __future__ import annotations

import base64
import random
from pathlib import Path
from struct import pack
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.engines.upstream.lent_memory import LentMemory
from seedbed.engines.upstream.results import Results, ResultsPlace
from seedbed.engines.upstream.spooled import Broken, SpooledText
from seedbed.engines.upstream.upstream import Upstream
from seedbed.errors import EngineFailed, StorageFailed
from seedbed.types import Finish, ImageFile, ImageText, Size

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + pack(">II", 64, 32) + b"\x08\x02\0\0\0" + bytes(range(200))
PLAIN = Finish("image/png", watermark=None, producer=None)


class Adapting:
    """In the finisher's place: notes what it was given, and makes it another size."""

    def __init__(self) -> None:
        self.given = b""

    async def adapt(self, path: Path, recipe: Finish, size: Size | None) -> ImageFile:
        return self.adapted(path, recipe, size or Size(64, 32))

    def adapted(self, path: Path, recipe: Finish, size: Size) -> ImageFile:
        self.given = path.read_bytes()
        made = path.with_name("made")
        made.write_bytes(b"other")
        return ImageFile(made, recipe.media_type, size, 5)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def text_of(data: bytes, part: int) -> SpooledText:
    text = memoryview(base64.b64encode(data))
    parts = tuple(text[begin : begin + part] for begin in range(0, len(text), part))
    return SpooledText(parts, len(data))


def results(folder: Path, finisher: Adapting | None = None) -> Results:
    place = ResultsPlace(folder, cast(Any, finisher), cast(Any, None))
    place.memory = LentMemory(64, 32)
    return Results(place, cast(Upstream, None), only_sent=True)


def spooled(place: Results, data: bytes) -> Any:
    spool = place.spool(0)
    spool.add(base64.b64encode(data))
    spool.end()
    return spool.spooled()


@given(
    length=st.integers(1, 3000),
    part=st.integers(1, 50).map(lambda groups: groups * 4),
    places=st.lists(st.tuples(st.integers(0, 3200), st.integers(0, 2000)), max_size=8),
)
def test_it_is_read_as_its_bytes_from_anywhere(
    length: int, part: int, places: list[tuple[int, int]]
) -> None:
    data = random.Random(length).randbytes(length)
    with text_of(data, part).open() as file:
        for begin, count in places:
            file.seek(begin)
            assert file.read(count) == data[begin : begin + count]
        file.seek(0)
        assert file.read() == data


async def test_it_stays_text_when_it_is_right(tmp_path: Path) -> None:
    place = results(tmp_path)
    image = await place.keep(spooled(place, PNG), recipe=PLAIN, size=Size(64, 32))
    assert isinstance(image, ImageText)
    assert (image.media_type, image.size, image.byte_count) == ("image/png", (64, 32), len(PNG))
    assert base64.b64decode(b"".join(image.parts)) == PNG
    assert names(tmp_path) == []


async def test_it_becomes_a_file_when_it_has_to_be_another(tmp_path: Path) -> None:
    finisher = Adapting()
    place = results(tmp_path, finisher)
    image = await place.keep(spooled(place, PNG), recipe=PLAIN, size=Size(32, 32))
    assert finisher.given == PNG
    assert isinstance(image, ImageFile)
    assert names(tmp_path) == ["made"]
    place.close()
    assert names(tmp_path) == []


async def test_what_is_no_picture_is_a_failed_one(tmp_path: Path) -> None:
    place = results(tmp_path)
    with pytest.raises(EngineFailed):
        await place.keep(spooled(place, b"no picture at all"))


async def test_a_broken_picture_fails_when_it_is_to_be_kept(tmp_path: Path) -> None:
    place = results(tmp_path)
    spool = place.spool(0)
    spool.add(b"@@@@")
    spool.end()
    broken = spool.spooled()
    assert isinstance(broken, Broken)
    with pytest.raises(EngineFailed) as failed:
        await place.keep(broken)
    assert failed.value.cause == broken.cause
    assert broken.cause.startswith("the upstream's picture: no base64: ")


def test_an_empty_picture_is_put_nowhere(tmp_path: Path) -> None:
    place = Results(ResultsPlace(tmp_path, cast(Any, None), cast(Any, None)), cast(Upstream, None))
    spool = place.spool(0)
    spool.add(b"")
    spool.end()
    assert (spool.spooled(), names(tmp_path)) == ("", [])


async def test_a_disk_that_takes_none_is_a_storage_failure(tmp_path: Path) -> None:
    place = results(tmp_path / "missing", Adapting())
    with pytest.raises(StorageFailed):
        await place.keep(spooled(place, PNG), size=Size(1, 1))


async def test_what_is_known_not_to_fit_goes_into_a_file_at_once(tmp_path: Path) -> None:
    place = results(tmp_path)
    spool = place.spool(64 * 32 + 1)
    spool.add(base64.b64encode(PNG))
    spool.end()
    image = await place.keep(spool.spooled())
    assert isinstance(image, ImageFile)
    assert image.path.read_bytes() == PNG
