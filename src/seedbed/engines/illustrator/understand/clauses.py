"""Where clauses and sentences end, and Chinese clauses that describe the noun after them."""

from __future__ import annotations

from seedbed.engines.illustrator.scene import Worn
from seedbed.engines.illustrator.understand.draft import BEASTS, CONTAINERS, LIVING, Waiting
from seedbed.engines.illustrator.understand.gathering import Gathering

_NO_SEATS = frozenset([
    "easel", "blackboard", "desk", "bookshelf", "stove", "sink", "mirror", "counter", "television",
    "wardrobe", "refrigerator", "window", "picture-frame", "sewing-machine", "laptop", "computer",
])  # fmt: skip
"""Furniture that nobody sits on."""
_LARGE = frozenset(
    {"rowing-boat", "kayak", "canoe", "fishing-boat", "bathtub", "carriage", "wheelbarrow"}
)
"""Containers that hold somebody."""


class Clauses(Gathering):
    """Opening and closing of clauses, and what is left over at their ends."""

    def _describes_noun(self, verb: str = "") -> bool:
        """Whether the verb here opens a clause that ends in 的 and describes a later noun."""
        seen_noun = False
        between = ("colour", "size", "number", "measure", "mood", "pose", "post", "relation")
        for at in range(self._index + 1, min(self._index + 14, len(self.words))):
            word = self.words[at]
            if word.has("comma", "stop"):
                return False
            if word.text == "的":
                if seen_noun:
                    return self._noun_follows(at + 1, filled=verb == "filled")
                continue
            if word.has("thing", "wearable", "place"):
                if seen_noun and not self.words[at - 1].has("thing", "wearable", "place"):
                    return False  # but 戴着|飞行员护目镜|的 is one noun of two
                seen_noun = True
            elif word.has("relation") and not seen_noun and any(n.alive for n in self.nouns):
                return False  # 抱着|穿毛衣的小狗: the clause is the nearer verb's
            elif word.meanings and not word.has(*between, "grammar"):
                return False
        return False

    def _noun_follows(self, at: int, *, filled: bool) -> bool:
        for word in self.words[at : at + 6]:
            if word.has("thing"):
                # 坐在窗边的椅子上: whoever is named already sits there, not the chair.
                sense = word.first("thing")
                if filled and sense is not None and sense.value in CONTAINERS:
                    return True
                living = sense is None or sense.group in LIVING | {"kin", "mixed", "emoji"}
                return living or not any(noun.alive for noun in self.nouns)
            if word.has("comma", "stop", "post", "relation"):
                return False
        return False

    def _open_clause(self) -> None:
        self._saved.append(self._waiting)
        strong = self._link is not None and not self._link.weak and bool(self._link.subjects)
        self._outer.append(self._link if strong else None)
        self._waiting = Waiting()

    def _close_clause(self) -> None:
        """的: a clause before it is over; a verb before it describes what follows."""
        if self._link is not None and self._link.weak:
            self._link = None
        if self._saved and not self._waiting.colours:
            self._waiting = self._saved.pop()
            self._link = self._outer.pop()  # 提着|装满蔬菜的|竹篮: still held

    def _flush_colours(self, *, sentence_ends: bool) -> None:
        """Colours with no noun after them: "one red, one blue", "the car is red", 红色."""
        colours = self._waiting.colours
        if not colours:
            return
        last = self.nouns[-1] if self.nouns else None
        if self._shades_a_gradient():
            self.background = self.background or colours[0]
            self._waiting.colours = []
            return
        if last is not None and self._waiting.count is not None and last.count > 1:
            last.colours.extend(colours)
        elif last is not None and len(self.nouns) > self._clause_from:
            dressed = last.alive and last.group not in BEASTS  # a fox "in orange" is orange
            if self._link is not None and self._link.kind in {"in", "wearing"} and dressed:
                dress = last.name in {"girl", "woman", "princess", "dancer", "old-woman"}
                last.wears.append(Worn("dress" if dress else "shirt", colours[0]))
            elif not last.colours:
                last.colours.extend(colours)
        elif sentence_ends and colours[0] != "colourful":
            self.background = self.background or colours[0]
            self.loose_colours = colours
        else:
            return
        self._waiting.colours = []

    def _shades_a_gradient(self) -> bool:
        """Whether the colours are those of a "gradient from purple to pink" just named."""
        gradient = bool(self.places) and self.places[-1][0] == "gradient"
        return gradient and len(self.nouns) == self._clause_from

    def _too_small(self, kind: str, subject: int, other: int) -> bool:
        """Whether somebody cannot be in or on this thing: pots, bowls, food."""
        vessel = self.nouns[other]
        small = vessel.name in CONTAINERS - _LARGE | _NO_SEATS or vessel.group == "food"
        person, host = self.nouns[subject].group == "people", self.nouns[other]
        if kind in {"in", "on"} and host.alive and not self.nouns[subject].alive:
            return True  # 灯笼高挂: not on whom was named last
        if kind == "on" and host.name == "wall" and person:
            return self.nouns[subject].pose not in {"walk", "jump"}
        return kind in {"in", "on"} and small and person

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
                if self._too_small(str(what), subject, other):
                    continue  # 锅里冒着热气: nobody is in the pot
                self._relate(subject, str(what), other)
            elif kind != "relation" and self._actors():
                getattr(self.nouns[self._actors()[-1]], kind).append(what)
        self._carried, self._saved, self._link, self._at, self._doers = [], [], None, [], []
        self._waiting.clear()
        self._continuing = None
        self._laid_on = ("", -1)
        self._excluding = self._far = self._after_conj = self._object_seen = False
        self._outer = []
        self._clause_from = self._sentence_from = len(self.nouns)
