"""Whole files out of `finish`: what they say of themselves, and what happens when it fails."""

from __future__ import annotations

import json
import os
import stat
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from seedbed.errors import EngineFailed, StorageFailed
from seedbed.finishing.finish import finish
from seedbed.finishing.provenance import DIGITAL_SOURCE_TYPE
from seedbed.finishing.watermark import stamp
from seedbed.types import Finish, MediaType, Size

if TYPE_CHECKING:
    from seedbed.types import U8

PNG = Finish("image/png", "AI generated", "Seedbed")
JPEG = Finish("image/jpeg", "AI generated", "Seedbed")
NAMES = {
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "iptc": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "tc260": "http://www.tc260.org.cn/ns/AIGC/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def picture(height: int = 300, width: int = 420, seed: int = 5) -> U8:
    y, x = np.mgrid[0:height, 0:width]
    grain = np.random.default_rng(seed).integers(0, 12, (height, width, 3))
    return (np.stack([x * 200 // width, y * 200 // height, x * 0 + 90], -1) + grain).astype(
        np.uint8
    )


def encoded(pixels: U8, form: str, **options: object) -> bytes:
    out = BytesIO()
    Image.fromarray(pixels).save(out, form, **options)
    return out.getvalue()


def description(file: Path) -> ET.Element:
    """The XMP of a file as an XML reader sees it."""
    with Image.open(file) as opened:
        found = ET.fromstring(opened.info["xmp"]).find(".//rdf:Description", NAMES)
    assert found is not None
    return found


def aigc(file: Path) -> dict[str, str]:
    element = description(file).find("tc260:AIGC", NAMES)
    assert element is not None
    assert element.text is not None
    label: dict[str, str] = json.loads(element.text)
    return label


@pytest.mark.parametrize("recipe", [PNG, JPEG])
def test_the_file_is_what_the_answer_says(recipe: Finish, tmp_path: Path) -> None:
    file = finish(picture(), recipe, tmp_path)
    data = file.path.read_bytes()
    assert file.path.parent == tmp_path
    assert file.byte_count == len(data)
    assert file.media_type == recipe.media_type
    with Image.open(file.path) as opened:
        assert Image.MIME[opened.format or ""] == recipe.media_type
        assert Size(*opened.size) == file.size == Size(420, 300)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_default_bytes_are_jpeg_and_png_has_its_signature(tmp_path: Path) -> None:
    assert finish(picture(), JPEG, tmp_path).path.read_bytes()[:3] == b"\xff\xd8\xff"
    assert finish(picture(), PNG, tmp_path).path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_png_holds_the_marked_pixels_exactly(tmp_path: Path) -> None:
    file = finish(picture(), PNG, tmp_path)
    with Image.open(file.path) as opened:
        assert np.array_equal(np.asarray(opened), stamp(picture(), "AI generated"))


@pytest.mark.parametrize("recipe", [PNG, JPEG])
def test_the_label_says_generated_and_by_whom(recipe: Finish, tmp_path: Path) -> None:
    file = finish(picture(), recipe, tmp_path).path
    facts = description(file)
    assert facts.get(f"{{{NAMES['iptc']}}}DigitalSourceType") == DIGITAL_SOURCE_TYPE
    assert DIGITAL_SOURCE_TYPE.startswith("http://cv.iptc.org/newscodes/digitalsourcetype/")
    assert facts.get(f"{{{NAMES['xmp']}}}CreatorTool") == "Seedbed"
    label = aigc(file)
    assert list(label) == [
        "Label", "ContentProducer", "ProduceID", "ReservedCode1",
        "ContentPropagator", "PropagateID", "ReservedCode2",
    ]  # fmt: skip
    assert label["Label"] == "1"
    assert label["ContentProducer"] == "Seedbed"
    assert len(label["ProduceID"]) == 32


def test_png_carries_the_chinese_label_as_a_chunk_too(tmp_path: Path) -> None:
    file = finish(picture(), PNG, tmp_path).path
    with Image.open(file) as opened:
        assert json.loads(opened.info["AIGC"]) == aigc(file)


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg"])
@pytest.mark.parametrize("producer", ["Ltd \"A&B\" <c> 'd'", "某某科技有限公司", "x" * 100, "]]>"])
def test_any_producer_survives(media_type: MediaType, producer: str, tmp_path: Path) -> None:
    file = finish(picture(), Finish(media_type, None, producer), tmp_path).path
    assert aigc(file)["ContentProducer"] == producer


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg"])
def test_no_label_when_none_is_wanted(media_type: MediaType, tmp_path: Path) -> None:
    file = finish(picture(), Finish(media_type, None, None), tmp_path).path
    data = file.read_bytes()
    assert b"AIGC" not in data
    assert b"xmp" not in data


def test_both_formats_name_the_same_picture_alike(tmp_path: Path) -> None:
    ids = {aigc(finish(picture(), recipe, tmp_path).path)["ProduceID"] for recipe in (PNG, JPEG)}
    assert len(ids) == 1


def test_the_id_follows_the_pixels_and_the_producer(tmp_path: Path) -> None:
    one_off = picture()
    one_off[299, 419, 2] ^= 1
    turned = np.ascontiguousarray(picture().reshape(420, 300, 3))
    cases = [
        (picture(), PNG),
        (one_off, PNG),
        (turned, PNG),
        (picture(), Finish("image/png", "AI生成", "Seedbed")),
        (picture(), Finish("image/png", None, "Seedbed")),
        (picture(), Finish("image/png", "AI generated", "Somebody")),
    ]
    ids = [aigc(finish(pixels, recipe, tmp_path).path)["ProduceID"] for pixels, recipe in cases]
    assert len(set(ids)) == len(cases)


@pytest.mark.parametrize("recipe", [PNG, JPEG])
def test_same_pixels_same_bytes_other_name(recipe: Finish, tmp_path: Path) -> None:
    first, second = (finish(picture(), recipe, tmp_path) for _ in range(2))
    assert first.path != second.path
    assert first.path.read_bytes() == second.path.read_bytes()


@pytest.mark.parametrize("quality", [60, 90, 96])
def test_jpeg_quality_is_the_recipe_s(quality: int, tmp_path: Path) -> None:
    small = finish(picture(), Finish("image/jpeg", None, None, 50), tmp_path)
    asked = finish(picture(), Finish("image/jpeg", None, None, quality), tmp_path)
    assert asked.byte_count > small.byte_count


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((4, 4), np.uint8),
        np.zeros((4, 4, 4), np.uint8),
        np.zeros((4, 4, 1), np.uint8),
        np.zeros((4, 4, 3), np.float32),
        np.zeros((0, 4, 3), np.uint8),
        np.zeros((4, 0, 3), np.uint8),
        np.zeros((1, 4, 4, 3), np.uint8),
        "pixels",
        None,
        b"",
        b"neither",
        b"\x89PNG\r\n\x1a\n and then nothing",
    ],
    ids=str,
)
def test_what_is_no_picture_fails_as_the_engine_s_fault(wrong: object, tmp_path: Path) -> None:
    with pytest.raises(EngineFailed) as caught:
        finish(wrong, PNG, tmp_path)  # type: ignore[arg-type]  # that is the point
    assert caught.value.cause
    assert list(tmp_path.iterdir()) == []


def test_another_size_than_planned_fails(tmp_path: Path) -> None:
    assert finish(picture(), PNG, tmp_path, size=Size(420, 300)).size == Size(420, 300)
    for image in (picture(), encoded(picture(), "PNG")):
        with pytest.raises(EngineFailed) as caught:
            finish(image, PNG, tmp_path, size=Size(300, 420))
        assert "420x300" in caught.value.cause


def test_views_and_read_only_pixels_are_taken(tmp_path: Path) -> None:
    view = picture()[::-1, ::-1]
    view.flags.writeable = False
    kept = view.copy()
    file = finish(view, PNG, tmp_path)
    with Image.open(file.path) as opened:
        assert np.array_equal(np.asarray(opened), stamp(kept.copy(), "AI generated"))
    assert np.array_equal(view, kept)


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_an_upstream_s_file_is_kept_as_it_is(
    form: str, media_type: MediaType, tmp_path: Path
) -> None:
    theirs = encoded(picture(), form)
    file = finish(theirs, Finish(media_type, None, "Seedbed"), tmp_path)
    assert file.path.read_bytes() == theirs
    assert file.size == Size(420, 300)


def test_an_upstream_s_file_is_marked_when_asked(tmp_path: Path) -> None:
    file = finish(encoded(picture(), "PNG"), PNG, tmp_path)
    with Image.open(file.path) as opened:
        assert np.array_equal(np.asarray(opened), stamp(picture(), "AI generated"))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_an_upstream_s_file_becomes_the_type_that_is_asked(form: str, tmp_path: Path) -> None:
    wanted: MediaType = "image/jpeg" if form == "PNG" else "image/png"
    file = finish(encoded(picture(), form), Finish(wanted, None, "Seedbed"), tmp_path)
    with Image.open(file.path) as opened:
        assert Image.MIME[opened.format or ""] == wanted
        assert opened.size == (420, 300)
    assert aigc(file.path)["Label"] == "1"


def test_an_upstream_s_transparency_is_laid_over_white(tmp_path: Path) -> None:
    clear = np.zeros((20, 30, 4), np.uint8)
    clear[:10] = (10, 20, 30, 255)
    file = finish(encoded(clear, "PNG"), Finish("image/jpeg", None, None), tmp_path)
    with Image.open(file.path) as opened:
        seen = np.asarray(opened)
    assert seen[18, 15].min() > 250
    assert seen[2, 15].max() < 45


def test_an_upstream_s_orientation_is_applied_and_measured(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # EXIF: to be shown turned a quarter right
    theirs = encoded(picture(), "JPEG", exif=exif.tobytes())
    kept = finish(theirs, Finish("image/jpeg", None, None), tmp_path)
    assert kept.size == Size(300, 420)
    turned = finish(theirs, Finish("image/png", None, None), tmp_path)
    with Image.open(turned.path) as opened:
        assert opened.size == (300, 420)


def test_a_truncated_upstream_file_fails_when_its_pixels_are_needed(tmp_path: Path) -> None:
    theirs = encoded(picture(), "PNG")
    with pytest.raises(EngineFailed, match="internal error"):
        finish(theirs[: len(theirs) // 2], PNG, tmp_path)


def test_a_missing_staging_folder_is_a_storage_failure(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as caught:
        finish(picture(), PNG, tmp_path / "gone")
    assert "gone" in caught.value.cause
    assert "gone" not in caught.value.message


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = os.open
    monkeypatch.setattr(os, "open", lambda *_: really_open("/dev/full", os.O_WRONLY))
    with pytest.raises(StorageFailed) as caught:
        finish(picture(), PNG, tmp_path)
    assert "No space left" in caught.value.cause
    assert list(tmp_path.iterdir()) == []


def test_errors_keep_no_file_when_encoding_fails(tmp_path: Path) -> None:
    tall = np.zeros((66_000, 1, 3), np.uint8)
    with pytest.raises(EngineFailed):
        finish(tall, Finish("image/jpeg", None, None), tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert finish(tall, Finish("image/png", None, None), tmp_path).size == Size(1, 66_000)
