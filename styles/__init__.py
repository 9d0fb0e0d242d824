"""The style sheets (TCSS) and themes of the screens."""
