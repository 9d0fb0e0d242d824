"""One's own account: details, password."""
