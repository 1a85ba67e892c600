"""SceneSpec and a canvas in, SceneGraph out: where everything goes.

`occasion` decides what the picture is of as a whole, `cast` who is drawn, `sizes` how large;
then each rule places its own kind: `standing`, `backs`, `stilllife`, `afloat`, `aloft`, `sets` for
arrangements known by heart, `display` for things shown for themselves, `carrying`, `upon`,
`inside`, `pairs` and `together` for relations, `titles` for the words. `visible` and `bounds` look
at the whole last.
"""

from seedbed.engines.illustrator.compose.composing import compose

__all__ = ["compose"]
