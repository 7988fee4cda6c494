"""French as pages print it and as readers type it: wording, typography, words."""
