"""Words that relate: prepositions and verbs that wait for their second noun, Chinese words after
a noun, "each other", and pronouns."""

from __future__ import annotations

from typing import cast, get_args

from seedbed.engines.illustrator.scene import Pose, RelationKind
from seedbed.engines.illustrator.understand.clauses import Clauses
from seedbed.engines.illustrator.understand.draft import CONTAINERS, Link, Noun
from seedbed.engines.illustrator.understand.houses import FRONTS, INSIDES
from seedbed.engines.illustrator.understand.joining import FULL
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.nouns import Nouns
from seedbed.engines.illustrator.understand.segment import Word

_MAKING = frozenset({"making", "make", "makes", "cutting", "slicing", "做", "切", "包"})
PRONOUNS = frozenset({"him", "her", "them", "it", "他", "她", "它", "他们", "她们"})
_FOR_THE_NEAREST = (CONTAINERS - {"rowing-boat", "carriage", "bathtub"}) | {
    "manual-wheelchair", "stroller", "nest-with-eggs", "cage", "bed",
}  # fmt: skip
_STOOD = CONTAINERS - {"rowing-boat", "carriage", "bathtub"}
_VERBS = frozenset(
    {"wearing", "holding", "leading", "catching", "riding", "driving", "looking_at", "with"}
)


_ON_SOMEBODY = frozenset({"on", "on_head", "riding"})


class Relating(Nouns, Clauses):
    """Taking relations, postpositions and pronouns."""

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
        if word.chinese and self._describes_noun(kind):
            self._open_clause()
            self._link = Link(kind, [], swap=swap)
            return
        subjects = self._actors()[-1:] if kind in _VERBS else self._heads()
        if kind == "looking_at" and self._actors():
            subjects = self._actors()
        if self._said_of_last(word, kind):
            subjects = [len(self.nouns) - 1]
        if "pose" in sense.attributes:
            subjects = self._actors()
        if kind == "between" and self.nouns and not self.nouns[-1].alive:
            subjects = [len(self.nouns) - 1]  # a hammock between trees, not the girl in it
        if "pose" in sense.attributes:
            for subject in subjects:
                self.nouns[subject].pose = cast(Pose, sense.attributes["pose"])
        if word.text.lower() in _MAKING and self._makes_food():
            for subject in self._actors():
                self.nouns[subject].pose = self.nouns[subject].pose or "work"
        if (
            kind == "filled"
            and word.chinese
            and not subjects
            and self._previous_is("post", "place")
        ):
            self._waiting.count = self._waiting.count or FULL  # 院子里开满鲜花
        if kind == "filled" and (vessel := self._set_down()) is not None:
            subjects = [vessel]
        nearest = (
            kind == "covered"
            or self._is_vessel_of(word, kind)
            or (kind in {"from", "filled"} and not word.chinese and self._previous_is("thing"))
        )
        if nearest and self.nouns:
            subjects = [len(self.nouns) - 1]
        if kind == "with" and self._previous_is("thing"):
            subjects = [len(self.nouns) - 1] if self.nouns else []
        self._link = Link(kind, subjects, swap=swap)
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
        if word.chinese or not self.nouns or not self._previous_is("thing"):
            return False
        last = len(self.nouns) - 1
        if last in self._group or not self.nouns[last].alive:
            return False
        if kind == "in":
            return self._clothes_follow() or self._is_kept_in()
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

    def _entrance(self, word: Word) -> int | None:
        """The house whose door is meant by 门口 or 门前 after a comma."""
        houses = [i for i, noun in enumerate(self.nouns) if noun.group == "buildings"]
        return houses[-1] if houses and word.text.startswith("门") else None

    def _bearer(self) -> int:
        """Who is meant by 下面 after a comma: the branch, and not the fruit that hangs on it."""
        last = self._actors()[-1]
        on = [b for a, kind, b in self.relations if (a, kind) == (last, "on")]
        return on[0] if on and not self.nouns[last].alive else last

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
            for subject in link.subjects:
                noun = self.nouns[subject]
                if link.kind in {"around", "beside", "behind", "front"}:
                    # "A basket with daisies around it": not in it.
                    self.relations = [r for r in self.relations if r != (subject, "in", meant[0])]
                if link.kind == "around" and word.chinese and not noun.given and not noun.plural:
                    noun.count = max(noun.count, 4)  # one alone surrounds nobody
                self._relate(subject, link.kind, meant[0])
        self._link = None


def _is_place(word: Word) -> bool:
    """Whether a word of several meanings at once says where, too."""
    kinds = [sense.kind for sense in word.meanings[0]] if word.meanings else []
    return "place" in kinds and kinds.count("thing") != 1  # 公园长椅 is the bench


def _joins(word: Word) -> bool:
    grammar = word.first("grammar")
    return grammar is not None and grammar.value in {"conj", "of"}


def _noun_or_mark(word: Word) -> bool:
    """Whether a postposition after this word can mean the noun before it."""
    if word.has("comma", "stop") or word.text == "的":
        return True
    return word.has("thing", "wearable")
