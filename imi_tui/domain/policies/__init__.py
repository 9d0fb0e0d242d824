"""Pure rules that return coded issues: asked by screens while somebody types, by use cases on saving."""
