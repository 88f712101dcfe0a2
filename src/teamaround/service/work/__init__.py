"""Things somebody must do by a time, across children: alerts to accept, clocks, reviews."""
