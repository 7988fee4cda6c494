"""Document files: what each must be, finishing what the browser wrote, and checking the result; no MkDocs, no
browser.
"""
