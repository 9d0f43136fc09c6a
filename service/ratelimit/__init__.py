"""Rate limits: requests a minute by caller and class."""
