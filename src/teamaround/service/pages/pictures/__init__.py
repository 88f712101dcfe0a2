"""Pictures as pure functions: a frozen value in, the text of an SVG out."""
