"""My work: what somebody must do, most urgent first, and what others owe them."""
