"""The pathway: regions, transitions, illegal moves."""
