"""What several screens say about e-mail messages and do with them."""
