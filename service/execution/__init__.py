"""One operation run on a thread: unit of work, handler, response."""
