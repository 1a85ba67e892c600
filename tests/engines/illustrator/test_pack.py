"""The pack: whole, readable, and built from pinned inputs that name no registry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import ImageFont

from seedbed.engines.illustrator import pack, subjects
from seedbed.errors import Unavailable

ROOT = Path(__file__).resolve().parents[3]


def test_glyphs_have_ink_inside_their_drawing() -> None:
    for name in pack.names():
        glyph = pack.glyph(name)
        x0, y0, x1, y1 = glyph.ink
        assert 0 <= x0 < x1 <= glyph.width + 0.01, name
        assert 0 <= y0 < y1 <= glyph.height + 0.01, name
        assert glyph.data, name


def test_an_art_without_the_glyph_answers_with_the_default() -> None:
    assert pack.glyph("harp", "flat") == pack.glyph("harp")
    assert pack.glyph("red-apple", "flat").data != pack.glyph("red-apple").data


@pytest.mark.parametrize("face", ["sans", "serif", "brush"])
def test_text_faces_hold_both_scripts(face: pack.Face) -> None:
    font = ImageFont.truetype(pack.font(face), 40)
    absent = font.getmask("\U0010fffd").getbbox()
    for character in "Aé9，。「新年快樂龍龙夢梦花":
        assert font.getmask(character).getbbox() not in (None, absent), character


def test_the_display_face_is_latin() -> None:
    assert ImageFont.truetype(pack.font("display"), 40).getbbox("THE LAST GARDEN")[2] > 100


@pytest.mark.parametrize(
    ("word", "glyph"),
    [("red apple", "red-apple"), ("猫", "cat"), ("貓", "cat"), ("香蕉", "banana")],
)
def test_names_lead_to_glyphs(word: str, glyph: str) -> None:
    assert pack.words()[word] == glyph


@pytest.mark.parametrize(
    ("noun", "subject"),
    [
        ("dachshund", "dog"), ("limousine", "car"), ("cathedral", "church"), ("trout", "fish"),
        ("oak", "tree"), ("galleon", "sailboat"), ("knight", "knight"), ("puma", "cat"),
        ("nurse", "nurse"),
        ("lawyer", "person"),
    ],
)  # fmt: skip
def test_nouns_lead_to_the_kind_that_can_be_drawn(noun: str, subject: str) -> None:
    assert pack.hypernyms()[noun] == subject


def test_every_word_leads_to_something_drawable() -> None:
    known = subjects.known()
    assert set(pack.words().values()) <= known
    assert set(pack.hypernyms().values()) <= known


def test_tags_are_no_names() -> None:
    assert "calm" not in pack.words()
    assert "medieval" not in pack.words()


def test_the_notices_are_there() -> None:
    names = {path.name for path in (pack.FOLDER / "licenses").iterdir()}
    assert {"noto-emoji-Apache-2.0.txt", "fluent-emoji-MIT.txt", "wordnet-3.1.txt"} <= names
    assert sum("OFL" in name for name in names) == 4


def test_a_pack_that_was_not_built_says_how(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pack, "FOLDER", tmp_path)
    with pytest.raises(Unavailable, match="make setup"):
        pack.font("sans")


def test_the_lock_pins_by_hash_and_names_no_registry() -> None:
    text = (ROOT / "packaging/pack/package-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]
    for name, entry in packages.items():
        if name:
            assert entry["integrity"].startswith("sha512-"), name
            assert "resolved" not in entry, name
    wanted = json.loads((ROOT / "packaging/pack/package.json").read_text("utf-8"))["dependencies"]
    assert packages[""]["dependencies"] == wanted
