"""Reference data: the files an operator can replace, their check, and the reader that makes the catalogue of them."""
