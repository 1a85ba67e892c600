"""Words that relate: prepositions and verbs that wait for their second noun, "each other", and
pronouns."""

from __future__ import annotations

from typing import cast, get_args

from seedbed.engines.illustrator.scene import Pose, RelationKind
from seedbed.engines.illustrator.understand.clauses import Clauses
from seedbed.engines.illustrator.understand.draft import BEASTS, CONTAINERS, Link, Noun
from seedbed.engines.illustrator.understand.families import kind_of_person
from seedbed.engines.illustrator.understand.joining import FULL
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.postpositions import Postpositions
from seedbed.engines.illustrator.understand.segment import Word

_MAKING = frozenset({"making", "make", "makes", "cutting", "slicing", "做", "切", "包"})
_STOOD = CONTAINERS - {"rowing-boat", "kayak", "canoe", "fishing-boat", "carriage", "bathtub"}
_FOR_THE_NEAREST = _STOOD | {"manual-wheelchair", "stroller", "nest-with-eggs", "cage", "bed"}
_BY_ALL = frozenset({"holding", "riding", "driving"})
"""What all of a family or couple do that are said to do it."""
_STOVES = frozenset({"stove", "bookshelf", "campfire", "counter", "fireplace"})
_SEATS = frozenset([
    "throne", "chair", "armchair", "rocking-chair", "stool", "swing", "sofa", "branch", "horse",
    "camel", "deck-chair", "hammock",
])  # fmt: skip
_VERBS = frozenset(
    {"wearing", "holding", "leading", "catching", "riding", "driving", "looking_at", "with"}
)


_SEX = {"her": "woman", "她": "woman", "him": "man", "他": "man"}
_NEAR_THE_TOPIC = frozenset(
    {"beside", "looking_at", "behind", "front", "around", "above", "passing"}
)
_ON_SOMEBODY = frozenset({"on", "on_head", "riding"})


class Relating(Postpositions, Clauses):
    """Taking relations and pronouns."""

    def _take_relation(self, word: Word, sense: Sense) -> None:
        kind = sense.attributes.get("as", sense.value)
        swap = cast("RelationKind | None", sense.attributes.get("swap"))
        if self._excluding or self._of_the_unknown():
            return
        if kind == "together" and not self.nouns:
            return  # 给我画: nobody yet whom anybody could be with
        if kind == "mutual" or (kind == "together" and self._object_missing()):
            self._take_mutual(sense.attributes.get("how", "with"))
            return
        opened = any(item[0] == "relation" for item in self._carried)
        if kind == "around" and opened and self._previous_is("post"):
            self._carried = [
                (what, "around" if what == "relation" else value, other)
                for what, value, other in self._carried
            ]
            return  # 旁边围着几个人: they are around whom the clause is about
        if word.chinese and self._describes_noun(kind):
            self._open_clause()
            self._link = Link(kind, [], swap=swap)
            return
        subjects = self._actors()[-1:] if kind in _VERBS else self._heads()
        actors = self._actors()
        all_hold = kind in _BY_ALL and all(self.nouns[i].member for i in actors)
        if actors and (kind == "looking_at" or all_hold):
            subjects = actors
        if self._said_of_last(word, kind):
            subjects = [len(self.nouns) - 1]
        if "pose" in sense.attributes:
            subjects = self._actors()
        if kind == "driving" and subjects and self.nouns[subjects[-1]].group in BEASTS:
            people = [i for i, noun in enumerate(self.nouns) if noun.group == "people"]
            subjects = [*people, *subjects]  # "a family with a dog paddling a canoe"
        if kind == "between" and self.nouns and not self.nouns[-1].alive:
            subjects = [len(self.nouns) - 1]  # a hammock between trees, not the girl in it
        if word.text.lower() in {"into", "onto"} and self._previous_is("thing") and self.nouns:
            subjects = [len(self.nouns) - 1]  # "loading suitcases into a taxi"
        if "pose" in sense.attributes:
            for subject in subjects:
                self.nouns[subject].pose = cast(Pose, sense.attributes["pose"])
        if word.text.lower() in _MAKING and self._makes_food():
            for subject in self._actors():
                self.nouns[subject].pose = self.nouns[subject].pose or "work"
        opened = any(item[0] == "relation" for item in self._carried)
        here = self._previous_is("post") and (opened or not subjects)
        here = here or self._previous_is("place")
        if kind == "filled" and word.chinese and here:
            self._waiting.count = self._waiting.count or FULL  # 院子里开满鲜花
            self._link = None
            return
        if kind in {"filled", "with"} and (vessel := self._set_down()) is not None:
            subjects = [vessel]
        nearest = (
            kind == "covered"
            or (kind == "on" and self._is_cooked_on(word))
            or self._is_vessel_of(word, kind)
            or (kind in {"from", "filled"} and not word.chinese and self._previous_is("thing"))
        )
        if nearest and self.nouns:
            subjects = [len(self.nouns) - 1]
        if kind == "printed" and self.nouns:
            subjects = [self._last]
            self._carried = [item for item in self._carried if item[2] != self._last]
        if kind == "with" and self._previous_is("thing"):
            subjects = [len(self.nouns) - 1] if self.nouns else []
        self._link = Link(kind, subjects, swap=swap)
        self._printing = sense.value == "printed_on"
        self._in_hand = self._continuing if kind in _ON_SOMEBODY else None
        self._continuing = None
        self._after_conj = False

    def _of_the_unknown(self) -> bool:
        """Whether this is said of something not understood ("laundry hanging between the
        houses"), and so of nothing that is drawn."""
        for word in reversed(self._before(3)):
            if not word.meanings and not word.chinese:
                return word.text in self.unknown and self._unknown_subject
            passed = word.first("grammar") is not None or word.first("pose") is not None
            if not passed or word.has("thing", "comma", "stop") or _joins(word):
                return False
        return False

    def _set_down(self) -> int | None:
        """The vessel somebody was just said to hold, as a thing of its own that others can be
        in ("carrying a basket full of apples"): its index, or None."""
        previous = self.words[self._index - 1].first("thing") if self._index else None
        if self._continuing is None or previous is None or previous.value not in CONTAINERS:
            return None
        kind, holder = self._continuing
        held = self.nouns[holder].holds
        if kind != "holds" or not held or held[-1].name != previous.value:
            return None
        worn, word = held.pop(), self.words[self._index - 1]
        colours = [worn.colour] if worn.colour else []
        self.nouns.append(Noun(worn.name, word.text, previous.group, colours=colours))
        self._relate(holder, "holding", len(self.nouns) - 1)
        self._continuing = None
        return len(self.nouns) - 1

    def _said_of_last(self, word: Word, kind: str) -> bool:
        """Whether clothes or a tool are those of who was named just before, though the sentence
        is about somebody else: "a knight before a queen in a red gown"."""
        taught = self._index > 1 and self.words[self._index - 1].text.lower() == "to"
        if word.chinese or not self.nouns or not (self._previous_is("thing") or taught):
            return False
        last = len(self.nouns) - 1
        if last in self._group or not self.nouns[last].alive:
            return False
        if kind in {"riding", "holding"} and self.words[self._index - 1].text.lower() == "to":
            return True
        if kind == "in":
            return self._clothes_follow() or self._is_kept_in()
        if kind == "on":
            return self._seat_follows()
        return kind == "wearing" or (kind == "holding" and self.nouns[last].group == "people")

    def _is_vessel_of(self, word: Word, kind: str) -> bool:
        """Whether it is the vessel just named that stands somewhere: "a ship in a bottle on a
        shelf"."""
        if word.chinese or kind not in {"on", "under", "beside"} or not self.nouns:
            return False
        last = len(self.nouns) - 1
        inside = any((k, b) == ("in", last) for _, k, b in self.relations)
        return inside and self._previous_is("thing") and self.nouns[last].name in _STOOD

    def _is_kept_in(self) -> bool:
        """Whether a vessel or a wheelchair comes next, which only who was named last is in."""
        for word in self.words[self._index + 1 : self._index + 4]:
            thing = word.first("thing")
            if thing is not None:
                return thing.value in _FOR_THE_NEAREST
            if not word.has("colour", "size", "mood", "grammar") or word.has("comma", "stop"):
                return False
        return False

    def _is_cooked_on(self, word: Word) -> bool:
        """Whether the pot just named, and not who stirs it, is on the stove that comes next."""
        following, previous = self._next(), self.words[self._index - 1] if self._index else None
        thing = following.first("thing") if following is not None else None
        pot = previous.first("thing") if previous is not None else None
        stood = pot is not None and pot.group in {"food", "indoors"}
        return not word.chinese and stood and thing is not None and thing.value in _STOVES

    def _seat_follows(self) -> bool:
        """Whether a seat comes next, which only who was named last is on: "before a queen on a
        throne"."""
        following = self._next()
        thing = following.first("thing") if following is not None else None
        return thing is not None and thing.value in _SEATS

    def _clothes_follow(self) -> bool:
        """Whether what comes next, after at most colours and the like, is worn."""
        for word in self.words[self._index + 1 : self._index + 5]:
            if word.first("wearable") is not None:
                return True
            if not word.has("colour", "size", "mood", "grammar") or word.has("comma", "stop"):
                return False
        return False

    def _makes_food(self) -> bool:
        following = self._next()
        sense = following.first("thing") if following is not None else None
        return sense is not None and sense.group == "food"

    def _object_missing(self) -> bool:
        """Whether "hugging" is the end of what is said: the subjects hug each other."""
        following = self._next()
        return following is None or following.has("comma", "stop", "place", "relation")

    def _take_mutual(self, how: str) -> None:
        """Two do something with each other: two nouns, or the two of one noun."""
        actors = self._actors()
        for other in actors[1:]:
            self._relate(actors[0], how, other)
        if len(actors) == 1 and self.nouns[actors[0]].count > 1:
            self.relations.append((actors[0], "with", actors[0]))

    def _lifted(self, link: Link) -> bool:
        """Put on somebody's head or shoulder what that one was said to hold ("carrying a basket
        on her head"); whether that is what the pronoun says."""
        if self._in_hand is None or self._in_hand[0] != "holds":
            return False
        holder = self._in_hand[1]
        if holder not in link.subjects or not self.nouns[holder].holds:
            return False
        worn = self.nouns[holder].holds.pop()
        colours = [worn.colour] if worn.colour else []
        self.nouns.append(Noun(worn.name, worn.name, "indoors", colours=colours))
        kind = "on" if link.kind == "riding" else link.kind
        self._relate(len(self.nouns) - 1, kind, holder)
        self._link = self._in_hand = None
        return True

    def _gaze(self) -> None:
        """Who looks at the sunrise or the sea turns away from us to it."""
        link = self._link
        if link is None or link.kind != "looking_at":
            return
        for index in link.subjects:
            noun = self.nouns[index]
            if noun.group == "people" and noun.pose in {None, "stand", "sit"}:
                noun.pose = "look"

    def _take_pronoun(self, word: Word) -> None:
        """ "Around him", 围绕着她: a relation to somebody named before."""
        link, following = self._link, self._next()
        own = ("thing", "part", "wearable", "colour", "size")
        owns = following is not None and following.has(*own)
        if link is None or link.weak or not link.subjects or owns:
            return
        if self._lifted(link):
            return
        person = self.nouns[link.subjects[0]].group == "people"
        if len(link.subjects) > 1 and person and link.kind in _ON_SOMEBODY | {"in_lap", "at_feet"}:
            # "A sailor with a beard and a parrot on his shoulder": he is whose shoulder it is.
            link.subjects = [i for i in link.subjects if self.nouns[i].group != "people"]
        elif len(link.subjects) > 1:
            # "A girl in the grass, butterflies around her": only they are.
            link.subjects = [index for index in link.subjects if index >= self._clause_from]
        it = word.text.lower() in {"it", "它"}
        others = [i for i in range(len(self.nouns)) if i not in link.subjects]
        meant = [i for i in others if self.nouns[i].alive != it] or others
        if it and link.kind in _NEAR_THE_TOPIC:
            # "A dog by the door, a baby crawling towards it": who came first is meant.
            meant = [i for i in others if self.nouns[i].group != "people"] or meant
        if sex := _SEX.get(word.text.lower()):
            meant = [i for i in meant if kind_of_person(self.nouns[i].name) == sex] or meant
        carried = next(((a, b) for a, kind, b in self.relations if kind == "holding"), None)
        if carried is not None and link.kind == "in_arms" and carried[0] in link.subjects:
            meant = []  # "holding it in his hands" says no more
        if carried is not None and carried[0] in link.subjects and link.kind in _ON_SOMEBODY:
            # "Carrying his daughter on his shoulders": she is on him.
            self.relations.remove((carried[0], "holding", carried[1]))
            link.subjects, meant = [carried[1]], [carried[0]]
        self._object_seen = True
        if not meant and not it:
            # "A cat at her feet, an old woman knitting": she comes later.
            self._awaiting += [(subject, link.kind) for subject in link.subjects]
        if meant and link.kind in {*get_args(RelationKind), "in_lap", "in_arms"}:
            two = [self.nouns[i] for i in meant]
            if link.kind == "between" and len(two) == 2 and two[0].count == two[1].count == 1:
                self._relate(link.subjects[0], "between", meant[1])
            for subject in link.subjects:
                noun = self.nouns[subject]
                if self._printing or link.kind in {"around", "beside", "behind", "front"}:
                    # "A basket with daisies around it": not in it.
                    self.relations = [r for r in self.relations if r != (subject, "in", meant[0])]
                if link.kind == "around" and word.chinese and not noun.given and not noun.plural:
                    noun.count = max(noun.count, 4)  # one alone surrounds nobody
                self._relate(subject, link.kind, meant[0])
        self._link = None


def _joins(word: Word) -> bool:
    grammar = word.first("grammar")
    return grammar is not None and grammar.value in {"conj", "of"}
