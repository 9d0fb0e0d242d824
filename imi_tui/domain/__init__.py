"""The rules of self-administration in IMI: who may change what, and how it is kept. Knows nothing of screens."""
