"""Questions of a case: how what was said came to us, and what must be done before one is closed (U3, U12)."""
