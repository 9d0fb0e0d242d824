"""Message catalogues: one folder a language, and the small module that loads one."""
