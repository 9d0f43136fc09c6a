"""Rate limits: requests per minute by caller and class."""
