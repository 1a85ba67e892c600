"""Nouns that only describe another: "toy cat", "koi fish", 苹果蛋糕."""

from __future__ import annotations

from seedbed.engines.illustrator.scene import Worn
from seedbed.engines.illustrator.understand.draft import CONTAINERS, GENERAL, OUTFITS
from seedbed.engines.illustrator.understand.joining import Joining
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word

_MATERIALS = frozenset({"yarn", "rock", "log", "brick", "ice", "gem-stone", "bamboo"})
"""What a thing can be made of: 毛线猫 is a cat."""


class Describing(Joining):
    """Telling nouns that are things from nouns that say which."""

    def _is_modifier(self, word: Word, sense: Sense) -> bool:
        """Whether this noun only describes the next: "toy cat", 苹果蛋糕."""
        following = self._next()
        if following is None or word.plural or following.article or not following.meanings:
            return False
        after = following.meanings[0][0]
        if self._is_described(word, sense, following, after):
            return False
        if after.kind not in {"thing", "wearable"} or word.chinese != following.chinese:
            return False
        if sense.value in {"woman", "girl"} and after.group == "people":
            self._waiting.female = True  # "a woman doctor"
        if sense.group == after.group == "animals" and "colour" in sense.attributes:
            self._waiting.colours.append(sense.attributes["colour"])  # golden retriever puppy
        if sense.group in {"kin", "emoji"} or after.group == "kin":
            return sense.group == "kin"
        if self._both_shown(sense, after):
            return False
        if word.chinese and sense.value in _MATERIALS and after.group != sense.group:
            return True
        if word.chinese:
            described = sense.group != after.group or after.group == "food"
            closed = not self._saved or after.kind == "wearable"
            return described and len(following.text) > 1 and closed
        return True

    def _both_shown(self, sense: Sense, after: Sense) -> bool:
        """Whether a mark shows what only describes elsewhere: a "coffee leaf logo" has both."""
        natural = {"food", "plants", "animals", "sea", "sky-and-feast"}
        mark = any(
            one.value in {"logo", "icon"}
            for word in self.words
            if (one := word.first("layout")) is not None
        )
        general = after.value in GENERAL or sense.value in GENERAL
        return mark and not general and sense.group in natural and after.group in natural

    def _is_described(self, word: Word, sense: Sense, following: Word, after: Sense) -> bool:
        """Whether the next noun only says more of this one; it is then passed over.

        An animal with a trade ("robot chef", 猫头鹰老师) is that animal, dressed for it; a kind
        before the general word ("koi fish") is the kind; "penguin family" are penguins.
        """
        if after.kind != "thing" or (self._link is not None and self._link.kind == "wearing"):
            return False
        beast = sense.group in {"animals", "sea"} or sense.value == "robot"
        if beast and after.group == "people":
            several = after.value.count(" + ")
            if several and self._waiting.count is None:
                self._waiting.count = several + 1
            elif not several and (outfit := OUTFITS.get(after.value)):
                self._carried.append(("wears", Worn(outfit), -1))
        elif not (
            (after.value in GENERAL and sense.group == after.group)
            or (
                after.value in CONTAINERS - {"tray", "basket", "picnic-basket"}
                and sense.group == "food"
                and sense.value not in CONTAINERS
            )
        ):
            return False
        self._passed_over = self._index + 1
        return True
