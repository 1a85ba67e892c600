"""What has been read so far: the scene while it is still being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from seedbed.engines.illustrator.scene import Pose, RelationKind, Worn


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


LIVING = frozenset({"people", "animals", "sea"})
"""Groups of things that act: they wear, hold, look and walk."""

BEASTS = frozenset({"animals", "sea"})
"""Groups of animals."""

FIXED = frozenset({"people", "animals", "sea", "buildings", "vehicles"})
"""Groups too large or too much alive to be held in a hand."""

CONTAINERS = _names(
    "vase basket bowl box bucket jar fishbowl bathtub coffee-cup glass-of-water rowing-boat "
    "plate bottle birdcage treasure-chest handbag backpack pot-of-food teapot tea-cup bamboo- "
    "steamer picnic-basket carriage wrapped-gift wheelbarrow shopping-cart"
)
HANDY = _names(
    "balloon umbrella lantern red-lantern guitar violin flute saxophone trumpet accordion pipa "
    "harp microphone camera closed-book open-book newspaper letter scroll pencil pen paintbrush "
    "sword shield bow-and-arrow spear magic-wand crystal-ball trophy magnifying-glass telescope "
    "key axe shovel broom fishing-pole kite football basketball ball handbag luggage backpack "
    "shopping-bags folding-hand-fan flag bouquet flower rose sunflower tulip daisy lollipop "
    "candy ice-cream soft-ice-cream coffee-cup bubble-tea tanghulu wrapped-gift basket mobile- "
    "phone laptop hammer wrench sky-lantern candle teddy-bear torch skateboard surfboard bucket"
)
"""What "with" puts into a person's hand."""

SHARED = _names("umbrella oil-paper-umbrella lantern")
"""What one of several holds for all ("sharing an umbrella")."""

UNWIELDY = _names(
    "piano guzheng drum chinese-drum harp easel table desk chair sofa bed bench ladder stove loom "
    "chess-pawn mahjong-tile puzzle-piece game-die toy-blocks bookshelf television computer "
    "refrigerator fireplace window door stairs wheelbarrow"
)
"""What one plays or works at and does not hold."""

GENERAL = _names("flower tree fish bird potted-plant bug house red-apple")
"""Names of a whole kind, said again after the particular one ("koi fish", "oak tree")."""

SAT_AT = _names("table desk tea-table")
"""Furniture one is "at"."""

AGED = {"girl": "old-woman", "woman": "old-woman", "boy": "old-man", "man": "old-man"}
"""Who somebody is when said to be old."""

BROUGHT = _names("woman man athlete dancer girl boy child person student")
"""People that words for what one does bring with them."""

FOOTWEAR = _names("running-shoe high-heeled-shoe socks ice-skate roller-skate boots")
"""What is on the feet of who has it."""

GROWN = _names("hair long-hair short-hair pigtails hair-bun bald-head beard long-beard")
"""What grows on somebody: worn, but never a thing of its own."""

OUTFITS = {
    "chef": "chef-hat", "astronaut": "helmet", "wizard": "witch-hat", "prince": "crown",
    "princess": "crown", "knight": "helmet", "teacher": "glasses", "scientist": "glasses",
    "santa-claus": "santa-hat", "cowboy": "hat", "detective": "hat", "farmer": "hat",
    "student": "glasses", "pirate": "hat", "office-worker": "tie", "painter": "cap",
    "doctor": "glasses", "police-officer": "cap", "pilot": "cap", "superhero": "cape",
}  # fmt: skip
"""What an animal wears that has a person's trade ("robot chef")."""


@dataclass(slots=True)
class Noun:
    """A thing being read; becomes a scene.Thing."""

    name: str
    word: str
    group: str
    count: int = 1
    given: bool = False
    plural: bool = False
    colours: list[str] = field(default_factory=list)
    scale: float = 1.0
    pose: Pose | None = None
    side: str | None = None
    age: str | None = None
    rides: str | None = None
    plays: str | None = None
    tool: str | None = None
    wears: list[Worn] = field(default_factory=list)
    holds: list[Worn] = field(default_factory=list)

    @property
    def alive(self) -> bool:
        """Whether it can act."""
        return (
            self.group in LIVING
            or self.name in _DOLLS
            or (self.group in {"kin", "mixed"} and self.name in _PERSONS)
        )


_DOLLS = _names("snowman teddy-bear scarecrow toy pumpkin robot")

_PERSONS = _names(
    "person man woman girl boy child student teacher office-worker dog cat rabbit horse bird "
    "fish deer eagle monkey bear"
)


@dataclass(slots=True)
class Waiting:
    """What waits for the next noun: its number, colours, size, pose and side."""

    count: int | None = None
    colours: list[str] = field(default_factory=list)
    each: bool = False
    scale: float = 1.0
    pose: Pose | None = None
    side: str | None = None
    age: str | None = None
    female: bool = False

    def clear(self) -> None:
        """Forget all, as at the end of a sentence."""
        self.count, self.colours, self.each = None, [], False
        self.scale, self.pose, self.side, self.age = 1.0, None, None, None
        self.female = False


@dataclass(slots=True)
class Link:
    """A relation that waits for its second noun; `subjects` are indices, maybe none yet."""

    kind: str
    subjects: list[int]
    weak: bool = False
    swap: RelationKind | None = None
