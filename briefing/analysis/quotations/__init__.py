"""Quotations, looked up in the words of their source."""
