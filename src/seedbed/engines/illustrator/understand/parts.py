"""Colours of parts: a tiger with blue eyes is no blue tiger."""

from __future__ import annotations

from seedbed.engines.illustrator.scene import Worn
from seedbed.engines.illustrator.understand.gathering import Gathering
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word


class Parts(Gathering):
    """Giving the colour of eyes, hair, roofs and sails to them and not to the whole.

    A part is kept as something worn; `compose` knows which of them can be drawn.
    """

    def _take_part(self, word: Word, sense: Sense) -> None:
        colours = self._waiting.colours
        colour = colours[0] if colours else None
        if self._excluding:
            return
        self._waiting.colours, self._waiting.scale = [], 1.0
        if not self._saved and not word.text.lower().endswith("ed"):
            self._waiting.count = None
        if colour is None and sense.value != "beard":  # a beard is seen in its own colour, too
            self._forget_having()
            return
        if sense.value == "hair":
            sense = Sense("part", self._hair_cut())
        whole = "whole" in sense.attributes
        if self._belongs_to_next(word):
            if whole and colour:
                self._waiting.colours = [colour]
            else:
                self._carried.append(("wears", Worn(sense.value, colour), -1))
            return
        link = self._link
        host = link.subjects[-1] if link is not None and link.subjects else len(self.nouns) - 1
        if host >= 0 and whole and colour:
            self.nouns[host].colours.append(colour)
        elif host >= 0:
            self.nouns[host].wears.append(Worn(sense.value, colour))
            self._continuing = ("wears", host)
        self._forget_having()

    def _belongs_to_next(self, word: Word) -> bool:
        """Whether the noun that has the part comes after: "blue-eyed cat", 红屋顶的小屋."""
        following = self._next()
        if following is None or following.has("comma", "stop"):
            return False
        if word.chinese:
            return following.text == "的" or (following.has("thing") and following.chinese)
        return word.text.lower().endswith("ed") or not self.nouns

    def _forget_having(self) -> None:
        """ "With" has had its noun; "with blue eyes and a red hat" still waits for the hat."""
        following = self._next()
        conj = following.first("grammar") if following is not None else None
        if self._link is not None and self._link.kind in {"with", "wearing"}:
            if conj is not None and conj.value == "conj":
                subjects = self._link.subjects
                self._continuing = ("wears", subjects[-1]) if subjects else None
                return
            self._link = None
