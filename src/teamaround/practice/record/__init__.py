"""The record of one child: typed entries, and the fold that turns them into a case file as at a moment."""
