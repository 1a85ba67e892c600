"""Houses and the places inside them: a "restaurant" is seen from the street or from its tables."""

from __future__ import annotations

FRONTS = {
    "cafe": "cafe", "bar": "cafe", "shop-inside": "shop", "library": "school",
    "classroom": "school", "castle-hall": "castle", "temple": "pagoda", "stage": "cinema",
    "hospital-room": "hospital", "gallery": "greek-temple", "station-hall": "station",
    "office": "skyscraper", "room": "house", "kitchen": "house", "bedroom": "house",
}  # fmt: skip
"""What is seen of a place by who stands in front of it."""

INSIDES = {
    "hospital": "hospital-room", "school": "classroom", "bakery": "cafe", "restaurant": "cafe",
    "bookshop": "library", "shop": "shop-inside", "museum": "gallery", "cafe-building": "cafe",
    "noodle-shop": "cafe",
    "greek-temple": "gallery", "convenience-store": "shop-inside", "bank": "office",
}  # fmt: skip
"""What somebody "in" a building is seen in."""
