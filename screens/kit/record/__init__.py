"""Record view and record form: labels and values; editing puts brackets round the same places (screens.md chapters 4
and 8)."""
