"""What all screens share: the frame, the line widgets, panels, the registry of commands and the bridge to the
domain."""
