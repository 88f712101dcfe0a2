"""Training the linkage model with Splink, and linking whole registers with it; needs the extra `training`."""
