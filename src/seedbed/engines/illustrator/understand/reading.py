"""One pass over the words: counts, colours and sizes wait for the next noun, relations for
the pair, and every other word finds its place at once.

Chinese clauses that end in 的 describe the noun that follows them (戴着帽子的小熊); what they
say is `carried` to that noun. Words after a noun (树下, 桌上) relate it to the noun before a
verb, or else to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from seedbed.engines.illustrator.scene import Pose, RelationKind, Worn
from seedbed.engines.illustrator.understand.choosing import chosen
from seedbed.engines.illustrator.understand.clauses import Clauses
from seedbed.engines.illustrator.understand.draft import CONTAINERS, Link
from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.nouns import FRONTS, INSIDES, Nouns
from seedbed.engines.illustrator.understand.segment import Word

_VERBS = frozenset({"wearing", "holding", "riding", "driving", "looking_at", "with"})


class Reading(Nouns, Clauses):
    """Everything one prompt says, gathered word by word; `settle` turns it into a SceneSpec."""

    def __init__(self, words: Sequence[Word]) -> None:
        super().__init__(words)
        for self._index, word in enumerate(words):
            if self._index == self._passed_over:
                continue
            self._take(word, chosen(words, self._index, waiting=bool(self._waiting.count)))
        self._end_sentence()

    def _take(self, word: Word, meaning: Meaning) -> None:
        if not meaning:
            self._take_unknown(word)
            return
        if meaning[0].kind == "measure" and word.text == "束" and self._waiting.count == 1:
            self._waiting.count = 5  # 一束玫瑰: a bunch is of several
        for sense in meaning:
            take = getattr(self, f"_take_{sense.kind}", None)
            if take is not None:
                take(word, sense)
            elif sense.kind != "measure":
                self._say(sense.kind, sense.value)
        if len(meaning) > 1:
            self._link = None

    def _take_comma(self, word: Word, _: Sense) -> None:
        self._flush_colours(sentence_ends=word.text in ";；:：" or self._spoken_chinese())
        if self._link is not None and (self._link.subjects or self._link.weak):
            self._link = None
        following = self._next()
        self._excluding = self._excluding and following is not None and following.plural
        self._waiting.count, self._waiting.each = None, False
        self._far, self._at, self._continuing = False, [], None
        self._after_conj = True
        self._clause_from = len(self.nouns)

    def _take_stop(self, _: Word, __: Sense) -> None:
        self._end_sentence()

    def _take_grammar(self, word: Word, sense: Sense) -> None:
        if sense.value == "conj":
            self._after_conj = True
            if self._link is not None and self._link.weak:
                self._link = None
        elif sense.value == "of" and word.chinese:
            self._close_clause()
        elif sense.value == "of":
            last = len(self.nouns) - 1
            if last >= 0 and self._previous_is("thing") and self.nouns[last].name in CONTAINERS:
                self._link = Link("filled", [last], swap="in")
        elif sense.value == "at":
            self._at = self._heads()
        elif sense.value == "background":
            self._take_background_word()
        elif sense.value in {"outside", "distant"}:
            self._far = True

    def _take_background_word(self) -> None:
        if self._waiting.colours:
            self.background = self.background or self._waiting.colours[0]
            self._waiting.colours = []
        elif self._previous_is("place") and self.places:
            self.places[-1] = (self.places[-1][0], True)
        else:
            self._far = self._spoken_chinese()

    def _take_exclude(self, _: Word, sense: Sense) -> None:
        if sense.value == "nobody":
            self.excluded.append("person")
        else:
            self._excluding = True

    def _take_number(self, _: Word, sense: Sense) -> None:
        if self._waiting.colours and self._waiting.count == 1:
            self._waiting.each = True
        self._waiting.count = int(sense.value)

    def _take_colour(self, word: Word, sense: Sense) -> None:
        if self._waiting.colours and word.article and self._after_conj:
            self._waiting.each = True
        if not self._waiting.colours or sense.value not in self._waiting.colours:
            self._waiting.colours.append(sense.value)

    def _take_background(self, _: Word, sense: Sense) -> None:
        self.background = self.background or sense.value

    def _take_size(self, _: Word, sense: Sense) -> None:
        self._waiting.scale *= float(sense.value)

    def _take_side(self, _: Word, sense: Sense) -> None:
        following = self._next()
        if (
            self._previous_is("thing")
            and following is not None
            and following.chinese
            and sense.value in {"left", "right"}
            and self.nouns
        ):
            self._carried.append(("relation", sense.value, len(self.nouns) - 1))
        elif (
            self.relations
            and self.relations[-1][1] in {"left", "right"}
            and len(self.nouns) == self._clause_from
        ):
            # 左边是兔子，右边是狐狸: both stand beside the same one.
            self._carried.append(("relation", sense.value, self.relations[-1][2]))
        elif len(self.nouns) > self._clause_from and not self._after_conj:
            self.nouns[-1].side = sense.value
        else:
            self._waiting.side = sense.value

    def _take_pose(self, word: Word, sense: Sense) -> None:
        pose = cast(Pose, sense.value)
        following = self._next()
        opened = self._link is not None and not self._link.weak
        describes_next = opened or (
            (following is not None and following.first("grammar") == Sense("grammar", "of"))
            and word.chinese
        )
        if word.chinese and following is not None and following.has("number"):
            # 旁边躺着一只猫: who lies there comes after.
            describes_next = describes_next or self._previous_is("post")
        actors = self._actors()
        if word.chinese and self._describes_noun():
            self._open_clause()
            self._saved[-1].pose = pose
            self._link = Link(sense.attributes.get("then", "beside"), [], weak=True)
        elif describes_next or not actors or (self._after_conj and not word.chinese):
            self._waiting.pose = pose
        else:
            for actor in actors:
                self.nouns[actor].pose = pose
            self._link = Link(sense.attributes.get("then", "beside"), actors, weak=True)
            self._continuing = None

    def _take_holds(self, _: Word, sense: Sense) -> None:
        held = Worn(sense.value)
        actors = self._actors()
        if self._waiting.pose or not actors:
            self._carried.append(("holds", held, -1))
        else:
            self.nouns[actors[-1]].holds.append(held)

    def _take_rides(self, word: Word, sense: Sense) -> None:
        actors = self._actors()
        mount = self._add(word, Sense("thing", sense.value, "vehicles"))
        if actors:
            self.relations.append((actors[-1], "riding", mount))
        else:
            self._carried.append(("relation", "riding", mount))

    def _take_relation(self, word: Word, sense: Sense) -> None:
        kind = sense.attributes.get("as", sense.value)
        swap = cast("RelationKind | None", sense.attributes.get("swap"))
        if self._excluding:
            return
        if kind == "together" and not self.nouns:
            return  # 给我画: nobody yet whom anybody could be with
        if kind == "mutual" or (kind == "together" and self._object_missing()):
            self._take_mutual()
            return
        if word.chinese and self._describes_noun():
            self._open_clause()
            self._link = Link(kind, [], swap=swap)
            return
        subjects = self._actors()[-1:] if kind in _VERBS else self._heads()
        if "pose" in sense.attributes:
            for subject in subjects:
                self.nouns[subject].pose = cast(Pose, sense.attributes["pose"])
        if kind == "with" and self._previous_is("thing"):
            subjects = [len(self.nouns) - 1] if self.nouns else []
        self._link = Link(kind, subjects, swap=swap)
        self._continuing = None
        self._after_conj = False

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

    def _take_mutual(self) -> None:
        """Two do something with each other: two nouns, or the two of one noun."""
        actors = self._actors()
        for other in actors[1:]:
            self._relate(actors[0], "with", other)
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


def _noun_or_mark(word: Word) -> bool:
    """Whether a postposition after this word can mean the noun before it."""
    if word.has("comma", "stop") or word.text == "的":
        return True
    return word.has("thing", "wearable")
