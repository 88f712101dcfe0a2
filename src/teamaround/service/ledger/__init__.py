"""One ledger a child: entries are added and never changed (design 2.1)."""
