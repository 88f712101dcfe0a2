"""Twenty thousand contacts as agencies wrote them, a few of which concern somebody on the list."""
