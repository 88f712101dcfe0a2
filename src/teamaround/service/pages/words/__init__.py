"""How the pages say dates, spans, strengths and differences. Pure."""
