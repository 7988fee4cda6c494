"""YAML as contributors write it: read with lines, refused with reasons, written back."""
