"""HTML by journey: presenters, templates and views. Layout, components, pictures and words serve them all."""
