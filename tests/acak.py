"""Hypothesis as these tests use it: the same examples on every run, and no clock on a busy machine."""

from hypothesis import HealthCheck, settings

sifat = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
