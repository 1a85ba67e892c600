"""Who a person is: clothes, hair and tools, by tables."""

from __future__ import annotations

from dataclasses import dataclass

from seedbed.engines.illustrator.colour import Colour

SKINS = ("#fbdcc4", "#f3c6a2", "#e3a97f", "#c98a5e", "#9c6442", "#6f4630")


HAIRS = ("#3a2a22", "#23202a", "#6b4226", "#a8642c", "#d9a94e", "#8b3f24")


CLOTHES = ("#e0574f", "#3f86c9", "#f2b33d", "#4aa878", "#8a68c2", "#ef8fae", "#2f9e9e", "#f08a4b")


TROUSERS = ("#3d5580", "#5a4a42", "#4b5a63", "#2f4a5c", "#7a6248")


@dataclass(frozen=True, slots=True)
class Outfit:
    """Who this is: `cut` of the clothes, `hair` style, what is on the head, and colours.

    `tool` is in the hand unless something else is; `cape` hangs behind; `collar` is the small
    thing that shows the trade: a stethoscope, a badge, a bow tie.
    """

    cut: str = "shirt"
    hair: str = "short"
    hat: str | None = None
    hat_colour: Colour | None = None
    top: str | None = None
    bottom: str | None = None
    shoes: str = "#4a3a36"
    hair_colour: Colour | None = None
    beard: bool = False
    beard_colour: Colour | None = None
    long_beard: bool = False
    glasses: bool = False
    child: bool = False
    old: bool = False
    female: bool = False
    tool: str | None = None
    apron: str | None = None
    cape: str | None = None
    skin: str | None = None
    collar: str | None = None
    kept_hair: bool = False
    """The hair was asked for: no other style may stand for it."""


OUTFITS: dict[str, Outfit] = {
    "girl": Outfit("dress", "pigtails", child=True, female=True, shoes="#a8433f"),
    "boy": Outfit("shorts", "tousled", child=True, shoes="#f4f4f4"),
    "baby": Outfit("shirt", "curl", child=True, top="#f7d774", bottom="#f7d774", shoes="#f7d774"),
    "woman": Outfit("dress", "long", female=True),
    "man": Outfit("shirt", "short"),
    "old-woman": Outfit(
        "cardigan", "bun", hair_colour="#e4e2e6", old=True, female=True, glasses=True
    ),
    "old-man": Outfit(
        "cardigan", "bald", hair_colour="#e8e6ea", old=True, glasses=True, top="#7d8f6a"
    ),
    "santa-claus": Outfit(
        "coat",
        "short",
        hat="santa",
        top="#cf3530",
        bottom="#b92d2a",
        shoes="#2b2d36",
        hair_colour="#f4f5f8",
        beard=True,
        long_beard=True,
        collar="fur",
        skin="#f8d3b8",
    ),
    "astronaut": Outfit("spacesuit", "short", hat="helmet", top="#eef1f6", bottom="#eef1f6"),
    "knight": Outfit("armour", "short", hat="helm", top="#aab4c2", bottom="#8e99a8", tool="sword"),
    "samurai": Outfit(
        "lamellar", "short", hat="kabuto", top="#b0302c", bottom="#2c2f42", tool="katana"
    ),
    "chef": Outfit("chef", "short", hat="toque", top="#fafafa", bottom="#4b5a63"),
    "teacher": Outfit("cardigan", "bun", glasses=True, female=True, top="#3f7f86", tool="book"),
    "student": Outfit("uniform", "tousled", top="#f5f6fa", bottom="#35507c", tool="backpack"),
    "farmer": Outfit("overalls", "short", hat="straw", top="#d9534a", bottom="#3f6aa6"),
    "wizard": Outfit(
        "robe",
        "long",
        hat="pointed",
        beard=True,
        hair_colour="#eceaf0",
        old=True,
        top="#4b3fa0",
        tool="staff",
    ),
    "princess": Outfit("gown", "long", hat="tiara", female=True, top="#f19cc0"),
    "dancer": Outfit("tutu", "bun", female=True, top="#f3a6c0", shoes="#ef9fba"),
    "fisherman": Outfit(
        "shirt", "short", hat="bucket", top="#e8dcc0", bottom="#6d7f52", beard=True, tool="rod"
    ),
    "painter": Outfit("shirt", "tousled", hat="beret", apron="#e9e0cf", tool="brush"),
    "office-worker": Outfit("suit", "short", top="#3b4a6b", bottom="#333f5c"),
    "doctor": Outfit(
        "coat", "short", top="#fbfcff", bottom="#5b87a6", glasses=True, collar="stethoscope"
    ),
    "police-officer": Outfit(
        "uniform", "short", hat="cap", top="#34508a", bottom="#263b66", collar="badge"
    ),
    "king": Outfit("robe", "short", hat="crown", beard=True, top="#a8243c"),
    "queen": Outfit("gown", "long", hat="crown", female=True, top="#7a3fa0"),
    "pirate": Outfit(
        "coat", "long", hat="pirate", top="#7c2b34", bottom="#3b3a48", beard=True, tool="sword"
    ),
    "monk": Outfit("robe", "shaved", top="#d98a2f", collar="beads"),
    "nurse": Outfit("coat", "bun", hat="nurse", female=True, top="#f4fbff", bottom="#7fb0c9"),
    "cowboy": Outfit(
        "vest",
        "short",
        hat="cowboy",
        top="#8a5a34",
        bottom="#4a6288",
        shoes="#7a4a2c",
        collar="neckerchief",
    ),
    "explorer": Outfit(
        "shirt", "short", hat="bucket", top="#d9c08a", bottom="#8a7448", tool="backpack"
    ),
    "sailor": Outfit("shirt", "short", hat="cap", top="#f6f8fb", bottom="#2f4a7c"),
    "waiter": Outfit(
        "suit", "short", top="#2f3138", bottom="#2a2c33", apron="#f7f4ee", collar="bow"
    ),
    "musician": Outfit("suit", "tousled", top="#5a2f4a", bottom="#2f2c3a", tool="guitar"),
    "photographer": Outfit("cardigan", "tousled", top="#6d7a52", bottom="#3d5580", tool="camera"),
    "postman": Outfit("uniform", "short", hat="cap", top="#3f6f4c", bottom="#2f4a3a"),
    "athlete": Outfit("shorts", "short", top="#e0574f", bottom="#f4f4f4", shoes="#f4f4f4"),
    "basketball-player": Outfit("shorts", "short", top="#f08a3c", bottom="#f08a3c"),
    "football-player": Outfit("shorts", "tousled", top="#3f86c9", bottom="#f4f4f4"),
    "cyclist": Outfit("shorts", "short", hat="cap", top="#f2c83d", bottom="#2f3138"),
    "writer": Outfit("cardigan", "tousled", top="#8a6a4a", glasses=True),
    "reader": Outfit("dress", "long", female=True, top="#7f9fc9", glasses=True),
    "friend": Outfit("shirt", "tousled", top="#f2b33d"),
    "geisha": Outfit("kimono", "bun", female=True, top="#c8405a"),
    "goddess": Outfit("gown", "long", hat="tiara", female=True, top="#f4ead6"),
    "nomad": Outfit("robe", "short", hat="bucket", beard=True, top="#c9a06a"),
    "bride": Outfit("gown", "bun", hat="veil", female=True, top="#fdfbf8", tool="bouquet"),
    "groom": Outfit("suit", "short", top="#3a3f4f", bottom="#333745", collar="bow"),
    "singer": Outfit("gown", "long", female=True, top="#b8304a", tool="microphone"),
    "scientist": Outfit(
        "coat", "tousled", top="#fbfcff", bottom="#4a5a72", glasses=True, tool="test-tube"
    ),
    "artist": Outfit("shirt", "tousled", hat="beret", apron="#e9e0cf", tool="brush"),
    "firefighter": Outfit(
        "coat", "short", hat="fire", top="#c8882c", bottom="#4a4038", collar="stripes"
    ),
    "prince": Outfit(
        "uniform",
        "short",
        hat="crown",
        top="#3a5aa8",
        bottom="#f0ead8",
        cape="#b8304a",
        collar="sash",
    ),
    "pilot": Outfit("uniform", "short", hat="cap", top="#33415f", bottom="#2c3854", collar="wings"),
    "judge": Outfit("robe", "short", top="#2f2c38", glasses=True),
    "detective": Outfit(
        "coat",
        "short",
        hat="fedora",
        top="#b08a5a",
        bottom="#5a4a3c",
        tool="magnifying-glass-tilted-left",
    ),
    "guard": Outfit(
        "uniform", "short", hat="bearskin", top="#c8302c", bottom="#2b2f3c", collar="buttons"
    ),
    "superhero": Outfit(
        "shirt",
        "short",
        hat="eye-mask",
        top="#2f57b0",
        bottom="#2f57b0",
        shoes="#d9342b",
        cape="#d9342b",
        collar="star",
    ),
    "surfer": Outfit(
        "shorts", "tousled", top="#2f9ac8", bottom="#f2793a", shoes="#e3a97f", tool="surfboard"
    ),
    "ninja": Outfit(
        "wrap", "short", hat="hood", top="#2f3240", bottom="#2f3240", shoes="#23252e", tool="katana"
    ),
    "vampire": Outfit(
        "suit", "short", top="#3a2f3f", bottom="#2b2833", cape="#7c1f2f", hair_colour="#23202a"
    ),
    "clown-face": Outfit(
        "overalls",
        "curls",
        top="#f2c13a",
        bottom="#d9503f",
        shoes="#d9342b",
        hair_colour="#e8652c",
        collar="ruff",
    ),
    "construction-worker": Outfit("overalls", "short", hat="hard", top="#f08a3c", bottom="#3f5a86"),
    "soldier": Outfit("uniform", "short", hat="cap", top="#5f6f4a", bottom="#4f5c3e"),
    "general": Outfit(
        "lamellar",
        "short",
        hat="kabuto",
        top="#8f2a2a",
        bottom="#2c2f42",
        cape="#b8302c",
        beard=True,
        tool="sword",
    ),
    "scholar": Outfit("hanfu", "bun", top="#dfe8ea", bottom="#c3d0d4", tool="folding-hand-fan"),
    "emperor": Outfit(
        "robe", "short", hat="mianguan", beard=True, top="#e2b23c", collar="gold-hem"
    ),
    "witch": Outfit(
        "robe",
        "long",
        hat="pointed",
        female=True,
        top="#4a3560",
        hair_colour="#a8642c",
        tool="broom",
    ),
    "angel": Outfit(
        "robe", "long", female=True, top="#fdfbf4", hair_colour="#e8c56f", collar="halo"
    ),
    "viking": Outfit(
        "shirt",
        "long",
        hat="horned",
        beard=True,
        top="#8a6a4a",
        bottom="#5a4a3c",
        hair_colour="#c8702c",
        tool="shield",
    ),
    "god-of-wealth": Outfit(
        "robe",
        "short",
        hat="official",
        beard=True,
        long_beard=True,
        top="#d9342b",
        beard_colour="#2a2630",
        tool="gold-ingot",
        collar="gold-hem",
    ),
    "opera-singer": Outfit(
        "gown",
        "long",
        hat="phoenix-crown",
        female=True,
        top="#e0567f",
        hair_colour="#23202a",
        tool="folding-hand-fan",
        collar="gold-hem",
    ),
    "zombie": Outfit(
        "shirt", "tousled", top="#5f7a6a", bottom="#4a4f5a", hair_colour="#3a4a3c", skin="#9fbf8a"
    ),
    "flight-attendant": Outfit(
        "uniform",
        "bun",
        hat="beret",
        female=True,
        top="#2f4f8a",
        bottom="#263f70",
        collar="gold-hem",
    ),
    "diver": Outfit(
        "shirt", "short", top="#2b3a4c", bottom="#2b3a4c", shoes="#f2c83d", tool="backpack"
    ),
    "fairy": Outfit(
        "tutu",
        "bun",
        female=True,
        top="#b58ae0",
        hair_colour="#e8c56f",
        collar="gauze-wings",
        tool="magic-wand",
    ),
    "apsara": Outfit(
        "gown",
        "bun",
        female=True,
        top="#e8926a",
        hat="tiara",
        hair_colour="#23202a",
        collar="ribbons",
    ),
    "elf": Outfit("robe", "short", hat="pointed", top="#3f9a52", child=True),
    "cook": Outfit("chef", "short", hat="toque", top="#fafafa", bottom="#4b5a63"),
}


# Clothes by the cut they are drawn in.
CUTS = {
    "dress": "dress", "gown": "gown", "sari": "gown", "qipao": "qipao", "kimono": "kimono",
    "hanfu": "hanfu", "robe": "robe", "suit": "suit", "vest": "suit", "coat": "coat",
    "raincoat": "raincoat", "jacket": "jacket", "uniform": "uniform", "overalls": "overalls",
    "trousers": "shirt", "shirt": "shirt", "t-shirt": "shirt", "sweater": "shirt",
    "swimsuit": "shorts", "armour": "armour", "spacesuit": "spacesuit",
}  # fmt: skip
CLOTHING = frozenset(CUTS)
# Ways to wear the hair, by the style of an outfit they are drawn in; "hair" keeps its own.
HAIRSTYLES = {
    "hair": None, "long-hair": "long", "short-hair": "short", "pigtails": "pigtails",
    "hair-bun": "bun", "bald-head": "bald", "curly-hair": "ringlets", "wavy-hair": "wavy",
    "afro": "afro", "ponytail": "ponytail", "braid": "braid", "braids": "braids",
    "bob-hair": "bob",
}  # fmt: skip


# What takes the place of a trade's own hat.
HATS = frozenset([
    "hat", "top-hat", "cap", "billed-cap", "crown", "tiara", "straw-hat", "womans-hat",
    "graduation-cap", "santa-hat", "witch-hat", "wizard-hat", "chef-hat", "party-hat", "helmet",
    "beret", "beanie", "knit-hat", "pirate-hat", "bucket-hat", "bamboo-hat", "conical-hat",
    "nurse-cap", "police-cap", "hard-hat", "cowboy-hat", "fedora", "flower-crown", "headphone",
    "headphones",
])  # fmt: skip
