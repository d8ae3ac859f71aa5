"""Forms of the quarters; they stand on those of ``planning.forms``."""
