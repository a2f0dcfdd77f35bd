"""From bytes to a record: a document model, declared templates, named field parsers."""
