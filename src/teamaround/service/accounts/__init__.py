"""The professionals who sign in."""
