"""The documents, held to the code and to the rulebook."""
