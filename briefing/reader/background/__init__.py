"""What is done beside the interface: questions in threads, files that are followed, waits."""
