"""Pixels -> a durable file: watermark, provenance label, encoding, staging.

finish.py holds the order of the steps; every step is a module beside it.
"""
