"""The website of the guides: its pages are in docs/, properdocs.yaml lists them, and theme/ is what they look like."""
