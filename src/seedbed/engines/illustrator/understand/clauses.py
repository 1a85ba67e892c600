"""Where clauses and sentences end, and Chinese clauses that describe the noun after them."""

from __future__ import annotations

from seedbed.engines.illustrator.scene import Worn
from seedbed.engines.illustrator.understand.draft import LIVING, Waiting
from seedbed.engines.illustrator.understand.gathering import Gathering


class Clauses(Gathering):
    """Opening and closing of clauses, and what is left over at their ends."""

    def _describes_noun(self) -> bool:
        """Whether the verb here opens a clause that ends in 的 and describes a later noun."""
        seen_noun = False
        between = ("colour", "size", "number", "measure", "mood", "pose", "post", "relation")
        for at in range(self._index + 1, min(self._index + 14, len(self.words))):
            word = self.words[at]
            if word.has("comma", "stop"):
                return False
            if word.text == "的":
                if seen_noun:
                    return self._noun_follows(at + 1)
                continue
            if word.has("thing", "wearable", "place"):
                if seen_noun:
                    return False
                seen_noun = True
            elif word.meanings and not word.has(*between, "grammar"):
                return False
        return False

    def _noun_follows(self, at: int) -> bool:
        for word in self.words[at : at + 6]:
            if word.has("thing"):
                # 坐在窗边的椅子上: whoever is named already sits there, not the chair.
                sense = word.first("thing")
                living = sense is None or sense.group in LIVING | {"kin", "mixed", "emoji"}
                return living or not any(noun.alive for noun in self.nouns)
            if word.has("comma", "stop", "post", "relation"):
                return False
        return False

    def _open_clause(self) -> None:
        self._saved.append(self._waiting)
        self._waiting = Waiting()

    def _close_clause(self) -> None:
        """的: a clause before it is over; a verb before it describes what follows."""
        if self._link is not None and self._link.weak:
            self._link = None
        if self._saved and not self._waiting.colours:
            self._waiting = self._saved.pop()
            self._link = None

    def _flush_colours(self, *, sentence_ends: bool) -> None:
        """Colours with no noun after them: "one red, one blue", "the car is red", 红色."""
        colours = self._waiting.colours
        if not colours:
            return
        last = self.nouns[-1] if self.nouns else None
        if last is not None and self._waiting.count is not None and last.count > 1:
            last.colours.extend(colours)
        elif last is not None and len(self.nouns) > self._clause_from:
            if self._link is not None and self._link.kind in {"in", "wearing"} and last.alive:
                dress = last.name in {"girl", "woman", "princess", "dancer", "old-woman"}
                last.wears.append(Worn("dress" if dress else "shirt", colours[0]))
            elif not last.colours:
                last.colours.extend(colours)
        elif sentence_ends:
            self.background = self.background or colours[0]
            self.loose_colour = colours[0]
        else:
            return
        self._waiting.colours = []

    def _end_sentence(self) -> None:
        self._flush_colours(sentence_ends=True)
        if self._waiting.pose and self._waiting.count is None:
            # "A girl, running": what is done comes last and is hers.
            for actor in self._actors():
                if self.nouns[actor].alive:
                    self.nouns[actor].pose = self.nouns[actor].pose or self._waiting.pose
        for kind, what, other in self._carried:
            if kind == "relation" and other > self._sentence_from:
                actors = [index for index in self._actors() if self.nouns[index].alive]
                subject = (self._doers or actors or [other - 1])[-1]
                self._relate(subject, str(what), other)
            elif kind != "relation" and self._actors():
                getattr(self.nouns[self._actors()[-1]], kind).append(what)
        self._carried, self._saved, self._link, self._at, self._doers = [], [], None, [], []
        self._waiting.clear()
        self._continuing = None
        self._excluding = self._far = self._after_conj = self._object_seen = False
        self._clause_from = self._sentence_from = len(self.nouns)
