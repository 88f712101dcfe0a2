"""Contacts as they came in: receipts, what is kept for a fortnight, what could not be read, what a matcher decides."""
