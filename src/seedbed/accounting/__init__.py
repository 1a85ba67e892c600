"""Who may ask, what they got, and how the server is doing.

usage.py the published formula; keys.py API keys; ledger.py one row per picture; database.py the
SQLite file of both; metrics.py figures for Prometheus.
"""
