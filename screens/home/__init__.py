"""The menu Beheer (screens.md chapter 3)."""
