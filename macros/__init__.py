"""The project without its generator: from the files of the content to finished pages."""
