"""What all tests share: generated cases are never failed for the time they took, which a busy machine decides."""

from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
