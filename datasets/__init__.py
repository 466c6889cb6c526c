"""The course's pictures of cats, and the generator that draws them."""
