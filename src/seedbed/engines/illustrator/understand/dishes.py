"""Food that lies on other food: "ramen with egg and green onions" is one bowl."""

from __future__ import annotations

DISHES = {
    "bowl-of-noodles": True, "noodles": True, "ramen": True, "steaming-bowl": True,
    "pot-of-food": True, "hot-pot": True, "bowl-of-soup": True, "pizza": True, "hamburger": True,
    "sushi": True, "taco": True, "sandwich": True, "hot-dog": True, "curry-rice": True,
    "green-salad": True, "bento-box": True, "bowl-of-rice": True, "cooked-rice": True,
    "spaghetti": True, "pancakes": False, "waffle": False, "birthday-cake": False,
    "shortcake": False, "cupcake": False, "ice-cream": False, "soft-ice-cream": False,
    "cooked-rice-bowl": True, "omelette": True, "cooking": True,
}  # fmt: skip
"""Dishes, and whether their drawings show what usually is on them."""

TOPPINGS = frozenset([
    "egg", "fried-egg", "boiled-egg", "spring-onion", "onion", "tomato", "cherry-tomato", "herb",
    "basil", "leaf", "seaweed", "strawberry", "cherries", "blueberries", "lemon", "mint",
    "butter", "cheese", "cheese-wedge", "shrimp", "tofu", "beef", "meat", "cut-of-meat", "bacon",
    "carrot", "garlic", "chili", "hot-pepper", "mushroom", "beans", "corn", "ear-of-corn",
    "sesame", "honey-pot", "olive", "leafy-green", "cucumber", "avocado", "chocolate-bar",
    "peanuts", "raspberry", "grapes", "lettuce", "seedling", "green-onion", "bok-choy",
    "pork-chop", "broccoli", "bell-pepper", "candle",
])  # fmt: skip
"""What is on a dish rather than beside it."""

MEALS = frozenset(DISHES) - {"ice-cream", "soft-ice-cream", "cupcake", "taco", "hot-dog"} | {
    "plate", "fork-and-knife-with-plate", "dumpling", "bamboo-steamer", "steamed-bun",
    "cookie-plate", "plate-of-cookies", "bowl", "pie", "zongzi", "tangyuan",
    "moon-cake", "chicken-dinner", "steak",
}  # fmt: skip
"""What one eats at a table, not out of the hand."""
