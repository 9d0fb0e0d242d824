"""The users of the authority: list, record, form with the matrix of roles, handing over, questions (R3, R4)."""
