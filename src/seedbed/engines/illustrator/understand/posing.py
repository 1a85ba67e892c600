"""What somebody does: poses, and words that bring a tool or a mount with them."""

from __future__ import annotations

from typing import cast

from seedbed.engines.illustrator.scene import Pose, Worn
from seedbed.engines.illustrator.understand.clauses import Clauses
from seedbed.engines.illustrator.understand.draft import BROUGHT, LIVING, Link
from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.nouns import Nouns
from seedbed.engines.illustrator.understand.segment import Word

_RESTING = frozenset({"resting", "relaxing", "rests", "休息", "歇脚", "歇息", "晒太阳"})
"""What people do sitting, though animals lie down for it."""


class Posing(Nouns, Clauses):
    """Taking poses, tools and mounts."""

    def _pose_of_the_next(self, meaning: Meaning) -> Sense | None:
        """What is done in 弹钢琴的女孩: the girl's pose, not the piano's, when nobody is named
        yet."""
        if self._is_of_next() and any(sense.kind in {"holds", "rides"} for sense in meaning):
            return next((sense for sense in meaning if sense.kind == "pose"), None)
        things = [sense for sense in meaning if sense.kind == "thing"]
        if not things or any(sense.value in BROUGHT for sense in things):
            return None
        if any(noun.alive for noun in self.nouns):
            return None
        return next((sense for sense in meaning if sense.kind == "pose"), None)

    def _is_of_next(self) -> bool:
        """Whether 的 and somebody come next: 看手机的女人."""
        rest = self.words[self._index + 1 : self._index + 5]
        if not rest or rest[0].text != "的":
            return False
        thing = next((word.first("thing") for word in rest if word.has("thing")), None)
        return thing is not None and thing.group in {"people", "animals"}

    def _somebody_comes(self) -> bool:
        """Whether a number or somebody new comes before the clause ends."""
        for word in self.words[self._index + 1 : self._index + 8]:
            thing = word.first("thing")
            if word.has("comma", "stop"):
                return False
            if word.has("number") or (thing is not None and thing.group in LIVING):
                return True
        return False

    def _leans(self) -> bool:
        """Whether who 趴在 a railing or a table stands there."""
        following = self._next()
        thing = following.first("thing") if following is not None else None
        return thing is not None and thing.value in {"fence", "window", "table", "desk", "counter"}

    def _something_comes(self) -> bool:
        """Whether a thing comes before the clause ends, with no other verb before it."""
        for word in self.words[self._index + 1 : self._index + 6]:
            if word.has("comma", "stop", "pose", "relation"):
                return False
            if word.has("thing"):
                return True
        return False

    def _actor_is_named(self, meaning: Meaning) -> bool:
        """Whether words that bring somebody with them ("yoga": a woman who sits) are said of
        somebody already there."""
        brings = any(sense.value in BROUGHT for sense in meaning if sense.kind == "thing")
        poses = any(sense.kind == "pose" for sense in meaning)
        return brings and poses and any(noun.group == "people" for noun in self.nouns)

    def _take_pose(self, word: Word, sense: Sense) -> None:
        pose = cast(Pose, sense.value)
        following = self._next()
        opened = self._link is not None and not self._link.weak
        alive = any(self.nouns[index].alive for index in self._actors())
        closes = word.chinese and following is not None and following.text == "的"
        describes_next = opened or (closes and (not alive or self._is_of_next()))
        if word.chinese and self._previous_is("post") and self._somebody_comes():
            describes_next = True  # 旁边躺着一只猫: who lies there comes after
        counted = following is not None and following.has("number") and word.text.endswith("着")
        if word.chinese and counted and not self._previous_is("comma", "stop", "grammar"):
            before = self.words[self._index - 1].first("thing")
            describes_next = describes_next or (before is not None and before.group not in LIVING)
        opens = self._previous_is("place", "post") and len(self.nouns) == self._clause_from
        if word.chinese and opens and self._something_comes():
            describes_next = True  # 天上飘着风筝: not who was named before
        actors = self._actors()
        if word.chinese and self._describes_noun():
            self._open_clause()
            self._saved[-1].pose = pose
            if "many" in sense.attributes:
                self._saved[-1].count = self._saved[-1].count or 4
            self._link = Link(sense.attributes.get("then", "beside"), [], weak=True)
        elif describes_next or not actors or (self._after_conj and not word.chinese):
            self._waiting.pose = pose
            if "many" in sense.attributes:
                self._waiting.count = self._waiting.count or 4
        else:
            clause = self.nouns[self._clause_from :]
            if pose == "fly" and clause and not any(noun.alive for noun in clause):
                actors = [len(self.nouns) - 1]  # "kids playing, snowballs flying"
            self._doers = actors
            for actor in actors if "many" in sense.attributes and len(actors) == 1 else ():
                if not self.nouns[actor].given:
                    self.nouns[actor].count = max(3, self.nouns[actor].count)
            for actor in actors:
                # Who sits and works sits; who has turned away and stands has turned away.
                was = self.nouns[actor].pose
                kept = (was, pose) in {("sit", "work"), ("look", "stand")}
                kept = kept or (was == "sit" and pose == "play" and word.has("holds"))
                rests = pose == "sleep" and self.nouns[actor].group == "people"
                leans = rests and word.text.startswith("趴") and self._leans()
                pose = "stand" if leans else pose
                sits = rests and not leans and word.text.lower() in _RESTING
                self.nouns[actor].pose = was if kept else "sit" if sits else pose
            self._link = Link(sense.attributes.get("then", "beside"), actors, weak=True)
            self._continuing = None

    def _take_wears(self, _: Word, sense: Sense) -> None:
        self._bring("wears", Worn(sense.value))

    def _take_holds(self, _: Word, sense: Sense) -> None:
        self._bring("holds", Worn(sense.value))

    def _bring(self, kind: str, held: Worn) -> None:
        """Give what a word for a doing brings with it to who does it."""
        actors = self._actors()
        if self._later or self._waiting.pose or not actors:
            self._carried.append((kind, held, -1))
        else:
            for actor in actors:
                self._attach(kind, actor, held)

    def _take_rides(self, word: Word, sense: Sense) -> None:
        actors = [] if self._later else self._actors()
        mount = self._add(word, Sense("thing", sense.value, "vehicles"))
        if actors and self.nouns[mount].count == 1:
            self.nouns[mount].count = self.nouns[actors[-1]].count
        if actors:
            self._relate(actors[-1], "riding", mount)
        else:
            self._carried.append(("relation", "riding", mount))
