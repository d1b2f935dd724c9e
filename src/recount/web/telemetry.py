"""What the web library must never do."""

from __future__ import annotations

from fastapi.telemetry import TelemetryConfig

# It can send what was asked for to a collector that the environment names: never.
NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
