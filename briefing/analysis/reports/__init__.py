"""Reports, first speakers and sources read: three counts, and what joins the chains."""
