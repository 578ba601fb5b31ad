trial-says = We are just trying this out.
trial-leave = Stop
