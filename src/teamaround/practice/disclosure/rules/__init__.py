"""The rules behind the rows P1-P9 and Q1-Q5: each says whether a passage must be kept from a reader."""
