"""The screen "Mijn autoriteit": the three data tabs over one draft, and the tab of the users (R2, R4.1)."""
