"""Traditional Chinese characters to simplified ones, as far as the lexicon needs them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[int, str]:
    text = files(__package__).joinpath("lexicon", "traditional.txt").read_text("utf-8")
    pairs = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    return {ord(pair[0]): pair[1] for pair in pairs if len(pair) == 2}


def to_simplified(text: str) -> str:
    """The text with every common traditional character replaced; length is unchanged."""
    return text.translate(_table())
