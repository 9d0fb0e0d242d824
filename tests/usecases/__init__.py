"""What people can do, on a real database."""
