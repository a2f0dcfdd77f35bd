"""What reports come in: HTML, PDF, DOCX and compressed text, unpacked in a limited process."""
