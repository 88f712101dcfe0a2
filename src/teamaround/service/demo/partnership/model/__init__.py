"""The invented partnership as plain frozen values: who works where, who is whose, what was written down."""
