"""Chinese words after a noun that say where something is: 树下, 桌上, 门前."""

from __future__ import annotations

from seedbed.engines.illustrator.understand.houses import FRONTS, INSIDES
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.nouns import Nouns
from seedbed.engines.illustrator.understand.segment import Word

PRONOUNS = frozenset({"him", "her", "them", "it", "他", "她", "它", "他们", "她们"})
_SURFACES = frozenset({"box", "pouch", "wrapped-gift", "shirt", "coffee-cup", "tea-cup"})
"""What pictures are printed on: who is there is not who the sentence goes on about."""


class Postpositions(Nouns):
    """Taking postpositions."""

    def _entrance(self, word: Word) -> int | None:
        """The house whose door is meant by 门口 or 门前 after a comma."""
        houses = [i for i, noun in enumerate(self.nouns) if noun.group == "buildings"]
        return houses[-1] if houses and word.text.startswith("门") else None

    def _stand_at_door(self, word: Word) -> None:
        """Put who is 在门前 before the house there is, or else before a door of its own."""
        subjects = [i for i in self._actors() if self.nouns[i].alive]
        house = self._entrance(word)
        self._link, self._at = None, []
        if house is None:
            self._add(word, Sense("thing", "door", "buildings"))
            house = self._last
        if subjects and not self._saved:
            for subject in subjects:
                self._relate(subject, "front", house)
            self._group = subjects
        else:
            self._carried.append(("relation", "front", house))

    def _bearer(self) -> int:
        """Who is meant by 下面 after a comma: the branch, and not the fruit that hangs on it."""
        last = self._actors()[-1]
        on = [b for a, kind, b in self.relations if (a, kind) == (last, "on")]
        flat = bool(on) and self.nouns[on[0]].name in _SURFACES
        return on[0] if on and (flat or not self.nouns[last].alive) else last

    def _take_post(self, word: Word, sense: Sense) -> None:
        previous = self.words[self._index - 1] if self._index else None
        if sense.value == "front" and previous is not None and previous.has("place"):
            place = self.places[-1][0] if self.places else ""
            if place in FRONTS:
                self.places.pop()
                self._stand_before(previous, place)
                self._carried.append(("relation", "front", self._last))
                return
        if sense.value == "above" and previous is not None and previous.has("place"):
            following = self._next()
            if following is not None and following.text == "的" and not self._heads():
                self._waiting.pose = "fly"
            self._lift(self._heads(), self.places[-1][0] if self.places else "")
            return
        following = self._next()
        dressed = following is not None and following.first("relation") is not None
        if sense.value == "on_head" and dressed:
            return  # 头上戴着花环
        if previous is not None and _is_place(previous):
            return  # 工地上
        if previous is not None and previous.text in PRONOUNS and self._at_somebody(sense.value):
            return
        if _is_door(word) and not (previous is not None and previous.has("thing", "wearable")):
            self._stand_at_door(word)
            return
        if not self.nouns or previous is None or not _noun_or_mark(previous):
            self._at = []
            return
        if sense.value == "in" and self._last == len(self.nouns) - 1 and previous.has("thing"):
            inside = INSIDES.get(self.nouns[-1].name)
            if inside is not None:
                self._leave_out_last()
                self.places.append((inside, False))
                return
        noun, kind = max(0, self._last), sense.value
        if previous.has("comma", "stop"):
            where = self._entrance(word)
            self._carried.append(("relation", kind, self._bearer() if where is None else where))
            return
        following = self._next()
        closes = following is not None and following.text == "的"
        subjects = self._linked.get(noun, [])
        self._carried = [item for item in self._carried if item[2] != noun]
        if subjects and not (closes and not self._saved):
            self.relations = [pair for pair in self.relations if pair[2] != noun]
            for subject in subjects:
                self._relate(subject, kind, noun)
        else:
            if not self._again:  # 走过石桥，桥下有船: who crosses it stays on it
                self.relations = [pair for pair in self.relations if pair[2] != noun]
            self._carried.append(("relation", kind, noun))

    def _leave_out_last(self) -> None:
        """Forget the noun just read: it was a place."""
        last = len(self.nouns) - 1
        self.nouns.pop()
        self.relations = [pair for pair in self.relations if last not in (pair[0], pair[2])]
        self._carried = [item for item in self._carried if item[2] != last]
        self._group = [index for index in self._group if index != last]
        self._at = [index for index in self._at if index != last]
        self._linked.pop(last, None)
        self._last = last - 1

    def _at_somebody(self, kind: str) -> bool:
        """Put who or what the sentence is about at somebody named before or after it (趴在她脚边);
        whether there is anybody to put there."""
        subjects = [i for i in self._actors() if self.nouns[i].group != "people"]
        people = [i for i, noun in enumerate(self.nouns) if noun.group == "people"]
        if not subjects and people:
            self._carried.append(("relation", kind, people[-1]))
            return True
        for subject in subjects:
            if people:
                self._relate(subject, kind, people[-1])
            else:
                self._awaiting.append((subject, kind))
        return bool(subjects)


def _is_place(word: Word) -> bool:
    """Whether a word of several meanings at once says where, too."""
    kinds = [sense.kind for sense in word.meanings[0]] if word.meanings else []
    return "place" in kinds and kinds.count("thing") != 1  # 公园长椅 is the bench


def _is_door(word: Word) -> bool:
    return word.text in {"门前", "门口", "门外", "家门口", "大门口", "家门前"}


def _noun_or_mark(word: Word) -> bool:
    """Whether a postposition after this word can mean the noun before it."""
    if word.has("comma", "stop") or word.text == "的":
        return True
    return word.has("thing", "wearable")
