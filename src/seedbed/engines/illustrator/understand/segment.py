"""A prompt's body into the lexicon's words.

The cheapest way to cover the text with known phrases wins, so 小河边 is "riverside" and not
"small" + "river" + "side"; what no phrase covers stays as an unknown word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seedbed.engines.illustrator.understand import lexicon
from seedbed.engines.illustrator.understand.lexicon import ARTICLES, Meaning, Sense

LONGEST_PHRASE = 8
"""Units; the longest phrase of the lists is shorter."""

LONGEST_BODY = 4_000
"""Characters read of a prompt: far more than a picture can show, and a bound on time."""

# Costs of covering: a known phrase, a name from the art pack, a kind by hypernym, a lone
# character that could as well be part of an unknown word, and each unknown unit.
_KNOWN, _EMOJI, _KIN, _LONE, _UNKNOWN = 1.0, 1.6, 2.2, 1.3, 2.6
# "In a | rain puddle" rather than "in rain | puddle": an article begins a phrase.
_ARTICLE = 0.01

_TECHNICAL = re.compile(
    r"\b\d{1,4}\s*[:：x×*]\s*\d{1,4}\b|\b\d+(?:\.\d+)?\s*(?:px|mm|dpi|fps|k|p|%)(?![a-z])"
    r"|--?\w+\s+[\d:.]+|https?://\S+",
)
_PIECE = re.compile(
    lexicon.UNIT.pattern + r"|[^\W\d_]+|(?P<stop>[.!?。！？\n…]+)|(?P<comma>[,;:，；：()（）|/—–]+)"
    r"|(?P<list>、|&|\+)"
)


@dataclass(slots=True)
class Word:
    """A phrase of the prompt as written, with all it can mean.

    `article` is "a" or "the" when one stood before it. `chinese` says how it is written;
    the marks are words too: kind "comma", "stop" and, for enumerations, "conj".
    """

    text: str
    meanings: tuple[Meaning, ...]
    plural: bool = False
    article: str = ""
    chinese: bool = False

    def first(self, kind: str) -> Sense | None:
        """The sense of this kind, if the word has one by itself."""
        for meaning in self.meanings:
            if len(meaning) == 1 and meaning[0].kind == kind:
                return meaning[0]
        return None

    def has(self, *kinds: str) -> bool:
        """Whether some sense is of one of these kinds."""
        return any(sense.kind in kinds for meaning in self.meanings for sense in meaning)


@dataclass(slots=True)
class _Unit:
    key: str
    start: int
    end: int
    article: str = ""


def words(body: str) -> list[Word]:
    """The body's words and marks in order. Never fails; unknown words have no meanings."""
    body = body[:LONGEST_BODY]
    plain = "".join(_plain(char) for char in body)
    plain = _TECHNICAL.sub(lambda found: " " * len(found.group()), plain)
    out: list[Word] = []
    run: list[_Unit] = []
    article = ""
    for piece in _PIECE.finditer(plain):
        mark = piece.lastgroup
        if mark:
            out.extend(_cover(run, body))
            run, article = [], ""
            kind = "conj" if mark == "list" else mark
            out.append(
                Word(piece.group(), ((Sense("grammar" if mark == "list" else kind, kind),),))
            )
            continue
        key = piece.group().replace("’", "'")
        if key in ARTICLES:
            article = "the" if key == "the" else "a"
            continue
        run.append(_Unit(key, piece.start(), piece.end(), article))
        article = ""
    out.extend(_cover(run, body))
    return out


def _plain(char: str) -> str:
    """Lower case and half width, one character for one."""
    if "！" <= char <= "～" and char not in "，；：！？（）":
        char = chr(ord(char) - 0xFEE0)
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def _lookup(run: list[_Unit], at: int, end: int) -> tuple[tuple[Meaning, ...], bool, float]:
    """Meanings of the phrase run[at:end], whether it is a plural, and its cost (0: none)."""
    parts = [unit.key for unit in run[at:end]]
    # An article inside a phrase separates nouns ("a cat a dog") unless the list has it whole.
    key = lexicon.phrase_key(parts)
    known = lexicon.meanings()
    lone = len(parts) == 1 and lexicon.is_chinese(parts[0])
    if key in known:
        ambiguous = lone and not any(m[0].kind in {"number", "measure"} for m in known[key])
        return known[key], False, _LONE if ambiguous else _KNOWN
    if lexicon.is_chinese(parts[-1]):
        if parts[-1] == "们" and (one := known.get(key[:-1])):
            return one, True, _KNOWN
        found = lexicon.emoji().get(key) if len(parts) > 1 else None
        return ((found,), False, _EMOJI + 0.3 * len(parts)) if found else ((), False, 0.0)
    for single in lexicon.singulars(parts[-1]):
        key_one = lexicon.phrase_key([*parts[:-1], single])
        if key_one in known:
            return known[key_one], not parts[-1].endswith("'s"), _KNOWN
    if len(parts) > 2 and parts[1] == "of":  # "cups of coffee"
        for single in lexicon.singulars(parts[0]):
            if one := known.get(lexicon.phrase_key([single, *parts[1:]])):
                return one, True, _KNOWN
    for form in (
        key,
        *(lexicon.phrase_key([*parts[:-1], s]) for s in lexicon.singulars(parts[-1])),
    ):
        if form in lexicon.emoji():
            # A name of several words must not beat those words when all are known.
            cost = _EMOJI if len(parts) == 1 else (_KNOWN + 0.05) * len(parts)
            return (lexicon.emoji()[form],), form != key, cost
    if len(parts) <= 2 and (kind := lexicon.kin(key)):
        plural = parts[-1].endswith("s") and not parts[-1].endswith(("ss", "us", "is", "'s"))
        return (kind,), plural, _KIN
    return (), False, 0.0


def _cover(run: list[_Unit], body: str) -> Iterator[Word]:
    """Cut a run of units between two marks into words at the least cost."""
    count = len(run)
    best = [0.0] * (count + 1)
    choice: list[tuple[int, tuple[Meaning, ...], bool]] = [(0, (), False)] * count
    for at in range(count - 1, -1, -1):
        best[at], choice[at] = best[at + 1] + _UNKNOWN, (at + 1, (), False)
        for end in range(min(count, at + LONGEST_PHRASE), at, -1):
            found, plural, cost = _lookup(run, at, end)
            cost += _ARTICLE * sum(unit.article == "a" for unit in run[at + 1 : end])
            if found and cost + best[end] < best[at] - 1e-9:
                best[at], choice[at] = cost + best[end], (end, found, plural)
    at = 0
    while at < count:
        end, found, plural = choice[at]
        chinese = lexicon.is_chinese(run[at].key)
        if not found and chinese:
            while end < count and not choice[end][1] and lexicon.is_chinese(run[end].key):
                end = choice[end][0]
            yield from _unknown_chinese(run[at:end], body)
        else:
            text = body[run[at].start : run[end - 1].end]
            yield Word(text, found, plural, run[at].article, chinese)
        at = end


def _unknown_chinese(part: list[_Unit], body: str) -> Iterator[Word]:
    """An unknown run, resolved by its last character where that tells the kind."""
    text = body[part[0].start : part[-1].end]
    head = lexicon.heads().get(part[-1].key)
    yield Word(text, (head,) if head else (), chinese=True)
