"""Match review: a slow, fair, blind decision whether two records are one person."""
