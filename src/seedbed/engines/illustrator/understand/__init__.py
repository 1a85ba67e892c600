"""Prompt in, SceneSpec out: what a sentence in English or Chinese asks to be drawn.

The steps, one module each: quoted text is taken out (`quoted`), traditional characters
become simplified (`characters`), the rest is cut into the lexicon's words (`segment`, with
`lexicon`), one pass from left to right joins them (`reading`), and what the whole sentence
means is decided at the end (`settle`).
"""

from seedbed.engines.illustrator.understand.understanding import understand

__all__ = ["understand"]
