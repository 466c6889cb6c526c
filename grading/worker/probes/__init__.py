"""What a hostile notebook would try, to find out what a worker's walls are worth."""
