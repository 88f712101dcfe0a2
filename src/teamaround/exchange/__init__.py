"""Where matching meets practice. Pure: a contact, the watch list and the case files in; entries and reviews out."""
