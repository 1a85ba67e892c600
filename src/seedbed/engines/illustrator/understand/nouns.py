"""What a noun does: it takes what waited for it and is joined to what came before."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.scene import Worn
from seedbed.engines.illustrator.understand.dishes import MEALS
from seedbed.engines.illustrator.understand.draft import (
    AGED,
    CONTAINERS,
    FIXED,
    FOOTWEAR,
    GENERAL,
    GROWN,
    HANDY,
    LIVING,
    OUTFITS,
    SHARED,
    UNWIELDY,
    Link,
    Noun,
    Waiting,
)
from seedbed.engines.illustrator.understand.houses import FRONTS, INSIDES
from seedbed.engines.illustrator.understand.joining import Joining
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.segment import Word

MOST_NOUNS = 24
"""A picture of more kinds of things than this shows none of them; the rest is let go."""


_PARENTS = frozenset(
    {"mother", "father", "mom", "mum", "dad", "parent", "妈妈", "母亲", "爸爸", "父亲"}
)


_WOMEN = {"man": "woman", "boy": "girl", "old-man": "old-woman", "child": "girl"}
"""Who a person is when said to be female; a trade keeps its clothes and gets long hair."""

_AT_HOME = frozenset({"play", "eat", "dance", "read", "sleep", "sit", "work"})
_SHARED = frozenset({"on", "in", "under", "front", "behind", "beside", "above", "riding"})
"""Where several are who come in one word ("couple")."""


class Nouns(Joining):
    """Taking places, things and what is worn."""

    def _take_place(self, word: Word, sense: Sense) -> None:
        if self._excluding:
            return
        if self._link is not None and self._link.kind == "front" and sense.value in FRONTS:
            self._stand_before(word, sense.value)
            return
        link = self._link
        back = self._far or (link is not None and link.kind == "front")
        if link is not None and (link.kind == "above" or (link.kind, sense.value) == ("in", "sky")):
            self._lift(link.subjects, sense.value)
        seen = link is not None and link.kind == "looking_at"
        if seen:
            self.viewed.add(sense.value)
        self.places.append((sense.value, back or seen))
        self._waiting.colours, self._waiting.count, self._waiting.scale = [], None, 1.0
        following = self._next()
        if following is None or not following.has("thing"):
            self._link = None  # "on a cafe table" still needs its table
        self._after_conj = False

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

    def _take_wearable(self, word: Word, sense: Sense) -> None:
        self._take_hold(sense)
        link, worn = self._link, Worn(sense.value, self._one_colour(sense))
        following = self._next()
        if self._excluding:
            self.excluded.append(sense.value)
        elif self._saved and link is not None and link.kind in {"wearing", "holding", "with"}:
            self._carried.append(("wears" if link.kind != "holding" else "holds", worn, -1))
        elif link is not None and link.kind in {"wearing", "in", "with"} and self._alive(link):
            self._attach("wears", self._alive(link)[-1], worn)
        elif link is not None and link.kind == "holding" and link.subjects:
            self._attach("holds", link.subjects[-1], worn)
        elif self._after_conj and self._continuing is not None:
            self._attach(self._continuing[0], self._continuing[1], worn)
        elif following is not None and following.has("thing") and self._living_word(following):
            self._carried.append(("wears", worn, -1))
        elif sense.value in GROWN and self.nouns and self._actors():
            self._attach("wears", self._actors()[-1], worn)  # 女孩，粉色头发: nobody else's
        elif sense.value in GROWN:
            self._carried.append(("wears", worn, -1))
        else:
            self._add(word, sense)
            return
        self._waiting.colours, self._waiting.scale = [], 1.0
        self._link, self._after_conj = None, False
        if not self._saved:
            self._waiting.count = None

    def _take_thing(self, word: Word, sense: Sense) -> None:
        if self._excluding:
            self.excluded.extend(sense.value.split(" + "))
            return
        if self._is_modifier(word, sense) or len(self.nouns) >= MOST_NOUNS:
            return
        self._take_hold(sense)
        where = self._link or self._standing_at()
        if where is not None and (inside := self._inside(where, sense)):
            self.places.append((inside, False))
            self._drop_waiting()
            self._link = None
            return
        if sense.value in FOOTWEAR and self._owned() and any(noun.alive for noun in self.nouns):
            self._drop_waiting()
            return  # "tying her shoes": on her feet already
        link = self._link
        person = sense.value == "person" and sense.group == "kin"
        if person and not (word.article or word.plural or self._waiting.count or self._saved):
            self._take_unknown(word)  # an adjective that WordNet also knows as a person
            return
        if word.text.lower() in _PARENTS and (young := self._young()) is not None:
            self._add(word, Sense("thing", young, "animals", {"scale": "1.35"}))
            return
        worn = Worn(sense.value, self._one_colour(sense))
        held = (sense.group not in FIXED and sense.group != "kin") or sense.value in HANDY
        if sense.value in UNWIELDY and link is not None and link.kind == "holding":
            held = False
            for actor in self._alive(link):
                self.nouns[actor].pose = self.nouns[actor].pose or "play"
            link.kind, link.weak = "beside", True
        takes = link is not None and (
            link.kind == "holding" or (link.kind == "with" and sense.value in HANDY)
        )
        if takes and held and self._saved:
            self._carried.append(("holds", worn, -1))
            self._drop_waiting()
            return
        holders = self._alive(link) if link is not None else []
        if link is not None and link.weak and link.kind == "holding":
            for holder in holders:
                # Who is "flying a kite" stays on the ground.
                if self.nouns[holder].pose == "fly":
                    self.nouns[holder].pose = "play"
                    self._waiting.pose = "fly"
        if link is not None and link.weak and sense.value in SHARED and self._alive(link):
            self._attach("holds", self._alive(link)[-1], worn)
            self._drop_waiting()
            return
        if holders and held and link is not None:
            handy = sense.value in HANDY or (link.weak and link.kind == "holding")
            who = self.nouns[holders[-1]]
            if who.pose == "eat" and who.group == "people" and sense.value in MEALS:
                self._link = None  # before whom eats, not in the hand
                self._add(word, sense)
                return
            if link.kind in {"holding", "wearing"} or (link.kind == "with" and handy):
                self._attach("holds", holders[-1], worn)
                self._drop_waiting()
                return
        holding_on = self._continuing is not None and self._continuing[0] == "holds"
        if self._continuing and holding_on and self._after_conj and not link:
            if sense.value not in HANDY:
                self._continuing = None
            else:
                self._attach("holds", self._continuing[1], worn)
                self._drop_waiting()
                return
        self._add(word, sense)

    def _add(self, word: Word, sense: Sense) -> int:
        """A new noun (or several: "couple") with all that waited for it; the last one's index."""
        waiting, link = self._waiting, self._link
        names = sense.value.split(" + ")
        same = self._same(word, names, sense)
        first = len(self.nouns)
        for name in names:
            noun = same or self._noun(word, sense, name, waiting)
            if same is None:
                self.nouns.append(noun)
        if same is not None and waiting.side:
            same.side = waiting.side
        indices = [self.nouns.index(same)] if same else list(range(first, len(self.nouns)))
        last = indices[-1]
        if "time" in sense.attributes:
            self._say("hinted time", sense.attributes["time"])
        for kind, what, other in self._carried:
            if kind == "relation":
                for index in indices if what in _SHARED else [last]:
                    self._relate(index, str(what), other)
            else:
                getattr(self.nouns[last], kind).append(what)
        inside_clause = bool(self._saved)
        if not inside_clause:
            self._carried = []
        self._join(indices, link, inside_clause)
        self._last = last
        self._drop_waiting()
        return last

    def _noun(self, word: Word, sense: Sense, name: str, waiting: Waiting) -> Noun:
        said = sense.attributes
        count = waiting.count or int(said.get("count", "3" if word.plural else "1"))
        colours = list(waiting.colours) or ([said["colour"]] if "colour" in said else [])
        counted = (waiting.count or 0) > 1
        listed = waiting.each and not (word.plural and counted)
        if len(colours) > 1 and (listed or (word.plural and waiting.count is None)):
            count = len(colours)
        group = sense.group
        age = said.get("age")
        if waiting.age is not None and group == "people":
            name = AGED.get(name, name) if waiting.age == "old" else name
            age = waiting.age
        wears = [Worn("long-hair")] if waiting.female and group == "people" else []
        return Noun(
            name=_WOMEN.get(name, name) if wears else name,
            wears=wears,
            word=word.text,
            group=group,
            count=count if " + " not in sense.value else 1,
            given=waiting.count is not None,
            plural=word.plural,
            colours=colours,
            scale=round(waiting.scale * float(said.get("scale", "1")), 3),
            pose=waiting.pose,
            side=waiting.side,
            age=age,
            rides=said.get("rides"),
            plays=said.get("plays"),
            holds=[Worn(said["holds"])] if "holds" in said else [],
            tool=said.get("holds"),
        )

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
        for word in reversed(self.words[max(0, self._index - 3) : self._index]):
            grammar = word.first("grammar")
            if grammar is not None and grammar.value == "at":
                living = any(noun.alive for noun in self.nouns)
                return Link("in", self._heads()) if living else None
            if word.has("thing", "place", "relation", "comma", "stop"):
                return None
        return None

    def _owned(self) -> bool:
        before = self.words[self._index - 1].text.lower() if self._index else ""
        return before in {"her", "his", "its", "their", "自己的", "他的", "她的"}

    def _same(self, word: Word, names: list[str], sense: Sense) -> Noun | None:
        """The noun meant again by "the fox" or a bare second 狐狸; 大象 and 小象 are two."""
        centred = self._waiting.count == 1 and self._waiting.side is not None
        if (
            (self._waiting.count and not centred)
            or self._waiting.colours
            or word.article == "a"
            or word.plural
        ):
            return None
        scale = float(sense.attributes.get("scale", "1")) * self._waiting.scale
        if any(noun.name == names[0] and abs(noun.scale - scale) > 0.2 for noun in self.nouns):
            return None
        if not (word.article == "the" or word.chinese) or len(names) > 1:
            return None
        return next((noun for noun in self.nouns if noun.name == names[0]), None)

    def _is_modifier(self, word: Word, sense: Sense) -> bool:
        """Whether this noun only describes the next: "toy cat", 苹果蛋糕."""
        following = self._next()
        if following is None or word.plural or following.article or not following.meanings:
            return False
        after = following.meanings[0][0]
        if self._is_described(word, sense, following, after):
            return False
        if after.kind not in {"thing", "wearable"} or word.chinese != following.chinese:
            return False
        if sense.value in {"woman", "girl"} and after.group == "people":
            self._waiting.female = True  # "a woman doctor"
        if sense.group in {"kin", "emoji"} or after.group == "kin":
            return sense.group == "kin"
        if word.chinese:
            described = sense.group != after.group or after.group == "food"
            return described and len(following.text) > 1 and not self._saved
        return True

    def _is_described(self, word: Word, sense: Sense, following: Word, after: Sense) -> bool:
        """Whether the next noun only says more of this one; it is then passed over.

        An animal with a trade ("robot chef", 猫头鹰老师) is that animal, dressed for it; a kind
        before the general word ("koi fish") is the kind; "penguin family" are penguins.
        """
        if after.kind != "thing" or (self._link is not None and self._link.kind == "wearing"):
            return False
        beast = sense.group in {"animals", "sea"} or sense.value == "robot"
        if beast and after.group == "people":
            several = after.value.count(" + ")
            if several and self._waiting.count is None:
                self._waiting.count = several + 1
            elif not several and (outfit := OUTFITS.get(after.value)):
                self._carried.append(("wears", Worn(outfit), -1))
        elif not (
            (after.value in GENERAL and sense.group == after.group)
            or (
                after.value in CONTAINERS
                and sense.group == "food"
                and sense.value not in CONTAINERS
            )
        ):
            return False
        self._passed_over = self._index + 1
        return True

    def _young(self) -> str | None:
        """The animals whose mother or father is meant ("ducklings following their mother")."""
        if any(noun.group == "people" for noun in self.nouns) or not self.nouns:
            return None
        last = self.nouns[self._heads()[0]]
        return last.name if last.group in {"animals", "sea"} and last.scale < 1 else None

    @staticmethod
    def _living_word(word: Word) -> bool:
        sense = word.first("thing")
        return sense is not None and sense.group in {"people", "animals"} and not word.article

    def _one_colour(self, sense: Sense) -> str | None:
        return self._waiting.colours[0] if self._waiting.colours else None

    def _drop_waiting(self) -> None:
        self._waiting.clear()
        self._link = None if self._link is None or self._link.kind != "between" else self._link
        self._after_conj = False
