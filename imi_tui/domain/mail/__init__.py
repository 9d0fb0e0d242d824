"""Letters of the system, the worker that sends them, and the ways out: a Maildir or a mail server (D20)."""
