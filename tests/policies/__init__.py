"""Rules as tables."""
