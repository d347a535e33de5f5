"""What stands in each kind of document, without knowing in which format it will be written."""
