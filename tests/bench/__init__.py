"""Measures what a user feels and what the line carries: `make bench` (not collected by pytest, which counts bytes)."""
