"""Letters, the worker that sends them, and the ways out."""
