"""How a new noun is joined to what came before: by the relation that waited for it, as food on
food, or as one more of those the sentence is about."""

from __future__ import annotations

from seedbed.engines.illustrator.scene import Pose, Worn
from seedbed.engines.illustrator.understand.dishes import DISHES, TOPPINGS
from seedbed.engines.illustrator.understand.draft import (
    BEARING,
    BEASTS,
    BOATS,
    CONTAINERS,
    FIXED,
    LIVING,
    PARENT_OF,
    SAT_AT,
    Link,
    Noun,
)
from seedbed.engines.illustrator.understand.gathering import CROSSED, SAID_AS, Gathering
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.vessels import own_vessel

PACES: dict[str, Pose] = {"chasing": "run", "following": "walk"}
"""How both move of whom one chases or follows the other."""

_CARRIED = frozenset({"tray", "basket", "bucket", "box", "plate", "bowl", "wrapped-gift"})
"""What somebody who is "with" it has in the hands."""
_STOOD_APART = frozenset({"basket", "box", "product-box", "bucket", "tray", "wooden-cart"})
"""Containers that are not put into another."""
_MOUNTS = frozenset({"elephant", "horse", "camel", "donkey", "unicorn", "dragon", "turtle", "ox"})
_TRAYS = frozenset({"tray", "plate"})
_RACKS = frozenset({"bicycle", "tricycle", "motor-scooter", "motorcycle"})
"""What a basket is fastened to."""

FULL = 5
"""How many of a thing something is at least full of, where Chinese has no plural to say so."""


class Joining(Gathering):
    """Relating the nouns just read."""

    def _join(self, indices: list[int], link: Link | None, inside_clause: bool) -> None:
        """Relate the new nouns to what came before, and say who is meant from now on."""
        last = indices[-1]
        if link is None and self._after_conj and self._topped in self._group:
            if self._top(self.nouns[self._topped], indices):
                return
            self._topped = -1
        listed = self._after_conj and not self._after_comma and self._placed_at
        if link is None and listed:
            for kind, other in self._placed_at:
                for index in indices:
                    self._relate(index, kind, other)  # 印着玉兔和桂花: both
        elif link is None and self._is_laid_too(indices):
            for index in indices:
                self._relate(index, *self._laid_on)
        elif link is None:
            if self._at:
                self._linked[last] = self._at
                self._stay_at(last)
            own_clause = self._begins_clause()
            if self._after_conj and not self._object_seen and self._group and not own_clause:
                self._group = [*self._group, *indices]
            else:
                self._group = indices
            self._object_seen = bool(self._at)
            if self._at:
                self._group = self._at
        elif not link.subjects:
            self._carried.append(("relation", link.kind, last))
            if not inside_clause:
                self._carried = [i for i in self._carried if i[1] not in ("with", "wearing")]
        else:
            if link.kind == "filled" and own_vessel(self, link.subjects[-1], last):
                self._at, self._after_conj, self._link = [], False, None
                return
            self._linked[last] = link.subjects
            if link.kind == "filled":
                self._fill(link, last)
            elif link.swap:
                covers = link.kind not in {"printed", "carries"} and self.words[self._index].chinese
                if covers and not self.nouns[last].given:
                    self.nouns[last].count = max(self.nouns[last].count, FULL)
                for subject in link.subjects:
                    self._relate(last, link.swap, subject)
                if link.kind in {"printed", "surrounded"}:
                    self._placed_at = [(link.swap, link.subjects[-1])]
            elif link.weak and link.kind == "left" and not self.nouns[link.subjects[-1]].alive:
                self._relate(link.subjects[-1], "left", last)  # what pours, and into what
            elif link.weak and self._climbs(last):
                for subject in link.subjects:
                    self._relate(subject, "on", last)
            elif link.weak and self.nouns[last].name == "branch":
                for subject in link.subjects:
                    self._relate(subject, "on", last)  # 站在松树枝头
            elif link.weak and link.kind != "looking_at":
                if self.nouns[last].alive and self.nouns[link.subjects[0]].alive:
                    self._relate(link.subjects[-1], "beside", last)
            elif link.kind == "with":
                host = self.nouns[link.subjects[0]]
                if self._top(host, indices):
                    return
                # "Pancakes with berries on a plate": all of them are.
                self._group = [*link.subjects, *indices] if host.group == "food" else indices
                if host.name in CONTAINERS:
                    inside = "on" if host.name in {"plate", "tray"} else "in"
                    self._relate(last, inside, link.subjects[0])
                    self._laid_on = (inside, link.subjects[0])
                elif host.name in BOATS | {"paper-boat"} and self.nouns[last].alive:
                    self._relate(last, "in", link.subjects[0])
                elif host.name in _RACKS and self.nouns[last].name in CONTAINERS:
                    self._relate(last, "on", link.subjects[0])
                elif host.group == "people" and self.nouns[last].name in _CARRIED:
                    self._relate(link.subjects[0], "holding", last)
            else:
                self._meet(link, last)
            self._object_seen = True
        if link is None or link.kind != "between":
            self._link = None
        self._at, self._after_conj = [], False

    def _clause_before_has_verb(self) -> bool:
        """Whether the words between the last two commas say where somebody is or what he does."""
        commas = 0
        for word in reversed(self.words[: self._index]):
            commas += word.has("comma", "stop")
            if commas == 2:
                return False
            if commas == 1 and word.has("relation", "pose"):
                return True
        return False

    def _is_laid_too(self, indices: list[int]) -> bool:
        """Whether one more of a list of food and the like is in the vessel that the list began
        with: "a tray with two croissants, a cup of coffee and a vase"."""
        following = self._next()
        ends = following is None or following.has("comma", "stop", "grammar")
        things = [self.nouns[i] for i in indices]
        small = all(noun.group in {"food", "plants", "indoors"} for noun in things)
        small = small and not any(noun.name.endswith("tree") for noun in things)
        if any(noun.name in _STOOD_APART for noun in things):
            self._laid_on = ("", -1)  # "a crate of tomatoes, a basket of eggs": side by side
        filled = self.nouns[self._laid_on[1]].name not in _TRAYS if self._laid_on[0] else False
        if filled and (self.words[self._index].article or things[0].given):
            return False  # "a basket of eggs and a sunflower"
        return bool(self._laid_on[0]) and self._after_conj and ends and small

    def _climbs(self, last: int) -> bool:
        """Whether the noun is what somebody was just said to climb."""
        climbed = self.nouns[last].name in {
            "ladder",
            "stairs",
            "paper-stack",
            "rock",
            "tree",
            "rope",
        }
        said = {word.text.lower() for word in self._before(4)}
        return climbed and bool(said & {"climbing", "climbs", "climb", "爬", "攀登", "攀爬"})

    def _begins_clause(self) -> bool:
        """Whether the noun comes after an English comma with a verb of its own ("a boat on the
        waves, a lighthouse flashing on the cliff"), and so is not one more of a list."""
        following = self._next()
        if not self._after_comma or following is None or following.chinese:
            return False
        if following.has("relation", "pose") and self._clause_before_has_verb():
            return True  # "a couple dancing in a kitchen, a radio on the counter"
        return following.text.lower().endswith("ing") and not following.has("thing", "place")

    def _fill(self, link: Link, last: int) -> None:
        """What is full of what: 枝头挂满柿子, or 柿子挂满枝头, which says the same."""
        bearer, filling = link.subjects[-1], last
        if self.nouns[bearer].alive:
            return  # 台下坐满了听众: not on whom was named last
        names = self.nouns[bearer].name, self.nouns[filling].name
        if names[1] in BEARING and names[0] not in BEARING:
            bearer, filling = filling, bearer
        if self.words[self._index].chinese and not self.nouns[filling].given:
            self.nouns[filling].count = max(self.nouns[filling].count, FULL)
        vessel = self.nouns[bearer]
        flat = vessel.name in {"plate", "tray"}
        inside = vessel.group == "vehicles" or (vessel.name in CONTAINERS and not flat)
        kind = "in" if inside else "on"
        self._laid_on = (kind, bearer)
        if not any((filling, bearer) == (a, b) for a, _, b in self.relations):
            self._relate(filling, kind, bearer)

    def _take_hold(self, sense: Sense) -> None:
        """What "leading" and "catching" are, now that it is known whom or what: a dog is led
        beside, a balloon held; what an animal catches is still in the air."""
        link = self._link
        if link is None or link.kind not in {"leading", "catching"}:
            return
        if link.kind == "leading" and sense.group in BEASTS:
            link.kind, self._waiting.pose = "beside", self._waiting.pose or "walk"
            for index in link.subjects:
                self.nouns[index].pose = self.nouns[index].pose or "walk"
            return
        beasts = [i for i in link.subjects if self.nouns[i].group in BEASTS]
        if link.kind == "catching" and beasts and sense.group not in FIXED:
            link.kind, self._waiting.pose = "looking_at", "fly"
            for index in beasts:
                self.nouns[index].pose = "jump"
            return
        link.kind = "holding"

    def _top(self, dish: Noun, indices: list[int]) -> bool:
        """Whether the new nouns are what lies on a dish ("ramen with egg"): part of it, and gone
        from the nouns, where its drawing shows them; small and on it elsewhere."""
        toppings = [self.nouns[index] for index in indices]
        if dish.name not in DISHES or any(noun.name not in TOPPINGS for noun in toppings):
            return False
        self._topped = self.nouns.index(dish)
        if DISHES[dish.name]:
            del self.nouns[indices[0] :]
        else:
            for index in indices:
                self.nouns[index].scale = 0.5
                self._relate(index, "on", self._topped)
        self._group, self._at, self._after_conj, self._link = [self._topped], [], False, None
        self._last = self._topped
        return True

    def _meet(self, link: Link, last: int) -> None:
        """Relate the link's subjects to the noun `last`, in the scene's own kinds."""
        other = self.nouns[last]
        kind = SAID_AS.get(link.kind, link.kind)
        grown = other.group == "people" and other.age != "child" and other.name != "baby"
        crosses = self.nouns[link.subjects[0]].pose not in {"fly", "jump"}
        if kind == "above" and other.name in CROSSED - {"rug"} and crosses:
            kind = "on" if self.nouns[link.subjects[0]].group in LIVING else kind
        if kind == "above" and other.name in {"fence", "wall", "gate", "garden-gate"}:
            kind = "on" if self.nouns[link.subjects[0]].group == "plants" else kind
        if kind == "passing":
            kind = self._passed(link.subjects[0], last)
        carrier = self.nouns[link.subjects[-1]]
        if link.kind == "holding" and carrier.name in _MOUNTS and other.group == "people":
            self._relate(last, "riding", link.subjects[-1])  # an elephant carrying a princess
            return
        if link.kind == "holding" and (grown or self._leads(link, other)):
            kind = "with"
        draws = self.nouns[link.subjects[0]].group in BEASTS and other.group == "vehicles"
        if (kind == "with" and not other.alive) or (kind == "holding" and draws):
            kind = "beside"  # 雪橇犬拉着雪橇: dogs hold no sled
        if kind == "looking_at" and other.name in {"top-hat", "hat", *CONTAINERS}:
            kind = "in"  # "peeking out of a hat"
        who = self.nouns[link.subjects[0]]
        if kind == "wearing" and not who.alive:
            self._relate(last, "on_head", link.subjects[0])  # a cactus wearing headphones
            return
        standing = who.pose in {"stand", "sit", "sleep", "walk", "jump", "dance"}
        if kind == "on" and other.group == "food" and who.group == "people" and not standing:
            return  # candles on a cake: nobody stands on food
        if kind == "on" and other.name == "wall" and who.group == "people":
            # "Painting a mural on a wall": before it.
            kind = "on" if who.pose in {"sit", "walk", "stand"} else "front"
        if link.kind in PACES and other.alive and other.pose is None:
            other.pose = PACES[link.kind]
        chinese = self.words[self._index].chinese
        for subject in link.subjects:
            if chinese and kind == "riding" and other.alive and not self.nouns[subject].alive:
                other.pose = "sit"  # 门口坐着一只猫: who sits comes last
            else:
                self._relate(subject, kind, last)

    def _stay_at(self, last: int) -> None:
        """ "At a table" is beside it; 在桌子 still waits for the word after the noun."""
        if self.nouns[last].name == "branch":
            for subject in self._at:
                self._relate(subject, "on", last)  # 小鸟在枝头唱歌
        if self.words[self._index].chinese or self.nouns[last].name not in SAT_AT:
            return
        for subject in self._at:
            self._relate(subject, "beside", last)

    def _leads(self, link: Link, other: Noun) -> bool:
        """Whether animals have other animals with them: 母鸡带着小鸡 holds nothing."""
        first = self.nouns[link.subjects[0]]
        young = other.scale < first.scale or other.name in PARENT_OF
        return young and other.group in BEASTS and first.group in BEASTS

    def _attach(self, kind: str, holder: int, worn: Worn) -> None:
        noun = self.nouns[holder]
        if kind == "holds" and noun.tool is not None:
            # "A guitarist playing the violin": what the word brings yields to what is said.
            noun.holds, noun.tool = [held for held in noun.holds if held.name != noun.tool], None
        if worn.name == "closed-book" and (self._waiting.count or 1) > 1:
            worn = Worn("books", worn.colour)
        getattr(self.nouns[holder], kind).append(worn)
        self._object_seen = True
        self._continuing = (kind, holder)
        self._link = None
