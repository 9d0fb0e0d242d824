"""The screens: everything that Textual draws, one file a screen."""
