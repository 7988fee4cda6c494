"""Texts written elsewhere, in Word, LibreOffice or a plain editor, made into drafts of fiches."""
