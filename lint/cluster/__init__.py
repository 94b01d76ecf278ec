"""Engines that run the steps of `lint.batch`: Spark, Ray, and the plain one of this process."""
