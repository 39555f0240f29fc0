"""Writes student.json: points of Student's distribution by scipy, for every number of degrees of
freedom from 1 to 200 and some larger ones.

    python make_student.py
"""

import json
import pathlib

from scipy import stats

levels = [0.6, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9995]
freedoms = list(range(1, 201)) + [500, 1000, 10_000]
points = [[float(stats.t.ppf(level, freedom)) for level in levels] for freedom in freedoms]
path = pathlib.Path(__file__).with_name("student.json")
path.write_text(json.dumps({"levels": levels, "freedoms": freedoms, "points": points}) + "\n")
