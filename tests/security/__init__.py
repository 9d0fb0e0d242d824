"""Hashing and temporary passwords."""
