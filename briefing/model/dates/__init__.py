"""Dates as they are known: EDTF, in plain English, and hints for what is no date."""
