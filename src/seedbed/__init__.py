"""Seedbed: a server that speaks Seedream's images API, over engines of your own.

A request's way, one package a stage:
wire -> planning -> references -> engines -> finishing -> delivery -> accounting;
`generation.py` is the whole of it on a page, `types.py` the values in between.
"""

__version__ = "0.1.0"
