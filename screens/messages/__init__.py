"""The screens about e-mail messages (screens.md chapter 16)."""
