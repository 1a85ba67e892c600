"""Files that an upstream made, as the plan promised them."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from seedbed.errors import EngineFailed, StorageFailed
from seedbed.finishing.adapt import adapt, covering, label_in
from seedbed.finishing.provenance import Label
from seedbed.types import Finish, MediaType, Size

PLAIN = Finish("image/png", watermark=None, producer=None)


def made(folder: Path, size: tuple[int, int], kind: str = "PNG") -> Path:
    """A file with a red left half and a blue right half."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    path = folder / f"upstream.{kind.lower()}"
    picture.save(path, kind)
    return path


def test_what_is_as_it_should_be_keeps_its_bytes(tmp_path: Path) -> None:
    path = made(tmp_path, (64, 48))
    file = adapt(path, PLAIN, tmp_path, Size(64, 48))
    assert file.path != path
    assert file.path.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("size", [Size(64, 64), Size(300, 100), Size(31, 97), Size(1, 1)])
def test_a_picture_covers_its_new_size_evenly(tmp_path: Path, size: Size) -> None:
    file = adapt(made(tmp_path, (128, 96)), PLAIN, tmp_path, size)
    assert file.size == size
    with Image.open(BytesIO(file.path.read_bytes())) as opened:
        assert opened.size == tuple(size)
        pixels = np.array(opened.convert("RGB")).astype(int)
    if size.width > 2:  # the border of red and blue is still in the middle
        assert pixels[:, 0, 0].mean() > 200 + pixels[:, 0, 2].mean()
        assert pixels[:, -1, 2].mean() > 200 + pixels[:, -1, 0].mean()
        red = (pixels[..., 0] > 127).mean()
        assert abs(red - 0.5) <= 1 / size.width + 0.02


def test_the_format_and_the_mark_are_those_of_the_recipe(tmp_path: Path) -> None:
    path = made(tmp_path, (640, 480), "WEBP")
    plain = adapt(path, PLAIN, tmp_path, None)
    marked = adapt(path, Finish("image/png", "AI generated", None), tmp_path, None)
    assert (plain.media_type, plain.size) == ("image/png", Size(640, 480))
    with Image.open(plain.path) as one, Image.open(marked.path) as other:
        different = np.abs(np.array(one).astype(int) - np.array(other).astype(int)).max(axis=2) > 8
    assert different[240:, 320:].any() and not different[:240, :320].any()


def test_a_picture_that_fits_is_not_scaled() -> None:
    pixels = np.random.default_rng(1).integers(0, 255, (20, 30, 3), dtype=np.uint8)
    assert (covering(pixels, Size(30, 20)) == pixels).all()


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        adapt(tmp_path / "gone", PLAIN, tmp_path, None)
    broken = tmp_path / "broken"
    broken.write_bytes(b"<html>")
    with pytest.raises(EngineFailed):
        adapt(broken, PLAIN, tmp_path, Size(10, 10))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken"]


# ── Labels ──────────────────────────────────────────────────────────────────────────────────

OURS = Finish("image/jpeg", watermark="AI generated", producer="Seedbed")
THEIRS = {"Label": "1", "ContentProducer": 'A & "B"', "ProduceID": "id-1"}


def labelled(folder: Path, text: str) -> Path:
    """A PNG whose text chunk says this."""
    info = PngInfo()
    info.add_text("AIGC", text)
    path = folder / "upstream.png"
    Image.new("RGB", (640, 480), "blue").save(path, pnginfo=info)
    return path


def label_of(path: Path) -> Label | None:
    return label_in(path.read_bytes())


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg"])
@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize("producer", ["Seedbed", None])
def test_a_label_of_the_upstreams_is_carried_over(
    media_type: MediaType, wrapped: bool, producer: str | None, tmp_path: Path
) -> None:
    path = labelled(tmp_path, json.dumps({"AIGC": THEIRS} if wrapped else THEIRS))
    recipe = Finish(media_type, watermark="AI generated", producer=producer)
    first = adapt(path, recipe, tmp_path, Size(64, 64))
    assert (first.size, label_of(first.path)) == (Size(64, 64), Label('A & "B"', "id-1"))
    # From a file of ours, where it stands in XMP, it is carried over as well.
    again = adapt(first.path, recipe, tmp_path, Size(32, 32))
    assert label_of(again.path) == Label('A & "B"', "id-1")


def test_a_picture_without_a_label_gets_ours(tmp_path: Path) -> None:
    label = label_of(adapt(made(tmp_path, (640, 480)), OURS, tmp_path, None).path)
    assert label is not None
    assert label.producer == "Seedbed"


@pytest.mark.parametrize(
    "text",
    ["", "no JSON", "[]", "7", "{}", '{"AIGC": 7}', '{"ContentProducer": 7}', "[" * 9000,
     '{"ContentProducer": ""}', json.dumps({"ContentProducer": "x" * 2000})],
)  # fmt: skip
def test_a_label_that_is_none_gives_way_to_ours(text: str, tmp_path: Path) -> None:
    label = label_of(adapt(labelled(tmp_path, text), OURS, tmp_path, None).path)
    assert label is not None
    assert label.producer == "Seedbed"


def test_a_prompt_makes_no_label(tmp_path: Path) -> None:
    info = PngInfo()
    element = f"<TC260:AIGC>{json.dumps(THEIRS)}</TC260:AIGC>"
    info.add_text("parameters", element)
    info.add_itxt("XML:com.adobe.xmp", f"<dc:description>{escape(element)}</dc:description>")
    path = tmp_path / "upstream.png"
    Image.new("RGB", (640, 480), "blue").save(path, pnginfo=info)
    assert label_of(path) is None
