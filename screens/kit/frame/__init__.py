"""The lines that frame every screen: title, rule or tabs, buttons, message, keys (screens.md chapter 1)."""
