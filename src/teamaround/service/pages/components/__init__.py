"""Parts of pages: each a frozen presenter, a template and a stylesheet of the same name."""
