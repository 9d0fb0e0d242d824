"""One file a change, numbered; frozen once released."""
