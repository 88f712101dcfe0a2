"""The watch list: the people and places of open cases, derived from the ledger and rebuilt from it at will."""
