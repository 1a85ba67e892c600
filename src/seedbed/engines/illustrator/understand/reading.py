"""One pass over the words: counts, colours and sizes wait for the next noun, relations for
the pair, and every other word finds its place at once.

Chinese clauses that end in 的 describe the noun that follows them (戴着帽子的小熊); what they
say is `carried` to that noun. Words after a noun (树下, 桌上) relate it to the noun before a
verb, or else to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from seedbed.engines.illustrator.scene import Pose
from seedbed.engines.illustrator.understand.choosing import chosen
from seedbed.engines.illustrator.understand.draft import BROUGHT, CONTAINERS, Link
from seedbed.engines.illustrator.understand.groups import EVERYWHERE, some_apart, spread
from seedbed.engines.illustrator.understand.lexicon import Meaning, Sense
from seedbed.engines.illustrator.understand.parts import Parts
from seedbed.engines.illustrator.understand.posing import Posing
from seedbed.engines.illustrator.understand.postpositions import PRONOUNS
from seedbed.engines.illustrator.understand.relating import Relating
from seedbed.engines.illustrator.understand.segment import Word
from seedbed.engines.illustrator.understand.vessels import MEASURES

_OF_MANY = frozenset({"五颜六色", "各色", "色彩缤纷", "不同颜色", "五彩缤纷", "色彩斑斓"})
"""Chinese for "in many colours", which one thing alone has not."""
_KEPT = frozenset({"on", "beside", "front", "between", "around", "behind", "under"})
"""Relations that a phrase with a place in it ("on a park bench") still has to give its thing."""


_HANGS = frozenset({"挂着", "贴着", "摆着", "放着", "铺着", "挂满", "贴满", "堆满"})
_FAR = ("远", "天边", "distan", "far", "horizon")
"""What makes a word about the background one about the distance."""


class Reading(Relating, Posing, Parts):
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
        if meaning[0].kind == "measure" and self._waiting.count:
            self._waiting.vessel = MEASURES.get(word.text)
            self._waiting.collective = word.text in {"支", "队", "列", "排", "群", "串"}
            if word.text == "束" and self._waiting.count == 1:
                self._waiting.count = 5  # 一束玫瑰: a bunch is of several
        if len(meaning) > 1 and self._actor_is_named(meaning):
            meaning = tuple(sense for sense in meaning if sense.kind != "thing")
        later, link = self._pose_of_the_next(meaning), self._link
        self._later = later is not None
        first = len(self.nouns)
        for sense in meaning:
            if sense is later:
                continue
            taken = sense.kind == "thing" and len(meaning) > 1 and self._link is None
            if taken and link is not None and link.kind in _KEPT:
                self._link = link  # "on a park bench": the place has not used up the "on"
            if sense.kind in {"time", "place"}:
                self._gaze()
            take = getattr(self, f"_take_{sense.kind}", None)
            if take is not None:
                take(word, sense)
            elif sense.kind != "measure":
                self._say(sense.kind, sense.value)
        if len(meaning) > 1:
            self._link = None
            new = range(first, len(self.nouns))
            if any(self.nouns[at].alive for at in new):
                # "A wolf howling at the moon": the sentence goes on about the wolf.
                self._group = [at for at in new if self.nouns[at].alive]
            kinds = {sense.kind for sense in meaning}
            listed = all(sense.group == "mixed" for sense in meaning)
            occasion = listed and kinds <= {"thing", "mood", "time", "season", "place"}
            occasion = occasion or (listed and meaning[0].value in BROUGHT)  # 马拉松
            for noun in self.nouns[first:]:
                noun.brought = occasion
        if later is not None:
            self._waiting.pose = cast(Pose, later.value)

    def _drop_hung(self) -> None:
        """墙上挂着布料，…: what was hung there is not drawn, and nobody hangs there instead."""
        for word in reversed(self.words[: self._index]):
            if word.has("comma", "stop", "thing"):
                return
            if word.text in _HANGS:
                self._carried = [item for item in self._carried if item[0] != "relation"]
                return

    def _take_comma(self, word: Word, _: Sense) -> None:
        self._drop_hung()
        if self._lists_colours():
            return
        self._flush_colours(sentence_ends=word.text in ";；:：" or self._spoken_chinese())
        if self._link is not None and (self._link.subjects or self._link.weak):
            self._link = None
        if word.chinese or self._spoken_chinese():
            self._settle_carried()
        following = self._next()
        self._excluding = self._excluding and following is not None and following.plural
        self._waiting.count, self._waiting.each = None, False
        self._far, self._at, self._placed_at = False, [], []
        if self._continuing is None or self._continuing[0] != "wears" or word.chinese:
            self._continuing = None
        self._after_conj, self._after_comma = True, not word.chinese
        self._clause_from = len(self.nouns)

    def _lists_colours(self) -> bool:
        """Whether nothing but colours follows up to the end: "bottles in red, blue and green"."""
        if not self._waiting.colours:
            return False
        rest: list[Word] = []
        for word in self.words[self._index + 1 :]:
            if word.has("stop"):
                break
            rest.append(word)
        joins = {"conj", "comma"}
        return bool(rest) and all(
            word.has("colour")
            or any(sense.value in joins for meaning in word.meanings for sense in meaning)
            for word in rest
        )

    def _settle_carried(self) -> None:
        """坐在椅子上喝茶，…: who sat there before the comma is on the chair, not who comes next."""
        for item in [item for item in self._carried if item[0] == "relation" and self._doers]:
            if self._too_small(str(item[1]), self._doers[-1], item[2]):
                self._carried.remove(item)
                continue
            self._relate(self._doers[-1], str(item[1]), item[2])
            self._carried.remove(item)

    def _take_stop(self, _: Word, __: Sense) -> None:
        self._end_sentence()

    def _take_grammar(self, word: Word, sense: Sense) -> None:
        if sense.value == "conj":
            self._after_conj, self._after_comma = True, False
            if self._link is not None and self._link.weak:
                self._link = None
        elif sense.value == "of" and word.chinese:
            self._close_clause()
        elif sense.value == "of":
            vessel = self._set_down()
            last = len(self.nouns) - 1 if vessel is None else vessel
            if last >= 0 and self._previous_is("thing") and self.nouns[last].name in CONTAINERS:
                self._link = Link("filled", [last], swap="in")
        elif sense.value == "at":
            self._at = self._heads()
            if self._link is not None and self._link.weak:
                self._link = None
        elif sense.value == "ignore" and word.text.lower() in PRONOUNS:
            self._take_pronoun(word)
        elif sense.value == "ignore" and self._is_verb_with_object(word):
            self._link = Link("beside", self._actors(), weak=True)
        elif sense.value == "background":
            self._take_background_word()
        elif sense.value == "one_of":
            self._set_apart(int(sense.attributes.get("count", "1")))
        elif sense.value == "other" and self._rest is not None and not self._noun_comes():
            self._group, self._link, self._after_conj = [self._rest], None, False
        elif sense.value == "everywhere":
            if word.chinese and not self._previous_is("thing"):
                self._waiting.count = self._waiting.count or EVERYWHERE
            elif self.nouns:
                spread(self, len(self.nouns) - 1)
        elif sense.value in {"outside", "distant"}:
            watches = self._link is not None and self._link.kind == "looking_at"
            if watches and ("window" in word.text.lower() or "窗" in word.text):
                self._add(word, Sense("thing", "window", "indoors"))
            if "window" in word.text.lower() or "窗" in word.text:
                self._say("indoors", "room")  # seen from inside
                self._see_through()
            self._far = True
            text = word.text.lower()
            self._distant = sense.value == "distant" and any(far in text for far in _FAR)
            following = self._next()
            ends = following is None or following.has("comma", "stop")
            if self._distant and ends and self.nouns and self._previous_is("thing", "grammar"):
                self.nouns[-1].far = True  # "a castle in the distance"

    def _set_apart(self, most: int) -> None:
        """What follows is said of so many of the last group ("one of them")."""
        found = some_apart(self, most)
        if found is not None:
            self._last, self._rest = found
            self._group, self._link, self._after_conj = [self._last], None, False

    def _noun_comes(self) -> bool:
        following = self._next()
        return following is not None and following.has("thing", "number", "colour", "size")

    def _see_through(self) -> None:
        """ "Rain on the street seen through the window": the place before is outside."""
        following = self._next()
        ends = following is None or following.has("comma", "stop")
        if ends and self.places and not self.nouns:
            self.places[-1] = (self.places[-1][0], True)

    def _is_verb_with_object(self, word: Word) -> bool:
        """Whether this ordinary verb ("sharing") comes between who does it and a noun, which is
        then not what the sentence goes on about."""
        following = self._next()
        if word.chinese or not word.text.lower().endswith("ing") or self._link is not None:
            return False
        noun_next = following is not None and following.has("thing", "number", "size", "colour")
        return noun_next and self._previous_is("thing") and bool(self.nouns and self._actors())

    def _take_background_word(self) -> None:
        if self._waiting.colours:
            named = [one for one in self._waiting.colours if one != "pastel"]
            self.background = self.background or (named or self._waiting.colours)[0]
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
        if word.text.removesuffix("的") in _OF_MANY and self._waiting.count is None:
            self._waiting.count = 5
        if not self._waiting.colours or sense.value not in self._waiting.colours:
            self._waiting.colours.append(sense.value)

    def _take_background(self, _: Word, sense: Sense) -> None:
        self.background = self.background or sense.value

    def _take_weather(self, _: Word, sense: Sense) -> None:
        following = self._next()
        if following is None or not following.has("thing", "wearable", "place"):
            self._waiting.colours = []  # green northern lights are, not the ice under them
        self._say("weather", sense.value)

    def _take_size(self, _: Word, sense: Sense) -> None:
        self._waiting.scale *= float(sense.value)

    def _take_age(self, _: Word, sense: Sense) -> None:
        if sense.value == "grown":
            return  # neither young nor old
        if sense.value == "female":
            self._waiting.female = True
        else:
            self._waiting.age = sense.value

    def _take_origin(self, _: Word, sense: Sense) -> None:
        self._waiting.origin = sense.value

    def _take_side(self, word: Word, sense: Sense) -> None:
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
            word.chinese
            and self.relations
            and self.relations[-1][1] in {"left", "right"}
            and len(self.nouns) == self._clause_from
        ):
            # 左边是兔子，右边是狐狸: both stand beside the same one.
            self._carried.append(("relation", sense.value, self.relations[-1][2]))
        elif len(self.nouns) > self._clause_from and not self._after_conj:
            self.nouns[-1].side = sense.value
        else:
            self._waiting.side = sense.value
