"""Entities: plain dataclasses with the rules that concern one of them alone. They know neither storage nor screens."""
