"""Frozen views (nouns) and commands (verbs) that cross the border between the domain and its users, one file a
subject."""
