"""Benchmarks: every output of every table at 60, 600 and 6,000 rows, as ratios in one run (``make bench``).

Seconds depend on the machine; ratios against something that does the same job do not, or little. Aims are those of the
project's performance notes; ``bench.rasio`` says for each what is divided by what.
"""
