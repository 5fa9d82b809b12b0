"""Exchange between groups: a bundle holds one organization's rows in the standard's own shape."""
