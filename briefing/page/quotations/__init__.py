"""Quotations beside the words of their source."""
