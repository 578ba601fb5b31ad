trial-says = This is a trial. We do not keep your answers. Nobody reads them.
trial-leave = Stop the trial
