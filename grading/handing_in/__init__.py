"""What arrives: downloads of learning platforms, receipts, the watch."""
