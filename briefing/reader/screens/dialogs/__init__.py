"""Windows in front of a page, and the screens that stand there before or instead of one."""
