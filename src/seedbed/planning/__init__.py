"""Request + model card -> Plan, and who may draw when.

plan.py decides; catalog.py (cards.toml) says what each model takes; size.py and shape.py
(kinds.toml) choose the pixels; shots.py says which pictures, reading the prompt with sets_en.py
(asks_en.py), sets_zh.py (asks_zh.py), series.py (series.toml) and steps.py; admission.py is the
queue.
"""
