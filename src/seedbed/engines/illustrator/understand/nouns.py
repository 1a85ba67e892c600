"""What a noun does: it takes what waited for it and is joined to what came before."""

from __future__ import annotations

from seedbed.engines.illustrator.scene import Worn
from seedbed.engines.illustrator.understand.dishes import MEALS
from seedbed.engines.illustrator.understand.draft import (
    FIXED,
    FOOTWEAR,
    GARMENTS,
    GROWN,
    HANDY,
    PARENT_OF,
    SHARED,
    UNWIELDY,
)
from seedbed.engines.illustrator.understand.lexicon import Sense
from seedbed.engines.illustrator.understand.placing import Placing
from seedbed.engines.illustrator.understand.segment import Word

MOST_NOUNS = 24
"""A picture of more kinds of things than this shows none of them; the rest is let go."""


_PARENTS = frozenset(
    {"mother", "father", "mom", "mum", "dad", "parent", "妈妈", "母亲", "爸爸", "父亲"}
)


_ON_FEET = {"roller-skate": "roller-skates", "ice-skate": "ice-skates", "skis": "skis"}
"""What somebody said to be "on" it has on the feet."""
_AWAITING = frozenset({"等", "等待", "等着", "等候", "waiting for", "waits for", "awaiting"})


class Nouns(Placing):
    """Taking places, things and what is worn."""

    def _take_wearable(self, word: Word, sense: Sense) -> None:
        self._take_hold(sense)
        name = self._hair_cut() if sense.value == "hair" else sense.value
        link, worn = self._link, Worn(name, self._one_colour(sense))
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
        elif sense.value in GARMENTS and word.chinese and self._dressed_after_a_comma():
            self._attach("wears", self._actors()[-1], worn)  # 三名医生，绿色手术服
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

    def _dressed_after_a_comma(self) -> bool:
        """Whether a garment comes first in a clause that follows somebody."""
        first = all(w.has("colour", "comma") for w in self._before(2))
        people = [i for i in self._actors() if self.nouns[i].group == "people"]
        return first and bool(people)

    def _take_thing(self, word: Word, sense: Sense) -> None:
        if self._excluding:
            self.excluded.extend(sense.value.split(" + "))
            return
        if self._is_modifier(word, sense) or len(self.nouns) >= MOST_NOUNS:
            return
        if sense.group == "people" and self._is_awaited():
            self._drop_waiting()
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
        shod = _ON_FEET.get(sense.value)
        if shod and link is not None and link.kind in {"on", "in"} and self._alive(link):
            self._attach("wears", self._alive(link)[-1], Worn(shod, self._one_colour(sense)))
            self._drop_waiting()
            return  # "a waitress on roller skates"
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
        if any(what == "filled" for _, what, _ in self._carried):
            self._add(word, sense)  # held together with what is in it
            return
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
        laden = self._waiting.vessel in {"basket", "box", "bucket"}
        if laden and holders and link is not None and link.kind == "holding":
            self._link, vessel = None, self._waiting.vessel  # 扛着一筐苹果: the basket is held
            self._add(word, sense)
            if self.nouns[-1].name == vessel:
                self._relate(holders[-1], "holding", len(self.nouns) - 1)
            return
        if holders and held and link is not None:
            handy = sense.value in HANDY or (link.weak and link.kind == "holding")
            who = self.nouns[holders[-1]]
            if who.pose == "eat" and who.group == "people" and sense.value in MEALS:
                self._link = None  # before whom eats, not in the hand
                self._add(word, sense)
                return
            if link.kind in {"holding", "wearing"} or (link.kind == "with" and handy):
                each = [i for i in holders if self.nouns[i].member and sense.value not in SHARED]
                for holder in each or holders[-1:]:  # 一家三口提着灯笼: one each
                    self._attach("holds", holder, worn)
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

    def _is_awaited(self) -> bool:
        """Whether somebody is waited for, and so not there yet: 等主人, "waiting for her son"."""
        said = [word.text.lower() for word in self._before(3)]
        return bool(self.nouns) and any(text in _AWAITING for text in said)

    def _owned(self) -> bool:
        before = self.words[self._index - 1].text.lower() if self._index else ""
        return before in {"her", "his", "its", "their", "自己的", "他的", "她的"}

    def _young(self) -> str | None:
        """The animals whose mother or father is meant ("ducklings following their mother")."""
        if any(noun.group == "people" for noun in self.nouns) or not self.nouns:
            return None
        last = self.nouns[self._heads()[0]]
        if last.name in PARENT_OF:
            return PARENT_OF[last.name]
        return last.name if last.group in {"animals", "sea"} and last.scale < 1 else None

    @staticmethod
    def _living_word(word: Word) -> bool:
        sense = word.first("thing")
        return sense is not None and sense.group in {"people", "animals"} and not word.article
