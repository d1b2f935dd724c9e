"""What things are: frozen records of the standard library alone, as the wire format names them."""
