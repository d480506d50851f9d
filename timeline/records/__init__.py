"""What flows through the house: frozen records without behaviour."""
