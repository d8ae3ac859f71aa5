"""The top floor: the site, its documents and its exports."""
