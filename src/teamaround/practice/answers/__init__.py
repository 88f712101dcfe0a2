"""The five questions of a child's page, answered from the case file: pure, in words and dates."""
