"""From the size a caller writes to pixels."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.errors import InvalidParameter
from seedbed.planning.card import ModelCard
from seedbed.planning.catalog import Catalog
from seedbed.planning.ratios import RATIOS
from seedbed.planning.size import read_size, resolve_size, row, table
from seedbed.settings import Settings
from seedbed.types import Size

CATALOG = Catalog(Settings())
LITE, PRO = CATALOG.resolve("seedream-5-0-260128"), CATALOG.resolve("seedream-5-0-pro-260628")
V40, V45 = CATALOG.resolve("seedream-4-0-250828"), CATALOG.resolve("seedream-4-5-251128")
V30, EDIT = CATALOG.resolve("seedream-3-0-t2i-250415"), CATALOG.resolve("seededit-3-0-i2i-250628")
CARDS = [V30, V40, V45, LITE, PRO]


def refusal(text: str, card: ModelCard) -> str:
    with pytest.raises(InvalidParameter) as caught:
        read_size(text, card)
    assert caught.value.param == "size"
    return caught.value.message


@pytest.mark.parametrize(
    ("card", "tier", "ratio", "size"),
    [
        (V45, "2K", "1:1", "2048x2048"),
        (V45, "2K", "16:9", "2848x1600"),
        (V45, "2K", "4:3", "2304x1728"),
        (V45, "2K", "21:9", "3136x1344"),
        (V45, "4K", "9:16", "3040x5504"),
        (V45, "4K", "3:4", "3520x4704"),
        (LITE, "3K", "3:2", "3744x2496"),
        (V40, "1K", "16:9", "1312x736"),
        (PRO, "1K", "16:9", "1424x800"),
        (PRO, "2K", "9:16", "1584x2816"),
        (PRO, "2K", "1:1", "2048x2048"),
        (PRO, "1.5K", "1:1", "1536x1536"),
    ],
)
def test_published_rows(card: ModelCard, tier: str, ratio: str, size: str) -> None:
    assert str(table(card, tier)[ratio]) == size


@pytest.mark.parametrize("tier", ["1K", "1.5K", "2K", "3K", "4K"])
def test_rows_have_their_ratio_and_lie_on_the_grid(tier: str) -> None:
    rows = table(V45, tier)
    assert set(rows) == set(RATIOS)
    for ratio, size in rows.items():
        across, _, down = ratio.partition(":")
        assert abs(math.log(size.ratio / (int(across) / int(down)))) < 0.03
        assert size.width % 32 == size.height % 32 == 0


def test_the_rows_we_derived_are_the_best_of_the_grid() -> None:
    area = 1536 * 1536
    for ratio, chosen in table(V45, "1.5K").items():
        across, _, down = ratio.partition(":")
        wanted = int(across) / int(down)
        grid = [
            Size(width, height)
            for width in range(32, 4096, 32)
            for height in range(32, 4096, 32)
            if abs(width * height / area - 1) <= 0.05
        ]
        best = min(abs(math.log(size.ratio / wanted)) for size in grid)
        assert abs(math.log(chosen.ratio / wanted)) == pytest.approx(best)


def test_s28_tiers_in_any_case() -> None:
    assert read_size("2k", V45) == read_size("2K", V45) == "2K"
    assert read_size("1.5k", PRO) == "1.5K"


def test_s31_a_tier_the_model_has_not() -> None:
    assert "size must be one of 'WIDTHxHEIGHT', '2k', or '4k'." in refusal("1K", V45)
    assert "size must be one of 'WIDTHxHEIGHT', '2k', '3k', or '4k'." in refusal("1K", LITE)
    assert read_size("1K", V40) == "1K"


def test_s32_too_few_pixels() -> None:
    assert "image size must be at least 3686400 pixels" in refusal("1500x1500", V45)
    assert "at least 921600 pixels" in refusal("800x800", V40)
    assert read_size("1600x600", V40) == Size(1600, 600)


def test_s33_too_many_pixels() -> None:
    assert "image size must be at most 16777216 pixels" in refusal("4097x4097", V45)


def test_s26_s34_exact_pixels() -> None:
    assert read_size("2848x1600", V45) == Size(2848, 1600)
    assert read_size("3750x1250", V45) == Size(3750, 1250)


def test_s35_ratios_beyond_16() -> None:
    assert "ratio" in refusal("16000x900", V40)
    assert "ratio" in refusal("900x16000", V40)


@pytest.mark.parametrize(
    "text",
    [
        "2048*2048",
        "big",
        "2Kx2K",
        "",
        "x",
        "2048x",
        "x2048",
        "2048x2048x1",
        "-1x5",
        "2048 x 2048",
        "2048x2048 ",
        "auto",
        "0x0",
        "99999999999x1",
        "２０４８x２０４８",
        "2048×2048",
        "adaptive",
    ],
)
def test_s36_what_is_no_size(text: str) -> None:
    assert "size" in refusal(text, V45)


def test_s37_pro_counts_area() -> None:
    assert "image area must be at least 921600 pixels" in refusal("512x512", PRO)
    assert "image area must be at most 4624220 pixels" in refusal("4096x4096", PRO)
    assert read_size("2048x1024", PRO) == Size(2048, 1024)


def test_seedream_3_takes_pixels_only_and_seededit_adapts() -> None:
    assert "size must be 'WIDTHxHEIGHT'." in refusal("2K", V30)
    assert read_size("512x512", V30) == Size(512, 512)
    assert "size must be 'adaptive'." in refusal("1024x1024", EDIT)
    assert read_size("Adaptive", EDIT) == "adaptive"
    assert row(EDIT, "adaptive", 1.0) == Size(1024, 1024)
    assert row(EDIT, "adaptive", 100.0) == Size(1536, 512)
    # 1344x672 and 1376x672 lie on either side of 2.02; the nearer one is taken.
    assert row(EDIT, "adaptive", 2.01) == Size(1344, 672)


def test_a_picture_in_layers_has_tiers_and_auto_but_no_pixels() -> None:
    layers = PRO.in_layers()
    for text in ("1K", "1.5K", "2K", "auto"):
        assert read_size(text.upper(), layers) == text
    assert "'2k', or 'auto' with layer_decomposition." in refusal("2048x1024", layers)
    assert "Received 'auto'" in refusal("auto", PRO)
    assert resolve_size("auto", layers, "a cat, 16:9", references=True) == (None, "auto")
    assert row(layers, "auto", 16 / 9) == row(PRO, "2K", 16 / 9)


def test_s16_the_default_size() -> None:
    assert resolve_size(None, V45, "a cat", references=False) == (Size(2048, 2048), None)
    assert resolve_size(None, V30, "a cat", references=False) == (Size(1024, 1024), None)
    assert resolve_size(None, PRO, "a cat", references=False) == (Size(2048, 2048), "2K")
    assert resolve_size(None, EDIT, "a cat", references=True) == (None, "adaptive")


def test_s27_s29_s30_a_tier_is_shaped_by_the_prompt() -> None:
    assert resolve_size("2K", V45, "a cat", references=False)[0] == Size(2048, 2048)
    assert resolve_size("2K", V45, "a cat, 16:9", references=False)[0] == Size(2848, 1600)
    assert resolve_size("2K", PRO, "a cat, 16:9", references=False)[0] == Size(2816, 1584)
    assert resolve_size("4K", V45, "a cat, 9:16", references=False)[0] == Size(3040, 5504)


def test_a_tier_waits_for_the_reference_unless_the_prompt_speaks() -> None:
    assert resolve_size("2K", V45, "a cat", references=True) == (None, "2K")
    assert resolve_size("2K", V45, "竖版的猫", references=True)[0] == Size(1728, 2304)


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(CARDS))
def test_pixels_are_taken_exactly_or_refused_for_a_reason(
    width: int, height: int, card: ModelCard
) -> None:
    inside = card.min_pixels <= width * height <= card.max_pixels
    shaped = not card.max_ratio or 1 / card.max_ratio <= width / height <= card.max_ratio
    if inside and shaped:
        assert read_size(f"{width}x{height}", card) == (width, height)
    else:
        message = refusal(f"{width}x{height}", card)
        assert ("pixels" in message) if not inside else ("ratio" in message)


@given(st.floats(1 / 40, 40), st.sampled_from([card for card in CARDS if card.tiers]))
def test_every_shape_has_a_row_the_model_can_draw(shape: float, card: ModelCard) -> None:
    for tier in card.tiers:
        assert row(card, tier, shape) in table(card, tier).values()
        assert re.fullmatch(r"\d+x\d+", str(row(card, tier, shape)))
