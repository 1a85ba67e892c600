"""To whom something is done: 向公主献上玫瑰, "waves at the child", 对着月亮嚎叫."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.wording import Found

_TO = frozenset({"向", "朝", "朝着", "对", "对着", "冲着", "冲"})
_DESCRIBES = ("number", "measure", "colour", "size", "age", "mood", "origin")


def towards_somebody(words: list[Word], at: int) -> Found:
    """向 and its like before whom something is done to: who does it faces that one, and what is
    done next (献上, 挥手) is still his."""
    if words[at].text not in _TO or at == 0 or words[at - 1].has("number"):
        return None
    for end in range(at + 1, min(at + 6, len(words))):
        thing = words[end].first("thing")
        if thing is not None and not words[end].has(*_DESCRIBES):
            acts = end + 1 < len(words) and words[end + 1].has("relation", "pose", "grammar")
            if thing.group not in {"people", "animals", "sea", "sky-and-feast"} or not acts:
                return None
            facing = replace(words[at], meanings=((Sense("relation", "looking_at"),),))
            return 1, [facing]
        if not (words[end].has(*_DESCRIBES) or words[end].text == "的"):
            return None
    return None
