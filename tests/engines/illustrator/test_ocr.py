"""The words of a prompt can be read in its picture: an OCR that knows nothing of us reads them.

Its models come inside the wheel of rapidocr: nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import rapidocr
from numpy.typing import NDArray

from seedbed.engines.illustrator.painter import IllustratorPainter, scene_of
from seedbed.engines.illustrator.scene import Lettering
from seedbed.engines.protocol import Painted
from seedbed.types import Finish, Plan, Shot, Size

U8 = NDArray[np.uint8]
Read = Callable[[U8], Iterator[str]]
SQUARE, TALL, WIDE = Size(640, 640), Size(544, 816), Size(960, 540)
PROMPTS = [
    ('A poster that says "HELLO 你好" with a rocket', SQUARE),
    ("新年海报，写着“新年快乐”，红色，灯笼", SQUARE),
    ('Movie poster titled "THE LAST GARDEN", a girl holding a lantern in a dark forest', TALL),
    ('Infographic title "Water Cycle" with sun, cloud, rain and sea', SQUARE),
    ('A birthday card that says "Happy Birthday" with a cake and balloons', SQUARE),
    ('A jazz festival poster saying "JAZZ NIGHT" with a saxophone', TALL),
    ('A cafe sign that says "OPEN" with a coffee cup', SQUARE),
    ('A wooden sign that says "Welcome" in a forest', SQUARE),
    ('A bear holding a sign that says "HELP"', SQUARE),
    ('A street at night with a neon sign "Blue Moon"', WIDE),
    ('Logo with the text "SEEDBED" and a leaf, minimal', SQUARE),
    ('A travel poster titled "Visit Mars" with a rocket', TALL),
    ('Book cover titled "The Lighthouse" with a lighthouse by the sea', TALL),
    ('A banner that says "Grand Opening" with balloons', WIDE),
    ('A sale poster that says "Half Price" with a gift', SQUARE),
    ('A poster that says "Save the Whales" with a whale in the ocean', SQUARE),
    ('A winter card saying "Let It Snow" with a snowman', SQUARE),
    ('A science fair poster titled "Planet Day 2026" with planets', TALL),
    ('A market poster that says "Farmers Market" with a tractor', SQUARE),
    ('A poster titled "Rainy Days" with a girl under an umbrella', WIDE),
    ('A poster that reads "Good Morning" with a rooster at sunrise', SQUARE),
    ("中秋节海报，写着“中秋快乐”，月亮和兔子", SQUARE),
    ("音乐节海报，标题“夏日音乐节”，吉他", TALL),
    ("咖啡店招牌，写着“欢迎光临”", SQUARE),
    ("酒馆招牌，写着“醉仙楼”", TALL),
    ("一间茶馆，招牌上写着“清风茶馆”", SQUARE),
    ("生日贺卡，写着“生日快乐”，蛋糕", SQUARE),
    ("书籍封面，标题“小王子”，星空和狐狸", TALL),
    ("春节横幅，写着“恭喜发财”，灯笼", WIDE),
    ("竖版海报，写着“端午安康”，龙舟", TALL),
    ("展览海报，标题“山水之间”，水墨山水", TALL),
    ("促销海报，写着“全场五折”，礼物", SQUARE),
    ("环保海报，写着“保护地球”，地球和树", SQUARE),
    ("电影海报，标题“流浪地球”，宇宙飞船", TALL),
    ("A poster that says “春天 SPRING” with cherry trees", SQUARE),
]


@pytest.fixture(scope="module")
def read() -> Read:
    """What the OCR reads: first as a single line of text, then by finding words, which is slow."""
    options = {
        "Global.log_level": "critical",
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,  # waiting threads burn a core
        "Det.limit_type": "max",
        "Det.limit_side_len": 640,
    }
    engine: Any = rapidocr.RapidOCR(params=options)

    def readings(picture: U8) -> Iterator[str]:
        bgr = np.ascontiguousarray(picture[..., ::-1])
        line = engine(bgr, use_det=False, use_cls=False, use_rec=True).txts or ()
        yield plain("".join(line))
        found = engine(bgr, use_det=True, use_cls=False, use_rec=True)  # flags stay set
        boxes = [] if found.boxes is None else list(found.boxes)
        words = [(box.mean(0), text) for box, text in zip(boxes, found.txts or (), strict=True)]
        tall = max((float(np.ptp(box[:, 1])) for box in boxes), default=1.0)
        # Words of one row lie within half a letter's height of each other.
        words.sort(key=lambda word: (round(word[0][1] / tall), word[0][0]))
        yield plain("".join(text for _, text in words))

    return readings


def painted(prompt: str, size: Size) -> U8:
    plan = Plan(
        request_id="test", created=0, model="test", engine="illustrator", prompt=prompt,
        language="en", size=size, tier=None, shots=(Shot(0, prompt, 11),), related=False,
        sources=(), seed=11, seed_given=True, guidance=None, delivery="url", stream=False,
        finish=Finish("image/png", None, None),
    )  # fmt: skip
    done = IllustratorPainter().paint(plan, plan.shots[0], size, (), lambda share, stage: None)
    assert isinstance(done, Painted)
    return done.pixels


def part(picture: U8, line: Lettering) -> U8:
    """The line's box with a margin; a vertical line's characters side by side, as OCR reads."""
    high, wide = picture.shape[:2]
    if line.vertical:
        box = picture[
            round(line.y * high) : round((line.y + line.h) * high),
            round(line.x * wide) : round((line.x + line.w) * wide),
        ]
        cells = np.array_split(box, len(line.text), axis=0)
        least = min(len(cell) for cell in cells)
        row = np.concatenate([cell[:least] for cell in cells], axis=1)
        return np.pad(row, ((24, 24), (24, 24), (0, 0)), mode="edge")
    margin = 0.03
    return picture[
        max(0, round((line.y - margin) * high)) : round((line.y + line.h + margin) * high),
        max(0, round((line.x - margin) * wide)) : round((line.x + line.w + margin) * wide),
    ]


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("prompt", "size"), PROMPTS, ids=[p for p, _ in PROMPTS])
def test_the_quoted_text_is_read_back_exactly(prompt: str, size: Size, read: Read) -> None:
    lines = scene_of(prompt, (size.width, size.height), 11).lettering
    assert lines, "the quoted text is placed"
    picture = painted(prompt, size)
    for line in lines:
        assert plain(line.text) in read(part(picture, line))
