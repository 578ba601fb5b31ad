trial-says = We are trying this out. We keep nothing you choose or write, and nobody reads it.
trial-leave = Stop trying
