"""Words that relate: prepositions and verbs that wait for their second noun, Chinese words after
a noun, "each other", and pronouns."""

from __future__ import annotations

from typing import cast, get_args

from seedbed.engines.illustrator.scene import Pose, RelationKind
from seedbed.engines.illustrator.understand.clauses import Clauses
from seedbed.engines.illustrator.understand.draft import Link
from seedbed.engines.illustrator.understand.houses import FRONTS, INSIDES
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.nouns import Nouns
from seedbed.engines.illustrator.understand.segment import Word

_MAKING = frozenset({"making", "make", "makes", "cutting", "slicing", "做", "切", "包"})
PRONOUNS = frozenset({"him", "her", "them", "it", "他", "她", "它", "他们", "她们"})
_VERBS = frozenset(
    {"wearing", "holding", "leading", "catching", "riding", "driving", "looking_at", "with"}
)


class Relating(Nouns, Clauses):
    """Taking relations, postpositions and pronouns."""

    def _take_relation(self, word: Word, sense: Sense) -> None:
        kind = sense.attributes.get("as", sense.value)
        swap = cast("RelationKind | None", sense.attributes.get("swap"))
        if self._excluding:
            return
        if kind == "together" and not self.nouns:
            return  # 给我画: nobody yet whom anybody could be with
        if kind == "mutual" or (kind == "together" and self._object_missing()):
            self._take_mutual(sense.attributes.get("how", "with"))
            return
        if word.chinese and self._describes_noun():
            self._open_clause()
            self._link = Link(kind, [], swap=swap)
            return
        subjects = self._actors()[-1:] if kind in _VERBS else self._heads()
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
        if kind == "with" and self._previous_is("thing"):
            subjects = [len(self.nouns) - 1] if self.nouns else []
        self._link = Link(kind, subjects, swap=swap)
        self._continuing = None
        self._after_conj = False

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

    def _take_post(self, _: Word, sense: Sense) -> None:
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
            self._carried.append(("relation", kind, self._actors()[-1]))
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
            self.relations = [pair for pair in self.relations if pair[2] != noun]
            self._carried.append(("relation", kind, noun))

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
        if len(link.subjects) > 1:
            # "A girl in the grass, butterflies around her": only they are.
            link.subjects = [index for index in link.subjects if index >= self._clause_from]
        it = word.text.lower() in {"it", "它"}
        others = [i for i in range(len(self.nouns)) if i not in link.subjects]
        meant = [i for i in others if self.nouns[i].alive != it] or others
        if meant and link.kind in get_args(RelationKind):
            for subject in link.subjects:
                noun = self.nouns[subject]
                if link.kind == "around" and word.chinese and not noun.given and not noun.plural:
                    noun.count = max(noun.count, 4)  # one alone surrounds nobody
                self._relate(subject, link.kind, meant[0])
        self._link = None


def _noun_or_mark(word: Word) -> bool:
    """Whether a postposition after this word can mean the noun before it."""
    if word.has("comma", "stop") or word.text == "的":
        return True
    return word.has("thing", "wearable")
