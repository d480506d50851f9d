"""The commands, one file each; `timeline.cli` names them and imports one only when it is called."""
