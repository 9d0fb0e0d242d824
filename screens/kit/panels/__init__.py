"""Panels in the lower content lines: question, menu (F9), help (F1), picker."""
