"""Which promises hold on this machine, found out by trying to break them."""
