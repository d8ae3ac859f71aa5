"""The middle floor: what came of the plan. Imports from `planning` only."""
