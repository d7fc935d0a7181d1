"""Small pieces that several views are made of: painted text, chips, empty states, lists with keys."""
