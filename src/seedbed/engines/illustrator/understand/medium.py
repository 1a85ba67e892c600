"""What a prompt says of the picture itself and not of what is in it: "a photo of a cat" shows a
cat, and "a black and white cat" is no black and white picture.

The words are rewritten before the sentence is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word

_FRAMED = "picture-frame"
_PICTURES = frozenset([
    "photo", "photos", "photograph", "photographs", "print", "prints", "polaroid", "portrait photo",
    "照片", "老照片", "黑白照片", "全家福",
])  # fmt: skip
"""What a picture can be, and what can hang on the wall of one."""
_OLD, _GREY = Sense("style", "vintage"), Sense("mood", "monochrome")
_SAYS = {"老照片": _OLD, "黑白照片": _GREY}
_PLACING = ("relation", "post", "holds")
_PIED = Sense("colour", "pied")
_BETWEEN = frozenset([
    "striped", "checkered", "chequered", "checked", "spotted", "patterned",
    "相间", "相", "间", "的", "双色", "花", "条纹", "格子", "斑点",
])  # fmt: skip
"""What may stand between the two colours and what has them."""
_MANNER = frozenset({"风格", "级", "级别", "感", "质感", "效果"})


def of_the_picture(words: Sequence[Word]) -> list[Word]:
    """The words, without those that only call the picture a photograph, and with the coats of
    animals and the cloth of clothes as what they are."""
    out: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word.text.lower() in _PICTURES and _is_the_picture(words, at):
            if (said := _SAYS.get(word.text)) is not None:
                out.append(Word(word.text, ((said,),), chinese=True))
            at += 1
        elif _is_grey(word) and (length := _worn_by_the_next(words, at)):
            out.append(Word(word.text, ((_PIED,),), article=word.article, chinese=word.chinese))
            at += length
        else:
            out.append(word)
            at += 1
    return out


def _is_the_picture(words: Sequence[Word], at: int) -> bool:
    """Whether nothing says where this photograph is or who holds it."""
    thing = words[at].first("thing")
    if thing is None or thing.value != _FRAMED:
        return False
    clause = _clause_before(words, at)
    if any(word.has(*_PLACING) for word in clause):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.has("comma", "stop", "style") or following.text in _MANNER:
        return True
    if words[at].chinese:
        return bool(clause) and clause[-1].text.endswith("的")
    return following.text.lower() in {"of", "showing", "depicting"} and not any(
        word.has("thing") for word in clause
    )


def _clause_before(words: Sequence[Word], at: int) -> list[Word]:
    out: list[Word] = []
    for word in reversed(words[:at]):
        if word.has("comma", "stop"):
            break
        out.append(word)
    return out[::-1]


def _is_grey(word: Word) -> bool:
    mood = word.first("mood")
    return mood is not None and mood.value == _GREY.value


def _worn_by_the_next(words: Sequence[Word], at: int) -> int:
    """How many words say that an animal or a garment is black and white; 0 if the picture is."""
    end = at + 1
    while end < len(words) and words[end].text in _BETWEEN:
        end += 1
    if end == len(words):
        return 0
    what = words[end]
    thing = what.first("thing")
    coat = thing is not None and thing.group == "animals"
    return end - at if coat or what.first("wearable") is not None else 0
