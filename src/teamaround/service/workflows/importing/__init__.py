"""What a council's files say, told as entries of the record. Pure; the same file twice gives the same entries."""
