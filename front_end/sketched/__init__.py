"""The six sketched pages and every component, filled with the sketches' words. Only for looking at."""
