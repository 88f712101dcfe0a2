"""The frame that stands round every page: header, navigation, banner, footer."""
