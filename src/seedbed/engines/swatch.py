"""A trivial engine for tests of your own: colour cards that say what was asked for.

The card's colours follow from the prompt, the seed and the shot's index; on it stand its size,
index and seed, and the references as thumbnails. It is quick, needs nothing but Pillow, and
the same request gives the same bytes.

Words in the prompt make it misbehave, so that a client's handling of that can be tested:

    #refuse      every picture is refused, as a content filter would
    #refuse:2    only the picture with index 2 is refused, the others come
    #refuse-text, #refuse-image
                 as #refuse, for what the prompt or a reference holds
    #fail        the engine fails (500); #fail:1 only at the picture with index 1
    #slow        each picture takes 2 seconds; #slow:0.5 half a second, at most 60
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from seedbed.engines.protocol import Abilities, Painted
from seedbed.errors import EngineFailed
from seedbed.types import Note, Plan, Reference, Refusal, Shot, Size

_DIRECTION = re.compile(
    r"#(refuse-text|refuse-image|refuse|fail|slow)(?::(\d{1,3}(?:\.\d{1,3})?))?(?![\w:-])"
)
_SLOW_SECONDS, _SLOWEST_SECONDS = 2.0, 60.0
# Codes and words: contract.md section 5.1.
_REFUSALS = {
    "refuse": ("OutputImageSensitiveContentDetected", "output image"),
    "refuse-text": ("InputTextSensitiveContentDetected", "input text"),
    "refuse-image": ("InputImageSensitiveContentDetected", "input image"),
}
_LEAST_FOR_WORDS = 48  # pixels of the shorter side, below which nothing could be read
_COLUMNS = 7  # of reference thumbnails; two rows hold all 14


class SwatchPainter:
    """Paints colour cards; see the module."""

    abilities = Abilities(
        references=14, reference_side=512, seed=True, deterministic=True, progress=True
    )

    def consider(self, plan: Plan) -> Sequence[Note]:
        """Says that a card is no picture of the prompt."""
        return (Note("prompt", "emulated", "a colour card stands for the picture"),)

    def paint(
        self,
        plan: Plan,
        shot: Shot,
        size: Size,
        references: Sequence[Reference],
        progress: Callable[[float, str], None],
    ) -> Painted | Refusal:
        """A card, or what the prompt's # words ask for. See Painter.paint."""
        progress(0.0, "card")
        for kind, number in directions(plan.prompt):
            here = number is None or number == shot.index
            if kind == "slow":
                _dawdle(_SLOW_SECONDS if number is None else number, progress)
            elif kind in _REFUSALS and here:
                code, what = _REFUSALS[kind]
                text = f"The request failed because the {what} may contain sensitive information."
                return Refusal(shot.index, code, text)
            elif kind == "fail" and here:
                raise EngineFailed(cause="the prompt says #fail")
        card = _card(shot, size)
        _place(card, references, size)
        _label(card, f"{size}", f"index {shot.index}", f"seed {shot.seed}")
        progress(1.0, "card")
        return Painted(np.asarray(card))


def directions(prompt: str) -> list[tuple[str, float | None]]:
    """The # words of a prompt: ("refuse", 2.0) for "#refuse:2", ("slow", None) for "#slow"."""
    return [
        (match[1], None if match[2] is None else float(match[2]))
        for match in _DIRECTION.finditer(prompt)
    ]


def _dawdle(seconds: float, progress: Callable[[float, str], None]) -> None:
    """Take that long, with a word ten times on the way."""
    seconds = min(seconds, _SLOWEST_SECONDS)
    for tenth in range(1, 11):
        time.sleep(seconds / 10)
        progress(tenth / 11, "slow")


def _card(shot: Shot, size: Size) -> Image.Image:
    """Four bands of colour and a frame, all from the shot."""
    digest = hashlib.sha256(f"{shot.prompt}\0{shot.seed}\0{shot.index}".encode()).digest()
    card = Image.new("RGB", size, tuple(digest[:3]))
    draw = ImageDraw.Draw(card)
    for band in range(1, 4):
        top = size.height * band // 4
        colour = (digest[3 * band], digest[3 * band + 1], digest[3 * band + 2])
        draw.rectangle((0, top, size.width, size.height), fill=colour)
    edge = max(1, min(size) // 64)
    draw.rectangle((0, 0, size.width - 1, size.height - 1), outline=(255, 255, 255), width=edge)
    return card


def _place(card: Image.Image, references: Sequence[Reference], size: Size) -> None:
    """The references as thumbnails, in order, along the lower edge."""
    if not references:
        return
    cell = max(1, min(size.width // (_COLUMNS + 1), size.height // 5))
    for at, reference in enumerate(references):
        thumbnail = Image.fromarray(np.ascontiguousarray(reference.rgb()))
        thumbnail.thumbnail((cell, cell))
        across, down = at % _COLUMNS, at // _COLUMNS
        left = cell // 2 + across * cell
        top = size.height - (2 - down) * (cell + 2) - cell // 4
        card.paste(thumbnail, (left, max(0, top)))


def _label(card: Image.Image, *lines: str) -> None:
    """The facts in large letters, upper left, on a dark plate so that any colour shows them."""
    shorter = min(card.size)
    if shorter < _LEAST_FOR_WORDS:
        return
    height = max(10, min(card.height // 10, card.width // 10))
    font = ImageFont.load_default(size=height)
    draw = ImageDraw.Draw(card)
    margin = height // 2
    longest = max(int(draw.textlength(line, font=font)) for line in lines)
    plate = (margin, margin, 2 * margin + longest, 2 * margin + len(lines) * height * 5 // 4)
    draw.rectangle(plate, fill=(20, 20, 20))
    for at, line in enumerate(lines):
        place = (margin * 3 // 2, margin * 3 // 2 + at * height * 5 // 4)
        draw.text(place, line, fill=(255, 255, 255), font=font, anchor="lt")
