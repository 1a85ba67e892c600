"""Places: where the sentence is, what is only seen behind, and what somebody stands before or
inside of."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.understand.adding import Adding
from seedbed.engines.illustrator.understand.draft import LIVING, Link
from seedbed.engines.illustrator.understand.houses import FRONTS, INSIDES
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word

_ROOMS = frozenset({"bedroom", "kitchen", "room", "office", "classroom", "bathroom", "study"})
_AT_HOME = frozenset({"play", "eat", "dance", "read", "sleep", "sit", "work"})


class Placing(Adding):
    """Taking places."""

    def _take_place(self, word: Word, sense: Sense) -> None:
        following = self._next()
        if self._excluding or (
            following is not None and following.has("layout") and sense.value in _ROOMS
        ):  # 儿童房海报: where it hangs
            self._drop_waiting()
            return
        if sense.value == "moon" and word.chinese and self._perched():
            self._link = Link("on", self._actors())
            self._add(word, Sense("thing", "crescent-moon", "sky-and-feast", {"time": "night"}))
            return
        if self._link is not None and self._link.kind == "front" and sense.value in FRONTS:
            self._stand_before(word, sense.value)
            return
        link = self._link
        back = self._far or (link is not None and link.kind == "front")
        if link is not None and (link.kind == "above" or (link.kind, sense.value) == ("in", "sky")):
            self._lift(link.subjects, sense.value)
        if word.chinese and link is None and not self._saved:
            # 脚下是云海: nothing else is at the feet
            self._carried = [item for item in self._carried if item[0] != "relation"]
        laid = word.text.lower().startswith("on ") or (link is not None and link.kind == "on")
        if sense.value == "table" and laid:
            self.tabled += link.subjects if link is not None else self._heads()
        self._laid_on = ("", -1)
        seen = link is not None and link.kind == "looking_at"
        if seen:
            self.viewed.add(sense.value)
        self.places.append((sense.value, back or seen))
        if link is not None and link.kind == "front":
            self.fronted.add(sense.value)
        if sense.value == "gradient" and self._waiting.colours:
            self.background = self.background or self._waiting.colours[0]
        following = self._next()
        names = following is not None and following.has("thing") and not following.article
        if not (names and not word.chinese):  # but "two polar explorers" are two
            self._waiting.colours, self._waiting.count, self._waiting.scale = [], None, 1.0
        if following is None or not following.has("thing") or following.article:
            self._link = None  # "on a cafe table" still needs its table
        self._after_conj = False

    def _perched(self) -> bool:
        """Whether somebody with nothing to breathe through sits or sleeps on the moon as on a
        swing (坐在月亮上)."""
        actors = [self.nouns[index] for index in self._actors()]
        return bool(actors) and all(
            noun.pose in {"sit", "sleep"} and noun.name != "astronaut" for noun in actors
        )

    def _stand_before(self, word: Word, place: str) -> None:
        """A place somebody is in front of is a building in a street."""
        self._add(word, Sense("thing", FRONTS[place], "buildings"))
        if not any(place in {"park", "forest", "snowfield"} for place, _ in self.places):
            self.places.append(("street", False))

    def _lift(self, subjects: Sequence[int], place: str) -> None:
        """Who is above a place or among the clouds is in the air, whatever it usually does."""
        if place == "underwater" or len(self.nouns) - 1 not in subjects:
            return
        for subject in subjects:
            noun = self.nouns[subject]
            if noun.group in LIVING and noun.pose in {None, "swim"}:
                noun.pose = "fly"

    def _inside(self, link: Link, sense: Sense) -> str | None:
        """The place somebody "in" this building is seen in, if not from outside."""
        following = self._next()
        if following is not None and following.has("post"):
            return None
        if link.kind != "in":
            return None
        if sense.value == "castle":
            at_home = any(self.nouns[index].pose in _AT_HOME for index in link.subjects)
            return "castle-hall" if at_home else None
        return INSIDES.get(sense.value)

    def _standing_at(self) -> Link | None:
        """What "at" says before a house: "dinner at a restaurant" is inside it."""
        for word in reversed(self._before(3)):
            grammar = word.first("grammar")
            if grammar is not None and grammar.value == "at":
                living = any(noun.alive for noun in self.nouns)
                return Link("in", self._heads()) if living else None
            if word.has("thing", "place", "relation", "comma", "stop"):
                return None
        return None
