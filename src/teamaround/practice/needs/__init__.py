"""What a child may need after something frightening happened: assumed until somebody has looked (R2, R3)."""
