"""The demonstration: an invented partnership and its personas. Cannot be installed in production."""
