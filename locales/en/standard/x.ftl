product = Soundings
