"""Parts that several screens are made of: lists over a paged source, the matrix of ticks, the tick tree."""
