"""TODO: first line says what this room is for."""
