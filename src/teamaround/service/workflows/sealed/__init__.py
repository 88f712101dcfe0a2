"""The parts of what happens with sealed contacts: the list's tokens, blinding, the values in memory, opening."""
