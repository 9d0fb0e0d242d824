"""Users who leave: handing over what they did, deleting them, putting them back (R4.3, R4.4, D7)."""
