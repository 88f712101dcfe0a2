"""The open children's families: who belongs to them, where they live, who is linked, what is relied on."""
