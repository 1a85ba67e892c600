"""Subjects that are drawings of the pack: what is known of each, and further names for them.

A row is: icon name, height in metres, and "l" or "r" when it looks to a side. Icons in no row are
taken for small things that lie on a table.
"""

from __future__ import annotations

from typing import Literal

from seedbed.engines.illustrator.subjects.facts import Facts, Kind

Side = Literal["left", "right", "front"]

ROWS: dict[Kind, str] = {
    "ground": """
        goat 0.9 l, ewe 0.9 l, ram 1.0 l, deer 1.4 l, elephant 3.0 l, camel 2.2 l,
        two-hump-camel 2.2 l, giraffe 5.0 l, zebra 1.5 l, kangaroo 1.6 l, hippopotamus 1.6
        l, rhinoceros 1.7 l, gorilla 1.7 l, orangutan 1.4, bison 1.8 l, ox 1.6 l,
        water-buffalo 1.6 l, donkey 1.3 l, moose 2.0, mammoth 3.4 l, llama 1.7 l, raccoon
        0.5 l, skunk 0.4 l, badger 0.4 l, beaver 0.5 l, otter 0.6, sloth 0.7, hedgehog 0.22
        l, chipmunk 0.22 l, squirrel 0.3 l, turtle 0.4 l, crocodile 0.8 l, snake 0.4 l,
        lizard 0.3, sauropod 9 l, t-rex 5 l, dodo 1.0 l, duck 0.5 l, goose 0.8 l, rooster
        0.6 l, chicken 0.5 l, turkey 0.9 l, flamingo 1.4 l, penguin 0.9 l, peacock 1.2, owl
        0.45, baby-chick 0.14 r, hatching-chick 0.2, front-facing-baby-chick 0.16, poodle
        0.6 l, guide-dog 0.7 l, service-dog 0.7 l, crab 0.2, lobster 0.25, snail 0.1 l, ant
        0.08 l, spider 0.1, scorpion 0.12, seal 0.8 l, ladder 2.4, tractor 2.6 l, bus 3.0 l,
        ambulance 2.4 l, fire-engine 3.0 l, police-car 1.6 l, taxi 1.6 l, automobile 1.5 l,
        sport-utility-vehicle 1.8 l, pickup-truck 1.8 l, delivery-truck 3.0 l,
        articulated-lorry 3.8 l, racing-car 1.1 l, motorcycle 1.2 r, motor-scooter 1.2 l,
        bicycle 1.1 l, kick-scooter 1.0 l, skateboard 0.2, tram 3.4, railway-car 3.4,
        bullet-train 3.4 l, high-speed-train 3.4 l, sled 0.6, shopping-cart 1.0, rock 0.8,
        wood 0.5, wheel 0.7, trophy 0.5, couch-and-lamp 1.4, bed 1.0, door 2.1, bathtub 0.9,
        drum 0.6, telescope 1.5, moai 4, fountain 3, statue-of-liberty 46, postbox 1.2,
        globe-with-meridians 0.6, christmas-tree 2.4, treasure-chest 0.7, coffin 0.6,
        toolbox 0.4, teddy-bear 0.5, snowman-without-snow 1.6, wrapped-gift 0.4, luggage
        0.7, backpack 0.5, basketball 0.24, soccer-ball 0.22, volleyball 0.22, tennis 0.1,
        american-football 0.2, fire 1.0, volcano 2000, mountain 1800, snow-capped-mountain
        2500, mount-fuji 3700, roller-coaster 30, ferris-wheel 50, carousel-horse 2.2 l,
        playground-slide 2.4
    """,
    "flying": """
        bird 0.2 l, black-bird 0.25 l, dove 0.3 l, eagle 0.8 l, parrot 0.4 l, phoenix 1.5,
        bat 0.3, butterfly 0.1, monarch-butterfly 0.1, honeybee 0.06 l, lady-beetle 0.05,
        fly 0.05, mosquito 0.04, cricket 0.06, bug 0.05, beetle 0.06, airplane 12 r,
        small-airplane 4 l, helicopter 4 l, flying-saucer 6, satellite 5, parachute 4, kite
        0.9, fairy 1.2, mage 1.7, balloon 0.9, red-paper-lantern 0.7, feather 0.2,
        leaf-fluttering-in-wind 0.1, maple-leaf 0.12, fallen-leaf 0.14, musical-note 0.3,
        musical-notes 0.4, red-heart 0.5, sparkling-heart 0.5, sparkles 0.6, snowflake 0.3,
        bubbles 0.4, carp-streamer 3 l, high-voltage 1.0
    """,
    "swimming": """
        dolphin 1.8 l, spouting-whale 4.5 l, shark 2.4 l, orca 4.0 l, octopus 0.9, squid
        0.6, jellyfish 0.5, tropical-fish 0.25 l, blowfish 0.3 l, shrimp 0.08 l, mermaid
        1.7, coral 0.5, spiral-shell 0.15, oyster 0.12
    """,
    "floating": """
        canoe 1.0, ship 30, speedboat 2.2 l, motor-boat 3.0 l, passenger-ship 28, ferry 22,
        ring-buoy 0.6, beach-with-umbrella 2.5, desert-island 6
    """,
    "building": """
        house-with-garden 6, houses 7, hut 3.5, japanese-castle 25, church 15, mosque 18,
        hindu-temple 16, synagogue 14, kaaba 13, shinto-shrine 8, office-building 30, hotel
        18, love-hotel 18, hospital 16, school 10, bank 10, post-office 9,
        japanese-post-office 9, department-store 14, convenience-store 5, factory 14,
        stadium 25, tokyo-tower 60, circus-tent 9, classical-building 14,
        building-construction 16, station 6, cinema 9, bus-stop 2.6, fuel-pump 2.0, wedding
        12, national-park 9, camping 3
    """,
    "tree": "tanabata-tree 3, pine-decoration 1.4, leafless-tree 6, cactus 2.2",
    "celestial": """
        sun-with-face 40, full-moon-with-face 30, full-moon-face 30, new-moon 30,
        new-moon-face 30, first-quarter-moon 30, last-quarter-moon 30, waxing-crescent-moon
        30, waning-crescent-moon 30, globe-showing-americas 40, globe-showing-europe-africa
        40, globe-showing-asia-australia 40, glowing-star 1, shooting-star 3, comet 6,
        milky-way 40, sun-behind-cloud 20, cloud-with-rain 12, cloud-with-snow 12,
        cloud-with-lightning 12, cloud-with-lightning-and-rain 12, meteor 5, cyclone 12,
        tornado 30
    """,
    "plant": """
        hibiscus 0.4, blossom 0.3, cherry-blossom 0.2, white-flower 0.2, hyacinth 0.4, herb
        0.4, four-leaf-clover 0.2, shamrock 0.2, seedling 0.3, potted-plant 0.7, mushroom
        0.2, brown-mushroom 0.2, sheaf-of-rice 0.9, ear-of-corn 0.25, bouquet 0.5, rosette
        0.2, wilted-flower 0.5
    """,
    "wearable": """
        crown 0.2, top-hat 0.2, billed-cap 0.14, graduation-cap 0.15, womans-hat 0.2,
        glasses 0.06, sunglasses 0.06, goggles 0.08, scarf 0.5, gloves 0.25, coat 1.0, dress
        1.1, t-shirt 0.7, jeans 1.0, kimono 1.4, necktie 0.5, running-shoe 0.12 l, mans-shoe
        0.12 l, high-heeled-shoe 0.15 l, hiking-boot 0.2 l, womans-boot 0.3, ring 0.04,
        headphone 0.2, ribbon 0.12, socks 0.25, shorts 0.5, bikini 0.5, sari 1.4,
        safety-vest 0.6, military-helmet 0.2, rescue-workers-helmet 0.2
    """,
    "person": """
        ninja 1.7, santa-claus 1.7, mrs-claus 1.7, elf 1.5, vampire 1.8, zombie 1.7,
        superhero 1.8, supervillain 1.8, merperson 1.7, genie 1.8, alien 1.4, troll 2.0,
        prince 1.7, guard 1.8, detective 1.7, singer 1.7, scientist 1.7, firefighter 1.75,
        mechanic 1.7, construction-worker 1.75, health-worker 1.7, judge 1.7, pilot 1.75,
        ballet-dancer 1.7, woman-dancing 1.7, man-dancing 1.75, person-running 1.7 l,
        person-walking 1.7 l, person-surfing 1.7 l, person-swimming 0.8 l, person-biking 1.8
        l, snowboarder 1.6 l, skier 1.7 l, person-rowing-boat 1.3 l,
        person-in-lotus-position 1.2, baby-angel 0.8
    """,
    "tabletop": """
        red-apple 0.09, green-apple 0.09, pear 0.1, tangerine 0.08, lemon 0.07, lime 0.06,
        banana 0.14, watermelon 0.2, grapes 0.16, strawberry 0.05, cherries 0.06, peach
        0.08, mango 0.1, pineapple 0.28, coconut 0.13, kiwi-fruit 0.06, tomato 0.08, avocado
        0.1, eggplant 0.16, potato 0.08, carrot 0.16, hot-pepper 0.1, bell-pepper 0.1,
        cucumber 0.1, broccoli 0.14, garlic 0.06, onion 0.08, croissant 0.09, baguette-bread
        0.1, bagel 0.08, pancakes 0.12, waffle 0.1, cheese-wedge 0.1, hamburger 0.12,
        french-fries 0.15, pizza 0.2, hot-dog 0.09, sandwich 0.1, taco 0.1, burrito 0.1, egg
        0.06, cooking 0.12, green-salad 0.12, popcorn 0.22, bento-box 0.1, rice-ball 0.08,
        cooked-rice 0.1, curry-rice 0.1, spaghetti 0.11, sushi 0.06, dango 0.14, dumpling
        0.06, fortune-cookie 0.05, moon-cake 0.05, ice-cream 0.18, soft-ice-cream 0.18,
        shaved-ice 0.18, doughnut 0.07, cookie 0.05, birthday-cake 0.2, shortcake 0.12,
        cupcake 0.1, pie 0.1, chocolate-bar 0.12, candy 0.05, lollipop 0.16, custard 0.09,
        honey-pot 0.15, glass-of-milk 0.14, sake 0.16, bottle-with-popping-cork 0.32,
        cocktail-glass 0.18, tropical-drink 0.22, beer-mug 0.17, clinking-beer-mugs 0.18,
        clinking-glasses 0.2, tumbler-glass 0.1, cup-with-straw 0.2, bubble-tea 0.2,
        beverage-box 0.13, mate 0.14, teacup-without-handle 0.08, candle 0.18, diya-lamp
        0.06, light-bulb 0.12, laptop 0.26, mobile-phone 0.15, camera 0.1, television 0.6,
        radio 0.22, alarm-clock 0.14, hourglass-done 0.2, mantelpiece-clock 0.35, open-book
        0.2, closed-book 0.24, blue-book 0.24, green-book 0.24, notebook 0.22, scroll 0.25,
        pencil 0.18, paintbrush 0.24, artist-palette 0.26, guitar 1.0, violin 0.6, saxophone
        0.7, trumpet 0.5, accordion 0.4, microphone 0.2, studio-microphone 0.3, umbrella
        0.9, key 0.08, gem-stone 0.08, money-bag 0.3, crystal-ball 0.2, magic-wand 0.35,
        dagger 0.4, shield 0.7, bow-and-arrow 1.2, fishing-pole 1.6, amphora 0.4,
        lotion-bottle 0.2, jar 0.2, framed-picture 0.6, mirror 0.6, chopsticks 0.24,
        red-envelope 0.16, firecracker 0.2, chess-pawn 0.08, puzzle-piece 0.08, robot 1.6,
        game-die 0.05, video-game 0.1, joystick 0.15, microscope 0.4, test-tube 0.2, alembic
        0.4, magnet 0.12, broom 1.2, bucket 0.35, basket 0.35, globe 0.4, watch 0.05
    """,
}  # fmt: skip

# Further ids for drawings whose icon name is not the word one would use.
ALIASES = {
    "chess-piece": "chess-pawn",
    "pizza-slice": "pizza",
    "bee": "honeybee",
    "heart": "red-heart",
    "book": "blue-book",
    "candy-cane": "candy",
    "apple": "red-apple",
    "orange": "tangerine",
    "cake": "birthday-cake",
    "gift": "wrapped-gift",
    "ufo": "flying-saucer",
    "phone": "mobile-phone",
    "parasol": "umbrella-on-ground",
    "beer": "beer-mug",
    "ladybug": "lady-beetle",
    "plane": "airplane",
    "truck": "delivery-truck",
    "corn": "ear-of-corn",
    "lamp": "light-bulb",
    "clock": "alarm-clock",
    "picture": "framed-picture",
    "hat": "top-hat",
    "mountain-peak": "mountain",
    "leaf": "maple-leaf",
    "shell": "spiral-shell",
    "note": "musical-note",
    "torii": "shinto-shrine",
    "office": "office-building",
    "hedgehog-ball": "hedgehog",
    "ball": "soccer-ball",
    "lemon-slice": "lemon",
    "sword": "dagger",
    "fishing-rod": "fishing-pole",
    "boot": "womans-boot",
    "cup-of-tea": "teacup-without-handle",
    "present": "wrapped-gift",
    "vehicle": "automobile",
}
NATURAL = {
    "red-apple": ("red",),
    "green-apple": ("green",),
    "banana": ("yellow",),
    "lemon": ("yellow",),
    "tangerine": ("orange",),
    "strawberry": ("red",),
    "tomato": ("red",),
    "carrot": ("orange",),
    "elephant": ("grey", "gray"),
    "penguin": ("black", "white"),
    "zebra": ("black", "white"),
    "flamingo": ("pink",),
    "deer": ("brown",),
    "camel": ("brown", "yellow", "tan"),
    "dolphin": ("blue",),
    "ewe": ("white",),
    "goose": ("white",),
    "owl": ("brown",),
    "turtle": ("green",),
    "honeybee": ("yellow", "black"),
    "lady-beetle": ("red",),
    "red-heart": ("red",),
    "crab": ("red", "orange"),
    "cactus": ("green",),
    "tractor": ("green",),
    "dove": ("white",),
    "lobster": ("red",),
    "goat": ("brown",),
    "taxi": ("yellow",),
    "fire-engine": ("red",),
    "snowflake": ("blue", "white"),
    "gem-stone": ("blue",),
}
SIDES: dict[str, Side] = {"l": "left", "r": "right"}
SEATS = {
    "elephant": (0.6, 0.18),
    "camel": (0.62, 0.2),
    "motorcycle": (0.55, 0.45),
    "bicycle": (0.55, 0.3),
}


def _read() -> dict[str, tuple[Kind, float, Side]]:
    found: dict[str, tuple[Kind, float, Side]] = {}
    for kind, rows in ROWS.items():
        for row in rows.split(","):
            name, height, *side = row.split()
            found[name] = (kind, float(height), SIDES[side[0]] if side else "front")
    return found


KNOWN = _read()


def glyph_facts(name: str, aspect: float) -> Facts:
    """The facts of an icon whose ink is `aspect` wide for 1 high."""
    kind, height, faces = KNOWN.get(name, ("tabletop", 0.25, "front"))
    colours = NATURAL.get(name, ())
    seat = SEATS.get(name, (0.5, 0.25))
    head_x = {"left": 0.26, "right": 0.74, "front": 0.5}[faces]
    return Facts(kind, height, aspect, faces, colours, seat, (head_x, 0.08), head_width=0.3)
