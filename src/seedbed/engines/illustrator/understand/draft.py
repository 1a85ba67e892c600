"""What has been read so far: the scene while it is still being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from seedbed.engines.illustrator.scene import Pose, RelationKind, Worn
from seedbed.engines.illustrator.understand.lexicon import living


def names_of(text: str) -> frozenset[str]:
    """Several names, a space apart, as a set."""
    return frozenset(text.split())


LIVING = frozenset({"people", "animals", "sea"})
"""Groups of things that act: they wear, hold, look and walk."""

BEASTS = frozenset({"animals", "sea"})
"""Groups of animals."""

FIXED = frozenset({"people", "animals", "sea", "buildings", "vehicles"})
"""Groups too large or too much alive to be held in a hand."""

CONTAINERS = names_of(
    "vase basket bowl box bucket jar fishbowl bathtub coffee-cup glass-of-water rowing-boat kayak "
    "canoe fishing-boat "
    "plate bottle birdcage treasure-chest handbag backpack pot-of-food teapot tea-cup bamboo- "
    "steamer tray picnic-basket carriage wrapped-gift wheelbarrow shopping-cart"
)
BOATS = names_of(
    "rowing-boat wupeng-boat small-boat sailboat speedboat dragon-boat kayak canoe fishing-boat"
)
"""What floats with few people in it."""
BEARING = names_of(
    "branch tree apple-tree orange-tree peach-tree lemon-tree cherry-tree maple-tree pine-tree "
    "willow vine wall fence bush christmas-tree bare-tree"
)
"""What fruit, flowers and lamps hang on."""

HANDY = names_of(
    "balloon umbrella lantern red-lantern guitar violin flute saxophone trumpet accordion pipa "
    "harp microphone camera closed-book open-book newspaper letter scroll pencil pen paintbrush "
    "sword shield bow-and-arrow spear magic-wand crystal-ball trophy magnifying-glass telescope "
    "key axe shovel broom fishing-pole kite football basketball ball handbag luggage backpack "
    "shopping-bags folding-hand-fan flag bouquet bouquet-of-tulips bouquet-of-roses "
    "bouquet-of-sunflowers bouquet-of-daisies bouquet-of-flowers flower rose sunflower tulip "
    "daisy lollipop "
    "candy ice-cream soft-ice-cream coffee-cup bubble-tea tanghulu wrapped-gift basket mobile- "
    "phone laptop hammer wrench sky-lantern candle teddy-bear torch skateboard surfboard bucket"
)
"""What "with" puts into a person's hand."""

SHARED = names_of("umbrella oil-paper-umbrella lantern")
"""What one of several holds for all ("sharing an umbrella")."""

UNWIELDY = names_of(
    "piano guzheng drum chinese-drum harp easel table desk chair sofa bed bench ladder stove loom "
    "chess-pawn mahjong-tile puzzle-piece game-die toy-blocks bookshelf television computer "
    "refrigerator fireplace window door stairs wheelbarrow"
)
"""What one plays or works at and does not hold."""

YOUNG_OF = {
    "cat": "kitten", "dog": "puppy", "fox": "fox-cub", "bear": "bear-cub", "panda": "panda-cub",
    "polar-bear": "polar-bear-cub", "lion": "lion-cub", "lioness": "lion-cub",
    "tiger": "tiger-cub", "leopard": "leopard-cub", "wolf": "wolf-pup", "rabbit": "bunny",
    "pig": "piglet", "cow": "calf", "monkey": "baby-monkey", "horse": "foal", "sheep": "lamb",
    "deer": "fawn", "goat": "kid-goat", "duck": "duckling", "chicken": "baby-chick",
    "goose": "gosling", "swan": "cygnet",
}  # fmt: skip
"""Animals whose young have a drawing of their own."""
PARENT_OF = {young: old for old, young in YOUNG_OF.items() if old != "lioness"}

GENERAL = names_of("flower tree fish bird potted-plant bug house red-apple")
"""Names of a whole kind, said again after the particular one ("koi fish", "oak tree")."""

SAT_AT = names_of("table desk tea-table counter")
"""Furniture one is "at"."""

AGED = {"girl": "old-woman", "woman": "old-woman", "boy": "old-man", "man": "old-man"}
"""Who somebody is when said to be old."""

BROUGHT = names_of("woman man athlete dancer girl boy child person student")
"""People that words for what one does bring with them."""

FOOTWEAR = names_of("running-shoe high-heeled-shoe socks ice-skate roller-skate boots")
"""What is on the feet of who has it."""

GROWN = names_of(
    "hair long-hair short-hair pigtails hair-bun bald-head beard long-beard ponytail braid braids "
    "curly-hair wavy-hair afro bob-hair freckles"
)
"""What grows on somebody: worn, but never a thing of its own."""

GARMENTS = names_of(
    "dress hanfu qipao kimono coat raincoat jacket suit shirt sweater vest trousers uniform armour "
    "spacesuit robe cape"
)
"""Clothes that nobody would lay down beside somebody."""

OUTFITS = {
    "chef": "chef-hat", "astronaut": "helmet", "wizard": "witch-hat", "prince": "crown",
    "princess": "crown", "knight": "helmet", "teacher": "glasses", "scientist": "glasses",
    "santa-claus": "santa-hat", "cowboy": "hat", "detective": "hat", "farmer": "hat",
    "student": "glasses", "pirate": "hat", "office-worker": "tie", "painter": "cap",
    "doctor": "glasses", "police-officer": "cap", "pilot": "cap", "superhero": "cape",
}  # fmt: skip
"""What an animal wears that has a person's trade ("robot chef")."""


ORIGINS = {
    "african": ("#6f4630", "#23202a"),
    "east-asian": ("#f7d5b0", "#23202a"),
    "south-asian": ("#a9714a", "#23202a"),
    "northern": ("#fbdcc4", "#d9a94e"),
    "western": ("#f8d3b8", None),
    "southern": ("#d8a07a", "#33241c"),
}
"""Skin and, where it is told apart by it, hair of people from somewhere; tuned by eye."""


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
    brought: bool = False
    """Whether an occasion's name brought it ("jazz night") and no word of its own."""
    far: bool = False
    member: bool = False
    """Whether it is one of several people that one word names ("family", "couple")."""
    wears: list[Worn] = field(default_factory=list)
    holds: list[Worn] = field(default_factory=list)

    @property
    def alive(self) -> bool:
        """Whether it can act."""
        return self.group in LIVING or self.name in _DOLLS or self.name in living()


_DOLLS = names_of("snowman teddy-bear scarecrow toy pumpkin robot")


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
    origin: str | None = None
    vessel: str | None = None
    collective: bool = False

    def clear(self) -> None:
        """Forget all, as at the end of a sentence."""
        self.count, self.colours, self.each = None, [], False
        self.scale, self.pose, self.side, self.age = 1.0, None, None, None
        self.female, self.origin, self.vessel = False, None, None
        self.collective = False


@dataclass(slots=True)
class Link:
    """A relation that waits for its second noun; `subjects` are indices, maybe none yet."""

    kind: str
    subjects: list[int]
    weak: bool = False
    swap: RelationKind | None = None
