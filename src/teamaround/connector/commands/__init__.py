"""The commands of `teamaround-connector`, one file for each."""
