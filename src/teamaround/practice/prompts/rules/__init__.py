"""One file a prompt: what the record must say for it to stand."""
