"""The colours of light: what each time of day does to sky and air, and what weather changes.

Every time has several skies; the seed chooses one, so that two sunsets differ and all the
pictures of a set agree. All numbers here were tuned by eye on contact sheets.
"""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.colour import Colour, mix, scale
from seedbed.engines.illustrator.light import RGB, Light

DAY = (
    Light(
        sky=("#2f7fd6", "#6db3f0", "#bfe3fb", "#eef8fb"), sun="#fff6d2", haze="#cfe6f2",
        far="#8fb2cc", cloud="#ffffff", cloud_shade="#b9d0e6",
    ),
    Light(
        sky=("#3a93cf", "#7cc5e6", "#c6ebee", "#fff6df"), sun="#fff1c2", haze="#dcebe2",
        far="#9cbcc2", cloud="#fffdf6", cloud_shade="#c9d6de",
    ),
    Light(
        sky=("#2a66c8", "#5a9fe8", "#a9d6fa", "#e2f2ff"), sun="#fffbe6", haze="#c3dcf2",
        far="#7fa4cf", cloud="#ffffff", cloud_shade="#a8c2e2",
    ),
    Light(
        sky=("#4f9fd8", "#8fcbea", "#d3ecf0", "#fdf0e2"), sun="#fff0cc", haze="#e3e8e2",
        far="#a3b8ca", cloud="#ffffff", cloud_shade="#d6d2e0",
    ),
    Light(  # a clear summer noon
        sky=("#1763cf", "#3f93ea", "#8cc8fa", "#d9f0ff"), sun="#fffdf0", haze="#b8dcf6",
        far="#6f9fd2", cloud="#ffffff", cloud_shade="#9fc4ec",
    ),
    Light(  # late afternoon, the light already golden
        sky=("#4a86c4", "#8fbcd6", "#e9dcb6", "#ffe7ad"), sun="#ffe9a8", haze="#f1deb0",
        far="#a3a58e", ambient=(1.0, 0.97, 0.92), key=0.97, darkness=0.06,
        cloud="#fff3da", cloud_shade="#c9b3ae",
    ),
    Light(  # a fresh morning after rain
        sky=("#3f8fc4", "#84c6da", "#cfeee2", "#fbf7dc"), sun="#fff8d0", haze="#d6ecdc",
        far="#86b3ae", ambient=(0.985, 1.0, 0.96), cloud="#ffffff", cloud_shade="#b4d0d2",
    ),
    Light(  # soft and rosy, an hour after sunrise
        sky=("#6a9ad0", "#a9c4e2", "#f0d9dc", "#ffeed6"), sun="#fff0d0", haze="#f0dcd8",
        far="#a99fc0", ambient=(1.0, 0.965, 0.95), key=0.98, darkness=0.04,
        cloud="#fff6f0", cloud_shade="#ccb8cc",
    ),
)  # fmt: skip

DAWN = (
    Light(
        sky=("#5b7fb9", "#a9a5cf", "#f4bfae", "#ffe3bd"), sun="#fff0cf", haze="#f3cfc0",
        far="#a48fb0", ambient=(1.0, 0.94, 0.9), key=0.93, darkness=0.12,
        cloud="#fff0e6", cloud_shade="#d3a3b4",
    ),
    Light(
        sky=("#6f9cc4", "#a9cfd8", "#f7dcc0", "#fff0cd"), sun="#fff3c9", haze="#f5e2cb",
        far="#a3b0b6", ambient=(1.0, 0.96, 0.9), key=0.95, darkness=0.1,
        cloud="#fff6ea", cloud_shade="#d6bfc0",
    ),
    Light(
        sky=("#4a5f9e", "#8b82bf", "#e79fb4", "#ffd0b0"), sun="#ffe6c4", haze="#eab9bb",
        far="#8f7aac", ambient=(1.0, 0.9, 0.92), key=0.9, darkness=0.16,
        cloud="#ffdfd6", cloud_shade="#b98ab2",
    ),
)  # fmt: skip

SUNSET = (
    Light(
        sky=("#2d3873", "#7b4a8f", "#ee7a60", "#ffc76b"), sun="#fff0b5", haze="#f79a6c",
        far="#7d4a80", ambient=(1.0, 0.85, 0.77), key=0.82, darkness=0.3,
        cloud="#ffb48a", cloud_shade="#8b4a80",
    ),
    Light(
        sky=("#3b4f8f", "#9a6aa6", "#f58f8a", "#ffd9a0"), sun="#fff3c4", haze="#f7ae96",
        far="#8a6096", ambient=(1.0, 0.86, 0.82), key=0.84, darkness=0.28,
        cloud="#ffc7ae", cloud_shade="#a3609a",
    ),
    Light(
        sky=("#4a6ea6", "#c79a9a", "#f9b765", "#ffe39a"), sun="#fff6cf", haze="#f8c283",
        far="#a07a72", ambient=(1.0, 0.88, 0.74), key=0.87, darkness=0.25,
        cloud="#ffe0ae", cloud_shade="#b77f78",
    ),
    Light(
        sky=("#1d2a63", "#5a3a86", "#d5476f", "#ff9a5a"), sun="#ffe0a3", haze="#e2705f",
        far="#5e3876", ambient=(1.0, 0.8, 0.76), key=0.78, darkness=0.34,
        cloud="#ff9a86", cloud_shade="#6f3a7c",
    ),
)  # fmt: skip

NIGHT = (
    Light(
        sky=("#0a1236", "#15265c", "#2a4684", "#5273ac"), sun="#eef3ff", haze="#3d5a94",
        far="#22386a", ambient=(0.64, 0.73, 1.0), key=0.5, darkness=0.75,
        cloud="#6077aa", cloud_shade="#1b2850",
    ),
    Light(
        sky=("#071a33", "#0d3450", "#1f5f72", "#5a97a0"), sun="#f2fbf4", haze="#37727f",
        far="#18465a", ambient=(0.62, 0.78, 0.95), key=0.5, darkness=0.75,
        cloud="#5f8f9a", cloud_shade="#123044",
    ),
    Light(
        sky=("#120c36", "#2a1a5e", "#4c3a8e", "#8a6fb4"), sun="#fff2ea", haze="#5b4c96",
        far="#33286a", ambient=(0.7, 0.7, 1.0), key=0.5, darkness=0.75,
        cloud="#7f6cae", cloud_shade="#221a4c",
    ),
)  # fmt: skip

SKIES = {"day": DAY, "dawn": DAWN, "sunset": SUNSET, "night": NIGHT}

# The same sky under a closed cloud cover: towards these, by how much, and what is left of the
# sun. (sky stops, haze, far, ambient factor, key factor, added darkness, cover)
Cover = tuple[tuple[str, str, str, str], str, str, RGB, float, float, float]
COVERS: dict[str, Cover] = {
    "cloudy": (("#8fa3b5", "#aebdc9", "#cdd8de", "#e6ecee"), "#d3dde2", "#98aab8",
               (0.95, 0.97, 1.0), 0.95, 0.03, 0.7),
    "snow": (("#a9bccd", "#c3d2de", "#dde7ee", "#f3f6f8"), "#e4ecf2", "#b3c4d3",
             (0.95, 0.97, 1.02), 0.97, 0.0, 0.75),
    "rain": (("#66798c", "#8798a8", "#aebac4", "#cdd6da"), "#b6c2ca", "#7d8f9e",
             (0.87, 0.93, 1.0), 0.88, 0.08, 0.85),
    "fog": (("#b3bfc8", "#c6d0d6", "#d9e0e3", "#e9edec"), "#dfe5e6", "#b4c1c8",
            (0.96, 0.98, 1.0), 0.95, 0.02, 0.8),
    "storm": (("#2b3540", "#46535e", "#6c7a80", "#a3aa9c"), "#7f8b8c", "#4f5d66",
              (0.74, 0.82, 0.9), 0.72, 0.22, 0.92),
}  # fmt: skip

# Bare ground by season: near the horizon, middle, near the viewer.
GRASS = {
    "spring": ("#b4d873", "#84bd55", "#549a47"),
    "summer": ("#a0cb60", "#68ab4b", "#3a8342"),
    "autumn": ("#e3b85c", "#c08a3c", "#86602f"),
    "winter": ("#f3f8fd", "#dbe8f5", "#b4cce7"),
}
# Other greens a summer's ground may have, where the prompt names no season.
MEADOWS = (
    GRASS["summer"],
    ("#bcd86a", "#8ebd50", "#4f9148"),
    ("#93c986", "#5aa56a", "#2f7a5a"),
    ("#cfd07a", "#9fb052", "#5f8a42"),
    ("#a9d46c", "#5fb05c", "#2c7f52"),
)
LEAVES = {
    "spring": ("#8ccb5e", "#a5d86b", "#6fb75a", "#b7df7c"),
    "summer": ("#4f9a4a", "#5fae4f", "#3f8a4c", "#76b84e"),
    "autumn": ("#d9772b", "#e8a33a", "#c4482c", "#e0b34a"),
    "winter": ("#8b7d74", "#94867c", "#7f736c", "#8b7d74"),
}
BLOSSOM = ("#f7c3d4", "#f4adc6", "#fbdbe4", "#f29bb8")
FLOWERS = {
    "spring": ("#ffffff", "#ffe066", "#f48fb1", "#c79bf2", "#ff9e80"),
    "summer": ("#ffffff", "#ffd94a", "#f06f8c", "#b67be0", "#5aa0f2"),
    "autumn": ("#e0762e", "#f0b23c", "#b84a26", "#f4dfa8", "#a0527a"),
    "winter": ("#ffffff", "#eaf2fb", "#ffffff", "#dbe8f6", "#ffffff"),
}
SNOW = ("#ffffff", "#e6eefa", "#b9cbe6")


def under_cover(light: Light, weather: str) -> Light:
    """The light under the closed sky of this weather ("cloudy", "rain", "snow", "fog", "storm").

    At night and at sunset the cover takes on part of the hour's own colour.
    """
    sky, haze, far, ambient, key, dark, cover = COVERS[weather]
    hour = light.darkness

    def tone(grey: Colour, own: Colour) -> Colour:
        dim = scale(grey, 1 - 0.78 * hour if hour > 0.5 else 1 - 0.45 * hour)
        return mix(own, mix(dim, own, 0.45 if hour > 0.05 else 0.1), cover)

    return replace(
        light,
        sky=(
            hexed(tone(sky[0], light.sky[0])),
            hexed(tone(sky[1], light.sky[1])),
            hexed(tone(sky[2], light.sky[2])),
            hexed(tone(sky[3], light.sky[3])),
        ),
        haze=hexed(tone(haze, light.haze)),
        far=hexed(tone(far, light.far)),
        sun=hexed(mix(light.sun, light.haze, 0.3)),
        cloud=hexed(tone(mix(sky[3], "#ffffff", 0.35), light.cloud)),
        cloud_shade=hexed(tone(sky[0], light.cloud_shade)),
        ambient=(
            light.ambient[0] * ambient[0],
            light.ambient[1] * ambient[1],
            light.ambient[2] * ambient[2],
        ),
        key=light.key * key,
        open_sun=light.open_sun * (1 - cover),
        darkness=min(0.85, light.darkness + dark),
    )


# What a season adds to the lower sky and the haze: towards which colour, how far.
SEASON_AIR = {
    "spring": ("#f3ecf2", 0.2),
    "summer": ("#d8efff", 0.12),
    "autumn": ("#ffe2b8", 0.3),
    "winter": ("#d3e2f5", 0.42),
}


def in_season(light: Light, season: str) -> Light:
    """The light with the season's own air: soft in spring, golden in autumn, pale in winter."""
    tone, k = SEASON_AIR[season]
    sky = light.sky
    return replace(
        light,
        sky=(
            hexed(mix(sky[0], tone, k * 0.12)),
            hexed(mix(sky[1], tone, k * 0.35)),
            hexed(mix(sky[2], tone, k * 0.8)),
            hexed(mix(sky[3], tone, k)),
        ),
        haze=hexed(mix(light.haze, tone, k)),
    )


def hexed(colour: Colour) -> str:
    """The colour as "#rrggbb"."""
    r, g, b = mix(colour, colour, 0)
    return f"#{round(min(255, max(0, r))):02x}{round(min(255, max(0, g))):02x}" + (
        f"{round(min(255, max(0, b))):02x}"
    )
