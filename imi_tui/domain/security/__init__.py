"""Adapters for time, chance and password hashing, and the making of temporary passwords."""
