"""The bound documents: each a declared list of parts, filled from the data and a narrative, printed in several ways."""
