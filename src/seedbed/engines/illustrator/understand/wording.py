"""What the rules on words that mean one thing together are made of."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.segment import Word

Found = tuple[int, list[Word]] | None
"""How many words a rule takes away, and what it puts there."""


def after(words: list[Word], at: int) -> Word | None:
    """The word after this one, if there is one."""
    return words[at + 1] if at + 1 < len(words) else None


def many(word: Word, count: int) -> Word:
    """So many of the thing, where no number is said."""
    meanings = tuple(
        (replace(meaning[0], attributes={**meaning[0].attributes, "count": str(count)}),)
        for meaning in word.meanings
        if meaning[0].kind == "thing"
    )
    return replace(word, meanings=meanings, plural=True)


def as_one(first: Word, last: Word, meaning: Meaning, plural: bool) -> Word:
    """Two words as one of this meaning."""
    return Word(f"{first.text} {last.text}" if not first.chinese else first.text + last.text,
                (meaning,), plural, first.article, first.chinese)  # fmt: skip


def and_word(word: Word) -> Word:
    """An "and" in the language of the word."""
    return Word("and", ((Sense("grammar", "conj"),),), chinese=word.chinese)


def person_of(word: Word) -> Sense | None:
    """Who the word means, if a person."""
    sense = word.first("thing")
    return sense if sense is not None and sense.group == "people" else None
