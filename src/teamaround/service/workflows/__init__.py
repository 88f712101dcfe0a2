"""One file for each thing that happens: one transaction each, and the audit in it."""
