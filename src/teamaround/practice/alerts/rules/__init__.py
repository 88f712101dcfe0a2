"""One small file a code; `registry.py` puts each under its code."""
